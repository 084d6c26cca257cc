"""A line under the top: what is to be known of this computer or data file; once read it can be closed."""

from PySide6.QtWidgets import QWidget

from app.services.desa.workspace import Workspace
from app.system.language import tr
from app.system.messages import message
from app.ui.widgets.controls import button, column, label, line, row


class WarningNotice(QWidget):
    """Hidden where there is nothing to say."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        told = [message(code, {}) for code in dict.fromkeys(workspace.warnings)]
        self.text = label("\n".join(f"⚠ {one.happened} {one.next}" for one in told), "warn", wrap=True)
        inside = row(self.text, button(tr("Tutup"), self.hide, "x", flat=True))
        inside.setContentsMargins(12, 4, 8, 4)
        inside.setStretch(0, 1)
        self.setLayout(column(inside, line(), space=0))
        self.setVisible(bool(told))
