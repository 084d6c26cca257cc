"""Who votes where: by the list as it stands or by a plan that nobody has saved; needs the rows alone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.bagi_tps import divide_by_number
from app.domain.isi_tps import Blok, Keluarga, Penghuni, blocks_of, families_of
from app.domain.mutu_tps import Mutu, mutu
from app.services.desa.bagi_tps_tempat import Tempat
from app.services.desa.daftar_rows import Ringkas


@dataclass(frozen=True, slots=True)
class Warga:
    """The listed voters, their families, and the TPS that the list gives each: read once for many plans.

    `dusun`: the named ones, with how many voters they have.
    """

    penghuni: Sequence[Penghuni]
    keluarga: Sequence[Keluarga]
    tps: Mapping[str, str]
    dusun: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Keadaan:
    """`tps`: voter id -> code; `biasa`: the quality of as many TPS cut in number order; `pindah`: who has
    another TPS in the list."""

    tps: Mapping[str, str]
    blok: Mapping[str, Sequence[Blok]]
    mutu: Mutu
    biasa: Mutu
    pindah: frozenset[str]
    batas: int

    @property
    def kode(self) -> list[str]:
        """All TPS, without the heap of those who have none."""
        return [code for code in self.blok if code]

    def size(self, kode: str) -> int:
        return sum(len(one.pemilih) for one in self.blok.get(kode, ()))


@dataclass(frozen=True, slots=True)
class BarisTps:
    """One line of the table. `dusun`: who votes here; `sendiri`: their own; `beda`: from the average."""

    kode: str
    lokasi: str
    dusun: tuple[str, ...]
    sendiri: bool
    rt: int
    pemilih: int
    laki: int
    perempuan: int
    beda: int
    lebih: bool
    konflik: tuple[str, ...] = field(default=())


def warga_of(rows: Iterable[Ringkas]) -> Warga:
    """Of the rows of the list; who is struck votes nowhere."""
    listed = [row for row in rows if not row.is_tms]
    people = [Penghuni(row.id, row.nomor, row.nkk, row.dusun, row.rw, row.rt, row.kelamin) for row in listed]
    families = families_of(people)
    dusun = Counter(family.rt[0] for family in families for _ in family.anggota if family.rt[0])
    return Warga(people, families, {row.id: row.tps for row in listed}, dusun)


def keadaan_of(
    warga: Warga, batas: int, tps: Mapping[str, str] | None = None, kode: Iterable[str] = ()
) -> Keadaan:
    """By `tps`, or by the list; whom a plan does not know votes where the list says.

    `kode`: TPS that are shown even where nobody votes there.
    """
    codes = {voter: (tps or {}).get(voter, code) for voter, code in warga.tps.items()}
    ours = mutu(warga.keluarga, codes, batas)
    naive = divide_by_number(warga.penghuni, max(1, ours.tps))
    return Keadaan(
        tps=codes,
        blok={**dict.fromkeys(kode, ()), **blocks_of(warga.keluarga, codes)},
        mutu=ours,
        biasa=mutu(warga.keluarga, naive, batas),
        pindah=frozenset(voter for voter, code in codes.items() if code != warga.tps[voter]),
        batas=batas,
    )


def table_of(
    keadaan: Keadaan, tempat: Mapping[str, Tempat], sendiri: Mapping[str, str] | None = None
) -> list[BarisTps]:
    """All TPS, who has none last. `sendiri`: the own TPS of a plan; without it those that are saved."""
    own = {kode: one.dusun for kode, one in tempat.items()} if sendiri is None else sendiri
    even = (sum(map(keadaan.size, keadaan.kode)) + keadaan.mutu.tps // 2) // max(1, keadaan.mutu.tps)
    codes = sorted(keadaan.blok, key=lambda kode: (not kode, kode))
    return [_row(kode, keadaan, tempat.get(kode, Tempat(kode)), own.get(kode, ""), even) for kode in codes]


def _row(kode: str, keadaan: Keadaan, tempat: Tempat, own: str, even: int) -> BarisTps:
    blocks = keadaan.blok[kode]
    sexes = Counter(one.kelamin for block in blocks for one in block.pemilih)
    size = keadaan.size(kode)
    return BarisTps(
        kode=kode,
        lokasi=tempat.lokasi,
        dusun=(own,) if own else tuple(dict.fromkeys(block.rt[0] for block in blocks if block.rt[0])),
        sendiri=bool(own),
        rt=len({block.rt for block in blocks if block.rt[2]}),
        pemilih=size,
        laki=sexes["L"],
        perempuan=sexes["P"],
        beda=size - even if kode else 0,
        lebih=bool(kode) and size > keadaan.batas,
        konflik=tempat.konflik,
    )
