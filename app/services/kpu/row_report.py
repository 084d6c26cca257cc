"""What an import says of rows: the first ones in full, everything in a CSV; never a value of a row."""

import csv
import io
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.catatan import Catatan, Kode
from app.services.shared.csv_report import no_formula
from app.system.safe_file import write_atomic

SHOWN = 50
HEADER = ("berkas", "lembar", "baris", "hasil", "kolom", "alasan")
GANDA = {
    "DPID_BERULANG": ("DPID", "DPID ini sudah ada di {tempat}."),
    "NIK_BERULANG": ("NIK", "NIK ini sudah ada di {tempat}; satukan dahulu di Sidalih."),
    "SUDAH_ADA": ("DPID", "Sudah ada di brankas dengan isi yang sama ({tempat})."),
    "DPID_ORANG_LAIN": (
        "DPID",
        "DPID ini milik orang lain di brankas ({tempat}): NIK, nama, dan tanggal lahirnya berbeda semua.",
    ),
    "SUDAH_TERDAFTAR": ("NIK", "NIK ini sudah ada di daftar ({tempat}): bukan pemilih baru."),
    "NIK_TERDAFTAR": ("NIK", "NIK ini milik DPID lain yang sudah ada di brankas ({tempat})."),
}


def in_words(code: str) -> str:
    """What a code of `RowReport.codes` says to a person."""
    return GANDA[code][1].format(tempat="baris lain") if code in GANDA else Kode[code].kalimat


@dataclass(slots=True)
class RowReport:
    """Kept as compressed text: a damaged million-row file may have millions of lines.

    `codes`: how often each was said; `left`: of rows that were not taken."""

    shown: list[dict[str, str | int]] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    lines: int = 0
    bad: int = 0
    _packed: bytearray = field(default_factory=bytearray, repr=False)
    _deflater: "zlib._Compress" = field(default_factory=lambda: zlib.compressobj(1), repr=False)

    def refused(self, berkas: str, lembar: str, baris: int, reasons: Iterable[Catatan]) -> None:
        """A row that was not taken."""
        for reason in reasons:
            self._add(berkas, lembar, baris, "ditolak", reason.kolom, reason.kode, reason.kode.kalimat)

    def doubtful(self, berkas: str, lembar: str, baris: int, notes: Iterable[Catatan]) -> None:
        """A row that was taken, with something to look at."""
        for note in notes:
            self._add(berkas, lembar, baris, "catatan", note.kolom, note.kode, note.kode.kalimat)

    def duplicate(self, berkas: str, lembar: str, baris: int, alasan: str, tempat: str) -> None:
        """A row that another row already says."""
        kolom, told = GANDA[alasan]
        self._add(berkas, lembar, baris, "ganda", kolom, alasan, told.format(tempat=tempat))

    def _add(
        self, berkas: str, lembar: str, baris: int, hasil: str, kolom: str, kode: str | Kode, told: str
    ) -> None:
        self.codes[str(kode)] += 1
        self.left[str(kode)] += hasil != "catatan"
        self.lines += 1
        self.bad += hasil != "catatan"
        values = (berkas, lembar, baris, hasil, kolom, told)
        if hasil != "catatan" and len(self.shown) < SHOWN:
            self.shown.append(dict(zip(HEADER, values, strict=True)))
        line = io.StringIO()
        csv.writer(line, delimiter=";").writerow([no_formula(cell) for cell in values])
        self._packed += self._deflater.compress(line.getvalue().encode())

    def write(self, path: Path) -> None:
        """All lines as a CSV that Excel opens as a table."""
        self._packed += self._deflater.flush()
        write_atomic(path, self._unpacked())

    def _unpacked(self) -> Iterator[bytes]:
        yield b"\xef\xbb\xbf" + ";".join(HEADER).encode() + b"\r\n"
        inflater = zlib.decompressobj()
        for start in range(0, len(self._packed), 1 << 16):
            yield inflater.decompress(bytes(self._packed[start : start + (1 << 16)]))
