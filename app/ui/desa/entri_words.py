"""What the next key does on a worksheet, in one sentence."""

from app.services.desa.daftar_rows import Ringkas
from app.services.desa.lembar_kerja import Lembar
from app.system.language import tr
from app.ui.desa.keys import status_word, within
from app.ui.desa.lembar_chooser import sheet_name
from app.ui.figures import ribuan


def next_key(front: Ringkas, typed: str) -> str:
    """With a row in front; `typed`: digits of the number of another."""
    if typed:
        return tr("Ke baris {number}: Enter, atau langsung tombol tanda", number=typed)
    if front.konflik:
        return tr("Konflik: putuskan di Daftar. Enter: turun")
    if front.status:
        status = within(status_word(front.info or front.status))
        return tr("Sudah ditandai {status}. Enter: turun", status=status)
    return tr("Enter: sesuai")


def next_key_at_end(typed: str, left: int, following: Lembar | None) -> str:
    """Below the last row. `left`: rows of this sheet without a verdict; `following`: the next open sheet."""
    if typed:
        return tr("Ke baris {number}: Enter, atau langsung tombol tanda", number=typed)
    if left:
        return tr("Akhir lembar. Enter: ke {count} baris yang belum", count=ribuan(left))
    if following is None:
        return tr("Semua lembar selesai.")
    return tr("Lembar ini selesai. Enter: buka {name}", name=sheet_name(following))
