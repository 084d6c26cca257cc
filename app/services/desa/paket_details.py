"""What a package says of itself before any word is typed, and how it stands to what is on this computer."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.crypto.kode_sidik import kode_sidik
from app.crypto.minisig import read_public_line
from app.services.desa.open_paket import read_paket
from app.store import slots_file
from app.system import clock, paths


@dataclass(frozen=True, slots=True)
class PaketDetails:
    """`sidik_kpu`: fingerprint of the signer's key, to compare with the letter. `folder`: where the data
    of this village lies or would lie; `exists`: it lies there already."""

    file: Path
    desa: str
    kecamatan: str
    kabupaten: str
    kode: str
    pemilihan: str
    hari: date
    urut: int
    pemilih: int
    sampai: date | None
    sidik_kpu: str
    folder: Path
    exists: bool
    expired: bool


def paket_details(file: Path) -> PaketDetails:
    """Of a whole, signed package; whose key it is only the letter can say. Raises as `read_paket` does."""
    opened, _ = read_paket(file)
    amplop = opened.amplop
    until = date.fromisoformat(amplop.sampai) if amplop.sampai else None
    folder = paths.village_folder(amplop.pemilihan["id"], amplop.desa["kode"])
    return PaketDetails(
        file=file,
        desa=amplop.desa["nama"],
        kecamatan=amplop.desa["kecamatan"],
        kabupaten=amplop.desa["kabupaten"],
        kode=amplop.desa["kode"],
        pemilihan=amplop.pemilihan["nama"],
        hari=date.fromisoformat(amplop.pemilihan["hari"]),
        urut=amplop.urut,
        pemilih=amplop.pemilih,
        sampai=until,
        sidik_kpu=kode_sidik(read_public_line(amplop.kunci)),
        folder=folder,
        exists=slots_file.exists(folder),
        expired=until is not None and clock.today() > until,
    )
