"""Pengembalian: what comes back is checked and kept, what is missing is seen, KPU's bundle is made."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.istilah import in_sentence
from app.domain.kurir import DesaKurir
from app.domain.pemilihan import Desa
from app.domain.tahap_kiriman import AKHIR, BERKODE, SUSULAN
from app.services.pmd.bundle_back import Dibawa, bundle_back
from app.services.pmd.collect import DISIMPAN, Masuk, collect
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.figures import ribuan, short_day
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.pmd.brought import ask_who_brought
from app.ui.pmd.page import SEARCH, CourierPage, search_words
from app.ui.pmd.told import look_at
from app.ui.pmd.words import result_words
from app.ui.widgets.ask import Ask
from app.ui.widgets.choice import Choice
from app.ui.widgets.choose_files import choose_files
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.pmd.screen import CourierScreen


class BalasanPage(CourierPage):
    """O files, F a folder, R what became of each of the last ones, B the bundle."""

    def __init__(self, screen: "CourierScreen") -> None:
        super().__init__(screen)
        self.problem = ErrorPanel()
        self.last: list[Masuk] = []
        self.rows: list[tuple[Desa, DesaKurir | None]] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(search_words())
        self.search.setAccessibleName(tr("Cari"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(theme.scaled(SEARCH))
        self.which = Choice(
            tr("Yang ditampilkan"),
            (("", tr("Semua")), ("belum", tr("Belum kembali")), ("lihat", tr("Perlu dilihat"))), "",
        )  # fmt: skip
        self.model = TextModel(_headings())
        self.table = PlainTable(self.model, tr("Pengembalian"), [0, 0, 96, 0, 190, 250])
        self.files = button(tr("Tambah &berkas … (O)"), self._choose_files, "folder-open")
        self.folder = button(tr("Tambah &folder … (F)"), self._choose_folder)
        self.detail = button(tr("Rincian … (R)"), self.show_last, flat=True)
        self.bundle = button(tr("Buat bundel &untuk KPU … (B)"), self._bundle, primary=True)
        self._told, self._result = label("", "quiet"), label("")
        self._build()
        self._connect()

    def _build(self) -> None:
        head = row(title(tr("Pengembalian")), 12, self.search, self.which, None, self.files, self.folder)
        head.setStretch(2, 1)
        self._strip = QWidget()
        self._strip.setLayout(row(self._result, self.detail, None))
        self._strip.hide()
        foot = row(self._told, None, self.bundle)
        page = column(head, line(), self.problem, self._strip, self.table, foot, space=10, margin=16)
        page.setStretch(4, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._fill())
        self.search.returnPressed.connect(self.table.setFocus)
        self.which.chosen.connect(lambda _: self._fill())
        self.table.letter.connect(self._letter)
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(self._choose_files)

    def name_words(self) -> None:
        self.search.setPlaceholderText(search_words())
        self.model.name(_headings())

    def first_control(self) -> QWidget:
        return self.table if self.rows else self.files

    def refresh(self) -> None:
        """Villages of the record, and of the bundle that is open where it is of this election."""
        known, isi = self.session.known, self.session.isi
        found: dict[str, tuple[Desa, DesaKurir | None]] = {}
        if isi and isi.jenis == "paket" and isi.pemilihan["id"] == self.session.pemilihan:
            found = {one.desa.kode: (one.desa, None) for one in isi.anggota}
        found |= {kode: (one.desa, one) for kode, one in known.desa.items()} if known else {}
        self.rows = sorted(found.values(), key=lambda one: (one[0].kecamatan, one[0].nama, one[0].kode))
        self._fill()

    def _fill(self) -> None:
        wanted, which, at = self.search.text().strip().casefold(), self.which.now, max(0, self.table.at)
        shown = [
            (desa, one)
            for desa, one in self.rows
            if (not wanted or wanted in f"{desa.nama} {desa.kecamatan} {desa.kode}".casefold())
            and (which != "belum" or not (one and one.terima))
            and (which != "lihat" or _needs_eyes(one))
        ]
        self.table.tell_empty(
            tr("Tidak ada yang cocok.")
            if self.rows
            else tr(
                "Belum ada yang ditunggu. Buka bundel dari KPU di halaman Bundel (Ctrl+1), atau tambahkan "
                "berkas (O) atau folder (F) yang sudah kembali."
            )
        )
        self.model.show([_line(desa, one) for desa, one in shown])
        self.table.go_to(min(at, len(shown) - 1))
        back = sum(bool(one and one.terima) for _, one in self.rows)
        self._told.setText(
            tr(
                "{back} dari {count} {desa} sudah kembali · {waiting} belum",
                back=ribuan(back), count=ribuan(len(self.rows)), waiting=ribuan(len(self.rows) - back),
                desa=in_sentence(istilah().desa),
            )
        )  # fmt: skip
        self.bundle.setEnabled(back > 0)

    def take(self, sources: Sequence[Path]) -> None:
        """Ask who brought these files, folders and bundles; check them, and keep what belongs here."""
        self.problem.hide()
        QTimer.singleShot(0, self, lambda: self._take(sources))  # whoever dropped them is not kept waiting

    def _take(self, sources: Sequence[Path]) -> None:
        brought = ask_who_brought(self, sources)
        if brought is None:
            return
        who, day, election = brought.orang, brought.hari, self.session.pemilihan
        self.session.run(
            lambda progress: collect(sources, election, who, day, progress=progress),
            self._taken, self.problem.tell, tr("Memeriksa berkas"),
        )  # fmt: skip

    def _taken(self, found: list[Masuk]) -> None:
        self.last = found
        kept, there = sum(one.hasil in DISIMPAN for one in found), sum(one.hasil == "sama" for one in found)
        look = [one for one in found if _is_odd(one)]
        told = tr("{kept} disimpan · {there} sudah ada", kept=ribuan(kept), there=ribuan(there))
        if look:
            told += " · " + tr("{count} perlu dilihat", count=ribuan(len(look)))
        self._result.setText(told if found else tr("Tidak ada berkas .dptr atau .dptl di sana."))
        self.detail.setVisible(bool(found))
        self._strip.show()
        if look:
            self.show_last()

    def show_last(self) -> None:
        """What became of every file of the last ones, the odd ones first."""
        if not self.last:
            return
        ordered = sorted(self.last, key=lambda one: not _is_odd(one))
        rows = [f"{one.berkas}: {result_words(one)}" for one in ordered]
        asked = tr("{count} berkas diperiksa.", count=ribuan(len(rows)))
        look_at(self, tr("Berkas yang baru diperiksa"), asked, rows)

    def _choose_files(self) -> None:
        kinds = tr("Pengembalian, laporan, bundel (*.dptr *.dptl *.dptb)")
        if files := choose_files(self, tr("Tambah berkas"), kinds):
            self.take(files)

    def _choose_folder(self) -> None:
        if folder := self.choose_folder(tr("Folder dengan pengembalian dan laporan")):
            self.take([folder])

    def _bundle(self) -> None:
        """Who is still missing is told before, because the bundle goes without them."""
        election, waiting = self.session.pemilihan, sum(not (one and one.terima) for _, one in self.rows)
        if waiting and not self._goes_without(waiting):
            return
        name = f"{election}-balasan.dptb"
        file = choose_new_file(self, tr("Bundel untuk KPU"), name, tr("Bundel (*.dptb)"))
        if file is None:
            return
        self.problem.hide()
        self.session.run(
            lambda progress: bundle_back(file, election, progress=progress),
            self._bundled, self.problem.tell, tr("Memeriksa bundel"),
        )  # fmt: skip

    def _goes_without(self, waiting: int) -> bool:
        told = label(
            tr(
                "{count} {desa} belum kembali dan tidak ikut. Bundel boleh dibuat lagi kapan pun.",
                count=ribuan(waiting), desa=in_sentence(istilah().desa),
            ),
            wrap=True,
        )  # fmt: skip
        return Ask(self, tr("Buat bundel untuk KPU"), tr("Buat bundel"), told).agreed()

    def _bundled(self, done: Dibawa) -> None:
        told = tr(
            "Bundel tersimpan dan dibaca ulang: {count} pengembalian · kode sidik {kode}",
            count=ribuan(done.berkas), kode=done.kode_sidik,
        )  # fmt: skip
        if done.sementara:
            told += " · " + tr("{count} masih sementara", count=ribuan(done.sementara))
        self._result.setText(told)
        self.detail.hide()
        self._strip.show()
        self.screen_.say(tr("bundel untuk KPU tersimpan"))

    def _letter(self, letter: str) -> None:
        acts = {"O": self._choose_files, "F": self._choose_folder, "R": self.show_last}
        if letter in acts:
            acts[letter]()
        elif letter == "B" and self.bundle.isEnabled():
            self._bundle()


def _headings() -> list[Heading]:
    return [
        Heading(istilah().kecamatan), Heading(istilah().desa), Heading(tr("Kode")),
        Heading(tr("Diserahkan")), Heading(tr("Diterima kembali")), Heading(tr("Keadaan")),
    ]  # fmt: skip


def _is_odd(one: Masuk) -> bool:
    return one.hasil in ("ditolak", "berbeda", "lama") or one.asing or one.paket_lain


def _needs_eyes(one: DesaKurir | None) -> bool:
    """Two returns of one number, or a return of a village whose package did not go out from here."""
    return bool(one and (len(one.balasan) > 1 or (one.terima and not one.isi)))


def _line(desa: Desa, one: DesaKurir | None) -> Line:
    handed, back = (one.serah if one else []), (one.balasan if one else [])
    out = f"{_day(handed[-1].hari)}, {handed[-1].orang}" if handed else ""
    came, state, look = "", tr("belum kembali"), "quiet"
    if back:
        words = {AKHIR: tr("akhir"), SUSULAN: tr("susulan")}
        final, what = back[0].isi["tahap"] in BERKODE, words.get(back[0].isi["tahap"], tr("sementara"))
        came = tr("{day} · {what} ke-{urut}", day=_day(back[0].hari), what=what, urut=back[0].urut)
        state, look = ("✓ " + tr("kembali"), "good") if final else ("✓ " + tr("sementara"), "text")
    if _needs_eyes(one):
        odd = tr("dua yang berbeda, KPU yang memutuskan") if len(back) > 1 else tr("tidak diantar dari sini")
        state, look = f"! {odd}", "warn"
    return Line((desa.kecamatan, desa.nama, desa.kode, out, came, state), "text", look)


def _day(hari: str) -> str:
    return short_day(date.fromisoformat(hari)) if hari else ""
