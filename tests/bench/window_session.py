"""The scripted evening itself: a window driven by keys while a heartbeat notes every time it answered late.

Run by `tests.bench.window`; its last line of output is JSON.
"""

import gc
import json
import os
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType, TracebackType

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.application import make_application
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.session import Session
from app.ui.desa.village_screen import PAGES, VillageScreen
from app.ui.widgets.ask import Ask
from app.ui.window import MainWindow

_BEAT = 5  # ms
_NOTED = 30  # ms; shorter stalls are not kept
_MARKS = 200

Wait = Callable[[], object] | int
"""A condition to wait for, or so many milliseconds."""


class Heartbeat(QObject):
    """Beats in the window's thread; a second thread looks what that thread is doing when a beat is late."""

    def __init__(self) -> None:
        super().__init__()
        self.step = "start"
        self.stalls: list[dict[str, object]] = []
        self._beat = self._collected = time.monotonic()
        self._used = time.process_time()
        self._seen: Counter[str] = Counter()
        self._window_thread = threading.get_ident()
        gc.callbacks.append(self._collecting)
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._tick)
        timer.start(_BEAT)
        threading.Thread(target=self._watch, daemon=True).start()

    def _tick(self) -> None:
        now = time.monotonic()
        late = (now - self._beat) * 1000 - _BEAT
        used = (time.process_time() - self._used) * 1000
        if late > _NOTED:
            self.stalls.append({"ms": late, "cpu": used, "step": self.step, "where": self._most_seen()})
        self._beat, self._used = now, time.process_time()
        self._seen.clear()

    def _most_seen(self) -> str:
        return "; ".join(place for place, _ in self._seen.most_common(2))

    def _collecting(self, phase: str, info: dict[str, int]) -> None:
        """Python's garbage collection stops every thread."""
        if phase == "start":
            self._collected = time.monotonic()
        elif (spent := (time.monotonic() - self._collected) * 1000) > _NOTED / 3:
            self._seen[f"garbage collection {spent:.0f} ms"] += 1000

    def _watch(self) -> None:
        while True:
            time.sleep(0.01)
            if time.monotonic() - self._beat > _NOTED / 1000:
                self._seen[self._look()] += 1

    def _look(self) -> str:
        """What the window's thread does; where it only waits for the interpreter, what the lanes do."""
        frames = sys._current_frames()
        place = _place(frames.get(self._window_thread))
        lanes = [_place(frames.get(thread.ident or 0)) for thread in threading.enumerate()]
        return place or " | ".join(f"lane: {lane}" for lane in lanes if lane) or "Qt"


def _place(frame: FrameType | None) -> str:
    """The innermost calls of ours."""
    frames = [one for one in traceback.extract_stack(frame) if "/app/" in one.filename]
    return " > ".join(f"{Path(one.filename).stem}.{one.name}:{one.lineno}" for one in frames[-4:])


class Paints(QObject):
    """When a widget was last painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        self.at = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self.count += 1
        self.at = time.monotonic()


class Marks(QObject):
    """From the key to the painted row, mark by mark."""

    def __init__(self, session: Session, paints: Paints) -> None:
        super().__init__(paints)
        self._paints = paints
        self._pressed: list[float] = []
        self.latencies: list[float] = []
        session.changed.connect(lambda _: self._note())

    def press(self) -> None:
        self._pressed.append(time.monotonic())

    def _note(self) -> None:
        """A mark is in the index: the next paint shows it."""
        if not self._pressed:
            return  # an undo
        pressed, count = self._pressed.pop(0), self._paints.count

        def look() -> None:
            if self._paints.count > count:
                self.latencies.append((self._paints.at - pressed) * 1000)
            else:
                QTimer.singleShot(1, look)

        look()


class Evening:
    """Steps are a generator: each yields what to wait for, while the event loop runs."""

    def __init__(self, folder: Path, password: str, began: float) -> None:
        self.app = make_application()
        sys.excepthook = _fail
        self.beat = Heartbeat()
        self.told: dict[str, object] = {}
        self._folder, self._password, self._began = folder, password, began
        self.window = MainWindow()
        self._shell = Paints(self.window)
        self.window.resize(1366, 768)
        self.window.start(folder=folder)
        self.window.show()
        self._steps = self._script()
        self._wait: Wait = 0
        QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        wait = next(self._steps, None)
        if wait is None:
            self._leave()
        elif isinstance(wait, int):
            QTimer.singleShot(wait, self._go_on)
        else:
            self._until(wait)

    def _until(self, condition: Callable[[], object]) -> None:
        if condition():
            self._go_on()
        else:
            QTimer.singleShot(2, lambda: self._until(condition))

    def _leave(self) -> None:
        self.told["stalls"] = self.beat.stalls
        self.window.close()
        self._until_closed()

    def _until_closed(self) -> None:
        if self.window.isVisible():
            QTimer.singleShot(10, self._until_closed)
        else:
            self.app.quit()

    def _script(self) -> Iterator[Wait]:
        yield lambda: self._shell.count
        self.told["s: start to the painted shell"] = round(time.time() - self._began, 2)
        yield from self._login()
        for part in (
            self._scroll,
            self._search,
            self._mark,
            self._filter,
            self._sort,
            self._many,
            self._pages,
        ):
            yield lambda: not self.window.jobs.running
            yield 300
            yield from part()
        yield lambda: not self.window.jobs.running
        self.told["MB: memory now, at its peak"] = _memory()

    @property
    def page(self) -> DaftarPage:
        screen = self.window.current
        assert isinstance(screen, VillageScreen)
        page = screen.page_named("daftar")
        assert isinstance(page, DaftarPage)
        return page

    def _keys(self, widget: QWidget, *names: str) -> None:
        for name in names:
            combination = QKeySequence.fromString(name)[0]  # type: ignore[index]
            QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())

    def _login(self) -> Iterator[Wait]:
        self.beat.step = "login"
        screen = self.window.current
        QTest.keyClicks(screen.first_control(), self._password)  # type: ignore[attr-defined]
        yield 100
        pressed = time.monotonic()
        self._keys(screen, "Return")
        yield lambda: isinstance(self.window.current, VillageScreen)
        paints = Paints(self.page.table.viewport())
        self.told["s: login to the village's page"] = round(time.monotonic() - pressed, 2)
        yield lambda: self.page.model.rowCount() and paints.count
        self.told["s: login to the painted list"] = round(time.monotonic() - pressed, 2)

    def _scroll(self) -> Iterator[Wait]:
        self.beat.step = "scroll by pages"
        table = self.page.table
        for _ in range(40):
            self._keys(table, "PgDown")
            yield 20
        self.beat.step = "scroll by the bar"
        bar = table.verticalScrollBar()
        for part in range(50):
            bar.setValue(bar.maximum() * part // 50)
            yield 10
        self.beat.step = "to the end and back"
        self._keys(table, "Ctrl+End")
        yield 300
        self._keys(table, "Ctrl+Home")
        yield 300

    def _search(self) -> Iterator[Wait]:
        field = self.page.filters.field
        for text in ("siti aminah", "rt 3 rw 2", "1234", "12-40"):
            for letter in text:
                self.beat.step = f"search {text!r} at {letter!r}"
                QTest.keyClicks(field, letter)
                yield 60
            self.beat.step = "clear the search"
            yield 300
            self._keys(field, "Esc")
            yield 300

    def _mark(self) -> Iterator[Wait]:
        table = self.page.table
        assert self.window.session is not None
        marks = Marks(self.window.session, Paints(table.viewport()))
        table.setFocus()
        table.go_to(0)
        yield 300
        began = time.monotonic()
        for number in range(_MARKS):
            self.beat.step = "mark"
            marks.press()
            self._keys(table, "SSSMSSDSSP"[number % 10])
            yield 60
        yield lambda: len(marks.latencies) == _MARKS
        spent = time.monotonic() - began
        latencies = sorted(marks.latencies)
        self.told[f"s: {_MARKS} marks, a key every 60 ms"] = round(spent, 2)
        self.told["ms: key to the painted row, median, 95 %, most"] = " ".join(
            f"{one:.0f}" for one in (latencies[_MARKS // 2], latencies[_MARKS * 95 // 100], latencies[-1])
        )
        self.beat.step = "undo"
        self._keys(table, "Ctrl+Z")

    def _filter(self) -> Iterator[Wait]:
        filters = self.page.filters
        for kind, value in (("status", "belum"), ("kelamin", "P"), ("umur", "31-40"), ("tms", "ya")):
            self.beat.step = f"filter {kind}"
            filters.toggle(kind, value)
            yield 300
        self.beat.step = "clear the filters"
        filters.clear()
        yield 300

    def _sort(self) -> Iterator[Wait]:
        header = self.page.table.horizontalHeader()
        for at in (1, 1, 3, 7, 0):
            self.beat.step = f"sort by column {at}"
            header.sectionClicked.emit(at)
            yield 400

    def _many(self) -> Iterator[Wait]:
        """A whole quarter at once: one act, then its undo."""
        table = self.page.table
        table.setFocus()
        for count, step in ((1500, "mark 1.500"), (5000, "mark 5.000, read anew")):
            table.go_to(1000)
            self.beat.step = f"select for {step}"
            chosen = QItemSelection(table.model().index(1000, 0), table.model().index(999 + count, 0))
            flags = QItemSelectionModel.SelectionFlag
            table.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
            yield 300
            self.beat.step = step
            QTimer.singleShot(500, self._agree)
            began = time.monotonic()
            self._keys(table, "T")
            yield lambda: not self.window.jobs.running
            self.told[f"s: {step}"] = round(time.monotonic() - began - 0.5, 2)
            assert sum(row.status == "tni" for row in self.page.session.index.rows) == count
            yield 500
            self.beat.step = f"undo {step}"
            self._keys(table, "Ctrl+Z")
            yield 100
            yield lambda: not self.window.jobs.running
            yield 500

    def _agree(self) -> None:
        """In the preview; so many are not agreed to by Enter alone."""
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, Ask)
        dialog.act.setFocus()
        self._keys(dialog.act, "Return")

    def _pages(self) -> Iterator[Wait]:
        screen = self.window.current
        assert isinstance(screen, VillageScreen)
        for stem in PAGES:
            self.beat.step = f"page {stem}"
            began = time.monotonic()
            screen.show_page(stem)
            yield 50
            yield lambda: not self.window.jobs.running
            self.told[f"s: page {stem}"] = round(time.monotonic() - began, 2)
            yield 400


def _fail(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A bug ends the measurement instead of opening a dialog in it."""
    traceback.print_exception(kind, error, trace)
    os._exit(1)


def _memory() -> str:
    status = Path("/proc/self/status").read_text()
    kb = {line.split(":")[0]: int(line.split()[1]) for line in status.splitlines() if line.startswith("Vm")}
    return f"{kb['VmRSS'] // 1024} {kb['VmHWM'] // 1024}"


def main(folder: str, password: str, began: str) -> None:
    """One evening."""
    evening = Evening(Path(folder), password, float(began))
    evening.app.exec()
    print(json.dumps(evening.told))


if __name__ == "__main__":
    main(*sys.argv[1:])
