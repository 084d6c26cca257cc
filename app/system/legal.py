"""Whose work the program is built of: the notice, and the licence texts that lie beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import app

QT_SOURCES = "https://download.qt.io/official_releases/"
_LARGEST = 256 * 1024
_ENDINGS = ("", ".txt", ".md", ".rst")


@dataclass(frozen=True, slots=True)
class TeksLisensi:
    """One text. `pustaka`: `pillow-12.0.0`, "" for those that several libraries share."""

    pustaka: str
    nama: str
    berkas: Path

    def read(self) -> str:
        """Cut where it is absurdly long; "" where it has gone."""
        try:
            return self.berkas.read_text(encoding="utf-8", errors="replace")[:_LARGEST]
        except OSError:
            return ""


def notice() -> str:
    """`resources/legal/NOTICE.md`: every library and all data, with their licences."""
    return (files("resources") / "legal" / "NOTICE.md").read_text(encoding="utf-8")


def licence_texts() -> list[TeksLisensi]:
    """The texts common to several libraries, then those of each library where a builder collected them."""
    return [*_common(), *_of_libraries()]


def licence_folder() -> Path:
    """Where a builder (packaging/payload.py) lays them, beside `app`; absent where nothing was built."""
    return Path(app.__file__).resolve().parents[1] / "lisensi"


def _common() -> Iterator[TeksLisensi]:
    folder = Path(str(files("resources") / "legal"))
    for file in sorted(folder.glob("*.txt")):
        yield TeksLisensi("", file.stem, file)


def _of_libraries() -> Iterator[TeksLisensi]:
    folder = licence_folder()
    for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if file.is_file() and file.suffix.lower() in _ENDINGS:
            inside = file.relative_to(folder)
            yield TeksLisensi(inside.parts[0] if len(inside.parts) > 1 else inside.stem, file.name, file)
