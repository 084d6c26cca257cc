"""The damage that real lists arrive with, done on purpose to a known few rows of an invented one."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import cycle
from typing import Literal

from app.domain.sidalih import KOLOM_SIDALIH
from app.domain.tanggal import BULAN

Cell = str | int | float
Expected = Literal["accepted", "noted", "refused", "duplicate", "blank"]


@dataclass(frozen=True, slots=True)
class Truth:
    """What was done to one row and what reading must make of it. `row` is the sheet's row number."""

    file: str
    sheet: str
    row: int
    column: str
    damage: str
    expected: Expected


@dataclass(frozen=True, slots=True)
class Damage:
    """`make` turns the clean text of a column into the damaged cell."""

    name: str
    column: str
    make: Callable[[str], Cell]
    expected: Expected
    workbook_only: bool = False


def _fixed(text: str) -> Callable[[str], Cell]:
    return lambda _: text


def _scientific(text: str) -> str:
    return f"{int(text):.5E}".replace(".", ",")


def _dotted(text: str) -> str:
    return ".".join((text[:2], text[2:4], text[4:6], text[6:12], text[12:]))


def _grouped(text: str) -> str:
    return " ".join(text[at : at + 4] for at in range(0, 16, 4))


def _day_first(separator: str) -> Callable[[str], Cell]:
    return lambda text: text.replace("|", separator)


def _year_first(separator: str) -> Callable[[str], Cell]:
    return lambda text: separator.join(reversed(text.split("|")))


def _in_words(text: str) -> str:
    day, month, year = text.split("|")
    return f"{day} {BULAN[int(month) - 1]} {year}"


def _serial(text: str) -> int:
    day, month, year = map(int, text.split("|"))
    return (date(year, month, day) - date(1899, 12, 30)).days


def _numbers(column: str) -> tuple[Damage, ...]:
    low = column.lower()
    return (
        Damage(f"{low}_notasi_ilmiah", column, _scientific, "refused"),
        Damage(f"{low}_sel_angka", column, int, "refused", workbook_only=True),
        Damage(f"{low}_berujung_nol", column, lambda text: int(text) // 10 * 10, "refused", True),
        Damage(f"{low}_petik", column, lambda text: f"'{text}", "noted"),
        Damage(f"{low}_nbsp", column, lambda text: f"\u00a0{text} ", "noted"),
        Damage(f"{low}_huruf_o", column, lambda text: text.replace("0", "O", 1), "refused"),
        Damage(f"{low}_huruf_l", column, lambda text: text.replace("1", "l", 1), "refused"),
        Damage(f"{low}_titik", column, _dotted, "noted"),
        Damage(f"{low}_spasi", column, _grouped, "noted"),
        Damage(f"{low}_bintang", column, lambda text: f"{text[:4]}{'*' * 10}{text[14:]}", "refused"),
        Damage(f"{low}_15_angka", column, lambda text: text[:15], "refused"),
        Damage(f"{low}_17_angka", column, lambda text: f"{text}0", "refused"),
        Damage(f"{low}_strip", column, _fixed("-"), "refused"),
        Damage(f"{low}_nol", column, _fixed("0"), "refused"),
        Damage(f"{low}_null", column, _fixed("null"), "refused"),
    )


DAMAGES = (
    *_numbers("NIK"),
    *_numbers("NKK"),
    Damage("nama_kosong", "NAMA", _fixed("null"), "refused"),
    Damage("nama_spasi", "NAMA", lambda text: f"  {text}\u00a0", "noted"),
    Damage("tanggal_strip", "TANGGAL LAHIR", _day_first("-"), "accepted"),
    Damage("tanggal_garis_miring", "TANGGAL LAHIR", _day_first("/"), "accepted"),
    Damage("tanggal_titik", "TANGGAL LAHIR", _day_first("."), "accepted"),
    Damage("tanggal_iso", "TANGGAL LAHIR", _year_first("-"), "accepted"),
    Damage("tanggal_tahun_dulu", "TANGGAL LAHIR", _year_first("/"), "accepted"),
    Damage("tanggal_kata", "TANGGAL LAHIR", _in_words, "accepted"),
    Damage("tanggal_nomor_excel", "TANGGAL LAHIR", _serial, "accepted", workbook_only=True),
    Damage("tanggal_dua_angka", "TANGGAL LAHIR", lambda text: f"{text[:6]}{text[8:]}", "refused"),
    Damage("tanggal_urutan_amerika", "TANGGAL LAHIR", lambda text: f"12/31/{text[6:]}", "refused"),
    Damage("tanggal_sebagian", "TANGGAL LAHIR", lambda text: f"00|00|{text[6:]}", "noted"),
    Damage("tanggal_mustahil", "TANGGAL LAHIR", lambda text: f"31|02|{text[6:]}", "refused"),
    Damage("tanggal_null", "TANGGAL LAHIR", _fixed("null"), "refused"),
    Damage("kelamin_lk", "KELAMIN", _fixed("lk"), "accepted"),
    Damage("kelamin_pr", "KELAMIN", _fixed("pr"), "accepted"),
    Damage("kelamin_laki_laki", "KELAMIN", _fixed("LAKI-LAKI"), "accepted"),
    Damage("kelamin_perempuan", "KELAMIN", _fixed("Perempuan"), "accepted"),
    Damage("kelamin_1", "KELAMIN", _fixed("1"), "accepted"),
    Damage("kelamin_asing", "KELAMIN", _fixed("X"), "refused"),
    Damage("kawin_kata", "STS KAWIN", _fixed("CERAI MATI"), "accepted"),
    Damage("kawin_belum", "STS KAWIN", _fixed("Belum Kawin"), "accepted"),
    Damage("kawin_asing", "STS KAWIN", _fixed("?"), "noted"),
    Damage("rt_dua_angka", "RT", lambda text: text.zfill(2), "accepted"),
    Damage("rt_tiga_angka", "RT", lambda text: text.zfill(3), "accepted"),
    Damage("rt_nol", "RT", _fixed("0"), "noted"),
    Damage("rt_strip", "RT", _fixed("-"), "noted"),
    Damage("rw_strip", "RW", _fixed("-"), "noted"),
    Damage("tps_tiga_angka", "TPS", lambda text: text.zfill(3), "accepted"),
    Damage("tps_kata", "TPS", lambda text: f"TPS {text}", "accepted"),
    Damage("tps_kata_nol", "TPS", lambda text: f"TPS {text.zfill(2)}", "accepted"),
    Damage("tps_kosong", "TPS", _fixed(""), "noted"),
    Damage("alamat_dengan_rt", "ALAMAT", lambda text: f"{text} RT 01 RW 02", "accepted"),
    Damage("disabilitas_asing", "DISABILITAS", _fixed("9"), "noted"),
    Damage("ektp_asing", "EKTP", _fixed("x"), "noted"),
    Damage("dpid_null", "DPID", _fixed("null"), "noted"),
    Damage("kel_id_null", "KEL_ID", _fixed("null"), "refused"),
)

_PLACE = {name: at for at, name in enumerate(KOLOM_SIDALIH)}
_NUMERIC = tuple(_PLACE[name] for name in ("NO", "RT", "RW", "TPS", "DISABILITAS"))
_UPDATED_AT = _PLACE["UPDATED_AT"]
_EVERY = 97


def typed(row: tuple[str, ...]) -> list[Cell]:
    """The row as Sidalih's workbook has it: ids as text, counts and UPDATED_AT as numbers."""
    cells: list[Cell] = list(row)
    for at in _NUMERIC:
        cells[at] = int(row[at])
    cells[_UPDATED_AT] = float(row[_UPDATED_AT])
    return cells


class Damager:
    """Passes one sheet's rows on, spoils every 97th (more often in small sheets), remembers it."""

    def __init__(self, file: str, sheet: str, rows: int, workbook: bool, truth: list[Truth]) -> None:
        self._file, self._sheet, self._truth = file, sheet, truth
        self._workbook = workbook
        self._damages = cycle([kind for kind in DAMAGES if workbook or not kind.workbook_only])
        self._every = max(2, min(_EVERY, rows // (len(DAMAGES) + 8)))
        self._number = 1
        self._rows = rows

    def spoil(self, rows: Iterator[tuple[str, ...]]) -> Iterator[list[Cell]]:
        """Clean rows in, damaged rows out; then duplicates, blank rows and the row of sums."""
        last: tuple[str, ...] = ()
        for index, row in enumerate(rows):
            self._number += 1
            cells = typed(row) if self._workbook else list[Cell](row)
            if index % self._every == 1:
                self._damage(cells, row, next(self._damages))
            else:
                last = row
            yield cells
        yield from self._tail(last)

    def _damage(self, cells: list[Cell], row: tuple[str, ...], damage: Damage) -> None:
        at = _PLACE[damage.column]
        cells[at] = damage.make(row[at])
        self._note(damage.column, damage.name, damage.expected)

    def _note(self, column: str, name: str, expected: Expected) -> None:
        self._truth.append(Truth(self._file, self._sheet, self._number, column, name, expected))

    def _tail(self, last: tuple[str, ...]) -> Iterator[list[Cell]]:
        other = list(last)
        other[_PLACE["DPID"]] = "9" + last[_PLACE["DPID"]]
        blank = [""] * len(last)
        total = ["JUMLAH", *blank[1:-1], str(self._rows)]
        tail: tuple[tuple[list[str], str, str, Expected], ...] = (
            (list(last), "DPID", "ganda_dpid", "duplicate"),
            (other, "NIK", "ganda_nik", "duplicate"),
            (blank, "", "baris_kosong", "blank"),
            (total, "NIK", "baris_jumlah", "refused"),
            (blank, "", "baris_kosong_ekor", "blank"),
        )
        for cells, column, name, expected in tail:
            self._number += 1
            self._note(column, name, expected)
            yield list[Cell](cells)


def as_json(truth: list[Truth]) -> list[dict[str, str | int]]:
    """The truth file's content."""
    return [asdict(entry) for entry in truth]
