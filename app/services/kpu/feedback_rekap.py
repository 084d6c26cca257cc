"""The recap of a batch, as JSON for programs and as a table for people."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.domain import rekap
from app.domain.istilah import Istilah, in_sentence
from app.domain.rekap import Neraca
from app.services.shared.csv_report import csv_report
from app.system.safe_file import ensure_folder, write_atomic

_COLUMNS = ("tps", "kelamin", "awal", "baru", "tms", "masuk", "keluar", "akhir")


def rekap_lines(lines: Sequence[Neraca]) -> dict[str, Any]:
    """A balance: its lines by TPS and sex, and their sum."""
    return {"baris": [asdict(line) for line in lines], "jumlah": asdict(rekap.total(lines))}


def write_rekap(folder: Path, data: Mapping[str, Any], istilah: Istilah) -> None:
    """`rekap.json` for programs and `rekap.csv` in the words of here. Raises file errors."""
    ensure_folder(folder)
    village, kecamatan, pilkades = map(in_sentence, (istilah.desa, istilah.kecamatan, istilah.pemilihan))
    header = (village, "nama", kecamatan, "neraca", *_COLUMNS)
    words = {"pilkades": pilkades, "pdpb": "pdpb"}
    lines = (line for desa in data["desa"] for line in _lines(desa, words))
    write_atomic(folder / "rekap.csv", csv_report(header, lines))
    write_atomic(folder / "rekap.json", json.dumps(data, ensure_ascii=False, indent=1).encode())


def _lines(desa: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Each balance of a village and its sum."""
    for name, word in words.items():
        for line in (*desa[name]["baris"], desa[name]["jumlah"] | {"tps": "JUMLAH"}):
            cells = [str(line[column]) for column in _COLUMNS]
            yield (desa["kode"], desa["nama"], desa["kecamatan"], word, *cells)
