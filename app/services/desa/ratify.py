"""Ratifying a stage: numbers, freeze, fingerprint, two members (FORMAT.md section 7)."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.crypto.ed25519 import sign_ed25519
from app.domain.errors import UserError
from app.domain.fold import fold
from app.domain.nik import is_nik
from app.domain.penetapan import ATURAN, Tahap, daftar, is_unverified, jumlah, sidik, statement
from app.domain.peristiwa import Draft
from app.domain.progress import Progress, silent
from app.services.desa.frozen import penetapan
from app.services.desa.members import second_signer
from app.services.desa.workspace import Workspace
from app.store import daftar as store
from app.store import journal


@dataclass(frozen=True, slots=True)
class Ratified:
    """What was frozen; `unverified` voters are on the list without a verdict."""

    tahap: Tahap
    sidik: str
    jumlah: Mapping[str, int]
    unverified: int
    members: tuple[str, str]


def ratify(
    workspace: Workspace, tahap: Tahap, second: str, second_password: str, progress: Progress = silent
) -> Ratified:
    """Freeze the list as it stands.

    Raises UserError SECOND_*, PASSWORD_WRONG, STAGE_DONE, STAGE_ORDER (DPT before DPS), CONFLICTS_OPEN,
    NIK_NOT_UNIQUE, LIST_EMPTY.
    """
    if penetapan(workspace, tahap):
        raise UserError("STAGE_DONE", stage=tahap.upper())
    if tahap == "dpt" and not penetapan(workspace, "dps"):
        raise UserError("STAGE_ORDER")
    other = second_signer(workspace, second, second_password)
    progress(0, 0, "Menyusun daftar")
    paket = workspace.newest_paket()
    folded = fold(store.base(workspace.db, paket), journal.all_events(workspace.db))
    if folded.konflik:
        raise UserError("CONFLICTS_OPEN", count=len(folded.konflik))
    rows = daftar(folded.pemilih.values())
    _refuse_shared_niks([row.pemilih.nik for row in rows])
    if not rows:
        raise UserError("LIST_EMPTY")
    counts = jumlah(row.pemilih for row in rows)
    isi: dict[str, Any] = {
        "tahap": tahap,
        "paket": paket,
        "kepala": heads(workspace),
        "aturan": ATURAN,
        "sidik": sidik(rows, workspace.pengaturan.pemilihan.id, workspace.desa.kode, tahap),
        "jumlah": counts,
    }
    isi["tanda_tangan"] = signatures(
        "tetapkan", isi, {workspace.anggota.id: workspace.anggota.seed, other.id: other.seed}
    )
    workspace.act([Draft("tetapkan", isi=isi)])
    unverified = sum(is_unverified(row.pemilih) for row in rows)
    return Ratified(tahap, isi["sidik"], counts, unverified, (workspace.anggota.id, other.id))


def heads(workspace: Workspace) -> dict[str, str]:
    """Every device's head as an event names it."""
    return {device: str(head) for device, head in journal.heads(workspace.db).items()}


def signatures(
    kind: Literal["tetapkan", "kembali"], isi: Mapping[str, Any], seeds: Mapping[str, bytes]
) -> dict[str, str]:
    """Each member's Ed25519 signature over the statement, base64 by member id."""
    message = statement(kind, isi)
    return {member: base64.b64encode(sign_ed25519(seed, message)).decode() for member, seed in seeds.items()}


def _refuse_shared_niks(niks: list[str]) -> None:
    """Add against add, edit against add, edit against edit: all surface here."""
    whole = [nik for nik in niks if is_nik(nik)]
    if len(whole) != len(set(whole)):
        raise UserError("NIK_NOT_UNIQUE", count=len(whole) - len(set(whole)))
