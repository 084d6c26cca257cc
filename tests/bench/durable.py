"""A durable mark against what the disk itself costs: one fdatasync."""

import os
import statistics
import tempfile
import time
from pathlib import Path

from app.domain.tms import Alasan
from app.services.desa.mark import Mark, mark
from app.services.desa.workspace import open_workspace
from tests.builders import daftar
from tests.villages import KETUA, TestKpu, open_village

MARKS = 500


def main() -> None:
    """Medians in one run, and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        data = open_village(Path(name), TestKpu(), 2700)
        with open_workspace(data, "ketua", KETUA) as workspace:
            marks = []
            for voter in daftar(2700)[:MARKS]:
                began = time.perf_counter()
                mark(workspace, [Mark(voter.id, Alasan.SESUAI)])
                marks.append(time.perf_counter() - began)
        syncs = []
        with (Path(name) / "sync").open("wb") as stream:
            for _ in range(MARKS):
                began = time.perf_counter()
                stream.write(b"x" * 4096)
                stream.flush()
                os.fdatasync(stream.fileno())
                syncs.append(time.perf_counter() - began)
    one, disk = statistics.median(marks), statistics.median(syncs)
    print(f"mark {one * 1000:.2f} ms, fdatasync {disk * 1000:.2f} ms, ratio {one / disk:.1f}")
