"""Making invitations of rows of the DPT: the region's words, who signs, signed codes, labels of bundles."""

from collections.abc import Callable, Mapping, Sequence, Set

from app.domain.kertas import Kertas
from app.domain.naskah import Naskah
from app.domain.naskah_isian import UNDANGAN_KODE
from app.domain.penetapan import Baris
from app.domain.progress import Progress
from app.domain.rentang import ranges_of
from app.domain.tanggal import ribuan
from app.printing.slip_teks import TeksSlip, slip_text, slip_values
from app.printing.slips import LabelIkat, SlipUndangan
from app.printing.wording import nomor_tps
from app.services.desa.print_lists import member_name, signers, tps_places
from app.services.desa.print_naskah_sumber import Permintaan, Sumber
from app.services.desa.print_naskah_teks import parts_of
from app.services.desa.print_naskah_umum import common_values
from app.services.desa.undangan_ikat import Wilayah, dusun_told, nomor_of, numbers_told
from app.services.desa.undangan_pilih import Dpt
from app.services.desa.undangan_tercetak import Nomor, SuratTercetak
from app.services.desa.workspace import Workspace
from app.services.shared.kertas import signer

_NASKAH = Naskah(UNDANGAN_KODE, UNDANGAN_KODE, "{Sebutan_undangan}", ("undangan", ""), "Pemilih")
_ABOUT_NOTHING = "formulir_tambahan"
"""A document whose values are those that every one has."""

NEVER = SuratTercetak()


def words_and_signer(
    workspace: Workspace, oleh: str, unsaved: Mapping[str, Sequence[str]]
) -> tuple[TeksSlip, str]:
    """The words in force and the name below them; the last whom the rules name for letters, else the chair.

    `unsaved`: parts that somebody is wording. Raises TEXT_*.
    """
    parts, worded = parts_of(workspace, _NASKAH, unsaved)
    values = common_values(Sumber(workspace, Permintaan(_ABOUT_NOTHING)))
    values |= slip_values(workspace.pengaturan.istilah, oleh)
    lines = {part.nama: part.baris for part in parts}
    named = () if worded or oleh else signers(workspace, "surat")
    if not named:
        return slip_text(lines, values), "" if oleh else member_name(workspace, "ketua")
    lines["tanda_tangan"] = ("{jabatan}",)
    return slip_text(lines, values | {"jabatan": named[-1].jabatan}), named[-1].nama


class SlipMaker:
    """Makes slips; each code is signed by this PC. `originals`: all others are copies."""

    def __init__(
        self,
        workspace: Workspace,
        dpt: Dpt,
        printed: Mapping[Nomor, SuratTercetak],
        originals: Set[Nomor],
        progress: Progress,
        total: int,
    ) -> None:
        self._desa, self._list_of = workspace.desa.kode, dpt.list_of
        self._places = tps_places(workspace)
        self._sign: Callable[[Kertas], str] = signer(workspace.key)
        self._printed, self._originals = printed, originals
        self._progress, self._done, self._total = progress, 0, total

    def slips(self, rows: Sequence[Baris]) -> list[SlipUndangan]:
        """In the order given."""
        made = [self._slip(row) for row in rows]
        self._done += len(made)
        self._progress(self._done, self._total, "Menyiapkan surat pemilih")
        return made

    def _slip(self, row: Baris) -> SlipUndangan:
        nomor, voter = nomor_of(row), row.pemilih
        copy = 0 if nomor in self._originals else self._printed.get(nomor, NEVER).salinan + 1
        tahap, sidik = self._list_of(voter.id)
        told = f"S{copy}" if copy else ""
        paper = Kertas(self._desa, tahap, voter.tps, f"N{row.no}", sidik, voter.id, told)
        place = self._places.get(voter.tps, "")
        return SlipUndangan(row.no, voter, voter.tps, place, self._sign(paper), copy)


def label_of(
    workspace: Workspace, key: Wilayah, rows: Sequence[Baris], bundle: Mapping[Nomor, str]
) -> LabelIkat:
    """What lies on top of a group's letters; its bundle's number where there are originals among them."""
    istilah = workspace.pengaturan.istilah
    numbers = sorted({bundle[nomor] for nomor in map(nomor_of, rows) if nomor in bundle})
    men = sum(row.pemilih.kelamin == "L" for row in rows)
    women = sum(row.pemilih.kelamin == "P" for row in rows)
    told = numbers_told(ranges_of(row.no for row in rows))
    return LabelIkat(
        nomor=", ".join(numbers),
        judul=area_told(key) or f"{istilah.tps} {nomor_tps(key.tps)}",
        wilayah=dusun_told(workspace, key.dusun),
        tps=key.tps,
        rentang=f"{istilah.tps} {nomor_tps(key.tps)}: No. DPT {told}",
        jumlah=f"{ribuan(len(rows))} surat (L {ribuan(men)}, P {ribuan(women)})",
    )


def area_told(key: Wilayah) -> str:
    """RT 003 / RW 001, as far as they are known."""
    return " / ".join(f"{word} {value}" for word, value in (("RT", key.rt), ("RW", key.rw)) if value)
