"""LibreOffice at the same paper, headless: a workbook printed to PDF, letters merged from a table."""

import csv
import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import xlsxwriter

from app.domain.pemilih import Pemilih
from app.domain.tanggal import short_date
from app.printing.daftar import BarisDpt, LembarTps
from tests.bench.kertas_surat import FIELDS, FOLDER, MACRO, MODULE, letter

COMMANDS = ("soffice", "localc", "lowriter", "lobase")
"""Of Debian's packages libreoffice-calc, -writer and -base."""

_COLUMNS: tuple[tuple[str, int, Callable[[BarisDpt], str]], ...] = (
    ("NO", 5, lambda row: str(row.no)),
    ("NIK", 18, lambda row: row.pemilih.nik),
    ("NO. KK", 18, lambda row: row.pemilih.nkk),
    ("NAMA LENGKAP", 34, lambda row: row.pemilih.nama),
    ("L/P", 5, lambda row: row.pemilih.kelamin),
    ("TEMPAT LAHIR", 18, lambda row: row.pemilih.tempat_lahir),
    ("TANGGAL LAHIR (UMUR)", 18, lambda row: f"{short_date(row.pemilih.tanggal_lahir)} ({row.umur})"),
    ("STATUS", 8, lambda row: row.pemilih.kawin),
    ("ALAMAT", 28, lambda row: row.pemilih.alamat),
    ("RT", 5, lambda row: row.pemilih.rt),
    ("RW", 5, lambda row: row.pemilih.rw),
    ("DIS", 5, lambda row: row.pemilih.disabilitas),
    ("KETERANGAN", 16, lambda row: row.keterangan),
)
_FOLIO = 14
"""Excel's number of 8.5 by 13 inches, which is F4."""


@dataclass(frozen=True)
class Kerja:
    """A PDF that LibreOffice made: seconds without those of its start, its whole peak memory."""

    seconds: float
    cpu: float
    peak_mb: float
    pages: int
    size: int


class Office:
    """LibreOffice with a profile of its own, made (and its start measured) by printing one row."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._start = Kerja(0, 0, 0, 0, 0)
        one = Pemilih("x", nama="SITI AMINAH", tanggal_lahir="1980-12-11")
        for _ in range(2):  # the first time it makes the profile
            self._start = Kerja(0, 0, 0, 0, 0)
            self._start = self.sheet([LembarTps("001", "", [BarisDpt(1, one, "46")])])

    def sheet(self, sheets: Sequence[LembarTps]) -> Kerja:
        """A sheet a TPS with the columns of the open list, across, the heading on every page."""
        file = self._folder / "dpt.xlsx"
        _workbook(file, sheets)
        return self._run(file.with_suffix(".pdf"), "--convert-to", "pdf", "--outdir", file.parent, file)

    def letters(self, rows: Sequence[BarisDpt], place: str) -> Kerja:
        """Four a page, merged into one file from a CSV; the same words as on our slips, no code."""
        (self._folder / "data").mkdir()
        with (self._folder / "data" / "pemilih.csv").open("w", encoding="utf-8", newline="") as stream:
            table = csv.writer(stream)
            table.writerow(FIELDS)
            table.writerows(_merged(row, place) for row in rows)
        (self._folder / "surat.fodt").write_text(letter(), encoding="utf-8")
        self._teach()
        return self._run(self._folder / "undangan0.pdf", f"macro:///Standard.{MODULE}.Gabung()")

    def _teach(self) -> None:
        """The macro beside the empty module that the profile began with."""
        basic = self._folder / "profile" / "user" / "basic" / "Standard"
        code = MACRO.replace(FOLDER, f"{self._folder.as_uri()}/")
        (basic / f"{MODULE}.xba").write_text(code, encoding="utf-8")
        index = basic / "script.xlb"
        named = f'<library:element library:name="{MODULE}"/></library:library>'
        index.write_text(index.read_text().replace("</library:library>", named))

    def _run(self, made: Path, *arguments: str | Path) -> Kerja:
        profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        began = time.monotonic()
        process = subprocess.Popen(
            ["soffice", profile, "--headless", "--norestore", *map(str, arguments)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds, cpu = time.monotonic() - began, usage.ru_utime + usage.ru_stime
        if not made.exists():
            refused = self._folder / "salah.txt"
            raise SystemExit(
                f"LibreOffice made no {made.name}: {refused.read_text() if refused.exists() else ''}"
            )
        pages, size = len(pypdfium2.PdfDocument(made)), made.stat().st_size
        made.unlink()
        start = self._start
        return Kerja(seconds - start.seconds, cpu - start.cpu, usage.ru_maxrss / 1024, pages, size)


def _merged(row: BarisDpt, place: str) -> tuple[str, ...]:
    one = row.pemilih
    sex = {"L": "Laki-laki", "P": "Perempuan"}.get(one.kelamin, "")
    return f"{row.no:04}", one.tps[-2:], one.nama, sex, f"{one.alamat}, RT {one.rt}/RW {one.rw}", place


def _workbook(file: Path, sheets: Sequence[LembarTps]) -> None:
    book = xlsxwriter.Workbook(str(file))
    lined = {"border": 1, "font_size": 9}
    cell, head = book.add_format(lined), book.add_format({**lined, "bold": True, "align": "center"})
    for one in sheets:
        page = book.add_worksheet(f"TPS {one.tps}")
        page.set_landscape()
        page.set_paper(_FOLIO)
        page.fit_to_pages(1, 0)
        page.set_margins(0.3, 0.3, 0.6, 0.6)
        page.repeat_rows(0, 1)
        page.set_header(f"&C&14DAFTAR PEMILIH TETAP – TPS {one.tps}")
        page.set_footer("&RHalaman &P dari &N")
        page.write_string(0, 0, one.lokasi)
        for at, (title, width, _) in enumerate(_COLUMNS):
            page.set_column(at, at, width)
            page.write_string(1, at, title, head)
        for line, row in enumerate(one.rows, 2):
            for at, (_, _, told) in enumerate(_COLUMNS):
                page.write_string(line, at, told(row), cell)
    book.close()
