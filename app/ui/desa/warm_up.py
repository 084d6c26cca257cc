"""What a village's page needs that Python and Qt make only once: made while somebody still reads or types."""

from importlib import import_module


def warm_up() -> None:
    """The page's modules, and classes that Qt prepares at their first use: else 100 ms more at the login."""
    import_module("app.ui.desa.village_screen")
    from app.ui.desa.daftar_table import DaftarTable
    from app.ui.models.pemilih_model import PemilihModel, columns

    DaftarTable(PemilihModel(columns("", ""))).deleteLater()
