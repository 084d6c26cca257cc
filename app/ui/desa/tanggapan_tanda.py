"""The reason why a voter is not eligible, as a response reports it; what the DPT leaves of the reasons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from app.domain.tms import ARTI, DISIMPAN, PILIHAN, Alasan
from app.services.desa.mark import Only
from app.services.desa.tanggapan_kerja import Kerja
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.desa.mark_dialog import choose_twin
from app.ui.desa.secret_dialog import ask_secret
from app.ui.desa.session import Session
from app.ui.widgets.controls import column, label, row

_HEADS = ("ketua", "sekretaris")


class TandaField(QWidget):
    """After the DPT a death is noted; everything else is only proposed to KPU."""

    changed = Signal()

    def __init__(self, session: Session, voter: str) -> None:
        super().__init__()
        self._session, self._voter = session, voter
        is_head = session.workspace.anggota.peran in _HEADS
        self.reason = QComboBox()
        self.reason.setAccessibleName(tr("Alasan tidak memenuhi syarat"))
        for alasan in PILIHAN:
            if self._may(alasan, is_head=is_head):
                self.reason.addItem(tr(ARTI[alasan].label), alasan)
        self.reason.setPlaceholderText(tr("pilih alasannya"))
        self.reason.setCurrentIndex(-1)
        self.only = QCheckBox(
            tr("TMS {pemilihan} saja: jangan diusulkan ke KPU", pemilihan=istilah().pemilihan)
        )
        self._told = label("", "quiet", wrap=True)
        inside = column(row(label(tr("Alasan TMS")), self.reason, None), self.only, self._told, space=6)
        inside.setContentsMargins(0, 0, 0, 0)
        self.setLayout(inside)
        self.setFocusProxy(self.reason)
        self.reason.currentIndexChanged.connect(lambda _: self._tell())
        self._tell()

    def _may(self, alasan: Alasan, *, is_head: bool) -> bool:
        arti = ARTI[alasan]
        if not arti.is_tms or (alasan in DISIMPAN and not is_head):
            return False
        return not self._session.is_locked or bool(arti.kpu)

    @property
    def alasan(self) -> Alasan | None:
        """The reason that is chosen; None before one is."""
        return Alasan(self.reason.currentData()) if self.reason.currentIndex() >= 0 else None

    @property
    def saja(self) -> Only:
        """Which of the two verdicts it gives."""
        if self._session.is_locked and self.alasan is not Alasan.MENINGGAL:
            return "kpu"
        return "pilkades" if self.only.isVisibleTo(self) and self.only.isChecked() else ""

    def _tell(self) -> None:
        locked, alasan = self._session.is_locked, self.alasan
        self.only.setVisible(not locked and alasan is not None and bool(ARTI[alasan].kpu))
        told = ""
        if locked and alasan is Alasan.MENINGGAL:
            told = tr('Namanya tetap dalam DPT, dengan catatan "meninggal dunia".')
        elif locked and alasan:
            told = tr("DPT tidak dapat diubah lagi: ini hanya diusulkan ke KPU.")
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self.changed.emit()

    def kerja(self) -> Kerja | None:
        """The mark; a double entry and a reason that stays in the village ask more. None where he left."""
        alasan, dengan, bukti = self.alasan, "", dict[str, str]()
        if alasan is None:
            return None
        if alasan in DISIMPAN:
            papers = ask_secret(self, alasan)
            if papers is None:
                return None
            bukti = papers
        voter = self._session.index.get(self._voter)
        if alasan is Alasan.GANDA and voter is not None:
            twin = choose_twin(self, self._session.index, voter)
            if twin is None:
                return None
            dengan = twin
        return Kerja(tanda=alasan, saja=self.saja, dengan=dengan, bukti=bukti)
