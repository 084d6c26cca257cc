"""What to keep where, and the words for the day when passwords and letter are lost."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.services.desa import recovery
from app.services.desa.workspace import member_list
from app.system.language import tr
from app.ui import icons, theme
from app.ui.desa.recovery_dialog import ask_recovery
from app.ui.desa.who_step import role_word
from app.ui.widgets.controls import button, column, label, line, row
from app.ui.widgets.pdf_preview import show_pdf

if TYPE_CHECKING:
    from app.ui.desa.village_screen import VillageScreen

_TOGETHER = ("ketua", "sekretaris")


class SafetyPanel(QWidget):
    """Beside the backups."""

    def __init__(self, screen: "VillageScreen") -> None:
        super().__init__()
        self._village, self._session = screen, screen.session
        self._sheet, self._why = label("", "quiet", wrap=True), label("", "quiet", wrap=True)
        self.words = button(tr("Buat &kata darurat …"), self.make_words, "printer")
        self._build()

    def _build(self) -> None:
        keep = (
            ("save", tr("Di flashdisk: cadangan (.dptx) dan paket dari KPU (.dpt).")),
            ("lock", tr("Di tempat terkunci yang lain: surat kunci dari KPU.")),
            (
                "check",
                tr("Keduanya cukup untuk melanjutkan di laptop lain; satu saja tidak membuka apa pun."),
            ),
        )
        self.setLayout(
            column(
                label(tr("Simpan di mana"), bold=True), *(_point(*one) for one in keep), 8, line(), 8,
                label(tr("Kata kunci darurat"), bold=True),
                label(
                    tr(
                        "Bila surat kunci hilang atau kata sandi terlupa: tujuh kata di selembar kertas yang "
                        "membuka data di komputer ini saja. Dibuat Ketua dan Sekretaris bersama-sama."
                    ),
                    wrap=True,
                ),
                self._sheet, row(self.words, None), self._why, None, margin=20,
            )
        )  # fmt: skip

    def tell(self) -> None:
        """Whether there is a sheet, and who may make one."""
        folder = self._session.workspace.folder
        self._sheet.setText(
            tr("Lembar kata darurat sudah pernah dibuat; yang terakhir berlaku.")
            if recovery.has_recovery(folder)
            else tr("Belum ada lembar kata darurat.")
        )
        why = self._hindrance()
        self.words.setEnabled(not why)
        self._why.setText(why)
        self._why.setVisible(bool(why))

    def _other(self) -> str:
        """The role that has to be there too."""
        return next(role for role in _TOGETHER if role != self._session.workspace.anggota.peran)

    def _hindrance(self) -> str:
        if self._session.workspace.anggota.peran not in _TOGETHER:
            return tr("Hanya saat Ketua atau Sekretaris yang masuk.")
        if not any(slot.peran == self._other() for slot in member_list(self._session.workspace.folder)):
            return tr("{peran} belum punya kata sandi di komputer ini.", peran=role_word(self._other()))
        return ""

    def make_words(self) -> None:
        """Both type their passwords; the sheet is shown once, to be printed."""
        made = ask_recovery(self, self._session, self._other())
        if made is None:
            return
        self.tell()
        old = tr(" Lembar yang lama tidak berlaku lagi.") if made.replaced else ""
        self._village.say(tr("Kata darurat dibuat. Cetak sekarang: tidak dapat ditampilkan lagi.") + old)
        show_pdf(self, made.pdf, tr("Kata darurat"), paper_only=True)


def _point(icon: str, text: str) -> QHBoxLayout:
    picture = label()
    picture.setPixmap(icons.pixmap(icon, 18, theme.colours().quiet))
    picture.setAlignment(Qt.AlignmentFlag.AlignTop)
    inside = row(picture, 4, label(text, wrap=True))
    inside.setStretch(2, 1)
    return inside
