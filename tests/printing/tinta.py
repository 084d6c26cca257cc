"""A page as a coarse picture: how much ink each of 24 by 36 cells holds, kept as text, compared roughly.

`TINTA=tulis pytest ...` writes the pictures anew; look at the pages before you commit them.
"""

import os
from pathlib import Path

import pypdfium2

_FOLDER = Path(__file__).parent / "tinta"
_ACROSS, _DOWN, _CELL = 24, 36, 8
_FULL = 96.0
"""Grey levels of a cell that count as full: text is at most so dark."""

_ONE, _ALL = 9, 200
"""Steps of 0..15 that a cell may differ, and all cells together: codes differ, a block that moved is more."""


def picture(pdf: bytes, page: int = 0) -> list[str]:
    """A row of cells a line, each a hex digit."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        scale = _ACROSS * _CELL / sheet.get_width()
        image = sheet.render(scale=scale, grayscale=True).to_pil().resize((_ACROSS, _DOWN), resample=4)
    finally:
        document.close()
    levels = [min(15, round((255 - value) * 15 / _FULL)) for value in image.tobytes()]
    return [
        "".join(f"{level:x}" for level in levels[start : start + _ACROSS])
        for start in range(0, len(levels), _ACROSS)
    ]


def looks_as_before(name: str, pdf: bytes, page: int = 0) -> None:
    """Compare a page with the one that was looked at."""
    file, now = _FOLDER / f"{name}.txt", picture(pdf, page)
    if os.environ.get("TINTA") == "tulis":
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n".join(now) + "\n", encoding="ascii")
    before = file.read_text(encoding="ascii").split()
    apart = [
        abs(int(one, 16) - int(other, 16))
        for row, earlier in zip(now, before, strict=True)
        for one, other in zip(row, earlier, strict=True)
    ]
    assert max(apart) <= _ONE and sum(apart) <= _ALL, f"{name} looks otherwise: {max(apart)}, {sum(apart)}"
