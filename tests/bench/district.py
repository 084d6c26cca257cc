"""A district of Magelang's size: imported, packed, lettered; openpyxl reads the same sheet."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.measuring import measure

VILLAGES, VOTERS = 372, 2700
_OPENPYXL = """
import sys, resource, time
from openpyxl import load_workbook
began, rows = time.process_time(), 0
for row in load_workbook(sys.argv[1], read_only=True).active.iter_rows(values_only=True):
    rows += 1
    if rows == int(sys.argv[2]):
        break
spent = time.process_time() - began
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"openpyxl read-only: {rows} rows, {rows / spent:.0f} rows/s, {peak:.0f} MB")
"""


def main() -> None:
    """DPT_DESA_BENCH_DIR keeps the sheet between runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept = Path(os.environ.get("DPT_DESA_BENCH_DIR", name))
        vault, rows = ("--vault", folder / "v"), VILLAGES * VOTERS
        for kind in ("csv", "xlsx"):
            sheet = kept / f"magelang.{kind}"
            if not sheet.exists():
                measure("sample", "--out", sheet, "--villages", str(VILLAGES), "--voters", str(VOTERS))
            done = measure("kpu", "inspect", sheet)
            print(f"  inspect {kind}: {rows / done.seconds:.0f} rows/s")
        subprocess.run([sys.executable, "-c", _OPENPYXL, kept / "magelang.xlsx", "100000"], check=True)
        about = ("--district", "9901", "--name", "KPU", "--election", "Uji", "--voting-day", "2027-02-03")
        measure("kpu", "init", *vault, "--recovery-out", folder / "k.txt", *about)
        done = measure("kpu", "import", *vault, kept / "magelang.xlsx")
        print(f"  import xlsx: {rows / done.seconds:.0f} rows/s; vault {_size(folder / 'v')} MB")
        measure("kpu", "areas", *vault, "--from", kept / "magelang.wilayah.csv")
        done = measure("kpu", "pack", *vault, "--out", folder / "p")
        print(f"  pack: {done.seconds / VILLAGES:.3f} s a village; packages {_size(folder / 'p')} MB")
        began = time.monotonic()
        measure("kpu", "pack", *vault, "--out", folder / "p")
        print(f"  pack again, nothing to do: {time.monotonic() - began:.1f} s")
        measure("kpu", "letters", *vault, "--out", folder / "surat.pdf")
        measure("kpu", "status", *vault)
        measure("kpu", "backup", *vault, "--out", folder / "v.dptv")


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) // 1_000_000
