"""The voter list as PDF: a stage's list by TPS; what every kind of list is made from."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from app.domain.berlaku import Penetapan
from app.domain.daftar_tahap import Tahap
from app.domain.errors import UserError
from app.domain.fold import fold
from app.domain.kendali import Dokumen
from app.domain.kertas import Kertas
from app.domain.penetapan import Baris
from app.domain.peristiwa import Draft
from app.domain.progress import Progress, silent
from app.domain.sebutan import without
from app.domain.syarat import umur
from app.domain.tms import Alasan
from app.printing.daftar import BarisDpt, LembarTps, MakeQr, OpsiDaftar, Salinan
from app.printing.dpt_jenis import ARSIP, TERSAMAR, JenisDaftar
from app.printing.page import paper_named
from app.printing.signatures import Penandatangan
from app.services.desa import members
from app.services.desa.frozen import frozen_rows, in_force, penetapan, rows_to_freeze
from app.services.desa.kendali import keep_within, refuse_taken
from app.services.desa.peta_wilayah import dusun_of
from app.services.desa.ratify import check_order, planned
from app.services.desa.workspace import Workspace
from app.services.shared.kertas import signer
from app.store import daftar as store
from app.store import journal
from app.system import clock


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF in memory and what it holds. `dokumen`: its copies in the Buku kendali."""

    pdf: bytes = field(repr=False)
    voters: int
    tps: int
    konsep: bool = False
    pages: int = 0
    dokumen: tuple[Dokumen, ...] = ()


@dataclass(frozen=True, slots=True)
class BahanDaftar:
    """All that printing needs, read from the data file. `dokumen`: one for each copy, or none at all.

    `catatan`: what is written down of the print.
    """

    options: OpsiDaftar = field(repr=False)
    salinan: Sequence[Salinan] = field(repr=False)
    catatan: Mapping[str, str]
    dokumen: Sequence[Dokumen] = ()


@dataclass(frozen=True, slots=True)
class DaftarDibaca:
    """A stage's list with what is told beside a row. `penetapan` None: a draft, as it would be frozen now."""

    tahap: Tahap
    penetapan: Penetapan | None
    hari: date
    rows: Sequence[BarisDpt] = field(repr=False)
    tempat: Mapping[str, str]


def dpt(
    workspace: Workspace,
    tahap: Tahap = "dpt",
    tps: str = "",
    paper: str = "F4",
    *,
    terbuka: bool = False,
    progress: Progress = silent,
) -> Printed:
    """The list of a stage, masked unless `terbuka`; KONSEP before its ratification. Raises TPS_UNKNOWN."""
    held = bahan_daftar(workspace, tahap, tps, paper, terbuka=terbuka)
    done = pdf_of(held, progress)
    note_list(workspace, held, done)
    return done


def bahan_daftar(
    workspace: Workspace, tahap: Tahap, tps: str = "", paper: str = "F4", *, terbuka: bool = False
) -> BahanDaftar:
    """On the data lane. Raises UserError STAGE_ORDER, TPS_UNKNOWN, PAPER_UNKNOWN."""
    read = read_list(workspace, tahap)
    sheets = tps_sheets(read, tps)
    return BahanDaftar(
        list_options(workspace, read, ARSIP if terbuka else TERSAMAR, paper),
        [Salinan(sheets)],
        noted(tahap, tps, sheets, "terbuka" if terbuka else "tersamar"),
    )


def pdf_of(held: BahanDaftar, progress: Progress = silent) -> Printed:
    """Set the pages; needs no data file."""
    from app.printing.dpt import daftar_pdf  # reportlab costs a quarter of a second

    done = daftar_pdf(held.salinan, held.options, progress)
    sheets = {id(sheet): sheet for one in held.salinan for sheet in one.sheets}.values()
    papers = zip(held.dokumen, done.halaman, strict=True) if held.dokumen else ()
    return Printed(
        done.pdf,
        sum(1 for sheet in sheets for row in sheet.rows if row.no),
        len({sheet.tps for sheet in sheets}),
        held.options.konsep,
        sum(done.halaman),
        tuple(replace(paper, lembar=pages) for paper, pages in papers),
    )


def note_list(
    workspace: Workspace, held: BahanDaftar, done: Printed, save: Callable[[], None] = lambda: None
) -> None:
    """The copies get their numbers and the print is written down, all or nothing. Raises DOCUMENT_TAKEN.

    `save` keeps the file: where that fails, nothing counts as printed.
    """
    with workspace.transaction():
        refuse_taken(workspace, done.dokumen)
        keep_within(workspace, done.dokumen)
        isi = dict(held.catatan) | {"halaman": str(done.pages)}
        workspace.note_within([Draft("cetak", isi=isi)])
        save()


def read_list(workspace: Workspace, tahap: Tahap) -> DaftarDibaca:
    """The ratified list, or its draft. Raises STAGE_ORDER."""
    return workspace.once(f"dibaca/{tahap}", lambda: _read_list(workspace, tahap))


def _read_list(workspace: Workspace, tahap: Tahap) -> DaftarDibaca:
    ratified = penetapan(workspace, tahap)
    rows = frozen_rows(workspace, ratified) if ratified else draft_rows(workspace, tahap)
    return told_list(workspace, tahap, ratified, rows)


def told_list(
    workspace: Workspace, tahap: Tahap, ratified: Penetapan | None, rows: Sequence[Baris]
) -> DaftarDibaca:
    """The same of rows that were read already; `ratified` None: a draft."""
    hari = ratified.hari if ratified else workspace.pengaturan.pemilihan.hari
    told = _told(rows, hari, _dead(workspace) if ratified else set(), dusun_of(workspace))
    return DaftarDibaca(tahap, ratified, hari, told, tps_places(workspace))


def list_options(workspace: Workspace, read: DaftarDibaca, jenis: JenisDaftar, paper: str) -> OpsiDaftar:
    """Raises PAPER_UNKNOWN."""
    sidik = read.penetapan.sidik[:16].upper() if read.penetapan else ""
    return OpsiDaftar(
        desa=workspace.desa,
        pemilihan=replace(workspace.pengaturan.pemilihan, hari=read.hari),
        istilah=workspace.pengaturan.istilah,
        tahap=read.tahap,
        jenis=jenis,
        konsep=read.penetapan is None,
        kertas=paper_named(paper),
        sidik=sidik,
        ketua=member_name(workspace, "ketua"),
        sekretaris=member_name(workspace, "sekretaris"),
        tanggal=_ratified_on(workspace, read.penetapan),
        penandatangan=signers(workspace, read.tahap),
        qr=_codes(workspace, read.tahap, sidik) if sidik else None,
    )


def _ratified_on(workspace: Workspace, what: Penetapan | None) -> date | None:
    return clock.local_date(what.waktu, workspace.pengaturan.pemilihan.zona) if what else None


def _codes(workspace: Workspace, tahap: Tahap, sidik: str) -> MakeQr:
    sign, desa = signer(workspace.key), workspace.desa.kode
    return lambda tps, page, copy: sign(Kertas(desa, tahap, tps, f"H{page}", sidik, salinan=copy))


def noted(what: str, tps: str, sheets: Iterable[LembarTps], how: str) -> dict[str, str]:
    """What the chain of accesses keeps of a print."""
    voters = sum(1 for sheet in sheets for row in sheet.rows if row.no)
    return {"dokumen": what, "tps": tps or "semua", "pemilih": str(voters), "jenis": how}


def told_holders(holders: Sequence[str]) -> str:
    """Who gets a print; how many where they are many."""
    named = [one for one in holders if one]
    return named[0] if len(named) == 1 else f"{len(named)} penerima" if named else ""


def member_name(workspace: Workspace, role: str) -> str:
    """Who signs for a role; "" where nobody has it, so that the name is written by hand."""
    named = (one.nama for one in members.known(workspace).values() if one.peran == role)
    return next((nama for nama in named if nama.lower() != role), "")


def signers(workspace: Workspace, document: str) -> tuple[Penandatangan, ...]:
    """Who the rules name for a document; none where they leave it to the usual ones."""
    named = (one for one in workspace.aturan.penandatangan if one["dokumen"] == document)
    return tuple(Penandatangan(one["jabatan"], one["nama"]) for one in named)


def tps_places(workspace: Workspace) -> dict[str, str]:
    """Where each TPS stands, by its code, as far as somebody has said."""
    return {code: str(one.isi["lokasi"]) for (code,), one in workspace.keyed("tps").items() if one.isi}


def draft_rows(workspace: Workspace, tahap: Tahap) -> list[Baris]:
    """The list as it would be frozen now. Raises STAGE_ORDER where it adds to one that is not there yet."""
    found = in_force(workspace)
    if tahap in ("dptambahan", "addendum"):
        check_order(workspace, found, tahap, nomor="-")
    base = store.base(workspace.db, workspace.newest_paket())
    events = journal.all_events(workspace.db)
    voters = list(fold(base, events).pemilih.values())
    return rows_to_freeze(workspace, planned(workspace, found, tahap), voters, events)


def is_meant(value: str, typed: str) -> bool:
    """003 is meant by 3, 03 and 003; "" by whatever there is."""
    return not typed or value.lstrip("0").casefold() == typed.strip().lstrip("0").casefold()


def tps_sheets(read: DaftarDibaca, tps: str = "") -> list[LembarTps]:
    """One a TPS; a page that says so where nobody is listed. Raises TPS_UNKNOWN."""
    sheets = [
        LembarTps(code, read.tempat.get(code, ""), list(group))
        for code, group in groupby(of_tps(read.rows, tps), key=lambda row: row.pemilih.tps)
    ]
    return sheets or [LembarTps("", "", [])]


def rt_heading(
    workspace: Workspace, rt: str, rw: str, dusun: Iterable[str]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What the total of an RT is of, and the two lines about it in the heading."""
    word = workspace.pengaturan.istilah.dusun
    names = sorted({without(word, one) for one in dusun if one})
    told = (("RT / RW", f"{rt or '–'} / {rw or '–'}"), (word, ", ".join(names) or "–"))
    return f"RT {rt or '–'} / RW {rw or '–'}", told


def of_tps(rows: Sequence[BarisDpt], tps: str) -> Sequence[BarisDpt]:
    """Those of one TPS; all for "". Raises TPS_UNKNOWN."""
    if not tps:
        return rows
    chosen = [row for row in rows if is_meant(row.pemilih.tps, tps)]
    if not chosen:
        raise UserError("TPS_UNKNOWN", tps=tps)
    return chosen


def _told(
    rows: Iterable[Baris], hari: date, dead: set[str], dusun: Mapping[tuple[str, str, str], str]
) -> list[BarisDpt]:
    """After the lock "meninggal dunia" is the only note (Permendagri 112/2014 Pasal 20)."""
    return [
        BarisDpt(
            row.no,
            one := row.pemilih,
            umur(one, hari),
            "meninggal dunia" if one.id in dead else "",
            dusun.get((one.alamat, one.rt, one.rw), ""),
        )
        for row in rows
    ]


def _dead(workspace: Workspace) -> set[str]:
    return store.ids_with_status(workspace.db, Alasan.MENINGGAL)
