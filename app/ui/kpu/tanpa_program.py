"""Pengembalian tanpa program: a village's rows beside KPU's list; nothing counts before it is accepted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from app.domain.istilah import in_sentence
from app.domain.pemilihan import Desa
from app.domain.progress import Progress
from app.domain.tms import label as reason_label
from app.domain.voter_id import kpu_number
from app.services.kpu.manual_decide import Masukan, rows_of
from app.services.kpu.participants import participants
from app.services.kpu.vault_session import Vault
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.desa.field_words import field_words
from app.ui.figures import ribuan
from app.ui.kpu.balasan_beda import kind_words
from app.ui.kpu.tanpa_program_acts import TanpaProgramActs
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import button, column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.kpu.balasan_page import BalasanPage

T = TypeVar("T")

BELUM, DITERIMA, DITOLAK = "belum", "diterima", "ditolak"
"""States of a row."""


@dataclass(frozen=True, slots=True)
class _Told:
    villages: list[Desa]
    rows: list[Masukan]


class TanpaProgram(QWidget):
    """Letters act on the row in front; `kode` is the village, "" until one is chosen."""

    def __init__(self, page: "BalasanPage", kode: str) -> None:
        super().__init__()
        self.page, self.kode = page, kode
        self.rows: list[Masukan] = []
        self.village = QComboBox()
        self.village.setAccessibleName(istilah().desa)
        self.village.setEditable(True)
        self.village.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.village.setMinimumContentsLength(34)
        self.which = Choice(
            tr("Yang ditampilkan"),
            (("", tr("Semua")), (BELUM, tr("Belum diputuskan")), (DITERIMA, tr("Diterima")),
             (DITOLAK, tr("Ditolak"))), "",
        )  # fmt: skip
        self.model = TextModel(
            [Heading(tr("Baris"), is_number=True), Heading(tr("Jenis")), Heading(tr("Pemilih")),
             Heading(tr("Nama")), Heading(tr("Yang diajukan")), Heading(tr("Cocok menurut")),
             Heading(tr("Asal")), Heading(tr("Bukti")), Heading(tr("Keadaan"))]
        )  # fmt: skip
        self.table = PlainTable(self.model, tr("Masukan"), [50, 56, 64, 0, 0, 124, 0, 0, 144])
        self.problem = ErrorPanel()
        self.acts = TanpaProgramActs(self)
        self._count = label("", "quiet")
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        acts = self.acts
        intake = (
            ("B", tr("Baca tabel … (B)"), acts.read_table), ("I", tr("Ketik baris … (I)"), acts.type_rows),
        )  # fmt: skip
        decide = (
            ("A", tr("Terima … (A)"), acts.accept), ("S", tr("Terima semua … (S)"), acts.accept_all),
            ("T", tr("Tolak (T)"), acts.refuse), ("C", tr("Tunjuk pemilih … (C)"), acts.assign),
            ("N", tr("Pemilih baru … (N)"), acts.as_new), ("U", tr("Putuskan lagi (U)"), acts.reopen),
        )  # fmt: skip
        self.keys = {letter: act for letter, _, act in (*intake, *decide)}
        self.buttons = {letter: button(word, act) for letter, word, act in (*intake, *decide)}
        first = [self.buttons[letter] for letter, _, _ in intake]
        rest = [self.buttons[letter] for letter, _, _ in decide]
        leave = button(tr("Kembali (Esc)"), self.page.back, flat=True)
        told = tr("Masukan belum tepercaya: tidak satu pun mengubah daftar sebelum diterima dengan buktinya.")
        village = row(self.village, *first)
        village.setStretch(0, 1)
        shown = row(label(told, "quiet", wrap=True), self.which)
        shown.setStretch(0, 1)
        page = column(
            row(title(tr("Pengembalian tanpa program")), None, leave), line(),
            village, shown, self.problem,
            self.table, row(*rest, None, self._count), space=10, margin=16,
        )  # fmt: skip
        page.setStretch(5, 1)
        self.setLayout(page)

    def _connect(self) -> None:
        self.village.activated.connect(lambda _: self._choose())
        self.which.chosen.connect(lambda _: self.fill())
        self.table.letter.connect(self._letter)
        self.table.moved.connect(lambda _: self._enable())
        self.table.opened.connect(lambda _: self._letter("A"))

    @property
    def front(self) -> Masukan | None:
        """The row in front."""
        shown = self._shown()
        return shown[self.table.at] if 0 <= self.table.at < len(shown) else None

    @property
    def name(self) -> str:
        """The village's name."""
        return self.village.currentText()

    def refresh(self) -> None:
        """Villages, and the rows of the one chosen."""
        kode = self.kode

        def work(opened: Vault) -> _Told:
            villages = [one.desa for one in participants(opened) if one.ikut]
            return _Told(villages, rows_of(opened, kode) if kode else [])

        self.read(lambda vault, _: work(vault), lambda told: self._show(kode, told), tr("Membaca masukan"))

    def read(self, work: Callable[[Vault, Progress], T], then: Callable[[T], None], what: str) -> None:
        """Look something up for as long as this is shown."""
        self.page.session.read(work, self.page.alive(self, then), self.tell, what)

    def tell(self, error: BaseException) -> None:
        """What went wrong."""
        self.page.tell(self, error)

    def _show(self, kode: str, told: _Told) -> None:
        if kode != self.kode:
            return
        if not self.village.count():
            self._offer(told.villages)
        self.rows = told.rows
        self.fill()

    def _offer(self, villages: list[Desa]) -> None:
        for one in sorted(villages, key=lambda desa: (desa.nama, desa.kode)):
            self.village.addItem(f"{one.nama}, {one.kecamatan} ({one.kode})", one.kode)
        self.village.setCurrentIndex(self.village.findData(self.kode))
        completer = QCompleter(self.village.model(), self)
        if (field := self.village.lineEdit()) is not None:
            field.setCursorPosition(0)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.village.setCompleter(completer)
        self.setFocusProxy(self.table if self.kode else self.village)
        if self.page.screen_.is_front(self.page) and self.page.view is self:
            self.setFocus()

    def _choose(self) -> None:
        self.kode = self.village.currentData() or ""
        self.problem.hide()
        self.setFocusProxy(self.table)
        self.table.setFocus()
        self.refresh()

    def _shown(self) -> list[Masukan]:
        return [one for one in self.rows if self.which.now in ("", one.isian.keadaan)]

    def fill(self) -> None:
        """The rows anew; the one in front stays there."""
        at, shown = max(0, self.table.at), self._shown()
        self.table.tell_empty(self._empty())
        self.model.show([_line(one) for one in shown])
        self.table.go_to(min(at, len(shown) - 1))
        waiting = sum(one.isian.keadaan == BELUM for one in self.rows)
        told = tr(
            "{count} masukan · {waiting} belum diputuskan",
            count=ribuan(len(self.rows)), waiting=ribuan(waiting),
        )  # fmt: skip
        self._count.setText(told)
        self._enable()

    def _empty(self) -> str:
        if not self.kode:
            desa = in_sentence(istilah().desa)
            return tr("Pilih {desa} yang mengembalikan daftar tanpa program.", desa=desa)
        if self.rows:
            return tr("Tidak ada masukan dalam keadaan ini.")
        return tr(
            "Belum ada masukan. Baca tabel dari panitia (B), atau ketik dari daftar bertanda tangan (I)."
        )

    def _enable(self) -> None:
        """What can be done with the row in front."""
        one = self.front
        open_ = one is not None and one.isian.keadaan == BELUM
        can = {
            "B": bool(self.kode), "I": bool(self.kode), "S": any(map(is_ready, self.rows)), "A": open_,
            "T": open_, "C": open_, "N": open_ and one is not None and one.isian.jenis != "tms",
            "U": one is not None and not open_,
        }  # fmt: skip
        for letter, made in self.buttons.items():
            made.setEnabled(can[letter])

    def _letter(self, letter: str) -> None:
        if letter in self.keys and self.buttons[letter].isEnabled():
            self.keys[letter]()


def is_ready(one: Masukan) -> bool:
    """Whether it can be accepted: nobody decided, and it is clear whom it means."""
    return one.isian.keadaan == BELUM and (one.isian.jenis == "baru" or bool(one.isian.pemilih))


def said_of(one: Masukan) -> str:
    """What a row asks for: a reason, or field by field what becomes of what."""
    isi = one.isian.isi
    if one.isian.jenis == "tms":
        return reason_label(isi["usul_kpu"])
    words = field_words()
    changes = {kolom: pair for kolom, pair in one.changes.items() if kolom not in ("nama", "nik", "nkk")}
    if one.isian.jenis == "baru":
        return ", ".join(f"{words.get(kolom, kolom)} {new}" for kolom, (_, new) in changes.items())
    return ", ".join(f"{words.get(kolom, kolom)}: {old} → {new}" for kolom, (old, new) in one.changes.items())


def _line(one: Masukan) -> Line:
    isian = one.isian
    ways = {
        "dpid": tr("DPID"), "nik": tr("NIK"), "nama": tr("nama, tanggal lahir"), "tangan": tr("ditunjuk"),
        "": "" if isian.jenis == "baru" else tr("belum jelas"),
    }  # fmt: skip
    states = {
        BELUM: (tr("? belum diputuskan"), "warn"), DITERIMA: (tr("✓ diterima"), "good"),
        DITOLAK: (tr("× ditolak"), "bad"),
    }  # fmt: skip
    state, look = states[isian.keadaan]
    number = kpu_number(isian.pemilih)
    proof = " ".join(filter(None, (isian.bukti.get("jenis"), isian.bukti.get("nomor"))))
    name = one.ours.nama if one.ours else isian.isi.get("nama", "")
    kind = kind_words().get(isian.jenis, isian.jenis)
    texts = (
        ribuan(isian.nomor), kind, str(number or isian.pemilih), name, said_of(one),
        ways.get(isian.cocok, isian.cocok), isian.asal, proof or tr("(belum ada)"), state,
    )  # fmt: skip
    return Line(texts, "text", look)
