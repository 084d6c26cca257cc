"""The line on top: the election, what was just done, the way out."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from app.system.istilah import istilah
from app.system.language import tr
from app.ui.widgets.controls import button, row
from app.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from app.ui.pmd.screen import CourierScreen

_NAME, _SAVED, _ELECTION = 400, 300, 48
"""Letters of an election that are always seen; a longer one is whole in the open list."""


class TopLine(QWidget):
    """The elections of the record are offered once there is more than one."""

    def __init__(self, screen: "CourierScreen") -> None:
        super().__init__()
        self._session = screen.session
        self._office, self._name = ElidedLabel("quiet"), ElidedLabel(bold=True, size=1.1, least=_NAME)
        self.election = QComboBox()
        self.election.setAccessibleName(tr("Pemilihan"))
        self.election.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.election.setMinimumContentsLength(_ELECTION)
        self._saved = ElidedLabel("good", least=_SAVED)
        leave = button(tr("Keluar"), screen.leave, flat=True)
        leave.setToolTip(tr("Keluar (Ctrl+Q)"))
        inside = row(self._name, self.election, self._office, None, self._saved, leave, space=16)
        inside.setContentsMargins(12, 4, 8, 4)
        self.setLayout(inside)
        self.election.activated.connect(lambda _: self._session.choose(self.election.currentData()))
        self._session.saved.connect(lambda when: self._saved.tell(tr("✓ tersimpan {when}", when=when)))
        self._session.changed.connect(self.tell)
        self.tell()

    def say(self, text: str) -> None:
        """What was just done, until the next thing is."""
        self._saved.tell(f"✓ {text}")

    def tell(self) -> None:
        """The election in front."""
        session, known = self._session, self._session.known
        elections = dict(session.buku.pemilihan) if session.buku else {}
        name = known.nama if known else session.isi.pemilihan["nama"] if session.isi else ""
        self._name.tell(name or tr("Belum ada pemilihan"))
        self.election.clear()
        for one in elections.values():
            self.election.addItem(f"{one.nama} · {one.kabupaten} · {one.hari}", one.id)
        self.election.setCurrentIndex(self.election.findData(session.pemilihan))
        several = len(elections) > 1
        self.election.setVisible(several)
        self._name.setVisible(not several)
        self._office.tell(istilah().dinas)
