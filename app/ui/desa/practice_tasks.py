"""F4 in the practice village: what the neighbours say, which key belongs to it, what is done already."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QScrollArea, QWidget

from app.domain.tms import Alasan
from app.services.desa.daftar_rows import Ringkas
from app.services.latihan import place
from app.services.latihan.people import Tugas
from app.services.latihan.tasks import tasks
from app.system import versions
from app.system.language import tr
from app.ui.desa.keys import mark_keys
from app.ui.widgets.controls import button, column, label, line, row, title

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen


def show_tasks(village: "VillageScreen") -> QDialog:
    """Enter and Esc close it; it may be looked at as often as one likes."""
    shown = QDialog(village)
    shown.setWindowTitle(tr("Tugas latihan"))
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    area = QScrollArea()
    area.setWidget(_text(village))
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setAccessibleName(tr("Tugas latihan"))
    close = button(tr("Tutup"), shown.accept, primary=True)
    inside = column(area, line(), row(None, close), space=10, margin=16)
    inside.setStretch(0, 1)
    shown.setLayout(inside)
    room = village.window().size()
    shown.resize(min(780, room.width() - 40), min(640, room.height() - 40))
    shown.open()
    close.setFocus()
    return shown


def _text(village: "VillageScreen") -> QWidget:
    rows = {(one.nama, one.rt.lstrip("0")): one for one in village.session.index.rows}
    kept = tasks(village.session.workspace.folder)
    said = [_said(one, rows.get((one.nama, one.rt))) for one in kept]
    made = QWidget()
    told = tr("Kabar dari warga. Cari namanya di Daftar, lalu tekan tombolnya. Ctrl+Z mengurungkan.")
    folder = versions.data_folder(place.papers())
    made.setLayout(
        column(
            title(tr("Tugas latihan")), label(told, wrap=True), 4, *said, 8,
            label(tr("Lalu coba juga"), bold=True), *_others(),
            label(tr("Paket, daftar Sidalih, dan lembar kerja latihan ada di {folder}.", folder=folder),
                  "quiet", wrap=True),
            None, space=5, margin=8,
        )
    )  # fmt: skip
    return made


def _said(one: Tugas, found: Ringkas | None) -> QLabel:
    """✓ once the mark is there."""
    key = next(key.key for key in mark_keys() if key.alasan is one.alasan)
    done = found is not None and one.alasan in (found.status, found.info, found.usul)
    what = _words()[one.alasan]
    text = tr("{nama}, RT {rt}: {what} Tombol {key}.", nama=one.nama, rt=one.rt, what=what, key=key)
    return label(f"{'✓' if done else '○'}  {text}", "good" if done else "", wrap=True)


def _words() -> dict[Alasan, str]:
    return {
        Alasan.MENINGGAL: tr("meninggal bulan lalu, kata keluarganya."),
        Alasan.PINDAH: tr("pindah ke kota dan membawa surat pindah."),
        Alasan.PINDAH_FISIK: tr("tinggal di kota, tetapi KTP-nya masih di sini."),
        Alasan.TNI: tr("sejak tahun ini anggota TNI."),
        Alasan.POLRI: tr("sejak tahun ini anggota Polri."),
        Alasan.BAWAH_UMUR: tr("belum 17 tahun pada hari pemungutan suara dan belum kawin."),
        Alasan.TIDAK_DIKENAL: tr("tidak dikenal siapa pun di RT itu."),
    }


def _others() -> list[QLabel]:
    return [
        label(f"○  {text}", wrap=True)
        for text in (
            tr("Entri (Ctrl+2): salin lembar kerja RT 1; biarkan satu orang tanpa tanda."),
            tr("Ganda (Alt+3): tiga orang tercatat dua kali, satu dengan gelar, satu dengan tanggal lain."),
            tr("Daftar, Saring: Umur perlu diperiksa. Tiga orang lain belum punya RT."),
            tr("Tahapan (Alt+1): tetapkan DPS bersama Sekretaris Latihan."),
            tr("Cetak (Alt+7): setiap kertas bertanda LATIHAN."),
            tr("Kembalikan ke KPU: terima berkasnya di brankas latihan, dari pintu KPU."),
        )
    ]
