"""Correcting a listed voter at the desk: what was typed for him stands in the fields already."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from app.domain.pemilih import Pemilih
from app.system.language import tr
from app.ui.desa.edit_dialog import EditDialog
from app.ui.desa.field_words import field_words
from app.ui.widgets.controls import label


class DeskEdit(EditDialog):
    """Nothing is saved here: the correction goes with the family, whose papers are its evidence."""

    def __init__(self, parent: QWidget, now: Pemilih, tps: str, typed: Mapping[str, str]) -> None:
        super().__init__(parent, now, {}, tps)
        self.form.hide()
        self.act.setText(tr("Pakai pembetulan"))
        self.act.setAccessibleName(self.act.text())
        words, differs = {**field_words(), "tps": tps}, []
        for kolom, text in typed.items():
            if kolom in self.fields and text.casefold() != self.fields[kolom].text().casefold():
                self.fields[kolom].setText(text)
                self._check(kolom, text)
                differs.append(words[kolom])
        told = tr("Disimpan bersama keluarganya dengan Ctrl+Enter.")
        if differs:
            names = ", ".join(differs)
            told = tr("Diisi dari yang baru diketik: {names}.", names=names) + " " + told
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(self.form, label(told, wrap=True))
