"""The words of a document as shipped: `resources/naskah/<stem>.txt`, read into its parts.

`# isi` begins a part, `# isi @dpt` the same part of the DPT's document; a line that begins with two blanks
goes on with the line above; `;` begins a remark. A part without a line is that of `umum.txt`.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Bagian = Mapping[str, tuple[str, ...]]


@cache
def usual_parts(stem: str, variant: str = "") -> Bagian:
    """Part -> its lines, in the order of the document. `variant`: what follows `@`."""
    chosen: dict[str, tuple[str, ...]] = {}
    for name, lines in _read(stem).items():
        base, _, only = name.partition("@")
        if only in ("", variant):
            chosen[base] = lines
        else:
            chosen.setdefault(base, ())
    return chosen


@cache
def _read(stem: str) -> Bagian:
    text = (files("resources") / "naskah" / f"{stem}.txt").read_text(encoding="utf-8")
    parts: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("# "):
            lines = parts.setdefault(line[2:].replace(" ", ""), [])
        elif line.startswith("  "):
            lines[-1] = f"{lines[-1]} {line.strip()}"
        elif not line.startswith(";"):
            lines.append(line.strip())
    return {name: _trimmed(found) for name, found in parts.items()}


def _trimmed(lines: list[str]) -> tuple[str, ...]:
    """Without the empty lines around them."""
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return tuple(lines)
