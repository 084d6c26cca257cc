"""Beside the villages: whom to call in the one in front, what was done about it, what can be done now."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.kontak import shown_phone
from app.services.kpu.close_village import Tindak, history
from app.services.kpu.contacts import Tersedia
from app.services.kpu.status import VillageStatus
from app.system import clock
from app.system.language import tr
from app.ui import theme
from app.ui.kpu.state_words import state_look
from app.ui.widgets.controls import button, clear, column, label, line, listed

if TYPE_CHECKING:
    from app.ui.kpu.desa_page import DesaPage

_WIDTH = 290
_OF_PACKAGES = ("W", "G", "N", "T")
"""Acts about a package that is out."""


class DesaPanel(QWidget):
    """`buttons`: by the letter that presses each."""

    def __init__(self, page: "DesaPage") -> None:
        super().__init__()
        self._page = page
        self._asked = ""
        self.setFixedWidth(theme.scaled(_WIDTH))
        self._name, self._state = label("", size=1.2, bold=True, wrap=True), label("", wrap=True)
        self._contact, self._history = column(space=2), column(space=2)
        acts = page.acts
        rows: Sequence[tuple[str, str, Callable[[], None]]] = (
            ("K", tr("Kontak … (K)"), acts.edit_contact),
            ("P", tr("Peserta atau bukan (P)"), page.peserta.toggle),
            ("A", tr("Aturan yang berbeda … (A)"), acts.own_rules),
            ("W", tr("Bacakan kata kunci … (W)"), acts.read_words),
            ("G", tr("Tagih … (G)"), acts.chase_one),
            ("N", tr("Nyatakan nihil … (N)"), acts.nihil),
            ("T", tr("Tidak kembali … (T)"), acts.never),
            ("M", tr("Pengembalian tanpa program … (M)"), acts.by_hand),
            ("U", tr("Tarik pernyataan terakhir (U)"), acts.take_back),
        )
        self.buttons = {letter: listed(button(text, act, flat=True)) for letter, text, act in rows}
        self.setLayout(
            column(
                self._name, self._state, 4, self._contact, line(), *self.buttons.values(), line(),
                label(tr("Yang sudah dilakukan"), bold=True), self._history, None, space=4,
            )
        )  # fmt: skip

    def tell(self, one: VillageStatus | None, known: Tersedia | None) -> None:
        """The village in front."""
        clear(self._contact)
        clear(self._history)
        for made in self.buttons.values():
            made.setEnabled(one is not None)
        for letter in _OF_PACKAGES:
            self.buttons[letter].setEnabled(one is not None and one.paket > 0)
        self.buttons["U"].setEnabled(False)
        if one is None:
            self._name.setText("")
            self._state.setText("")
            return
        self._name.setText(f"{one.desa}, {one.kecamatan}")
        self._state.setText(state_look(one.keadaan).word + (tr(", terlambat") if one.terlambat else ""))
        for name, value in _contact_lines(known):
            self._contact.addWidget(label(tr("{name}: {value}", name=name, value=value), wrap=True))
        self._asked = one.kode
        kode = one.kode
        self._page.session.read(
            lambda vault, _: history(vault, kode), lambda acts: self._tell_history(kode, acts)
        )

    def _tell_history(self, kode: str, acts: Sequence[Tindak]) -> None:
        if kode != self._asked:
            return
        clear(self._history)
        undone = {act.isi.get("nomor") for act in acts if act.jenis == "urung"}
        self.buttons["U"].setEnabled(any(act.jenis != "urung" and act.nomor not in undone for act in acts))
        zone = self._page.session.vault.pemilihan.zona
        for act in reversed(acts):
            when = clock.local_time(clock.moment(act.waktu), zone)
            self._history.addWidget(label(f"{when}  {_act_words(act)}", "quiet", wrap=True))
        if not acts:
            self._history.addWidget(label(tr("Belum ada."), "quiet"))


def _contact_lines(known: Tersedia | None) -> list[tuple[str, str]]:
    if known is None:
        return []
    one = known.kontak
    told = [
        (tr("Ketua"), one.ketua), (tr("Telepon"), shown_phone(one.telepon)), (tr("Camat"), one.camat),
        (tr("SK"), one.sk), (tr("Alamat"), one.alamat),
    ]  # fmt: skip
    return [(name, value) for name, value in told if value] or [(tr("Kontak"), tr("belum ada"))]


def _act_words(act: Tindak) -> str:
    paper = str(act.isi.get("surat", ""))
    words = {
        "ditagih": tr("ditagih ke-{ke}", ke=act.isi.get("ke", "")),
        "nihil": tr("nihil"),
        "tidak_kembali": tr("tidak kembali"),
        "urung": tr("ditarik: nomor {nomor}", nomor=act.isi.get("nomor", "")),
    }
    return words[act.jenis] + (f" ({paper})" if paper else "")
