"""Lines of a letter's part as somebody typed them: tidied, and refused where no paper could print them."""

import unicodedata
from collections.abc import Sequence

from app.domain import canonical
from app.domain.bentuk import is_line
from app.domain.errors import UserError
from app.domain.kendali import MOST_LINES
from app.printing.fonts import text_bold, text_face

LONGEST = 1000
_LARGEST = 7000
"""Bytes of a part: an event's line holds 8 KiB."""


def text_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines as they are kept, without empty ones at the end. Raises TEXT_LONG, TEXT_LETTER."""
    told = [unicodedata.normalize("NFC", line).replace("\t", " ").strip() for line in lines]
    while told and not told[-1]:
        told.pop()
    if len(told) > MOST_LINES or len(canonical.dumps(told).encode()) > _LARGEST:
        raise UserError("TEXT_LONG", lines=MOST_LINES, longest=LONGEST)
    for number, line in enumerate(told, 1):
        _check_letters(number, line)
    return tuple(told)


def _check_letters(number: int, line: str) -> None:
    if len(line) > LONGEST:
        raise UserError("TEXT_LONG", lines=MOST_LINES, longest=LONGEST)
    if not (is_line(line, LONGEST) and text_face().covers(line) and text_bold().covers(line)):
        raise UserError("TEXT_LETTER", line=number)
