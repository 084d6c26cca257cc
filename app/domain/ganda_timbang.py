"""What two entries have in common, what speaks against it, and how sure that makes them one person."""

from collections.abc import Iterator

from app.domain.ganda_kartu import Kartu
from app.domain.kebetulan import Kebetulan
from app.domain.nama_dekat import Kedekatan, is_slip, nearness
from app.domain.pasangan import Pasangan, Ragu, Tingkat
from app.domain.serupa import Serupa

_STRONG, _WEAK = 0.003, 0.05
"""Measured by `tests/bench/ganda.py`: of the strong pairs one in twenty is false, and nine of ten
duplicates are strong."""
_ALWAYS = frozenset((Serupa.NIK, Serupa.NKK_NAMA, Serupa.NAMA_LAHIR, Serupa.NAMA_MIRIP))
_COMMON = 5
_AGAINST = 20.0
"""How much more often two people than one have birth dates that do not go together, or two sexes."""
_SLIPS = 20 / 365
"""Days that are one wrong digit, or an exchange of day and month, away from a day; of all days."""
_DAY_UNKNOWN = 0.25
_YEAR_SLIPS = 0.2
_FAMILY = 5


def weigh(one: Kartu, other: Kartu, known: Kebetulan) -> Pasangan | None:
    """The pair, `one` and `other` in the order of their ids; None where they are hardly one person."""
    near = _nearness(one, other)
    why = tuple(_reasons(one, other, near))
    if not why:
        return None
    chance = _chance(one, other, near, known)
    doubts = tuple(_doubts(one, other, near, known))
    level = _level(why, doubts, chance)
    return Pasangan(one.id, other.id, why, doubts, level, chance) if level else None


def _level(why: tuple[Serupa, ...], doubts: tuple[Ragu, ...], chance: float) -> Tingkat | None:
    """The four keys are always told; what is a slip of the pen beside them, only where it tells something."""
    if Serupa.NIK in why:
        return Tingkat.PASTI
    if chance < _STRONG and Ragu.KEMBAR not in doubts and Ragu.KELAMIN_LAIN not in doubts:
        return Tingkat.KUAT
    return Tingkat.LEMAH if chance < _WEAK or _ALWAYS.intersection(why) else None


def _nearness(one: Kartu, other: Kartu) -> Kedekatan:
    """By the folded names; a slip as written as well, which a fold may spread over several letters."""
    if not one.nama or not other.nama:
        return Kedekatan.LAIN
    near = nearness(one.nama, other.nama)
    if near is Kedekatan.LAIN and is_slip(one.tulisan, other.tulisan):
        return Kedekatan.SALAH_KETIK
    return near


def _reasons(one: Kartu, other: Kartu, near: Kedekatan) -> Iterator[Serupa]:
    if one.nik and one.nik == other.nik:
        yield Serupa.NIK
    if near is Kedekatan.LAIN:
        return
    same = near is Kedekatan.SAMA
    if same and one.nkk and one.nkk == other.nkk:
        yield Serupa.NKK_NAMA
    if not one.lahir or not other.lahir:
        return
    if one.lahir == other.lahir:
        yield Serupa.NAMA_LAHIR if same else Serupa.NAMA_HAMPIR
    elif one.tahun == other.tahun and one.has_rt and one.tempat == other.tempat:
        yield Serupa.NAMA_MIRIP if same else Serupa.NAMA_HAMPIR_RT
    elif same and _is_date_slip(one.lahir, other.lahir):
        yield Serupa.LAHIR_HAMPIR
    elif same and _is_year_and_unknown(one.lahir, other.lahir):
        yield Serupa.TAHUN_LAHIR


def _is_date_slip(one: str, other: str) -> bool:
    """One digit other, two neighbours exchanged, or day and month."""
    return is_slip(one, other) or one == f"{other[:4]}-{other[8:]}-{other[5:7]}"


_UNKNOWN_DAYS = ("-12-31", "-07-01", "-00")


def _is_year_and_unknown(one: str, other: str) -> bool:
    """The same year, and the day unknown in one of them."""
    return one[:4] == other[:4] and one.endswith(_UNKNOWN_DAYS) != other.endswith(_UNKNOWN_DAYS)


def _chance(one: Kartu, other: Kartu, near: Kedekatan, known: Kebetulan) -> float:
    """How many others would look like a second entry of one of them if nobody stood in the list twice."""
    chance = known.namesakes(one.nama, other.nama, near) * _chance_of_birth(one.lahir, other.lahir, known)
    if one.nkk and one.nkk == other.nkk:
        chance *= _FAMILY / known.orang
    elif one.has_rt and one.tempat == other.tempat:
        chance *= known.place(one.tempat)
    return chance * (_AGAINST if _differ(one.kelamin, other.kelamin) else 1.0)


def _chance_of_birth(one: str, other: str, known: Kebetulan) -> float:
    """The share of people whose birth date goes with another's as these two do."""
    if not one or not other:
        return 1.0
    year = max(known.year(one[:4]), known.year(other[:4]))
    if one == other:
        return known.day(one[5:]) * year
    if _is_year_and_unknown(one, other):
        return year * _DAY_UNKNOWN
    if one[5:] == other[5:] and is_slip(one[:4], other[:4]):
        return known.day(one[5:]) * _YEAR_SLIPS
    if _is_date_slip(one, other):
        return year * _SLIPS
    return year if one[:4] == other[:4] else _AGAINST


def _doubts(one: Kartu, other: Kartu, near: Kedekatan, known: Kebetulan) -> Iterator[Ragu]:
    """One NIK is nobody's chance: only what does not go with it is said."""
    if near is Kedekatan.LAIN:
        yield Ragu.NAMA_LAIN
    if _differ(one.kelamin, other.kelamin):
        yield Ragu.KELAMIN_LAIN
    if _differ(one.tahun, other.tahun) and not _is_date_slip(one.lahir, other.lahir):
        yield Ragu.LAHIR_LAIN
    if not one.nik or one.nik != other.nik:
        yield from _doubts_of_chance(one, other, near, known)


def _doubts_of_chance(one: Kartu, other: Kartu, near: Kedekatan, known: Kebetulan) -> Iterator[Ragu]:
    if one.lahir and one.lahir == other.lahir:
        if near is Kedekatan.SALAH_KETIK and one.nkk and one.nkk == other.nkk and _are_twin_names(one, other):
            yield Ragu.KEMBAR
        if known.is_usual(one.lahir):
            yield Ragu.HARI_UMUM
    if near is Kedekatan.SAMA and known.nama[one.nama] > _COMMON:
        yield Ragu.NAMA_UMUM


def _are_twin_names(one: Kartu, other: Kartu) -> bool:
    """RINA and RINI; a letter too many, too few or exchanged with its neighbour names no twin."""
    same_length = len(one.tulisan) == len(other.tulisan)
    return same_length and sorted(one.tulisan) != sorted(other.tulisan)


def _differ(one: str, other: str) -> bool:
    """Two values that are both known."""
    return bool(one and other) and one != other
