"""What a computer remembers of its printers, and what people type to change it."""

import pytest

from app.domain.bidang_slip import Kalibrasi, read_mm, shifted
from app.domain.errors import UserError
from app.system import paths
from app.system.kalibrasi import calibration, keep_calibration, printers

EPSON = "EPSON L3110 [Series] = 100%"


def test_each_printer_and_form_has_its_own() -> None:
    assert calibration(EPSON, 4) == Kalibrasi()
    keep_calibration(EPSON, 4, shifted(Kalibrasi(), ["semua=1.5,-0.5", "nama=2,0", "qr=-"]))
    keep_calibration(EPSON, 6, shifted(calibration(EPSON, 6), ["tps=-3,+4.25"]))
    keep_calibration("LX-310", 4, shifted(Kalibrasi(), ["semua=0,9"]))
    assert printers() == [EPSON, "LX-310"]
    four, six = calibration(EPSON, 4), calibration(EPSON, 6)
    assert four == Kalibrasi((1.5, -0.5), {"nama": (2, 0), "qr": None})
    assert six == Kalibrasi((1.5, -0.5), {"tps": (-3, 4.25)})
    assert (four.of("nama"), four.of("qr"), four.of("no")) == ((3.5, -0.5), None, (1.5, -0.5))
    assert shifted(four, ["qr=0,0", "semua=0,0"]) == Kalibrasi((0, 0), {"nama": (2, 0), "qr": (0, 0)})


@pytest.mark.parametrize(
    "typed", ["nama", "nama=1", "nama=a,b", "nama=1,2,3", "usia=1,2", "semua=-", "nama=1..2,3", "nama=999,0"]
)
def test_what_is_no_distance_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="SHIFT_INVALID"):
        shifted(Kalibrasi(), [typed])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("", 0), ("1,5", 1.5), ("-2", -2), ("\N{MINUS SIGN}0.25", -0.25), ("+3 ", 3), (",5", 0.5), ("350", 350)],
)
def test_millimetres_are_read_as_people_write_them(typed: str, meant: float) -> None:
    assert read_mm(typed) == meant


@pytest.mark.parametrize("typed", ["-", "dua", "1,5,2", "351", "1e3", "nan", "1,", "0x1", "\u0662"])
def test_what_is_no_number_of_millimetres_is_nothing(typed: str) -> None:
    assert read_mm(typed) is None


@pytest.mark.parametrize("printer", ["", "x" * 101, "dua\nbaris"])
def test_a_printer_has_a_name(printer: str) -> None:
    with pytest.raises(UserError, match="CALIBRATION_PRINTER"):
        keep_calibration(printer, 4, Kalibrasi())
    assert printers() == []


@pytest.mark.parametrize(
    "text", ["bukan ini", "[A]\nsemua = jauh\n", "[A]\nsemua = nan 1\n", "[A]\n4.no = 1\n"]
)
def test_a_damaged_file_is_said_so(text: str) -> None:
    paths.data_root().mkdir(parents=True)
    (paths.data_root() / "kalibrasi.ini").write_text(text)
    with pytest.raises(UserError, match="CALIBRATION_DAMAGED"):
        calibration("A", 4)
