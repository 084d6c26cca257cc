"""All that packages inherit, for the page that shows it: of the district, or of one village."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.aturan import Aturan, read_aturan
from app.domain.istilah import Istilah
from app.domain.jadwal import Langkah, read_jadwal
from app.domain.kantor import Kantor
from app.domain.pemilihan import Desa
from app.domain.templat_jadwal import TEMPLAT
from app.services.kpu.office import logo, office
from app.services.kpu.vault_session import Vault
from app.services.kpu.village_rules import deviating, pengaturan_for, village_rules
from app.store import vault

USUAL = "bawaan"
"""The schedule where nobody said one."""


@dataclass(frozen=True, slots=True)
class Setup:
    """`kode` "": of all villages. `beda`: what is the village's own, by part; `dikemas`: packages that are
    out already; `berbeda`: the villages that have something of their own."""

    kode: str
    desa: tuple[Desa, ...]
    berbeda: frozenset[str]
    istilah: Istilah
    aturan: Aturan
    dasar: Mapping[str, str]
    beda: Mapping[str, Any]
    hari: date
    kantor: Kantor
    dikemas: int
    logo: bytes = field(repr=False, default=b"")

    @property
    def langkah(self) -> tuple[Langkah, ...]:
        """The schedule in force."""
        return read_jadwal(self.aturan.jadwal) or TEMPLAT[USUAL].langkah


def setup(opened: Vault, kode: str = "") -> Setup:
    """Read it. Raises VILLAGE_UNKNOWN."""
    told = pengaturan_for(opened, kode) if kode else opened.pengaturan()
    packed = vault.packed(opened.db)
    return Setup(
        kode,
        tuple(vault.villages(opened.db)),
        frozenset(deviating(opened)),
        told.istilah,
        read_aturan(told.aturan),
        dict(told.dasar),
        village_rules(opened, kode)["beda"] if kode else {},
        told.pemilihan.hari,
        office(opened),
        int(kode in packed) if kode else len(packed),
        logo(opened),
    )
