"""A district's villages in one table: each village's row, sums that say where a part of them is hidden."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from app.domain import sel_kecil
from app.domain.errors import UserError
from app.domain.pemilihan import Desa
from app.domain.rekap_desa import ALASAN
from app.domain.sel_kecil import TANDA

Angka = int | str
"""A number; `*` where it is hidden, "" where nobody has told it."""

Asal = Literal["laporan", "ketik", "berbeda", "belum"]
"""Where a row comes from: a signed report, a person who typed it, two reports that contradict each other,
nowhere yet."""

TETAP = ("dpt", "addendum")
KOLOM = ("tps", "dps", "dptambahan", *(f"tms_{one}" for one in ALASAN), "tms", "L", "P", "jumlah", "surat")
"""The numbers of a row in their order; `L`, `P`, `jumlah`, `surat` are of the DPT with its addenda."""


@dataclass(frozen=True, slots=True)
class TpsDesa:
    """One TPS of a report."""

    kode: str
    L: Angka
    P: Angka
    jumlah: Angka
    surat: Angka


@dataclass(frozen=True, slots=True)
class BarisDesa:
    """One village. `daftar`: the list that the report tells; `sidik`: the code on its printed recap."""

    desa: Desa
    asal: Asal
    angka: Mapping[str, Angka] = field(default_factory=dict)
    nomor: str = ""
    tanggal: str = ""
    status: str = ""
    daftar: str = ""
    sidik: str = ""
    tps: tuple[TpsDesa, ...] = ()

    def isi(self, kolom: str) -> Angka:
        """A number of the row."""
        return self.angka.get(kolom, "")


@dataclass(frozen=True, slots=True)
class Jumlah:
    """A sum of what is shown. `ada`: so many villages told a number, `tersamar` of them a hidden one."""

    angka: int = 0
    ada: int = 0
    tersamar: int = 0


@dataclass(frozen=True, slots=True)
class BarisJumlah:
    """The sums of a kecamatan, or of all (`nama` "")."""

    nama: str
    desa: int
    masuk: int
    jumlah: Mapping[str, Jumlah]


def from_report(desa: Desa, rekap: Mapping[str, Any], sidik: str) -> BarisDesa:
    """A report's row: what it tells of the DPT only where its list is the DPT."""
    stages = {one["tahap"]: one for one in rekap["penetapan"]}
    last = rekap["penetapan"][-1] if rekap["penetapan"] else {"nomor": "", "tanggal": ""}
    is_final = rekap["status"] == "ditetapkan" and rekap["daftar"] in TETAP
    angka: dict[str, Angka] = {"tps": len(rekap["tps"])}
    angka |= {name: stages[name]["jumlah"] if name in stages else "" for name in ("dps", "dptambahan")}
    angka |= {f"tms_{one}": _both(rekap["tms"], one) for one in ALASAN} | {"tms": rekap["tms"]["jumlah"]}
    if is_final:
        angka |= {name: rekap[name] for name in ("L", "P", "jumlah", "surat")}
    tps = [TpsDesa(one["kode"], one["L"], one["P"], one["jumlah"], one["surat"]) for one in rekap["tps"]]
    status, daftar = rekap["status"], rekap["daftar"]
    return BarisDesa(
        desa, "laporan", angka, last["nomor"], last["tanggal"], status, daftar, sidik, tuple(tps)
    )


def _both(tms: Mapping[str, Any], reason: str) -> Angka:
    """Struck for this election alone and for KPU too; hidden once either is."""
    parts = [tms[kind].get(reason, 0) for kind in ("pilkades", "kpu")]
    return TANDA if TANDA in parts else sum(parts)


def from_typed(desa: Desa, angka: Mapping[str, int], nomor: str, tanggal: str) -> BarisDesa:
    """A typed row; its small numbers are hidden by a report's rules, because the table leaves the house."""
    shown: dict[str, Angka] = dict(angka)
    _hide(shown, ("L", "P"), "jumlah")
    _hide(shown, tuple(f"tms_{one}" for one in ALASAN), "tms")
    for name in ("dps", "dptambahan"):
        if sel_kecil.is_kecil(angka.get(name, 0)):
            shown[name] = TANDA
    if shown.get("jumlah") == TANDA and "surat" in shown:
        shown["surat"] = TANDA
    return BarisDesa(desa, "ketik", shown, nomor, tanggal, "ditetapkan", "dpt")


def _hide(shown: dict[str, Angka], names: Sequence[str], total: str) -> None:
    """Numbers that add up to a total; what was not typed counts as the rest."""
    values = [int(shown.get(name, 0)) for name in names]
    if total not in shown:
        for name in names:
            if sel_kecil.is_kecil(int(shown.get(name, 0))):
                shown[name] = TANDA
        return
    whole = int(shown[total])
    hidden = sel_kecil.deret([*values, whole - sum(values), whole])
    for at, name in enumerate((*names, "", total)):
        if at in hidden and name in shown:
            shown[name] = TANDA


def check_typed(angka: Mapping[str, int]) -> dict[str, int]:
    """The numbers of a typed row, sums filled in. Raises UserError ROW_FIELD, ROW_ADDS_UP."""
    for name in angka:
        if name not in KOLOM:
            raise UserError("ROW_FIELD", kolom=name if name.isidentifier() and len(name) <= 40 else "?")
    told = dict(angka)
    _sum_up(told, ("L", "P"), "jumlah", strict="L" in told and "P" in told)
    _sum_up(told, [f"tms_{one}" for one in ALASAN], "tms")
    return told


def _sum_up(told: dict[str, int], names: Sequence[str], total: str, *, strict: bool = False) -> None:
    """A total nobody typed is the sum of its parts; one that was typed is not smaller.

    `strict`: parts that were typed leave nothing over.
    """
    parts = [told[name] for name in names if name in told]
    if total not in told and (strict or (parts and total == "tms")):
        told[total] = sum(parts)
    if parts and (sum(parts) > told.get(total, sum(parts)) or (strict and sum(parts) != told[total])):
        raise UserError("ROW_ADDS_UP", kolom=total)


def jumlahkan(rows: Sequence[BarisDesa]) -> list[BarisJumlah]:
    """The sums of every kecamatan in the order of the rows, those of all last."""
    groups: dict[str, list[BarisDesa]] = defaultdict(list)
    for row in rows:
        groups[row.desa.kecamatan].append(row)
    return [*(_sums(name, group) for name, group in groups.items()), _sums("", rows)]


def _sums(nama: str, rows: Sequence[BarisDesa]) -> BarisJumlah:
    inside = sum(row.asal in ("laporan", "ketik") for row in rows)
    return BarisJumlah(nama, len(rows), inside, {name: _sum(row.isi(name) for row in rows) for name in KOLOM})


def _sum(values: Iterable[Angka]) -> Jumlah:
    every = list(values)
    shown = sum(one for one in every if isinstance(one, int))
    return Jumlah(shown, len(every) - every.count(""), every.count(TANDA))
