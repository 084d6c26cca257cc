"""How the villages' packages stand: none yet, the list of today, a list that has changed since."""

from dataclasses import dataclass
from typing import Literal

from app.domain.pemilihan import Desa
from app.domain.wilayah import folded
from app.services.kpu.contacts import contacts
from app.services.kpu.vault_session import Vault
from app.store import vault, vault_bagian, vault_paket
from app.store.vault_paket import Head

Keadaan = Literal["belum", "terkini", "berubah", "kosong"]


@dataclass(frozen=True, slots=True)
class Paket:
    """A village that takes part. `pemilih`: on its list now; `urut`, `dikemas`, `dibuat`: number, voters and
    instant of its newest package, 0 and "" without one; `telepon`: somebody there can be called back."""

    desa: Desa
    pemilih: int
    keadaan: Keadaan
    urut: int = 0
    dikemas: int = 0
    dibuat: str = ""
    telepon: bool = False


def packages(opened: Vault) -> list[Paket]:
    """Of all villages that take part, in the order of delivery; opens no package."""
    voters, changed = vault_bagian.voters_of_villages(opened.db), vault_paket.changed(opened.db)
    heads = {head.kode: head for head in vault_paket.heads(opened.db)}
    reachable = {one.desa.kode for one in contacts(opened) if one.kontak.telepon}
    found = []
    for desa in vault.villages(opened.db, ikut=True):
        now, head = voters.get(desa.kode, 0), heads.get(desa.kode)
        state = _state(now, head, is_changed=desa.kode in changed)
        made = (head.urut, head.pemilih, head.dibuat) if head else (0, 0, "")
        found.append(Paket(desa, now, state, *made, desa.kode in reachable))
    return sorted(found, key=lambda one: (folded(one.desa.kecamatan), folded(one.desa.nama), one.desa.kode))


def _state(now: int, head: Head | None, *, is_changed: bool) -> Keadaan:
    if head is None:
        return "belum" if now else "kosong"
    return "berubah" if is_changed else "terkini"
