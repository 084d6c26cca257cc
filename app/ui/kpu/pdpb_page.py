"""Bahan PDPB: the next batch for Sidalih, what is in it, how it balances, and what became of earlier ones."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.services.kpu.feedback_angkatan import batches
from app.services.kpu.followup import Lacak, LacakDesa, followed_rows, followed_villages
from app.services.kpu.vault_session import Vault
from app.system import clock
from app.system.language import tr
from app.ui.figures import long_date, ribuan
from app.ui.kpu import pdpb_tables as tables
from app.ui.kpu.page import KpuPage
from app.ui.kpu.pdpb_figures import Angkatan
from app.ui.kpu.pdpb_panel import PdpbPanel
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.ask import Ask
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import column, label, line, row, title
from app.ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from app.ui.kpu.screen import KpuScreen

_COUNT, _PLACE = 72, (168, 200)
_COMPARED = range(9, 15)
"""Columns of the table by village."""
_RARE = (6, 7, 8, 14)
"""Columns that are seen only where there is something: withdrawn, informed, letters, not covered."""
_Told = tuple[list[tuple[int, str, str, str]], list[LacakDesa]]


class PdpbPage(KpuPage):
    """Arrows to the side choose the table, B writes the next batch, Enter opens a village that is traced."""

    def __init__(self, screen: "KpuScreen") -> None:
        super().__init__(screen)
        self.batch: Angkatan | None = None
        self.followed: list[LacakDesa] = []
        self.panel = PdpbPanel(self)
        self._told = label("", wrap=True)
        self.which = Choice(tr("Tabel"), _table_words(), "lacak")
        self._stack = QStackedWidget()
        self.models: dict[str, TextModel] = {}
        self.tables: dict[str, PlainTable] = {}
        self._make_tables()
        self._show_compared(False)
        self._hint = label("", "quiet")
        page = column(
            title(tr("Bahan PDPB")), self.panel, line(), self._told, row(self.which, None), self._stack,
            self._hint, space=10, margin=16,
        )  # fmt: skip
        page.setStretch(5, 1)
        self.setLayout(page)
        self.which.chosen.connect(self._show_table)
        self.tables["lacak"].opened.connect(lambda at: self._trace(self.followed[at]))
        self._show_table("lacak")
        self._tell()

    def _make_tables(self) -> None:
        batch = [
            Heading(tr("Nomor"), is_number=True), Heading(tr("Dibuat")), Heading(tr("Triwulan")),
            Heading(tr("Data sampai tanggal")),
        ]  # fmt: skip
        for stem, headings, widths in (
            ("lacak", tables.followed_headings(), [0, 0, *[90] * 5, 150]),
            ("angkatan", batch, [80, 180, 120, 0]),
            ("desa", tables.village_headings(), [*_PLACE, *[52] * 13, 0]),
            ("pdpb", tables.pdpb_headings(), [0, 0, *[_COUNT] * 8, 130]),
            ("neraca", tables.balance_headings(), [0, 0, *[_COUNT] * 6, 150]),
            ("nik", tables.shared_headings(), [0, 0, 110, 0, 100, 250]),
        ):
            self.models[stem] = TextModel(headings)
            self.tables[stem] = PlainTable(self.models[stem], dict(_table_words())[stem], list(widths))
            self.tables[stem].letter.connect(lambda key: self.panel.begin() if key == "B" else None)
            self.tables[stem].tell_empty(_empty_words()[stem])
            self._stack.addWidget(self.tables[stem])

    def _show_compared(self, on: bool) -> None:
        """How rows stand against today's export, where one was given."""
        for at in _COMPARED:
            self.tables["desa"].setColumnHidden(at, not on or (at in _RARE and self._is_bare(at)))
        for at in _RARE[:-1]:
            self.tables["desa"].setColumnHidden(at, self._is_bare(at))

    def _is_bare(self, at: int) -> bool:
        """Whether no village has anything there; the last line is the sum."""
        lines = self.models["desa"].lines
        return bool(lines) and lines[-1].texts[at] == tables.NOTHING

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        stems = list(self.tables)
        self.which.buttons[stems[(stems.index(self.which.now) + step) % len(stems)]].setChecked(True)
        self.tables[self.which.now].setFocus()

    def first_control(self) -> QWidget:
        return self.tables[self.which.now]

    @property
    def is_unsaved(self) -> bool:
        return bool(self.panel.password.text())

    def refresh(self) -> None:
        def work(vault: Vault) -> _Told:
            told = [(one.nomor, one.waktu, one.triwulan, one.batas) for one in batches(vault)]
            return told[::-1], followed_villages(vault)

        self.session.read(
            lambda vault, _: work(vault), self._show, self.panel.problem.tell, tr("Membaca umpan balik")
        )

    def _show(self, told: _Told) -> None:
        made, self.followed = told
        zone = self.session.vault.pemilihan.zona
        self._fill("lacak", tables.followed_lines(self.followed))
        self._fill(
            "angkatan",
            [
                Line((str(number), clock.local_time(clock.moment(when), zone), quarter, _day(until)))
                for number, when, quarter, until in made
            ],
        )

    def _fill(self, stem: str, lines: list[Line]) -> None:
        at = max(0, self.tables[stem].at)
        self.models[stem].show(lines)
        self.tables[stem].go_to(min(at, len(lines) - 1))

    def written(self, batch: Angkatan) -> None:
        """A batch lies in its folder."""
        self.batch = batch
        self._fill("desa", tables.village_lines(batch.desa))
        self._fill("pdpb", tables.pdpb_lines(batch.pdpb))
        self._fill("neraca", tables.balance_lines(batch.desa))
        self._fill("nik", tables.shared_lines(batch.lintas))
        self._show_compared(batch.dibandingkan > 0)
        self._tell()
        self.which.buttons["desa"].setChecked(True)
        self.tables["desa"].setFocus()
        self.screen_.say(
            tr("Umpan balik ke-{n} ditulis", n=batch.nomor) if batch.nomor else tr("Tidak ada yang baru")
        )

    def _tell(self) -> None:
        self._told.setText(
            batch_words(self.batch)
            if self.batch
            else tr(
                "Isi angkatan, rekap, dan neraca tampil di sini sesudah angkatan dibuat; berkasnya tetap di "
                "folder yang Anda pilih."
            )
        )

    def _show_table(self, stem: str) -> None:
        self._stack.setCurrentWidget(self.tables[stem])
        self._hint.setText(
            tr("Enter: baris yang ditelusuri di sana · ← →: tabel lain · B: buat angkatan berikutnya")
            if stem == "lacak"
            else tr("← →: tabel lain · B: buat angkatan berikutnya")
        )

    def _trace(self, one: LacakDesa) -> None:
        kode, name = one.desa.kode, one.desa.nama
        self.session.read(
            lambda vault, _: followed_rows(vault, kode), lambda rows: self._show_trace(name, rows),
            self.panel.problem.tell, tr("Membaca umpan balik"),
        )  # fmt: skip

    def _show_trace(self, name: str, rows: Sequence[Lacak]) -> None:
        model = TextModel(tables.trace_headings())
        model.show(tables.trace_lines(rows))
        table = PlainTable(model, tr("Baris yang ditelusuri"), [80, 110, 90, 200, 160, 0])
        table.setMinimumHeight(360)
        asked = Ask(self, tr("Ditelusuri: {name}", name=name), tr("Selesai"), table, width=900)
        asked.leave.hide()
        table.opened.connect(lambda _: asked.accept())
        table.go_to(0)
        asked.agreed()


def _table_words() -> list[tuple[str, str]]:
    return [
        ("lacak", tr("Belum ditindaklanjuti")), ("angkatan", tr("Daftar angkatan")),
        ("desa", tr("Isi angkatan")), ("pdpb", tr("Rekap PDPB")), ("neraca", tr("Neraca pemilihan")),
        ("nik", tr("NIK di dua wilayah")),
    ]  # fmt: skip


def _empty_words() -> dict[str, str]:
    """What stands in a table without rows."""
    none = tr("Tampil sesudah angkatan dibuat (B).")
    return {
        "lacak": tr(
            "Belum ada yang disampaikan ke Sidalih. Sesudah pengembalian diterapkan (Ctrl+5), buat angkatan "
            "pertama (B)."
        ),
        "angkatan": tr("Belum ada angkatan. Pilih tanggal batas di atas, lalu buat angkatan (B)."),
        "desa": none, "pdpb": none, "neraca": none,
        "nik": tr("Tidak ada NIK yang tercatat di dua wilayah, atau angkatan belum dibuat (B)."),
    }  # fmt: skip


def batch_words(batch: Angkatan) -> str:
    """What was written, and what of it needs a person."""
    told = [
        tr("Umpan balik ke-{n}, triwulan {quarter}, data sampai {day}, ditulis di {folder}.",
           n=batch.nomor, quarter=batch.triwulan, day=long_date(batch.batas), folder=str(batch.folder))
        if batch.nomor
        else tr("Tidak ada yang baru sejak umpan balik terakhir; rekapnya tetap ditulis dan seimbang, di "
                "{folder}.", folder=str(batch.folder))
    ]  # fmt: skip
    if asked := sum(one.jenis.get("PUTUSKAN", 0) for one in batch.desa):
        told.append(tr("{count} baris di lembar PUTUSKAN menunggu Anda.", count=ribuan(asked)))
    if batch.dibandingkan:
        told.append(tr("Dibandingkan dengan {count} baris hari ini.", count=ribuan(batch.dibandingkan)))
    if batch.lintas:
        told.append(tr("{count} NIK ada di dua wilayah.", count=ribuan(len(batch.lintas))))
    if batch.ditunda:
        late = ribuan(len(batch.ditunda))
        told.append(tr("{count} datang sesudah tanggal batas, masuk angkatan berikutnya.", count=late))
    return " ".join(told)


def _day(iso: str) -> str:
    return long_date(date.fromisoformat(iso))
