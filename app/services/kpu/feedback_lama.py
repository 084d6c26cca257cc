"""Earlier batches as they were counted then: their recap and both balances, out of the vault."""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.errors import UserError
from app.domain.pemilihan import Desa
from app.domain.rekap import Neraca
from app.services.kpu.feedback_pdpb import BarisPdpb, write_pdpb
from app.services.kpu.feedback_rekap import write_rekap
from app.services.kpu.feedback_village import HitungPdpb
from app.services.kpu.vault_session import Vault
from app.store import vault_angkatan
from app.store.vault_angkatan import Angkatan


@dataclass(frozen=True, slots=True)
class DesaLama:
    """One village. `baris`: its news by kind; `banding`: its rows against the export of that day; `pilkades`
    is empty without a return of the program; `berkas`: its workbook's name, "" without news."""

    desa: Desa
    paket: int
    pengembalian: int
    asal: str
    baris: Mapping[str, int]
    banding: Mapping[str, int]
    pilkades: Sequence[Neraca]
    pdpb: Sequence[Neraca]
    berkas: str


@dataclass(frozen=True, slots=True)
class Lama:
    """What a batch counted. `rekap`: as its `rekap.json` has it; `pdpb`: every village that took part;
    `ditunda`: codes of those whose data came after the cut-off date; `dibandingkan`: rows of the export."""

    rekap: Mapping[str, Any]
    pdpb: Sequence[BarisPdpb]
    ditunda: Sequence[str]
    dibandingkan: int

    @property
    def batas(self) -> date:
        return date.fromisoformat(self.rekap["batas"])

    @property
    def desa(self) -> list[DesaLama]:
        """The villages of the batch, by code."""
        return [_village(one) for one in self.rekap["desa"]]


def keep(opened: Vault, one: Lama) -> None:
    """Call in the transaction of the batch."""
    isi: dict[str, Any] = {"rekap": one.rekap, "pdpb": [asdict(row) for row in one.pdpb]}
    isi |= {"ditunda": one.ditunda, "dibandingkan": one.dibandingkan}
    packed = zlib.compress(json.dumps(isi, ensure_ascii=False, separators=(",", ":")).encode())
    vault_angkatan.keep_recap(opened.db, int(one.rekap["nomor"]), packed)


def kept(opened: Vault, nomor: int) -> Lama:
    """One batch, also after the election's data were destroyed.

    Raises BATCH_UNKNOWN, BATCH_NO_RECAP (an earlier release made it: its folder has the recap).
    """
    if all(one.nomor != nomor for one in vault_angkatan.all_batches(opened.db)):
        raise UserError("BATCH_UNKNOWN", nomor=nomor)
    packed = vault_angkatan.recap_of(opened.db, nomor)
    if packed is None:
        raise UserError("BATCH_NO_RECAP", nomor=nomor)
    isi = json.loads(zlib.decompress(packed))
    return Lama(isi["rekap"], [_pdpb(row) for row in isi["pdpb"]], isi["ditunda"], isi["dibandingkan"])


def write_again(opened: Vault, one: Lama, out: Path) -> None:
    """`rekap.csv`, `rekap.json`, `rekap-pdpb.csv` and `.xlsx` as the batch wrote them.

    Raises FILE_EXISTS (a recap lies there: it may be another batch's) and file errors.
    """
    if (out / "rekap.json").exists():
        raise UserError("FILE_EXISTS", usage=True, file="rekap.json")
    write_rekap(out, one.rekap, opened.istilah)
    write_pdpb(opened, out, one.rekap["triwulan"], one.batas, one.pdpb)


@dataclass(frozen=True, slots=True)
class Daftar:
    """One line of the list of batches: villages that had a part, sums of the PDPB balance. `None`: an earlier
    release made it."""

    angkatan: Angkatan
    desa: int
    jumlah: HitungPdpb | None


def listed(opened: Vault) -> list[Daftar]:
    """Every batch with its sums, oldest first."""
    return [_line(opened, one) for one in vault_angkatan.all_batches(opened.db)]


def _line(opened: Vault, one: Angkatan) -> Daftar:
    if vault_angkatan.recap_of(opened.db, one.nomor) is None:
        return Daftar(one, 0, None)
    lama = kept(opened, one.nomor)
    counts = [row.hitung for row in lama.pdpb]
    tms: dict[str, int] = {}
    for count in counts:
        for reason, number in count.tms.items():
            tms[reason] = tms.get(reason, 0) + number
    awal, baru, ubah = (sum(getattr(count, name) for count in counts) for name in ("awal", "baru", "ubah"))
    return Daftar(one, len(lama.rekap["desa"]), HitungPdpb(awal, baru, ubah, tms))


def _village(told: Mapping[str, Any]) -> DesaLama:
    desa = Desa(**{name: told[name] for name in ("kode", "nama", "kecamatan", "kabupaten", "provinsi")})
    pilkades, pdpb = ([Neraca(**line) for line in told[name]["baris"]] for name in ("pilkades", "pdpb"))
    numbers = (told["paket"], told["pengembalian"], told["asal"])
    return DesaLama(desa, *numbers, told["baris"], told["banding"], pilkades, pdpb, told["berkas"])


def _pdpb(row: Mapping[str, Any]) -> BarisPdpb:
    return BarisPdpb(**{**row, "desa": Desa(**row["desa"]), "hitung": HitungPdpb(**row["hitung"])})
