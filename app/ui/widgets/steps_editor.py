"""A schedule as a table: steps by rule, typed into, their days counted at once; a template fills it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.daftar_tahap import NAMA
from app.domain.jadwal import (
    DAFTAR,
    HARI,
    JADWAL,
    JENIS,
    LANGKAH,
    Langkah,
    as_value,
    bernama,
    is_dateable,
    read_jadwal,
)
from app.domain.kalender import Waktu
from app.domain.templat_jadwal import TEMPLAT
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.figures import short_span
from app.ui.models.isian_model import IsianModel, Kolom
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import Item, button, column, label
from app.ui.widgets.isian_table import IsianTable

NAME, KIND, LIST, AFTER, GAP, LONG, COUNT, DAYS = range(8)
Dated = Callable[[tuple[Langkah, ...], int], Sequence[Waktu]]
"""(steps, working week) -> when they are."""


class StepsEditor(QWidget):
    """`edited`: something was typed, or a template used; nothing is saved here.

    `wrong` says why it is no schedule, "" where it is one. `head`: templates and the working week, for the
    line above; `add` and `drop` for the line below.
    """

    edited = Signal()

    def __init__(self, dated: Dated) -> None:
        super().__init__()
        self._dated = dated
        self._codes: list[str] = []
        self._before: tuple[tuple[Langkah, ...], int] = ((), 5)
        self.wrong = ""
        self.model = IsianModel(_columns())
        self.table = IsianTable(self.model, tr("Jadwal"), [0, 100, 100, 212, 56, 52, 78, 108])
        self.templates = QComboBox()
        self.templates.setAccessibleName(tr("Mulai dari contoh"))
        for key, templat in TEMPLAT.items():
            self.templates.addItem(tr(templat.nama), key)
        self.use = button(tr("Pakai &contoh"), self._use)
        self.week = Choice(tr("Minggu kerja"), (("5", tr("5 hari")), ("6", tr("6 hari"))), "5")
        self.add = button(tr("Tambah &langkah"), self._add, "plus", flat=True)
        self.drop = button(tr("Hapus langkah (Delete)"), self._remove, flat=True)
        self.told = label("", "warn", wrap=True)
        hint = label(
            tr("Ketik untuk mengisi sel. Jarak: hari sesudah langkah yang diikuti; minus bila sebelumnya."),
            "quiet", wrap=True,
        )  # fmt: skip
        inside = column(hint, self.table, self.told, space=8)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.setFocusProxy(self.table)
        self.model.edited.connect(self._tell)
        self.week.chosen.connect(lambda _: self._tell())
        self.table.removed.connect(self._remove)

    @property
    def head(self) -> tuple[Item, ...]:
        return (
            label(tr("Mulai dari contoh"), "quiet"), self.templates, self.use, None,
            label(tr("Minggu kerja"), "quiet"), self.week,
        )  # fmt: skip

    def begin(self, steps: Sequence[Langkah], week: int) -> None:
        """Show the steps in force."""
        named = tuple(map(_named, steps))
        self._before = (named, week)
        self.week.buttons[str(week)].setChecked(True)
        self._show(named)

    def forget(self) -> None:
        """What was typed is saved, or given up."""
        self._codes = []
        self.model.show([])

    @property
    def is_changed(self) -> bool:
        """Whether something typed here is not saved."""
        return bool(self._codes) and (self.value, self.working_week) != (
            as_value(self._before[0]), self._before[1],
        )  # fmt: skip

    @property
    def working_week(self) -> int:
        return 6 if self.week.buttons["6"].isChecked() else 5

    @property
    def value(self) -> list[dict[str, object]]:
        """What is typed, as the rules hold it; what is no number stays text."""
        return [_step(kode, texts) for kode, texts in zip(self._codes, self.model.rows, strict=True)]

    @property
    def steps(self) -> tuple[Langkah, ...]:
        """What is typed; only while it can be saved."""
        return read_jadwal(self.value)

    def _show(self, steps: Sequence[Langkah]) -> None:
        self._codes = [step.kode for step in steps]
        self.model.offer(AFTER, _followed(steps))
        self.model.show([_texts(step) for step in steps])
        self.table.go_to(0)
        self._tell()

    def _use(self) -> None:
        templat = TEMPLAT[str(self.templates.currentData())]
        self.week.buttons[str(templat.minggu_kerja)].setChecked(True)
        self._show([*map(_named, templat.langkah)])
        self.table.setFocus()

    def _tell(self) -> None:
        """Count the days of what is typed, or say why it is no schedule."""
        value = self.value
        self.wrong = _wrong(value)
        self.told.setVisible(bool(self.wrong))
        self.told.setText(self.wrong)
        if not self.wrong:
            steps = read_jadwal(value)
            dated = self._dated(steps, self.working_week)
            self.model.tell(DAYS, [short_span(one.mulai, one.selesai) for one in dated])
            self.model.offer(AFTER, _followed(steps))
        self.edited.emit()

    def _add(self) -> None:
        """A step of no kind of ours after the one in front."""
        at = self.table.currentIndex().row() + 1
        number = next(one for one in range(1, 100) if f"langkah{one}" not in self._codes)
        step = Langkah(f"langkah{number}", tr("Langkah baru"), "lain", "", HARI, -30)
        self._codes.insert(at, step.kode)
        self.model.add(_texts(step), at)
        self.table.go_to(at)
        self.table.setFocus()

    def _remove(self) -> None:
        at = self.table.currentIndex().row()
        if 0 <= at < len(self._codes):
            del self._codes[at]
            self.model.remove(at)


def _columns() -> tuple[Kolom, ...]:
    return (
        Kolom(tr("Langkah")),
        Kolom(tr("Jenis"), tuple((kind, _kind_words()[kind]) for kind in JENIS)),
        Kolom(tr("Daftar"), (("", "-"), *((one, NAMA[one]) for one in DAFTAR))),
        Kolom(tr("Mengikuti")),
        Kolom(tr("Jarak"), is_number=True),
        Kolom(tr("Lama"), is_number=True),
        Kolom(tr("Hitung"), (("kalender", tr("kalender")), ("kerja", tr("kerja")))),
        Kolom(tr("Hari"), is_fixed=True),
    )


def _kind_words() -> dict[str, str]:
    """Kinds of steps in words."""
    return {
        "coklit": istilah().coklit,
        "tetapkan": tr("penetapan"),
        "umumkan": tr("pengumuman"),
        "perbaikan": tr("perbaikan"),
        "padanan": tr("padanan Dukcapil"),
        "undangan": istilah().undangan,
        "pungut": tr("pemungutan"),
        "lain": tr("lain-lain"),
    }


def _followed(steps: Sequence[Langkah]) -> tuple[tuple[str, str], ...]:
    return ((HARI, tr("hari pemungutan suara")), *((one.kode, one.nama) for one in steps))


def _named(step: Langkah) -> Langkah:
    """With its name in the region's words, as somebody would type it."""
    return replace(step, nama=bernama(step.nama, istilah()))


def _texts(step: Langkah) -> list[str]:
    return [
        step.nama, step.jenis, step.daftar, step.acuan, str(step.geser), str(step.lama), step.hitung, "",
    ]  # fmt: skip


def _step(kode: str, texts: Sequence[str]) -> dict[str, object]:
    """A row as an event holds it; what is no number stays text and is refused."""
    return {
        "kode": kode,
        "nama": texts[NAME],
        "jenis": texts[KIND],
        "daftar": texts[LIST],
        "acuan": texts[AFTER],
        "geser": _number(texts[GAP]),
        "lama": _number(texts[LONG]),
        "hitung": texts[COUNT],
    }


def _number(text: str) -> int | str:
    try:
        return int(text)
    except ValueError:
        return text


def _wrong(value: Sequence[dict[str, object]]) -> str:
    for number, item in enumerate(value, 1):
        if not LANGKAH(item):
            return tr("Baris {number} belum lengkap, atau jarak dan lamanya di luar batas.", number=number)
    if not is_dateable(read_jadwal(value)):
        return tr("Ada langkah yang mengikuti dirinya sendiri atau langkah yang sudah dihapus.")
    if not JADWAL(list(value)):
        return tr(
            "DPS dan DPT ditetapkan masing-masing satu kali dan berurutan, yang diumumkan juga ditetapkan, "
            "dan ada satu langkah pemungutan suara."
        )
    return ""
