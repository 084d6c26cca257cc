"""Long texts: first smaller, then on more lines, never cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.printing.fonts import Face


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines of one size in points."""

    size: float
    lines: tuple[str, ...]


def fit(text: str, face: Face, width: float, sizes: Sequence[float], most_lines: int = 1) -> Fitted:
    """The largest of `sizes` (falling) at which one line, then up to `most_lines`, hold the text.

    What fits nowhere gets the smallest size and as many lines as it needs.
    """
    for size in sizes:
        if face.width(text, size) <= width:
            return Fitted(size, (text,))
    for size in sizes:
        lines = wrap(text, face, size, width)
        if len(lines) <= most_lines:
            return Fitted(size, lines)
    return Fitted(sizes[-1], wrap(text, face, sizes[-1], width))


def one_line(text: str, face: Face, width: float, sizes: Sequence[float]) -> Fitted:
    """The same where there is room for one line only: what fits nowhere is set as small as it must be."""
    for size in sizes:
        if face.width(text, size) <= width:
            return Fitted(size, (text,))
    return Fitted(sizes[-1] * width / face.width(text, sizes[-1]), (text,))


def sizes(largest: float, smallest: float) -> tuple[float, ...]:
    """Falling sizes in half points, both ends included."""
    steps = int(max(largest - smallest, 0) * 2)
    return (*(largest - step / 2 for step in range(steps + 1) if largest - step / 2 > smallest), smallest)


def wrap(text: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """Lines no wider than `width` points; a word wider than a line is broken, not cut."""
    lines: list[str] = []
    for word in _pieces(text, face, size, width):
        longer = f"{lines[-1]} {word}" if lines else ""
        if longer and face.width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines) or ("",)


def _pieces(text: str, face: Face, size: float, width: float) -> Iterator[str]:
    for word in text.split():
        rest = word
        while face.width(rest, size) > width:
            cut = _longest(rest, face, size, width)
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


def _longest(word: str, face: Face, size: float, width: float) -> int:
    cut = len(word) - 1
    while cut > 1 and face.width(word[:cut], size) > width:
        cut -= 1
    return cut
