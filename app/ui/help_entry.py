"""What F1 says of one page."""

from dataclasses import dataclass

Keys = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bantuan:
    """`purpose`: one or two sentences; `steps`: how the work goes, in its order."""

    purpose: str
    steps: tuple[str, ...]
    keys: Keys = ()
