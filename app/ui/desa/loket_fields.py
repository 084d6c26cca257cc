"""Fields of the desk: Enter goes on; grey text is a proposal that Enter takes and Tab leaves."""

import re
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.system.language import tr
from app.ui import theme
from app.ui.widgets.controls import column, label, set_look

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_EIGHT_DIGITS = re.compile(r"(\d\d)(\d\d)(\d{4})", re.ASCII)
_NARROW = 0.6  # of its usual width, where large text leaves no more
_ANY, _LEAST = 4000, 124
_LOOKS = ("quiet", "good", "warn", "bad")


class DeskField(QLineEdit):
    """`gone_on`: Enter. While `idle` says so Ctrl+Z is the window's, for what was saved."""

    gone_on = Signal()
    taken = Signal()  # Enter took the proposal
    entered = Signal()
    left = Signal()

    def __init__(self, name: str, longest: int = 100, words: Sequence[str] = ()) -> None:
        super().__init__()
        self.idle: Callable[[], bool] = lambda: False
        self.proposal = ""
        self._format = ""
        self.setAccessibleName(name)
        self.setMaxLength(longest)
        if words:
            completer = QCompleter(list(words), self)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.setCompleter(completer)

    @property
    def value(self) -> str:
        return " ".join(self.text().split())

    def propose(self, value: str) -> None:
        """Grey until somebody types; "" for none."""
        self.proposal = value
        self.setPlaceholderText(tr("{value} (Enter)", value=value) if value else self._format)
        told = tr("Usul: {value}. Enter mengambilnya.", value=value) if value else ""
        self.setAccessibleDescription(told)

    def expect(self, form: str) -> None:
        """How it is written, shown while nothing is proposed."""
        self._format = form
        self.propose(self.proposal)

    def take(self) -> bool:
        """Make the proposal the value of an empty field."""
        if self.value or not self.proposal:
            return False
        self.setText(self.proposal)
        return True

    def tidy(self) -> None:
        """Bring what was typed into its usual form; on leaving."""

    def go_on(self) -> None:
        """What Enter does."""
        took = self.take()
        self.tidy()
        if took:
            self.taken.emit()
        self.gone_on.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.modifiers() not in _PLAIN:
            super().keyPressEvent(event)
        elif event.key() in _ENTER:
            self.go_on()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A line of text would keep Ctrl+Z to itself even where it has nothing to undo."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self.idle():
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.tidy()
        self.left.emit()


class DateField(DeskField):
    """A birth date; eight digits get their dashes: 11121980 can mean one day only."""

    def __init__(self, name: str) -> None:
        super().__init__(name, 30)
        self.expect(tr("hari-bulan-tahun"))

    def tidy(self) -> None:
        if match := _EIGHT_DIGITS.fullmatch(self.value):
            self.setText("-".join(match.groups()))


class CodeField(DeskField):
    """One letter of a closed set; typing it goes on by itself."""

    def __init__(self, name: str, codes: Mapping[str, str]) -> None:
        super().__init__(name, 1)
        self.codes = codes
        self.setToolTip("\n".join(f"{code}  {word}" for code, word in codes.items()))

    @property
    def word(self) -> str:
        """The letter's meaning; the choices while there is none."""
        if self.value:
            return self.codes.get(self.value, "")
        return " · ".join(f"{code} {word}" for code, word in self.codes.items())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        typed = event.text().upper()
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif typed in self.codes:
            self.setText(typed)
            self.gone_on.emit()
        elif not (typed.strip() and typed.isprintable()):
            super().keyPressEvent(event)


class Block(QWidget):
    """A field with its name above and one short line below, which is there even when it is empty."""

    def __init__(self, field: DeskField, width: int = 0, *, hinted: bool = True) -> None:
        super().__init__()
        self.field = field
        self._hint = label("", "quiet", size=0.88)
        self._hint.setWordWrap(True)
        self._hint.setVisible(hinted)
        name = label(field.accessibleName(), "quiet", size=0.92)
        name.setBuddy(field)
        self.setLayout(column(name, field, self._hint, None, space=1))
        if width:
            self.setMinimumWidth(theme.scaled(round(_NARROW * width)))
            self.setMaximumWidth(theme.scaled(width))
        else:
            self.setMinimumWidth(theme.scaled(_LEAST))

    @property
    def hint(self) -> str:
        """The line below."""
        return self._hint.text()

    def tell(self, text: str, look: str = "quiet") -> None:
        """`bad` also frames the field."""
        self._hint.setText(text)
        self._hint.setToolTip(text)
        for one in _LOOKS:
            if bool(self._hint.property(one)) != (one == look):
                set_look(self._hint, one, one == look)
        if bool(self.field.property("wrong")) != (look == "bad"):
            set_look(self.field, "wrong", look == "bad")
        if look == "bad":
            self.field.setAccessibleDescription(text)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as it may become; a block without a width takes the rest of the line."""
        most = self.maximumWidth()
        return QSize(
            min(most, super().sizeHint().width()) if most > _ANY else most, super().sizeHint().height()
        )
