"""Small dialogs of the page Dukcapil: whom to ask for, how a list leaves, the password it leaves with."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from app.services.desa import dukcapil
from app.services.desa.dukcapil import KELOMPOK, ULANG, Kelompok, Pilihan, Sensus, Ulang
from app.services.desa.dukcapil_jawaban import LONGEST_LETTER
from app.services.desa.dukcapil_kertas import PAPER_NAMES
from app.services.desa.password import suggestion
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.widgets.ask import Ask
from app.ui.widgets.controls import column, label


def group_words() -> dict[Kelompok, str]:
    """Whom a list may ask for."""
    return {
        "baru": tr("Pemilih baru"),
        "ubah": tr("Pemilih yang datanya dibetulkan"),
        "tms": tr("Yang ditandai TMS (alasan yang disimpan panitia tidak ikut)"),
        "belum": tr("Yang belum diverifikasi"),
        "semua": tr("Semua pemilih di daftar"),
    }


def again_words() -> dict[Ulang, str]:
    """Whom it may ask for once more."""
    return {
        "terbuka": tr("yang belum dijawab"),
        "tidak_ditemukan": tr("yang tidak ditemukan"),
        "dibetulkan": tr("yang dibetulkan sesudah ditanyakan"),
    }


def choose_voters(parent: QWidget, sensus: Sensus) -> Pilihan | None:
    """For a new list, with how many each choice asks for; None where nobody was chosen."""
    kinds = {kind: QCheckBox() for kind in KELOMPOK}
    again = {one: QCheckBox() for one in ULANG}
    for kind in Pilihan().kelompok:
        kinds[kind].setChecked(True)
    total = label("", size=1.25, bold=True)
    told = label(tr("Yang sudah pernah ditanyakan tidak ditanyakan lagi, kecuali:"), "quiet", wrap=True)
    inside = QWidget()
    inside.setLayout(column(*kinds.values(), 6, told, *again.values(), 6, total, space=6))
    asked = Ask(parent, tr("Daftar baru untuk Dukcapil"), tr("Buat daftar"), inside)

    def wanted() -> Pilihan:
        return Pilihan(
            frozenset(kind for kind, box in kinds.items() if box.isChecked()),
            ulang=frozenset(one for one, box in again.items() if box.isChecked()),
        )

    def tell() -> None:
        now = wanted()
        for kind, box in kinds.items():
            alone = Pilihan(frozenset((kind,)), ulang=now.ulang)
            box.setText(
                tr("{word} ({count})", word=group_words()[kind], count=ribuan(dukcapil.count(sensus, alone)))
            )
        for one, box in again.items():
            more = dukcapil.count(sensus, Pilihan(now.kelompok, ulang=frozenset((one,))))
            more -= dukcapil.count(sensus, Pilihan(now.kelompok))
            box.setText(tr("{word} ({count})", word=again_words()[one], count=ribuan(more)))
        count = dukcapil.count(sensus, now)
        total.setText(tr("{count} orang akan ditanyakan", count=ribuan(count)))
        asked.act.setEnabled(bool(count))

    for box in (*kinds.values(), *again.values()):
        box.toggled.connect(lambda _: tell())
    tell()
    return wanted() if asked.agreed() else None


@dataclass(frozen=True, slots=True)
class Keluar:
    """How a list leaves. `password` "" in the open; `nomor` of the committee's own letter."""

    password: str = ""
    hanya_terbuka: bool = False
    nomor: str = ""
    kertas: str = "F4"


def ask_workbook(parent: QWidget, waiting: int, total: int) -> Keluar | None:
    """Locked unless the person says otherwise."""
    only, locked = _only(waiting, total), QCheckBox(tr("Kunci dengan kata sandi yang dibuatkan"))
    locked.setChecked(True)
    told = label(
        tr(
            "Buku kerja memuat NIK dan nomor KK terbuka, karena dengan itu Dukcapil mencari. "
            "Penulisannya dicatat."
        ),
        wrap=True,
    )
    asked = Ask(parent, tr("Tulis buku kerja"), tr("Pilih tempat …"), told, only, locked)
    if not asked.agreed():
        return None
    return Keluar(suggestion() if locked.isChecked() else "", only.isChecked())


def ask_paper(parent: QWidget, waiting: int, total: int) -> Keluar | None:
    """The committee's letter number may be written by hand later."""
    only, number, paper = _only(waiting, total), QLineEdit(), QComboBox()
    number.setMaxLength(LONGEST_LETTER)
    number.setAccessibleName(tr("Nomor surat panitia"))
    number.setPlaceholderText(tr("boleh dikosongkan, ditulis tangan"))
    paper.setAccessibleName(tr("Kertas"))
    paper.addItems(PAPER_NAMES)
    inside, form = QWidget(), QFormLayout()
    form.addRow(tr("Nomor surat panitia"), number)
    form.addRow(tr("Kertas"), paper)
    form.setContentsMargins(0, 0, 0, 0)
    inside.setLayout(form)
    told = label(
        tr("Surat permohonan dan daftarnya. NIK dan nomor KK terbuka; pencetakannya dicatat."), wrap=True
    )
    asked = Ask(parent, tr("Cetak daftar"), tr("Lihat cetakannya"), told, inside, only)
    number.setFocus()
    if not asked.agreed():
        return None
    return Keluar("", only.isChecked(), number.text().strip(), paper.currentText())


def _only(waiting: int, total: int) -> QCheckBox:
    made = QCheckBox(tr("Hanya {count} orang yang belum dijawab", count=ribuan(waiting)))
    made.setEnabled(0 < waiting < total)
    return made


def show_password(parent: QWidget, password: str, name: str) -> None:
    """Once. It goes another way than the file."""
    shown = label(password, size=1.6, bold=True)
    shown.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    shown.setAccessibleName(password)
    told = label(
        tr(
            "Kata sandi {name}, ditampilkan sekali ini saja. Catatlah dan sampaikan kepada Dukcapil "
            "lewat jalan lain, misalnya telepon; jangan bersama berkasnya.",
            name=name,
        ),
        wrap=True,
    )
    asked = Ask(parent, tr("Kata sandi buku kerja"), tr("Sudah saya catat"), told, shown)
    asked.leave.hide()
    asked.agreed()


def ask_office_password(parent: QWidget, name: str, *, wrong: bool) -> str | None:
    """Of a file that came back locked."""
    field = QLineEdit()
    field.setAccessibleName(tr("Kata sandi buku kerja"))
    text = tr("{name} dikunci. Ketik kata sandi buku kerjanya.", name=name)
    again = tr("Kata sandi itu tidak cocok untuk {name}. Ketik sekali lagi.", name=name)
    asked = Ask(
        parent, tr("Kata sandi buku kerja"), tr("Buka"), label(again if wrong else text, wrap=True), field
    )
    field.setFocus()
    return field.text() if asked.agreed() else None
