"""Rules that are lines, choices or tables: hours, limits, columns, holidays, who signs, letters behind."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.domain.kolom_kpps import KOLOM
from app.services.desa.aturan_kata import column_words, rule_word
from app.services.kpu.rules import LONGEST
from app.services.kpu.setup import Setup
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.kpu.aturan_subject import RuleSubject
from app.ui.models.isian_model import Kolom
from app.ui.widgets.controls import column, label
from app.ui.widgets.rule_fields import RuleFields, wrong_rules
from app.ui.widgets.rule_tables import HolidayTable, RowsTable, SignerTable

if TYPE_CHECKING:
    from app.ui.kpu.aturan_page import AturanPage

_ACROSS = 5
_FIXED = ("no", "nama", "keterangan")


class UmumSubject(RuleSubject):
    """Hours, limits, what follows the DPT, which columns those at a TPS see."""

    keys = (
        "jam", "setelah_dpt", "buka_kembali", "batas_tps", "cadangan_surat", "dasar_syarat", "kolom_kpps",
    )  # fmt: skip

    def __init__(self, page: "AturanPage") -> None:
        super().__init__(page)
        self.name = tr("Aturan pemilihan")
        self.hint = tr("Menurut peraturan daerah; panitia boleh membetulkannya dengan nomor keputusan.")
        self.fields = RuleFields()
        self.columns = {one: QCheckBox(column_words()[one]) for one in KOLOM}
        grid = QGridLayout()
        for at, (name, box) in enumerate(self.columns.items()):
            box.setAccessibleName(box.text())
            box.setEnabled(name not in _FIXED)
            box.toggled.connect(lambda _: self.edited.emit())
            grid.addWidget(box, at // _ACROSS, at % _ACROSS)
        heading = label(rule_word("kolom_kpps"), bold=True)
        self.setLayout(column(self.fields, 8, heading, grid, None, space=8))
        self.fields.edited.connect(self.edited.emit)

    def first_control(self) -> QWidget:
        return self.fields.lines["jam"]

    def fill(self, setup: Setup) -> None:
        self.fields.show_rules(setup.aturan)
        for name, box in self.columns.items():
            box.setChecked(name in setup.aturan.kolom_kpps)

    def values(self) -> dict[str, Any]:
        chosen = [name for name, box in self.columns.items() if box.isChecked()]
        return {**self.fields.values(), "kolom_kpps": chosen}

    @property
    def wrong(self) -> str:
        return wrong_rules(self.changes())

    def key_word(self, key: str) -> str:
        return rule_word(key)


class LiburSubject(RuleSubject):
    """Days off, by which working days are counted."""

    keys = ("libur",)

    def __init__(self, page: "AturanPage") -> None:
        super().__init__(page)
        self.name = tr("Hari libur")
        self.hint = tr("Menurut SKB dan keputusan daerah. Bila kosong, dipakai daftar bawaan program.")
        self.table = HolidayTable()
        self.setLayout(column(self.table, label(tr("Delete menghapus baris."), "quiet"), space=8))
        self.table.edited.connect(self.edited.emit)

    def first_control(self) -> QWidget:
        return self.table.table

    def fill(self, setup: Setup) -> None:
        self.table.show_rules(setup.aturan)

    def values(self) -> dict[str, Any]:
        return {"libur": self.table.value()}

    @property
    def wrong(self) -> str:
        return wrong_rules(self.changes())

    def key_word(self, key: str) -> str:
        return rule_word(key)


class PenandaSubject(RuleSubject):
    """Who signs which document of the villages."""

    keys = ("penandatangan",)

    def __init__(self, page: "AturanPage") -> None:
        super().__init__(page)
        self.name = tr("Penandatangan")
        self.hint = tr("Di naskah panitia. Untuk yang tidak disebut, panitia yang menandatangani.")
        self.table = SignerTable()
        self.setLayout(column(self.table, label(tr("Delete menghapus baris."), "quiet"), space=8))
        self.table.edited.connect(self.edited.emit)

    def first_control(self) -> QWidget:
        return self.table.table

    def fill(self, setup: Setup) -> None:
        self.table.show_rules(setup.aturan)

    def values(self) -> dict[str, Any]:
        return {"penandatangan": self.table.value()}

    @property
    def wrong(self) -> str:
        return wrong_rules(self.changes())

    def key_word(self, key: str) -> str:
        return rule_word(key)


class DasarSubject(RuleSubject):
    """The letters behind the data: request, agreement, decree."""

    part = "dasar"

    def __init__(self, page: "AturanPage") -> None:
        super().__init__(page)
        self.name = tr("Surat dasar")
        self.hint = tr("Disebut di berita acara serah terima dan di setiap paket.")
        self._rows: list[list[str]] = []
        columns = (Kolom(tr("Nama surat")), Kolom(tr("Nomor dan tanggal")))
        verb = tr("Tambah &surat")
        self.table = RowsTable(tr("Surat dasar"), verb, columns, [300, 0], ("", ""))
        dinas = istilah().dinas
        told = tr("Misalnya Surat {dinas} atau Perjanjian kerja sama. Delete menghapus baris.", dinas=dinas)
        self.setLayout(column(self.table, label(told, "quiet", wrap=True), space=8))
        self.table.edited.connect(self.edited.emit)

    def first_control(self) -> QWidget:
        return self.table.table

    def fill(self, setup: Setup) -> None:
        self._rows = [[name, number] for name, number in setup.dasar.items() if number]
        self.table.model.show(self._rows)

    def values(self) -> dict[str, Any]:
        return {name: number for name, number in self.table.model.rows if name or number}

    def changes(self) -> dict[str, Any]:
        """A letter that was taken away has no number any more."""
        gone = {name: "" for name in self._before or () if name not in self.values()}
        return super().changes() | gone

    @property
    def is_changed(self) -> bool:
        """Two rows of one name are a change as well."""
        return self._before is not None and self.table.model.rows != self._rows

    @property
    def wrong(self) -> str:
        rows = [row for row in self.table.model.rows if any(row)]
        names = [name for name, _ in rows]
        if not all(name and number for name, number in rows) or len(names) != len(set(names)):
            return tr("Setiap surat bernama lain, dan bernomor.")
        too_long = any(len(text) > LONGEST for row in rows for text in row)
        return tr("Nama dan nomor paling panjang {count} huruf.", count=LONGEST) if too_long else ""

    def key_word(self, key: str) -> str:
        return key
