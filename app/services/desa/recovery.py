"""The recovery slot ("kata darurat"): Ketua and Sekretaris make words for this computer's data alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.crypto import slots, words
from app.domain.errors import UserError
from app.services.desa.members import second_signer
from app.services.desa.workspace import Workspace, check_password
from app.system import clock
from app.system.safe_file import write_atomic

if TYPE_CHECKING:
    from app.printing.kata_darurat import KataDarurat

SLOT = "slot-darurat.age"
_TOGETHER = {"ketua", "sekretaris"}


@dataclass(frozen=True, slots=True)
class Recovery:
    """A sheet with the words: print it, never keep it. `replaced`: an older sheet opens nothing any more."""

    pdf: bytes = field(repr=False)
    replaced: bool


def has_recovery(folder: Path) -> bool:
    """Whether there is a sheet whose words open this data."""
    return (folder / SLOT).exists()


def make_recovery(workspace: Workspace, password: str, second: str, second_password: str) -> Recovery:
    """New words in place of the old ones; both members type their passwords.

    It is written down before the words exist anywhere. Raises RECOVERY_ROLES, SECOND_SAME, SECOND_ROLE,
    MEMBER_UNKNOWN, PASSWORD_WRONG, file errors.
    """
    check_password(workspace.folder, workspace.anggota.id, password)
    other = second_signer(workspace, second, second_password)
    if {workspace.anggota.peran, other.peran} != _TOGETHER:
        raise UserError("RECOVERY_ROLES")
    fresh = words.generate()
    slot = workspace.folder / SLOT
    replaced = slot.exists()
    workspace.note_access("kata_darurat", {"bersama": other.id})
    write_atomic(slot, slots.key_for_words(words.passphrase(fresh), workspace.data_key))
    from app.printing.kata_darurat import kata_darurat_pdf  # reportlab: a quarter of a second

    return Recovery(kata_darurat_pdf(_sheet(workspace, fresh, other.nama)), replaced)


def data_key_from(slot: bytes, typed: Sequence[str]) -> bytes:
    """The raw key of a recovery slot. Raises WORDS_WRONG, AGE_DAMAGED, AGE_TOO_EXPENSIVE, SLOTS_DAMAGED."""
    try:
        return slots.key_from_words(slot, words.passphrase(typed))
    except UserError as error:
        raise UserError("WORDS_WRONG") if error.code == "AGE_WRONG_KEY" else error from error


def _sheet(workspace: Workspace, fresh: Sequence[str], other: str) -> "KataDarurat":
    from app.printing.kata_darurat import KataDarurat

    settings = workspace.pengaturan
    me = workspace.anggota
    ketua, sekretaris = (me.nama, other) if me.peran == "ketua" else (other, me.nama)
    return KataDarurat(
        desa=workspace.desa,
        pemilihan=settings.pemilihan,
        istilah=settings.istilah,
        words=tuple(fresh),
        tanggal=clock.today(settings.pemilihan.zona),
        ketua=ketua,
        sekretaris=sekretaris,
    )
