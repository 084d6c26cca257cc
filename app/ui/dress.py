"""Language, colours and text size of the whole program, as the settings say."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from app.system.language import Language, set_language
from app.ui import settings, theme

_LOCALES: dict[Language, QLocale] = {
    "id": QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


def dress() -> None:
    """What is made from now on speaks and looks so; what stands already is built anew by whoever made it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    set_language(settings.language())
    QLocale.setDefault(_LOCALES[settings.language()])
    theme.apply(application, settings.mode(theme.system_mode()), settings.text_size())
