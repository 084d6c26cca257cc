"""How every command answers: Indonesian text for people, one JSON object for programs, an exit code."""

import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any

from app.domain.errors import UserError
from app.system.istilah import istilah
from app.system.messages import message


class Exit(IntEnum):
    """0 also means "waits for a fingerprint"."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    BUG = 3
    STOPPED = 130


_NAMED = ("desa", "kecamatan", "kabupaten", "dusun", "tps")

Row = Mapping[str, Any]
"""What `--json` can write: texts, numbers, lists and maps of them."""


@dataclass(slots=True)
class Result:
    """What a command did. `rows`: the table a person or a program reads; not `ok` ends with exit code 1."""

    text: str = ""
    data: Row = field(default_factory=dict)
    rows: Sequence[Row] = ()
    warnings: Sequence[str] = ()
    ok: bool = True
    code: str = "OK"


def show(result: Result, *, as_json: bool) -> Exit:
    """Print a result; warnings are codes of the catalogue."""
    if as_json:
        print_json(result.ok, result.code, result.data, result.warnings, result.rows)
    else:
        if result.rows:
            print(printable(_table(result.rows)))
        if result.text:
            print(printable(result.text))
        for code in result.warnings:
            told = message(code, {})
            print(f"Perhatian: {told.happened} {told.next}", file=sys.stderr)
    return Exit.DONE if result.ok else Exit.REFUSED


def show_error(error: UserError, *, as_json: bool) -> Exit:
    """Print what happened, what is safe and what to do next."""
    told = message(error.code, error.params)
    if "row" in error.params and not told.happened.startswith("Baris"):
        told = replace(told, happened=f"Baris {error.params['row']}: {told.happened}")
    if as_json:
        parts = {"happened": told.happened, "safe": told.safe, "next": told.next}
        print_json(False, error.code, {**parts, **error.params}, (), ())
    else:
        print(printable(f"{told.happened}\n{told.safe}\n{told.next}"), file=sys.stderr)
    return Exit.USAGE if error.usage else Exit.REFUSED


def show_usage(message: str, usage: str, *, as_json: bool) -> Exit:
    """Print how the command is called."""
    if as_json:
        print_json(False, "USAGE", {"happened": message, "usage": usage.strip()}, (), ())
    print(f"{usage}{message}", file=sys.stderr)
    return Exit.USAGE


def show_stopped(*, as_json: bool) -> Exit:
    """Print that Ctrl+C was heard."""
    show_error(UserError("STOPPED"), as_json=as_json)
    return Exit.STOPPED


def print_json(
    ok: bool,
    code: str,
    data: Row,
    warnings: Sequence[str],
    rows: Sequence[Row],
) -> None:
    """The contract `{ok, code, data, warnings, rows}` on standard output."""
    answer = {"ok": ok, "code": code, "data": data, "warnings": list(warnings), "rows": list(rows)}
    text = json.dumps(answer, ensure_ascii=False, indent=1)
    print("".join(one if _is_shown(one) else json.dumps(one)[1:-1] for one in text))


def printable(text: str) -> str:
    """Text whose names came from somebody else, without what would steer a terminal."""
    return "".join(one if _is_shown(one) else "?" for one in text)


def _is_shown(character: str) -> bool:
    return character in "\n\u00a0" or character.isprintable()


def _table(rows: Sequence[Row]) -> str:
    names = list(rows[0])
    cells = [
        [_heading(name) for name in names],
        *([_cell(row.get(name, "")) for name in names] for row in rows),
    ]
    widths = [max(len(row[column]) for row in cells) for column in range(len(names))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)
    return "\n".join(line.rstrip() for line in lines)


def _heading(name: str) -> str:
    """`--json` keeps the names; a person reads what a village, its parts and its TPS are called here."""
    return (getattr(istilah(), name) if name in _NAMED else name).upper()


def _cell(value: object) -> str:
    """One line, whatever a name holds: a row must not look like two."""
    return " ".join(str(value).splitlines())


class TerminalProgress:
    """Progress on standard error: one line that renews itself, at most five times a second."""

    def __init__(self) -> None:
        self._shown = 0.0
        self._what = ""
        self._live = sys.stderr.isatty()

    def __call__(self, done: int, total: int, what: str = "") -> None:
        now = time.monotonic()
        fresh_step = what != self._what
        if not fresh_step and done != total and now - self._shown < (0.2 if self._live else 10):
            return
        self._shown, self._what = now, what
        of = f" dari {total:,}".replace(",", ".") if total else ""
        line = f"{what or 'Bekerja'}: {done:,}".replace(",", ".") + of
        print(
            f"\r\033[K{line}" if self._live else line,
            end="" if self._live else "\n",
            file=sys.stderr,
            flush=True,
        )

    def close(self) -> None:
        """End the renewed line."""
        if self._live and self._what:
            print(file=sys.stderr)
