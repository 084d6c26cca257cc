"""What ratifying would freeze: men and women by RT and TPS, before and after, who comes and who goes."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.domain.berlaku import Berlaku
from app.domain.daftar_tahap import NAMA, Tahap
from app.domain.pemilih import Pemilih
from app.domain.penetapan import Baris, is_unverified
from app.domain.progress import Progress, silent
from app.services.desa.frozen import Voters, in_force
from app.services.desa.ratify import check_order, rows_of
from app.services.desa.workspace import Workspace
from app.store import daftar as store


@dataclass(slots=True)
class Jumlah:
    """Voters of one place. `jumlah` also counts whose sex is not known."""

    L: int = 0
    P: int = 0
    jumlah: int = 0


@dataclass(frozen=True, slots=True)
class Banding:
    """One RT (`003/001`) or TPS, before and after."""

    nama: str
    lama: Jumlah
    baru: Jumlah


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """`terhadap`: the list compared with, as people name it; "" where there is none and the old is empty.

    `masuk`, `keluar`: voters on the new list and not on the old one, and the other way round. `belum`: on
    the new list without a verdict.
    """

    tahap: Tahap
    terhadap: str
    rt: tuple[Banding, ...]
    tps: tuple[Banding, ...]
    lama: Jumlah
    baru: Jumlah
    masuk: int
    keluar: int
    belum: int


def preview(workspace: Workspace, tahap: Tahap, nomor: str = "", progress: Progress = silent) -> Pratinjau:
    """The list as it would be frozen now beside the one before it. Raises what `ratify` raises at once."""
    progress(0, 0, "Menyusun daftar")
    found = in_force(workspace)
    check_order(workspace, found, tahap, nomor)
    now = [row.pemilih for row in rows_of(workspace, found, tahap)]
    name, before = _before(workspace, found, tahap)
    old, new = {voter.id for voter in before}, {voter.id for voter in now}
    return Pratinjau(
        tahap,
        name,
        _compared(before, now, lambda voter: f"{voter.rt}/{voter.rw}", _by_rt),
        _compared(before, now, lambda voter: voter.tps, str),
        _counted(before),
        _counted(now),
        len(new - old),
        len(old - new),
        sum(map(is_unverified, now)),
    )


def _before(workspace: Workspace, found: Berlaku, tahap: Tahap) -> tuple[str, list[Pemilih]]:
    """KPU's list before the first DPS; what adds to a list is compared with nothing."""
    if tahap in ("dptambahan", "addendum"):
        return "", []
    voters = Voters(workspace)
    if tahap == "dpt" and found.dpt_sebelum:
        earlier = found.semua[found.dpt_sebelum]
        return NAMA["dpt"], _people(found.whole(earlier, voters))
    if found.dasar_tambahan is not None:
        return NAMA[found.dasar_tambahan.tahap], _people(found.rows(found.dasar_tambahan, voters))
    return "KPU", list(store.base(workspace.db, workspace.newest_paket()).values())


def _people(rows: Iterable[Baris]) -> list[Pemilih]:
    return [row.pemilih for row in rows]


def _compared(
    before: list[Pemilih], now: list[Pemilih], of: Callable[[Pemilih], str], order: Callable[[str], str]
) -> tuple[Banding, ...]:
    old, new = _by(before, of), _by(now, of)
    names = sorted(old.keys() | new.keys(), key=order)
    return tuple(Banding(name, old.get(name, Jumlah()), new.get(name, Jumlah())) for name in names)


def _by(voters: list[Pemilih], of: Callable[[Pemilih], str]) -> dict[str, Jumlah]:
    counts = Counter((of(voter), voter.kelamin) for voter in voters)
    found: dict[str, Jumlah] = {}
    for (name, kelamin), count in counts.items():
        one = found.setdefault(name, Jumlah())
        one.jumlah += count
        one.L += count * (kelamin == "L")
        one.P += count * (kelamin == "P")
    return found


def _counted(voters: list[Pemilih]) -> Jumlah:
    return _by(voters, lambda _: "").get("", Jumlah())


def _by_rt(name: str) -> str:
    """RT are named `003/001` (RT/RW): ordered by RW first."""
    rt, _, rw = name.partition("/")
    return f"{rw}/{rt}"
