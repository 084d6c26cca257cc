"""The receipt on paper of what somebody took; printed again it says the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.errors import UserError
from app.domain.kurir import Catatan
from app.printing.tanda_serah import BarisSerah, TandaSerah, tanda_serah_pdf
from app.services.pmd.catatan import read_record
from app.services.pmd.look import IsiBundel
from app.system.istilah import istilah
from app.system.safe_file import write_atomic


@dataclass(frozen=True, slots=True)
class Penyerahan:
    """One hand-over: who took which files on which day."""

    orang: str
    hari: date
    berkas: tuple[str, ...]


def hand_overs(isi: IsiBundel, folder: Path | None = None) -> list[Penyerahan]:
    """What was handed over out of this bundle and not taken back, newest last."""
    known = read_record(folder).pemilihan.get(isi.pemilihan["id"])
    here = {one.sha256 for one in isi.anggota}
    lines = [line for village in known.desa.values() for line in village.serah] if known else []
    found: dict[tuple[str, str], list[Catatan]] = {}
    for line in sorted(lines, key=lambda line: line.waktu):
        if line.sha256 in here:
            found.setdefault((line.orang, line.hari), []).append(line)
    return [
        Penyerahan(orang, date.fromisoformat(hari), tuple(one.berkas for one in every))
        for (orang, hari), every in found.items()
    ]


def receipt(isi: IsiBundel, berkas: Sequence[str], orang: str, hari: date) -> bytes:
    """The receipt of these files of a bundle. Raises COURIER_NOT_CHOSEN."""
    chosen = [one for one in isi.anggota if one.berkas in set(berkas) and not one.masalah]
    if not chosen:
        raise UserError("COURIER_NOT_CHOSEN")
    rows = [
        BarisSerah(
            one.desa.nama, one.desa.kecamatan, f"{one.desa.kode}-{one.urut}", one.ukuran, one.kode_sidik
        )
        for one in chosen
    ]
    told = isi.pemilihan
    day, district = date.fromisoformat(told["hari"]), isi.amplop.desa["kabupaten"]
    return tanda_serah_pdf(
        TandaSerah(told["nama"], day, district, istilah(), rows, orang, hari, isi.kode_sidik)
    )


def write_receipt(out: Path, isi: IsiBundel, berkas: Sequence[str], orang: str, hari: date) -> None:
    """The same as a file. Raises COURIER_NOT_CHOSEN and file errors."""
    write_atomic(out, receipt(isi, berkas, orang, hari))
