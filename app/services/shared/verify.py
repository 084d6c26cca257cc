"""Verifying any travelling file without a secret: what it is, who signed it, whether it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app.crypto import minisig
from app.crypto.kode_sidik import is_code, kode_sidik, same_code
from app.domain.errors import UserError
from app.domain.progress import Progress, silent
from app.exchange import bundel, envelope, laporan
from app.exchange.envelope import Amplop
from app.system.safe_file import read_file


@dataclass(frozen=True, slots=True)
class Verified:
    """A file that agrees with itself. `known`: signed by the key that the caller named.

    `sidik_kunci`: fingerprint of the signer's key; `kode_sidik`: of the file, as minutes print it. `rekap`:
    the numbers of a report, whose two members' signatures hold; their roles are `penanda`.
    """

    jenis: str
    pemilihan: Mapping[str, str]
    desa: Mapping[str, str]
    id: str
    urut: int
    dibuat: str
    sampai: str
    pemilih: int
    kunci: str
    sidik_kunci: str
    kode_sidik: str
    known: bool
    berkas: tuple[str, ...] = field(default=())
    rekap: Mapping[str, Any] = field(default_factory=dict)
    penanda: tuple[str, ...] = ()


def verify(path: Path, key: str = "", progress: Progress = silent) -> Verified:
    """Check a whole file, and every file in a bundle. `key`: a fingerprint or the whole `RW...` line.

    Raises what `envelope.read` raises, REPORT_*, VERIFY_OTHER_KEY (whole, but signed by somebody else).
    """
    if bundel.is_bundle(path):
        return _bundle(path, key, progress)
    data = read_file(path, envelope.LARGEST_FILE)
    if data[30:38] == b"vault.db":  # the name of the first member of a KPU backup
        raise UserError("VERIFY_BACKUP")
    opened = envelope.read(data)
    found = _verified(opened.amplop, opened.kode_sidik, key, ())
    if opened.amplop.jenis != "laporan":
        return found
    isi = laporan.open_report(opened)
    return replace(found, rekap=isi.rekap, penanda=tuple(sorted(one.peran for one in isi.penanda.values())))


def _bundle(path: Path, key: str, progress: Progress) -> Verified:
    with bundel.open_bundle(path) as bundle:
        for done, (entry, data) in enumerate(bundle.files(), 1):
            bundel.check_entry(entry, envelope.read(data).amplop)
            progress(done, len(bundle.entries), "Memeriksa bundel")
        names = tuple(entry.berkas for entry in bundle.entries)
        return _verified(bundle.amplop, bundle.kode_sidik, key, names)


def _verified(amplop: Amplop, code: str, key: str, names: tuple[str, ...]) -> Verified:
    sidik = kode_sidik(minisig.read_public_line(amplop.kunci))
    if key and not (key.startswith("RW") and len(key.strip()) == 56) and not is_code(key):
        raise UserError("VERIFY_KEY_UNREADABLE", usage=True)
    known = bool(key) and (key.strip() == amplop.kunci or same_code(key, sidik))
    if key and not known:
        raise UserError("VERIFY_OTHER_KEY", sidik=sidik)
    return Verified(
        amplop.jenis,
        amplop.pemilihan,
        amplop.desa,
        amplop.id,
        amplop.urut,
        amplop.dibuat,
        amplop.sampai,
        amplop.pemilih,
        amplop.kunci,
        sidik,
        code,
        known,
        names,
    )
