"""Bahan PDPB: the next batch for Sidalih, what is in it, how it balances, and what became of earlier ones."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.services.kpu.followup import Lacak, LacakDesa, followed_rows, followed_villages
from app.services.kpu.vault_session import Vault
from app.system import clock
from app.system.language import tr
from app.ui.figures import long_date, ribuan
from app.ui.kpu import pdpb_tables as tables
from app.ui.kpu.page import KpuPage
from app.ui.kpu.pdpb_figures import Angkatan, earlier, with_figures
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
_Told = tuple[list[Angkatan], list[LacakDesa]]


class PdpbPage(KpuPage):
    """Arrows to the side choose the table, B writes the next batch, Enter opens what is in front."""

    def __init__(self, screen: "KpuScreen") -> None:
        super().__init__(screen)
        self.batch: Angkatan | None = None
        self.made: list[Angkatan] = []
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
        self.tables["angkatan"].opened.connect(lambda at: self._look_up(self.made[at], in_front=True))
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
            return earlier(vault), followed_villages(vault)

        self.session.read(
            lambda vault, _: work(vault), self._show, self.panel.problem.tell, tr("Membaca umpan balik")
        )

    def _show(self, told: _Told) -> None:
        self.made, self.followed = told
        zone = self.session.vault.pemilihan.zona
        self._fill("lacak", tables.followed_lines(self.followed))
        self._fill(
            "angkatan",
            [
                Line(
                    (
                        str(one.nomor), clock.local_time(clock.moment(one.waktu), zone), one.triwulan,
                        long_date(one.batas),
                    )
                )
                for one in self.made
            ],
        )  # fmt: skip
        if self.batch is None and self.made:
            self._look_up(self.made[0])

    def _look_up(self, one: Angkatan, *, in_front: bool = False) -> None:
        """The figures of a batch, as the vault kept them."""

        def found(batch: Angkatan) -> None:
            self._show_batch(batch)
            if in_front:
                self._to_figures()

        self.session.read(
            lambda vault, _: with_figures(vault, one), found, self.panel.problem.tell,
            tr("Membaca umpan balik"),
        )  # fmt: skip

    def _fill(self, stem: str, lines: list[Line]) -> None:
        at = max(0, self.tables[stem].at)
        self.models[stem].show(lines)
        self.tables[stem].go_to(min(at, len(lines) - 1))

    def written(self, batch: Angkatan) -> None:
        """A batch lies in its folder."""
        self._show_batch(batch)
        self._to_figures()
        self.screen_.say(
            tr("Umpan balik ke-{n} ditulis", n=batch.nomor) if batch.nomor else tr("Tidak ada yang baru")
        )

    def _to_figures(self) -> None:
        self.which.buttons["desa"].setChecked(True)
        self.tables["desa"].setFocus()

    def _show_batch(self, batch: Angkatan) -> None:
        """Its counts in the tables; persons only of one that was just written."""
        self.batch, angka = batch, batch.angka
        self._fill("desa", tables.village_lines(angka.desa if angka else ()))
        self._fill("pdpb", tables.pdpb_lines(angka.pdpb if angka else ()))
        self._fill("neraca", tables.balance_lines(angka.desa if angka else ()))
        self._fill("nik", tables.shared_lines(batch.lintas))
        bare = tr("Tidak ada di angkatan ini.") if angka else _unkept()
        for stem in ("desa", "pdpb", "neraca"):
            self.tables[stem].tell_empty(bare)
        self.tables["nik"].tell_empty(
            bare
            if batch.folder
            else tr("Siapa yang ada di dua wilayah tidak disimpan; lihat lembar PUTUSKAN angkatan itu.")
        )
        self._show_compared(angka is not None and angka.dibandingkan > 0)
        self._tell()

    def _tell(self) -> None:
        self._told.setText(
            batch_words(self.batch)
            if self.batch
            else tr("Isi, rekap, dan neraca setiap angkatan tampil di sini sesudah yang pertama dibuat.")
        )

    def _show_table(self, stem: str) -> None:
        self._stack.setCurrentWidget(self.tables[stem])
        acts = {
            "lacak": tr("Enter: baris yang ditelusuri di sana") + " · ",
            "angkatan": tr("Enter: isi, rekap, dan neraca angkatan itu") + " · ",
        }
        self._hint.setText(acts.get(stem, "") + tr("← →: tabel lain · B: buat angkatan berikutnya"))

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
    told, angka = [_whence(batch)], batch.angka
    if angka is None:
        told.append(_unkept())
        return " ".join(told)
    if asked := sum(one.jenis.get("PUTUSKAN", 0) for one in angka.desa):
        told.append(tr("{count} baris di lembar PUTUSKAN menunggu Anda.", count=ribuan(asked)))
    if angka.dibandingkan:
        told.append(tr("Dibandingkan dengan {count} baris hari ini.", count=ribuan(angka.dibandingkan)))
    if batch.lintas:
        told.append(tr("{count} NIK ada di dua wilayah.", count=ribuan(len(batch.lintas))))
    if angka.ditunda:
        late = ribuan(angka.ditunda)
        told.append(tr("{count} datang sesudah tanggal batas, masuk angkatan berikutnya.", count=late))
    return " ".join(told)


def _unkept() -> str:
    return tr("Angkanya tidak tersimpan di brankas ini; lihat berkas di folder angkatan itu.")


def _whence(batch: Angkatan) -> str:
    words = {"n": batch.nomor, "quarter": batch.triwulan, "day": long_date(batch.batas)}
    if batch.angka is None:
        return tr("Umpan balik ke-{n}, triwulan {quarter}, data sampai {day}.", **words)
    if batch.folder is None:
        return tr("Umpan balik ke-{n}, triwulan {quarter}, data sampai {day}, seperti saat dibuat.", **words)
    if not batch.nomor:
        return tr(
            "Tidak ada yang baru sejak umpan balik terakhir; rekapnya tetap ditulis dan seimbang, di "
            "{folder}.",
            folder=str(batch.folder),
        )
    return tr(
        "Umpan balik ke-{n}, triwulan {quarter}, data sampai {day}, ditulis di {folder}.",
        **words, folder=str(batch.folder),
    )  # fmt: skip
