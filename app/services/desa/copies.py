"""The copies `.dptx` that lie in a folder, told by their public manifests alone: nothing is opened."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.crypto.minisig import read_public_line
from app.domain.errors import UserError
from app.domain.pemilihan import Desa
from app.exchange import canonical_zip
from app.exchange.amplop import LARGEST_MANIFEST, Amplop, parse_amplop
from app.exchange.device_papers import device_id

ENDING = ".dptx"


@dataclass(frozen=True, slots=True)
class Copy:
    """What a file says of itself, unproved. `waktu` in ms; `paket_urut`: the package whose words open it.

    `urut` is the Lamport number of its newest event; `ukuran` counts bytes.
    """

    file: Path
    desa: Desa
    pemilihan: str
    pemilihan_nama: str
    perangkat: str
    urut: int
    waktu: int
    pemilih: int
    paket_urut: int
    ukuran: int


def copies_in(folder: Path) -> list[Copy]:
    """All that can be read, of any village, the newest first; what is no copy is passed over."""
    found = [copy for file in sorted(folder.glob(f"*{ENDING}")) if (copy := _read(file))]
    return sorted(found, key=_age, reverse=True)


def _age(copy: Copy) -> tuple[int, int, int, str]:
    """Of one second the name tells: `-2` and `-10` were put at the end of the later ones."""
    return (copy.urut, copy.waktu, len(copy.file.name), copy.file.name)


def copies_of(folder: Path, device: str, pemilihan: str, kode: str) -> list[Copy]:
    """Those that one PC made for one village, the newest first."""
    wanted = (device, pemilihan, kode)
    return [copy for copy in copies_in(folder) if (copy.perangkat, copy.pemilihan, copy.desa.kode) == wanted]


def _read(file: Path) -> Copy | None:
    try:
        with canonical_zip.open_stream(file, canonical_zip.MAX_MEMBERS) as bundle:
            if "amplop.json" not in bundle.names or bundle.size("amplop.json") > LARGEST_MANIFEST:
                return None
            amplop = parse_amplop(bundle.read("amplop.json"))
            return told(file, amplop) if amplop.jenis == "tukar" else None
    except (UserError, OSError):  # or the stick was taken out meanwhile
        return None


def told(file: Path, amplop: Amplop) -> Copy:
    """A copy's manifest as a page shows it."""
    return Copy(
        file=file,
        desa=Desa(**amplop.desa),
        pemilihan=amplop.pemilihan["id"],
        pemilihan_nama=amplop.pemilihan["nama"],
        perangkat=device_id(read_public_line(amplop.kunci)),
        urut=amplop.urut,
        waktu=int(datetime.fromisoformat(amplop.dibuat).timestamp() * 1000),
        pemilih=amplop.pemilih,
        paket_urut=amplop.balasan["paket_urut"],
        ukuran=file.stat().st_size,
    )
