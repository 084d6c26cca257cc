"""Today's export of Sidalih beside the rows of the feedback: months may have passed since the village worked.

The file flows by and only the rows that somebody asks about are kept: a million rows need no memory.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.banding import Banding
from app.domain.pemilih import Pemilih
from app.domain.progress import Progress, silent
from app.domain.sidalih import KOLOM_SIDALIH, Accepted, normalise
from app.domain.sidalih_fields import QUOTES
from app.services.kpu.feedback_rows import BARU, INFO, SURAT, FeedbackRow
from app.sheets.sidalih_reader import read
from app.sheets.source_row import SourceRow

_AT = {name: place for place, name in enumerate(KOLOM_SIDALIH)}
_DPID, _NIK, _KEL = _AT["DPID"], _AT["NIK"], _AT["KEL_ID"]
_DISTRICT_NAME, _AREA_NAME = _KEL - 1, _KEL + 1
"""Sidalih writes the names beside the ids."""
_SEPARATORS = re.compile(r"[ .\-/]")


@dataclass(frozen=True, slots=True)
class Kini:
    """Somebody's row of today. `pemilih` None: it cannot be read; `tms`: Sidalih has struck him."""

    pemilih: Pemilih | None = field(repr=False)
    dpid: str
    kel_id: str
    tempat: str
    tms: bool


@dataclass(frozen=True, slots=True)
class Terkini:
    """The export: who was asked about, by DPID and by NIK; the areas that the file holds, and its rows."""

    dpid: Mapping[str, Kini] = field(repr=False)
    nik: Mapping[str, Kini] = field(repr=False)
    wilayah: frozenset[str] = field(repr=False)
    baris: int


def read_current(paths: Sequence[Path], rows: Iterable[FeedbackRow], progress: Progress = silent) -> Terkini:
    """The parts of the export that these rows ask about. Raises what the reader raises, and Cancelled."""
    asked = list(rows)
    dpids = {row.pemilih.dpid for row in asked if row.pemilih.dpid}
    niks = {nik for row in asked for nik in (row.pemilih.nik, row.nilai.get("nik", "")) if nik}
    by_dpid: dict[str, Kini] = {}
    by_nik: dict[str, Kini] = {}
    areas: set[str] = set()
    count = 0
    for path in paths:
        for row in read(path, progress):
            count += 1
            kel_id, dpid, nik = _whole(row.raw[_KEL]), _whole(row.raw[_DPID]), _digits(row.raw[_NIK])
            areas.add(kel_id)
            if dpid in dpids or nik in niks:
                kini = _kini(row, dpid, kel_id)
                by_dpid[dpid] = by_nik[nik] = kini
    return Terkini(by_dpid, by_nik, frozenset(areas), count)


def _whole(text: str) -> str:
    if text.isdigit():
        return text
    return text.strip().strip(QUOTES).removesuffix(".0")


def _digits(text: str) -> str:
    return text if text.isdigit() else _SEPARATORS.sub("", text.strip().strip(QUOTES))


def _kini(row: SourceRow, dpid: str, kel_id: str) -> Kini:
    checked = normalise(row.raw, row.numeric, row.suspect)
    person = Pemilih("", *checked.values) if isinstance(checked, Accepted) else None
    place = f"{row.raw[_AREA_NAME]}, {row.raw[_DISTRICT_NAME]}"
    struck = "tms" in (row.raw[_AT["STATUS"]].strip().lower(), row.raw[_AT["RANK"]].strip().lower())
    return Kini(person, dpid, kel_id, place, struck)


def compared(row: FeedbackRow, now: Terkini, areas: AbstractSet[str]) -> FeedbackRow:
    """The row with what today's export says of it. `areas`: Sidalih's areas of its village."""
    if row.jenis in (INFO, SURAT):
        return row
    kind = _of_new if _is_new(row) else _of_struck if "usul_kpu" in row.nilai else _of_corrected
    found, words = kind(row, now, areas)
    return replace(row, banding=found, banding_kata=words)


Told = tuple[Banding, str]


def _is_new(row: FeedbackRow) -> bool:
    return row.jenis == BARU or (not row.pemilih.dpid and not row.lama and row.nilai.keys() == {"nik"})


def _of_new(row: FeedbackRow, now: Terkini, areas: AbstractSet[str]) -> Told:
    kini = now.nik.get(row.nilai["nik"])
    if kini is None:
        return (Banding.PERLU, "") if areas & now.wilayah else (Banding.TAK_TERCAKUP, "")
    if kini.kel_id not in areas:
        return Banding.DI_LAIN, f"terdaftar di {kini.tempat}"
    return (Banding.BERBEDA, "sudah dicoret di Sidalih") if kini.tms else (Banding.SAMA, "")


def _of_struck(row: FeedbackRow, now: Terkini, areas: AbstractSet[str]) -> Told:
    kini = _row_of(row, now)
    if kini is None:
        return _absent(row, now, areas)
    if kini.tms:
        return Banding.SAMA, "sudah dicoret di Sidalih"
    if kini.kel_id not in areas:
        return Banding.BERBEDA, f"sekarang di {kini.tempat}"
    return Banding.PERLU, ""


def _of_corrected(row: FeedbackRow, now: Terkini, areas: AbstractSet[str]) -> Told:
    kini = _row_of(row, now)
    if kini is None:
        return _absent(row, now, areas)
    if kini.tms:
        return Banding.BERBEDA, "sudah dicoret di Sidalih"
    if kini.kel_id not in areas:
        return Banding.BERBEDA, f"sekarang di {kini.tempat}"
    if kini.pemilih is None:
        return Banding.BERBEDA, "barisnya di Sidalih tidak terbaca"
    today = {kolom: getattr(kini.pemilih, kolom) for kolom in row.nilai}
    if today == dict(row.nilai):
        return Banding.SAMA, ""
    moved = [kolom for kolom, value in today.items() if value not in (row.nilai[kolom], row.lama.get(kolom))]
    if moved:
        names = ", ".join(kolom.upper().replace("_", " ") for kolom in moved)
        return Banding.BERBEDA, f"di Sidalih sudah lain: {names}"
    return Banding.PERLU, ""


def _row_of(row: FeedbackRow, now: Terkini) -> Kini | None:
    """By DPID; who has none by his NIK."""
    voter = row.pemilih
    if voter.dpid:
        return now.dpid.get(voter.dpid)
    return now.nik.get(row.lama.get("nik", voter.nik))


def _absent(row: FeedbackRow, now: Terkini, areas: AbstractSet[str]) -> Told:
    """Gone, or elsewhere under another DPID, or of an area that the file does not hold."""
    other = now.nik.get(row.lama.get("nik", row.pemilih.nik))
    if other is not None:
        return Banding.BERBEDA, f"NIK-nya sekarang ber-DPID lain di {other.tempat}"
    return (Banding.HILANG, "") if areas & now.wilayah else (Banding.TAK_TERCAKUP, "")
