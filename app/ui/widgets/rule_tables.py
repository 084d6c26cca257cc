"""The rules of an election that are tables: days off, who signs which document."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.aturan import DAFTAR_TANDA_TANGAN, Aturan
from app.domain.daftar_tahap import NAMA, TAHAP
from app.domain.jadwal import Libur
from app.domain.tanggal_lahir import TanggalError, read_tanggal
from app.services.desa.tahapan import holidays
from app.system.language import tr
from app.ui.models.isian_model import IsianModel, Kolom
from app.ui.widgets.controls import button, column, label, row
from app.ui.widgets.isian_table import IsianTable


class RowsTable(QWidget):
    """A table with a heading and a button that adds a row, ready to be typed into; Delete takes one away."""

    edited = Signal()

    def __init__(
        self, heading: str, verb: str, columns: Sequence[Kolom], widths: list[int], new: Sequence[str]
    ) -> None:
        """`heading` is its spoken name, too; `new`: what a new row begins with."""
        super().__init__()
        self._new = tuple(new)
        self.model = IsianModel(columns)
        self.table = IsianTable(self.model, heading, widths)
        self.add = button(verb, self._add, flat=True)
        inside = column(row(label(heading, bold=True), None, self.add), self.table, space=6)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.setFocusProxy(self.table)
        self.model.edited.connect(self.edited.emit)
        self.table.removed.connect(lambda: self.model.remove(self.table.currentIndex().row()))

    def _add(self) -> None:
        self.model.add(self._new, len(self.model.rows))
        self.table.go_to(len(self.model.rows) - 1)
        self.table.setFocus()
        self.table.edit(self.table.currentIndex())


class HolidayTable(RowsTable):
    """Days off and days of common leave, by day."""

    def __init__(self) -> None:
        kinds = (("libur", tr("libur")), ("cuti_bersama", tr("cuti bersama")))
        columns = (Kolom(tr("Tanggal")), Kolom(tr("Nama")), Kolom(tr("Jenis"), kinds))
        heading = tr("Hari libur dan cuti bersama")
        super().__init__(heading, tr("Tambah &hari"), columns, [94, 0, 108], ("", "", "libur"))

    def show_rules(self, rules: Aturan) -> None:
        """Those in force, the shipped ones where nobody said any."""
        self.model.show([_day_texts(one) for one in holidays(rules)])

    def value(self) -> list[dict[str, str]]:
        """By day; an empty row is none, what is no day stays as it was typed."""
        rows = ((day, name, kind) for day, name, kind in self.model.rows if day or name)
        found = [{"tanggal": _iso(day), "nama": name, "jenis": kind} for day, name, kind in rows]
        return sorted(found, key=lambda one: one["tanggal"])


class SignerTable(RowsTable):
    """Who signs which document of a village."""

    def __init__(self) -> None:
        words: dict[str, str] = {one: NAMA[one] for one in TAHAP}
        words |= {"rekap": tr("Rekap"), "surat": tr("Surat")}
        documents = tuple((one, words.get(one, one)) for one in DAFTAR_TANDA_TANGAN)
        columns = (Kolom(tr("Dokumen"), documents), Kolom(tr("Jabatan")), Kolom(tr("Nama")))
        verb = tr("Tambah penand&atangan")
        super().__init__(tr("Penandatangan"), verb, columns, [100, 140, 0], ("dpt", "", ""))

    def show_rules(self, rules: Aturan) -> None:
        """Those in force."""
        self.model.show([[one["dokumen"], one["jabatan"], one["nama"]] for one in rules.penandatangan])

    def value(self) -> list[dict[str, Any]]:
        """In their order; a row without a post and a name is none."""
        rows = ((document, post, name) for document, post, name in self.model.rows if post or name)
        return [{"dokumen": document, "jabatan": post, "nama": name} for document, post, name in rows]


def _iso(text: str) -> str:
    try:
        return read_tanggal(text)
    except TanggalError:
        return text


def _day_texts(one: Libur) -> list[str]:
    return [f"{one.tanggal[8:]}-{one.tanggal[5:7]}-{one.tanggal[:4]}", one.nama, one.jenis]
