"""One voter as the current list shows them."""

from collections.abc import Sequence
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Pemilih:
    """Everything is text; "" is "not known". `id` is a voter id (see FORMAT.md), never a running number.

    tanggal_lahir ISO with 00 for unknown parts · kawin B/S/P · kelamin L/P · disabilitas 0-6 ·
    ektp S/B/K · rt, rw, tps, tps_kpu three digits ("001") where they are numbers.
    `tps_kpu` comes from Sidalih and is never altered; `tps` is the village's own.
    """

    id: str
    dpid: str = ""
    nkk: str = ""
    nik: str = ""
    nama: str = ""
    tempat_lahir: str = ""
    tanggal_lahir: str = ""
    kawin: str = ""
    kelamin: str = ""
    alamat: str = ""
    rt: str = ""
    rw: str = ""
    disabilitas: str = ""
    ektp: str = ""
    sumber: str = ""
    tps_kpu: str = ""
    tps: str = ""
    status_pilkades: str = ""
    usul_kpu: str = ""
    info: str = ""
    ganda_dengan: str = ""
    catatan: str = ""


KOLOM = tuple(field.name for field in fields(Pemilih))
"""Field names in the order of `pemilih.csv`'s header, verdicts last."""

KOLOM_PAKET = KOLOM[: KOLOM.index("tps_kpu") + 1]
"""The columns of `pemilih.csv` in a package."""

KOLOM_DAFTAR = frozenset(KOLOM_PAKET) - {"id", "dpid", "sumber"} | {"tps"}
"""What the village states of a voter it adds."""

KOLOM_VONIS = ("status_pilkades", "usul_kpu", "info", "ganda_dengan", "catatan")

POTENSIAL = "potensial"
"""The `sumber` of the PDPB's potential new voters."""

OBJECTS = ("bukti", "dukcapil")
"""Fields of `nilai` whose value is an object; they stand beside the row."""

KOLOM_NILAI = KOLOM_DAFTAR | {*KOLOM_VONIS, *OBJECTS}
"""Fields that a `nilai` event may set."""


def is_potential(voter: Pemilih) -> bool:
    """Whether KPU gave somebody whom its own list does not hold yet."""
    return voter.sumber == POTENSIAL and not voter.dpid


def base_row(voter: str, values: Sequence[str]) -> Pemilih:
    """A row of `pemilih.csv` (its columns after id) as the list starts: `tps` is `tps_kpu`."""
    return Pemilih(*(voter, *values, values[-1]))
