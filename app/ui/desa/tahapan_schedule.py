"""The schedule itself, a view of its own: steps by rule, typed into, their days counted at once."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.aturan import Aturan
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
from app.services.desa.tahapan import count_days
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.desa.session import Session
from app.ui.desa.tahapan_dialogs import text_line
from app.ui.figures import short_span
from app.ui.models.isian_model import IsianModel, Kolom
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import button, column, label, row, title
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.isian_table import IsianTable

NAME, KIND, LIST, AFTER, GAP, LONG, COUNT, DAYS = range(8)


class ScheduleView(QWidget):
    """`saved`: keep these steps; `left`: go back without. A template fills the table and saves nothing."""

    saved = Signal()
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._codes: list[str] = []
        self._before: tuple[tuple[Langkah, ...], int] = ((), 5)
        self.model = IsianModel(_columns())
        self.table = IsianTable(self.model, tr("Jadwal"), [0, 112, 104, 160, 56, 52, 84, 116])
        self.templates = QComboBox()
        self.templates.setAccessibleName(tr("Mulai dari contoh"))
        for key, templat in TEMPLAT.items():
            self.templates.addItem(tr(templat.nama), key)
        self.use = button(tr("Pakai contoh"), self._use)
        self.week = Choice(tr("Minggu kerja"), (("5", tr("5 hari")), ("6", tr("6 hari"))), "5")
        self.number = text_line(tr("Nomor keputusan (bila ada)"))
        self.told, self.problem = label("", "warn", wrap=True), ErrorPanel()
        self.save = button(tr("Simpan jadwal"), self.saved.emit, primary=True)
        self._build()
        self.model.edited.connect(self._tell)
        self.week.chosen.connect(lambda _: self._tell())
        self.table.removed.connect(self._remove)

    def _build(self) -> None:
        head = row(
            title(tr("Jadwal")), 16, label(tr("Mulai dari contoh"), "quiet"), self.templates, self.use, None,
            label(tr("Minggu kerja"), "quiet"), self.week,
        )  # fmt: skip
        hint = label(
            tr("Ketik untuk mengisi sel. Jarak: hari sesudah langkah yang diikuti; minus bila sebelumnya."),
            "quiet", wrap=True,
        )  # fmt: skip
        self.add = button(tr("Tambah langkah"), self._add, "plus", flat=True)
        self.drop = button(tr("Hapus langkah (Delete)"), self._remove, flat=True)
        foot = row(
            button(tr("Kembali (Esc)"), self.left.emit), self.add, self.drop, None,
            label(tr("Nomor keputusan (bila ada)"), "quiet"), self.number, self.save,
        )  # fmt: skip
        page = column(head, hint, self.table, self.told, self.problem, foot, space=8, margin=14)
        page.setStretch(2, 1)
        self.setLayout(page)

    def begin(self, steps: Sequence[Langkah], week: int) -> None:
        """Show the steps in force."""
        self.problem.hide()
        self.number.clear()
        self.week.buttons[str(week)].setChecked(True)
        named = tuple(map(_named, steps))
        self._before = (named, week)
        self._show(named)
        self.table.setFocus()

    def first_control(self) -> QWidget:
        return self.table

    def forget(self) -> None:
        """What was typed is saved, or given up."""
        self._codes = []
        self.model.show([])

    @property
    def is_changed(self) -> bool:
        """Whether something typed here is not saved."""
        return bool(self._codes) and (self._read_rows(), self.working_week) != (
            as_value(self._before[0]), self._before[1],
        )  # fmt: skip

    @property
    def working_week(self) -> int:
        return 6 if self.week.buttons["6"].isChecked() else 5

    @property
    def steps(self) -> tuple[Langkah, ...]:
        """What is typed; only while it can be saved."""
        return read_jadwal(self._read_rows())

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

    def _read_rows(self) -> list[dict[str, object]]:
        return [_step(kode, texts) for kode, texts in zip(self._codes, self.model.rows, strict=True)]

    def _tell(self) -> None:
        """Count the days of what is typed, or say why it is no schedule."""
        value = self._read_rows()
        wrong = _wrong(value)
        self.told.setVisible(bool(wrong))
        self.told.setText(wrong)
        self.save.setEnabled(not wrong)
        if not wrong:
            dated = self._dated(read_jadwal(value))
            self.model.tell(DAYS, [short_span(one.mulai, one.selesai) for one in dated])
            self.model.offer(AFTER, _followed(read_jadwal(value)))

    def _dated(self, steps: tuple[Langkah, ...]) -> tuple[Waktu, ...]:
        workspace = self._session.workspace
        rules: Aturan = workspace.aturan
        return count_days(steps, self.working_week, rules, workspace.pengaturan.pemilihan.hari)

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

    def failed(self, error: BaseException) -> None:
        """What was typed stays."""
        self.problem.tell(error)


def _columns() -> tuple[Kolom, ...]:
    return (
        Kolom(tr("Langkah")),
        Kolom(tr("Jenis"), tuple((kind, kind_words()[kind]) for kind in JENIS)),
        Kolom(tr("Daftar"), (("", "-"), *((one, NAMA[one]) for one in DAFTAR))),
        Kolom(tr("Mengikuti")),
        Kolom(tr("Jarak"), is_number=True),
        Kolom(tr("Lama"), is_number=True),
        Kolom(tr("Hitung"), (("kalender", tr("kalender")), ("kerja", tr("kerja")))),
        Kolom(tr("Hari"), is_fixed=True),
    )


def kind_words() -> dict[str, str]:
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
