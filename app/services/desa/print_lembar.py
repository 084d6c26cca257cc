"""Worksheets of the field check and the stickers left at the door, in the order of the entry screen."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from app.domain.daftar_tahap import TAHAP
from app.domain.errors import UserError
from app.domain.kertas import Kertas
from app.domain.pemilih import KOLOM, Pemilih
from app.domain.progress import Progress, silent
from app.printing.daftar import BarisDpt, LembarTps, OpsiDaftar, Salinan
from app.printing.dpt_jenis import LEMBAR_KERJA, LEMBAR_KERJA_TERBUKA
from app.printing.lembar_kerja import blank_rows
from app.printing.page import paper_named
from app.printing.stiker import Keluarga, OpsiStiker, Penghuni
from app.services.desa.daftar_index import worksheet_order
from app.services.desa.daftar_rows import Ringkas, RowReader
from app.services.desa.frozen import frozen_rows, in_force
from app.services.desa.kendali import Baru, numbered, one_line
from app.services.desa.print_lists import (
    BahanDaftar,
    Printed,
    is_meant,
    note_list,
    noted,
    pdf_of,
    rt_heading,
    told_holders,
)
from app.services.desa.workspace import Workspace
from app.services.shared.kertas import signer
from app.store import daftar as store

BLANK_ROWS = 6


@dataclass(frozen=True, slots=True)
class PilihanLembar:
    """`rt`, `rw`: one RT only. `petugas`: who gets the sheets. `kosong`: empty rows for new people.

    `terbuka` shows NIK, NKK and birth date whole and needs an `alasan`.
    """

    rt: str = ""
    rw: str = ""
    kertas: str = "F4"
    petugas: tuple[str, ...] = ()
    kosong: int = BLANK_ROWS
    terbuka: bool = False
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class PilihanStiker:
    """`rt`, `rw`: one RT only."""

    rt: str = ""
    rw: str = ""
    kertas: str = "F4"


@dataclass(frozen=True, slots=True)
class BahanStiker:
    """All that printing needs, and what is written down of it."""

    options: OpsiStiker = field(repr=False)
    keluarga: Sequence[Keluarga] = field(repr=False)
    catatan: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Rumah:
    """A row of a worksheet: its number there, the voter, what a table shows of him."""

    no: int
    pemilih: Pemilih
    ringkas: Ringkas


def lembar_kerja(
    workspace: Workspace, pilihan: PilihanLembar | None = None, progress: Progress = silent
) -> Printed:
    """Read, set and write down in one. Raises what `bahan_lembar` and `note_list` raise."""
    held = bahan_lembar(workspace, pilihan or PilihanLembar())
    done = pdf_of(held, progress)
    note_list(workspace, held, done)
    return done


def bahan_lembar(workspace: Workspace, pilihan: PilihanLembar) -> BahanDaftar:
    """On the data lane. Raises UserError OPEN_REASON, RT_UNKNOWN, PAPER_UNKNOWN, DOCUMENT_FIELD."""
    reason = one_line(pilihan.alasan)
    if pilihan.terbuka and not reason:
        raise UserError("OPEN_REASON", usage=True)
    found = [
        (rt, rw, _sheet(workspace, rt, rw, rows, pilihan.kosong))
        for rt, rw, rows in _worksheets(workspace, pilihan.rt, pilihan.rw)
    ]
    isi = f"Lembar kerja{', terbuka' if pilihan.terbuka else ''}"
    wanted = [(one, holder) for one in found for holder in pilihan.petugas or ("",)]
    new = [Baru("lembar_kerja", isi, 0, rt=rt, rw=rw, pemegang=holder) for (rt, rw, _), holder in wanted]
    made = numbered(workspace, new)
    copies = [
        Salinan([sheet], paper.nomor, paper.pemegang)
        for ((_, _, sheet), _), paper in zip(wanted, made, strict=True)
    ]
    how = "terbuka" if pilihan.terbuka else "tersamar"
    told = noted("lembar_kerja", "", (sheet for _, _, sheet in found), how)
    told |= {"untuk": told_holders(pilihan.petugas), "salinan": str(len(made))}
    if pilihan.terbuka:
        told |= {"alasan": reason}
    options = OpsiDaftar(
        desa=workspace.desa,
        pemilihan=workspace.pengaturan.pemilihan,
        istilah=workspace.pengaturan.istilah,
        jenis=LEMBAR_KERJA_TERBUKA if pilihan.terbuka else LEMBAR_KERJA,
        konsep=False,
        kertas=paper_named(pilihan.kertas),
    )
    return BahanDaftar(options, copies, told, made)


def _sheet(workspace: Workspace, rt: str, rw: str, rows: Sequence[_Rumah], blanks: int) -> LembarTps:
    nama, kepala = rt_heading(workspace, rt, rw, (row.ringkas.dusun for row in rows))
    told = [BarisDpt(row.no, row.pemilih, row.ringkas.umur, dusun=row.ringkas.dusun) for row in rows]
    return LembarTps("", "", [*told, *blank_rows(blanks)], nama, kepala)


def _worksheets(workspace: Workspace, rt: str, rw: str) -> Iterator[tuple[str, str, list[_Rumah]]]:
    """(RT, RW, rows) by RW and RT: everybody whom the entry screen shows, under its numbers."""
    reader = RowReader.of(workspace)
    everybody = [
        (reader.read(row), Pemilih(*(row[kolom] for kolom in KOLOM)))
        for row in store.rows(workspace.db)
        if is_meant(row["rt"], rt) and is_meant(row["rw"], rw)
    ]
    if not everybody:
        raise UserError("RT_UNKNOWN")
    everybody.sort(key=lambda one: (one[0].rw, one[0].rt, worksheet_order(one[0])))
    for (here_rw, here_rt), group in groupby(everybody, key=lambda one: (one[0].rw, one[0].rt)):
        yield here_rt, here_rw, [_Rumah(no, voter, row) for no, (row, voter) in enumerate(group, 1)]


def stiker(
    workspace: Workspace, pilihan: PilihanStiker | None = None, progress: Progress = silent
) -> Printed:
    """Read, set and write down in one. Raises what `bahan_stiker` raises."""
    held = bahan_stiker(workspace, pilihan or PilihanStiker())
    done = stiker_of(held, progress)
    note_stiker(workspace, held, done)
    return done


def bahan_stiker(workspace: Workspace, pilihan: PilihanStiker) -> BahanStiker:
    """On the data lane: families of those who are on the list. Raises RT_UNKNOWN, PAPER_UNKNOWN."""
    codes = _Codes(workspace)
    families = [
        _family(rows, codes)
        for _, _, sheet in _worksheets(workspace, pilihan.rt, pilihan.rw)
        for rows in _families(row for row in sheet if not row.ringkas.is_tms)
    ]
    options = OpsiStiker(
        desa=workspace.desa,
        pemilihan=workspace.pengaturan.pemilihan,
        istilah=workspace.pengaturan.istilah,
        kertas=paper_named(pilihan.kertas),
        tahap=codes.tahap,
    )
    voters = sum(len(one.penghuni) for one in families)
    told = {"dokumen": "stiker", "pemilih": str(voters), "keluarga": str(len(families))}
    return BahanStiker(options, families, told)


def stiker_of(held: BahanStiker, progress: Progress = silent) -> Printed:
    """Set them; needs no data file."""
    from app.printing.stiker import stiker_pdf  # reportlab costs a quarter of a second

    pdf, pages = stiker_pdf(held.keluarga, held.options, progress)
    people = [one for family in held.keluarga for one in family.penghuni]
    return Printed(pdf, len(people), len({one.tps for one in people}), pages=pages)


def note_stiker(workspace: Workspace, held: BahanStiker, done: Printed) -> None:
    """Write down that they left."""
    workspace.note_access("cetak", dict(held.catatan) | {"halaman": str(done.pages)})


def _families(rows: Iterable[_Rumah]) -> list[list[_Rumah]]:
    """One a family card; a voter whose card KPU has starred, or who has none, stands alone."""
    found: dict[str, list[_Rumah]] = {}
    for row in rows:
        found.setdefault(_card(row), []).append(row)
    return list(found.values())


def _card(row: _Rumah) -> str:
    nkk = row.pemilih.nkk
    return nkk if nkk and "*" not in nkk else row.pemilih.id


def _family(rows: Sequence[_Rumah], codes: "_Codes") -> Keluarga:
    first = rows[0]
    people = [Penghuni(row.no, row.pemilih.nama, row.pemilih.kelamin, row.pemilih.tps) for row in rows]
    code = next(filter(None, map(codes.of, rows)), "")
    return Keluarga(first.pemilih.rt, first.pemilih.rw, first.ringkas.dusun, people, code)


class _Codes:
    """The code of a family: its first member on the newest ratified list; none before there is one."""

    def __init__(self, workspace: Workspace) -> None:
        found = in_force(workspace)
        newest = [one for tahap in TAHAP if (one := found.tahap.get(tahap)) and tahap != "dptambahan"]
        self._list = newest[-1] if newest else None
        self._rows = {row.pemilih.id: row for row in frozen_rows(workspace, self._list)} if self._list else {}
        self._desa, self._sign = workspace.desa.kode, signer(workspace.key)

    @property
    def tahap(self) -> str:
        """The list that the codes tell of."""
        return self._list.tahap if self._list else ""

    def of(self, row: _Rumah) -> str:
        """ "" where he is not on that list."""
        found = self._rows.get(row.pemilih.id)
        if found is None or self._list is None:
            return ""
        voter, sidik = found.pemilih, self._list.sidik[:16].upper()
        return self._sign(Kertas(self._desa, self._list.tahap, voter.tps, f"N{found.no}", sidik, voter.id))
