"""Seven fields for the words of a letter: complete after four letters, red where no word can come of it."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QGridLayout, QLineEdit, QWidget

from app.services.desa import letter_words
from app.system.language import tr
from app.ui import theme
from app.ui.widgets.controls import label, set_look

_ROW = 4


class WordsField(QWidget):
    """`text` is what was typed so far; `changed` says whether all seven are words of the list."""

    changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.fields = [self._field(number) for number in range(1, letter_words.COUNT + 1)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(10)
        for at, field in enumerate(self.fields):
            grid.addWidget(label(f"{at + 1}.", "quiet"), at // _ROW, at % _ROW * 2)
            grid.addWidget(field, at // _ROW, at % _ROW * 2 + 1)
        self.setFocusProxy(self.fields[0])

    def _field(self, number: int) -> QLineEdit:
        field = QLineEdit()
        field.setFont(theme.sized(1.3))
        field.setAccessibleName(tr("Kata ke-{number}", number=number))
        field.setMaxLength(200)  # a whole letter may be pasted into the first one
        field.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData
        )
        completer = QCompleter(QStringListModel(list(letter_words.all_words()), field), field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(6)
        field.setCompleter(completer)
        completer.popup().installEventFilter(self)
        field.textEdited.connect(lambda text: self._edited(number - 1, text))
        field.installEventFilter(self)
        return field

    def text(self) -> str:
        return " ".join(field.text().strip() for field in self.fields)

    def clear(self) -> None:
        """The words do not stay on a screen longer than they are needed."""
        for field in self.fields:
            field.clear()

    def complete(self) -> bool:
        """Whether every field holds a word, or its first four letters."""
        return all(
            len(letter_words.completions(_word(field))) == 1 and len(_word(field)) >= 4
            for field in self.fields
        )

    def _edited(self, at: int, text: str) -> None:
        parts = text.replace("-", " ").split()
        if len(parts) > 1:
            self._spread(at, parts)
        for field in self.fields:
            set_look(field, "wrong", not letter_words.is_possible(_word(field)))
        self.changed.emit(self.complete())

    def _spread(self, at: int, parts: list[str]) -> None:
        """Several words at once: each into its own field."""
        words = [part for part in parts if not part.rstrip(".").isdecimal()]
        for field, word in zip(self.fields[at:], words, strict=False):
            field.setText(word)
        self.fields[min(at + len(words), len(self.fields)) - 1].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Space goes to the next word, completing this one; Backspace in an empty field goes back.

        The list of completions takes the keys while it is open, and must not take these.
        """
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        field = next(field for field in self.fields if watched in (field, field.completer().popup()))
        if watched is not field and (late := self._meant_for_another(field)):
            QApplication.sendEvent(late, event)
            return True
        at = self.fields.index(field)
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Minus):
            self._finish(at)
            return True
        if event.key() == Qt.Key.Key_Backspace and not field.text() and at > 0:
            self.fields[at - 1].setFocus()
            return True
        return watched is not field and self._enter(field, event)

    def _meant_for_another(self, field: QLineEdit) -> QLineEdit | None:
        """A quick hand's next letter may still reach the list that has just closed."""
        if field.completer().popup().isVisible():
            return None
        return next((other for other in self.fields if other is not field and other.hasFocus()), None)

    def _enter(self, field: QLineEdit, event: QKeyEvent) -> bool:
        """Enter beside the open list goes on as if the list were not there."""
        popup = field.completer().popup()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or popup.currentIndex().isValid():
            return False
        popup.hide()
        QApplication.sendEvent(field, event)
        return True

    def _finish(self, at: int) -> None:
        field = self.fields[at]
        field.completer().popup().hide()
        matches = letter_words.completions(_word(field))
        if len(matches) == 1 and len(_word(field)) >= 4:
            field.setText(matches[0])
        if field.text() and at + 1 < len(self.fields):
            self.fields[at + 1].setFocus()
            self.fields[at + 1].selectAll()  # a word typed anew replaces the one that was wrong
        self.changed.emit(self.complete())

    def wrong(self) -> list[int]:
        """Numbers of the fields that hold something no word begins with."""
        places = enumerate(self.fields, 1)
        return [number for number, field in places if not letter_words.is_possible(_word(field))]


def _word(field: QLineEdit) -> str:
    return field.text().strip().lower()
