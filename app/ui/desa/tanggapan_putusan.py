"""Deciding a response: what is done in the list, why, under which letter; one dialog a kind, one act."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QWidget

from app.domain.errors import Cancelled
from app.domain.pemilih import Pemilih
from app.domain.tanggal import is_tanggal, short_date
from app.domain.tanggapan import Tanggapan
from app.services.desa.add import REQUIRED, Orang
from app.services.desa.loket import Keluarga, check
from app.services.desa.tanggapan_kerja import Kerja
from app.services.desa.tanggapan_putusan import Diputuskan, Putusan, decide
from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.ui import theme
from app.ui.desa.session import Session
from app.ui.desa.tanggapan_fields import ALL, PersonFields
from app.ui.desa.tanggapan_tanda import TandaField
from app.ui.widgets.ask import preview
from app.ui.widgets.controls import column, label, row
from app.ui.widgets.day_field import DayField
from app.ui.widgets.deed import Deed, Failed, Then

_MARGIN = 20  # of a dialog


class SuratFields(QWidget):
    """Why, and the letter of reply; number and date may come later."""

    changed = Signal()

    def __init__(self, one: Tanggapan) -> None:
        super().__init__()
        self.alasan, self.surat = QLineEdit(one.alasan), QLineEdit(one.surat)
        self.alasan.setMaxLength(1000)
        self.surat.setMaxLength(200)
        self.alasan.setAccessibleName(tr("Alasan"))
        self.surat.setAccessibleName(tr("Nomor surat jawaban"))
        self.surat.setPlaceholderText(tr("boleh menyusul"))
        self.tanggal = DayField(tr("Tanggal surat"))
        if is_tanggal(one.tanggal_surat):
            self.tanggal.field.setText(short_date(one.tanggal_surat))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(tr("Alasan"), self.alasan)
        form.addRow(tr("Nomor surat jawaban"), self.surat)
        form.addRow(tr("Tanggal surat"), self.tanggal)
        self.setFocusProxy(self.alasan)
        for field in (self.alasan, self.surat, self.tanggal.field):
            field.textChanged.connect(lambda _: self.changed.emit())

    @property
    def is_sound(self) -> bool:
        return not self.tanggal.field.text().strip() or self.tanggal.day is not None

    def putusan(self, keputusan: str) -> Putusan:
        """The decision as typed."""
        return Putusan(keputusan, self.alasan.text(), self.surat.text(), self.tanggal.field.text())


@dataclass(frozen=True, slots=True)
class Pekerjaan:
    """What a dialog asks for beside the letter. `kerja` may ask a person more: None where he left.

    `twins`: whether somebody new is to be compared with the list first.
    """

    widget: QWidget
    kerja: Callable[[], Kerja | None]
    is_sound: Callable[[], bool]
    listen: Callable[[Callable[[], object]], object]
    twins: bool = False


def correcting(one: Tanggapan, now: Pemilih) -> Pekerjaan:
    """Fields of a listed voter, or his TPS alone."""
    fields = PersonFields(now, ("tps",) if one.hal == "pindah_tps" else ALL)
    return Pekerjaan(
        fields, lambda: Kerja(ubah=fields.values), lambda: fields.is_sound, fields.changed.connect
    )


def marking(session: Session, one: Tanggapan) -> Pekerjaan:
    """A reason why a voter is not eligible."""
    field = TandaField(session, one.pemilih)
    return Pekerjaan(field, field.kerja, lambda: field.alasan is not None, field.changed.connect)


def adding(one: Tanggapan) -> Pekerjaan:
    """Somebody who is on no list."""
    fields = PersonFields(needed=REQUIRED)
    fields.tell({"nama": one.nama})
    return Pekerjaan(
        fields,
        lambda: Kerja(orang=fields.values),
        lambda: fields.is_sound,
        fields.changed.connect,
        twins=True,
    )


@dataclass(frozen=True, slots=True)
class Perihal:
    """One kind of decision. `may_wait`: it may be carried out later; `needs_reason`: the letter says why."""

    keputusan: str
    heading: str
    verb: str
    told: str
    may_wait: bool = False
    needs_reason: bool = False


class PutusanDialog(Deed):
    """What is done, and the letter; `outcome` is what was decided."""

    def __init__(
        self, parent: QWidget, session: Session, one: Tanggapan, what: Perihal, work: Pekerjaan | None = None
    ) -> None:
        self._session, self._one, self._what, self._work = session, one, what, work
        self.surat = SuratFields(one)
        self.later = QCheckBox(tr("Terima saja dahulu; dikerjakan kemudian"))
        width = theme.scaled(960 if work else 560)
        told = label(what.told, wrap=True)
        told.setMinimumHeight(told.heightForWidth(width - 2 * _MARGIN))
        super().__init__(parent, what.heading, what.verb, told, self._body(), start=self._begin, width=width)
        self._listen()
        (work.widget if work else self.surat).setFocus()

    def _body(self) -> QWidget:
        """The work beside the letter, so that large letters fit a low screen."""
        if self._work is None:
            return self.surat
        self.later.setVisible(self._what.may_wait)
        left, body = column(self._work.widget, self.later, None), QWidget()
        beside = row(left, column(self.surat, None), space=24)
        beside.setStretch(0, 4)
        beside.setStretch(1, 3)
        beside.setContentsMargins(0, 0, 0, 0)
        body.setLayout(beside)
        body.setMinimumHeight(body.sizeHint().height())  # large letters are not squeezed
        return body

    def _listen(self) -> None:
        self.surat.changed.connect(self._tell)
        self.later.toggled.connect(lambda _: self._tell())
        if self._work:
            self._work.listen(self._tell)
        self._tell()

    @property
    def _works(self) -> bool:
        return self._work is not None and not self.later.isChecked()

    def _tell(self) -> None:
        """The button works once nothing is lacking or wrong."""
        reason = not self._what.needs_reason or bool(self.surat.alasan.text().strip())
        done = self._work is None or not self._works or self._work.is_sound()
        if self._work:
            self._work.widget.setEnabled(self._works)
        self.act.setEnabled(reason and done and self.surat.is_sound)

    def _begin(self, then: Then, failed: Failed) -> None:
        kerja = self._work.kerja() if self._work and self._works else None
        if kerja is None and self._works:
            failed(Cancelled())
            return
        known, putusan = self._one.id, self.surat.putusan(self._what.keputusan)

        def save() -> None:
            self._session.run(
                lambda workspace, _: decide(workspace, known, putusan, kerja),
                then, failed, tr("Menyimpan keputusan"),
            )  # fmt: skip

        if kerja and self._work and self._work.twins:
            self._compare(kerja.orang, save, failed)
        else:
            save()

    def _compare(self, orang: Mapping[str, str], save: Callable[[], None], failed: Failed) -> None:
        """Somebody new is saved once a person has seen who is like him."""

        def found(lines: list[str]) -> None:
            if not lines or self._is_another(lines):
                save()
            else:
                failed(Cancelled())

        self._session.run(lambda workspace, _: _alike(workspace, orang), found, failed)

    def _is_another(self, lines: list[str]) -> bool:
        told = tr(
            "Yang sudah ada di daftar ini mirip dengannya. Bila orangnya sama, jangan ditambahkan lagi."
        )
        return preview(self, tr("Mungkin sudah terdaftar"), tr("Orang lain, simpan"), told, lines)

    def ask(self) -> Diputuskan | None:
        """What was decided; None where the person left."""
        return self.outcome if self.agreed() else None


def _alike(workspace: Workspace, orang: Mapping[str, str]) -> list[str]:
    """Listed voters who may be this person, and why."""
    [checked] = check(workspace, Keluarga(baru=(Orang(orang),)))
    return [
        f"{listed.no or listed.pemilih.id}  {listed.pemilih.nama}: {tr(one.alasan[0].kalimat)}"
        for one in checked.kembar
        for listed in (one.terdaftar,)
    ]
