"""Freezing a list: who is on it, in which order, under which number, with which fingerprint.

Rule set 1 of FORMAT.md section 7. Rule sets are never changed: a new one gets a new number.
"""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.domain import canonical, canonical_csv
from app.domain.daftar_tahap import Tahap
from app.domain.pemilih import KOLOM_PAKET, Pemilih
from app.domain.peristiwa import Peristiwa
from app.domain.tms import TMS
from app.domain.voter_id import device_of

ATURAN = 1
Ditandatangani = Literal["tetapkan", "buka", "kembali", "laporan"]
"""What two members sign."""

_FINGERPRINTED = ("tps", *(kolom for kolom in KOLOM_PAKET if kolom != "sumber"))
"""tps, id, dpid, nkk, nik, nama ... ektp, tps_kpu: written out in FORMAT.md."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One row of a frozen list; `no` runs from 1 within each TPS."""

    no: int
    pemilih: Pemilih


def is_listed(pemilih: Pemilih) -> bool:
    """Whether a voter belongs to this election's list."""
    return pemilih.status_pilkades not in TMS


def is_unverified(pemilih: Pemilih) -> bool:
    """Whether nobody has said anything yet; whom the village added was seen by who added him."""
    return not pemilih.status_pilkades and not device_of(pemilih.id)


def daftar(voters: Iterable[Pemilih], given: Iterable[Baris] = ()) -> list[Baris]:
    """The list in its order with its numbers.

    `given`: rows that had a number before. Who is still in that TPS keeps his; all others follow the highest
    number the TPS ever gave; a number left free is not given again.
    """
    kept = {(row.pemilih.id, row.pemilih.tps): row.no for row in given}
    highest = Counter[str]()
    for (_, tps), number in kept.items():
        highest[tps] = max(highest[tps], number)
    rows: list[Baris] = []
    for voter in sorted(filter(is_listed, voters), key=_order):
        number = kept.get((voter.id, voter.tps), 0)
        if not number:
            highest[voter.tps] += 1
            number = highest[voter.tps]
        rows.append(Baris(number, voter))
    return sorted(rows, key=lambda row: (row.pemilih.tps, row.no)) if kept else rows


def _order(voter: Pemilih) -> tuple[str, ...]:
    return (voter.tps, voter.rw, voter.rt, voter.nkk, voter.nama, voter.id)


def sidik(rows: Iterable[Baris], pemilihan: str, desa: str, tahap: Tahap) -> str:
    """SHA-256 (hex) of the canonical CSV of a list."""
    digest = hashlib.sha256(f"dpt-desa/daftar/v1,{pemilihan},{desa},{tahap}\n".encode())
    digest.update(canonical_csv.row(("no", *_FINGERPRINTED)).encode())
    for row in rows:
        values = (getattr(row.pemilih, kolom) for kolom in _FINGERPRINTED)
        text = canonical_csv.row((str(row.no), *values))
        digest.update(unicodedata.normalize("NFC", text).encode())
    return digest.hexdigest()


def jumlah(voters: Iterable[Pemilih]) -> dict[str, int]:
    """Men, women and all: `{L, P, jumlah}`."""
    counts = {"L": 0, "P": 0, "jumlah": 0}
    for voter in voters:
        counts["jumlah"] += 1
        if voter.kelamin in ("L", "P"):
            counts[voter.kelamin] += 1
    return counts


def statement(kind: Ditandatangani, isi: Mapping[str, Any]) -> bytes:
    """The bytes that two members sign for an event of this kind."""
    unsigned = {key: value for key, value in isi.items() if key != "tanda_tangan"}
    return f"dpt-desa/{kind}/v1\0{canonical.dumps(unsigned)}".encode()


def under(events: Iterable[Peristiwa], kepala: Mapping[str, str]) -> list[Peristiwa]:
    """The events that a frozen list's heads cover (`{device: "<urut>:<hash>"}`)."""
    limits = {device: int(head.partition(":")[0]) for device, head in kepala.items()}
    return [event for event in events if event.urut <= limits.get(event.perangkat, 0)]
