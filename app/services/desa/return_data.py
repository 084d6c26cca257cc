"""The return `.dptr`: the committee's journal, signed by the device, sealed for KPU (FORMAT.md section 8).

Interim at any time, final once the DPT is ratified, supplements after it.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.domain.errors import UserError
from app.domain.fold import fold
from app.domain.kiriman import Sent, final_in_force, sealed, supplements
from app.domain.penetapan import jumlah
from app.domain.peristiwa import Draft
from app.domain.perubahan import Perubahan, perubahan
from app.domain.progress import Progress, silent
from app.domain.tahap_kiriman import AKHIR, SEMENTARA, SUSULAN, TahapKiriman
from app.exchange import balasan, envelope, paket
from app.exchange.balasan import DeviceLog
from app.exchange.device_papers import parse_card
from app.exchange.envelope import Amplop
from app.exchange.file_names import as_line, file_name
from app.services.desa.frozen import final_return, penetapan
from app.services.desa.members import NewMember, second_signer
from app.services.desa.ratify import heads, signatures
from app.services.desa.return_news import sejak_akhir
from app.services.desa.workspace import Workspace
from app.store import daftar as store
from app.store import issued, journal
from app.store.database import Connection
from app.store.issued import Kept
from app.system import clock
from app.system.safe_file import read_file, write_atomic

ENDING = ".dptr"


@dataclass(frozen=True, slots=True)
class Returned:
    """What was written; `kode` goes into the minutes, if it has any. `again`: it was sealed before."""

    file: Path
    tahap: TahapKiriman
    urut: int
    kode: str
    changes: Mapping[str, int]
    again: bool = False


def write_return(
    workspace: Workspace,
    out: Path,
    final: bool,
    second: str = "",
    second_password: str = "",
    progress: Progress = silent,
) -> Returned:
    """Write a return; a final one needs the DPT and two members, and is made once.

    The journal says first that a return is coming (`kembali`), then, in one transaction with its very
    bytes, that it was sealed (`kirim`); the file comes last. So a lost or unwritten final file is written
    again identical, with the same code. Raises UserError DPT_NEEDED, SECOND_*, PASSWORD_WRONG, file errors.
    """
    _check_ending(out)
    dpt = penetapan(workspace, "dpt")
    if final and dpt is None:
        raise UserError("DPT_NEEDED")
    before = final_return(workspace) if final else None
    if before:
        return _written_again(workspace, out, before)
    other = second_signer(workspace, second, second_password) if final else None
    return _write(workspace, out, AKHIR if final else SEMENTARA, dpt.sidik if dpt else "", other, progress)


def write_supplement(
    workspace: Workspace, out: Path, second: str, second_password: str, progress: Progress = silent
) -> Returned:
    """Write what came after the final return, with two members. Where nothing came since the last supplement,
    that one is written again, byte for byte.

    Raises SUPPLEMENT_EARLY (no final return in force), SUPPLEMENT_OTHER_DPT, SUPPLEMENT_NOTHING, SECOND_*,
    PASSWORD_WRONG, file errors.
    """
    _check_ending(out)
    dpt, told = penetapan(workspace, "dpt"), sejak_akhir(workspace)
    if dpt is None or dpt.sidik != told.sidik:
        raise UserError("SUPPLEMENT_OTHER_DPT")
    if not told.baru:
        if not told.susulan:
            raise UserError("SUPPLEMENT_NOTHING")
        return _written_again(workspace, out, told.susulan[-1])
    other = second_signer(workspace, second, second_password)
    return _write(workspace, out, SUSULAN, dpt.sidik, other, progress)


def _check_ending(out: Path) -> None:
    if not out.is_dir() and out.suffix.lower() != ENDING:
        raise UserError("FILE_ENDING", usage=True, file=out.name, ending=ENDING)


def _write(
    workspace: Workspace,
    out: Path,
    tahap: TahapKiriman,
    sidik: str,
    other: NewMember | None,
    progress: Progress,
) -> Returned:
    urut = 1 + len(journal.events_of_kind(workspace.db, "kembali"))
    out = _named(workspace, out, urut)
    workspace.act([_announcement(workspace, tahap, urut, sidik, other)])
    progress(0, 0, "Menyusun pengembalian")
    changes = _changes(workspace)
    data = _sealed(workspace, _amplop(workspace, tahap, urut), changes)
    opened = envelope.read(data)
    sent = {
        "urut": urut,
        "tahap": tahap,
        "id": opened.amplop.id,
        "sums": opened.sums_sha256,
        "kode": opened.kode_sidik,
    }
    with workspace.transaction():
        workspace.act_within([Draft("kirim", isi=sent)])
        issued.keep_return(workspace.db, tahap, Kept(urut, as_line(out.name), data))
    _write_and_check(workspace, out, data, urut)
    return Returned(out, tahap, urut, opened.kode_sidik, Counter(change.jenis for change in changes))


def _sealed(workspace: Workspace, amplop: Amplop, changes: list[Perubahan]) -> bytes:
    logs = device_logs(workspace)
    recipients = [workspace.kpu.operator, workspace.kpu.pemulihan]
    return balasan.build(amplop, logs, changes, _summary(workspace, changes), recipients, workspace.key)


def _written_again(workspace: Workspace, out: Path, sent: Sent) -> Returned:
    """A return that was sealed already, byte for byte."""
    kept = issued.kept_return(workspace.db, sent.tahap)
    if kept is None or kept.urut != sent.urut:
        raise UserError("RETURN_FINAL_DONE")
    out = _named(workspace, out, sent.urut)
    with workspace.transaction():
        issued.rename_return(workspace.db, sent.tahap, as_line(out.name))
    _write_and_check(workspace, out, kept.berkas, sent.urut)
    return Returned(out, sent.tahap, sent.urut, sent.kode, {}, again=True)


def _named(workspace: Workspace, out: Path, urut: int) -> Path:
    """A file in the folder named, if it is one."""
    if not out.is_dir():
        return out
    return out / file_name(workspace.desa.kode, workspace.desa.nama, "balasan", urut)


def sent_returns(workspace: Workspace) -> list[Sent]:
    """All returns written so far, oldest first."""
    return sealed(journal.events_of_kind(workspace.db, "kirim"))


def newest_coded(workspace: Workspace) -> Sent | None:
    """The newest return whose minutes carry a code: the final one in force, or a supplement to it."""
    events = journal.events_of_kind(workspace.db, "kirim", "buka")
    later = supplements(events)
    return later[-1] if later else final_in_force(events)


def _announcement(
    workspace: Workspace, tahap: TahapKiriman, urut: int, sidik: str, other: NewMember | None
) -> Draft:
    isi: dict[str, Any] = {
        "tahap": tahap,
        "urut": urut,
        "paket": workspace.newest_paket(),
        "kepala": heads(workspace),
        "sidik": sidik,
    }
    seeds = {workspace.anggota.id: workspace.anggota.seed, other.id: other.seed} if other else {}
    isi["tanda_tangan"] = signatures("kembali", isi, seeds)
    return Draft("kembali", isi=isi)


def _amplop(workspace: Workspace, tahap: str, urut: int) -> Amplop:
    sent = sent_returns(workspace)
    base = issued.newest_paket(workspace.db)
    assert base is not None
    return Amplop(
        jenis="balasan",
        pemilihan=paket.public_pemilihan(workspace.pengaturan.pemilihan),
        desa=asdict(workspace.desa),
        id=paket.new_id(),
        urut=urut,
        dibuat=clock.instant(),
        sampai="",
        kunci=workspace.key.public_line(),
        menggantikan=sent[-1].id if sent else "",
        balasan={
            "paket": base.id,
            "paket_urut": base.urut,
            "sebelum": sent[-1].sums if sent else "",
            "tahap": tahap,
            "perangkat": workspace.device,
        },
    )


def _changes(workspace: Workspace) -> list[Perubahan]:
    base = store.base(workspace.db, workspace.newest_paket())
    return list(perubahan(base, fold(base, journal.all_events(workspace.db)).pemilih.values()))


def _summary(workspace: Workspace, changes: list[Perubahan]) -> dict[str, Any]:
    return {
        "pemilih": jumlah(store.current(workspace.db)),
        "perubahan": Counter(change.jenis for change in changes),
    }


def device_logs(workspace: Workspace, *, akses: bool = False) -> list[DeviceLog]:
    """Every device's journal as it leaves the data file; with `akses` its second chain too."""
    return [_log(workspace.db, device, akses) for device in journal.heads(workspace.db)]


def _log(db: Connection, device: str, akses: bool) -> DeviceLog:
    lines = journal.lines(db, device)
    card = parse_card(json.loads(lines[0])["isi"])
    second = journal.lines(db, device, "akses") if akses else ()
    return DeviceLog(card, lines, *journal.newest_cap(db, device), second)


def _write_and_check(workspace: Workspace, out: Path, data: bytes, urut: int) -> None:
    """Only what was read back whole counts as saved."""
    write_atomic(out, data)
    envelope.read(read_file(out, envelope.LARGEST_FILE))
    workspace.note_access("ekspor", {"berkas": "dptr", "urut": str(urut)})
