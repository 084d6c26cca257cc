"""Bundel: what is inside, whole or damaged file by file; what is chosen goes to a stick and is noted down."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from app.domain.istilah import in_sentence
from app.domain.kurir import Catatan
from app.services.pmd.look import Anggota, IsiBundel
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.figures import long_date, ribuan, short_day
from app.ui.models.text_model import Heading, Line
from app.ui.pmd.bundel_acts import BundelActs
from app.ui.pmd.page import SEARCH, CourierPage, search_words
from app.ui.pmd.tick_model import TickModel
from app.ui.pmd.tick_table import TickTable
from app.ui.pmd.words import problem_words
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel

if TYPE_CHECKING:
    from app.ui.pmd.screen import CourierScreen


class BundelPage(CourierPage):
    """Space ticks a row, A all that are shown, K a kecamatan; S hands the ticked ones over."""

    def __init__(self, screen: "CourierScreen") -> None:
        super().__init__(screen)
        self.problem = ErrorPanel()
        self.acts = BundelActs(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(search_words())
        self.search.setAccessibleName(tr("Cari"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.scaled(SEARCH))
        self.which = Choice(
            tr("Yang ditampilkan"),
            (("", tr("Semua")), ("belum", tr("Belum diserahkan")), ("rusak", tr("Rusak"))), "",
        )  # fmt: skip
        self.model = TickModel(_headings(), tr("Dipilih"))
        self.table = TickTable(self.model, tr("Isi bundel"), [0, 0, 92, 64, 186, 0, 176])
        self.open_ = button(tr("&Buka bundel …"), self.acts.open_bundle, "folder-open")
        self.give = button(tr("&Serahkan yang dipilih … (S)"), self.acts.give, primary=True)
        self.receipt = button(tr("Tanda terima … (T)"), self.acts.receipt, "printer")
        self._facts, self._state = label("", "quiet"), label("")
        self._key, self._count = label("", wrap=True), label("", "quiet")
        self._build()
        self._connect()

    def _build(self) -> None:
        head = row(title(tr("Bundel")), 12, self.search, self.which, None, self.open_)
        head.setStretch(2, 1)
        self._hint = label(_hint(), "quiet")
        foot = row(self._hint, None, self._count, self.receipt, self.give, space=12)
        told = column(row(self._facts, None, self._state), self._key, space=2)
        self._full = QWidget()
        body = column(told, self.table, foot, space=8)
        body.setStretch(1, 1)
        self._full.setLayout(body)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._full)
        page = column(head, line(), self.problem, self._stack, space=10, margin=16)
        page.setStretch(3, 1)
        self.setLayout(page)

    def _empty(self) -> QWidget:
        told = label(
            tr(
                "Seret bundel .dptb dari KPU ke sini, atau tekan Ctrl+O. Isinya diperiksa tanpa kunci; data "
                "pemilih di dalamnya tidak dapat dibaca di sini."
            ),
            "quiet", wrap=True,
        )  # fmt: skip
        told.setFixedWidth(420)
        self._first_open = button(tr("&Buka bundel …"), self.acts.open_bundle, "folder-open", primary=True)
        inside = column(told, row(self._first_open, None), space=12)
        made = QWidget()
        made.setLayout(column(None, row(None, inside, None), None))
        return made

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._fill())
        self.search.returnPressed.connect(self.table.setFocus)
        self.which.chosen.connect(lambda _: self._fill())
        self.model.ticked.connect(self._tell_count)
        self.table.opened.connect(lambda row: self.model.flip([row]))
        self.table.letter.connect(self._letter)
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(self.acts.open_bundle)

    def name_words(self) -> None:
        self.search.setPlaceholderText(search_words())
        self.model.name(_headings())
        self._hint.setText(_hint())

    def first_control(self) -> QWidget:
        return self.table if self.session.isi else self._first_open

    @property
    def chosen(self) -> list[Anggota]:
        """The ticked files."""
        isi = self.session.isi
        return [one for one in isi.anggota if one.berkas in self.model.chosen] if isi else []

    @property
    def front(self) -> Anggota | None:
        """The file in front."""
        shown = self._shown()
        return shown[self.table.at] if 0 <= self.table.at < len(shown) else None

    def handed(self, one: Anggota) -> Catatan | None:
        """The last line that says who took it."""
        known = self.session.known
        village = known.desa.get(one.desa.kode) if known else None
        lines = [line for line in village.serah if line.sha256 == one.sha256] if village else []
        return lines[-1] if lines else None

    def refresh(self) -> None:
        isi = self.session.isi
        was_empty = self._stack.currentIndex() == 0
        self._stack.setCurrentIndex(1 if isi else 0)
        self.open_.setVisible(isi is not None)
        self.search.setVisible(isi is not None)
        self.which.setVisible(isi is not None)
        if isi is not None:
            self._tell(isi)
            self._fill()
            if was_empty and self.screen_.is_front(self):
                self.table.setFocus()

    def _tell(self, isi: IsiBundel) -> None:
        day = long_date(date.fromisoformat(isi.pemilihan["hari"]))
        self._facts.setText(f"{isi.path.name} · {isi.amplop.desa['kabupaten']} · {day}")
        damaged = len(isi.rusak)
        handed = sum(self.handed(one) is not None for one in isi.anggota)
        whole = ribuan(len(isi.anggota) - damaged)
        told = tr("✓ {count} utuh · {handed} sudah diserahkan", count=whole, handed=ribuan(handed))
        if damaged:
            told = tr("✗ {count} rusak", count=ribuan(damaged)) + " · " + told
        self._state.setText(told)
        self._state.setProperty("bad", bool(damaged))
        self._state.setProperty("good", not damaged)
        self._state.style().polish(self._state)
        self._tell_key(isi)

    def _tell_key(self, isi: IsiBundel) -> None:
        known = self.session.known
        keys = known.kunci if known else ()
        codes = tr("Kode sidik bundel {bundel} · kunci {kunci}", bundel=isi.kode_sidik, kunci=isi.sidik_kunci)
        if isi.terpotong:
            codes = tr("Bundel terpotong, mintalah salinan baru · kunci {kunci}", kunci=isi.sidik_kunci)
        if isi.amplop.kunci in keys:
            said = tr("sama dengan yang tercatat")
        elif keys:
            said = tr("BERBEDA dari yang tercatat, cocokkan dengan surat KPU")
        else:
            said = tr("cocokkan dengan surat KPU")
        self._key.setText(f"{codes}: {said}")
        self._key.setProperty("warn", bool(keys) and isi.amplop.kunci not in keys)
        self._key.style().polish(self._key)

    def _shown(self) -> list[Anggota]:
        isi, wanted, which = self.session.isi, self.search.text().strip().casefold(), self.which.now
        every = sorted(isi.anggota, key=_place) if isi else []
        return [
            one
            for one in every
            if (not wanted or wanted in f"{one.desa.nama} {one.desa.kecamatan} {one.desa.kode}".casefold())
            and (which != "rusak" or one.masalah)
            and (which != "belum" or self.handed(one) is None)
        ]

    def _fill(self) -> None:
        at, shown = max(0, self.table.at), self._shown()
        damaged = [
            one.berkas for one in (self.session.isi.anggota if self.session.isi else ()) if one.masalah
        ]
        self.table.tell_empty(tr("Tidak ada yang cocok."))
        self.model.fill([(one.berkas, self._line(one)) for one in shown], damaged)
        self.table.go_to(min(at, len(shown) - 1))
        self._tell_count()

    def _line(self, one: Anggota) -> Line:
        size = tr("{count} KB", count=ribuan((one.ukuran + 1023) // 1024))
        handed = self.handed(one)
        who = f"{short_day(date.fromisoformat(handed.hari))}, {handed.orang}" if handed else ""
        state, look = ("✓ " + tr("utuh"), "good")
        if one.masalah:
            state, look = ("✗ " + problem_words(one.masalah), "bad")
        elif one.kunci_lain and one.jenis == "paket":
            state, look = ("! " + tr("utuh, ditandatangani kunci lain"), "warn")
        place = (one.desa.kecamatan, one.desa.nama, one.desa.kode)
        return Line((*place, size, one.kode_sidik, who, state), "text", look)

    def _tell_count(self) -> None:
        count = len(self.model.chosen)
        self._count.setText(tr("{count} dipilih", count=ribuan(count)))
        self.give.setEnabled(count > 0)

    def _letter(self, letter: str) -> None:
        shown = self._shown()
        if letter == "A":
            self.model.flip(range(len(shown)))
        elif letter == "K" and (front := self.front) is not None:
            here = front.desa.kecamatan
            self.model.flip([at for at, one in enumerate(shown) if one.desa.kecamatan == here])
        elif letter == "S":
            self.acts.give()
        elif letter == "T":
            self.acts.receipt()


def _headings() -> list[Heading]:
    return [
        Heading(istilah().kecamatan), Heading(istilah().desa), Heading(tr("Kode")),
        Heading(tr("Ukuran"), is_number=True), Heading(tr("Kode sidik")), Heading(tr("Diserahkan")),
        Heading(tr("Keadaan")),
    ]  # fmt: skip


def _hint() -> str:
    return tr("Spasi: pilih · A: semua · K: satu {kecamatan}", kecamatan=in_sentence(istilah().kecamatan))


def _place(one: Anggota) -> tuple[str, str, str]:
    return one.desa.kecamatan, one.desa.nama, one.desa.kode
