"""Which villages a pasted list of names means: certain, doubtful or not found; a doubt is never decided.

2,232 names of villages repeat within one district: a name is certain only where no other village of the
district has it, or where the kecamatan that stands beside it leaves one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.domain.istilah import Istilah
from app.domain.nama_dekat import is_slip
from app.domain.pemilihan import Desa
from app.domain.wilayah import folded, is_kode_desa

Keputusan = Literal["pasti", "ragu", "tidak_ada"]
Sebab = Literal[
    "", "beberapa", "mirip", "kecamatan_lain", "kecamatan_tak_dikenal", "dua_kali", "belum_ada_daftarnya"
]
"""Why a line is not certain."""
_MARK = re.compile(r"^\s*(?:\(?\d{1,4}\s*[.)\]]|[-*•·])\s*")
_BRACKET = re.compile(r"^(.*?)[(\[](.*?)[)\]]\s*$")
_DIVIDED = re.compile(r"\t|;|,|\s[-–—/|]\s")
_KODE = re.compile(r"\b(\d{2})[. ]?(\d{2})[. ]?(\d{2})[. ]?(\d{4})\b", re.ASCII)
_LEAST = 5
"""Letters of a name in which one slip still leaves it recognisable."""


@dataclass(frozen=True, slots=True)
class Tebakan:
    """One line: what was read in it, which villages it may mean. `baris` counts the pasted lines from 1."""

    baris: int
    teks: str
    nama: str
    kecamatan: str
    keputusan: Keputusan
    desa: tuple[Desa, ...]
    sebab: Sebab = ""

    @property
    def kode(self) -> str:
        """The village of a certain line."""
        return self.desa[0].kode if self.keputusan == "pasti" else ""


def read_names(text: str, istilah: Istilah) -> Iterator[tuple[int, str, str, str]]:
    """(line number, line, name or code, kecamatan) of every line that says something.

    `1. Desa Kalisalak (Kec. Margasari)`, `Kalisalak, Margasari`, `33.28.01.2001` are understood.
    """
    for number, line in enumerate(text.replace("\ufeff", "").splitlines(), 1):
        shown = " ".join(line.replace("\t", " , ").split())
        if code := _KODE.search(shown):
            yield number, shown, "".join(code.groups()), ""
            continue
        name, kecamatan = _parts(_MARK.sub("", line))
        name = _without(name, (istilah.desa, "Desa", "Ds."))
        if folded(name):
            yield number, shown, name, _without(kecamatan, (istilah.kecamatan, "Kecamatan", "Kec.", "Kec"))


def _parts(line: str) -> tuple[str, str]:
    """Name, and what stands in brackets or behind a comma, tab or dash."""
    if found := _BRACKET.match(line):
        return found[1].strip(), found[2].strip()
    parts = [part.strip() for part in _DIVIDED.split(line) if part.strip()]
    if len(parts) > 1 and parts[0].isdecimal():
        parts = parts[1:]  # a table's column of numbers
    if len(parts) < 2 and (found := re.match(r"^(.*?)\s+(Kec(?:amatan)?\.?\s.*)$", line, re.IGNORECASE)):
        return found[1].strip(), found[2].strip()
    return (parts[0], parts[1]) if len(parts) > 1 else (line.strip(), "")


def _without(text: str, nouns: Iterable[str]) -> str:
    for noun in nouns:
        if text.casefold().startswith(noun.casefold()):
            rest = text[len(noun) :]
            if not rest or not rest[0].isalnum() or noun.endswith("."):
                return rest.strip(" .:")
    return text.strip(" .:")


def guess(
    lines: Iterable[tuple[int, str, str, str]], villages: Sequence[Desa], register: Mapping[str, str]
) -> list[Tebakan]:
    """Hold lines against the vault's villages. `register`: code -> name of all villages of the district, so
    that a name is certain only where the whole district has it once."""
    index = _Index(villages, register)
    found = [index.guess(*line) for line in lines]
    twice = Counter(one.kode for one in found if one.kode)
    return [
        replace(one, keputusan="ragu", sebab="dua_kali") if one.kode and twice[one.kode] > 1 else one
        for one in found
    ]


class _Index:
    """The district's villages by folded name."""

    def __init__(self, villages: Sequence[Desa], register: Mapping[str, str]) -> None:
        self._by_kode = {desa.kode: desa for desa in villages}
        self._named: dict[str, list[Desa]] = defaultdict(list)
        for desa in villages:
            self._named[folded(desa.nama)].append(desa)
        self._elsewhere: dict[str, list[str]] = defaultdict(list)
        for kode, nama in register.items():
            if is_kode_desa(kode) and kode not in self._by_kode:
                self._elsewhere[folded(nama)].append(kode)
        self._kecamatan = {folded(desa.kecamatan) for desa in villages} | {
            folded(nama) for kode, nama in register.items() if len(kode) == 6
        }
        self._of_register = {kode: nama for kode, nama in register.items() if len(kode) == 6}

    def guess(self, baris: int, teks: str, nama: str, kecamatan: str) -> Tebakan:
        """Judge one line."""
        if is_kode_desa(nama):
            here = self._by_kode.get(nama)
            if here:
                return Tebakan(baris, teks, here.nama, here.kecamatan, "pasti", (here,))
            return Tebakan(baris, teks, nama, "", "tidak_ada", (), "belum_ada_daftarnya")
        desa, sebab = self._find(folded(nama), folded(kecamatan))
        keputusan: Keputusan = "ragu" if sebab and desa else "pasti" if desa else "tidak_ada"
        return Tebakan(baris, teks, nama, kecamatan, keputusan, desa, sebab)

    def _find(self, nama: str, kecamatan: str) -> tuple[tuple[Desa, ...], Sebab]:
        same, elsewhere = self._named.get(nama, []), self._elsewhere.get(nama, [])
        if not same:
            near = self._near(nama, kecamatan)
            return near, "mirip" if near else "belum_ada_daftarnya" if elsewhere else ""
        if not kecamatan:
            return tuple(same), "beberapa" if len(same) + len(elsewhere) > 1 else ""
        if kecamatan not in self._kecamatan:
            return tuple(same), "kecamatan_tak_dikenal"
        inside = [desa for desa in same if folded(desa.kecamatan) == kecamatan]
        others = [kode for kode in elsewhere if folded(self._of_register.get(kode[:6], "")) == kecamatan]
        if not inside:
            return ((), "belum_ada_daftarnya") if others else (tuple(same), "kecamatan_lain")
        return tuple(inside), "beberapa" if len(inside) + len(others) > 1 else ""

    def _near(self, nama: str, kecamatan: str) -> tuple[Desa, ...]:
        """Names one slip away, or that begin alike; of the kecamatan only where it is known."""
        found = [
            desa
            for name, desas in self._named.items()
            if min(len(nama), len(name)) >= _LEAST
            and (is_slip(name, nama) or name.startswith(nama) or nama.startswith(name))
            for desa in desas
        ]
        inside = [desa for desa in found if folded(desa.kecamatan) == kecamatan]
        return tuple(inside or found)
