"""What a return changes, line by line, with filters by kind, reason or field, evidence, and text."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.domain.voter_id import kpu_number
from app.services.kpu.return_details import Beda, filtered
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.desa.field_words import field_words
from app.ui.figures import ribuan
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import column, label, row
from app.ui.widgets.plain_table import PlainTable


class BedaPanel(QWidget):
    """The changes of one return."""

    def __init__(self, changes: Sequence[Beda], since: int = 0) -> None:
        """`since`: number of the return that a supplement is held against, 0: it is none."""
        super().__init__()
        self._changes = changes
        self.added = QCheckBox(tr("Hanya yang baru sejak ke-{number}", number=since))
        self.added.setChecked(since > 0)
        self.added.setVisible(since > 0)
        self.kind = Choice(tr("Jenis perubahan"), _kinds(changes), "")
        self.what = QComboBox()
        self.what.setAccessibleName(tr("Alasan atau kolom"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Cari nama, DPID, atau isi"))
        self.search.setAccessibleName(tr("Cari"))
        self.search.setClearButtonEnabled(True)
        self.unproven = QCheckBox(tr("Tanpa bukti"))
        self.model = TextModel(
            [Heading(tr("No.")), Heading(tr("Nama")), Heading(tr("RT/RW")), Heading(istilah().tps),
             Heading(tr("Jenis")), Heading(tr("Perubahan")), Heading(tr("Bukti"))]
        )  # fmt: skip
        self.table = PlainTable(self.model, tr("Perubahan"), [44, 0, 66, 45, 82, 0, 0])
        self._count, self._front = label("", "quiet"), label("", wrap=True)
        self._shown: list[Beda] = []
        page = column(
            row(self.kind, None, self._count),
            row(self.search, self.what, self.unproven, self.added), self.table, self._front,
        )  # fmt: skip
        page.setStretch(2, 1)
        self.setLayout(page)
        self.setFocusProxy(self.table)
        self._connect()
        self._offer()

    def _connect(self) -> None:
        self.kind.chosen.connect(lambda _: self._offer())
        self.what.activated.connect(lambda _: self._fill())
        self.search.textChanged.connect(lambda _: self._fill())
        self.search.returnPressed.connect(self.table.setFocus)
        self.unproven.toggled.connect(lambda _: self._fill())
        self.added.toggled.connect(lambda _: self._fill())
        self.table.moved.connect(lambda _: self._tell_front())

    def _offer(self) -> None:
        """Reasons or fields that occur in the kind chosen."""
        words, kind = field_words(), self.kind.now
        inside = [one for one in self._changes if kind in ("", one.jenis)]
        self.what.clear()
        self.what.addItem(tr("Semua alasan dan kolom"), ("", ""))
        for reason in sorted({one.baru for one in inside if _has_reason(one)}):
            self.what.addItem(reason, ("", reason))
        for kolom in sorted({one.kolom for one in inside if one.kolom and one.jenis == "ubah"}):
            self.what.addItem(words.get(kolom, kolom), (kolom, ""))
        self._fill()

    def _fill(self) -> None:
        kolom, alasan = self.what.currentData()
        self._shown = filtered(
            self._changes, self.kind.now, kolom, alasan, self.search.text(),
            self.unproven.isChecked(), self.added.isChecked(),
        )  # fmt: skip
        kinds = kind_words()
        self.table.tell_empty(tr("Tidak ada perubahan seperti ini."))
        self.model.show([_line(one, kinds) for one in self._shown])
        self._count.setText(tr("{count} perubahan", count=ribuan(len(self._shown))))
        self.table.go_to(0)
        self._tell_front()

    def _tell_front(self) -> None:
        """The row in front, whole: names may be longer than any column."""
        at = self.table.at
        one = self._shown[at] if 0 <= at < len(self._shown) else None
        told = (one.nama, change_of(one), one.bukti or tr("(belum ada)")) if one else ()
        self._front.setText(" · ".join(filter(None, told)))


def _has_reason(one: Beda) -> bool:
    return one.jenis in ("tms", "tms_pilkades", "info")


def kind_words() -> dict[str, str]:
    """Kind of a change -> its word."""
    return {
        "tms": tr("TMS"), "tms_pilkades": tr("TMS di sini"), "ubah": tr("Ubah"), "baru": tr("Baru"),
        "info": tr("Informasi"),
    }  # fmt: skip


def _kinds(changes: Sequence[Beda]) -> list[tuple[str, str]]:
    """All kinds with how many lines each has."""
    counts = Counter(one.jenis for one in changes)
    shown = [(kind, f"{word} {ribuan(counts[kind])}") for kind, word in kind_words().items() if counts[kind]]
    return [("", tr("Semua")), *shown]


def change_of(one: Beda) -> str:
    """What becomes of it: a reason, or `RT: 001 → 009`."""
    if one.jenis == "baru":
        return ""
    if _has_reason(one):
        return one.baru
    return f"{field_words().get(one.kolom, one.kolom)}: {one.lama} → {one.baru}"


def _line(one: Beda, kinds: dict[str, str]) -> Line:
    number = kpu_number(one.id)
    return Line(
        (str(number) if number else one.dpid, one.nama, f"{one.rt}/{one.rw}", one.tps,
         kinds.get(one.jenis, one.jenis), change_of(one), one.bukti or tr("(belum ada)")),
        "text", "quiet",
    )  # fmt: skip
