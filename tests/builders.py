"""The only place where test people are invented; their region codes begin with 99, which no province has."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice

from app.domain.pemilih import Pemilih
from app.domain.pemilihan import Desa
from app.domain.sidalih import KOLOM_SIDALIH, Accepted, normalise
from app.domain.voter_id import kpu_id
from app.services.shared.sample_people import KABUPATEN, generate

DESA = Desa("9901012001", "Sukamaju", "Contoh", "Kabupaten Contoh", "Provinsi Contoh")
NIK = "9901015112800001"
"""A woman born on 11 December 1980."""
NKK = "9901010703150002"
NUMERIC = frozenset({"NO", "RT", "RW", "TPS", "DISABILITAS", "UPDATED_AT"})
"""The columns that Sidalih's own workbook holds as numbers."""

_ROW = dict.fromkeys(KOLOM_SIDALIH, "null") | {
    "NO": "1",
    "KEC_ID": "2001",
    "KECAMATAN": "CONTOH",
    "KEL_ID": "20011",
    "KELURAHAN": "SUKAMAJU",
    "DPID": "1234567",
    "NKK": NKK,
    "NIK": NIK,
    "NAMA": "SITI AMINAH",
    "TEMPAT LAHIR": "CONTOH",
    "TANGGAL LAHIR": "11|12|1980",
    "STS KAWIN": "S",
    "KELAMIN": "P",
    "ALAMAT": "DUSUN SUKASARI",
    "RT": "1",
    "RW": "2",
    "DISABILITAS": "0",
    "EKTP": "s",
    "KETERANGAN": "0",
    "SUMBER": "dp4",
    "TPS_ID": "2001100001",
    "TPS": "1",
    "UPDATED_AT": "45600.5",
    "STATUS": "aktif",
    "RANK": "aktif",
    "TAHAPAN_ID": "1",
}


def raw_row(**cells: str) -> tuple[str, ...]:
    """A clean 33-column row; give other cells by column name, `_` for a space: `TANGGAL_LAHIR="..."`."""
    named = {name if name in _ROW else name.replace("_", " "): text for name, text in cells.items()}
    assert named.keys() <= _ROW.keys(), named.keys() - _ROW.keys()
    return tuple((_ROW | named).values())


def nik(serial: int, lahir: str = "1980-12-11", kelamin: str = "P", region: str = f"{KABUPATEN}01") -> str:
    """A NIK that agrees with the birth date and sex."""
    day = int(lahir[8:]) + (40 if kelamin == "P" else 0)
    return f"{region}{day:02}{lahir[5:7]}{lahir[2:4]}{serial:04}"


def pemilih(number: int = 1, **fields: str) -> Pemilih:
    """The number-th voter of KPU's list of an invented village, some fields as given."""
    return replace(daftar(max(number, 100))[number - 1], **fields)


@cache
def daftar(count: int, seed: int = 1) -> tuple[Pemilih, ...]:
    """A village's voters with KPU's ids 1..count; families, RT, RW and TPS are plausible."""
    return tuple(replace(voter, id=kpu_id(number)) for number, voter in enumerate(_voters(count, seed), 1))


def raw_rows(count: int, seed: int = 1) -> list[tuple[str, ...]]:
    """Sidalih rows of one village."""
    return list(islice(generate(1, count, seed), count))


def _voters(count: int, seed: int) -> Iterator[Pemilih]:
    for row in raw_rows(count, seed):
        checked = normalise(row)
        assert isinstance(checked, Accepted)
        yield checked.pemilih
