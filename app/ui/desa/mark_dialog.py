"""All reasons in one list, for what has no key of its own; and whom a double entry is double with."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QWidget

from app.domain.tms import ARTI, PILIHAN, Alasan
from app.services.desa.daftar_index import DaftarIndex
from app.services.desa.daftar_rows import Ringkas
from app.services.desa.mark import Only
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.widgets.ask import Ask
from app.ui.widgets.controls import label


@dataclass(frozen=True, slots=True)
class Chosen:
    """A reason and which of the two verdicts it gives."""

    alasan: Alasan
    only: Only


def choose_reason(parent: QWidget, *, is_head: bool) -> Chosen | None:
    """`is_head`: Ketua or Sekretaris, who alone may give a reason that stays in the village."""
    listed = QListWidget()
    listed.setAccessibleName(tr("Alasan"))
    for alasan in PILIHAN:
        if alasan in (Alasan.GANGGUAN_JIWA, Alasan.TMS_LAIN) and not is_head:
            continue
        item = QListWidgetItem(tr(ARTI[alasan].label))
        item.setData(Qt.ItemDataRole.UserRole, alasan.value)
        listed.addItem(item)
    listed.setCurrentRow(0)
    listed.setMinimumHeight(320)
    only = QCheckBox(tr("TMS {pemilihan} saja: jangan diusulkan ke KPU", pemilihan=istilah().pemilihan))
    asked = Ask(parent, tr("Alasan lain"), tr("Tandai"), listed, only)
    listed.itemDoubleClicked.connect(lambda _: asked.accept())

    def tell() -> None:
        arti = ARTI[_reason(listed)]
        only.setEnabled(arti.is_tms and bool(arti.kpu))

    listed.currentRowChanged.connect(lambda _: tell())
    tell()
    listed.setFocus()
    if not asked.agreed():
        return None
    return Chosen(_reason(listed), "pilkades" if only.isEnabled() and only.isChecked() else "")


def _reason(listed: QListWidget) -> Alasan:
    return Alasan(listed.currentItem().data(Qt.ItemDataRole.UserRole))


def choose_twin(parent: QWidget, index: DaftarIndex, voter: Ringkas) -> str | None:
    """The other entry of the same person, who stays on the list; None where nobody was chosen."""
    alike = [
        row
        for row in index.rows
        if row.id != voter.id
        and not row.is_tms
        and (
            (voter.nik and row.nik == voter.nik)
            or row.nama == voter.nama
            or _same_birth_in_family(row, voter)
        )
    ]
    listed = QListWidget()
    listed.setAccessibleName(tr("Ganda dengan"))
    for row in sorted(alike, key=lambda row: (row.tanggal_lahir != voter.tanggal_lahir, row.nomor)):
        item = QListWidgetItem(
            tr(
                "{no}  {nama}, {kelamin} {umur}, RT {rt}/{rw}",
                no=row.no,
                nama=row.nama,
                kelamin=row.kelamin,
                umur=row.umur,
                rt=row.rt or "-",
                rw=row.rw or "-",
            )
        )
        item.setData(Qt.ItemDataRole.UserRole, row.id)
        listed.addItem(item)
    if not listed.count():
        told = label(
            tr("Tidak ada yang senama. Cari dahulu entri yang satunya; tandai ganda tanpa pasangan?"),
            wrap=True,
        )
        return "" if Ask(parent, tr("Ganda"), tr("Tandai ganda"), told).agreed() else None
    listed.setCurrentRow(0)
    told = label(
        tr("{nama} ganda dengan siapa? Yang dipilih di bawah tetap terdaftar.", nama=voter.nama), wrap=True
    )
    asked = Ask(parent, tr("Ganda dengan"), tr("Tandai ganda"), told, listed)
    listed.itemDoubleClicked.connect(lambda _: asked.accept())
    listed.setFocus()
    if not asked.agreed():
        return None
    return str(listed.currentItem().data(Qt.ItemDataRole.UserRole))


def _same_birth_in_family(row: Ringkas, voter: Ringkas) -> bool:
    return bool(voter.nkk) and row.nkk == voter.nkk and row.tanggal_lahir == voter.tanggal_lahir
