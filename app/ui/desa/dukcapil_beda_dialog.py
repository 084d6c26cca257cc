"""B, data beda: the list's values to read and the office's to type, side by side; no list changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.domain.dukcapil import KOLOM_BEDA
from app.domain.errors import UserError
from app.domain.isian import clean
from app.domain.pemilih import Pemilih
from app.services.desa.dukcapil_jawaban import LONGEST_NOTE
from app.services.desa.dukcapil_words import value_shown, value_words
from app.system.language import tr
from app.ui import theme
from app.ui.widgets.ask import Ask
from app.ui.widgets.controls import label, set_look

_ORDER = ("nama", "nik", "nkk", "tempat_lahir", "tanggal_lahir", "kelamin", "kawin", "alamat", "rt", "rw")


@dataclass(frozen=True, slots=True)
class Beda:
    """The office's values as typed, and its remark."""

    values: Mapping[str, str]
    keterangan: str


def ask_difference(parent: QWidget, voter: Pemilih, isi: Mapping[str, str]) -> Beda | None:
    """Both values side by side: the list's to read, the office's to type. `voter` with NIK in the open."""
    grid, inside, words = QGridLayout(), QWidget(), value_words()
    fields: dict[str, QLineEdit] = {}
    for at, heading in enumerate(("", tr("Di daftar"), tr("Menurut Dukcapil"))):
        grid.addWidget(label(heading, "quiet"), 0, at)
    for number, kolom in enumerate(_ORDER, 1):
        shown = value_shown(kolom, str(getattr(voter, kolom)), reveal=True)
        ours = label(shown or "-")
        ours.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        field = QLineEdit(value_shown(kolom, isi.get(kolom, ""), reveal=True))
        field.setAccessibleName(tr("{kolom} menurut Dukcapil", kolom=words[kolom]))
        fields[kolom] = field
        grid.addWidget(label(words[kolom], "quiet"), number, 0)
        grid.addWidget(ours, number, 1)
        grid.addWidget(field, number, 2)
    note = QLineEdit(isi.get("keterangan", ""))
    note.setMaxLength(LONGEST_NOTE)
    note.setAccessibleName(tr("Keterangan Dukcapil"))
    grid.addWidget(label(tr("Keterangan"), "quiet"), len(_ORDER) + 1, 0)
    grid.addWidget(note, len(_ORDER) + 1, 1, 1, 2)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    inside.setLayout(grid)
    told = label(
        tr(
            "Isi yang berbeda saja. Daftar tidak berubah: kedua nilai disimpan. "
            "Enter: isian berikutnya; Ctrl+Enter menyimpan."
        ),
        "quiet",
        wrap=True,
    )
    asked = Ask(
        parent,
        tr("Data beda: {nama}", nama=voter.nama),
        tr("Simpan jawaban"),
        inside,
        told,
        width=theme.scaled(680),
    )
    lines = [*(fields[kolom] for kolom in _ORDER), note]
    _check_fields(asked, fields)
    for one, following in pairwise(lines):
        one.returnPressed.connect(following.setFocus)
    for key in ("Ctrl+Return", "Ctrl+Enter"):
        QShortcut(QKeySequence(key), asked).activated.connect(asked.act.click)
    asked.act.setAutoDefault(False)
    asked.act.setDefault(False)
    lines[-1].returnPressed.connect(asked.accept)
    lines[0].setFocus()
    if not asked.agreed():
        return None
    return Beda({kolom: field.text() for kolom, field in fields.items() if field.text().strip()}, note.text())


def _check_fields(asked: Ask, fields: Mapping[str, QLineEdit]) -> None:
    """What cannot be a value of the list is marked at once, and not saved."""
    assert set(fields) == set(KOLOM_BEDA)

    def check(kolom: str) -> None:
        try:
            clean(kolom, fields[kolom].text() or "-" * (kolom == "nama"))
            wrong = False
        except UserError:
            wrong = bool(fields[kolom].text().strip())
        set_look(fields[kolom], "wrong", wrong)
        asked.act.setEnabled(not any(field.property("wrong") for field in fields.values()))

    for kolom, field in fields.items():
        field.textEdited.connect(lambda _, kolom=kolom: check(kolom))
