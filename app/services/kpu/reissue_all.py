"""Issuing all villages' lists again, after a key in other hands: new packages, words and codes.

What is under way stands in the vault: a run that was cut off goes on where it stopped. A village's own work
is in its journal and stays there; a return that names an older package is received and applied as before.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.domain.errors import UserError
from app.domain.pemilihan import Desa
from app.domain.progress import Progress, silent
from app.domain.terbit_ulang import Pekerjaan, Pilihan
from app.services.kpu import issue, status
from app.services.kpu.courier import write_bundles
from app.services.kpu.issue import Work, Written
from app.services.kpu.reissue import decide, number
from app.services.kpu.vault_session import Vault
from app.services.kpu.workers import in_order
from app.store import database, vault, vault_paket
from app.system import clock
from app.system.safe_file import ensure_folder

_UNDER_WAY = "terbit_ulang"
_WORK = {
    status.SEMENTARA: Pekerjaan.SEMENTARA,
    status.KEMBALI: Pekerjaan.MENUNGGU,
    status.DITERAPKAN_: Pekerjaan.DITERAPKAN,
    status.TANPA_PROGRAM: Pekerjaan.TANPA_PROGRAM,
    status.NIHIL_: Pekerjaan.DITUTUP,
    status.TIDAK_KEMBALI_: Pekerjaan.DITUTUP,
}


@dataclass(frozen=True, slots=True)
class Berjalan:
    """An issuing under way. `mulai`: instant; `dahulu`: village -> number of its former package;
    `selesai`: so many of them have their new one."""

    pilihan: Pilihan
    alasan: str
    mulai: str
    dahulu: Mapping[str, int]
    selesai: int


@dataclass(frozen=True, slots=True)
class Terbit:
    """One village with its new package. `baru`: voters who got a number in this run."""

    written: Written
    pekerjaan: Pekerjaan
    baru: int = 0


@dataclass(slots=True)
class ReissuedAll:
    """`terbit`: every village that has its new package, those of an earlier run of the same issuing too.

    `ditanya`: villages with voters who may be one of several former ones, and how many; `ditolak`: villages
    that cannot be issued, and why. Both stay as they were: `reissue`, one by one. `lanjutan`: this
    run went on with an earlier one.
    """

    pilihan: Pilihan
    alasan: str
    lanjutan: bool
    terbit: list[Terbit] = field(default_factory=list)
    ditanya: list[tuple[Desa, int]] = field(default_factory=list)
    ditolak: list[tuple[Desa, UserError]] = field(default_factory=list)
    bundles: list[Path] = field(default_factory=list)
    index: Path | None = None

    @property
    def ok(self) -> bool:
        return not (self.ditanya or self.ditolak)

    @property
    def kodes(self) -> tuple[str, ...]:
        """Whose letters are to be printed."""
        return tuple(one.written.desa.kode for one in self.terbit)


def under_way(opened: Vault) -> Berjalan | None:
    """The issuing that was cut off, or has villages left that ask; None: none, or KPU's key changed since."""
    kept: Mapping[str, Any] = vault.setting_or(opened.db, _UNDER_WAY, {})
    if not kept or kept["kunci"] != opened.kpu.kunci:
        return None
    newest = vault_paket.packed_villages(opened.db)
    done = sum(newest.get(kode, 0) > urut for kode, urut in kept["desa"].items())
    return Berjalan(kept["pilihan"], kept["alasan"], kept["mulai"], kept["desa"], done)


def concerned(opened: Vault, pilihan: Pilihan = "semua") -> list[tuple[Desa, Pekerjaan]]:
    """The villages that an issuing of now would be about, and how far each is: packed ones that take part."""
    packed = vault_paket.packed_villages(opened.db)
    work = {one.kode: _WORK.get(one.keadaan, Pekerjaan.BELUM) for one in status.status(opened)}
    found = [(desa, work[desa.kode]) for desa in vault.villages(opened.db, ikut=True) if desa.kode in packed]
    return [(desa, how) for desa, how in found if pilihan == "semua" or not how.has_returned]


def reissue_all(
    opened: Vault,
    alasan: str,
    out: Path,
    pilihan: Pilihan = "semua",
    *,
    afresh: bool = False,
    jobs: int | None = None,
    progress: Progress = silent,
) -> ReissuedAll:
    """Issue all lists as they are now, and the courier's bundle; then print the letters (`print_letters`).

    An issuing under way of the same `pilihan` is continued with its own reason, unless `afresh`. Each package
    is in the vault before it is on disk; Cancelled leaves what was finished, to be continued.
    Raises REASON_NEEDED, VILLAGES_NONE and file errors.
    """
    now = None if afresh else under_way(opened)
    continued = now is not None and now.pilihan == pilihan
    if now is None or not continued:
        now = _begin(opened, pilihan, " ".join(alasan.split()))
    ensure_folder(out)
    result = ReissuedAll(pilihan, now.alasan, continued)
    work = {desa.kode: how for desa, how in concerned(opened)}
    villages = [opened.village(kode) for kode in now.dahulu if kode in work]
    told = _Told(work, {})
    for order, data in in_order(issue.make, _orders(opened, villages, now, out, result, told), jobs):
        progress(len(result.terbit), len(villages), "Menerbitkan ulang")
        with database.transaction(opened.db):
            issued = issue.keep(opened, order, data)
        result.terbit.append(told.of(issue.write_file(out, order.order.desa, issued)))
    progress(len(villages), len(villages), "Menerbitkan ulang")
    result.terbit.sort(key=lambda one: one.written.desa.kode)
    if result.terbit:
        result.bundles, result.index = write_bundles(opened, out, [one.written for one in result.terbit])
    if result.ok:
        _end(opened, result)
    return result


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of villages before their package is made."""

    work: Mapping[str, Pekerjaan]
    fresh: dict[str, int]

    def of(self, written: Written) -> Terbit:
        kode = written.desa.kode
        return Terbit(written, self.work[kode], self.fresh.get(kode, 0))


def _begin(opened: Vault, pilihan: Pilihan, alasan: str) -> Berjalan:
    if not alasan:
        raise UserError("REASON_NEEDED", usage=True)
    packed = vault_paket.packed_villages(opened.db)
    before = {desa.kode: packed[desa.kode] for desa, _ in concerned(opened, pilihan)}
    if not before:
        raise UserError("VILLAGES_NONE")
    now = Berjalan(pilihan, alasan, clock.instant(), before, 0)
    kept = {"pilihan": pilihan, "alasan": alasan, "mulai": now.mulai, "kunci": opened.kpu.kunci}
    with database.transaction(opened.db):
        vault.set_settings(opened.db, {_UNDER_WAY: kept | {"desa": before}})
        told = {"pilihan": pilihan, "alasan": alasan, "desa": len(before)}
        opened.note("terbit_ulang", told | {"tahap": "mulai"})
    return now


def _end(opened: Vault, result: ReissuedAll) -> None:
    with database.transaction(opened.db):
        vault.set_settings(opened.db, {_UNDER_WAY: {}})
        told = {"pilihan": result.pilihan, "alasan": result.alasan, "desa": len(result.terbit)}
        opened.note("terbit_ulang", told | {"tahap": "selesai"})


def _orders(
    opened: Vault, villages: list[Desa], now: Berjalan, out: Path, result: ReissuedAll, told: _Told
) -> Iterator[Work]:
    """The packages still to be made; those of an earlier run are written again on the way."""
    for desa in villages:
        former = vault_paket.newest(opened.db, desa.kode)
        assert former is not None  # `concerned` are packed
        if former.urut > now.dahulu[desa.kode]:
            result.terbit.append(told.of(issue.write_file(out, desa, former, fresh=False)))
            continue
        try:
            fresh = _numbered(opened, desa, result)
        except UserError as error:
            result.ditolak.append((desa, error))
            continue
        if fresh is not None:
            told.fresh[desa.kode] = fresh
            yield issue.work_for(opened, desa, issue.rows_for(opened, desa.kode), former, now.alasan)


def _numbered(opened: Vault, desa: Desa, result: ReissuedAll) -> int | None:
    """How many voters got a number; None: somebody must say first who they are. Raises NUMBERS_EXHAUSTED."""
    with database.transaction(opened.db):
        waiting = vault_paket.unnumbered(opened.db, desa.kode)
        heirs, questions = decide(waiting, {})
        if questions:
            result.ditanya.append((desa, len(questions)))
            return None
        number(opened.db, desa.kode, waiting, heirs)
    return len(waiting) - len(heirs)
