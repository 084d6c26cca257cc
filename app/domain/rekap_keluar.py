"""A recap as it leaves the village: sheets of numbers without voters, small ones hidden (sel_kecil.py)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain import sel_kecil
from app.domain.rekap_bersih import Bersih
from app.domain.rekap_desa import Tabel, Ukuran
from app.domain.sel_kecil import Sel

TERKAIT: tuple[Ukuran, ...] = ("kelamin", "umur", "disabilitas")
"""These divide the same voters: the total of a row stands in each."""

TERBIT: tuple[Ukuran, ...] = (*TERKAIT, "tms", "kpu_saja", "baru", "ubah")
"""What a paper holds. `pemula` is a group of `umur` there: shown twice it would tell on itself."""


@dataclass(frozen=True, slots=True)
class Lembar:
    """One table of a paper: `angka` with its totals in the last row and column."""

    ukuran: Ukuran
    baris: tuple[str, ...]
    kolom: tuple[str, ...]
    angka: Sequence[Sequence[int]]
    sembunyi: frozenset[Sel] = frozenset()

    def isi(self, baris: int, kolom: int) -> int | str:
        """A number, or the sign that stands for a hidden one."""
        return sel_kecil.TANDA if (baris, kolom) in self.sembunyi else self.angka[baris][kolom]


@dataclass(frozen=True, slots=True)
class RingkasBersih:
    """The net of the whole village; `sembunyi` names what is hidden of it."""

    awal: int
    baru: int
    tms: int
    akhir: int
    sembunyi: frozenset[str] = frozenset()

    def isi(self, nama: str) -> int | str:
        return sel_kecil.TANDA if nama in self.sembunyi else int(getattr(self, nama))


@dataclass(frozen=True, slots=True)
class Terbitan:
    """All that one paper says."""

    lembar: Mapping[Ukuran, Lembar]
    bersih: RingkasBersih

    @property
    def tersembunyi(self) -> bool:
        """Whether anything is hidden, so that the paper must say what the sign means."""
        return bool(self.bersih.sembunyi) or any(one.sembunyi for one in self.lembar.values())


def terbuka(tabel: Iterable[Tabel], bersih: Bersih) -> Terbitan:
    """Nothing hidden: for the committee alone."""
    return Terbitan({one.ukuran: _lembar(one) for one in tabel}, _ringkas(bersih))


def tersamar(tabel: Iterable[Tabel], bersih: Bersih) -> Terbitan:
    """Small numbers hidden. The tables are of one dimension; those of TERKAIT share their rows.

    What came and what went make the growth, which both totals tell: one of them is never hidden alone.
    """
    known = {one.ukuran: one for one in tabel}
    both = any(map(sel_kecil.is_kecil, (len(bersih.baru), len(bersih.tms))))
    alone = _alone(known, both=both)
    if not both and any(_hides_total(alone[ukuran]) for ukuran in ("baru", "tms") if ukuran in alone):
        both, alone = True, _alone(known, both=True)
    ringkas = _ringkas(bersih)
    hidden = {nama for nama in ("awal", "akhir") if sel_kecil.is_kecil(int(getattr(ringkas, nama)))}
    hidden |= {"baru", "tms"} if both or hidden else set()
    numbers = (ringkas.awal, ringkas.baru, ringkas.tms, ringkas.akhir)
    return Terbitan({**_together(known), **alone}, RingkasBersih(*numbers, frozenset(hidden)))


def _ringkas(bersih: Bersih) -> RingkasBersih:
    return RingkasBersih(bersih.awal, len(bersih.baru), len(bersih.tms), bersih.akhir)


def _lembar(tabel: Tabel, sembunyi: Iterable[Sel] = ()) -> Lembar:
    angka = [[*line, sum(line)] for line in tabel.kisi()]
    return Lembar(tabel.ukuran, tabel.baris, tabel.kolom, angka, frozenset(sembunyi))


def _together(known: Mapping[Ukuran, Tabel]) -> dict[Ukuran, Lembar]:
    tables = [known[ukuran] for ukuran in TERKAIT if ukuran in known]
    if not tables:
        return {}
    jumlah = [sum(line) for line in tables[0].kisi()]
    rows, cells = sel_kecil.sembunyikan(jumlah, [one.kisi() for one in tables])
    return {
        one.ukuran: _lembar(one, {*hidden, *((row, len(one.kolom)) for row in rows)})
        for one, hidden in zip(tables, cells, strict=True)
    }


def _alone(known: Mapping[Ukuran, Tabel], *, both: bool) -> dict[Ukuran, Lembar]:
    made: dict[Ukuran, Lembar] = {}
    for ukuran in TERBIT:
        if ukuran in known and ukuran not in TERKAIT:
            whole = _lembar(known[ukuran])
            total = (len(whole.baris), len(whole.kolom))
            wajib = [total] if both and ukuran in ("baru", "tms") else []
            made[ukuran] = _lembar(known[ukuran], sel_kecil.tabel(whole.angka, wajib))
    return made


def _hides_total(lembar: Lembar) -> bool:
    return (len(lembar.baris), len(lembar.kolom)) in lembar.sembunyi
