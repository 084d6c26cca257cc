"""CSV rows in the one form of FORMAT.md: the same bytes with every release of Python."""

from collections.abc import Iterable

_QUOTED = frozenset(',"\r\n')


def row(values: Iterable[str]) -> str:
    """One row with its LF; a value is quoted only where it holds a comma, a quote, CR or LF."""
    return ",".join(map(_cell, values)) + "\n"


def _cell(value: str) -> str:
    if _QUOTED.isdisjoint(value):
        return value
    doubled = value.replace('"', '""')
    return f'"{doubled}"'
