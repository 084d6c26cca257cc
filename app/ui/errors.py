"""The one place where an exception becomes something a person reads."""

import traceback
from dataclasses import dataclass

from PySide6.QtWidgets import QMessageBox, QWidget

from app.domain.errors import Cancelled, UserError
from app.domain.voter_id import kpu_number
from app.system import log
from app.system.language import tr
from app.system.messages import Message, message
from app.ui.desa.evidence_form import bukti_words
from app.ui.desa.field_words import field_words


@dataclass(frozen=True, slots=True)
class Told:
    """An error as a page shows it: three short parts; `code` for the telephone."""

    code: str
    parts: Message

    @property
    def text(self) -> str:
        return "\n".join((self.parts.happened, self.parts.safe, self.parts.next))


def told(error: BaseException) -> Told:
    """A `UserError` in its own words; anything else is a bug of ours, logged by its place alone."""
    if not isinstance(error, UserError):
        error = _bug(error)
    return Told(error.code, message(error.code, _worded(error.params)))


def _worded(params: dict[str, str | int]) -> dict[str, str | int]:
    """A field by its label, a voter by the number that stands in the list."""
    words, told = {**bukti_words(), **field_words()}, dict(params)
    if "kolom" in told:
        told["kolom"] = words.get(str(told["kolom"]), told["kolom"])
    if number := kpu_number(str(told.get("voter", ""))):
        told["voter"] = tr("no. {no}", no=number)
    return told


def _bug(error: BaseException) -> UserError:
    frames = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)]
    log.bug(type(error).__name__, frames)
    return UserError("BUG", kind=type(error).__name__, where=" > ".join(frames[-4:]))


def show(parent: QWidget | None, error: BaseException) -> None:
    """A dialog with what happened, what is safe and what to do; nothing for what the person cancelled."""
    if isinstance(error, Cancelled):
        return
    shown = told(error)
    box = QMessageBox(parent)
    box.setWindowTitle(tr("Belum dapat dilakukan"))
    box.setText(shown.parts.happened)
    box.setInformativeText(f"{shown.parts.safe}\n\n{shown.parts.next}")
    box.setIcon(QMessageBox.Icon.Warning)
    box.addButton(tr("Mengerti"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
