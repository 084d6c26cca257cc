"""The delivery lists of invitations and the balance of what became of them, as PDF."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.errors import UserError
from app.domain.kendali import KEMBALI, Dokumen
from app.domain.penetapan import Baris
from app.domain.progress import Progress, silent
from app.domain.rentang import ranges_of
from app.domain.tanggal import ribuan
from app.printing.ekspedisi import BarisEkspedisi, LembarEkspedisi, OpsiEkspedisi
from app.printing.page import paper_named
from app.printing.rekonsiliasi import RekonCetak
from app.printing.wording import nomor_tps
from app.services.desa.kembalian import BarisRekon, reconcile, total
from app.services.desa.kendali import chosen, papers, today
from app.services.desa.print_lists import member_name
from app.services.desa.print_tanggapan import letter_signers
from app.services.desa.undangan_ikat import (
    Urut,
    Wilayah,
    dusun_told,
    grouped_rows,
    nomor_of,
    numbers_told,
)
from app.services.desa.undangan_pilih import Dpt, Siapa, chosen_rows, died, read_dpt
from app.services.desa.undangan_surat import area_told
from app.services.desa.undangan_tercetak import printed_slips
from app.services.desa.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PilihanEkspedisi:
    """Whose letters; `ikat`: these bundles of the Buku kendali only, as somebody types them."""

    siapa: Siapa = field(default_factory=Siapa)
    ikat: tuple[str, ...] = ()
    urut: Urut = "rt"
    kertas: str = "F4"


@dataclass(frozen=True, slots=True)
class BahanEkspedisi:
    """All that printing needs. `catatan`: what the chain of accesses keeps once it leaves."""

    options: OpsiEkspedisi = field(repr=False)
    lembar: Sequence[LembarEkspedisi] = field(repr=False)
    catatan: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BahanRekon:
    """The same of the balance."""

    data: RekonCetak = field(repr=False)
    catatan: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EkspedisiTercetak:
    """A PDF in memory: how many letters in how many bundles."""

    pdf: bytes = field(repr=False)
    voters: int
    ikat: int


def ekspedisi(
    workspace: Workspace, pilihan: PilihanEkspedisi | None = None, progress: Progress = silent
) -> EkspedisiTercetak:
    """Read, set and write down in one. Raises what `bahan_ekspedisi` raises."""
    held = bahan_ekspedisi(workspace, pilihan or PilihanEkspedisi())
    done = ekspedisi_of(held, progress)
    workspace.note_access("cetak", dict(held.catatan))
    return done


def bahan_ekspedisi(workspace: Workspace, pilihan: PilihanEkspedisi) -> BahanEkspedisi:
    """Who signs for which letter: bundles as they were printed, else the RTs as they will be.

    Raises UserError DPT_NEEDED, SLIP_NOBODY, DOCUMENT_UNKNOWN, PAPER_UNKNOWN and what `chosen_rows` raises.
    """
    dpt = read_dpt(workspace)
    sheets = _sheets(workspace, dpt, pilihan)
    if not sheets:
        raise UserError("SLIP_NOBODY")
    options = OpsiEkspedisi(
        workspace.desa,
        workspace.pengaturan.pemilihan,
        workspace.pengaturan.istilah,
        paper_named(pilihan.kertas),
        dpt.sidik,
        member_name(workspace, "ketua"),
    )
    voters = sum(len(one.rows) for one in sheets)
    noted = {"dokumen": "ekspedisi", "tps": pilihan.siapa.tps or "semua", "pemilih": str(voters)}
    return BahanEkspedisi(options, sheets, noted)


def ekspedisi_of(held: BahanEkspedisi, progress: Progress = silent) -> EkspedisiTercetak:
    """Set the lists; needs no data file."""
    from app.printing.ekspedisi import ekspedisi_pdf  # reportlab costs a quarter of a second

    pdf = ekspedisi_pdf(held.lembar, held.options, progress)
    return EkspedisiTercetak(pdf, sum(len(one.rows) for one in held.lembar), len(held.lembar))


def _sheets(workspace: Workspace, dpt: Dpt, asked: PilihanEkspedisi) -> list[LembarEkspedisi]:
    """A sheet a bundle; letters of one RT that lie in no bundle yet have one of their own."""
    dead, slips = died(workspace), printed_slips(workspace)
    book = {one.nomor: one for one in papers(workspace, "undangan")}
    wanted = {one.nomor for one in chosen(workspace, asked.ikat)} if asked.ikat else None
    rows = {nomor_of(row) for row in chosen_rows(dpt, asked.siapa)}
    found = []
    for key, every in grouped_rows(workspace, dpt.rows, asked.urut).items():
        bundles: dict[str, list[Baris]] = {}
        for row in every:
            slip = slips.get(nomor_of(row))
            number = slip.ikat if slip and slip.ikat in book else ""
            if nomor_of(row) in rows and (number or row.pemilih.id not in dead):
                bundles.setdefault(number, []).append(row)
        for number, of_bundle in sorted(bundles.items(), key=lambda one: not one[0]):
            if wanted is None or number in wanted:
                found.append(_sheet(workspace, key, of_bundle, book.get(number)))
    return found


def _sheet(
    workspace: Workspace, key: Wilayah, rows: Sequence[Baris], bundle: Dokumen | None
) -> LembarEkspedisi:
    tps = nomor_tps(key.tps)
    word = workspace.pengaturan.istilah.tps
    return LembarEkspedisi(
        judul=area_told(key) or f"{word} {tps}",
        wilayah=dusun_told(workspace, key.dusun),
        tps=tps,
        rt=key.rt,
        rentang=f"{word} {tps}: No. DPT {numbers_told(ranges_of(row.no for row in rows))}",
        rows=list(_lines(rows)),
        nomor=bundle.nomor if bundle else "",
        pemegang=bundle.pemegang if bundle else "",
        keluar=_day(bundle.keluar) if bundle else "",
        kembali=_day(bundle.kembali) if bundle else "",
    )


def _lines(rows: Sequence[Baris]) -> list[BarisEkspedisi]:
    """Families counted from 1; who has no NKK is one of his own."""
    families: dict[str, int] = {}
    lines = []
    for row in rows:
        voter = row.pemilih
        family = voter.nkk or voter.id
        first = family not in families
        number = families.setdefault(family, len(families) + 1)
        lines.append(BarisEkspedisi(row.no, voter.nama, voter.kelamin, number, first))
    return lines


def _day(day: date | None) -> str:
    return f"{day:%d-%m-%Y}" if day else ""


def rekonsiliasi(workspace: Workspace, by: Urut = "rt", paper: str = "F4") -> bytes:
    """The balance for the archive: read, set and written down in one. Raises what `bahan_rekon` raises."""
    held = bahan_rekon(workspace, by, paper)
    pdf = rekonsiliasi_of(held)
    workspace.note_access("cetak", dict(held.catatan))
    return pdf


def bahan_rekon(workspace: Workspace, by: Urut = "rt", paper: str = "F4") -> BahanRekon:
    """Raises DPT_NEEDED, PAPER_UNKNOWN."""
    lines = reconcile(workspace, by)
    whole = total(lines)
    sums = ("Jumlah", "", *balance_cells(workspace, whole, by)[2:])
    data = RekonCetak(
        workspace.desa,
        workspace.pengaturan.pemilihan,
        workspace.pengaturan.istilah,
        [*(balance_cells(workspace, one, by) for one in lines), sums],
        f"{balance_told(whole)}.",
        today(workspace),
        letter_signers(workspace),
        paper_named(paper),
        read_dpt(workspace).sidik,
    )
    return BahanRekon(data, {"dokumen": "rekonsiliasi", "menurut": by})


def rekonsiliasi_of(held: BahanRekon) -> bytes:
    """Set it; needs no data file."""
    from app.printing.rekonsiliasi import rekonsiliasi_pdf

    return rekonsiliasi_pdf(held.data)


def balance_cells(workspace: Workspace, one: BarisRekon, by: Urut = "rt") -> tuple[str, ...]:
    """A line as it is read: place, TPS, the numbers."""
    numbers = (
        one.pemilih,
        one.dicetak,
        one.diterima,
        *(one.kembali.get(reason, 0) for reason in KEMBALI),
        one.keluar,
        one.disimpan,
        one.musnah + one.dicabut,
        one.salinan,
    )
    return (_place(workspace, one.wilayah, by), nomor_tps(one.wilayah.tps), *map(ribuan, numbers))


def _place(workspace: Workspace, key: Wilayah, by: Urut) -> str:
    """An RT with its dusun, or a whole TPS."""
    if not key.tps:
        return "Nomor yang dicabut"
    if by == "tps":
        return f"{workspace.pengaturan.istilah.tps} {nomor_tps(key.tps)}"
    told = ", ".join(part for part in (area_told(key), dusun_told(workspace, key.dusun)) if part)
    return told or "Tanpa RT"


def balance_told(one: BarisRekon) -> str:
    """`2.700 dicetak = 2.650 diterima pemilih + 30 kembali + 20 di tangan pengantar`."""
    parts: Mapping[str, int] = {
        "diterima pemilih": one.diterima,
        "kembali": one.jumlah_kembali,
        "di tangan pengantar": one.keluar,
        "belum keluar": one.disimpan,
        "musnah": one.musnah,
        "dicabut": one.dicabut,
    }
    told = [f"{ribuan(count)} {name}" for name, count in parts.items() if count]
    sums = " + ".join(told) or "0"
    remark = f"; {ribuan(one.tanpa_catatan)} kembali tanpa catatan cetak" if one.tanpa_catatan else ""
    return f"{ribuan(one.dicetak)} dicetak = {sums}{remark}"
