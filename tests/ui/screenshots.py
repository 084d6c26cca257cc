"""PNGs of every page and dialog: at two sizes, scaled, dark, with large letters, in English.

python -m tests.ui.screenshots [--out DIR] [--of desa|kpu|pmd] [variant …]
"""

import argparse
import os
import subprocess
import sys
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from tests.ui.xvfb import own_screen

if TYPE_CHECKING:
    from app.ui.window import MainWindow
    from tests.ui.touring import Take

VOTERS, VILLAGES = 3000, 372
TOURS = ("desa", "kpu", "pmd")
_OF_KPU = ("ringkasan", "data", "desa", "paket", "balasan", "pdpb", "aturan-umum", "brankas", "catatan")
_MAIN = (
    "01", "05", "06", "11", "2", "40", "43", "44", "60", "65", "90",
    *(f"kpu-{stem}" for stem in _OF_KPU), *(f"pmd-{stem}" for stem in ("bundel", "balasan", "rekap")),
)  # fmt: skip
"""Scenes of the variants that are not taken of everything."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A screen in pixels, Qt's scale of it, what is set in the window; `main`: the main scenes alone."""

    size: str
    scale: str = "1"
    main: bool = False
    settings: tuple[tuple[str, str], ...] = ()


VARIANTS = {
    "1366x768": Variant("1366x768"),
    "1280x720": Variant("1280x720"),
    "125-persen": Variant("1600x900", "1.25", main=True),
    "150-persen": Variant("1920x1080", "1.5", main=True),
    "gelap": Variant("1366x768", main=True, settings=(("tampilan", "dark"),)),
    "huruf-besar": Variant("1366x768", main=True, settings=(("huruf", "1.3"),)),
    "english": Variant("1280x720", settings=(("bahasa", "en"),)),
}
"""125 and 150 per cent are those of a display that then shows as much as 1280x720."""


def main(folder: Path, names: list[str], tours: list[str]) -> int:
    """Each variant in a process of its own, for scale and language are set before anything else; the district
    is made by the first."""
    with tempfile.TemporaryDirectory() as district:
        told = [part for tour in tours for part in ("--of", tour)]
        return _every(folder, names, ["--district", district, *told])


def _every(folder: Path, names: list[str], told: list[str]) -> int:
    for name in names or VARIANTS:
        out = folder / name
        out.mkdir(parents=True, exist_ok=True)
        for old in out.glob("*.png"):
            old.unlink()
        with own_screen(VARIANTS[name].size) as display, tempfile.TemporaryDirectory() as home:
            env = {
                **os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": home,
                "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home, "DBUS_SESSION_BUS_ADDRESS": "disabled:",
                "QT_SCALE_FACTOR": VARIANTS[name].scale,
            }  # fmt: skip
            command = [sys.executable, "-m", "tests.ui.screenshots", "--take", "--out", str(out), *told, name]
            if subprocess.call(command, env=env):
                return 1
        print(f"{name}: {len(list(out.glob('*.png')))} → {out}", flush=True)
    return 0


def take(name: str, out: Path, tours: list[str], district: Path) -> None:
    """Play the scenes of one variant; a bug ends it."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QWidget

    from app.crypto import age_file, seal
    from app.ui import settings
    from app.ui.application import make_application
    from app.ui.window import MainWindow
    from tests.ui.desktop import Desktop
    from tests.ui.driving import settle

    age_file.SCRYPT_LOG_N, seal.ARGON2_MEMORY_KIB = age_file.MIN_LOG_N, 8 * 1024  # nobody's secrets
    for key, value in VARIANTS[name].settings:
        settings.set_text(key, value)
    application = make_application()
    sys.excepthook = _fail
    window = MainWindow()
    window.start()
    window.setGeometry(application.primaryScreen().geometry())
    window.show()
    QTest.qWaitForWindowActive(window)

    def shoot(scene: str, shown: QWidget) -> None:
        if VARIANTS[name].main and not scene.startswith(_MAIN):
            return
        settle()
        QGuiApplication.primaryScreen().grabWindow(0).save(str(out / f"{scene}.png"))

    for tour in tours:
        desktop = Desktop(window)
        _PLAYED[tour](window, shoot, district)
        desktop.stop()
    window.jobs.close()


def _desa(window: "MainWindow", shoot: "Take", district: Path) -> None:
    from tests.ui.driving import until
    from tests.ui.scenes import Tour, make_material

    with tempfile.TemporaryDirectory() as folder:
        Tour(window, make_material(Path(folder), VOTERS), shoot).all()
        closed: list[bool] = []
        window.close_village(lambda: closed.append(True))
        until(lambda: closed)


def _kpu(window: "MainWindow", shoot: "Take", district: Path) -> None:
    from tests.ui.district_material import TOURING, make_material
    from tests.ui.scenes_kpu import KpuTour
    from tests.ui.shifted import on_day

    material = make_material(district, VILLAGES)
    with on_day(TOURING):
        KpuTour(window, material, shoot).all()


def _pmd(window: "MainWindow", shoot: "Take", district: Path) -> None:
    from tests.ui.district_material import TOURING, make_material
    from tests.ui.scenes_pmd import PmdTour
    from tests.ui.shifted import on_day

    material = make_material(district, VILLAGES)
    with on_day(TOURING):
        PmdTour(window, material, shoot).all()


_PLAYED = {"desa": _desa, "kpu": _kpu, "pmd": _pmd}


def _fail(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    traceback.print_exception(kind, error, trace)
    os._exit(1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("screenshots"), metavar="DIR")
    parser.add_argument("--of", action="append", choices=TOURS, help="whose window; all")
    parser.add_argument("--district", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--take", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("variant", nargs="*", help=", ".join(VARIANTS))
    asked = parser.parse_args()
    if unknown := set(asked.variant) - set(VARIANTS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    if asked.take:
        take(asked.variant[0], asked.out, asked.of, asked.district)
    else:
        sys.exit(main(asked.out, asked.variant, asked.of or list(TOURS)))
