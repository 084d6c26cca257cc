"""Small dialogs of the TPS page: which dusun by themselves, what of an RT goes where. They save nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.domain.ejaan import fold_name
from app.domain.istilah import in_sentence
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.desa.tps_words import tps_name, tps_small
from app.ui.figures import ribuan
from app.ui.widgets.ask import Ask
from app.ui.widgets.controls import label, row

_VALUE = Qt.ItemDataRole.UserRole


def choose_own(parent: QWidget, dusun: Mapping[str, int], now: Collection[str]) -> frozenset[str] | None:
    """Which dusun have TPS for themselves; None where the person changed his mind."""
    word = in_sentence(istilah().dusun)
    heading = tr("{dusun} dengan {tps} sendiri", dusun=istilah().dusun, tps=tps_small())
    rows = _List(heading)
    for name in sorted(dusun, key=str.casefold):
        item = QListWidgetItem(tr("{name} · {count} pemilih", name=name, count=ribuan(dusun[name])))
        item.setData(_VALUE, name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if name in now else Qt.CheckState.Unchecked)
        rows.addItem(item)
    rows.setCurrentRow(0)
    told = tr("Warga {dusun} yang dicentang memilih di tempatnya sendiri. Spasi mencentang.", dusun=word)
    asked = Ask(parent, heading, tr("Pakai"), label(told, "quiet", wrap=True), rows)
    rows.setFocus()
    if not asked.agreed():
        return None
    every = [rows.item(at) for at in range(rows.count())]
    return frozenset(one.data(_VALUE) for one in every if one.checkState() == Qt.CheckState.Checked)


@dataclass(frozen=True, slots=True)
class Pilihan:
    """One line: who goes, and how it is called."""

    kata: str
    pemilih: tuple[str, ...]


class _List(QListWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(theme.scaled(240))


class MoveDialog(Ask):
    """The whole RT is the first line, its families follow; typing narrows them."""

    def __init__(
        self, parent: QWidget, told: str, choices: Sequence[Pilihan], codes: Sequence[str], new: str
    ) -> None:
        self._choices = choices
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Cari nama"))
        self.search.setAccessibleName(tr("Cari nama"))
        self.rows = _List(tr("Siapa yang pindah"))
        self.target = QComboBox()
        self.target.setAccessibleName(tr("Pindah ke"))
        for code in codes:
            self.target.addItem(tps_name(code), code)
        self.target.addItem(tr("{tps} baru", tps=tps_name(new)), new)
        to = QWidget()
        to.setLayout(row(label(tr("Pindah ke"), bold=True), self.target, None))
        super().__init__(
            parent,
            tr("Pindahkan"),
            tr("Pindahkan"),
            label(told, "quiet", wrap=True),
            self.search,
            self.rows,
            to,
        )
        self.search.textChanged.connect(lambda _: self._fill())
        self.rows.itemActivated.connect(lambda _: self.accept())
        self._fill()
        self.search.setFocus()

    def _fill(self) -> None:
        wanted = fold_name(self.search.text())
        self.rows.clear()
        for choice in self._choices:
            if wanted in fold_name(choice.kata):
                item = QListWidgetItem(choice.kata)
                item.setData(_VALUE, choice)
                self.rows.addItem(item)
        self.rows.setCurrentRow(0)
        self.act.setEnabled(self.rows.count() > 0)

    @property
    def voters(self) -> tuple[str, ...]:
        """Who was chosen."""
        item = self.rows.currentItem()
        choice: Pilihan | None = item.data(_VALUE) if item else None
        return choice.pemilih if choice else ()

    @property
    def kode(self) -> str:
        """Where they go."""
        return str(self.target.currentData())
