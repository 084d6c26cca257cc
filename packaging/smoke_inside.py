"""What the installed program's own Python is asked during a trial; never shipped.

/usr/lib/dpt-desa/runtime/dpt-desa -B -X utf8 smoke_inside.py import|open|start BEGAN
"""

import importlib
import os
import pkgutil
import sys
import time

_LIBRARIES = (
    *(
        "PIL.Image",
        "PIL.ImageCms",
        "PIL.ImageFont",
        "PIL.WebPImagePlugin",
        "cryptography.hazmat.primitives.kdf.argon2",
    ),
    *(
        "keyring.backends.SecretService",
        "markdown_it",
        "msoffcrypto",
        "openpyxl",
        "pypdf",
        "pypdfium2",
        "pyrage",
    ),
    *("reportlab.graphics.shapes", "reportlab.platypus", "sqlcipher3", "xlsxwriter", "zxingcpp"),
)


def import_all() -> None:
    """Every module of the program and every library it loads late."""
    import app

    modules = [each.name for each in pkgutil.walk_packages(app.__path__, "app.")]
    for name in (*modules, *_LIBRARIES):
        if name != "app.__main__":
            importlib.import_module(name)
    print(len(modules), "modul")


def open_window() -> None:
    """The window, until it has stood for a moment."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app.ui import application

    application.make_application()
    QTimer.singleShot(1500, lambda: print("terbuka") or QApplication.quit())
    application.run_window()


def time_window(began: float) -> None:
    """Seconds from `began` (monotonic clock) until the window is painted and waits for a key."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent

    from app.ui import application
    from app.ui.window import MainWindow

    def tell() -> None:
        print(f"{time.monotonic() - began:.3f}", flush=True)
        os._exit(0)

    class Timed(MainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            super().paintEvent(event)
            QTimer.singleShot(0, tell)

    vars(application)["MainWindow"] = Timed
    application.run_window()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["import"]:
            import_all()
        case ["open"]:
            open_window()
        case ["start", began]:
            time_window(float(began))
