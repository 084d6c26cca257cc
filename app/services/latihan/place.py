"""Where practice lies: one folder apart from all real data, with passwords that everybody may read."""

import shutil
from pathlib import Path

from app.domain.latihan import is_latihan
from app.services.desa.workspace import data_exists, villages_in
from app.services.kpu.vault_slots import is_vault
from app.store import slots_file
from app.system import keyring_store, paths
from app.system.safe_file import file_error, write_atomic

KETUA, SEKRETARIS, OPERATOR = "latihan ketua", "latihan sekretaris", "latihan operator"
_WHOLE = "LATIHAN.txt"
_TOLD = "Isi folder ini latihan: semua orangnya karangan. Boleh dihapus kapan saja dari dalam program.\n"


def village() -> Path | None:
    """The practice village of this computer; None where there is none, or one that is not whole."""
    found = villages_in(paths.practice_root() / "desa")
    return found[0] if found and is_whole() else None


def vault() -> Path:
    """Where the practice vault of KPU lies or would lie."""
    return paths.practice_root() / "kpu"


def papers() -> Path:
    """Packages, lists and worksheets to practise with."""
    return paths.practice_root() / "berkas"


def is_whole() -> bool:
    """Whether all of it was made; the note is written last."""
    return (paths.practice_root() / _WHOLE).exists()


def is_practice_folder(folder: Path) -> bool:
    """Whether a data folder is a practice village's; its name holds the election's id."""
    return folder.is_relative_to(paths.practice_root()) or is_latihan(folder.name)


def told() -> str:
    """The committee's passwords, as the band tells them."""
    return f"{KETUA} · {SEKRETARIS}"


def mark_whole() -> None:
    """From now on it counts."""
    write_atomic(paths.practice_root() / _WHOLE, _TOLD.encode())


def delete() -> None:
    """The practice folder and what the keyring holds of it, nothing else. Raises FOLDER_READ_ONLY ..."""
    root = paths.practice_root()
    if root.is_symlink():
        root.unlink()  # what lies behind it is somebody's
    if not root.is_dir():
        return
    for folder in [*villages_in(root / "desa"), vault()]:
        if data_exists(folder) or is_vault(folder):
            _forget_keys(folder)
    try:
        (root / _WHOLE).unlink(missing_ok=True)
        shutil.rmtree(root)
    except OSError as error:
        raise file_error(error, root / _WHOLE) from error


def _forget_keys(folder: Path) -> None:
    for slot in slots_file.load(folder):
        if slot.keyring:
            keyring_store.delete(slot.keyring_user)
