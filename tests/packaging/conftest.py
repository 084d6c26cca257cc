"""The build scripts are found by their names, as when they run."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

for _room in ("packaging", "installer/windows"):
    sys.path.append(str(ROOT / _room))
