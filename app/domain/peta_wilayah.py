"""The map of a village: in which dusun the voters of one ALAMAT/RT/RW live; a label beside the list."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.bentuk import is_line
from app.domain.berkunci import Terkini, fold_keyed
from app.domain.fold import Undone
from app.domain.isi_peristiwa import LONGEST_DUSUN
from app.domain.peristiwa import Peristiwa

Kunci = tuple[str, str, str]
"""(alamat, rt, rw) as the list has them."""


@dataclass(frozen=True, slots=True)
class Sebutan:
    """What a key is called. `konflik`: the names that PCs gave it apart, "" among them; then `dusun` is "".

    `dasar`: the refs that the next event must name.
    """

    dusun: str = ""
    dasar: tuple[str, ...] = ()
    konflik: tuple[str, ...] = ()


def fold_wilayah(events: Iterable[Peristiwa], acts: Undone) -> dict[Kunci, Sebutan]:
    """The map that the `wilayah` events of a journal draw, in any order; other events are passed over."""
    return {(*key,): _sebutan(found) for key, found in fold_keyed(events, acts, "wilayah").items()}  # type: ignore[misc]


def _sebutan(found: Terkini) -> Sebutan:
    names = tuple(sorted(str(isi["dusun"]) for isi in found.konflik))
    return Sebutan(str(found.isi.get("dusun", "")), found.dasar, names)


_PREFIXES = (
    ("Dusun", "DUSUN|DSN|DUS"),
    ("Dukuh", "DUKUH|DKH|DK"),
    ("Padukuhan", "PADUKUHAN|PEDUKUHAN|PDK"),
    ("Jorong", "JORONG|JRG|JR"),
    ("Korong", "KORONG"),
    ("Pemangku", "PEMANGKU"),
    ("Banjar", "BANJAR DINAS|BANJAR|BR"),
    ("Lingkungan", "LINGKUNGAN|LINGK|LINK"),
    ("Kampung", "KAMPUNG|KAMPONG|KAMP|KP"),
    ("Blok", "BLOK|BLK"),
)
"""Words before a dusun's name, the surest first. DS. is not one: it is as often the desa."""

_END = re.compile(
    r"[,;()]|\b(?:RT|RW|NO|NOMOR|JL|JLN|JALAN|GG|GANG|DESA|DS|KEL|KELURAHAN|KEC|KECAMATAN|KAB)\b|"
    + "|".join(rf"\b(?:{words})\b" for _, words in _PREFIXES)
)
_SHORT = re.compile(r"[IVX]+|[A-Z]?[0-9]+[A-Z]?|[A-Z]")


def dusun_in(alamat: str, sebutan: str = "Dusun") -> str:
    """The dusun that an address names itself, as a person would write it; "" where it names none.

    "DUSUN SUKASARI RT 01" -> "Sukasari", "DSN. II" -> "Dusun II". `sebutan` is the region's word for a dusun,
    which is looked for first. A proposal: whether it is right only the village knows.
    """
    text = " ".join(alamat.upper().replace(".", " ").split())
    for word, variants in ((sebutan, re.escape(sebutan.upper())), *_PREFIXES):
        found = re.search(rf"\b(?:{variants})\b[\s:-]*(?=\w)", text)
        name = _END.split(text[found.end() :], maxsplit=1)[0].strip(" -/:") if found else ""
        if name:
            name = f"{word} {name}" if _SHORT.fullmatch(name) else _as_written(name)
            return name if is_line(name, LONGEST_DUSUN) else ""
    return ""


def _as_written(name: str) -> str:
    """Capitals at the start of a word only; Roman numbers stay."""
    return " ".join(word if _SHORT.fullmatch(word) else word[:1] + word[1:].lower() for word in name.split())
