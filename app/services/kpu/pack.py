"""Packing: a `.dpt` a village, the courier's bundle and an index; a second run goes on where one stopped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.errors import UserError
from app.domain.pemilihan import Desa
from app.domain.progress import Progress, silent
from app.domain.voter_id import LARGEST_VILLAGE
from app.services.kpu import issue
from app.services.kpu.courier import write_bundles
from app.services.kpu.issue import Work, Written
from app.services.kpu.vault_session import Vault
from app.services.kpu.workers import in_order
from app.store import database, vault, vault_bagian, vault_paket
from app.system.safe_file import ensure_folder


@dataclass(slots=True)
class Packed:
    """What one run did. `changed`: villages whose list differs from their package, for `kpu reissue`;
    `nameless`: areas with voters of no village; `empty`: villages without a voter."""

    written: list[Written] = field(default_factory=list)
    changed: list[Desa] = field(default_factory=list)
    empty: list[Desa] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    bundles: list[Path] = field(default_factory=list)
    index: Path | None = None

    @property
    def ok(self) -> bool:
        return not (self.changed or self.nameless or self.empty)


def pack(
    opened: Vault,
    out: Path,
    kodes: Sequence[str] = (),
    jobs: int | None = None,
    progress: Progress = silent,
) -> Packed:
    """Write the packages of these villages (none named: of all that take part).

    Each package is in the vault before it is on disk. Raises what `chosen_villages` raises,
    VILLAGE_TOO_LARGE and file errors; Cancelled leaves what was finished.
    """
    villages = chosen_villages(opened, kodes)
    ensure_folder(out)
    result = Packed()
    if not kodes:
        result.nameless = [f"{area.nama} ({area.kecamatan})" for area in vault_bagian.homeless(opened.db)]
    done = 0
    for work, data in in_order(issue.make, _work(opened, villages, out, result), jobs):
        progress(done, len(villages), "Membuat paket")
        with database.transaction(opened.db):
            issued = issue.keep(opened, work, data)
        result.written.append(issue.write_file(out, work.order.desa, issued))
        done = len(result.written)
    progress(len(villages), len(villages), "Membuat paket")
    result.written.sort(key=lambda one: one.desa.kode)
    if result.written:
        result.bundles, result.index = write_bundles(opened, out, result.written)
    return result


def chosen_villages(opened: Vault, kodes: Sequence[str]) -> list[Desa]:
    """These villages, none named: all that take part.

    Raises VILLAGE_UNKNOWN, VILLAGE_STAYS_OUT, VILLAGES_NONE.
    """
    known = {desa.kode: desa for desa in vault.villages(opened.db)}
    taking_part = {desa.kode: desa for desa in vault.villages(opened.db, ikut=True)}
    kodes = tuple(dict.fromkeys(kodes))
    for kode in kodes:
        if kode not in taking_part:
            raise UserError("VILLAGE_STAYS_OUT" if kode in known else "VILLAGE_UNKNOWN", kode=kode)
    chosen = [known[kode] for kode in kodes] if kodes else list(taking_part.values())
    if not chosen:
        raise UserError("VILLAGES_NONE")
    return chosen


def _work(opened: Vault, villages: Sequence[Desa], out: Path, result: Packed) -> Iterator[Work]:
    """The packages still to be made; the others are written again or reported on the way."""
    for desa in villages:
        before = vault_paket.newest(opened.db, desa.kode)
        if before is not None and vault_paket.is_current(opened.db, desa.kode):
            result.written.append(issue.write_file(out, desa, before, fresh=False))
            continue
        if before is None:
            with database.transaction(opened.db):
                number_all(opened, desa)
        listed = issue.rows_for(opened, desa.kode)
        if before is None and not listed.rows:
            result.empty.append(desa)
        elif before is None:
            yield issue.work_for(opened, desa, listed)
        elif before.sha256 == listed.sha256 and not vault_paket.unnumbered(opened.db, desa.kode):
            result.written.append(issue.write_file(out, desa, before, fresh=False))
        else:
            result.changed.append(desa)


def number_all(opened: Vault, desa: Desa) -> None:
    """Number a village for its first package. Raises VILLAGE_TOO_LARGE."""
    waiting = vault_paket.unnumbered(opened.db, desa.kode)
    if len(waiting) > LARGEST_VILLAGE:
        raise UserError("VILLAGE_TOO_LARGE", desa=desa.nama, kode=desa.kode)
    vault_paket.take_numbers(opened.db, desa.kode, [one.pemilih for one in waiting])
