"""The printing page of a village with a DPT, beside it a printer whose sheets can be counted."""

import shutil
from pathlib import Path

from app.system import paths
from app.ui.desa.cetak_page import CetakPage
from app.ui.desa.village_screen import VillageScreen
from tests.services.desa.slip_village import ratified
from tests.ui.driving import keys, rest
from tests.ui.trays import Tray

NAME = "HP DeskJet 2130"


def ratified_folder(folder: Path) -> Path:
    """Two TPS, five RT, the DPT ratified, where this computer looks for villages."""
    with ratified(folder):
        pass
    made = paths.village_root() / "9901-2027-0a1b2c3d-9901012001"
    made.parent.mkdir(parents=True)
    return Path(shutil.move(folder / "data", made))


def printing_page(village: VillageScreen, tray: Tray, *printers: str) -> CetakPage:
    """Opened by its key."""
    keys("Alt+7")
    rest(village.window_)
    shown = village.page
    assert isinstance(shown, CetakPage)
    shown.acts.printer_of = tray
    shown.panel.printer.printer.addItems(printers or (NAME,))
    shown.panel.printer.printer.setCurrentIndex(0)
    shown.acts.look()
    rest(village.window_)
    return shown
