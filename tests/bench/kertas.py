"""Paper: lists, announcements, slips with codes and ekspedisi of a village, beside LibreOffice.

Ours: the data stand in memory, each print runs in a process of its own, the best of three counts, codes are
signed as they are printed. LibreOffice's: its own start (a sheet of one row) is taken off; its letters have
no codes and are merged for the small village only, which takes it long enough.
"""

import json
import os
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from pathlib import Path

import pypdfium2

from app.crypto.minisig import SigningKey
from app.domain.kertas import Kertas
from app.printing.daftar import BarisDpt, LembarTps, OpsiDaftar, Salinan
from app.printing.dpt import daftar_pdf
from app.printing.dpt_jenis import ARSIP, PENGUMUMAN, JenisDaftar
from app.printing.ekspedisi import BarisEkspedisi, LembarEkspedisi, OpsiEkspedisi, ekspedisi_pdf
from app.printing.undangan import Ikat, OpsiUndangan, PerHalaman, SlipUndangan, undangan_pdf
from app.services.shared.kertas import signer
from tests.bench import kertas_office as office
from tests.builders import daftar
from tests.printing.people import DESA, ISTILAH, PEMILIHAN

SMALL, LARGE = 2_700, 60_000
A_TPS, TIMES = 450, 3
PLACE = "HALAMAN SD NEGERI 1 KALISALAK"
_LIST = "5A" * 8

_sign = signer(SigningKey(b"k" * 32))


@dataclass(frozen=True)
class Biaya:
    """What one print took; `data_mb`: of the peak, what was there before it began."""

    seconds: float
    cpu: float
    peak_mb: float
    data_mb: float
    pages: int
    size: int


def main() -> None:
    """Both villages; LibreOffice where it is installed."""
    missing = [name for name in office.COMMANDS if not shutil.which(name)]
    if missing:
        print(f"LibreOffice is not here, ours alone is measured. Missing: {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as name:
        beside = None if missing else office.Office(Path(name))
        for voters in (SMALL, LARGE):
            _village(voters, beside)


def _village(voters: int, beside: office.Office | None) -> None:
    sheets = _sheets(voters)
    _warm(sheets[:1])
    rows = [row for sheet in sheets for row in sheet.rows]
    print(
        f"\n{voters} voters{'':17}{'pages':>7}{'cpu s':>8}{'wall s':>8}{'pages/s':>9}{'MB':>7}{'peak MB':>9}"
    )
    lists = _told("DPT by TPS, a code a page", partial(_list_pdf, sheets, ARSIP))
    if beside:
        _compare(beside.sheet(sheets), lists)
    _told("announcement", partial(_list_pdf, sheets, PENGUMUMAN))
    slips = _told("slips with codes, 4 a page", partial(_slips_pdf, rows, 4))
    bare = _told("the same without codes", partial(_slips_pdf, rows, 4, codes=False))
    if beside and voters == SMALL:
        _compare(beside.letters(rows, PLACE), slips, bare)
    _told("slips with codes, 8 a page", partial(_slips_pdf, rows, 8))
    _told("ekspedisi", partial(_ekspedisi_pdf, sheets))


def _warm(sheets: Sequence[LembarTps]) -> None:
    """Fonts are read once in an evening; LibreOffice's start is not counted either."""
    for job in (partial(_list_pdf, sheets, ARSIP), partial(_slips_pdf, sheets[0].rows, 4)):
        job()


def _sheets(voters: int) -> list[LembarTps]:
    rows = [
        BarisDpt(at % A_TPS + 1, replace(one, tps=f"{at // A_TPS + 1:03}"), "46", "", one.alamat)
        for at, one in enumerate(daftar(voters))
    ]
    return [LembarTps(tps, PLACE, list(group)) for tps, group in groupby(rows, lambda row: row.pemilih.tps)]


def _list_pdf(sheets: Sequence[LembarTps], jenis: JenisDaftar) -> bytes:
    options = OpsiDaftar(DESA, PEMILIHAN, ISTILAH, jenis=jenis, konsep=False, sidik=_LIST, qr=_page_code)
    return daftar_pdf([Salinan(sheets)], options).pdf


def _page_code(tps: str, page: int, copy: str) -> str:
    return _sign(Kertas(DESA.kode, "dpt", tps, f"H{page}", _LIST, salinan=copy))


def _slips_pdf(rows: Sequence[BarisDpt], per_page: PerHalaman, *, codes: bool = True) -> bytes:
    slips = [
        SlipUndangan(row.no, row.pemilih, row.pemilih.tps, PLACE, _slip_code(row) if codes else "")
        for row in rows
    ]
    return undangan_pdf([Ikat(slips)], OpsiUndangan(DESA, PEMILIHAN, ISTILAH, per_halaman=per_page))


def _slip_code(row: BarisDpt) -> str:
    return _sign(Kertas(DESA.kode, "dpt", row.pemilih.tps, f"N{row.no}", _LIST, row.pemilih.id))


def _ekspedisi_pdf(sheets: Sequence[LembarTps]) -> bytes:
    bundles = [
        LembarEkspedisi(f"TPS {one.tps}", "Dusun Krajan", one.tps, "", "", list(_letters(one.rows)))
        for one in sheets
    ]
    return ekspedisi_pdf(bundles, OpsiEkspedisi(DESA, PEMILIHAN, ISTILAH, sidik=_LIST))


def _letters(rows: Sequence[BarisDpt]) -> Iterator[BarisEkspedisi]:
    known: dict[str, int] = {}
    for row in rows:
        one = row.pemilih
        is_first = one.nkk not in known
        yield BarisEkspedisi(
            row.no, one.nama, one.kelamin, known.setdefault(one.nkk, len(known) + 1), is_first
        )


def _told(what: str, job: Callable[[], bytes]) -> Biaya:
    """The best of three, printed."""
    best = min((_measured(job) for _ in range(TIMES)), key=lambda one: one.cpu)
    _line(what, best)
    return best


def _measured(job: Callable[[], bytes]) -> Biaya:
    """In a process of its own, which has all that is imported and read already."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writer, json.dumps(_run(job)).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as told:
        answer = told.read()
    if os.waitpid(child, 0)[1] or not answer:
        raise SystemExit("the print failed")
    return Biaya(*json.loads(answer))


def _run(job: Callable[[], bytes]) -> tuple[float, float, float, float, int, int]:
    before = _peak_mb()
    began, worked = time.monotonic(), time.process_time()
    pdf = job()
    seconds, cpu, peak = time.monotonic() - began, time.process_time() - worked, _peak_mb()
    return seconds, cpu, peak, before, len(pypdfium2.PdfDocument(pdf)), len(pdf)


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _line(what: str, one: Biaya) -> None:
    print(
        f"{what:28}{one.pages:7}{one.cpu:8.2f}{one.seconds:8.2f}{one.pages / one.cpu:9.0f}"
        f"{one.size / 1e6:7.2f}{one.peak_mb:9.0f}" + (f" ({one.data_mb:.0f} before)" if one.data_mb else ""),
        flush=True,
    )


def _compare(theirs: office.Kerja, *ours: Biaya) -> None:
    """How many times as much LibreOffice takes as each of ours."""
    _line("   LibreOffice", Biaya(theirs.seconds, theirs.cpu, theirs.peak_mb, 0, theirs.pages, theirs.size))
    for one in ours:
        ratios = (theirs.cpu / one.cpu, theirs.size / one.size, theirs.peak_mb / one.peak_mb)
        print("   that is {:.0f} times the cpu, {:.1f} the bytes, {:.1f} the memory".format(*ratios))
