"""One row of the signed list, typed; judged like a row of a workbook, and what is wrong is told here."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from app.domain.tms import ARTI, USUL_KPU, Alasan
from app.services.kpu.manual_return import Pratinjau, preview_typed, take
from app.services.kpu.vault_session import Vault
from app.system.language import tr
from app.ui.desa.evidence_form import bukti_words
from app.ui.desa.field_words import field_words
from app.ui.widgets.controls import label, row
from app.ui.widgets.deed import Deed

if TYPE_CHECKING:
    from app.ui.kpu.session import VaultSession

_LEFT = ("dpid", "nama", "nik", "nkk", "kelamin", "tanggal_lahir", "tempat_lahir")
_RIGHT = ("kawin", "alamat", "rt", "rw", "disabilitas", "ektp")
_LEAST = 20
"""Letters of a reason that are always seen; a longer one is whole in the open list."""
_PROOF = ("jenis", "nomor", "tanggal_dokumen")


class TypeRow(Deed):
    """It stays until the row is taken. `done`: rows typed before this one; the last of them is told as saved,
    with what it `was`."""

    def __init__(self, parent: QWidget, kode: str, session: "VaultSession", done: int, was: str = "") -> None:
        self._told = label("", "warn", wrap=True)
        self._told.hide()
        self.fields: dict[str, QLineEdit] = {}
        self.reason = QComboBox()
        self.reason.setAccessibleName(tr("Alasan"))
        self.reason.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.reason.setMinimumContentsLength(_LEAST)
        self.reason.addItem(tr("tidak dicoret: sama, ubah, atau baru"), "")
        for reason in (one for one in Alasan if one in USUL_KPU):
            self.reason.addItem(ARTI[reason].label, ARTI[reason].label)
        hint = label(
            tr("Dicocokkan menurut DPID, NIK, lalu nama dan tanggal lahir. Yang kosong tidak diubah."),
            "quiet", wrap=True,
        )  # fmt: skip
        self.saved = label(tr("✓ Baris ke-{n} tersimpan: {what}", n=done, what=was), "good", wrap=True)
        self.saved.setVisible(done > 0)
        form = QWidget()
        sides = row(self._form(_LEFT), self._right(), space=20)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        form.setLayout(sides)
        form.setFocusProxy(self.fields["dpid"])

        def work(vault: Vault) -> Pratinjau:
            shown = preview_typed(vault, kode, [self.typed()])
            if shown.baris[0].is_taken:
                take(vault, shown)
            return shown

        super().__init__(
            parent, tr("Baris ke-{n}", n=done + 1), tr("Simpan baris"), self.saved, hint, form,
            self._told,
            start=lambda then, failed: session.run(lambda vault, _: work(vault), then, failed), width=920,
        )  # fmt: skip
        self.leave.setText(tr("Selesai"))

    def _form(self, names: tuple[str, ...]) -> QWidget:
        made, words = QWidget(), {"dpid": tr("DPID"), **field_words()}
        form = QFormLayout(made)
        form.setContentsMargins(0, 0, 0, 0)
        for name in names:
            form.addRow(words[name], self._field(name, words[name]))
        return made

    def _right(self) -> QWidget:
        made, words = self._form(_RIGHT), bukti_words()
        form = made.layout()
        assert isinstance(form, QFormLayout)
        form.addRow(tr("Alasan"), self.reason)
        for name in _PROOF:
            word = tr("Bukti: {name}", name=words[name])
            form.addRow(word, self._field(f"bukti_{name}", word))
        return made

    def _field(self, name: str, word: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(word)
        made.setMaxLength(200)
        self.fields[name] = made
        return made

    def typed(self) -> dict[str, str]:
        """The row as a workbook would have it."""
        told = {name: text for name, field in self.fields.items() if (text := field.text().strip())}
        reason: str = self.reason.currentData()
        return {**told, "alasan": reason} if reason else told

    def _done(self, outcome: Any) -> None:
        (one,) = outcome.baris
        if one.is_taken or self._is_over:
            super()._done(outcome)
            return
        self._busy(False)
        self.saved.hide()
        self._told.setText(tr("Belum tersimpan. {why}", why=" ".join(map(str, one.keterangan))))
        self._told.show()
        self.adjustSize()
        self.fields["nama"].setFocus()
