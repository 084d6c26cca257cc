"""What the signature of a release says: its version and for which system it is (FORMAT.md section 15)."""

import re
from typing import Final, NamedTuple

SISTEM: Final = {
    "windows": "dpt-desa-{versi}-windows-x64-setup.exe",
    "portable": "dpt-desa-{versi}-windows-x64-portable.zip",
    "linux": "dpt-desa_{versi}_amd64.deb",
}
"""System -> what its file is called; `SHA256SUMS` is signed as `sums` and is for none."""

ENDINGS: Final = (".exe", ".zip", ".deb")
"""Of the files that may be an update; beside each lies its signature, `.minisig`."""

_NUMBER = r"(0|[1-9][0-9]{0,3})"
_VERSION = rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}"
_COMMENT = re.compile(rf"dpt-desa versi={_VERSION} sistem=(windows|portable|linux|sums)", re.ASCII)


class Versi(NamedTuple):
    """Compares by its numbers: 1.10.0 is newer than 1.9.9."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


class Rilis(NamedTuple):
    """One signed file of a release."""

    versi: Versi
    sistem: str

    @property
    def berkas(self) -> str:
        """What the file is called; "" of `sums`."""
        return SISTEM.get(self.sistem, "").format(versi=self.versi)


def read_versi(text: str) -> Versi:
    """Raises ValueError for anything but three numbers without leading zeros."""
    found = re.fullmatch(_VERSION, text, re.ASCII)
    if found is None:
        raise ValueError(text)
    return Versi(*map(int, found.groups()))


def read_rilis(comment: str) -> Rilis | None:
    """None where the comment is not exactly one that this version knows."""
    found = _COMMENT.fullmatch(comment)
    return Rilis(Versi(*map(int, found.groups()[:3])), found[4]) if found else None
