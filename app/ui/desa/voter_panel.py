"""The side panel follows the row: one voter, family, corrections, warnings, evidence, timeline."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.tanggal import short_date
from app.domain.tms import Alasan
from app.services.desa.daftar_rows import Ringkas, lacks_evidence
from app.services.desa.dukcapil_words import answer_told
from app.services.desa.voter_details import Kejadian, VoterDetails
from app.system.istilah import istilah
from app.system.language import tr
from app.ui import theme
from app.ui.desa.evidence_form import EvidenceForm
from app.ui.desa.field_words import field_words
from app.ui.desa.kembalian_words import returned_told
from app.ui.desa.keys import BADGES, status_word
from app.ui.widgets.controls import button, clear, column, label, line, row, set_look

_WIDTH = 312
_STORY = 12  # steps of the timeline that are shown
_ROUND_NAME = 112  # pixels of a family's button that its name does not have
_BELOW = 56  # pixels seen below the field one types in: the next one, or the button


class VoterPanel(QWidget):
    """Signals ask the page to act; the panel saves nothing by itself."""

    reveal = Signal()
    evidence = Signal(dict)
    go_to = Signal(str)  # a voter of the family
    decide = Signal(str, str)  # field in conflict, ref of the event that is right
    left = Signal()  # Esc: back to the table

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(theme.scaled(_WIDTH))
        self.shown: VoterDetails | None = None
        self._name = label("", size=1.25, bold=True, wrap=True)
        self._facts = QGridLayout()
        self._facts.setVerticalSpacing(2)
        self._facts.setColumnStretch(1, 1)
        self._look = button(tr("Lihat NIK (I)"), self.reveal.emit, "eye", flat=True)
        self._warnings, self._family, self._story = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for part in (self._warnings, self._family, self._story):
            part.setSpacing(2)
        self._evidence = label("", bold=True)
        self.form = EvidenceForm()
        self._form_of = ""
        self._awaited = False  # evidence is known to be there and still on its way
        self.form.saved.connect(self._save)
        self._build()

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("sheet", True)
        inside.setLayout(
            column(
                self._name,
                self._facts,
                row(self._look, None),
                self._warnings,
                line(),
                self._evidence,
                self.form,
                line(),
                self._family,
                line(),
                label(tr("Riwayat"), bold=True),
                self._story,
                None,
                space=6,
                margin=12,
            )
        )
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area = area
        self.form.entered.connect(lambda field: area.ensureWidgetVisible(field, 0, theme.scaled(_BELOW)))
        self.setLayout(column(area))
        self.setFocusProxy(self.form)

    def tell(
        self, details: VoterDetails, front: Ringkas, family: list[Ringkas], namesakes: list[Ringkas]
    ) -> None:
        """Show one voter."""
        self.shown = details
        self._name.setText(details.pemilih.nama + (f" ({front.alias})" if front.alias else ""))
        self._tell_facts(details, front.status)
        self._tell_warnings(details, namesakes)
        if not (self._form_of == front.id and self._is_typing()) or self._awaited:
            self.form.tell(details.bukti, front.status)
        self._form_of, self._awaited = front.id, False
        self._tell_evidence(front)
        self._tell_family(front, family)
        self._tell_story(details.riwayat)
        self._look.setVisible(not details.terbuka)

    def _tell_facts(self, details: VoterDetails, status: str) -> None:
        clear(self._facts)
        one = details.pemilih
        verdict = tr(details.rahasia) if details.rahasia else status_word(status)
        facts = [
            (tr("Status"), verdict + (f" · {status_word(one.info)}" if one.info else "")),
            (tr("Usul ke KPU"), status_word(one.usul_kpu) if one.usul_kpu else "-"),
            ("NIK", one.nik or tr("menyusul")),
            ("NKK", one.nkk or "-"),
            (tr("Lahir"), f"{one.tempat_lahir}, {short_date(one.tanggal_lahir)} ({details.kelayakan.umur})"),
            (tr("L/P · kawin"), f"{one.kelamin} · {one.kawin or '-'}"),
            (tr("Alamat"), f"{one.alamat or '-'}, RT {one.rt or '-'} RW {one.rw or '-'}"),
            (tr("Syarat"), f"{tr(details.kelayakan.hak.kalimat)} ({details.dasar_syarat})"),
            (tr("Catatan"), one.catatan),
            (istilah().undangan, returned_told(details.kembali) if details.kembali else ""),
            (tr("Dukcapil"), answer_told(details.dukcapil, reveal=details.terbuka)),
        ]
        words = field_words()
        for kolom, (before, now) in details.koreksi.items():
            facts.append((tr("Dibetulkan"), f"{words[kolom]}: {before or '-'} → {now or '-'}"))
        for kolom, (ours, theirs) in details.beda.items():
            told = tr("{kolom}: di daftar {ours}, di Dukcapil {theirs}",
                      kolom=words[kolom], ours=ours or "-", theirs=theirs)  # fmt: skip
            facts.append((tr("Berbeda"), told))
        for number, (name, value) in enumerate((name, value) for name, value in facts if value):
            self._facts.addWidget(label(name, "quiet"), number, 0, Qt.AlignmentFlag.AlignTop)
            shown = label(value, wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addWidget(shown, number, 1)

    def _tell_warnings(self, details: VoterDetails, namesakes: list[Ringkas]) -> None:
        clear(self._warnings)
        for text in details.peringatan:
            self._warnings.addWidget(label(f"• {tr(text)}", "quiet", wrap=True))
        for one in namesakes[:3]:
            told = tr("Nama dan lahir sama: no. {no}", no=one.no)  # the panel is narrow
            same = button(f"• {told}", partial(self.go_to.emit, one.id), flat=True)
            same.setStyleSheet("text-align: left;")
            self._warnings.addWidget(same)
        words = field_words()
        for conflict in details.konflik:
            told = tr("Perlu diputuskan: {kolom}", kolom=words.get(conflict.kolom, conflict.kolom))
            self._warnings.addWidget(label(f"⚠ {told}", "bad", wrap=True))
            for ref, value, who in conflict.nilai:
                text = tr("Pakai {value} ({who})", value=value or "-", who=who)
                choose = button(text, partial(self.decide.emit, conflict.kolom, ref))
                self._warnings.addWidget(choose)

    def _tell_evidence(self, front: Ringkas) -> None:
        """Asked where a change wants a paper; for all others one key away."""
        wanted = lacks_evidence(front) or front.bukti or front.status == Alasan.TMS_LAIN
        self.form.setVisible(wanted or self._is_typing())
        self._evidence.setText(tr("Bukti") if wanted else tr("Bukti tidak diminta (E untuk mengisi)"))
        set_look(self._evidence, "quiet", not wanted)

    def _is_typing(self) -> bool:
        """Whether somebody is just filling the evidence in: then it is left alone."""
        focus = QApplication.focusWidget()
        return focus is not None and self.form.isAncestorOf(focus)

    def _save(self) -> None:
        """Not an empty form whose papers are still on their way: that would take them away."""
        if (typed := self.form.values()) or not self._awaited:
            self.evidence.emit(typed)

    def expect(self, front: Ringkas) -> None:
        """The details of this voter are on their way: the papers of the one before are not his."""
        if self._form_of != front.id:
            self.form.tell({}, front.status)
            self._area.verticalScrollBar().setValue(0)  # his name first
            self._form_of, self._awaited = front.id, front.bukti

    def to_evidence(self, front: Ringkas) -> None:
        """Into the form, even before the details are here: a quick hand types at once."""
        self.expect(front)
        self._evidence.setText(tr("Bukti"))
        self.form.show()
        self.form.setFocus()

    def _tell_family(self, front: Ringkas, family: list[Ringkas]) -> None:
        clear(self._family)
        self._family.addWidget(label(tr("Satu KK: {count} pemilih", count=len(family)), bold=True))
        for one in family[:12]:
            if one.id == front.id:
                continue
            badge = BADGES.get(one.info or one.status, "-")
            room = theme.scaled(_WIDTH - _ROUND_NAME)
            name = self.fontMetrics().elidedText(one.nama, Qt.TextElideMode.ElideRight, room)
            text = f"[{badge}] {name}, {one.kelamin} {one.umur}"
            member = button(text.replace("&", "&&"), partial(self.go_to.emit, one.id), flat=True)
            member.setAccessibleName(f"[{badge}] {one.nama}, {one.kelamin} {one.umur}")
            member.setStyleSheet("text-align: left;")
            self._family.addWidget(member)

    def _tell_story(self, story: Sequence[Kejadian]) -> None:
        clear(self._story)
        if not story:
            self._story.addWidget(label(tr("Belum ada perubahan."), "quiet"))
        for step in story[:_STORY]:
            self._story.addWidget(label(_sentence(step), "quiet" if step.batal else "", wrap=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _sentence(step: Kejadian) -> str:
    words = field_words()
    what = words.get(step.kolom, step.kolom)
    told = tr(
        "{waktu} {anggota}: {what} {lama} → {baru}",
        waktu=step.waktu, anggota=step.anggota, what=what, lama=step.lama or "-", baru=step.baru or "-",
    )  # fmt: skip
    return tr("{told} (diurungkan)", told=told) if step.batal else told
