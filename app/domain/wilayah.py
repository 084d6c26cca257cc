"""Sidalih's areas and the Ministry's village codes: which village an area can only be."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_KODE_DESA = re.compile(r"[0-9]{10}", re.ASCII)
_PREFIX = re.compile(r"(KECAMATAN|KELURAHAN|DESA) ")


@dataclass(frozen=True, slots=True)
class Usul:
    """A proposal: the code and the register's spelling; both "" where a person must be asked."""

    kode: str = ""
    nama: str = ""


def is_kode_desa(text: str) -> bool:
    """Ten digits. (1xxx kelurahan, 2xxx desa, 3xxx desa adat: the register decides, not we.)"""
    return _KODE_DESA.fullmatch(text) is not None


def folded(nama: str) -> str:
    """A name without case, spaces and punctuation: `Kali-Salak ` and `KALISALAK` are one."""
    plain = unicodedata.normalize("NFKD", nama).upper().encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Z0-9]", "", _PREFIX.sub("", plain.strip() + " ", count=1))


def propose(
    areas: Iterable[tuple[str, str, str]], register: Mapping[str, str], district: str
) -> dict[str, Usul]:
    """kel_id -> proposal for areas (kel_id, kecamatan, nama) of a district (4 digits).

    A code is proposed where the kecamatan's name is unique in the district and the village's name
    is unique in it, on both sides: never by name alone.
    """
    listed = list(areas)
    kecamatan = _unique((name, kode) for kode, name in register.items() if _is_under(kode, district, 6))
    villages: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kode, name in register.items():
        if _is_under(kode, district, 10):
            villages[kode[:6], folded(name)].append(kode)
    wanted: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kel_id, kec, nama in listed:
        wanted[kecamatan.get(folded(kec), ""), folded(nama)].append(kel_id)
    found: dict[str, Usul] = {kel_id: Usul() for kel_id, _, _ in listed}
    for place, kel_ids in wanted.items():
        kodes = villages.get(place, [])
        if len(kel_ids) == len(kodes) == 1:
            found[kel_ids[0]] = Usul(kodes[0], register[kodes[0]])
    return found


def title_case(nama: str) -> str:
    """`KALI SALAK` as a heading writes it: Kali Salak. Mixed case is left as it is."""
    if nama != nama.upper():
        return nama
    return re.sub(r"[^\W\d_]+(?:['’`][^\W\d_]+)*", lambda found: _word(found[0]), nama)


def _word(text: str) -> str:
    """Roman numbers keep their capitals: Sukamaju II."""
    return text if re.fullmatch("[IVX]+", text) else text.capitalize()


def _is_under(kode: str, district: str, length: int) -> bool:
    return len(kode) == length and kode.startswith(district)


def _unique(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    by_name: dict[str, list[str]] = defaultdict(list)
    for name, kode in pairs:
        by_name[folded(name)].append(kode)
    return {name: kodes[0] for name, kodes in by_name.items() if len(kodes) == 1}
