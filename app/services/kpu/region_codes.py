"""The Ministry's region codes that ship with the program (see resources/wilayah for source and licence)."""

import csv
import gzip
import io
from functools import cache
from importlib.resources import files


@cache
def register() -> dict[str, str]:
    """Code without dots (2, 4, 6 or 10 digits) -> name."""
    packed = (files("resources") / "wilayah" / "wilayah.csv.gz").read_bytes()
    rows = csv.reader(io.StringIO(gzip.decompress(packed).decode()))
    next(rows)
    return {row[0]: row[1] for row in rows}


def districts() -> dict[str, str]:
    """4-digit code -> name, by name."""
    found = {kode: nama for kode, nama in register().items() if len(kode) == 4}
    return dict(sorted(found.items(), key=lambda one: one[1]))
