"""The drill: an evening's work by keyboard, the laptop wiped, a stick and a letter bring all of it back."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from app.services.desa import members
from app.services.desa.alias import aliases
from app.services.desa.daftar_rows import Ringkas, RowReader, read_rows
from app.services.desa.workspace import Workspace, member_list, open_workspace, villages_here
from app.store import journal
from app.system import keyring_store, paths
from app.ui.desa.anggota_page import AnggotaPage
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.loket_page import LoketPage
from app.ui.desa.open_screen import OpenScreen
from app.ui.desa.restore_screen import RestoreScreen
from app.ui.desa.riwayat_page import RiwayatPage
from app.ui.desa.village_screen import VillageScreen
from app.ui.window import MainWindow
from tests.builders import daftar, nik
from tests.ui.desktop import Desktop
from tests.ui.driving import answer, answers, focused, keys, letters, rest, settle, texts, until
from tests.ui.sticks import choose, copies, type_words
from tests.villages import LETTER, TestKpu, write_paket

KETUA, SEKRETARIS, KETUA_BARU = "gerobak hijau 47", "sumur timba 3 ember", "pagar bambu 12 ruas"
VOTERS = daftar(100)
FAMILY = 15
"""The row of somebody whose family has other voters, none of the first five."""


@contextmanager
def laptop(qapp: QApplication) -> Iterator[MainWindow]:
    """The program started, used and closed as by its user."""
    window = MainWindow()
    window.resize(1366, 768)
    window.start()
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    settle()
    desktop = Desktop(window)
    yield window
    window.close()
    until(lambda: not window.isVisible())
    desktop.stop()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settle()
    assert not answers.forget()


@dataclass(frozen=True)
class Known:
    """What a data file holds of a village, to be compared; chains by device."""

    rows: list[Ringkas]
    journal: dict[str, list[str]]
    akses: dict[str, list[str]]
    names: dict[str, str]
    nicknames: dict[str, str]


def known(folder: Path, member: str, password: str) -> Known:
    """Read with no window open."""
    with open_workspace(folder, member, password) as workspace:
        devices = list(journal.heads(workspace.db))
        return Known(
            read_rows(workspace, RowReader.of(workspace)),
            {device: journal.lines(workspace.db, device) for device in devices},
            {device: journal.lines(workspace.db, device, "akses") for device in devices},
            members.names(workspace),
            aliases(workspace),
        )


def enter(*texts_: str) -> Callable[[QWidget], None]:
    """Into a dialog: each text, Tab between, Enter at the end."""

    def act(dialog: QWidget) -> None:
        for number, text in enumerate(texts_):
            if number:
                keys("Tab")
            letters(text)
        keys("Return")

    return act


def to_list(window: MainWindow) -> VillageScreen:
    """Until the list stands."""
    until(lambda: window.session is not None and window.session.index.rows)
    rest(window)
    assert isinstance(window.current, VillageScreen)
    return window.current


def open_package(window: MainWindow, file: Path) -> VillageScreen:
    """The Ketua opens it: file, words, name, role, password."""
    choose(file)
    keys("Return")
    until(lambda: isinstance(window.current, OpenScreen) and window.current.forward.isEnabled())
    rest(window)
    keys("Return")
    type_words(LETTER)
    keys("Return")
    letters("Haji Mahmud")
    keys("Tab")
    assert isinstance(focused(), QComboBox)
    keys("Tab")
    letters(KETUA)
    keys("Tab")
    letters(KETUA)
    keys("Return")
    settle()
    keys("Return")
    return to_list(window)


def work(village: VillageScreen, stick: Path) -> None:
    """Marks, a family, an undo, somebody at the desk, a nickname, a second member, the place for backups."""
    window = village.window_
    page = village.page
    assert isinstance(page, DaftarPage)
    for key in "SMPDT":
        keys(key)
    rest(window)
    page.go_to(page.model.voter(FAMILY).id)
    answer(lambda dialog: keys("Return"))
    keys("Shift+M")
    rest(window)
    keys("S", "Ctrl+Z")
    rest(window)
    page.go_to(page.model.voter(20).id)
    answer(enter("Bin Karto"))
    keys("A")
    rest(window)
    at_the_desk(village)
    keys("Ctrl+8")
    rest(window)
    answer(enter("Siti Aminah", "", SEKRETARIS, SEKRETARIS))
    keys("Alt+T")
    anggota = village.page
    until(lambda: isinstance(anggota, AnggotaPage) and len(anggota.members) == 2)
    keys("Ctrl+7")
    rest(window)
    choose(stick)
    keys("Return")
    until(lambda: copies(stick))
    rest(window)


def at_the_desk(village: VillageScreen) -> None:
    """A family that nobody knows, one person of it."""
    keys("Ctrl+3")
    page = village.page
    assert isinstance(page, LoketPage)

    def rested() -> bool:
        return not (village.window_.jobs.running or page.work.waiting)

    until(rested)
    lines = ["9901010703159999", "dusun krajan", VOTERS[0].rt.lstrip("0"), VOTERS[0].rw.lstrip("0")]
    person = [nik(501, "1978-12-11", "P"), "wagiyem", "contoh"]
    for text in (*lines, "", "", "", *person, "", ""):
        letters(text)
        keys("Return")
        until(rested)
    letters("s0s")
    until(rested)
    keys("Ctrl+Return")
    until(lambda: len(village.session.index.rows) == len(VOTERS) + 1)
    rest(village.window_)


def lock_and_unlock(village: VillageScreen) -> None:
    keys("Ctrl+L")
    settle()
    assert not village.isVisible()
    letters(KETUA)
    keys("Return")
    until(lambda: village.guard.cover is None)
    rest(village.window_)


def restore(window: MainWindow, stick: Path) -> VillageScreen:
    """The Ketua again, on a PC that knows nothing: copy, package beside it, words, who, list."""
    keys("Alt+P")
    until(lambda: isinstance(window.current, RestoreScreen))
    settle()
    choose(copies(stick)[0].file)
    keys("Return")
    screen = window.current
    assert isinstance(screen, RestoreScreen)
    until(lambda: screen.forward.isEnabled())
    rest(window)
    keys("Return")
    until(lambda: screen.at == 1)
    rest(window)
    keys("Return")
    type_words(LETTER)
    keys("Return")
    until(lambda: screen.at == 3)
    settle()
    keys("Down", "Tab")
    letters(KETUA_BARU)
    keys("Tab")
    letters(KETUA_BARU)
    keys("Return")
    until(lambda: screen.at == 4)
    settle()
    keys("Return")
    return to_list(window)


def wipe(folder: Path) -> None:
    """Data, what the window remembered, keyring: nothing is left."""
    for slot in member_list(folder):
        keyring_store.delete(slot.keyring_user)
    shutil.rmtree(paths.data_root())
    assert not villages_here()


@pytest.fixture(params=["with a keyring", "without one"])
def stick(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The package on a stick, in front of a PC with the system's real keyring or with none."""
    if request.param == "with a keyring":
        request.getfixturevalue("keyring")
    folder = tmp_path / "FLASHDISK"
    folder.mkdir()
    write_paket(folder, TestKpu(), VOTERS)
    return folder


def test_a_wiped_laptop_comes_back_and_goes_on(qapp: QApplication, stick: Path) -> None:
    with laptop(qapp) as window:
        village = open_package(window, stick / "paket-1.dpt")
        work(village, stick)
        lock_and_unlock(village)
        keys("Ctrl+1", "T")
        rest(window)
    assert len(copies(stick)) == 2, "by hand, and when the window was closed"
    (folder,) = villages_here()
    keyring = all(slot.keyring for slot in member_list(folder))
    before = known(folder, "ketua", KETUA)
    check_work(before)
    (old,) = before.journal

    wipe(folder)

    with laptop(qapp) as window:
        village = restore(window, stick)
        warned = any("tidak punya penyimpan kunci" in text for text in texts(village))
        assert warned is not keyring
        check_same(before, window)
        go_on(village, before)
        (folder,) = villages_here()
    after = known(folder, "ketua", KETUA_BARU)
    assert after.journal[old] == before.journal[old]
    assert len(after.akses[old]) >= 3, "who came in, the nickname, the first backup"
    assert after.akses[old] == before.akses[old][: len(after.akses[old])]
    assert after.names == before.names and after.nicknames == before.nicknames
    statuses = {row.id: row.status for row in after.rows}
    first = before.rows[0].id
    assert statuses[first] == "", "the oldest mark was undone on the new laptop"
    assert statuses[before.rows[60].id] == "wna", "and a new one made"
    changed = {first, before.rows[60].id}
    assert [row for row in after.rows if row.id not in changed] == [
        row for row in before.rows if row.id not in changed
    ]
    with open_workspace(folder, "sekretaris", SEKRETARIS) as workspace:
        assert_can_sign(workspace)


def check_work(before: Known) -> None:
    """What was done by keys is on disk."""
    statuses = [row.status for row in before.rows]
    assert statuses[:5] == ["sesuai", "meninggal", "pindah", "sesuai", "tni"]
    family = [row.status for row in before.rows if row.nkk == before.rows[FAMILY].nkk]
    assert len(family) > 1 and set(family) == {"meninggal"}
    assert [row.nama for row in before.rows if row.baru] == ["WAGIYEM"]
    assert list(before.nicknames.values()) == ["Bin Karto"]
    assert sorted(before.names.values()) == ["Haji Mahmud", "Siti Aminah"]


def check_same(before: Known, window: MainWindow) -> None:
    """The list on the new laptop is the list of the old one."""
    session = window.session
    assert session is not None
    assert session.index.rows == before.rows
    assert session.workspace.anggota.nama == "Haji Mahmud"
    assert session.backup is not None and session.backup.waktu == 0


def go_on(village: VillageScreen, before: Known) -> None:
    """One more mark, the oldest one undone, the Sekretaris let in."""
    window = village.window_
    page = village.page
    assert isinstance(page, DaftarPage)
    page.go_to(before.rows[60].id)
    keys("W")
    rest(window)
    keys("Ctrl+9")
    rest(window)
    riwayat = village.page
    assert isinstance(riwayat, RiwayatPage)
    marks = [at for at, act in enumerate(riwayat.model.acts) if act.hal[0].jenis == "tanda"]
    riwayat.table.setFocus()
    keys("Home", *["Down"] * marks[-1])
    rest(window)
    assert riwayat.front() is not None and "Haji Mahmud" in _front(riwayat)
    keys("U")
    rest(window)
    keys("Ctrl+8")
    rest(window)
    anggota = village.page
    assert isinstance(anggota, AnggotaPage)
    assert anggota.model.lines[anggota.table.at].texts[2].startswith("⚠ belum ada")
    answer(enter(SEKRETARIS, SEKRETARIS))
    keys("Alt+B")
    until(lambda: anggota.model.lines[1].texts[2] == "✓ ada")
    rest(window)


def _front(page: RiwayatPage) -> str:
    act: Any = page.front()
    return str(act.anggota)


def assert_can_sign(workspace: Workspace) -> None:
    """His new key is in the journal."""
    assert workspace.anggota.nama == "Siti Aminah"
    assert not members.without_slot(workspace)
