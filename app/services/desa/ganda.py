"""Pairs of the list that may be one person and that nobody has decided yet."""

from collections.abc import Collection, Iterable

from app.domain.berkunci import Terkini
from app.domain.ganda import Ganda, find_pairs
from app.domain.pasangan import Kunci
from app.domain.pemilih import Pemilih
from app.domain.progress import Progress, silent
from app.domain.tms import TMS, Alasan
from app.services.desa.daftar_rows import Ringkas
from app.services.desa.find import hide
from app.services.desa.workspace import Workspace
from app.store import daftar, terdaftar

JENIS, BEDA, GANDA = "pasangan", "beda", Alasan.GANDA.value


def find(workspace: Workspace, progress: Progress = silent) -> Ganda:
    """The pairs of the list as it stands that nobody has decided yet."""
    listed = [one for one in daftar.current(workspace.db) if _is_listed(one.status_pilkades, one.usul_kpu)]
    return find_pairs(listed, different(workspace), progress)


def find_among(rows: Iterable[Ringkas], decided: Collection[Kunci], progress: Progress = silent) -> Ganda:
    """The same of the rows that the window holds: needs no database. `decided`: what `different` told."""
    return find_pairs([row for row in rows if _is_listed(row.status, row.usul)], decided, progress)


def people(workspace: Workspace, voters: Collection[str]) -> dict[str, Pemilih]:
    """Who they are, NIK and NKK masked."""
    return {voter: hide(one) for voter, one in terdaftar.named(workspace.db, voters).items()}


def _is_listed(status: str, usul: str) -> bool:
    """Who is struck, or is proposed to KPU as a duplicate, is decided."""
    return status not in TMS and usul != GANDA


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
