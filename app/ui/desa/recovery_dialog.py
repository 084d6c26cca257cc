"""Ketua and Sekretaris type their passwords, one after the other, for a new sheet of recovery words."""

from PySide6.QtWidgets import QFormLayout, QWidget

from app.domain.progress import Progress
from app.services.desa.recovery import Recovery, make_recovery
from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.ui.desa.session import Session
from app.ui.desa.who_step import role_word
from app.ui.widgets.controls import label
from app.ui.widgets.deed import Deed, Failed, Then
from app.ui.widgets.password_field import password_line


def ask_recovery(parent: QWidget, session: Session, other: str) -> Recovery | None:
    """The sheet; None where somebody changed his mind. `other`: the role that has to be there too."""
    me = session.workspace.anggota
    words = [tr("Kata sandi {peran}", peran=role_word(peran)) for peran in (me.peran, other)]
    mine, theirs = (password_line(word) for word in words)
    fields = QWidget()
    form = QFormLayout(fields)
    form.setContentsMargins(0, 0, 0, 0)
    for word, line in zip(words, (mine, theirs), strict=True):
        form.addRow(word, line)
    fields.setFocusProxy(mine)
    told = label(
        tr(
            "Tujuh kata baru dibuat untuk komputer ini; kata darurat yang lama tidak berlaku lagi. "
            "Siapkan printer: lembarnya hanya ditampilkan sekali."
        ),
        wrap=True,
    )

    def start(then: Then, failed: Failed) -> None:
        typed = mine.text(), theirs.text()

        def work(workspace: Workspace, progress: Progress) -> Recovery:
            return make_recovery(workspace, typed[0], other, typed[1])

        session.run(work, then, failed, tr("Membuat kata darurat"))

    asked = Deed(parent, tr("Buat kata darurat"), tr("Buat kata darurat"), told, fields, start=start)

    def tell() -> None:
        asked.act.setEnabled(bool(mine.text() and theirs.text()))

    for line in (mine, theirs):
        line.textChanged.connect(lambda _: tell())
    tell()
    mine.setFocus()
    return asked.outcome if asked.agreed() else None
