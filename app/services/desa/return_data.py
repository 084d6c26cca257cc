"""The return `.dptr`: the committee's journal, signed by the device, sealed for KPU (FORMAT.md section 8)."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.domain.errors import UserError
from app.domain.fold import fold
from app.domain.penetapan import jumlah
from app.domain.peristiwa import Draft
from app.domain.perubahan import Perubahan, perubahan
from app.domain.progress import Progress, silent
from app.exchange import balasan, envelope, paket
from app.exchange.balasan import DeviceLog
from app.exchange.device_papers import parse_card
from app.exchange.envelope import Amplop
from app.exchange.file_names import as_line, file_name
from app.services.desa.frozen import penetapan
from app.services.desa.members import NewMember, second_signer
from app.services.desa.ratify import heads, signatures
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
    """What was written; `kode` goes into the minutes of a final return. `again`: it was sealed before."""

    file: Path
    tahap: str
    urut: int
    kode: str
    changes: Mapping[str, int]
    again: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """A `kirim` event: a return that was written. `sums`: SHA-256 of its SHA256SUMS, hex."""

    urut: int
    tahap: str
    id: str
    sums: str
    kode: str
    waktu: int


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
    if not out.is_dir() and out.suffix.lower() != ENDING:
        raise UserError("FILE_ENDING", usage=True, file=out.name, ending=ENDING)
    dpt = penetapan(workspace, "dpt")
    if final and dpt is None:
        raise UserError("DPT_NEEDED")
    before = _final(workspace) if final else None
    if before:
        return _written_again(workspace, out, before)
    other = second_signer(workspace, second, second_password) if final else None
    tahap = "akhir" if final else "sementara"
    urut = 1 + len(journal.events_of_kind(workspace.db, "kembali"))
    out = _named(workspace, out, urut)
    workspace.act([_announcement(workspace, tahap, urut, dpt.sidik if dpt else "", other)])
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


def _final(workspace: Workspace) -> Sent | None:
    return next((sent for sent in sent_returns(workspace) if sent.tahap == "akhir"), None)


def _written_again(workspace: Workspace, out: Path, sent: Sent) -> Returned:
    """The final return that was sealed already, byte for byte."""
    kept = issued.kept_return(workspace.db, sent.tahap)
    if kept is None:
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
    sent: list[Sent] = []
    for event in journal.events_of_kind(workspace.db, "kirim"):
        isi = event.data
        sent.append(Sent(isi["urut"], isi["tahap"], isi["id"], isi["sums"], isi["kode"], event.waktu))
    return sent


def _announcement(workspace: Workspace, tahap: str, urut: int, sidik: str, other: NewMember | None) -> Draft:
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
