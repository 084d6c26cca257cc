"""How far fields are moved on blanks, as it is typed: the rows of the table, read and told in millimetres."""

from collections.abc import Mapping, Sequence

from app.domain.bidang_slip import Geser, Kalibrasi, nomor_bidang, read_mm
from app.system.istilah import istilah
from app.system.language import language, tr
from app.ui.models.isian_model import IsianModel, Kolom

_YES, _NO = "ya", "tidak"
RIGHT, DOWN = 2, 3
"""Columns."""


class GeserModel(IsianModel):
    """One row a field, in the order of the numbers on the calibration sheet."""

    def __init__(self) -> None:
        choices = ((_YES, tr("ya")), (_NO, tr("tidak")))
        super().__init__(
            (
                Kolom(tr("No"), is_number=True, is_fixed=True),
                Kolom(tr("Isian"), is_fixed=True),
                Kolom(tr("Kanan"), is_number=True),
                Kolom(tr("Bawah"), is_number=True),
                Kolom(tr("Dicetak"), choices),
            )
        )
        self.names: tuple[str, ...] = ()

    def begin(self, names: Sequence[str], kept: Kalibrasi) -> None:
        """The fields of a form as they are kept."""
        self.names = tuple(names)
        words = field_names()
        self.show([_row(name, words[name], kept.bidang.get(name, (0.0, 0.0))) for name in names])

    def typed(self, whole: tuple[str, str]) -> tuple[Kalibrasi, list[str]]:
        """What stands there, and what of it is no distance: that is left where it was."""
        words, wrong = field_names(), []
        semua = _read(*whole)
        if semua is None:
            wrong.append(tr("semua isian"))
        bidang: dict[str, Geser | None] = {}
        for name, row in zip(self.names, self.rows, strict=True):
            own = _read(row[RIGHT], row[DOWN])
            if own is None:
                wrong.append(words[name])
            if row[-1] == _NO:
                bidang[name] = None
            elif own and own != (0, 0):
                bidang[name] = own
        return Kalibrasi(semua or (0.0, 0.0), bidang), wrong


def _row(name: str, word: str, own: Geser | None) -> list[str]:
    right, down = own or (0.0, 0.0)
    return [str(nomor_bidang(name)), word, mm(right), mm(down), _NO if own is None else _YES]


def _read(right: str, down: str) -> Geser | None:
    read = (read_mm(right), read_mm(down))
    return None if read[0] is None or read[1] is None else (read[0], read[1])


def mm(distance: float) -> str:
    """1,5, in English 1.5."""
    told = f"{distance:.2f}".rstrip("0").rstrip(".")
    return told if language() == "en" else told.replace(".", ",")


def field_names() -> Mapping[str, str]:
    """What the fields of a slip are called."""
    tps = istilah().tps
    return {
        "no": tr("Nomor DPT"),
        "tps": tps,
        "nama": tr("Nama"),
        "kelamin": tr("Jenis kelamin"),
        "alamat_1": tr("Alamat, baris 1"),
        "alamat_2": tr("Alamat, baris 2"),
        "lokasi_1": tr("Alamat {tps}, baris 1", tps=tps),
        "lokasi_2": tr("Alamat {tps}, baris 2", tps=tps),
        "qr": tr("Kode QR"),
        "salinan": tr("Tanda SALINAN"),
        "tanda_nama": tr("Tanda terima: nama"),
        "tanda_no": tr("Tanda terima: nomor DPT"),
        "tanda_tps": tr("Tanda terima: {tps}", tps=tps),
        "tanda_salinan": tr("Tanda terima: SALINAN"),
    }
