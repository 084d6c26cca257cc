"""The recap of a batch, as JSON for programs and as a table for people."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.domain import rekap
from app.domain.istilah import Istilah, in_sentence
from app.domain.rekap import Neraca
from app.system.safe_file import ensure_folder, write_atomic

_COLUMNS = ("tps", "kelamin", "awal", "baru", "tms", "masuk", "keluar", "akhir")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rekap_lines(lines: Sequence[Neraca]) -> dict[str, Any]:
    """A balance: its lines by TPS and sex, and their sum."""
    return {"baris": [asdict(line) for line in lines], "jumlah": asdict(rekap.total(lines))}


def write_rekap(folder: Path, data: Mapping[str, Any], istilah: Istilah) -> None:
    """`rekap.json` for programs and `rekap.csv` in the words of here. Raises file errors."""
    ensure_folder(folder)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    village, kecamatan, pilkades = map(in_sentence, (istilah.desa, istilah.kecamatan, istilah.pemilihan))
    writer.writerow((village, "nama", kecamatan, "neraca", *_COLUMNS))
    for desa in data["desa"]:
        for name, word in (("pilkades", pilkades), ("pdpb", "pdpb")):
            for line in (*desa[name]["baris"], desa[name]["jumlah"] | {"tps": "JUMLAH"}):
                cells = [str(line[column]) for column in _COLUMNS]
                row = (desa["kode"], desa["nama"], desa["kecamatan"], word, *cells)
                writer.writerow([_no_formula(cell) for cell in row])
    write_atomic(folder / "rekap.csv", out.getvalue().encode("utf-8-sig"))
    write_atomic(folder / "rekap.json", json.dumps(data, ensure_ascii=False, indent=1).encode())


def _no_formula(cell: str) -> str:
    """Text that a spreadsheet would calculate gets the apostrophe that makes it text."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
