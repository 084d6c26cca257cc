"""Which worksheet lies on the desk: type `3 1` or a dusun, Enter."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.domain.istilah import in_sentence
from app.services.desa.lembar_kerja import Lembar, matches
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.widgets.ask import Ask
from app.ui.widgets.controls import label


def sheet_name(sheet: Lembar) -> str:
    """`RT 003 RW 001 · Krajan`."""
    if not sheet.rt and not sheet.rw:
        return tr("Tanpa RT")
    name = tr("RT {rt} RW {rw}", rt=sheet.rt or "-", rw=sheet.rw) if sheet.rw else f"RT {sheet.rt}"
    return " · ".join((name, *sorted(sheet.dusun)[:2]))


def sheet_progress(sheet: Lembar) -> str:
    """`31 dari 58`, or that it is done."""
    if sheet.is_done:
        return tr("selesai ({count})", count=ribuan(sheet.jumlah))
    return tr("{done} dari {total}", done=ribuan(sheet.selesai), total=ribuan(sheet.jumlah))


def choose_sheet(parent: QWidget, sheets: Sequence[Lembar], now: tuple[str, str]) -> Lembar | None:
    """None where the person changed his mind."""
    field, listed = _Field(), QListWidget()
    field.setPlaceholderText(
        tr('Nomor RT dan RW ("3 1"), atau nama {dusun}', dusun=in_sentence(istilah().dusun))
    )
    field.setAccessibleName(tr("Cari lembar kerja"))
    listed.setAccessibleName(tr("Lembar kerja"))
    listed.setMinimumHeight(320)
    listed.setUniformItemSizes(True)
    listed.setStyleSheet("QListWidget::item { padding: 4px; }")
    field.listed = listed
    told = label(tr("Panah memilih, Enter membuka."), "quiet")
    asked = Ask(parent, tr("Pilih lembar kerja"), tr("Buka lembar"), field, listed, told)

    def narrow(text: str) -> None:
        listed.clear()
        for at, sheet in enumerate(sheets):
            if matches(sheet, text):
                item = QListWidgetItem(f"{sheet_name(sheet)}   {sheet_progress(sheet)}")
                item.setData(Qt.ItemDataRole.UserRole, at)
                listed.addItem(item)
        listed.setCurrentRow(0)
        asked.act.setEnabled(bool(listed.count()))

    narrow("")
    here = [at for at, sheet in enumerate(sheets) if sheet.kunci == now]
    listed.setCurrentRow(here[0] if here else 0)
    field.textChanged.connect(narrow)
    listed.itemDoubleClicked.connect(lambda _: asked.accept())
    field.setFocus()
    chosen = listed.currentItem() if asked.agreed() else None
    return sheets[int(chosen.data(Qt.ItemDataRole.UserRole))] if chosen else None


class _Field(QLineEdit):
    """Up and down move in the list while one types."""

    listed: QListWidget

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
        if event.key() in steps:
            row = self.listed.currentRow() + steps[Qt.Key(event.key())]
            self.listed.setCurrentRow(max(0, min(row, self.listed.count() - 1)))
        else:
            super().keyPressEvent(event)
