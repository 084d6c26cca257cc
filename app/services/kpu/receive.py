"""Receiving returns: each is checked against what KPU holds, then previewed, or waits for its code."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import UserError
from app.domain.progress import Progress, silent
from app.exchange import bundel, envelope
from app.exchange.bundel import Entry
from app.services.kpu.check_return import Findings, check
from app.services.kpu.replay import AKHIR, Dossier, Seen
from app.services.kpu.vault_session import Vault
from app.services.kpu.workers import in_order
from app.store import database, vault_balasan, vault_paket
from app.store.vault_balasan import MENUNGGU, PRATINJAU, Received
from app.system import clock
from app.system.safe_file import read_file

_WORTH_PROCESSES = 6  # starting them costs about as much as checking so many returns


@dataclass(frozen=True, slots=True)
class Outcome:
    """One return. `hasil`: pratinjau, menunggu, ditolak."""

    found: Findings
    hasil: str


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the bytes of a return are: a file, or an entry of a bundle; its village where it can be read."""

    path: Path
    entry: Entry | None
    kode: str
    urut: int

    @property
    def nama(self) -> str:
        return self.entry.berkas if self.entry else self.path.name

    def read(self) -> bytes:
        if self.entry is None:
            return read_file(self.path, envelope.LARGEST_FILE)
        with bundel.open_bundle(self.path) as bundle:
            return bundle.read(self.entry)


def receive(
    opened: Vault, paths: Sequence[Path], jobs: int | None = None, progress: Progress = silent
) -> list[Outcome]:
    """Take in `.dptr` files and `.dptb` bundles of them; every file gets its outcome.

    Raises file errors of a path that cannot be read at all.
    """
    sources = [source for path in paths for source in _sources(path)]
    outcomes: list[Outcome] = []
    for together in _rounds(sources):
        dossiers = (_dossier(opened, source) for source in together)
        workers = jobs if len(together) >= _WORTH_PROCESSES else 1
        for dossier, found in in_order(check, dossiers, workers):
            outcomes.append(_settle(opened, dossier, found))
            progress(len(outcomes), len(sources), "Memeriksa pengembalian")
    return outcomes


def _sources(path: Path) -> Iterator[_Source]:
    if not bundel.is_bundle(path):
        yield _peek(path, None, read_file(path, envelope.LARGEST_FILE))
        return
    with bundel.open_bundle(path) as bundle:
        for entry, data in bundle.files():
            yield _peek(path, entry, data)


def _peek(path: Path, entry: Entry | None, data: bytes) -> _Source:
    """Village and number as the file claims them; a damaged one has its turn in `check`."""
    try:
        amplop = envelope.read(data).amplop
    except UserError:
        return _Source(path, entry, "", 0)
    return _Source(path, entry, amplop.desa["kode"], amplop.urut)


def _rounds(sources: Sequence[_Source]) -> Iterator[list[_Source]]:
    """Groups without two returns of one village: what a return shows counts for the next one."""
    by_village: dict[str, list[_Source]] = defaultdict(list)
    for number, source in enumerate(sources):
        by_village[source.kode or f"?{number}"].append(source)
    queues = [sorted(queue, key=lambda source: source.urut) for queue in by_village.values()]
    for turn in range(max(map(len, queues), default=0)):
        yield [queue[turn] for queue in queues if len(queue) > turn]


def _dossier(opened: Vault, source: _Source) -> Dossier:
    return dossier_of(opened, source.kode, source.nama, source.read())


def dossier_of(opened: Vault, kode: str, nama: str, data: bytes) -> Dossier:
    """A return beside all that the vault holds of its village."""
    db = opened.db
    return Dossier(
        nama,
        data,
        opened.pemilihan.id,
        {issued.id: issued for issued in vault_paket.all_of(db, kode)},
        vault_balasan.heads(db, kode),
        [Seen(one.urut, one.sums) for one in vault_balasan.all_of(db, kode)],
        opened.operator,
    )


def _settle(opened: Vault, dossier: Dossier, found: Findings) -> Outcome:
    isi = {"berkas": found.nama, "desa": found.kode, "urut": found.urut, "sums": found.sums}
    if found.code:
        with database.transaction(opened.db):
            opened.note("tolak", isi | {"alasan": found.code})
        return Outcome(found, "ditolak")
    hasil = MENUNGGU if found.tahap == AKHIR else PRATINJAU
    one = Received(
        found.id,
        found.kode,
        found.urut,
        found.tahap,
        found.paket,
        found.sums,
        found.kode_sidik,
        clock.instant(),
        hasil,
        dossier.data,
    )
    with database.transaction(opened.db):
        vault_balasan.store(opened.db, one, found.heads)
        opened.note("terima", isi | {"hasil": hasil})
    return Outcome(found, hasil)
