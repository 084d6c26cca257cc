"""The window of a lembang, a nagari, a kalurahan: no page, dialog or document in it says "desa".

All that can be read, heard or pointed at is looked at, shown or not: texts, hints, names for a screen reader,
rows and headings of tables, entries of menus, pages of documents. A page added later is looked at too.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTableView, QWidget

from app.domain.istilah import SEBUTAN, Istilah, with_words
from app.domain.tms import Alasan
from app.services.desa import members
from app.services.desa.mark import Mark, mark
from app.services.desa.open_paket import FirstMember, open_first
from app.services.desa.ratify import ratify
from app.services.desa.return_data import write_return
from app.services.desa.workspace import open_workspace
from app.system import paths
from app.ui.desa.village_screen import PAGES, VillageScreen
from app.ui.widgets.pdf_preview import PdfPreview
from app.ui.window import MainWindow
from tests.builders import DESA, daftar
from tests.nouns import OTHERWISE, said, usual_words
from tests.printing.reading import texts
from tests.ui.driving import children, keys, letters, rest, settle, until
from tests.ui.scenes import Tour, in_words, make_material
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu, listed

MEJA = {"tps": "Meja", "undangan": "Kartu Pemilih", "kpps": ""}
REGIONS = {
    "pilkalem": SEBUTAN["pilkalem"],
    "pilwana": SEBUTAN["pilwana"],
    "pilur": with_words(SEBUTAN["pilur"], MEJA),
}
_READ = (
    "text", "toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription", "windowTitle",
    "placeholderText", "title", "informativeText", "toPlainText", "prefix", "suffix", "format",
)  # fmt: skip
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
DOOR = "Saya dari Dinas PMD"
"""Said before any file is open: no place's words are known there."""

_MOST = 400
"""Rows of a table."""


def everything_in(shown: QWidget) -> Iterator[str]:
    """All texts of a window or dialog, also of what is hidden now."""
    below: list[QWidget] = list(shown.findChildren(QWidget))
    for one in (shown, *below):
        yield from _texts(one)
        yield from (action.text() for action in one.actions())
        if isinstance(one, QComboBox):
            yield from (one.itemText(at) for at in range(one.count()))
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from _cells(one.model())
        if isinstance(one, PdfPreview):
            yield from texts(one._pdf)


def _texts(one: QWidget) -> Iterator[str]:
    for name in _READ:
        read: Callable[[], object] | None = getattr(one, name, None)
        told = read() if callable(read) else None
        if isinstance(told, str):
            yield told.replace("&", "")


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
    for role in _ROLES:
        for column in columns:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
            rows = range(min(model.rowCount(), _MOST))
            yield from (str(model.index(row, column).data(role) or "") for row in rows)


class Listener:
    """What was said where, of the usual words."""

    def __init__(self, istilah: Istilah) -> None:
        self._usual = usual_words(istilah)
        self.found: dict[str, set[str]] = {}
        self.heard: set[str] = set()

    def __call__(self, scene: str, shown: QWidget) -> None:
        for text in everything_in(shown):
            self.heard.add(text)
            if text != DOOR and (words := said(self._usual, text)):
                self.found.setdefault(scene, set()).add(f"{words[0]}: {text[:120]}")


@pytest.mark.parametrize("preset", sorted(REGIONS))
def test_pages_and_dialogs_say_what_things_are_called_here(
    window: MainWindow, tmp_path: Path, preset: str
) -> None:
    words = REGIONS[preset]
    listen = Listener(words)
    Tour(window, make_material(tmp_path, 300, words), listen).all()
    assert listen.found == {}
    whole = "\n".join(listen.heard)
    assert all(word in whole for word in (words.desa, words.dusun, words.tps, words.pemilihan))


@pytest.fixture
def ratified(tmp_path: Path) -> Path:
    """A village where all is done, up to the final return, and nothing is called as usual."""
    file, folder = tmp_path / "paket.dpt", paths.village_root() / f"9901-2027-0a1b2c3d-{DESA.kode}"
    file.write_bytes(
        TestKpu().paket([in_words(voter, OTHERWISE) for voter in daftar(100)], istilah=OTHERWISE)
    )
    open_first(file, " ".join(LETTER), folder, FirstMember("Ketua Contoh", "ketua", KETUA))
    with open_workspace(folder, "ketua", KETUA) as workspace:
        for name, role in (("Tri Wahyuni", "sekretaris"), ("Sutrisno", "pantarlih")):
            members.add(workspace, name, role, SEKRETARIS)
        voters = [one.pemilih.id for one in listed(workspace)]
        mark(workspace, [Mark(voters[0], Alasan.MENINGGAL), Mark(voters[1], Alasan.GANDA, "", {}, voters[2])])
        mark(workspace, [Mark(voter, Alasan.SESUAI) for voter in voters[2:]])
        ratify(workspace, "dps", "sekretaris", SEKRETARIS)
        ratify(workspace, "dpt", "sekretaris", SEKRETARIS)
        write_return(workspace, tmp_path / "kembali.dptr", True, "sekretaris", SEKRETARIS)
    return folder


def test_every_page_after_the_dpt_says_what_things_are_called_here(
    window: MainWindow, ratified: Path
) -> None:
    listen = Listener(OTHERWISE)
    window.show_login(ratified)
    settle()
    letters(KETUA)
    keys("Return")
    until(lambda: window.session is not None and window.session.index.rows)
    rest(window)
    village = window.current
    assert isinstance(village, VillageScreen)
    for stem in PAGES:
        village.show_page(stem)
        rest(window)
        listen(stem, window)
        village.help()
        settle()
        listen(f"{stem} F1", village.window_)
        keys("Esc")
    assert listen.found == {}
    assert {"Marga Sukamaju", "Pencatat"} <= listen.heard | {text[:14] for text in listen.heard}


def test_a_usual_word_is_heard(window: MainWindow) -> None:
    listen = Listener(SEBUTAN["pilwana"])
    window.setToolTip("Seluruh pemilih desa")
    listen("mulai", window)
    assert listen.found == {"mulai": {"desa: Seluruh pemilih desa"}}


def test_a_long_word_widens_its_column(window: MainWindow, tmp_path: Path) -> None:
    """In the list and in the map: no heading is cut, whatever a TPS is called."""
    tables: dict[str, QTableView] = {}

    def take(scene: str, shown: QWidget) -> None:
        for one in children(shown, QTableView):
            for at in range(one.model().columnCount()):
                word = str(one.model().headerData(at, Qt.Orientation.Horizontal) or "")
                if word in words and not one.isColumnHidden(at):
                    assert one.columnWidth(at) > one.fontMetrics().horizontalAdvance(word), (scene, word)
                    tables[f"{scene} {word}"] = one

    words = ("Tempat Memilih", "Banjar Dinas")
    istilah = with_words(SEBUTAN["pilkel"], {"tps": words[0]})
    Tour(window, make_material(tmp_path, 300, istilah), take).all()
    assert len(tables) > 3
