"""The same evening in LibreOffice Calc and in the window: open, find a name, mark 100 voters, save.

Needs Xvfb, openbox, xdotool and LibreOffice Calc. A person's seconds are the keystrokes at five a second;
what is measured beside them is how long each program takes to open and to find.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

VOTERS = 3000
MARKS = 100
KEYS_PER_SECOND = 5
PAPER, NUMBER, DAY = "Surat keterangan kematian", "474.3/12/2026", "3-12-2026"


def main() -> None:
    """Calc first, then the window."""
    missing = [name for name in ("Xvfb", "openbox", "xdotool", "soffice") if not shutil.which(name)]
    if missing:
        raise SystemExit(f"Pasang dahulu: {' '.join(missing)}")
    numbers = [7 + 29 * at for at in range(MARKS)]
    with tempfile.TemporaryDirectory() as name, _screen():
        folder = Path(name)
        calc = _in_calc(folder, numbers)
        window = _in_window(folder, numbers)
    print(f"{'':24}{'Calc':>12}{'DPT Desa':>12}{'ratio':>8}")
    for what, one, other in zip(("open, s", "find a name, s", "100 marks, keys"), calc, window, strict=True):
        print(f"{what:24}{one:12.2f}{other:12.2f}{one / other:8.1f}")
    typed = [keys / KEYS_PER_SECOND for keys in (calc[-1], window[-1])]
    print(f"{'100 marks, s typed':24}{typed[0]:12.0f}{typed[1]:12.0f}{typed[0] / typed[1]:8.1f}")


@contextmanager
def _screen() -> Iterator[None]:
    reader, writer = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x768x24"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.environ["DISPLAY"] = ":" + os.read(reader, 16).decode().strip()
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        manager.terminate()
        screen.terminate()


def _workbook(file: Path) -> list[str]:
    import xlsxwriter

    from tests.builders import daftar

    book = xlsxwriter.Workbook(str(file), {"in_memory": True})
    sheet = book.add_worksheet("DPT")
    header = (
        "No",
        "NIK",
        "Nama",
        "L/P",
        "Lahir",
        "Alamat",
        "RT",
        "RW",
        "TPS",
        "Status",
        "Dokumen",
        "Nomor",
        "Tanggal",
    )
    sheet.write_row(0, 0, header)
    people = daftar(VOTERS)
    for at, one in enumerate(people, 1):
        row = (
            str(at),
            one.nik,
            one.nama,
            one.kelamin,
            one.tanggal_lahir,
            one.alamat,
            one.rt,
            one.rw,
            one.tps,
        )
        for column, text in enumerate(row):
            sheet.write_string(at, column, text)
    book.close()
    return [one.nama for one in people]


def _key(*names: str) -> None:
    subprocess.run(["xdotool", "key", "--delay", "0", *names], check=True)


def _type(text: str) -> None:
    subprocess.run(["xdotool", "type", "--delay", "25", text], check=True)


def _in_calc(folder: Path, numbers: list[int]) -> tuple[float, float, int]:
    file = folder / "dpt.xlsx"
    names = _workbook(file)
    began = time.monotonic()
    profile = f"-env:UserInstallation=file://{folder}/profile"
    office = subprocess.Popen(
        ["soffice", profile, "--calc", "--norestore", "--nologo", "--nofirststartwizard", str(file)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _wait_for_title("dpt.xlsx")
    opened = time.monotonic() - began
    time.sleep(3)
    _key("Escape")
    began = time.monotonic()
    _key("ctrl+f")
    time.sleep(0.1)
    _type(names[1500])
    _key("Return")
    time.sleep(0.1)
    _key("Escape")
    found = time.monotonic() - began
    keys = 0
    for at, number in enumerate(numbers):
        _key("ctrl+shift+t")  # the name box: the quickest way to a row by its number
        time.sleep(0.3)
        _key("ctrl+a")
        _type(f"J{number + 1}")
        _key("Return")
        time.sleep(0.3)
        for text in ("M", PAPER, f"{NUMBER}-{at}"):
            _type(text)
            _key("Tab")
        _type(DAY)
        _key("Return")
        # Calc completes the paper's name from its first letters once it was typed
        keys += 2 + len(f"J{number + 1}") + 1 + 2 + 3 + len(f"\t{NUMBER}-{at}\t{DAY}\n")
    _key("ctrl+s")
    time.sleep(3)
    _key("Return")  # keep the format
    _wait_for_marks(file)
    office.terminate()
    return opened, found, keys


def _wait_for_title(part: str) -> None:
    for _ in range(600):
        told = subprocess.run(["xdotool", "search", "--name", part], capture_output=True, check=False)
        if told.stdout.strip():
            return
        time.sleep(0.3)
    raise SystemExit("Calc did not open")


def _wait_for_marks(file: Path) -> None:
    """Saved is what stands on the disk."""
    import openpyxl

    for _ in range(60):
        sheet = openpyxl.load_workbook(file, read_only=True).active
        marked = sum(row[0] == "M" for row in sheet.iter_rows(min_col=10, max_col=10, values_only=True))
        if marked == MARKS:
            return
        time.sleep(0.5)
    raise SystemExit(f"Calc saved {marked} marks")


def _in_window(folder: Path, numbers: list[int]) -> tuple[float, float, int]:
    os.environ["XDG_DATA_HOME"] = str(folder / "home")
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from app.services.desa.open_paket import FirstMember, open_first
    from app.ui.application import make_application
    from app.ui.desa.daftar_page import DaftarPage
    from app.ui.desa.village_screen import VillageScreen
    from app.ui.window import MainWindow
    from tests.builders import daftar
    from tests.villages import KETUA, LETTER, TestKpu, write_paket

    people = daftar(VOTERS)
    data = folder / "data"
    open_first(
        write_paket(folder, TestKpu(), people), " ".join(LETTER), data, FirstMember("Ketua", "ketua", KETUA)
    )
    application = make_application()
    window = MainWindow()
    window.start(None, data)
    window.show()

    keys = 0

    def until(condition: Callable[[], object]) -> None:
        end = time.monotonic() + 60
        while not condition():
            if time.monotonic() > end:
                raise SystemExit(f"the window did not answer after {keys} keys")
            application.processEvents()
            time.sleep(0.001)

    began = time.monotonic()
    QTest.keyClicks(window.current.password, KETUA)  # type: ignore[attr-defined]
    QTest.keyClick(window.current.password, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    until(lambda: window.session is not None and len(window.session.index.rows) == VOTERS)
    opened = time.monotonic() - began
    assert window.session is not None
    session = window.session
    page = window.current.page if isinstance(window.current, VillageScreen) else None
    assert isinstance(page, DaftarPage)

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        nonlocal keys
        keys += 1
        QTest.keyClick(QApplication.focusWidget() or page, key, modifier)

    def write(text: str) -> None:
        nonlocal keys
        for letter in text:
            keys += 1
            QTest.keyClicks(QApplication.focusWidget() or page, letter)

    def is_front(number: int) -> bool:
        front = page.table.front()
        return front is not None and front.nomor == number

    def has_evidence(voter: str) -> bool:
        row = session.index.get(voter)
        return row is not None and row.bukti

    def in_evidence() -> bool:
        focus = QApplication.focusWidget()
        return page.panel.form.isVisible() and focus is not None and page.panel.form.isAncestorOf(focus)

    page.table.setFocus()
    began = time.monotonic()
    press(Qt.Key.Key_Slash)
    write(people[1500].nama)
    press(Qt.Key.Key_Return)
    until(lambda: (front := page.table.front()) is not None and people[1500].nama in front.nama)
    found = time.monotonic() - began
    press(Qt.Key.Key_Escape)
    keys = 0
    for at, number in enumerate(numbers):
        page.table.setFocus()
        write(str(number))
        press(Qt.Key.Key_Return)
        until(partial(is_front, number))
        press(Qt.Key.Key_M)
        press(Qt.Key.Key_E)
        until(in_evidence)
        if at == 0:
            write(PAPER[:3])
            page.panel.form.jenis.setEditText(PAPER)
            press(Qt.Key.Key_Return)
            write(f"{NUMBER}-{at}")
            press(Qt.Key.Key_Return)
            write(DAY)
        else:
            press(Qt.Key.Key_F6)
            write(f"{NUMBER}-{at}")
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        until(partial(has_evidence, people[number - 1].id))
        press(Qt.Key.Key_Escape)
    window.close()
    until(lambda: not window.isVisible())
    return opened, found, keys


if __name__ == "__main__":
    main()
