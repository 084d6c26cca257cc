"""How the window looks: one font, one accent, status badges that differ by letter and shape, light and dark."""

from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

Mode = Literal["light", "dark"]
SPACE = 8
ROW_HEIGHT = 28
_POINT_SIZE = 10.5


@dataclass(frozen=True, slots=True)
class Colours:
    """Hex colours of one mode; text on `base` and on `window` passes WCAG AA (measured in a test)."""

    window: str
    base: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    selection: str
    good: str
    warn: str
    bad: str


LIGHT = Colours(
    window="#f6f6f3", base="#ffffff", line="#d9d9d3", text="#1c1d1f", quiet="#5c6066", accent="#1d5fa3",
    on_accent="#ffffff", selection="#dbe9f7", good="#1c6b3c", warn="#8a5200", bad="#a32020",
)  # fmt: skip
DARK = Colours(
    window="#1d1f22", base="#25282c", line="#3c4046", text="#eceded", quiet="#a9aeb5", accent="#7db4ea",
    on_accent="#10202f", selection="#2f4a66", good="#7fce9c", warn="#f0b562", bad="#f39a9a",
)  # fmt: skip

_mode: list[Mode] = ["light"]


def colours() -> Colours:
    """Those of the mode in force."""
    return DARK if _mode[0] == "dark" else LIGHT


def apply(application: QApplication, mode: Mode) -> None:
    """Style, font and palette of the whole program."""
    _mode[0] = mode
    application.setStyle("Fusion")
    application.setFont(_font())
    application.setPalette(_palette(colours()))
    application.setStyleSheet(_sheet(colours()))


def system_mode() -> Mode:
    """What the desktop asks for."""
    from PySide6.QtCore import Qt

    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def _font() -> QFont:
    """Roboto, shipped with the program: its digits have one width and it looks the same everywhere."""
    if "Roboto" not in QFontDatabase.families():
        for name in ("Roboto-Regular.ttf", "Roboto-Bold.ttf", "RobotoCondensed-Regular.ttf"):
            with as_file(files("resources") / "fonts" / name) as path:
                QFontDatabase.addApplicationFont(str(path))
    font = QFont("Roboto")
    font.setPointSizeF(_POINT_SIZE)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def sized(factor: float, *, bold: bool = False) -> QFont:
    """The program's font, larger or smaller."""
    font = QFont(QApplication.font())
    font.setPointSizeF(QApplication.font().pointSizeF() * factor)
    font.setBold(bold)
    return font


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, c.window), (roles.WindowText, c.text), (roles.Base, c.base), (roles.Text, c.text),
        (roles.AlternateBase, c.window), (roles.Button, c.window), (roles.ButtonText, c.text),
        (roles.Highlight, c.selection), (roles.HighlightedText, c.text), (roles.ToolTipBase, c.base),
        (roles.ToolTipText, c.text), (roles.PlaceholderText, c.quiet), (roles.Link, c.accent),
        (roles.Mid, c.line), (roles.Accent, c.accent), (roles.Light, c.base), (roles.Dark, c.line),
    ):  # fmt: skip
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.quiet))
    return palette


def _sheet(c: Colours) -> str:
    """Only what the palette cannot say. `primary`, `quiet`, `title`, `big` are dynamic properties."""
    return f"""
    QLineEdit, QComboBox, QPlainTextEdit, QSpinBox, QDateEdit {{
        background: {c.base}; border: 1px solid {c.line}; border-radius: 4px; padding: 4px 6px;
        selection-background-color: {c.accent}; selection-color: {c.on_accent}; min-height: 20px; }}
    QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QSpinBox:focus {{ border: 2px solid {c.accent}; padding: 3px 5px; }}
    QLineEdit[wrong="true"] {{ border: 2px solid {c.bad}; padding: 3px 5px; color: {c.bad}; }}
    QPushButton {{ background: {c.base}; border: 1px solid {c.line}; border-radius: 4px; padding: 6px 14px; min-height: 18px; }}
    QPushButton:hover {{ border-color: {c.accent}; }}
    QPushButton:focus {{ border: 2px solid {c.accent}; padding: 5px 13px; }}
    QPushButton:disabled {{ color: {c.quiet}; background: {c.window}; }}
    QPushButton[primary="true"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; font-weight: bold; }}
    QPushButton[primary="true"]:focus {{ border: 2px solid {c.text}; }}
    QPushButton[primary="true"]:disabled {{ background: {c.line}; color: {c.quiet}; border-color: {c.line}; }}
    QPushButton[flat="true"] {{ background: transparent; border: 1px solid transparent; padding: 4px 8px; }}
    QPushButton[flat="true"]:hover {{ background: {c.selection}; }}
    QPushButton[flat="true"]:focus {{ border: 1px solid {c.accent}; }}
    QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 4px; }}
    QToolButton:hover {{ background: {c.selection}; }}
    QToolButton:focus {{ border: 1px solid {c.accent}; }}
    QToolButton:checked {{ background: {c.selection}; }}
    QTableView, QListView, QTreeView {{ border: none; background: {c.base}; gridline-color: {c.window};
        selection-background-color: {c.selection}; selection-color: {c.text}; outline: 0; }}
    QHeaderView::section {{ background: {c.window}; color: {c.quiet}; border: none; border-bottom: 1px solid {c.line}; padding: 5px 6px; }}
    QToolTip {{ background: {c.base}; color: {c.text}; border: 1px solid {c.line}; padding: 4px; }}
    QScrollArea, QStackedWidget {{ border: none; background: transparent; }}
    QMenu {{ background: {c.base}; border: 1px solid {c.line}; padding: 4px; }}
    QMenu::item {{ padding: 6px 24px 6px 12px; }}
    QMenu::item:selected {{ background: {c.selection}; color: {c.text}; }}
    QLabel[quiet="true"] {{ color: {c.quiet}; }}
    QLabel[good="true"] {{ color: {c.good}; }}
    QLabel[warn="true"] {{ color: {c.warn}; font-weight: bold; }}
    QLabel[bad="true"] {{ color: {c.bad}; font-weight: bold; }}
    QFrame[line="true"] {{ background: {c.line}; max-height: 1px; min-height: 1px; border: none; }}
    QFrame[vline="true"] {{ background: {c.line}; max-width: 1px; min-width: 1px; border: none; }}
    QWidget[sheet="true"] {{ background: {c.base}; }}
    """
