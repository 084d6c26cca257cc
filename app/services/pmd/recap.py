"""The villages' reports as ONE table: rows, sums by kecamatan and of the district, and their workbook."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.domain.errors import UserError
from app.domain.istilah import Istilah
from app.domain.kurir import DesaKurir, PemilihanKurir
from app.domain.progress import Progress, silent
from app.domain.rekap_kabupaten import BarisDesa, BarisJumlah, from_report, from_typed, jumlahkan
from app.exchange import envelope, laporan
from app.services.pmd.catatan import add, note, one_line
from app.services.pmd.collect import kept_file
from app.services.pmd.typed_row import the_election
from app.sheets.kabupaten_writer import Buku, kabupaten_workbook
from app.system import clock
from app.system.safe_file import sha256_of, write_atomic

_OF_ONE_FILE = ("id", "kepala")


@dataclass(frozen=True, slots=True)
class RekapKabupaten:
    """`baris`: every village that is known, in its kecamatan; `jumlah`: kecamatan by kecamatan, all last.

    `istilah`: the words of the newest report; the usual ones before the first.
    """

    pemilihan: PemilihanKurir
    baris: tuple[BarisDesa, ...]
    jumlah: tuple[BarisJumlah, ...]
    istilah: Istilah

    @property
    def belum(self) -> list[BarisDesa]:
        """Villages that have told nothing, or two things."""
        return [one for one in self.baris if one.asal in ("belum", "berbeda")]


@dataclass(frozen=True, slots=True)
class Diekspor:
    """The workbook that was written."""

    file: Path
    desa: int
    belum: int
    akhir: bool


def recap(pemilihan: str = "", folder: Path | None = None, progress: Progress = silent) -> RekapKabupaten:
    """All rows. A signed report counts before a typed row of the same village.

    Raises COURIER_NO_ELECTION, COURIER_CHOOSE_ELECTION, COURIER_KEPT_DAMAGED.
    """
    known = the_election(pemilihan, folder)
    villages = known.urutan
    rows: list[BarisDesa] = []
    words = Istilah()
    for done, village in enumerate(villages, 1):
        row, told = _row(village, folder)
        rows.append(row)
        words = replace(words, **told) if told else words
        progress(done, len(villages), "Membaca laporan")
    return RekapKabupaten(known, tuple(rows), tuple(jumlahkan(rows)), words)


def _row(village: DesaKurir, folder: Path | None) -> tuple[BarisDesa, dict[str, str]]:
    """The row, and the words of its report."""
    reports = [envelope.read(kept_file(line, folder)) for line in village.laporan_kini]
    told = [laporan.open_report(one).rekap for one in reports]
    if told and any(_numbers(one) != _numbers(told[0]) for one in told):
        return BarisDesa(village.desa, "berbeda"), {}
    if told:
        return from_report(village.desa, told[0], reports[0].kode_sidik), dict(told[0]["istilah"])
    if (typed := village.baris) is not None:
        isi = typed.isi
        return from_typed(village.desa, isi["angka"], isi["nomor"], isi["tanggal"]), {}
    return BarisDesa(village.desa, "belum"), {}


def _numbers(rekap: Any) -> dict[str, Any]:
    """What two files of one state share."""
    return {name: value for name, value in rekap.items() if name not in _OF_ONE_FILE}


def export(
    out: Path,
    pemilihan: str = "",
    *,
    akhir: bool = False,
    folder: Path | None = None,
    progress: Progress = silent,
) -> Diekspor:
    """Write the workbook. `akhir`: typed rows stand from now on, until `reopen`.

    Raises COURIER_NO_ELECTION, COURIER_CHOOSE_ELECTION, COURIER_KEPT_DAMAGED, RECAP_ENDING and file errors.
    """
    if out.suffix.lower() != ".xlsx":
        raise UserError("RECAP_ENDING", usage=True)
    told = recap(pemilihan, folder, progress)
    known = told.pemilihan
    is_final = akhir or known.tutup
    stand = clock.computer_time(clock.now_ms())
    book = Buku(known.nama, known.hari, known.kabupaten, stand, is_final, told.istilah)
    write_atomic(out, kabupaten_workbook(book, told.baris, told.jumlah))
    digest, _ = sha256_of(out)
    isi = {"desa": len(told.baris), "akhir": "ya" if akhir else "tidak"}
    add(folder, [note(known.id, "ekspor", isi, berkas=one_line(out.name, 255), sha256=digest)])
    return Diekspor(out, len(told.baris), len(told.belum), is_final)


def reopen(alasan: str, pemilihan: str = "", folder: Path | None = None) -> None:
    """Let rows be typed again after a final export. Raises COURIER_NOT_CLOSED, COURIER_REASON."""
    known = the_election(pemilihan, folder)
    if not known.tutup:
        raise UserError("COURIER_NOT_CLOSED")
    if not one_line(alasan):
        raise UserError("COURIER_REASON", usage=True)
    add(folder, [note(known.id, "buka", {"alasan": one_line(alasan)})])
