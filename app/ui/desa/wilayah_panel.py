"""Beside the map: how many places are chosen, the name they get, conflicts, the names in use."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.isi_peristiwa import LONGEST_DUSUN
from app.services.desa.peta_wilayah import BarisWilayah
from app.system.language import tr
from app.ui import theme
from app.ui.figures import ribuan
from app.ui.widgets.controls import button, clear, column, label, line, row, set_look

_WIDTH = 312
_SHORT = 26  # letters
_NAME = Qt.ItemDataRole.UserRole


class DusunField(QLineEdit):
    """Enter gives the name, Esc goes back to the table."""

    left = Signal()

    def __init__(self, dusun: str) -> None:
        super().__init__()
        self.setMaxLength(LONGEST_DUSUN)
        self.setAccessibleName(dusun)
        self.setPlaceholderText(tr("Ketik nama, lalu Enter"))
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    @property
    def name(self) -> str:
        return " ".join(self.text().split())

    def begin(self, text: str) -> None:
        """As if this had been typed here."""
        self.setText(text)
        self.completer().setCompletionPrefix(text)
        self.completer().complete()

    def offer(self, names: Sequence[str]) -> None:
        """What typing may complete to."""
        if names != self._names.stringList():
            self._names.setStringList(list(names))

    def like(self) -> str:
        """A name in use that differs in capitals alone; "" where there is none."""
        typed, names = self.name, self._names.stringList()
        if typed in names:
            return ""
        return next((name for name in names if name.casefold() == typed.casefold()), "")

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """A click replaces the last name, as Tab does: the next one must not grow out of it."""
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, self, self.selectAll)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and not self.completer().popup().isVisible():
            self.left.emit()
        else:
            super().keyPressEvent(event)


class NameList(QListWidget):
    """As high as the panel has room, but a few names at least."""

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(80, theme.scaled(84))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()


class WilayahPanel(QWidget):
    """Signals ask the page to act; the panel saves nothing by itself."""

    named = Signal(str)  # the chosen places get this name; "" takes theirs away
    decided = Signal(str)  # the place in front, which PCs call differently, is called this
    proposals = Signal()  # take over what the chosen addresses say
    same_address = Signal()
    same_rt = Signal()
    everything = Signal()
    left = Signal()

    def __init__(self, dusun: str) -> None:
        super().__init__()
        self.setFixedWidth(theme.scaled(_WIDTH))
        self._dusun = dusun
        self._count = label("", size=1.1, bold=True)
        self._who = label("", "quiet", wrap=True)
        self.field = DusunField(dusun)
        self._hint = label("", "quiet", wrap=True)
        self.give = button(tr("Beri nama (Enter)"), self._give, primary=True)
        self.empty = button(tr("Kosongkan (Del)"), lambda: self.named.emit(""), flat=True)
        self.accept = button("", self.proposals.emit)
        self._clash = label("", "bad", wrap=True)
        self._conflict = QVBoxLayout()
        self.used = NameList()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.used.setAccessibleName(tr("Nama yang sudah dipakai"))
        self.used.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._conflict.setSpacing(4)
        self._choose = [
            button(tr("ALAMAT yang sama (Ctrl+D)"), self.same_address.emit, flat=True),
            button(tr("RT/RW yang sama (Ctrl+R)"), self.same_rt.emit, flat=True),
            button(tr("Semua yang tampak (Ctrl+A)"), self.everything.emit, flat=True),
        ]
        for made in self._choose:
            made.setStyleSheet("text-align: left;")
        inside = QWidget()
        inside.setProperty("sheet", True)
        body = column(
            self._count, self._who, self._clash, self._conflict,
            label(self._dusun, bold=True), self._hint, self.field,  # below it the names to choose from drop
            row(self.give, self.empty), self.accept,
            line(), label(tr("Pilih juga"), bold=True), column(*self._choose, space=0),
            line(), label(tr("Nama yang sudah dipakai"), bold=True), self.used,
            space=6, margin=12,
        )  # fmt: skip
        body.setStretch(body.count() - 1, 1)
        inside.setLayout(body)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(area))

    def _connect(self) -> None:
        self.field.returnPressed.connect(self._give)
        self.field.left.connect(self.left.emit)
        self.field.textChanged.connect(lambda _: self._tell_hint())
        self.used.itemClicked.connect(self._take)
        self.used.itemActivated.connect(self._take)

    def type(self, text: str) -> None:
        """A name begins; "" offers the last one again."""
        self.field.setFocus()
        if text:
            self.field.begin(text)
        else:
            self.field.selectAll()

    def _give(self) -> None:
        if self.field.name and self.give.isEnabled():
            self.named.emit(self.field.name)

    def _take(self, item: QListWidgetItem) -> None:
        self.field.setText(item.data(_NAME))
        self.type("")

    def _tell_hint(self) -> None:
        like = self.field.like()
        self._hint.setText(tr('Sudah ada "{name}", ditulis berbeda.', name=like) if like else "")
        self._hint.setVisible(bool(like))

    def tell_names(self, places: Sequence[BarisWilayah]) -> None:
        """The names in use with who lives there; what addresses propose can be completed to as well."""
        voters: Counter[str] = Counter()
        for place in places:
            voters[place.dusun] += place.voters
        del voters[""]
        names = sorted(voters, key=str.casefold)
        self.used.clear()
        for name in names:
            item = QListWidgetItem(tr("{name} · {count} pemilih", name=name, count=ribuan(voters[name])))
            item.setData(_NAME, name)
            self.used.addItem(item)
        self.field.offer([*names, *sorted({place.usul for place in places} - {"", *names})])
        self._tell_hint()

    def tell(self, chosen: Sequence[BarisWilayah], front: BarisWilayah | None) -> None:
        """The selection, and the place in front of it."""
        proposed = sum(bool(place.usul) for place in chosen)
        self._count.setText(tr("{count} tempat dipilih", count=ribuan(len(chosen))))
        self._who.setText(_people(chosen))
        for control in (self.give, *self._choose):
            control.setEnabled(bool(chosen))
        self.empty.setEnabled(any(place.dusun or place.konflik for place in chosen))
        self.accept.setText(tr("Terima usul: {count} (Ctrl+T)", count=ribuan(proposed)))
        self.accept.setAccessibleName(self.accept.text())
        self.accept.setVisible(bool(proposed))
        self._tell_conflict(front)

    def _tell_conflict(self, front: BarisWilayah | None) -> None:
        """Which names stand against each other where, and a button for each."""
        clear(self._conflict)
        names = front.konflik if front else ()
        self._clash.setVisible(bool(names))
        if front and names:
            self._clash.setText(
                tr(
                    "⚠ Dua komputer menamai tempat ini berbeda: {alamat}, RT {rt} RW {rw}. Yang mana?",
                    alamat=front.alamat or "-", rt=front.rt or "-", rw=front.rw or "-",
                )
            )  # fmt: skip
        for name in names:
            text = tr("Pakai {name}", name=shortened(name)) if name else tr("Biarkan tanpa nama")
            choose = button(text.replace("&", "&&"), partial(self.decided.emit, name))
            choose.setToolTip(name)
            self._conflict.addWidget(choose)

    def set_primary(self, on: bool) -> None:
        """Whether giving a name is the one thing to do next."""
        set_look(self.give, "primary", on)


def shortened(name: str) -> str:
    """A name that fits a button or half a line."""
    return name if len(name) <= _SHORT else f"{name[: _SHORT - 1]}…"


def _people(chosen: Sequence[BarisWilayah]) -> str:
    voters, men, women = (
        sum(getattr(place, kolom) for place in chosen) for kolom in ("voters", "laki", "perempuan")
    )
    return tr(
        "{voters} pemilih · L {men} · P {women}", voters=ribuan(voters), men=ribuan(men), women=ribuan(women)
    )
