"""A district's recap as one workbook, written row by row: kecamatan, villages, every TPS.

The sheets lie in the temp folder while they are written (XlsxWriter's constant memory): they hold no person.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from textwrap import wrap

import xlsxwriter

from app.domain.daftar_tahap import NAMA
from app.domain.istilah import Istilah, in_sentence
from app.domain.rekap_desa import ALASAN
from app.domain.rekap_kabupaten import KOLOM, BarisDesa, BarisJumlah, Jumlah
from app.domain.rekap_kata import TERSAMAR
from app.domain.sel_kecil import TANDA
from app.domain.tanggal import long_date, short_date
from app.domain.tms import ARTI, Alasan
from app.sheets.sidalih_writer import sheet_name

Isi = int | str | Jumlah
_LINE = 15
_DARK = "#e8e8e4"
_STATUS = {
    "konsep": "konsep",
    "ditetapkan": "{daftar} ditetapkan",
    "dibuka": "{daftar}; daftar sesudahnya dibuka kembali",
}


@dataclass(frozen=True, slots=True)
class Buku:
    """What stands over each sheet. `stand`: when it was written, as people read it."""

    pemilihan: str
    hari: str
    kabupaten: str
    stand: str
    akhir: bool
    istilah: Istilah


def kabupaten_workbook(buku: Buku, rows: Sequence[BarisDesa], sums: Sequence[BarisJumlah]) -> bytes:
    """An .xlsx of three sheets."""
    stream, istilah = io.BytesIO(), buku.istilah
    with xlsxwriter.Workbook(stream, {"constant_memory": True}) as book:
        pen = _Pen(book, buku)
        pen.sheet(istilah.kecamatan, _by_kecamatan_head(istilah), [26, 9, 9], _by_kecamatan(sums))
        pen.sheet(istilah.desa, _by_village_head(istilah), [22, 22, 13], _by_village(rows, sums[-1], istilah))
        pen.sheet(istilah.tps, _by_tps_head(istilah), [22, 22, 13, 11], _by_tps(rows))
    return stream.getvalue()


def numbers_head(istilah: Istilah) -> tuple[str, ...]:
    """The headings of a row's numbers."""
    reasons = {f"tms_{one}": f"TMS {ARTI[Alasan(one)].on_paper}" for one in ALASAN}
    words = {
        "tps": istilah.tps, "dps": "DPS", "dptambahan": "DPTambahan", "tms": "TMS jumlah", "L": "DPT L",
        "P": "DPT P", "jumlah": "DPT jumlah", "surat": "Surat suara",
    }  # fmt: skip
    every = {**words, **reasons, "tms_tms_lain": "TMS lain"}
    return tuple(every[name] for name in KOLOM)


def status_words(row: BarisDesa) -> str:
    """How far a village is, in words."""
    if row.asal == "belum":
        return "belum ada laporan"
    if row.asal == "berbeda":
        return "dua laporan yang berbeda"
    if row.asal == "ketik":
        return "diketik dari berita acara"
    daftar = next((nama for tahap, nama in NAMA.items() if tahap == row.daftar), "")
    return _STATUS[row.status].format(daftar=daftar)


def _by_kecamatan_head(istilah: Istilah) -> tuple[str, ...]:
    return (istilah.kecamatan, istilah.desa, "Sudah masuk", *numbers_head(istilah))


def _by_kecamatan(sums: Sequence[BarisJumlah]) -> Iterable[tuple[Isi, ...]]:
    for one in sums:
        yield (one.nama or "Jumlah", one.desa, one.masuk, *(one.jumlah[name] for name in KOLOM))


def _by_village_head(istilah: Istilah) -> tuple[str, ...]:
    papers = ("Nomor BA", "Tanggal BA", "Status", "Kode sidik laporan")
    return (istilah.kecamatan, istilah.desa, "Kode", *numbers_head(istilah), *papers)


def _by_village(rows: Sequence[BarisDesa], total: BarisJumlah, istilah: Istilah) -> Iterable[tuple[Isi, ...]]:
    for row in rows:
        day = short_date(row.tanggal) if row.tanggal else ""
        numbers = (row.isi(name) for name in KOLOM)
        place = (row.desa.kecamatan, row.desa.nama, row.desa.kode)
        yield (*place, *numbers, row.nomor, day, status_words(row), row.sidik)
    told = f"{total.masuk} dari {total.desa} {in_sentence(istilah.desa)}"
    yield ("Jumlah", told, "", *(total.jumlah[name] for name in KOLOM), "", "", "", "")


def _by_tps_head(istilah: Istilah) -> tuple[str, ...]:
    place = (istilah.kecamatan, istilah.desa, "Kode")
    return (*place, istilah.tps, "Pemilih L", "Pemilih P", "Pemilih jumlah", "Surat suara", "Status")


def _by_tps(rows: Sequence[BarisDesa]) -> Iterable[tuple[Isi, ...]]:
    for row in rows:
        place = (row.desa.kecamatan, row.desa.nama, row.desa.kode)
        for one in row.tps:
            yield (*place, one.kode, one.L, one.P, one.jumlah, one.surat, status_words(row))


class _Pen:
    """The formats of a workbook, and what stands over each of its sheets."""

    def __init__(self, book: "xlsxwriter.Workbook", buku: Buku) -> None:
        self._book, self._buku = book, buku
        number = {"num_format": "#,##0", "border": 1}
        self._title = book.add_format({"bold": True, "font_size": 13})
        self._text = book.add_format({"num_format": "@"})
        head = {"num_format": "@", "bold": True, "border": 1, "text_wrap": True, "bg_color": _DARK}
        self._head = book.add_format(head | {"align": "center", "valign": "vcenter"})
        self._cell = {
            bold: book.add_format({"num_format": "@", "border": 1, "bold": bold}) for bold in (0, 1)
        }
        self._number = {bold: book.add_format({**number, "bold": bold}) for bold in (0, 1)}
        hidden = {"num_format": "@", "border": 1, "align": "right"}
        self._hidden = {bold: book.add_format({**hidden, "bold": bold}) for bold in (0, 1)}
        part = {"num_format": f'#,##0" + {TANDA}"', "border": 1}
        self._part = {bold: book.add_format({**part, "bold": bold}) for bold in (0, 1)}

    def sheet(
        self, name: str, head: Sequence[str], widths: Sequence[int], rows: Iterable[tuple[Isi, ...]]
    ) -> None:
        """One sheet; its sums, the row that says so, are bold."""
        sheet = self._book.add_worksheet(sheet_name(name))
        for column in range(len(head)):
            sheet.set_column(column, column, _width(column, widths, head[column]))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        at = count()
        for text in (*_over(self._buku), ""):
            row = next(at)
            sheet.write_string(row, 0, text, self._text if row else self._title)
        top = next(at)
        sheet.set_row(top, _LINE * max(len(wrap(text, 11)) for text in head))
        for column, text in enumerate(head):
            sheet.write_string(top, column, text, self._head)
        sheet.freeze_panes(top + 1, 2)
        sheet.repeat_rows(top)
        for row, cells in zip(at, rows, strict=False):
            for column, cell in enumerate(cells):
                self._write(sheet, row, column, cell, int(cells[0] == "Jumlah"))

    def _write(
        self, sheet: "xlsxwriter.worksheet.Worksheet", row: int, column: int, cell: Isi, bold: int
    ) -> None:
        if isinstance(cell, Jumlah):
            if cell.ada:
                known = self._part if cell.tersamar else self._number
                sheet.write_number(row, column, cell.angka, known[bold])
            else:
                sheet.write_string(row, column, "", self._cell[bold])
        elif isinstance(cell, int):
            sheet.write_number(row, column, cell, self._number[bold])
        else:
            sheet.write_string(row, column, cell, (self._hidden if cell == TANDA else self._cell)[bold])


def _over(buku: Buku) -> tuple[str, ...]:
    """The lines over a table: what it is, and how its numbers are to be read."""
    day = f", {long_date(date.fromisoformat(buku.hari))}" if buku.hari else ""
    state = "Rekap akhir" if buku.akhir else "Rekap sementara"
    return (
        f"Rekapitulasi daftar pemilih {buku.pemilihan}{day}",
        f"{buku.kabupaten}. {state}, ditulis {buku.stand}.",
        TERSAMAR,
        f"Jumlah dengan + {TANDA} hanya menjumlahkan yang ditampilkan: sebagiannya tersembunyi. Sel kosong: "
        "belum ada yang menyebut angkanya.",
        "DPT, L, P, dan surat suara hanya dari DPT yang sudah ditetapkan, dengan addendumnya. TMS: yang "
        "dicoret dari daftar yang disebut di kolom status.",
    )


def _width(column: int, widths: Sequence[int], head: str) -> int:
    if column < len(widths):
        return widths[column]
    return {"Nomor BA": 22, "Status": 30, "Kode sidik laporan": 21}.get(head, 12)
