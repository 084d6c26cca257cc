"""Journals of one invented device: a card first, then what a test wants it to say."""

from collections.abc import Sequence
from typing import Any

from app.domain.peristiwa import START, Peristiwa, line_hash
from app.domain.voter_id import kpu_id

DEVICE = "AAAAAAAA"
KEY = "RW" + "A" * 54
HEX16, HEX32, HEX64 = "ab" * 8, "ab" * 16, "ab" * 32
CARD = {
    "v": 1,
    "perangkat": DEVICE,
    "kunci": KEY,
    "paket": HEX32,
    "desa": "9901012001",
    "pemilihan": "9901-2027-0a1b2c3d",
    "dibuat": "2027-01-01T00:00:00Z",
    "hmac": HEX64,
}
VALUE: dict[str, Any] = {
    "jenis": "nilai",
    "pemilih": kpu_id(1),
    "kolom": "nama",
    "isi": "BARU",
    "lama": "LAMA",
}


def chain(said: Sequence[dict[str, Any]]) -> list[str]:
    """The card's line, then one line for each of `said` (fields of an event; the chain adds its own)."""
    lines: list[str] = []
    previous = START
    for number, one in enumerate([{"jenis": "perangkat", "isi": CARD}, *said], start=1):
        place: dict[str, Any] = {
            "perangkat": DEVICE,
            "urut": number,
            "sebelum": previous,
            "lamport": number,
            "waktu": 1_700_000_000_000,
            "anggota": "",
            "tindakan": f"{DEVICE}:{number}",
        }
        lines.append(Peristiwa(**(place | one)).line())
        previous = line_hash(lines[-1])
    return lines
