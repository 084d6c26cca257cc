"""Files that a courier meets: KPU's bundle, returns and reports of its villages, each as large as it need be.

Packages are real ones; a return's payload is a few bytes, because nobody here could open it anyway.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.crypto.minisig import SigningKey
from app.domain.pemilihan import Desa
from app.exchange import bundel, sealed
from app.exchange.amplop import Amplop
from app.exchange.bundel import Entry
from app.exchange.envelope import read
from app.exchange.file_names import file_name
from app.exchange.paket import new_id
from tests.builders import daftar
from tests.exchange.test_laporan import REKAP, an_amplop, built
from tests.villages import TestKpu

ELECTION = "9901-2027-0a1b2c3d"
KPU = TestKpu()
_NAMES = ("Sukamaju", "Karangrejo", "Purwoharjo Kidul Tanjungsari", "Banjarsari", "Tegalwangi", "Wonosobo")
_AREAS = ("Contoh", "Kedungwaringin Selatan", "Margasari", "Sumberagung")


def village(number: int, size: int = 20) -> Desa:
    """The number-th village; `size` of them share a kecamatan."""
    area = (number - 1) // size
    name = _NAMES[number % len(_NAMES)] + (f" {number}" if number > len(_NAMES) else "")
    kode = f"9901{area + 1:02}{2000 + number:04}"
    where = _AREAS[area % len(_AREAS)] + (f" {area + 1}" if area >= len(_AREAS) else "")
    return Desa(kode, name, where, "Kabupaten Contoh", "Provinsi Contoh")


def package(number: int, urut: int = 1) -> bytes:
    """A `.dpt` of three voters; asked for again it is the same."""
    return _package(number, urut)


@cache
def _package(number: int, urut: int) -> bytes:
    return KPU.paket(daftar(3), urut, desa=village(number))


def package_id(number: int, urut: int = 1) -> str:
    return read(package(number, urut)).amplop.id


def write_bundle(
    folder: Path,
    count: int = 3,
    key: SigningKey = KPU.signing,
    urut: int = 1,
    istilah: Mapping[str, str] | None = None,
) -> Path:
    """KPU's bundle of the first villages."""
    files: list[tuple[Path, Entry]] = []
    for number in range(1, count + 1):
        desa = village(number)
        path = folder / file_name(desa.kode, desa.nama, "paket", urut)
        path.write_bytes(package(number, urut))
        files.append((path, bundel.entry_of(path.name, path.read_bytes(), asdict(desa), "paket", urut)))
    bundel.write(folder / "kpu.dptb", bundle_amplop(key), files, key, istilah)
    for path, _ in files:
        path.unlink()
    return folder / "kpu.dptb"


def bundle_amplop(key: SigningKey) -> Amplop:
    nowhere = {"kode": "", "nama": "", "kecamatan": "", "kabupaten": "Kabupaten Contoh"}
    return Amplop(
        "bundel", _election(), nowhere | {"provinsi": "Provinsi Contoh"}, new_id(), 1, "2026-11-23T00:00:00Z",
        "2027-05-04", key.public_line(),
    )  # fmt: skip


def damage(bundle: Path, number: int) -> None:
    """Flip one bit inside a file of a bundle; the bundle's own index stays as it was signed."""
    data, inside = bytearray(bundle.read_bytes()), package(number)
    data[data.index(inside) + len(inside) // 2] ^= 1
    bundle.write_bytes(data)


def a_return(
    number: int, urut: int = 1, tahap: str = "sementara", *, election: str = ELECTION, content: bytes = b"x"
) -> bytes:
    """A `.dptr` that its device signed."""
    key = _device(number)
    answers = {
        "paket": package_id(number), "paket_urut": 1, "sebelum": "", "tahap": tahap, "perangkat": "K7QM2XWD",
    }  # fmt: skip
    amplop = Amplop(
        "balasan", _election(election), asdict(village(number)), new_id(), urut, "2027-01-12T00:00:00Z", "",
        key.public_line(), balasan=answers,
    )  # fmt: skip
    recipients = [KPU.operator.recipient, KPU.recovery.recipient]
    return sealed.make(amplop, {"isi.txt": content}, recipients, key)


def a_report(number: int, urut: int = 14, **changes: Any) -> bytes:
    """A `.dptl` of two signers; `changes` of its numbers."""
    desa = village(number)
    told = {**REKAP, "id": new_id(), "desa": desa.kode, **changes}
    listed = 0 if told["jumlah"] == "*" else told["jumlah"]
    return built(told, id=told["id"], urut=urut, desa=asdict(desa), pemilih=listed)


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def write_returns(folder: Path, numbers: Sequence[int], **how: Any) -> list[Path]:
    """One return a village, named as a person names files."""
    return [write(folder, f"balasan {number}.dptr", a_return(number, **how)) for number in numbers]


def _device(number: int) -> SigningKey:
    return SigningKey(sha256(f"device {number}".encode()).digest())


def _election(wanted: str = ELECTION) -> dict[str, str]:
    return dict(an_amplop().pemilihan) | {"id": wanted}


def district_report(number: int, whole: int) -> bytes:
    """A report whose DPT has so many voters in one TPS."""
    half, rest = whole // 2, whole - whole // 2
    sexes = {"L": half, "P": rest, "jumlah": whole}
    stages = [{**one, **sexes} for one in REKAP["penetapan"]]
    net = {"awal": "*", "baru": "*", "tms": "*", "akhir": whole}
    return a_report(
        number, **sexes, surat=whole + 20, penetapan=stages, bersih=net,
        tps=[{"kode": "001", **sexes, "surat": whole + 20}],
        umur=REKAP["umur"] | {"pemula": 18, "31-40": whole - 18},
        disabilitas=REKAP["disabilitas"] | {"0": whole, "1": 0},
    )  # fmt: skip
