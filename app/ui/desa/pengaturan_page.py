"""Pengaturan: language, light or dark, text size, the list's columns, the key card, what this program is."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, qVersion
from PySide6.QtWidgets import QApplication, QFormLayout, QFrame, QScrollArea, QWidget

from app.domain.istilah import in_sentence
from app.system import versions
from app.system.language import tr
from app.ui import settings
from app.ui.about_dialog import show_about
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.key_card import show_key_card
from app.ui.desa.page import Page
from app.ui.desa.tahapan_page import TahapanPage
from app.ui.diagnosa_dialog import of_village, show_diagnosa
from app.ui.pembaruan_dialog import show_update
from app.ui.theme import TEXT_SIZES
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import button, column, label, line, row, title

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen
    from app.ui.window import MainWindow

_WIDEST = 720


class PengaturanPage(Page):
    """A choice is in force at once: the village's screen is built anew around the open data file."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__(screen)
        self.choices = {
            "bahasa": Choice(
                tr("Bahasa"), (("id", "Bahasa Indonesia"), ("en", "English")), settings.text("bahasa", "id")
            ),
            "tampilan": Choice(
                tr("Tampilan"),
                (("", tr("Ikut komputer")), ("light", tr("Terang")), ("dark", tr("Gelap"))),
                settings.text("tampilan"),
            ),
            "huruf": Choice(
                tr("Ukuran huruf"),
                [(str(size), f"{round(100 * size)} %") for size in TEXT_SIZES],
                str(settings.text_size()),
            ),
        }
        self._first = "bahasa"
        self.told = label("", "good", wrap=True)
        self.about = label(self._about(), wrap=True)
        self._build()
        for key, choice in self.choices.items():
            choice.chosen.connect(partial(self._choose, key))

    def _build(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(24)
        for word, key in (
            (tr("Bahasa"), "bahasa"), (tr("Tampilan"), "tampilan"), (tr("Ukuran huruf"), "huruf"),
        ):  # fmt: skip
            form.addRow(word, self.choices[key])
        form.addRow(tr("Kolom di Daftar"), _left(button(tr("Kembalikan seperti semula"), self.reset_columns)))
        card = button(tr("Cetak kartu tombol …"), lambda: show_key_card(self.village, self), "printer")
        form.addRow(tr("Kartu tombol"), _left(card))
        rules = button(tr("Aturan pemilihan …"), self._show_rules)
        form.addRow(tr("Aturan pemilihan"), _left(rules))
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = button(tr("Salin keterangan"), self.copy_about, "copy")
        window, session = self.village.window_, self.session
        check = button(tr("Diagnosa …"), lambda: show_diagnosa(self, window.jobs, of_village(session)))
        update = button(tr("Perbarui program …"), lambda: show_update(self, window))
        licences = button(tr("Tentang …"), lambda: show_about(self))
        inside = QWidget()
        inside.setProperty("sheet", True)
        inside.setMaximumWidth(_WIDEST)
        inside.setLayout(
            column(
                title(tr("Pengaturan")), label(tr("Berlaku untuk komputer ini saja."), "quiet"), 8, form,
                self.told, 12, line(), 12, label(tr("Tentang program"), bold=True, size=1.15), self.about,
                label(tr("Sebutkan ini bila menelepon petugas bantuan; tidak ada data pemilih di dalamnya."),
                      "quiet", wrap=True),
                row(copy, check, update, licences, None), None, space=8, margin=24,
            )
        )  # fmt: skip
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(area, space=0))

    def first_control(self) -> QWidget:
        return self.choices[self._first]

    def _choose(self, key: str, value: str) -> None:
        """Remember it; build the screen anew unless something typed on another page would be lost."""
        settings.set_text(key, value)
        if waiting := self.village.unsaved():
            names = ", ".join(waiting)
            self._say(tr("Berlaku setelah isian di {names} disimpan dan program dibuka lagi.", names=names))
            return
        window = self.village.window_
        QTimer.singleShot(0, lambda: window.dress_again(partial(_come_back, window, key)))

    def begin_at(self, key: str) -> None:
        """Where one was before the screen was built anew."""
        self._first = key
        self.choices[key].setFocus()

    def _show_rules(self) -> None:
        """Hours, limits, holidays and signatories: part of the village's data, not of this computer."""
        self.village.show_page("tahapan")
        page = self.village.page
        assert isinstance(page, TahapanPage)
        page.show_rules()

    def reset_columns(self) -> None:
        """Order, width and visibility of the list's columns as they were at first."""
        daftar = self.village.page_named("daftar")
        assert isinstance(daftar, DaftarPage)
        daftar.table.reset_columns()
        self._say(tr("Kolom di Daftar seperti semula."))

    def _about(self) -> str:
        workspace = self.session.workspace
        election = workspace.pengaturan.pemilihan.id
        screen = QApplication.primaryScreen()
        size, scale = screen.size(), round(100 * screen.devicePixelRatio())
        return "\n".join(
            (
                f"{versions.program()}, Qt {qVersion()}",
                tr("{machine}, layar {width}x{height}, {scale} %",
                   machine=versions.machine(), width=size.width(), height=size.height(), scale=scale),
                tr("Pemilihan {id}, {desa} {kode}", id=election, kode=workspace.desa.kode,
                   desa=in_sentence(workspace.pengaturan.istilah.desa)),
                tr("Komputer ini {device}", device=workspace.device),
                tr("Folder data {folder}", folder=versions.data_folder(workspace.folder)),
            )
        )  # fmt: skip

    def copy_about(self) -> None:
        """Into the clipboard, for a message."""
        QApplication.clipboard().setText(self._about())
        self._say(tr("Keterangan disalin."))

    def _say(self, text: str) -> None:
        self.told.setText(f"✓ {text}")


def _come_back(window: "MainWindow", key: str) -> None:
    """To these settings, on the screen that was built anew."""
    from app.ui.desa.village_screen import VillageScreen

    village = window.current
    assert isinstance(village, VillageScreen)
    village.show_page("pengaturan")
    page = village.page
    assert isinstance(page, PengaturanPage)
    page.begin_at(key)


def _left(made: QWidget) -> QWidget:
    """As wide as its words."""
    holder = QWidget()
    holder.setLayout(row(made, None))
    return holder
