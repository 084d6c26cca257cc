"""Copies of a list that go to somebody: numbered, with the recipient on every page, in the Buku kendali."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.domain.daftar_tahap import NAMA, Tahap
from app.domain.ejaan import abjad
from app.domain.errors import UserError
from app.domain.istilah import Istilah
from app.domain.kendali import Dokumen
from app.domain.progress import Progress, silent
from app.printing.daftar import LembarTps, Salinan
from app.printing.dpt_jenis import ARSIP, HADIR, INDEKS, KPPS, SAKSI, TERSAMAR, JenisDaftar
from app.printing.dpt_katalog import fits_upright
from app.printing.wording import nomor_tps
from app.services.desa.kendali import Baru, numbered, one_line
from app.services.desa.print_lists import (
    BahanDaftar,
    Printed,
    list_options,
    note_list,
    noted,
    pdf_of,
    read_list,
    told_holders,
    tps_sheets,
)
from app.services.desa.workspace import Workspace

Jenis = Literal["kpps", "saksi", "calon", "arsip", "indeks", "hadir"]

_JENIS: Mapping[Jenis, tuple[JenisDaftar, str]] = {
    "kpps": (KPPS, "Salinan {daftar} {petugas}"),
    "saksi": (SAKSI, "Salinan {daftar} saksi"),
    "calon": (TERSAMAR, "Salinan {daftar} calon"),
    "arsip": (ARSIP, "Salinan {daftar} arsip"),
    "indeks": (INDEKS, "Indeks nama {daftar}"),
    "hadir": (HADIR, "Daftar hadir {daftar}"),
}
"""Kind -> how it looks, what the Buku kendali calls it."""

_AT_TPS: tuple[Jenis, ...] = ("kpps", "indeks", "hadir")
"""Who serves at the TPS gets them, unless told otherwise."""

_CAN_OPEN: tuple[Jenis, ...] = ("kpps", "saksi", "calon", "arsip")
MOST_COPIES = 200


@dataclass(frozen=True, slots=True)
class PilihanSalinan:
    """`penerima`: each gets `kali` copies, of every TPS its own where the kind is a TPS's; none: the usual
    one, or a line to write the name on. `induk`: one to be photocopied, number and name left blank.

    `terbuka` shows NIK, NKK and birth date and needs an `alasan`; an archive copy is open by itself.
    """

    jenis: Jenis = "kpps"
    tahap: Tahap = "dpt"
    tps: str = ""
    kertas: str = "F4"
    penerima: tuple[str, ...] = ()
    kali: int = 1
    induk: bool = False
    terbuka: bool = False
    alasan: str = ""


def salinan(
    workspace: Workspace, pilihan: PilihanSalinan | None = None, progress: Progress = silent
) -> Printed:
    """Read, set and write down in one. Raises what `bahan_salinan` and `note_list` raise."""
    held = bahan_salinan(workspace, pilihan or PilihanSalinan())
    done = pdf_of(held, progress)
    note_list(workspace, held, done)
    return done


def bahan_salinan(
    workspace: Workspace, pilihan: PilihanSalinan, beside: Sequence[Dokumen] = ()
) -> BahanDaftar:
    """On the data lane; nothing is written. `beside`: papers that will be registered before these.

    Raises UserError OPEN_REASON, OPEN_REFUSED, LIST_COPIES, STAGE_ORDER, TPS_UNKNOWN, PAPER_UNKNOWN,
    DOCUMENT_FIELD.
    """
    jenis, called = _kind(workspace, pilihan), _JENIS[pilihan.jenis][1]
    read = read_list(workspace, pilihan.tahap)
    groups = _groups(tps_sheets(read, pilihan.tps), jenis, pilihan)
    istilah = workspace.pengaturan.istilah
    isi = called.format(daftar=NAMA[pilihan.tahap], petugas=istilah.petugas_tps)
    isi += ", terbuka" if jenis.terbuka else ""
    wanted = [(group, holder) for group in groups for holder in _holders(group, istilah, pilihan)]
    if len(wanted) > MOST_COPIES:
        raise UserError("LIST_COPIES", usage=True, most=MOST_COPIES)
    kind = "induk" if pilihan.induk else "salinan"
    new = [Baru(kind, isi, 0, _tps_of(group), pemegang=holder) for group, holder in wanted]
    made = numbered(workspace, new, beside)
    copies = [
        Salinan(group, one.nomor, one.pemegang, isian=pilihan.induk)
        for (group, _), one in zip(wanted, made, strict=True)
    ]
    told = noted(pilihan.tahap, pilihan.tps, (sheet for group in groups for sheet in group), jenis.kode)
    told |= {"untuk": told_holders([one.pemegang for one in made]), "salinan": str(len(made))}
    if jenis.terbuka:
        told |= {"terbuka": "ya", "alasan": one_line(pilihan.alasan) or "arsip"}
    return BahanDaftar(list_options(workspace, read, jenis, pilihan.kertas), copies, told, made)


def _kind(workspace: Workspace, pilihan: PilihanSalinan) -> JenisDaftar:
    jenis = _JENIS[pilihan.jenis][0]
    if not pilihan.terbuka:
        return _as_ruled(workspace, jenis) if pilihan.jenis == "kpps" else jenis
    if pilihan.jenis not in _CAN_OPEN:
        raise UserError("OPEN_REFUSED", usage=True)
    if pilihan.jenis != "arsip" and not one_line(pilihan.alasan):
        raise UserError("OPEN_REASON", usage=True)
    return replace(ARSIP, kode=jenis.kode, per_tps=jenis.per_tps)


def _as_ruled(workspace: Workspace, jenis: JenisDaftar) -> JenisDaftar:
    """With the columns that this place has for who serves at a TPS; across where they need the room."""
    names = workspace.aturan.kolom_kpps
    return replace(jenis, kolom=names, tegak=fits_upright(names, workspace.pengaturan.istilah))


def _groups(
    sheets: Sequence[LembarTps], jenis: JenisDaftar, pilihan: PilihanSalinan
) -> list[Sequence[LembarTps]]:
    """What one number stands for: a TPS, or the list as a whole."""
    if pilihan.jenis == "indeks":
        sheets = [replace(one, rows=sorted(one.rows, key=lambda row: _by_name(row.pemilih.nama, row.no)))
                  for one in sheets]  # fmt: skip
    return [[one] for one in sheets] if jenis.per_tps else [sheets]


def _by_name(nama: str, no: int) -> tuple[str, int]:
    return abjad(nama), no


def _holders(group: Sequence[LembarTps], istilah: Istilah, pilihan: PilihanSalinan) -> Iterator[str]:
    if pilihan.induk:
        yield ""
        return
    usual = ""
    if pilihan.jenis in _AT_TPS:
        usual = f"{istilah.petugas_tps} {istilah.tps} {nomor_tps(group[0].tps)}".strip()
    for holder in pilihan.penerima or (usual,):
        for _ in range(pilihan.kali):
            yield holder


def _tps_of(group: Sequence[LembarTps]) -> str:
    return group[0].tps if len(group) == 1 else ""
