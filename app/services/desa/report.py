"""Writing the report `.dptl`: numbers for Dinas PMD, witnesses and Bawaslu, signed by two members."""

import base64
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.crypto.ed25519 import sign_ed25519
from app.crypto.minisig import SigningKey
from app.domain.berlaku import Berlaku, Penetapan
from app.domain.daftar_tahap import TAHAP
from app.domain.errors import UserError
from app.domain.penetapan import statement
from app.domain.progress import Progress, silent
from app.domain.rekap_bersih import jumlah_bersih
from app.domain.rekap_desa import Ukuran
from app.domain.rekap_laporan import numbers, ratified
from app.domain.sel_kecil import TANDA
from app.exchange import envelope, laporan, paket
from app.exchange.envelope import Amplop
from app.exchange.file_names import file_name
from app.exchange.laporan import Penanda
from app.services.desa.frozen import in_force
from app.services.desa.logistik import logistik
from app.services.desa.members import NewMember, second_signer
from app.services.desa.print_rekap import bahan_of, note_rekap
from app.services.desa.ratify import heads
from app.services.desa.rekap import Rekap, rekap
from app.services.desa.workspace import Workspace
from app.store import journal
from app.system import clock
from app.system.safe_file import read_file, write_atomic

ENDING = ".dptl"
_TABLES: tuple[Ukuran, ...] = ("kelamin", "umur", "disabilitas", "tms", "kpu_saja")
_SUMS = 20  # letters of the sums' SHA-256 on paper: as many bits as the kode sidik has


@dataclass(frozen=True, slots=True)
class Reported:
    """What was written. `kode` and `sums` stand on the paper; `rekap` is that list, counted."""

    file: Path
    urut: int
    status: str
    kode: str
    sums: str
    rekap: Rekap


def report(
    workspace: Workspace, out: Path, second: str, second_password: str, progress: Progress = silent
) -> Reported:
    """Tell the newest ratified list; before the first one the list as it stands, as a draft.

    `out`: the file, or a folder. Raises UserError SECOND_*, PASSWORD_WRONG, FILE_ENDING, file errors.
    """
    if not out.is_dir() and out.suffix.lower() != ENDING:
        raise UserError("FILE_ENDING", usage=True, file=out.name, ending=ENDING)
    other = second_signer(workspace, second, second_password)
    found = in_force(workspace)
    what = found.terakhir
    counted = rekap(workspace, what.tahap if what else "sekarang", progress)
    amplop = _amplop(workspace)
    told = {**_identity(workspace, amplop), **_numbers(workspace, found, counted)}
    amplop = _counting(amplop, told)
    data = laporan.build(amplop, told, _signed(workspace, told, other), workspace.key)
    opened = envelope.read(data)
    laporan.open_report(opened)
    file = _named(workspace, out, amplop.urut)
    write_atomic(file, data)
    envelope.read(read_file(file, envelope.LARGEST_FILE))
    note_rekap(workspace, bahan_of(workspace, counted), "tps", "dptl", terbuka=False)
    sums = opened.sums_sha256[:_SUMS]
    return Reported(file, amplop.urut, str(told["status"]), opened.kode_sidik, sums, counted)


def _amplop(workspace: Workspace) -> Amplop:
    return Amplop(
        jenis="laporan",
        pemilihan=paket.public_pemilihan(workspace.pengaturan.pemilihan),
        desa=asdict(workspace.desa),
        id=paket.new_id(),
        urut=journal.newest_lamport(workspace.db),
        dibuat=clock.instant(),
        sampai="",
        kunci=workspace.key.public_line(),
    )


def _counting(amplop: Amplop, told: Mapping[str, Any]) -> Amplop:
    return replace(amplop, pemilih=0 if told["jumlah"] == TANDA else told["jumlah"])


def _identity(workspace: Workspace, amplop: Amplop) -> dict[str, Any]:
    words = asdict(workspace.pengaturan.istilah)
    return {
        "v": 1,
        "id": amplop.id,
        "pemilihan": amplop.pemilihan["id"],
        "desa": amplop.desa["kode"],
        "istilah": {name: words[name] for name in ("desa", "pemilihan", "kecamatan", "kabupaten", "tps")},
    }


def _numbers(workspace: Workspace, found: Berlaku, counted: Rekap) -> dict[str, Any]:
    what = counted.what
    tables = {ukuran: counted.tabel("tps", ukuran) for ukuran in _TABLES}
    needs = logistik(counted, workspace.aturan.cadangan_surat)
    made = numbers(tables, jumlah_bersih(counted.bersih("tps")), needs)
    told = [found.tahap[one] for one in TAHAP if one in found.tahap] + [*found.addenda]
    days = [_day(workspace, one) for one in told]
    return {
        **made,
        "status": _status(found, what),
        "daftar": what.tahap if what else "",
        "paket": what.paket if what else workspace.newest_paket(),
        "kepala": dict(what.kepala) if what else heads(workspace),
        "penetapan": ratified(told, days, made),
    }


def _day(workspace: Workspace, one: Penetapan) -> str:
    """The day of a ratification in the village's time."""
    when = datetime.fromtimestamp(one.waktu / 1000, UTC)
    return (when + timedelta(hours=workspace.pengaturan.pemilihan.zona)).date().isoformat()


def _status(found: Berlaku, what: Penetapan | None) -> str:
    """`dibuka`: a later list than the one told was ratified once and opened again."""
    if what is None:
        return "konsep"
    opened = [found.semua[one.tetapan].tahap for one in found.pembukaan if one.tetapan in found.semua]
    later = [tahap for tahap in opened if TAHAP.index(tahap) > TAHAP.index(what.tahap)]
    return "dibuka" if later else "ditetapkan"


def _signed(workspace: Workspace, told: Mapping[str, Any], other: NewMember) -> dict[str, Penanda]:
    """Both members, by id; no name leaves the village."""
    message = statement("laporan", told)
    mine = workspace.anggota
    return {
        member.id: Penanda(
            member.peran,
            SigningKey(member.seed).public_line(),
            base64.b64encode(sign_ed25519(member.seed, message)).decode(),
        )
        for member in (mine, other)
    }


def _named(workspace: Workspace, out: Path, urut: int) -> Path:
    """A file in the folder named, if it is one."""
    if not out.is_dir():
        return out
    return out / file_name(workspace.desa.kode, workspace.desa.nama, "laporan", urut)
