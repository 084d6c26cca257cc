"""Writing an invented district to files, to try the program and to measure it: .xlsx or .csv."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from app.domain.errors import UserError
from app.domain.progress import Progress, silent
from app.domain.sidalih import KOLOM_SIDALIH
from app.services.shared.sample_damage import Cell, Damager, Truth, as_json, typed
from app.services.shared.sample_people import Wilayah, generate, regions, villages_of
from app.sheets.big_workbook import write_big_workbook
from app.sheets.sidalih_writer import sheet_name
from app.system.safe_file import file_error, write_atomic

__all__ = ["SampleReport", "generate", "write_sample"]

_BLOCK = 5_000
_MOST_VILLAGES = 1_700


@dataclass(slots=True)
class SampleReport:
    """`rows` without the header, blank and damaged extra rows included."""

    files: list[Path] = field(default_factory=list)
    rows: int = 0
    wilayah: Path = field(default_factory=Path)
    truth: Path | None = None


def write_sample(
    out: Path,
    villages: int,
    voters: int,
    *,
    per_village: bool = False,
    dirty: bool = False,
    seed: int = 1,
    progress: Progress = silent,
) -> SampleReport:
    """`voters` in each of `villages`. `out` is a .xlsx or .csv file, or with `per_village` a folder of .xlsx.

    Beside it: `<stem>.wilayah.csv` (kel_id to Kemendagri code) and, if dirty, `<stem>.truth.json`.
    Raises SAMPLE_SIZE, SAMPLE_KIND, FOLDER_MISSING and what `write_atomic` raises.
    """
    _check(out, villages, voters, per_village)
    writer = _Writer(villages * voters, dirty, progress)
    if per_village:
        out.mkdir(parents=True, exist_ok=True)
        for wilayah, rows in villages_of(villages, voters, seed):
            writer.write(out / f"{wilayah.kode}.xlsx", _sheet_of(wilayah), rows, voters)
    else:
        sheet = _sheet_of(regions(1, seed)[0]) if villages == 1 else "DPT(1)"
        writer.write(out, sheet, generate(villages, voters, seed), villages * voters)
    return _beside(out, villages, seed, writer, dirty)


def _check(out: Path, villages: int, voters: int, per_village: bool) -> None:
    if out.is_file():
        raise UserError("FILE_EXISTS", usage=True, file=out.name)
    if not (1 <= villages <= _MOST_VILLAGES and 1 <= voters <= 100_000):
        raise UserError("SAMPLE_SIZE", usage=True)
    if not per_village and out.suffix.lower() not in (".xlsx", ".csv"):
        raise UserError("SAMPLE_KIND", usage=True, file=out.name)
    if not out.parent.is_dir():
        raise UserError("FOLDER_MISSING", folder=str(out.parent))


def _sheet_of(wilayah: Wilayah) -> str:
    """KECAMATAN_KELURAHAN(1), as Sidalih names it, within Excel's 31 characters."""
    return sheet_name(f"{wilayah.kecamatan}_{wilayah.kelurahan}"[:28]) + "(1)"


def _beside(out: Path, villages: int, seed: int, writer: "_Writer", dirty: bool) -> SampleReport:
    report = writer.report
    report.wilayah = out.with_name(f"{out.stem}.wilayah.csv")
    header = ("kel_id", "kec_id", "kecamatan", "kelurahan", "kode")
    lines = [(w.kel_id, w.kec_id, w.kecamatan, w.kelurahan, w.kode) for w in regions(villages, seed)]
    write_atomic(report.wilayah, _csv_blocks(header, iter(lines)))
    if dirty:
        report.truth = out.with_name(f"{out.stem}.truth.json")
        write_atomic(report.truth, json.dumps(as_json(writer.truth), indent=0).encode())
    return report


class _Writer:
    """One file after another, counting."""

    def __init__(self, total: int, dirty: bool, progress: Progress) -> None:
        self.report, self.truth = SampleReport(), list[Truth]()
        self._total, self._dirty, self._progress = total, dirty, progress

    def write(self, path: Path, sheet: str, rows: Iterator[tuple[str, ...]], count: int) -> None:
        workbook = path.suffix.lower() == ".xlsx"
        cells: Iterable[Sequence[Cell]] = map(typed, rows) if workbook else rows
        if self._dirty:
            shown = sheet if workbook else "CSV"
            cells = Damager(path.name, shown, count, workbook, self.truth).spoil(rows)
        cells = self._counted(cells)
        if workbook:
            _write_workbook(path, sheet, cells)
        else:
            write_atomic(path, _csv_blocks(KOLOM_SIDALIH, cells))
        self.report.files.append(path)

    def _counted(self, rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
        for row in rows:
            self.report.rows += 1
            if self.report.rows % _BLOCK == 0:
                self._progress(self.report.rows, self._total, "Menulis contoh")
            yield row


def _write_workbook(path: Path, sheet: str, rows: Iterable[Sequence[Cell]]) -> None:
    """Whole or absent, like `write_atomic`; XlsxWriter wants the file itself."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        write_big_workbook(temporary, KOLOM_SIDALIH, {sheet: rows})
        temporary.replace(path)
    except OSError as error:
        raise file_error(error, path) from error
    finally:
        temporary.unlink(missing_ok=True)


def _csv_blocks(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """UTF-8 with commas, some thousand rows at a time."""
    every: Iterator[Sequence[Cell]] = chain([header], rows)
    while block := list(islice(every, _BLOCK)):
        text = io.StringIO()
        csv.writer(text).writerows(block)
        yield text.getvalue().encode()
