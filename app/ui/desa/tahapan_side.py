"""Beside the check list: the step in front with its days, what was ratified, where it was announced."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain.daftar_tahap import NAMA
from app.services.desa.pengumuman import Pengumuman
from app.services.desa.tahapan import Ditetapkan, LangkahDesa, TahapanDesa
from app.system.language import tr
from app.ui import theme
from app.ui.desa.tahapan_words import counts_of, days_of, fingerprint, opened_line, ratified_line, rule_of
from app.ui.figures import short_span
from app.ui.models.tahapan_model import state_word
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.controls import button, clear, column, label, line, row
from app.ui.widgets.plain_table import PlainTable

_WIDTH = 344
_PLACES = 5  # rows of the table before it scrolls


class StageSide(QScrollArea):
    """Signals ask the page to act; nothing is saved here."""

    pin = Signal()
    announce = Signal()
    correct = Signal(str)  # id of a place
    withdraw = Signal(str)
    reopen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.places: tuple[Pengumuman, ...] = ()
        self._name, self._days = label("", size=1.25, bold=True, wrap=True), label("", wrap=True)
        self._rule, self._state = label("", "quiet", wrap=True), label("", bold=True)
        self._made = QVBoxLayout()
        self._made.setSpacing(4)
        self.days = button(tr("Ganti tanggal … (G)"), self.pin.emit)
        self.open = button(tr("Buka kembali … (B)"), self.reopen.emit)
        self.tell_place = button(tr("Catat pengumuman … (P)"), self.announce.emit)
        self.model = TextModel([Heading(tr("Tanggal")), Heading(tr("Tempat pengumuman"))])
        self.table = PlainTable(self.model, tr("Tempat pengumuman"), [104, 0])
        self.table.opened.connect(lambda at: self.correct.emit(self.places[at].id))
        self._none = label("", "quiet", wrap=True)
        self.remove = button(tr("Hapus tempat ini"), self._remove, flat=True)
        self._build()

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("sheet", True)
        announced = column(
            row(label(tr("Pengumuman"), bold=True), None, self.remove), self._none, self.table,
            row(self.tell_place, None), space=4,
        )  # fmt: skip
        self._announced = QWidget()
        self._announced.setLayout(announced)
        inside.setLayout(
            column(
                self._name, self._state, self._days, self._rule, self._made,
                row(self.days, self.open, None), line(), self._announced, None, space=6, margin=14,
            )
        )  # fmt: skip
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(theme.scaled(_WIDTH))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def tell(self, step: LangkahDesa | None, told: TahapanDesa) -> None:
        """Another step, or the same with other news."""
        if step is None:
            return
        self._name.setText(step.nama)
        self._state.setText(state_word(step))
        self._days.setText(days_of(step))
        self._rule.setText(rule_of(step, told))
        self._tell_made(step)
        newest = told.terakhir
        made = step.berlaku
        may_open = made is not None and newest is not None and not told.boleh_buka
        self.open.setVisible(may_open and made is not None and _is_last(made, told))
        self._tell_places(step, told)

    def _tell_made(self, step: LangkahDesa) -> None:
        clear(self._made)
        for made in step.ditetapkan:
            for text, look in _story(made):
                shown = label(text, look, wrap=True)
                shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._made.addWidget(shown)

    def _tell_places(self, step: LangkahDesa, told: TahapanDesa) -> None:
        """Of the list that the step freezes or announces."""
        stage = step.waktu.langkah.daftar if step.waktu.langkah.jenis in ("tetapkan", "umumkan") else ""
        self._announced.setVisible(bool(stage))
        self.places = tuple(one for one in told.pengumuman if one.daftar == stage)
        is_made = any(
            one.berlaku for one in told.langkah if one.waktu.langkah.daftar == stage and one.ditetapkan
        )
        self.tell_place.setEnabled(is_made)
        if stage:
            self._none.setText(_nothing_yet(NAMA[stage], is_made=is_made))
        self._none.setVisible(not self.places)
        self.table.setVisible(bool(self.places))
        self.remove.setVisible(bool(self.places))
        at = self.table.at
        self.model.show([_place(one) for one in self.places])
        self.table.setFixedHeight(theme.row_height() * (min(len(self.places), _PLACES) + 1) + 8)
        self.table.go_to(max(0, min(at, len(self.places) - 1)))

    def _remove(self) -> None:
        if 0 <= self.table.at < len(self.places):
            self.withdraw.emit(self.places[self.table.at].id)


def _is_last(made: Ditetapkan, told: TahapanDesa) -> bool:
    """What a re-opening would open: an addendum is opened with its DPT."""
    newest = told.terakhir
    assert newest is not None
    return made.penetapan.ref == newest.ref or (newest.tahap == "addendum" and made.penetapan.tahap == "dpt")


def _story(made: Ditetapkan) -> list[tuple[str, str]]:
    """One ratification in a few lines; what was opened again is quiet, the re-opening is not."""
    if made.dibuka is not None:
        return [(opened_line(made, made.dibuka), "warn")]
    told = tr("Kode sidik {code}", code=fingerprint(made.penetapan.sidik))
    return [(counts_of(made), ""), (ratified_line(made), ""), (told, "quiet")]


def _nothing_yet(stage: str, *, is_made: bool) -> str:
    if not is_made:
        return tr("{stage} diumumkan sesudah ditetapkan.", stage=stage)
    return tr(
        "Belum dicatat. Tulis tempat, tanggal, dan nomor foto sebagai bukti {stage} diumumkan.", stage=stage
    )


def _place(one: Pengumuman) -> Line:
    told = f"{one.tempat} ({one.foto})" if one.foto else one.tempat
    text = tr("{place}: diisi berbeda di dua komputer", place=told) if one.konflik else told
    return Line((short_span(one.dari, one.sampai), text), "bad" if one.konflik else "text")
