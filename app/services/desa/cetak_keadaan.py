"""What of the documents was printed and what is still to print, read from the chain of accesses."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from app.domain.berlaku import Berlaku
from app.domain.daftar_tahap import Tahap
from app.domain.naskah import bernama
from app.domain.tms import TMS
from app.services.desa.cetak import DokumenCetak
from app.services.desa.daftar_index import DaftarIndex
from app.services.desa.frozen import in_force
from app.services.desa.undangan_tercetak import printed_slips
from app.services.desa.workspace import Workspace
from app.store import akses
from app.system import clock


@dataclass(frozen=True, slots=True)
class Ukuran:
    """How many voters each TPS and each RT (with its RW) has on the list as it stands."""

    tps: Mapping[str, int] = field(default_factory=dict)
    rt: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def jumlah(self) -> int:
        return sum(self.tps.values())

    @property
    def pertama(self) -> str:
        """The first TPS: its pages stand for all while somebody only looks; "" before there are any."""
        return next((one for one in self.tps if one), "")


def ukuran(index: DaftarIndex) -> Ukuran:
    """Counted from the rows in memory; who is struck gets no paper."""
    tps: Counter[str] = Counter()
    rt: Counter[tuple[str, str]] = Counter()
    for row in index.rows:
        if row.status not in TMS:
            tps[row.tps] += 1
            rt[row.rt, row.rw] += 1
    places = sorted(rt, key=lambda one: (one[1], one[0]))
    return Ukuran({one: tps[one] for one in sorted(tps)}, {one: rt[one] for one in places})


@dataclass(frozen=True, slots=True)
class KeadaanCetak:
    """One document on the page.

    terakhir: when it last left · perlu, sudah: of how many parts (TPS, RT, voters, or the document itself) it
    consists, and how many left · sisa: the TPS or RT that did not, where it is printed by them · belum_waktu:
    its list is not ratified yet, what is printed now is a draft.
    """

    dokumen: DokumenCetak
    judul: str
    untuk: str
    kapan: date | None
    terakhir: date | None
    perlu: int
    sudah: int
    sisa: tuple[str, ...] = ()
    belum_waktu: bool = False

    @property
    def is_missing(self) -> bool:
        """Whether it is still to be printed now."""
        return self.dokumen.wajib and not self.belum_waktu and self.sudah < self.perlu


@dataclass(frozen=True, slots=True)
class _Print:
    waktu: int
    tps: str
    tempat: tuple[str, str]


def keadaan_cetak(workspace: Workspace, size: Ukuran) -> list[KeadaanCetak]:
    """Every document with what became of it."""
    from app.services.desa.cetak_dokumen import dokumen_cetak  # brings reportlab, a quarter of a second
    from app.services.desa.print_naskah import documents

    istilah, found, prints = workspace.pengaturan.istilah, in_force(workspace), _prints(workspace)
    days = {one.naskah.kode: one.kapan for one in documents(workspace)}
    slips = sum(slip.asli for slip in printed_slips(workspace).values())
    zona, states = workspace.pengaturan.pemilihan.zona, []
    for one in dokumen_cetak(workspace):
        since = _since(found, one.daftar)
        names = {one.kode, *one.tercatat}
        made = [p for name in names for p in prints[name] if p.waktu >= (since or 0)]
        need, done, left = _parts(one, size, made, slips)
        last = max((p.waktu for p in made), default=None)
        states.append(
            KeadaanCetak(
                one,
                bernama(one.judul, istilah),
                bernama(one.untuk, istilah),
                days.get(one.kode),
                clock.local_date(last, zona) if last else None,
                need,
                done,
                left,
                belum_waktu=since is None,
            )
        )
    return states


def _since(found: Berlaku, daftar: str) -> int | None:
    """From when a print of a list's paper counts; None while the list is not ratified."""
    if not daftar:
        return 0
    if daftar == "addendum":
        return found.addenda[-1].waktu if found.addenda else None
    tahap: Tahap = daftar  # type: ignore[assignment]  # a list's name
    return found.tahap[tahap].waktu if tahap in found.tahap else None


def _prints(workspace: Workspace) -> Mapping[str, list[_Print]]:
    """By the name under which each was noted; one of the window has its document's own name too."""
    prints: defaultdict[str, list[_Print]] = defaultdict(list)
    for event in akses.of_kind(workspace.db, "cetak"):
        isi = event.data
        place = (str(isi.get("rt", "")), str(isi.get("rw", "")))
        for name in _names(isi):
            prints[name].append(_Print(event.waktu, str(isi.get("tps", "")), place))
    return prints


def _names(isi: Mapping[str, object]) -> list[str]:
    if "kode" in isi:
        return [str(isi["kode"])]
    name = str(isi.get("dokumen", ""))
    return [name, f"{name}/{isi.get('jenis', '')}"]


def _parts(
    one: DokumenCetak, size: Ukuran, made: list[_Print], slips: int
) -> tuple[int, int, tuple[str, ...]]:
    """How many there should be, how many there are, which of them are missing."""
    if one.per == "pemilih":
        return size.jumlah, min(slips, size.jumlah), ()
    if one.per == "tps":
        return _of([*size.tps], {p.tps for p in made})
    if one.per == "rt":
        places = {p.tempat for p in made}
        return _of([place_key(*one) for one in size.rt], {place_key(*one) for one in places})
    return 1, int(bool(made)), ()


def place_key(rt: str, rw: str) -> str:
    """What an RT is called among the parts of a document; "" is the whole village."""
    return f"{rt}/{rw}" if rt or rw else ""


def _of(parts: Sequence[str], made: Set[str]) -> tuple[int, int, tuple[str, ...]]:
    known = {one.lstrip("0") for one in made}
    left = () if known & {"", "semua"} else tuple(one for one in parts if one.lstrip("0") not in known)
    return len(parts), len(parts) - len(left), left
