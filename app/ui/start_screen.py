"""The first page: five doors."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import __version__
from app.domain.rilis import ENDINGS
from app.services.desa.workspace import villages_here
from app.system import paths
from app.system.istilah import istilah
from app.system.language import LANGUAGES, language, set_language, tr
from app.ui import icons, settings, theme
from app.ui.widgets.choose_file import choose_file
from app.ui.widgets.controls import button, centred, column, label, row
from app.ui.widgets.door import Door

if TYPE_CHECKING:
    from app.ui.window import MainWindow


class StartScreen(QWidget):
    """Where everybody begins. An update may be dropped on it."""

    takes = ENDINGS

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self._window = window
        self._villages = villages_here()
        self._doors: list[Door] = []
        self._build()

    def first_control(self) -> QWidget:
        return self._doors[0]

    def take_files(self, files: Sequence[Path]) -> None:
        """What was dropped; a folder is none of them."""
        if file := next((file for file in files if not file.is_dir()), None):
            self._update(file)

    def _update(self, file: Path | None = None) -> None:
        from app.ui.pembaruan_dialog import show_update

        show_update(self, self._window, file)

    def _practise(self) -> None:
        from app.ui.practice import open_practice

        open_practice(self._window)

    def _diagnose(self) -> None:
        from app.ui.diagnosa_dialog import show_diagnosa

        show_diagnosa(self, self._window.jobs)

    def _about(self) -> None:
        from app.ui.about_dialog import show_about

        show_about(self)

    def _build(self) -> None:
        picture = label()
        picture.setPixmap(icons.pixmap("file-lock-2", 40, theme.colours().accent))
        head = row(
            picture, column(label("DPT Desa", size=2.0, bold=True), self._subtitle(), space=0), None, space=16
        )
        doors = self._make_doors()
        last = row(self._where(), None, self._languages())
        inside = column(head, 12, *doors, 4, self._foot(), last, space=10)
        self.setLayout(centred(inside, 680))

    def _where(self) -> QWidget:
        """Where data lies: here, unless somebody wanted it on the stick."""
        folder = paths.portable_root()
        if folder is None:
            return label(tr("Tanpa internet. Data hanya ada di komputer ini."), "quiet")
        told = tr(
            "Data ada di {folder}, bukan di komputer ini. Cadangkan juga ke tempat lain.",
            folder=str(folder),
        )
        made = label(told, "warn", wrap=True)
        made.setMinimumWidth(theme.scaled(540))  # two lines, beside the language
        return made

    def _foot(self) -> QHBoxLayout:
        """What is no door: practice, and what one needs at the telephone. Each has its own plain key."""
        acts: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("L", tr("{desa} Latihan (L)", desa=istilah().desa), "vote", self._practise),
            ("P", tr("Perbarui program (P)"), "hard-drive-download", self._update),
            ("D", tr("Diagnosa (D)"), "list-checks", self._diagnose),
            ("T", tr("Tentang (T)"), "circle-help", self._about),
        )
        for key, _, _, act in acts:
            QShortcut(QKeySequence(key), self).activated.connect(act)
        made = [button(text, act, icon, flat=key != "L") for key, text, icon, act in acts]
        return row(*made, None)

    def _subtitle(self) -> QWidget:
        return label(
            tr("Daftar pemilih untuk panitia pemilihan · versi {version}", version=__version__), "quiet"
        )

    def _make_doors(self) -> list[Door]:
        go_on = self._door("rotate-ccw", tr("&Lanjutkan"), self._told(), self._continue)
        go_on.setEnabled(bool(self._villages))
        fresh = self._door(
            "folder-open",
            tr("&Buka paket dari KPU"),
            tr("Berkas .dpt dari flashdisk, dengan surat kunci. Boleh juga diseret ke jendela ini."),
            self._open,
        )
        restore = self._door(
            "hard-drive-download",
            tr("&Pulihkan cadangan"),
            tr("Laptop lama rusak atau hilang: lanjutkan pekerjaannya di sini."),
            self._window.show_restore,
        )
        kpu = self._door(
            "building-2",
            tr("Saya dari &KPU"),
            tr("Membuat paket dan menerima pengembaliannya."),
            self._window.show_kpu,
        )
        courier = self._door(
            "list-checks",
            tr("Saya dari &{dinas}", dinas=istilah().dinas),
            tr("Mengantar bundel, mengumpulkan pengembalian, merekap laporan. Data pemilih tetap terkunci."),
            self._window.show_courier,
        )
        first = [go_on, fresh] if self._villages else [fresh, go_on]
        self._doors = [*first, restore, kpu, courier]
        return self._doors

    def _door(self, icon: str, text: str, told: str, act: Callable[[], None]) -> Door:
        door = Door(icon, text, told)
        door.clicked.connect(lambda: act())
        return door

    def _told(self) -> str:
        if not self._villages:
            return tr("Belum ada daftar di komputer ini.")
        names = [village_name(folder) for folder in self._villages]
        return names[0] if len(names) == 1 else tr("{count} daftar di komputer ini.", count=len(names))

    def _continue(self) -> None:
        if self._villages:
            self._window.show_login(self._villages[-1])

    def _open(self) -> None:
        file = choose_file(self, tr("Buka paket dari KPU"), tr("Paket dari KPU (*.dpt)"))
        if file is not None:
            self._window.show_open(file)

    def _languages(self) -> QWidget:
        other = next(one for one in LANGUAGES if one != language())
        names = {"id": "Bahasa Indonesia", "en": "English"}
        return button(names[other], lambda: self._switch(), flat=True)

    def _switch(self) -> None:
        other = next(one for one in LANGUAGES if one != language())
        settings.set_text("bahasa", other)
        set_language(other)
        self._window.show_start()


def village_name(folder: Path) -> str:
    """As this computer remembers it from the last opening; else the folder's name, which holds the code."""
    return settings.text(settings.of_village(folder, "desa")) or _name(folder)


def _name(folder: Path) -> str:
    return folder.parent.name if folder.name == "data" else folder.name
