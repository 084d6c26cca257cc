"""An invented district: villages, families and voters with the habits of real Sidalih files.

Region codes begin with 99, which no province has. Shares are those measured in one real village.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from app.services.shared.sample_names import addresses, birth_town, person_name, pick, place_names

KABUPATEN = "9901"
_PER_KECAMATAN = 18
_VOTING_DAY = date(2024, 11, 27)
_FAMILY = (1,) * 30 + (2,) * 36 + (3,) * 18 + (4,) * 11 + (5,) * 5
"""Voters on one NKK: 2.25 on average."""
_PER_TPS = 535
_PER_RT = 110
_RT_PER_RW = 5
_UPDATED = 45_500


@dataclass(frozen=True, slots=True)
class Wilayah:
    """One village: Sidalih's internal ids beside the Kemendagri code (10 digits)."""

    kel_id: str
    kec_id: str
    kecamatan: str
    kelurahan: str
    kode: str


def regions(villages: int, seed: int) -> list[Wilayah]:
    """Some 18 villages a kecamatan; a name repeats in other kecamatan, never within one."""
    rng = Random(seed)  # noqa: S311  (invented people must come out the same every time)
    kecamatan = place_names(-(-villages // _PER_KECAMATAN), rng)
    found: list[Wilayah] = []
    for number, name in enumerate(kecamatan, 1):
        here = min(_PER_KECAMATAN, villages - len(found))
        for place, village in enumerate(place_names(here, rng), 1):
            total = len(found)
            kode = f"{KABUPATEN}{number:02}{2000 + place}"
            found.append(Wilayah(str(20_011 + total), str(2000 + number), name, village, kode))
    return found


def generate(villages: int, voters: int, seed: int) -> Iterator[tuple[str, ...]]:
    """Raw 33-column rows, village after village; `voters` in each village. Same seed, same rows."""
    for wilayah, rows in villages_of(villages, voters, seed):
        del wilayah
        yield from rows


def villages_of(villages: int, voters: int, seed: int) -> Iterator[tuple[Wilayah, Iterator[tuple[str, ...]]]]:
    """Each village with its rows; they must be taken before the next village."""
    rng = Random(seed)  # noqa: S311
    serials: Counter[str] = Counter()
    kecamatan = ""
    for index, wilayah in enumerate(regions(villages, seed)):
        if wilayah.kec_id != kecamatan:
            kecamatan = wilayah.kec_id
            serials.clear()  # a NIK's region names the kecamatan, so serials start again
        yield wilayah, _Village(wilayah, voters, index * voters, rng, serials).rows()


def village_rows(wilayah: Wilayah, voters: int, seed: int) -> Iterator[tuple[str, ...]]:
    """The rows of one village by itself."""
    return _Village(wilayah, voters, seed * 1000, Random(seed), Counter()).rows()  # noqa: S311


class _Village:
    """Writes the rows of one village family by family, TPS by TPS, RT by RT."""

    def __init__(
        self, wilayah: Wilayah, voters: int, before: int, rng: Random, serials: Counter[str]
    ) -> None:
        self._w, self._voters, self._before, self._rng = wilayah, voters, before, rng
        self._serials = serials
        self._region = wilayah.kode[:6]
        self._addresses = addresses(rng)
        self._tps_size = -(-voters // max(1, round(voters / _PER_TPS)))

    def rows(self) -> Iterator[tuple[str, ...]]:
        number = 0
        while number < self._voters:
            size = min(_FAMILY[int(self._rng.random() * 100)], self._voters - number)
            nkk = self._number_of(self._region, self._day(1998, 2024), 0)
            place = self._place(number)
            for person in self._family(size):
                number += 1
                yield self._row(number, nkk, place, *person)

    def _place(self, number: int) -> tuple[str, str, str, str]:
        """alamat, rt, rw, tps of the family that begins here."""
        rt = number // _PER_RT
        rw = rt // _RT_PER_RW
        alamat = self._addresses[(rt * 7 + int(self._rng.random() * 3)) % len(self._addresses)]
        return alamat, str(rt % _RT_PER_RW + 1), str(rw + 1), str(number // self._tps_size + 1)

    def _family(self, size: int) -> Iterator[tuple[str, str, int]]:
        """(kelamin, kawin, age): a person alone, or a couple and their grown children."""
        random = self._rng.random
        if size == 1:
            age = 17 + int(80 * random() * random())
            alone = "B" if age < 27 else "P" if age > 45 or random() < 0.5 else "S"
            yield ("L" if random() < 0.48 else "P"), alone, age
            return
        age = 24 + int(52 * random() ** 1.3) if size == 2 else 40 + int(35 * random() ** 1.5)
        man_first = random() < 0.9
        yield ("L" if man_first else "P"), "S", age
        yield ("P" if man_first else "L"), "S", max(17, age - int(7 * random()))
        for _ in range(size - 2):
            child = 17 + int(max(1, age - 38) * random())
            married = child > 22 and random() < 0.35
            yield ("L" if random() < 0.51 else "P"), ("S" if married else "B"), child

    def _row(
        self, number: int, nkk: str, place: tuple[str, str, str, str], kelamin: str, kawin: str, age: int
    ) -> tuple[str, ...]:
        rng, w = self._rng, self._w
        day = self._birth(age)
        alamat, rt, rw, tps = place
        mark = rng.random()
        keterangan, status = (
            ("0", "aktif") if mark < 0.937 else ("u", "ubah") if mark < 0.97 else ("b", "baru")
        )
        sumber = "coklit" if status == "baru" else _source(rng.random())
        disabilitas = "0" if rng.random() < 0.988 else str(1 + int(rng.random() * 6))
        return (
            str(number), w.kec_id, w.kecamatan, w.kel_id, w.kelurahan,
            str(1_000_003 + (self._before + number) * 7_919 % 8_999_993), nkk, self._nik(day, kelamin),
            person_name(kelamin, rng), birth_town(rng), f"{day[8:]}|{day[5:7]}|{day[:4]}",
            kawin, kelamin, alamat, rt, rw, disabilitas, "s" if rng.random() < 0.979 else "b", keterangan,
            sumber, f"{w.kel_id}{int(tps):05}", tps, "null", "null", "null",
            f"{_UPDATED + number % 97}.{number % 89:02}5", status, status,
            "1" if mark < 0.8 else "2" if mark < 0.95 else "4", "null", "null", "null", "null",
        )  # fmt: skip

    def _birth(self, age: int) -> str:
        """10 % on 31 December and 2 % on 1 July: the register's stand-ins for "unknown"."""
        year, chance = _VOTING_DAY.year - age, self._rng.random()
        if chance < 0.10:
            return f"{year - 1}-12-31"
        return (
            f"{year}-07-01" if chance < 0.12 else _DAYS[int(self._rng.random() * 330)].replace("Y", str(year))
        )

    def _nik(self, day: str, kelamin: str) -> str:
        """6.5 % from another region, 13.7 % with another date, 0.5 % with the other sex."""
        chance = self._rng.random()
        region = self._region
        if chance < 0.065:
            region = f"99{2 + int(chance * 1_000) % 40:02}{region[4:]}"
        if self._rng.random() < 0.137:
            year = int(day[:4]) + int(self._rng.random() * 3) - 1
            day = self._day(year, year + 1)
        woman = (kelamin == "P") != (self._rng.random() < 0.005)
        return self._number_of(region, day, 40 if woman else 0)

    def _number_of(self, region: str, day: str, offset: int) -> str:
        """The next free number of a region and date; family cards and people share the series."""
        start = f"{region}{int(day[8:]) + offset:02}{day[5:7]}{day[2:4]}"
        self._serials[start] = serial = self._serials[start] + 1
        return f"{start}{serial:04}"

    def _day(self, first_year: int, last_year: int) -> str:
        year = first_year + int(self._rng.random() * (last_year - first_year))
        return pick(_DAYS, self._rng).replace("Y", str(year))


_DAYS = [(date(2023, 1, 1) + timedelta(days=day)).strftime("Y-%m-%d") for day in range(365)]


def _source(chance: float) -> str:
    if chance < 0.86:
        return "dp4"
    return (
        "coklit"
        if chance < 0.95
        else "kemendagri"
        if chance < 0.985
        else "masyarak"
        if chance < 0.995
        else "tms 8"
    )
