"""A district's recap by kecamatan as a CSV, and such files of several districts added up: no vault holds two.

Only applied returns count. The headings are the same everywhere, whatever a village is called there: files of
all districts must fit together.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from app.domain.errors import UserError
from app.services.kpu import status
from app.services.kpu.feedback_pdpb import REASONS
from app.services.kpu.status import VillageStatus
from app.services.kpu.vault_session import Vault
from app.services.shared.csv_report import csv_report
from app.sheets.small_table import LARGEST_FILE, read_table
from app.store import vault_balasan
from app.system.safe_file import read_file, write_atomic

NAMED = ("kode", "kabupaten", "pemilihan", "hari", "kecamatan")
TMS = tuple(f"tms_{reason}" for reason in REASONS)
_STATES = {
    status.DITERAPKAN_: "diterapkan",
    status.KEMBALI: "menunggu_kode",
    status.TANPA_PROGRAM: "tanpa_program",
    status.NIHIL_: "nihil",
    status.TIDAK_KEMBALI_: "tidak_kembali",
}
COUNTED = (
    "desa", "pemilih", *_STATES.values(), "belum", "awal", "baru", "ubah", *TMS, "tms", "tms_pilkades",
    "dpt_l", "dpt_p", "dpt",
)  # fmt: skip
JUMLAH = "JUMLAH"


Nama = tuple[str, ...]
"""The cells of NAMED; a whole district has no kecamatan."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One kecamatan, or a whole district."""

    nama: Nama
    angka: Mapping[str, int]

    @property
    def kabupaten(self) -> str:
        return self.nama[1]

    @property
    def kecamatan(self) -> str:
        return self.nama[-1]


@dataclass(frozen=True, slots=True)
class Rekap:
    """Lines and their sum."""

    baris: Sequence[Baris]
    jumlah: Mapping[str, int]


def district_recap(opened: Vault) -> Rekap:
    """Every kecamatan with a village that takes part."""
    applied = {kode: json.loads(told) for kode, told in vault_balasan.applied_counts(opened.db).items()}
    taking = [one for one in status.status(opened) if one.kode and one.keadaan != status.TIDAK_IKUT]
    taking.sort(key=lambda one: (one.kecamatan, one.kode))
    lines = []
    for kecamatan, group in groupby(taking, key=lambda one: one.kecamatan):
        angka = _sum(_village(one, applied.get(one.kode)) for one in group)
        lines.append(Baris((*_named(opened), kecamatan), angka))
    return Rekap(lines, _sum(line.angka for line in lines))


def write_recap(recap: Rekap, path: Path) -> None:
    """Raises file errors."""
    lines: list[list[str | int]] = [[*one.nama, *_cells(one.angka)] for one in recap.baris]
    total: list[str | int] = [JUMLAH, *[""] * (len(NAMED) - 1), *_cells(recap.jumlah)]
    write_atomic(path, csv_report((*NAMED, *COUNTED), [*lines, total]))


def add_recaps(files: Sequence[Path]) -> Rekap:
    """One line a district and election, and their sum, after each file's own sum was checked.

    Raises RECAP_TOTALS (a file does not add up), RECAP_TWICE (the same election in two files), what reading a
    table raises, and file errors.
    """
    found: dict[Nama, tuple[Path, Counter[str]]] = {}
    for file in files:
        for one in _read(file):
            first, angka = found.setdefault((*one.nama[:-1], ""), (file, Counter()))
            if first is not file:
                raise UserError("RECAP_TWICE", file=file.name, other=first.name, district=one.kabupaten)
            angka.update(one.angka)
    lines = [Baris(key, angka) for key, (_, angka) in sorted(found.items())]
    return Rekap(lines, _sum(line.angka for line in lines))


def _named(opened: Vault) -> tuple[str, str, str, str]:
    one, district = opened.pemilihan, opened.kabupaten
    return district.kode, district.nama, one.nama, one.hari.isoformat()


def _village(one: VillageStatus, told: Mapping[str, object] | None) -> dict[str, int]:
    angka = {"desa": 1, "pemilih": one.pemilih, _STATES.get(one.keadaan, "belum"): 1}
    if told is not None:
        angka |= _returned(told)
    return angka


def _returned(told: Mapping[str, object]) -> dict[str, int]:
    reasons: Mapping[str, int] = told["tms"]  # type: ignore[assignment]  # JSON of check_return
    dpt: Mapping[str, int] = told["dpt"]  # type: ignore[assignment]
    plain: dict[str, int] = {name: told[name] for name in ("awal", "baru", "ubah", "tms_pilkades")}  # type: ignore[misc]
    by_reason = {f"tms_{reason}": reasons.get(reason, 0) for reason in REASONS}
    final = {"dpt_l": dpt["L"], "dpt_p": dpt["P"], "dpt": dpt["jumlah"]}
    return {**plain, **by_reason, "tms": sum(reasons.values()), **final}


def _sum(lines: Iterable[Mapping[str, int]]) -> dict[str, int]:
    counts = Counter[str]()
    for line in lines:
        counts.update(line)
    return {name: counts[name] for name in COUNTED}


def _cells(angka: Mapping[str, int]) -> list[int]:
    return [angka.get(name, 0) for name in COUNTED]


def _read(file: Path) -> list[Baris]:
    """The lines of a recap whose sum holds."""
    rows = read_table(read_file(file, LARGEST_FILE), (*NAMED, *COUNTED))
    angka = [_numbers(file, row) for row in rows]
    if rows[-1]["kode"] != JUMLAH or any(row["kode"] == JUMLAH for row in rows[:-1]):
        raise UserError("RECAP_TOTALS", file=file.name, column=JUMLAH)
    _check(file, angka)
    names = [tuple(row[name] for name in NAMED) for row in rows[:-1]]
    return [Baris(name, one) for name, one in zip(names, angka[:-1], strict=True)]


def _numbers(file: Path, row: Mapping[str, str]) -> dict[str, int]:
    for name in COUNTED:
        if not (row[name].isascii() and row[name].isdecimal() and len(row[name]) <= 9):
            raise UserError("RECAP_TOTALS", file=file.name, column=name)
    return {name: int(row[name]) for name in COUNTED}


def _check(file: Path, angka: Sequence[Mapping[str, int]]) -> None:
    """The last line is the sum of the others; in each, the reasons add up, and so do the states."""
    total = _sum(angka[:-1])
    for name in COUNTED:
        if total[name] != angka[-1][name]:
            raise UserError("RECAP_TOTALS", file=file.name, column=name)
    for line in angka:
        if sum(line[name] for name in TMS) != line["tms"]:
            raise UserError("RECAP_TOTALS", file=file.name, column="tms")
        if sum(line[name] for name in (*_STATES.values(), "belum")) != line["desa"]:
            raise UserError("RECAP_TOTALS", file=file.name, column="desa")
