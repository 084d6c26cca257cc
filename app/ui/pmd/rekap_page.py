"""Rekap: the villages' reports in one table, a typed row where there is none, the workbook of all."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.istilah import in_sentence
from app.domain.rekap_kabupaten import Angka, BarisDesa, BarisJumlah, Jumlah
from app.domain.sel_kecil import TANDA
from app.domain.tanggal import short_date
from app.services.pmd.recap import RekapKabupaten, recap
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.figures import ribuan
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.pmd.page import SEARCH, CourierPage, search_words
from app.ui.pmd.rekap_acts import RekapActs
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.pmd.screen import CourierScreen

SHOWN = ("tps", "dps", "dptambahan", "tms", "L", "P", "jumlah", "surat")


class RekapPage(CourierPage):
    """Enter types the row of the village in front, N one of a village not met yet; E saves the workbook."""

    def __init__(self, screen: "CourierScreen") -> None:
        super().__init__(screen)
        self.problem = ErrorPanel()
        self.told: RekapKabupaten | None = None
        self.acts = RekapActs(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(search_words())
        self.search.setAccessibleName(tr("Cari"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.scaled(SEARCH))
        self.which = Choice(
            tr("Yang ditampilkan"),
            (("", tr("Semua")), ("belum", tr("Belum masuk")), ("jumlah", tr("Jumlah"))), "",
        )  # fmt: skip
        self.model = TextModel(_headings())
        widths = [0, 0, 44, 58, 76, 70, 58, 58, 62, 84, 0, 170]
        self.table = PlainTable(self.model, tr("Rekap"), widths)
        self.files = button(tr("Tambah &laporan … (O)"), self.acts.add_files, "folder-open")
        self.folder = button(tr("Tambah &folder … (F)"), self.acts.add_folder)
        self.type = button(tr("&Ketik baris … (Enter)"), self.acts.type_front, "keyboard")
        self.export = button(tr("Simpan &Excel … (E)"), self.acts.export, primary=True)
        self.open_again = button(tr("Buka kembali … (B)"), self.acts.reopen, flat=True)
        self._sum, self._count = label("", bold=True), label("", "quiet")
        self._closed = label(tr("Rekap akhir sudah diekspor: baris yang diketik tidak dapat diubah."), "warn")
        self._build()
        self._connect()

    def _build(self) -> None:
        head = row(title(tr("Rekap")), 12, self.search, self.which, None, self.files, self.folder)
        head.setStretch(2, 1)
        self._strip = QWidget()
        self._strip.setLayout(row(self._closed, self.open_again, None))
        foot = row(self._count, None, self.type, self.export, space=12)
        page = column(
            head, line(), self.problem, self._strip, self.table, self._sum, foot, space=10, margin=16
        )
        page.setStretch(4, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._fill())
        self.search.returnPressed.connect(self.table.setFocus)
        self.which.chosen.connect(lambda _: self._fill())
        self.table.opened.connect(lambda _: self.acts.type_front())
        self.table.letter.connect(self._letter)
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(self.acts.add_files)

    def name_words(self) -> None:
        self.search.setPlaceholderText(search_words())
        self.model.name(_headings())

    def first_control(self) -> QWidget:
        return self.table if self.told else self.files

    @property
    def front(self) -> BarisDesa | None:
        """The village in front; none while sums are shown."""
        shown = self._shown() if self.which.now != "jumlah" else []
        return shown[self.table.at] if 0 <= self.table.at < len(shown) else None

    def refresh(self) -> None:
        known = self.session.known
        self._strip.setVisible(bool(known and known.tutup))
        if known is None:
            self._show(None)
            return
        election = known.id
        self.session.read(
            lambda progress: recap(election, progress=progress), self._show, self.problem.tell,
            tr("Membaca laporan"),
        )  # fmt: skip

    def take(self, sources: Sequence[Path]) -> None:
        """Reports and returns go one way: they are told on the page of what comes back."""
        self.screen_.collect(sources)

    def _show(self, told: RekapKabupaten | None) -> None:
        was_empty, self.told = self.told is None, told
        if told is not None and any(one.asal == "laporan" for one in told.baris):
            self.session.learn(told.istilah)
        self._fill()
        if was_empty and told is not None and self.screen_.is_front(self):
            self.table.setFocus()

    def _shown(self) -> list[BarisDesa]:
        wanted = self.search.text().strip().casefold()
        return [
            one
            for one in (self.told.baris if self.told else ())
            if (not wanted or wanted in f"{one.desa.nama} {one.desa.kecamatan} {one.desa.kode}".casefold())
            and (self.which.now != "belum" or one.asal in ("belum", "berbeda"))
        ]

    def _fill(self) -> None:
        at = max(0, self.table.at)
        if self.which.now == "jumlah":
            self.model.show([_sum_line(one) for one in (self.told.jumlah if self.told else ())])
        else:
            self.model.show([_line(one) for one in self._shown()])
        self.table.go_to(min(at, self.model.rowCount() - 1))
        self.table.tell_empty(
            tr("Tidak ada yang cocok.")
            if self.told
            else tr(
                "Belum ada laporan. Tambahkan laporan .dptl (O) atau foldernya (F), atau ketik baris dari "
                "berita acara (N)."
            )
        )
        total = self.told.jumlah[-1] if self.told else None
        self._tell(total)
        self.type.setEnabled(self.which.now != "jumlah")
        self.export.setEnabled(bool(total and total.desa))

    def _tell(self, total: BarisJumlah | None) -> None:
        if total is None:
            self._sum.setText("")
            self._count.setText(tr("Belum ada laporan."))
            return
        desa = in_sentence(istilah().desa)
        self._count.setText(
            tr("{masuk} dari {count} {desa} sudah masuk", masuk=ribuan(total.masuk),
               count=ribuan(total.desa), desa=desa)
        )  # fmt: skip
        parts = [
            tr("{word} {count}", word=word, count=said(total.jumlah[name]))
            for word, name in (
                ("DPS", "dps"), (tr("TMS"), "tms"), ("DPT", "jumlah"), (tr("L"), "L"), (tr("P"), "P"),
                (tr("Surat suara"), "surat"),
            )
        ]  # fmt: skip
        told = "   ".join(parts)
        if any(one.tersamar for one in total.jumlah.values()):
            told += "   " + tr("(+ {tanda}: sebagian tersembunyi, tidak ikut dijumlahkan)", tanda=TANDA)
        self._sum.setText(told)

    def _letter(self, letter: str) -> None:
        acts = {
            "O": self.acts.add_files, "F": self.acts.add_folder, "N": self.acts.type_new,
            "E": self.acts.export, "B": self.acts.reopen,
        }  # fmt: skip
        if letter in acts:
            acts[letter]()


def _headings() -> list[Heading]:
    numbers = [
        istilah().tps, "DPS", tr("Tambahan"), tr("TMS"), tr("L"), tr("P"), "DPT", tr("Surat suara"),
    ]  # fmt: skip
    return [
        Heading(istilah().kecamatan), Heading(istilah().desa),
        *(Heading(word, is_number=True) for word in numbers), Heading(tr("Berita acara")),
        Heading(tr("Keadaan")),
    ]  # fmt: skip


def said(one: Jumlah) -> str:
    """A sum as it is read; nothing where nobody has told a number."""
    if not one.ada:
        return "-"
    return f"{ribuan(one.angka)} + {TANDA}" if one.tersamar else ribuan(one.angka)


def _number(value: Angka) -> str:
    return ribuan(value) if isinstance(value, int) else value


def _line(one: BarisDesa) -> Line:
    state, look = {
        "laporan": ("✓ " + tr("laporan"), "good"),
        "ketik": ("✓ " + tr("diketik"), "text"),
        "berbeda": ("! " + tr("dua laporan yang berbeda"), "warn"),
        "belum": (tr("belum ada"), "quiet"),
    }[one.asal]
    if one.asal == "laporan" and one.isi("jumlah") == "":
        state, look = tr("laporan, DPT belum ditetapkan"), "warn"
    paper = " · ".join(filter(None, (one.nomor, short_date(one.tanggal) if one.tanggal else "")))
    numbers = (_number(one.isi(name)) for name in SHOWN)
    return Line((one.desa.kecamatan, one.desa.nama, *numbers, paper, state), "text", look)


def _sum_line(one: BarisJumlah) -> Line:
    numbers = (said(one.jumlah[name]) for name in SHOWN)
    inside = tr("{masuk} dari {count} masuk", masuk=ribuan(one.masuk), count=ribuan(one.desa))
    return Line((one.nama or tr("Jumlah"), inside, *numbers, "", ""))
