"""The invented people of practice, with the troubles of a real list, and what is to be done with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.istilah import Istilah
from app.domain.latihan import DISTRICT
from app.domain.sidalih import KOLOM_SIDALIH
from app.domain.tms import Alasan
from app.services.shared.sample_people import Wilayah, village_rows

VOTERS, OTHERS = 300, 80
_SEED = 9999
_PER_RT, _RT_PER_RW = 50, 3
_AT = {name: place for place, name in enumerate(KOLOM_SIDALIH)}
VILLAGES = (
    Wilayah("99901", "9990", "LATIHAN", "LATIHAN", f"{DISTRICT}012001"),
    Wilayah("99902", "9990", "LATIHAN", "LATIHAN DUA", f"{DISTRICT}012002"),
)
"""The second one waits in KPU's vault for somebody who practises packing."""


@dataclass(frozen=True, slots=True)
class Tugas:
    """What somebody in the village says of one voter, and the mark that belongs to it."""

    nama: str
    rt: str
    alasan: Alasan


Row = list[str]


def rows(hari: date) -> tuple[list[Row], list[Tugas]]:
    """Both villages as Sidalih would export them, for a voting day."""
    first = [list(row) for row in village_rows(VILLAGES[0], VOTERS, _SEED)]
    for number, row in enumerate(first):
        rt = number // _PER_RT
        row[_AT["RT"]], row[_AT["RW"]] = str(rt + 1), str(rt // _RT_PER_RW + 1)
    _twice(first)
    _too_young(first, hari)
    _dirty(first)
    second = [list(row) for row in village_rows(VILLAGES[1], OTHERS, _SEED + 1)]
    return [*first, *_refused(first), *second], _tasks(first)


def _twice(rows: list[Row]) -> None:
    """Three people who stand there twice: the same name, one with a title, one with two digits exchanged."""
    for one, other in ((21, 180), (48, 233), (77, 266)):
        for name in ("NAMA", "KELAMIN", "TANGGAL LAHIR", "TEMPAT LAHIR"):
            rows[other][_AT[name]] = rows[one][_AT[name]]
    rows[233][_AT["NAMA"]] = f"{'H' if rows[48][_AT['KELAMIN']] == 'L' else 'HJ'}. {rows[48][_AT['NAMA']]}"
    day, month, year = rows[77][_AT["TANGGAL LAHIR"]].split("|")
    for one in (205, 206):  # and two who are twins, and no pair
        rows[one][_AT["NAMA"]] = f"{('DWI', 'TRI')[one % 2]} LESTARI"
        rows[one][_AT["KELAMIN"]] = "P"
        for name in ("NKK", "TANGGAL LAHIR", "TEMPAT LAHIR"):
            rows[one][_AT[name]] = rows[205][_AT[name]]
    rows[266][_AT["TANGGAL LAHIR"]] = f"{day[::-1] if int(day[::-1]) in range(1, 29) else day}|{month}|{year}"


def _too_young(rows: list[Row], hari: date) -> None:
    """Two who will not be 17 on the voting day, and were never married."""
    for place, months in ((62, 2), (155, 7)):
        year, month = divmod((hari.year - 17) * 12 + hari.month - 1 + months, 12)
        rows[place][_AT["TANGGAL LAHIR"]] = f"15|{month + 1:02}|{year}"
        rows[place][_AT["STS KAWIN"]] = "B"


def _dirty(rows: list[Row]) -> None:
    """What is to be put right: no RT, half a birth date, blanks round a name, a dusun written oddly."""
    for place in (12, 118, 245):
        rows[place][_AT["RT"]] = "0"
    for place in (35, 201):
        rows[place][_AT["TANGGAL LAHIR"]] = f"00|00|{rows[place][_AT['TANGGAL LAHIR']][6:]}"
    rows[90][_AT["NAMA"]] = f"  {rows[90][_AT['NAMA']]} "
    for place in (140, 141, 142):
        rows[place][_AT["ALAMAT"]] = (
            rows[place][_AT["ALAMAT"]].replace(f"{Istilah().dusun.upper()} ", "DSN. ").lower()
        )


def _refused(rows: Sequence[Row]) -> list[Row]:
    """Two rows that KPU cannot take: a NIK with a letter, a NIK cut short. An operator sees why."""
    made = []
    for place, spoil in ((5, "O"), (6, "")):
        row = list(rows[place])
        row[_AT["DPID"]], row[_AT["NIK"]] = f"{8_900_000 + place}", row[_AT["NIK"]][:-1] + spoil
        made.append(row)
    return made


_SAID = (
    (3, Alasan.MENINGGAL), (66, Alasan.MENINGGAL), (29, Alasan.PINDAH), (104, Alasan.PINDAH_FISIK),
    (83, Alasan.TNI), (131, Alasan.POLRI), (62, Alasan.BAWAH_UMUR), (170, Alasan.TIDAK_DIKENAL),
)  # fmt: skip


def _tasks(rows: Sequence[Row]) -> list[Tugas]:
    return [Tugas(rows[at][_AT["NAMA"]].strip(), rows[at][_AT["RT"]], alasan) for at, alasan in _SAID]
