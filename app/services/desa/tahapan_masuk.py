"""Entering a stage: the check list was seen, the list's name was typed, two members ratify."""

from collections.abc import Sequence

from app.domain.daftar_tahap import NAMA, Tahap
from app.domain.errors import UserError
from app.domain.progress import Progress, silent
from app.services.desa.ratify import Ratified, ratify
from app.services.desa.tahapan_periksa import Periksa
from app.services.desa.workspace import Workspace


def is_typed(tahap: Tahap, word: str) -> bool:
    """Whether the word typed is the list's name; capitals and spaces do not matter."""
    return _plain(word) == _plain(NAMA[tahap])


def _plain(word: str) -> str:
    return "".join(word.split()).upper()


def refuse_blocked(seen: Sequence[Periksa]) -> None:
    """Raises STAGE_BLOCKED where something of the check list cannot be overruled."""
    if blocked := next((one for one in seen if one.menahan and one.is_open), None):
        raise UserError("STAGE_BLOCKED", why=blocked.kalimat)


def enter(
    workspace: Workspace,
    tahap: Tahap,
    word: str,
    second: str,
    second_password: str,
    seen: Sequence[Periksa],
    nomor: str = "",
    progress: Progress = silent,
) -> Ratified:
    """Freeze the list. What of `seen` is open and can be overruled is written down with the ratification.

    Raises STAGE_WORD, STAGE_BLOCKED and what `ratify` raises.
    """
    if not is_typed(tahap, word):
        raise UserError("STAGE_WORD", stage=NAMA[tahap])
    refuse_blocked(seen)
    overruled = {one.kode: str(one.jumlah) for one in seen if one.is_open}
    return ratify(workspace, tahap, second, second_password, progress, nomor, overruled)
