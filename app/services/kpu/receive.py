"""Receiving returns: each is checked against what KPU holds, then previewed, or waits for its code.

Whatever one file is or does, the others of the batch get their turn.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import Cancelled, UserError
from app.domain.progress import Progress, silent
from app.exchange import bundel, envelope
from app.exchange.bundel import Bundle, Entry
from app.services.kpu.check_return import Findings, check
from app.services.kpu.replay import AKHIR, Dossier, Seen
from app.services.kpu.vault_session import Vault
from app.services.kpu.workers import in_order
from app.store import database, vault_balasan, vault_paket
from app.store.vault_balasan import MENUNGGU, PRATINJAU, Received
from app.system import clock
from app.system.safe_file import read_file

_WORTH_PROCESSES = 6  # starting them costs about as much as checking so many returns
_READABLE = "Berkasnya terbaca dan sama dengan indeks bundelnya"
_NEW_ID = "Tanda pengenalnya belum dipakai pengembalian lain"
_KEPT = "Tersimpan di brankas"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One return. `hasil`: pratinjau, menunggu, ditolak."""

    found: Findings
    hasil: str


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the bytes of a return are: a file, or an entry of a bundle; its village where it can be read.

    `problem`: why it cannot be looked at.
    """

    path: Path
    entry: Entry | None = None
    kode: str = ""
    urut: int = 0
    problem: UserError | None = None

    @property
    def nama(self) -> str:
        """The file's name; what is no text in it (names from a foreign stick) becomes `?`."""
        name = self.entry.berkas if self.entry else self.path.name
        return name.encode(errors="replace").decode()

    def read(self) -> bytes:
        """Empty where it cannot be read any more: that is a damaged file."""
        try:
            if self.entry is None:
                return read_file(self.path, envelope.LARGEST_FILE)
            with bundel.open_bundle(self.path) as bundle:
                return bundle.read(self.entry)
        except UserError:
            return b""


def receive(
    opened: Vault, paths: Sequence[Path], jobs: int | None = None, progress: Progress = silent
) -> list[Outcome]:
    """Take in `.dptr` files and `.dptb` bundles of them; every file gets its outcome.

    Raises only what stops KPU itself: a full disk, Cancelled.
    """
    sources = [source for path in paths for source in _sources(path)]
    outcomes = [_refused(opened, source.nama, source.problem) for source in sources if source.problem]
    for together in _rounds([source for source in sources if not source.problem]):
        dossiers = (_dossier(opened, source) for source in together)
        workers = jobs if len(together) >= _WORTH_PROCESSES else 1
        for dossier, found in in_order(check, dossiers, workers):
            outcomes.append(_settle(opened, dossier, found))
            progress(len(outcomes), len(sources), "Memeriksa pengembalian")
    return outcomes


def _sources(path: Path) -> Iterator[_Source]:
    try:
        if not bundel.is_bundle(path):
            yield _peek(path, None, read_file(path, envelope.LARGEST_FILE))
            return
        with bundel.open_bundle(path) as bundle:
            for entry in bundle.entries:
                yield _entry(path, bundle, entry)
    except UserError as error:
        yield _Source(path, problem=error)


def _entry(path: Path, bundle: Bundle, entry: Entry) -> _Source:
    """One file of a bundle: as the index says it is."""
    try:
        return _peek(path, entry, bundle.read(entry))
    except UserError as error:
        return _Source(path, entry, problem=error)


def _peek(path: Path, entry: Entry | None, data: bytes) -> _Source:
    """Village and number as the file claims them; a damaged one has its turn in `check`.

    Raises ENVELOPE_DAMAGED: the bundle's index says something else.
    """
    try:
        amplop = envelope.read(data).amplop
    except Exception:  # noqa: BLE001  (a stranger wrote it; `check` says what is wrong with it)
        return _Source(path, entry)
    if entry is not None:
        bundel.check_entry(entry, amplop)
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
    """Keep a return that passed; the record says what became of it either way."""
    if found.code:
        return _refuse(opened, found)
    if vault_balasan.is_known(opened.db, found.id):
        found.refuse(_NEW_ID, UserError("RETURN_ID_TAKEN"))
        return _refuse(opened, found)
    try:
        return _keep(opened, dossier, found)
    except (UserError, Cancelled):
        raise
    except Exception as error:  # noqa: BLE001  (a value that passed every check and still fits no table)
        found.refuse(_KEPT, error)
        return _refuse(opened, found)


def _keep(opened: Vault, dossier: Dossier, found: Findings) -> Outcome:
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
        opened.note("terima", _noted(found) | {"hasil": hasil})
    return Outcome(found, hasil)


def _refused(opened: Vault, nama: str, problem: UserError) -> Outcome:
    """A file that nobody could look into."""
    found = Findings(nama)
    found.refuse(_READABLE, problem)
    return _refuse(opened, found)


def _refuse(opened: Vault, found: Findings) -> Outcome:
    with database.transaction(opened.db):
        opened.note("tolak", _noted(found) | {"alasan": found.code})
    return Outcome(found, "ditolak")


def _noted(found: Findings) -> dict[str, str | int]:
    return {"berkas": found.nama, "desa": found.kode, "urut": found.urut, "sums": found.sums}
