"""What this computer remembers of its printers: how far each misses the fields of pre-printed slips.

Decision: an INI file beside the window's own, written by hand where need be. It belongs to the computer and
its printers, not to a village, and holds no person.
"""

from configparser import ConfigParser, Error
from io import StringIO
from pathlib import Path

from app.domain.bidang_slip import BIDANG, SEMUA, Geser, Kalibrasi, is_geser
from app.domain.errors import UserError
from app.system import paths
from app.system.safe_file import read_file, write_atomic

_LIMIT = 1024 * 1024
_NONE = "-"


def printers() -> list[str]:
    """Those that were calibrated here."""
    return _read().sections()


def is_calibrated(printer: str, per_page: int) -> bool:
    """Whether something is moved; a damaged file tells itself once it is needed."""
    try:
        return calibration(printer, per_page) != Kalibrasi()
    except UserError:
        return False


def calibration(printer: str, per_page: int) -> Kalibrasi:
    """Of a printer and a form with so many slips a page; nothing is moved where nobody measured.

    Raises UserError CALIBRATION_DAMAGED.
    """
    known = _read()
    if not known.has_section(printer):
        return Kalibrasi()
    told = {key: _geser(value) for key, value in known.items(printer)}
    whole = told.get(SEMUA) or (0.0, 0.0)
    keys = {name: f"{per_page}.{name}" for name in BIDANG}
    return Kalibrasi(whole, {name: told[key] for name, key in keys.items() if key in told})


def keep_calibration(printer: str, per_page: int, kalibrasi: Kalibrasi) -> None:
    """Remember it; what other forms of this printer need stays. Raises CALIBRATION_PRINTER."""
    if not printer or len(printer) > 100 or not printer.isprintable():
        raise UserError("CALIBRATION_PRINTER", usage=True)
    known = _read()
    before = dict(known.items(printer)) if known.has_section(printer) else {}
    kept = {key: value for key, value in before.items() if not key.startswith(f"{per_page}.")}
    fields = {f"{per_page}.{name}": _told(one) for name, one in kalibrasi.bidang.items()}
    known[printer] = kept | {SEMUA: _told(kalibrasi.semua)} | fields
    text = StringIO()
    known.write(text)
    paths.data_root().mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomic(_file(), text.getvalue().encode())


def _file() -> Path:
    return paths.data_root() / "kalibrasi.ini"


def _read() -> ConfigParser:
    known = ConfigParser(interpolation=None, default_section="", delimiters=("=",))
    known.optionxform = str  # type: ignore[assignment,method-assign]  # names as they are
    if not _file().exists():
        return known
    try:
        known.read_string(read_file(_file(), _LIMIT).decode("utf-8-sig"))
    except (Error, UnicodeDecodeError) as error:
        raise UserError("CALIBRATION_DAMAGED", file=_file().name) from error
    return known


def _geser(text: str) -> Geser | None:
    if text.strip() == _NONE:
        return None
    try:
        right, down = map(float, text.split())
    except ValueError as error:
        raise UserError("CALIBRATION_DAMAGED", file=_file().name) from error
    if not is_geser((right, down)):
        raise UserError("CALIBRATION_DAMAGED", file=_file().name)
    return right, down


def _told(geser: Geser | None) -> str:
    return _NONE if geser is None else f"{geser[0]:g} {geser[1]:g}"
