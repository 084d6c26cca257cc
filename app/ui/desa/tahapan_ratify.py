"""Ratifying, a view of its own: recap before and after, what freezes, the typed word, the second member."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.domain.daftar_tahap import JUDUL, NAMA, Tahap
from app.services.desa.ratify import Ratified
from app.services.desa.tahapan_masuk import is_typed
from app.services.desa.tahapan_periksa import Periksa
from app.services.desa.tahapan_pratinjau import Banding, Pratinjau
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.desa.session import Session
from app.ui.desa.tahapan_dialogs import SecondMember, text_line
from app.ui.desa.tahapan_freezes import freezes
from app.ui.desa.tahapan_words import fingerprint
from app.ui.figures import ribuan
from app.ui.models.text_model import Heading, Line, TextModel
from app.ui.widgets.choice import Choice
from app.ui.widgets.controls import button, clear, column, label, line, row, title
from app.ui.widgets.error_panel import ErrorPanel
from app.ui.widgets.forms import line_up
from app.ui.widgets.plain_table import PlainTable

_SIDE = 390


class RatifyView(QWidget):
    """`agreed`: both members want it; `left`: nothing was ratified, or it is done and read."""

    agreed = Signal()
    left = Signal()
    announced = Signal()  # go on to the place of announcement

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.tahap: Tahap = "dps"
        self.seen: Sequence[Periksa] = ()
        self._shown: Pratinjau | None = None
        self._title, self._sum = title(""), label("", wrap=True)
        headings = [Heading("RT/RW"), *(Heading(text, True) for text in _columns())]
        self.model = TextModel(headings)
        self.table = PlainTable(self.model, tr("Rekap"), [0, 68, 76, 68, 108])
        places = (("rt", "RT"), ("tps", istilah().tps))
        self.kinds = Choice(tr("Rekap menurut"), places, "rt")
        self.kinds.chosen.connect(lambda _: self._tell_table())
        self._frozen, self._warned = label("", wrap=True), QVBoxLayout()
        self.number, self.word = text_line(tr("Nomor berita acara")), text_line("", longest=40)
        self.second = SecondMember(session)
        self.problem = ErrorPanel()
        self.act = button("", self.agreed.emit, primary=True)
        self.back = button(tr("Kembali (Esc)"), self.left.emit)
        self._word_name = label("")
        self._done, self._code = label("", size=1.25, bold=True, wrap=True), label("", wrap=True)
        self._right = QStackedWidget()
        self._build()
        for field in (self.word, self.second.password, self.number):
            field.textChanged.connect(lambda _: self._tell_act())
        self.number.returnPressed.connect(self.word.setFocus)
        self.word.returnPressed.connect(self.second.setFocus)
        self.second.password.returnPressed.connect(self.act.click)

    def _build(self) -> None:
        split = QFrame()
        split.setProperty("vline", True)
        head = row(label(tr("Rekap menurut"), "quiet"), self.kinds)
        left = column(self._title, self._sum, head, self.table, space=8, margin=16)
        left.setStretch(3, 1)
        for panel in (self._form(), self._result()):
            self._right.addWidget(panel)
        self._right.setFixedWidth(theme.scaled(_SIDE))
        body = row(left, split, self._right, space=0)
        body.setStretch(0, 1)
        self.setLayout(body)

    def _form(self) -> QWidget:
        inside, form = QWidget(), QFormLayout()
        inside.setProperty("sheet", True)
        form.addRow(tr("Nomor berita acara"), self.number)
        form.addRow(self._word_name, self.word)
        self._warned.setSpacing(2)
        inside.setLayout(
            column(
                label(tr("Yang dibekukan"), bold=True), self._frozen, self._warned, line(), form, self.second,
                self.problem, row(self.back, None, self.act), None, space=8, margin=16,
            )
        )  # fmt: skip
        line_up(inside)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _result(self) -> QWidget:
        inside = QWidget()
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tell_place = button(tr("Catat pengumuman …"), self.announced.emit, primary=True)
        self.ready = button(tr("Selesai (Esc)"), self.left.emit)
        inside.setLayout(
            column(
                self._done, self._code, 8, row(self.ready, None, self.tell_place), None, space=10, margin=16
            )
        )
        return inside

    def begin(self, told: Pratinjau, seen: Sequence[Periksa]) -> None:
        """Show what would be frozen; nothing is typed yet."""
        self._shown, self.tahap, self.seen = told, told.tahap, seen
        name = NAMA[told.tahap]
        self._title.setText(tr("Menetapkan {stage}", stage=name))
        self._sum.setText(_sentence(told))
        self._word_name.setText(tr("Ketik {stage}", stage=name))
        self.word.setAccessibleName(self._word_name.text())
        self.act.setText(tr("Tetapkan {stage}", stage=name))
        self.act.setAccessibleName(self.act.text())
        self._frozen.setText(freezes(told, self._session.workspace.aturan))
        self._tell_warned(seen)
        self.second.read()
        self.forget()
        self.problem.hide()
        self._right.setCurrentIndex(0)
        self._tell_table()
        self.number.setPlaceholderText("" if self._needs_number else tr("bila sudah ada"))
        self.first_control().setFocus()

    def first_control(self) -> QWidget:
        return self.number if self._needs_number else self.word

    @property
    def _needs_number(self) -> bool:
        """An addendum cannot do without its minutes."""
        return self.tahap == "addendum"

    def forget(self) -> None:
        """What was typed is gone."""
        for field in (self.word, self.second.password, self.number):
            field.clear()
        self._tell_act()

    @property
    def is_changed(self) -> bool:
        """Whether something typed here would be lost."""
        return bool(self.word.text() or self.second.password.text() or self.number.text())

    def _tell_warned(self, seen: Sequence[Periksa]) -> None:
        clear(self._warned)
        if open_ := [one for one in seen if one.is_open and not one.menahan]:
            told = tr("Tetap dilanjutkan, dan dicatat, walaupun:")
            self._warned.addWidget(label(told, "warn", wrap=True))
            for one in open_:
                self._warned.addWidget(label(f"! {one.kalimat}", wrap=True))

    def _tell_table(self) -> None:
        if self._shown is None:
            return
        by_rt = self.kinds.buttons["rt"].isChecked()
        word = "RT/RW" if by_rt else istilah().tps
        places = self._shown.rt if by_rt else self._shown.tps
        whole = Banding(tr("Jumlah"), self._shown.lama, self._shown.baru)
        self.model.show([_line(one, word) for one in places] + [_line(whole, "")])

    def _tell_act(self) -> None:
        numbered = not self._needs_number or bool(self.number.text().strip())
        ready = is_typed(self.tahap, self.word.text()) and self.second.is_filled and numbered
        self.act.setEnabled(ready)

    def busy(self, on: bool) -> None:
        """While it is being saved nothing can be pressed."""
        for one in (self.word, self.number, self.second, self.back, self.act):
            one.setEnabled(not on)
        if not on:
            self._tell_act()

    def failed(self, error: BaseException) -> None:
        """Say why; what was typed stays but for the password."""
        self.busy(False)
        self.second.password.clear()
        self.problem.tell(error)
        self.second.password.setFocus()

    def done(self, made: Ratified) -> None:
        """The fingerprint, and what comes next."""
        self.busy(False)
        self.forget()
        name = NAMA[made.tahap]
        self._done.setText(
            tr(
                "✓ {stage} ditetapkan: {count} pemilih, L {men}, P {women}",
                stage=name, count=ribuan(made.jumlah["jumlah"]), men=ribuan(made.jumlah["L"]),
                women=ribuan(made.jumlah["P"]),
            )
        )  # fmt: skip
        self._code.setText(
            tr(
                "Kode sidik {stage}:\n{code}\nKode ini tercetak di setiap lembar {stage}.",
                stage=name, code=fingerprint(made.sidik),
            )
        )  # fmt: skip
        self._right.setCurrentIndex(1)
        self.tell_place.setFocus()


def _columns() -> tuple[str, ...]:
    return (tr("Semula"), tr("Menjadi"), tr("Selisih"), tr("L · P"))


def _line(one: Banding, word: str) -> Line:
    name = f"{word} {one.nama.strip('/') or '-'}".strip()
    change = one.baru.jumlah - one.lama.jumlah
    both = f"{ribuan(one.baru.L)} · {ribuan(one.baru.P)}"
    return Line(
        (name, ribuan(one.lama.jumlah), ribuan(one.baru.jumlah), f"{change:+}" if change else "=", both)
    )


def _sentence(told: Pratinjau) -> str:
    """The net statement."""
    counts = {"count": ribuan(told.baru.jumlah), "men": ribuan(told.baru.L), "women": ribuan(told.baru.P)}
    if not told.terhadap:
        return tr("{title}: {count} pemilih, L {men}, P {women}.", title=JUDUL[told.tahap], **counts)
    return tr(
        "{title}: {count} pemilih, L {men}, P {women}. Dibandingkan dengan daftar {before}: "
        "semula {old}, masuk {come}, keluar {gone}.",
        title=JUDUL[told.tahap], before=told.terhadap, old=ribuan(told.lama.jumlah),
        come=ribuan(told.masuk), gone=ribuan(told.keluar), **counts,
    )  # fmt: skip
