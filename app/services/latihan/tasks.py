"""What there is to practise, kept beside the data so that the window can show it."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from app.domain.tms import Alasan
from app.services.latihan.people import Tugas
from app.system.safe_file import read_file, write_atomic

_FILE = "tugas.json"
_LIMIT = 64 * 1024


def keep(folder: Path, tasks: Sequence[Tugas]) -> None:
    """Beside the data of the practice village; everybody in it is invented."""
    write_atomic(folder / _FILE, json.dumps([asdict(one) for one in tasks]).encode())


def tasks(folder: Path) -> list[Tugas]:
    """None where a village was opened from a package."""
    if not (folder / _FILE).exists():
        return []
    raw = json.loads(read_file(folder / _FILE, _LIMIT))
    return [Tugas(one["nama"], one["rt"], Alasan(one["alasan"])) for one in raw]
