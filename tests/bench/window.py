"""The window over a village of 60,000: seconds to the shell and to the list, stalls of a scripted evening."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.services.desa import members
from app.services.desa.open_paket import FirstMember, open_first
from app.services.desa.workspace import open_workspace
from tests.builders import daftar
from tests.ui.xvfb import own_screen
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu, write_paket

VOTERS = 60_000
_LONGEST = 10


def main() -> None:
    """Make the village, work it in a process of its own, tell what was measured."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_village(folder)
        with own_screen() as display:
            told = run_session(folder, display)
    tell(told)


def make_village(folder: Path) -> None:
    """A data folder of two members at `folder/data`."""
    package = write_paket(folder, TestKpu(), daftar(VOTERS))
    open_first(package, " ".join(LETTER), folder / "data", FirstMember("Ketua Contoh", "ketua", KETUA))
    with open_workspace(folder / "data", "ketua", KETUA) as workspace:
        members.add(workspace, "Sekretaris Contoh", "sekretaris", SEKRETARIS)


def run_session(folder: Path, display: str) -> dict[str, object]:
    """The scripted session; its clock starts before Python does; modules are compiled, as when installed."""
    env = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "XDG_DATA_HOME": str(folder / "home"),
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
    }
    command = [sys.executable, "-m", "tests.bench.window_session", str(folder / "data"), KETUA]
    done = subprocess.run(
        [*command, str(time.time())], env=env, check=True, stdout=subprocess.PIPE, text=True, timeout=900
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def tell(told: dict[str, object]) -> None:
    """One line a figure, then the longest stalls with what was going on."""
    for name, value in told.items():
        if name != "stalls":
            print(f"{name:44} {value}")
    print(
        f"the {_LONGEST} longest times in which the window answered nothing (cpu: of it, this program's own):"
    )
    stalls = told["stalls"]
    assert isinstance(stalls, list)
    for stall in sorted(stalls, key=lambda stall: -stall["ms"])[:_LONGEST]:
        print(f"  {stall['ms']:6.0f} ms  cpu {stall['cpu']:6.0f}  {stall['step']:22} {stall['where']}")


if __name__ == "__main__":
    main()
