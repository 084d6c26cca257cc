"""The delivery lists of invitations: all bundles on the first pages, then who signs for which letter."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.istilah import Istilah
from app.domain.pemilihan import Desa, Pemilihan
from app.domain.progress import Progress, silent
from app.domain.tanggal import ribuan
from app.printing.fitting import one_line, sizes
from app.printing.fonts import table_bold, text_bold, text_face
from app.printing.page import F4, Document, Marks, Paper, halaman
from app.printing.signatures import LEAST_HEIGHT, Penandatangan, draw_signatures
from app.printing.tabel_tetap import MARGIN, NAMES, Kolom, TabelTetap
from app.printing.wording import desa_lengkap, grouped, kecamatan_lengkap, nama_pemilihan

_HEAD = 78.0
_FOOT = 30.0
_ROW = 22.5
_LOW_ROW = 21.0
_SIGNING = LEAST_HEIGHT + 32


@dataclass(frozen=True, slots=True)
class BarisEkspedisi:
    """One letter. `keluarga`: which family of the bundle, counted from 1; `kepala`: the first of it."""

    no: int
    nama: str
    kelamin: str
    keluarga: int
    kepala: bool


@dataclass(frozen=True, slots=True)
class LembarEkspedisi:
    """A bundle; what of it is not known yet is written by hand. `rentang`: its numbers, as they are read."""

    judul: str
    wilayah: str
    tps: str
    rt: str
    rentang: str
    rows: Sequence[BarisEkspedisi]
    nomor: str = ""
    pemegang: str = ""
    keluar: str = ""
    kembali: str = ""


@dataclass(frozen=True, slots=True)
class OpsiEkspedisi:
    """`sidik`: the DPT's code; `penyerah`: who hands the bundles out."""

    desa: Desa
    pemilihan: Pemilihan
    istilah: Istilah
    kertas: Paper = F4
    sidik: str = ""
    penyerah: str = ""


def ekspedisi_pdf(
    sheets: Sequence[LembarEkspedisi], options: OpsiEkspedisi, progress: Progress = silent
) -> bytes:
    """The table of bundles, then each bundle's own pages, counted within it."""
    press = _Press(options)
    press.summary(sheets)
    total, done = sum(len(one.rows) for one in sheets), 0
    for sheet in sheets:
        press.bundle(sheet)
        done += len(sheet.rows)
        progress(done, total, "Menyusun ekspedisi")
    return press.document.finish()


class _Press:
    """Sets pages of one document."""

    def __init__(self, options: OpsiEkspedisi) -> None:
        self._options, self._paper = options, options.kertas
        self.document = Document(f"Ekspedisi {options.istilah.undangan}", options.kertas)
        self._rows = TabelTetap(options.kertas, _ROWS, _ROW, _HEAD, _FOOT)
        self._bundles = TabelTetap(options.kertas, _bundle_columns(options.istilah), _LOW_ROW, _HEAD, _FOOT)
        for name, table in (("rows", self._rows), ("bundles", self._bundles)):
            with self.document.frame(name) as marks:
                table.heading(marks)

    def summary(self, sheets: Sequence[LembarEkspedisi]) -> None:
        """Which bundles there are; the sums below the last of them."""
        cells = [_bundle_cells(number, one) for number, one in enumerate(sheets, 1)]
        pages = self._bundles.pages(cells, _LOW_ROW)
        letters = sum(len(one.rows) for one in sheets)
        for number, lines in enumerate(pages, 1):
            with self.document.page() as marks:
                self._head(marks, "DAFTAR IKAT", ("", "", f"{ribuan(len(sheets))} ikat"))
                marks.place("bundles")
                bottom = self._bundles.lines(marks, lines)
                if number == len(pages):
                    told = f"Jumlah: {ribuan(len(sheets))} ikat, {ribuan(letters)} surat"
                    marks.text(MARGIN, bottom - 13, told, table_bold(), 10)
                self._foot(marks, "", halaman(number, len(pages)))

    def bundle(self, sheet: LembarEkspedisi) -> None:
        """Its letters, signed for one by one; at the end who gave and who took the bundle."""
        cells = [_row_cells(number, one, sheet) for number, one in enumerate(sheet.rows, 1)]
        pages = self._rows.pages(cells, _SIGNING)
        first = 0
        for number, lines in enumerate(pages, 1):
            here = sheet.rows[first : first + len(lines)]
            first += len(lines)
            with self.document.page() as marks:
                self._head(marks, sheet.judul.upper(), (sheet.wilayah, sheet.rentang, _whose(sheet)))
                marks.place("rows")
                bottom = self._rows.lines(marks, lines)
                self._families(marks, here)
                counts = f"Halaman ini: {_counted(here)}      Ikat ini: {_counted(sheet.rows)}"
                self._foot(marks, counts, halaman(number, len(pages)))
                if number == len(pages):
                    self._signing(marks, sheet, bottom)

    def _head(self, marks: Marks, title: str, told: tuple[str, str, str]) -> None:
        options, top = self._options, self._paper.height - MARGIN
        right, room = self._paper.width - MARGIN, self._paper.width - 2 * MARGIN
        istilah = options.istilah
        marks.text(MARGIN, top - 10, f"EKSPEDISI {istilah.undangan.upper()}", text_bold(), 11)
        election = nama_pemilihan(istilah, options.desa, options.pemilihan)
        place = f"{desa_lengkap(istilah, options.desa)}, {kecamatan_lengkap(istilah, options.desa)}"
        for drop, text in ((22, election), (33, place)):
            line = one_line(text, text_face(), room * 0.62, sizes(9, 5))
            marks.text(MARGIN, top - drop, line.lines[0], text_face(), line.size)
        large = one_line(title, text_bold(), room * 0.37, sizes(18, 7))
        marks.right(right, top - 16, large.lines[0], text_bold(), large.size)
        area, numbers, holder = told
        where = one_line(area, text_face(), room * 0.37, sizes(9, 5))
        marks.right(right, top - 30, where.lines[0], text_face(), where.size)
        left = one_line(numbers, text_bold(), room * 0.56, sizes(10.5, 6))
        marks.text(MARGIN, top - 54, left.lines[0], text_bold(), left.size)
        whose = one_line(holder, text_face(), room * 0.43, sizes(9.5, 5))
        marks.right(right, top - 54, whose.lines[0], text_face(), whose.size)

    def _foot(self, marks: Marks, counts: str, number: str) -> None:
        right = self._paper.width - MARGIN
        marks.text(MARGIN, MARGIN + 12, counts, text_face(), 8.5)
        marks.right(right, MARGIN + 12, number, text_face(), 8.5)
        if self._options.sidik:
            code = f"Kode sidik DPT: {grouped(self._options.sidik)}"
            marks.text(MARGIN, MARGIN, code, table_bold(), 8.5)

    def _families(self, marks: Marks, rows: Sequence[BarisEkspedisi]) -> None:
        """A heavier line above every family."""
        table = self._rows
        for at, row in enumerate(rows):
            if row.kepala and at:
                y = table.top - at * table.height
                marks.rule(table.edges[0], y, table.edges[-1], y, width=1.1)

    def _signing(self, marks: Marks, sheet: LembarEkspedisi, bottom: float) -> None:
        top = bottom - 14
        room = self._paper.width - 2 * MARGIN
        blanks = (
            "Tanda terima kembali: ............ lembar     Surat yang tidak tersampaikan: ............ lembar"
        )
        line = one_line(blanks, text_face(), room, sizes(9, 6))
        marks.text(MARGIN, top, line.lines[0], text_face(), line.size)
        giver = Penandatangan(
            f"Ketua {self._options.istilah.panitia}", self._options.penyerah, "Yang menyerahkan,"
        )
        taker = Penandatangan("Pengantar", sheet.pemegang, "Yang menerima ikat,")
        end = top - 8 - LEAST_HEIGHT
        draw_signatures(marks, MARGIN, self._paper.width - MARGIN, top - 8, end, (giver, taker))


_ROWS = (
    Kolom("NO", 8, "kanan"),
    Kolom("NO.\nDPT", 13, "tengah"),
    Kolom("NAMA PEMILIH", 60, ukuran=NAMES),
    Kolom("L/P", 8, "tengah"),
    Kolom("KK\nKE-", 8, "tengah"),
    Kolom("RT", 10, "tengah"),
    Kolom("DITERIMA OLEH\n(NAMA JELAS)", 42),
    Kolom("TANGGAL", 18),
    Kolom("TANDA TANGAN", 34),
)


def _row_cells(number: int, one: BarisEkspedisi, sheet: LembarEkspedisi) -> tuple[str, ...]:
    family = str(one.keluarga) if one.kepala else ""
    return (str(number), f"{one.no:04}", one.nama, one.kelamin, family, sheet.rt, "", "", "")


def _bundle_columns(istilah: Istilah) -> tuple[Kolom, ...]:
    return (
        Kolom("NO", 8, "kanan"),
        Kolom("NOMOR\nIKAT", 19, "tengah"),
        Kolom("RT / RW", 26),
        Kolom(istilah.dusun.upper(), 26),
        Kolom(istilah.tps.upper(), 12, "tengah"),
        Kolom("NOMOR DPT", 34),
        Kolom("SURAT", 13, "kanan"),
        Kolom("PEMEGANG", 34),
        Kolom("KELUAR", 17, "tengah"),
        Kolom("KEMBALI", 17, "tengah"),
    )


def _bundle_cells(number: int, one: LembarEkspedisi) -> tuple[str, ...]:
    numbers = one.rentang.partition("No. DPT ")[2] or one.rentang
    letters = ribuan(len(one.rows))
    dates = (one.keluar, one.kembali)
    return (str(number), one.nomor, one.judul, one.wilayah, one.tps, numbers, letters, one.pemegang, *dates)


def _whose(sheet: LembarEkspedisi) -> str:
    """Number and holder of a bundle, as far as they are known."""
    number = f"Ikat {sheet.nomor}" if sheet.nomor else "Belum dicetak"
    return f"{number}, dibawa {sheet.pemegang}" if sheet.pemegang else number


def _counted(rows: Sequence[BarisEkspedisi]) -> str:
    men, women = (sum(row.kelamin == sex for row in rows) for sex in ("L", "P"))
    return f"L {ribuan(men)}   P {ribuan(women)}   Jumlah {ribuan(len(rows))}"
