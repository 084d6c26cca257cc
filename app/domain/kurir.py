"""The courier's record (FORMAT.md, section 14): one line, and what all lines together say of every village.

Nothing in it is a voter's. Lines are only ever added: what was wrong is taken back by a later line.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from app.domain import bentuk, canonical
from app.domain.pemilihan import Desa
from app.domain.tahap_kiriman import AKHIR, SUSULAN, TAHAP_KIRIMAN

Jenis = Literal[
    "pemilihan", "isi", "serah", "terima", "laporan", "ketik", "bundel", "ekspor", "buka", "batal"
]
LONGEST = 200
BATAL_BISA = frozenset(("serah", "terima", "laporan", "ketik"))
"""What can be taken back; the others only say what happened."""


@dataclass(frozen=True, slots=True)
class Catatan:
    """One line. `orang`: who took or brought the file; `hari`: the day it changed hands, as somebody said."""

    id: str
    waktu: str
    pemilihan: str
    jenis: Jenis
    desa: str = ""
    nama: str = ""
    kecamatan: str = ""
    berkas: str = ""
    sha256: str = ""
    urut: int = 0
    orang: str = ""
    hari: str = ""
    isi: Mapping[str, Any] = field(default_factory=dict)
    v: int = 1


def write_line(one: Catatan) -> bytes:
    """Canonical JSON ended by LF."""
    return canonical.dumps(asdict(one)).encode() + b"\n"


def read_line(line: bytes) -> Catatan:
    """Raises ValueError on anything `write_line` would not write."""
    raw = canonical.loads(line.removesuffix(b"\n").decode())
    if not _LINE(raw) or not _ISI[raw["jenis"]](raw["isi"]):
        raise ValueError("line")
    return Catatan(**raw)


_text = bentuk.line(LONGEST)
_hash = bentuk.hexadecimal(64)
_id = bentuk.hexadecimal(32)
_none = bentuk.record()
_angka = bentuk.number(0, bentuk.LARGEST_SEQUENCE)
_ISI: Mapping[str, bentuk.Rule] = {
    "pemilihan": bentuk.record(
        nama=_text,
        hari=bentuk.day,
        kabupaten=_text,
        provinsi=_text,
        kunci=bentuk.optional(bentuk.public_key),
    ),
    "isi": bentuk.record(paket=bentuk.optional(_id), bundel=_id),
    "serah": _none,
    "terima": bentuk.record(tahap=bentuk.one_of(*TAHAP_KIRIMAN), paket=_id, id=_id),
    "laporan": bentuk.record(id=_id),
    "ketik": bentuk.record(
        angka=bentuk.mapping(bentuk.text("[a-zA-Z0-9_]{1,40}"), _angka),
        nomor=_text,
        tanggal=bentuk.optional(bentuk.day),
    ),
    "bundel": bentuk.record(desa=_angka, id=_id),
    "ekspor": bentuk.record(desa=_angka, akhir=bentuk.one_of("ya", "tidak")),
    "buka": bentuk.record(alasan=_text),
    "batal": bentuk.record(catatan=_id),
}
_LINE = bentuk.record(
    v=bentuk.one_of(1),
    id=_id,
    waktu=bentuk.instant,
    pemilihan=bentuk.pemilihan_id,
    jenis=bentuk.one_of(*_ISI),
    desa=bentuk.optional(bentuk.kode_desa),
    nama=_text,
    kecamatan=_text,
    berkas=bentuk.line(255),
    sha256=bentuk.optional(_hash),
    urut=_angka,
    orang=_text,
    hari=bentuk.optional(bentuk.day),
    isi=lambda value: isinstance(value, Mapping),
)


@dataclass(slots=True)
class DesaKurir:
    """A village: what went out to it, who took it, what came back; newest last."""

    desa: Desa
    isi: list[Catatan] = field(default_factory=list)
    serah: list[Catatan] = field(default_factory=list)
    terima: list[Catatan] = field(default_factory=list)
    laporan: list[Catatan] = field(default_factory=list)
    ketik: list[Catatan] = field(default_factory=list)

    @property
    def balasan(self) -> list[Catatan]:
        """The newest return; two of one number with different bytes are both kept, KPU decides."""
        return _newest(self.terima)

    @property
    def dibawa(self) -> list[Catatan]:
        """What goes to KPU: the newest return, and before a supplement the final one that it supplements."""
        newest = self.balasan
        if not any(one.isi["tahap"] == SUSULAN for one in newest):
            return newest
        before = [one for one in self.terima if one.isi["tahap"] == AKHIR and one.urut < newest[0].urut]
        return [*_newest(before), *newest]

    @property
    def laporan_kini(self) -> list[Catatan]:
        """The newest report; the same."""
        return _newest(self.laporan)

    @property
    def baris(self) -> Catatan | None:
        """The row that was typed last."""
        return self.ketik[-1] if self.ketik else None


def _newest(lines: Sequence[Catatan]) -> list[Catatan]:
    urut = max((one.urut for one in lines), default=0)
    return list({one.sha256: one for one in lines if one.urut == urut}.values())


@dataclass(slots=True)
class PemilihanKurir:
    """One election as this office saw it. `kunci`: KPU's keys that were recorded; `tutup`: a final export
    stands and nobody has opened the rows again."""

    id: str
    nama: str = ""
    hari: str = ""
    kabupaten: str = ""
    provinsi: str = ""
    kunci: tuple[str, ...] = ()
    desa: dict[str, DesaKurir] = field(default_factory=dict)
    catatan: list[Catatan] = field(default_factory=list)
    batal: frozenset[str] = frozenset()
    tutup: bool = False

    @property
    def urutan(self) -> list[DesaKurir]:
        """By kecamatan and name, as people look for them."""
        return sorted(self.desa.values(), key=lambda one: (one.desa.kecamatan, one.desa.nama, one.desa.kode))

    @property
    def diantar(self) -> set[str]:
        """The villages whose package went out."""
        return {kode for kode, one in self.desa.items() if one.isi}


def baca(lines: Iterable[Catatan]) -> dict[str, PemilihanKurir]:
    """Every election of the record, in the order in which they came up."""
    every = list(lines)
    gone = _taken_back(every)
    found: dict[str, PemilihanKurir] = {}
    for one in every:
        terapkan(found, one, gone)
    return found


def terapkan(found: dict[str, PemilihanKurir], one: Catatan, gone: frozenset[str] = frozenset()) -> None:
    """One line more that takes nothing back; `gone`: the lines that were taken back."""
    known = found.setdefault(one.pemilihan, PemilihanKurir(one.pemilihan, batal=gone))
    known.catatan.append(one)
    if one.id not in gone:
        _apply(known, one)


def _taken_back(every: Sequence[Catatan]) -> frozenset[str]:
    """A line that takes back may itself be taken back: the last word counts."""
    gone: set[str] = set()
    for one in reversed(every):
        if one.jenis == "batal" and one.id not in gone:
            gone.add(one.isi["catatan"])
    return frozenset(gone)


def _apply(known: PemilihanKurir, one: Catatan) -> None:
    if one.jenis == "pemilihan":
        known.nama, known.hari = one.isi["nama"], one.isi["hari"]
        known.kabupaten, known.provinsi = one.isi["kabupaten"], one.isi["provinsi"]
        known.kunci = tuple(dict.fromkeys((*known.kunci, *filter(None, (one.isi["kunci"],)))))
    elif one.jenis in ("ekspor", "buka"):
        known.tutup = one.jenis == "ekspor" and (known.tutup or one.isi["akhir"] == "ya")
    elif one.jenis in ("isi", "serah", "terima", "laporan", "ketik"):
        _of_village(known, one)


def _of_village(known: PemilihanKurir, one: Catatan) -> None:
    if one.desa not in known.desa:
        place = Desa(one.desa, one.nama, one.kecamatan, known.kabupaten, known.provinsi)
        known.desa[one.desa] = DesaKurir(place)
    village = known.desa[one.desa]
    lists = {
        "isi": village.isi, "serah": village.serah, "terima": village.terima,
        "laporan": village.laporan, "ketik": village.ketik,
    }  # fmt: skip
    lists[one.jenis].append(one)
