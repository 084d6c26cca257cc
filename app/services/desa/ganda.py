"""Pairs of the list that may be one person and that nobody has decided yet."""

from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass

from app.domain.berkunci import Terkini
from app.domain.ganda import Terlewat, find_pairs, missed
from app.domain.ganda_kartu import Orang
from app.domain.pasangan import Kunci, Pasangan
from app.domain.pemilih import Pemilih
from app.domain.progress import Progress, silent
from app.domain.tms import TMS, Alasan
from app.services.desa.daftar_rows import Ringkas
from app.services.desa.find import hide
from app.services.desa.workspace import Workspace
from app.store import daftar, terdaftar

JENIS, BEDA, GANDA = "pasangan", "beda", Alasan.GANDA.value


@dataclass(frozen=True, slots=True)
class Ganda:
    """The pairs that nobody has decided, the surest first, and what could not be looked at."""

    pasangan: tuple[Pasangan, ...]
    terlewat: Terlewat


def find(workspace: Workspace, progress: Progress = silent) -> Ganda:
    """The pairs of the list as it stands."""
    everybody = list(daftar.current(workspace.db))
    listed = [one for one in everybody if is_listed(one.status_pilkades, one.usul_kpu)]
    return _open_pairs(everybody, listed, different(workspace), progress)


def find_among(rows: Iterable[Ringkas], decided: Container[Kunci], progress: Progress = silent) -> Ganda:
    """The same of the rows that the window holds: needs no database. `decided`: what `different` told."""
    everybody = list(rows)
    listed = [row for row in everybody if is_listed(row.status, row.usul)]
    return _open_pairs(everybody, listed, decided, progress)


def _open_pairs(
    everybody: Sequence[Orang], listed: Sequence[Orang], decided: Container[Kunci], progress: Progress
) -> Ganda:
    """Who is struck counts for what is usual in the list, so that a decision changes no other pair."""
    found = find_pairs(everybody, progress)
    return Ganda(still_open(found, {one.id for one in listed}, decided), missed(listed))


def still_open(
    found: Iterable[Pasangan], listed: Container[str], decided: Container[Kunci]
) -> tuple[Pasangan, ...]:
    """The pairs of which both are on the list and that were not decided (`different`)."""
    return tuple(
        pair for pair in found if pair.satu in listed and pair.dua in listed and pair.kunci not in decided
    )


def is_listed(status: str, usul: str) -> bool:
    """Who is struck, or is proposed to KPU as a duplicate, is decided."""
    return status not in TMS and usul != GANDA


def people(workspace: Workspace, voters: Collection[str]) -> dict[str, Pemilih]:
    """Who they are, NIK and NKK masked."""
    return {voter: hide(one) for voter, one in terdaftar.named(workspace.db, voters).items()}


def undecided(workspace: Workspace, progress: Progress = silent) -> int:
    """How many sure and strong pairs wait: what a list should not be frozen with; weak ones are guesses."""
    return sum(pair.is_strong for pair in find(workspace, progress).pasangan)


def different(workspace: Workspace) -> frozenset[Kunci]:
    """The pairs that were decided not to be one person."""
    return frozenset(_key(key) for key, found in workspace.keyed(JENIS).items() if says_different(found))


def _key(key: tuple[str, ...]) -> Kunci:
    return key[0], key[1]


def says_different(found: Terkini) -> bool:
    """Two PCs that give two reasons for the same decision agree."""
    said = found.konflik or (found.isi,)
    return all(isi["putusan"] == BEDA for isi in said)
