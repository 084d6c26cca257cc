"""Receiving returns: each is checked against what KPU holds, then previewed, or waits for its code.

Whatever one file is or does, the others of the batch get their turn.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.domain import canonical
from app.domain.errors import Cancelled, UserError
from app.domain.progress import Progress, silent
from app.domain.tahap_kiriman import BERKODE
from app.services.kpu.check_return import Findings, check
from app.services.kpu.replay import Dossier, Seen
from app.services.kpu.return_files import Reader, Source, rounds, sources
from app.services.kpu.vault_session import Vault
from app.services.kpu.workers import in_order
from app.store import database, vault, vault_balasan, vault_paket
from app.store.vault_balasan import MENUNGGU, PRATINJAU, Received
from app.system import clock

_WORTH_PROCESSES = 6  # starting them costs about as much as checking so many returns
_READABLE = "Berkasnya terbaca dan sama dengan indeks bundelnya"
_NEW_ID = "Tanda pengenalnya belum dipakai pengembalian lain"
_KEPT = "Tersimpan di brankas"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One return. `hasil`: pratinjau, menunggu, ditolak."""

    found: Findings
    hasil: str


def receive(
    opened: Vault, paths: Sequence[Path], jobs: int | None = None, progress: Progress = silent
) -> list[Outcome]:
    """Take in `.dptr` files and `.dptb` bundles of them; every file gets its outcome.

    Raises only what stops KPU itself: a full disk, Cancelled.
    """
    files = [source for path in paths for source in sources(path)]
    outcomes = [_refused(opened, source, source.problem) for source in files if source.problem]
    with closing(Reader()) as reader:
        for together in rounds([source for source in files if not source.problem]):
            dossiers = (_dossier(opened, source, reader) for source in together)
            workers = jobs if len(together) >= _WORTH_PROCESSES else 1
            for dossier, found in in_order(check, dossiers, workers):
                outcomes.append(_settle(opened, dossier, found))
                progress(len(outcomes), len(files), "Memeriksa pengembalian")
    return outcomes


def _dossier(opened: Vault, source: Source, reader: Reader) -> Dossier:
    return dossier_of(opened, source.kode, source.nama, reader.read(source))


def dossier_of(opened: Vault, kode: str, nama: str, data: bytes) -> Dossier:
    """A return beside all that the vault holds of its village."""
    db = opened.db
    return Dossier(
        nama,
        data,
        opened.pemilihan.id,
        {issued.id: issued for issued in vault_paket.all_of(db, kode)},
        vault_balasan.heads(db, kode),
        [Seen(*one) for one in vault_balasan.seen(db, kode)],
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
    hasil = MENUNGGU if found.tahap in BERKODE else PRATINJAU
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
        canonical.dumps(found.hitung),
    )
    with database.transaction(opened.db):
        vault_balasan.store(opened.db, one, found.heads)
        opened.note("terima", _noted(found) | {"hasil": hasil})
    return Outcome(found, hasil)


def _refused(opened: Vault, source: Source, problem: Exception) -> Outcome:
    """A file that nobody could look into; the village that its bundle's index names, if it is one here."""
    desa = vault.village(opened.db, source.entry.desa) if source.entry else None
    found = Findings(source.nama, kode=desa.kode if desa else "", desa=desa.nama if desa else "")
    found.refuse(_READABLE, problem)
    return _refuse(opened, found)


def _refuse(opened: Vault, found: Findings) -> Outcome:
    with database.transaction(opened.db):
        opened.note("tolak", _noted(found) | {"alasan": found.code})
    return Outcome(found, "ditolak")


def _noted(found: Findings) -> dict[str, str | int]:
    return {"berkas": found.nama, "desa": found.kode, "urut": found.urut, "sums": found.sums}
