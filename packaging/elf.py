"""What compiled files ask of the system: the libraries they name, the glibc they were built for."""

import re
from dataclasses import dataclass
from pathlib import Path

from chroot import Chroot

_MAGIC = b"\x7fELF"


@dataclass(frozen=True, slots=True)
class Asked:
    """One file's demands."""

    libraries: frozenset[str]
    glibc: tuple[int, ...]
    glibcxx: tuple[int, ...]


def compiled_files(folder: Path) -> list[Path]:
    """Every ELF file below `folder`, sorted."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and _is_elf(path)]


def read_all(root: Chroot, folder: Path, inside: str) -> dict[Path, Asked]:
    """Each compiled file below `folder`, which the chroot sees as `inside`."""
    files = compiled_files(folder)
    told = root.output("objdump", "-p", *(f"{inside}/{path.relative_to(folder)}" for path in files))
    parts = re.split(r"^(/\S+): +file format .*$", told, flags=re.M)[1:]
    return {
        folder / Path(name).relative_to(inside): _asked(text)
        for name, text in zip(parts[::2], parts[1::2], strict=True)
    }


def newest(versions: list[tuple[int, ...]]) -> str:
    """The newest of some versions, as text."""
    return ".".join(map(str, max(versions, default=(0,))))


def _asked(text: str) -> Asked:
    return Asked(
        frozenset(re.findall(r"^ +NEEDED +(\S+)$", text, re.M)),
        _newest(text, "GLIBC"),
        _newest(text, "GLIBCXX"),
    )


def _newest(text: str, name: str) -> tuple[int, ...]:
    """Of the version *references*: what a file itself defines is not asked of anybody."""
    _, _, references = text.partition("Version References:")
    found = re.findall(rf"\b{name}_(\d[\d.]*)\b", references)
    return max((tuple(map(int, version.split("."))) for version in found), default=())


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return not path.is_symlink() and file.read(4) == _MAGIC
