"""What is asked before a screen goes: whether typing may be lost, whether work may be cut off."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMessageBox, QWidget

from app.system.language import tr


def may_drop_typing(parent: QWidget, pages: Sequence[str]) -> bool:
    """Asks where pages of these names hold what was typed and not saved."""
    return not pages or _agreed(
        parent,
        tr("Isian belum disimpan"),
        tr("Ada isian yang belum disimpan di halaman {pages}.", pages=", ".join(pages)),
        tr("Semua yang sudah dinyatakan tersimpan tetap aman."),
        tr("Kembali ke isian"),
        tr("Buang isian dan tutup"),
    )


def may_interrupt(parent: QWidget, what: str) -> bool:
    """Asks before the work named is cut off."""
    return _agreed(
        parent,
        tr("Masih bekerja"),
        tr("Pekerjaan masih berjalan: {what}.", what=what),
        tr("Yang sudah tersimpan tetap aman; yang sedang berjalan dibatalkan."),
        tr("Tunggu"),
        tr("Batalkan dan tutup"),
    )


def _agreed(parent: QWidget, heading: str, told: str, safe: str, stay: str, go: str) -> bool:
    box = QMessageBox(parent)
    box.setWindowTitle(heading)
    box.setText(told)
    box.setInformativeText(safe)
    box.setDefaultButton(box.addButton(stay, QMessageBox.ButtonRole.RejectRole))
    leave = box.addButton(go, QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    return box.clickedButton() is leave
