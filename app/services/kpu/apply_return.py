"""Applying a return: the code from the minutes signed in ink makes it the village's state."""

from dataclasses import dataclass

from app.crypto.kode_sidik import same_code
from app.domain.errors import UserError
from app.services.kpu.return_lineage import is_early
from app.services.kpu.vault_session import Vault
from app.store import database, vault_balasan
from app.store.vault_balasan import MENUNGGU


@dataclass(frozen=True, slots=True)
class Applied:
    """Which return the village's state is read from now."""

    kode: str
    desa: str
    urut: int
    kode_sidik: str


def apply_return(opened: Vault, kode: str, fingerprint: str) -> Applied:
    """Point the village at the waiting return whose code was typed.

    Raises VILLAGE_UNKNOWN, RETURN_NONE_WAITING, RETURN_CODE_WRONG, RETURN_FINAL_FIRST (a supplement whose
    final return is not the applied one); nothing changed then.
    """
    desa = opened.village(kode)
    waiting = [one for one in vault_balasan.all_of(opened.db, kode) if one.keadaan == MENUNGGU]
    if not waiting:
        raise UserError("RETURN_NONE_WAITING", desa=desa.nama)
    meant = [one for one in waiting if same_code(fingerprint, one.kode_sidik)]
    if meant and is_early(opened, meant[-1]):
        raise UserError("RETURN_FINAL_FIRST", desa=desa.nama, urut=meant[-1].urut)
    with database.transaction(opened.db):
        if meant:
            vault_balasan.apply(opened.db, meant[-1])
        opened.note("terapkan" if meant else "kode_salah", {"desa": kode, "urut": waiting[-1].urut})
    if not meant:
        raise UserError("RETURN_CODE_WRONG", desa=desa.nama)
    return Applied(kode, desa.nama, meant[-1].urut, meant[-1].kode_sidik)
