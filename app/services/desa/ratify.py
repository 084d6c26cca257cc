"""Ratifying a stage: numbers, freeze, fingerprint, two members (FORMAT.md section 7)."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.crypto.ed25519 import sign_ed25519
from app.domain.berlaku import Berlaku, Penetapan
from app.domain.daftar_tahap import NAMA, TAHAP, Tahap
from app.domain.errors import UserError
from app.domain.fold import fold
from app.domain.kiriman import Sent, SuratTolak
from app.domain.nik import is_nik
from app.domain.pemilih import Pemilih
from app.domain.penetapan import (
    ATURAN,
    Baris,
    Ditandatangani,
    is_listed,
    is_unverified,
    jumlah,
    sidik,
    statement,
)
from app.domain.peristiwa import Draft
from app.domain.progress import Progress, silent
from app.services.desa.frozen import final_return, in_force, rows_to_freeze
from app.services.desa.members import second_signer
from app.services.desa.workspace import Workspace
from app.store import daftar as store
from app.store import journal
from app.system import clock

_MAY_BE_EMPTY = ("dptambahan",)


@dataclass(frozen=True, slots=True)
class Ratified:
    """What was frozen; `unverified` voters are on the list without a verdict."""

    tahap: Tahap
    sidik: str
    jumlah: Mapping[str, int]
    unverified: int
    members: tuple[str, str]


def ratify(
    workspace: Workspace,
    tahap: Tahap,
    second: str,
    second_password: str,
    progress: Progress = silent,
    nomor: str = "",
    overruled: Mapping[str, str] | None = None,
) -> Ratified:
    """Freeze the list as it stands. `nomor`: of the minutes; an addendum cannot do without.

    `overruled`: warnings that both members knew and went on with, and their counts: written down beside it.

    Raises UserError SECOND_*, PASSWORD_WRONG, STAGE_DONE, STAGE_ORDER (a list before it is missing),
    STAGE_PASSED (a later one holds), ADDENDUM_NOT_ALLOWED, ADDENDUM_NUMBER, CONFLICTS_OPEN, NIK_NOT_UNIQUE,
    LIST_EMPTY, ADDENDUM_EMPTY.
    """
    found = in_force(workspace)
    check_order(workspace, found, tahap, nomor)
    other = second_signer(workspace, second, second_password)
    progress(0, 0, "Menyusun daftar")
    rows = rows_of(workspace, found, tahap)
    what = planned(workspace, found, tahap)
    isi: dict[str, Any] = {
        "tahap": tahap,
        "paket": what.paket,
        "kepala": dict(what.kepala),
        "aturan": ATURAN,
        "sidik": sidik(rows, workspace.pengaturan.pemilihan.id, workspace.desa.kode, tahap),
        "jumlah": jumlah(row.pemilih for row in rows),
        "sebelum": what.sebelum,
        "hari": what.hari.isoformat(),
        "nomor": " ".join(nomor.split()),
    }
    isi["tanda_tangan"] = signatures(
        "tetapkan", isi, {workspace.anggota.id: workspace.anggota.seed, other.id: other.seed}
    )
    with workspace.transaction():
        workspace.act_within([Draft("tetapkan", isi=isi)])
        if overruled:
            workspace.note_within([Draft("abaikan", isi={"tahap": tahap, **overruled})])
    unverified = sum(is_unverified(row.pemilih) for row in rows)
    return Ratified(tahap, isi["sidik"], isi["jumlah"], unverified, (workspace.anggota.id, other.id))


def check_order(workspace: Workspace, found: Berlaku, tahap: Tahap, nomor: str = "") -> None:
    """Whether the law's order and the rule let this list be ratified now."""
    if tahap == "addendum":
        if workspace.aturan.setelah_dpt != "addendum":
            raise UserError("ADDENDUM_NOT_ALLOWED")
        if "dpt" not in found.tahap:
            raise UserError("STAGE_ORDER", stage=NAMA[tahap], before=NAMA["dpt"])
        if not nomor.strip():
            raise UserError("ADDENDUM_NUMBER")
        return
    if tahap in found.tahap:
        raise UserError("STAGE_DONE", stage=NAMA[tahap])
    if tahap != "dps" and found.dasar_tambahan is None:
        raise UserError("STAGE_ORDER", stage=NAMA[tahap], before=NAMA["dps"])
    later = [one for one in TAHAP[TAHAP.index(tahap) + 1 :] if one in found.tahap]
    if later:
        raise UserError("STAGE_PASSED", stage=NAMA[tahap], later=NAMA[later[0]])


def rows_of(workspace: Workspace, found: Berlaku, tahap: Tahap) -> list[Baris]:
    """The list as it would be frozen now. Raises CONFLICTS_OPEN, NIK_NOT_UNIQUE, *_EMPTY."""
    base = store.base(workspace.db, workspace.newest_paket())
    events = journal.all_events(workspace.db)
    folded = fold(base, events)
    if folded.konflik:
        raise UserError("CONFLICTS_OPEN", count=len(folded.konflik))
    voters = list(folded.pemilih.values())
    _refuse_shared_niks(voters)
    rows = rows_to_freeze(workspace, planned(workspace, found, tahap), voters, events)
    if not rows and tahap not in _MAY_BE_EMPTY:
        raise UserError("ADDENDUM_EMPTY" if tahap == "addendum" else "LIST_EMPTY")
    return rows


def planned(workspace: Workspace, found: Berlaku, tahap: Tahap) -> Penetapan:
    """The ratification that would be made now; its fingerprint and counts are not known yet."""
    return Penetapan(
        ref="",
        tahap=tahap,
        paket=workspace.newest_paket(),
        kepala=heads(workspace),
        aturan=ATURAN,
        sidik="",
        jumlah={},
        sebelum=_builds_on(found, tahap),
        hari=workspace.pengaturan.pemilihan.hari,
        nomor="",
        waktu=0,
        anggota=(),
    )


def _builds_on(found: Berlaku, tahap: Tahap) -> str:
    if tahap == "dptambahan":
        assert found.dasar_tambahan is not None  # check_order
        return found.dasar_tambahan.ref
    if tahap == "addendum":
        assert found.terakhir is not None  # check_order
        return found.terakhir.ref
    return found.dpt_sebelum if tahap == "dpt" else ""


def heads(workspace: Workspace) -> dict[str, str]:
    """Every device's head as an event names it."""
    return {device: str(head) for device, head in journal.heads(workspace.db).items()}


def signatures(kind: Ditandatangani, isi: Mapping[str, Any], seeds: Mapping[str, bytes]) -> dict[str, str]:
    """Each member's Ed25519 signature over the statement, base64 by member id."""
    message = statement(kind, isi)
    return {member: base64.b64encode(sign_ed25519(seed, message)).decode() for member, seed in seeds.items()}


def reopen(
    workspace: Workspace,
    alasan: str,
    nomor: str,
    second: str,
    second_password: str,
    surat: SuratTolak | None = None,
) -> Penetapan:
    """Open the newest ratified list again; it and why stay visible for ever, every number of a DPT stays.

    An addendum is opened with its DPT. `surat`: KPU's letter that refused the final return, once there is
    one; that return is void then. Raises REOPEN_NOTHING, REOPEN_NOT_ALLOWED, REOPEN_AFTER_FINAL (no letter),
    REFUSAL_DATE, REOPEN_REASON (no reason or no decision number), SECOND_*, PASSWORD_WRONG.
    """
    newest, final = check_reopening(workspace, in_force(workspace)), final_return(workspace)
    isi: dict[str, Any] = {"tetapan": newest.ref} | _why(alasan, nomor)
    if final:
        isi["penolakan"] = {"balasan": final.id} | _letter(workspace, final, surat)
    other = second_signer(workspace, second, second_password)
    isi["tanda_tangan"] = signatures(
        "buka", isi, {workspace.anggota.id: workspace.anggota.seed, other.id: other.seed}
    )
    workspace.act([Draft("buka", isi=isi)])
    return newest


def _why(alasan: str, nomor: str) -> dict[str, str]:
    reason, number = " ".join(alasan.split()), " ".join(nomor.split())
    if not reason or not number:
        raise UserError("REOPEN_REASON")
    return {"alasan": reason, "nomor": number}


def _letter(workspace: Workspace, final: Sent, surat: SuratTolak | None) -> dict[str, str]:
    """A letter about a return is no older than it, and was not written tomorrow."""
    number = " ".join(surat.nomor.split()) if surat else ""
    if surat is None or not number:
        raise UserError("REOPEN_AFTER_FINAL")
    zone = workspace.pengaturan.pemilihan.zona
    if not clock.local_date(final.waktu, zone) <= surat.tanggal <= clock.today(zone):
        raise UserError("REFUSAL_DATE")
    return {"nomor": number, "tanggal": surat.tanggal.isoformat()}


def check_reopening(workspace: Workspace, found: Berlaku) -> Penetapan:
    """What would be opened again now. Raises REOPEN_NOTHING, REOPEN_NOT_ALLOWED."""
    newest = found.tahap.get("dpt") or found.terakhir
    if newest is None:
        raise UserError("REOPEN_NOTHING")
    if workspace.aturan.buka_kembali != "boleh":
        raise UserError("REOPEN_NOT_ALLOWED")
    return newest


def _refuse_shared_niks(voters: list[Pemilih]) -> None:
    """Add against add, edit against add, edit against edit: all surface here."""
    whole = [voter.nik for voter in voters if is_listed(voter) and is_nik(voter.nik)]
    if len(whole) != len(set(whole)):
        raise UserError("NIK_NOT_UNIQUE", count=len(whole) - len(set(whole)))
