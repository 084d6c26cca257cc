"""How the window looks: one font, one accent, light and dark."""

from dataclasses import dataclass, fields
from importlib.resources import as_file, files
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

Mode = Literal["light", "dark"]
SPACE = 8
TEXT_SIZES = (1.0, 1.15, 1.3)
"""What the settings offer; widths and rows follow the text."""
_ROW_HEIGHT = 28
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
    on_accent="#10202f", selection="#29425c", good="#7fce9c", warn="#f0b562", bad="#f39a9a",
)  # fmt: skip

_mode: list[Mode] = ["light"]
_size: list[float] = [1.0]


def colours() -> Colours:
    """Those of the mode in force."""
    return DARK if _mode[0] == "dark" else LIGHT


def scaled(pixels: int) -> int:
    """A width or height made for the usual text, for the text size in force."""
    return round(pixels * _size[0])


def row_height() -> int:
    """Of a table's row."""
    return scaled(_ROW_HEIGHT)


def apply(application: QApplication, mode: Mode, size: float = 1.0) -> None:
    """Style, font and palette of the whole program."""
    _mode[0], _size[0] = mode, size
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
    font.setPointSizeF(_POINT_SIZE * _size[0])
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
    """`resources/window.css` with the mode's colours: only what the palette cannot say."""
    sheet = (files("resources") / "window.css").read_text(encoding="utf-8")
    for field in fields(c):
        sheet = sheet.replace(f"@{field.name};", f"{getattr(c, field.name)};")
    tick = "tick-dark" if c is DARK else "tick-light"
    for name, file in (("arrow", "arrow-down"), ("tick", tick)):
        sheet = sheet.replace(f"@{name};", f"url({_picture(file)});")
    return sheet


def _picture(name: str) -> str:
    """A style sheet takes pictures from files only, in the colour that they have there."""
    with as_file(files("resources") / "icons" / f"{name}.svg") as path:
        return path.as_posix()
