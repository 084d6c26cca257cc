"""The bundle on its way back to KPU: the newest return of every village, whole and unopened; before a
supplement the final return that it supplements, because KPU takes none without.

Decision: it is signed by a key that is made for it and forgotten. The envelope wants a signature, so that a
bundle damaged on its way is told from a whole one; who carried it proves nothing. KPU judges each return by
the device's own signature, the journal inside and the code on the minutes, and Dinas PMD need not keep a
key that nobody relies on.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.crypto.minisig import SigningKey
from app.domain.errors import UserError
from app.domain.kurir import Catatan, DesaKurir, PemilihanKurir
from app.domain.progress import Progress, silent
from app.exchange import bundel, envelope
from app.exchange.bundel import Entry
from app.exchange.envelope import Amplop
from app.exchange.file_names import file_name
from app.services.pmd.catatan import add, note, read_record
from app.services.pmd.collect import kept_file, kept_folder, only_election
from app.system import clock
from app.system.safe_file import sha256_of

_MOST = 994


@dataclass(frozen=True, slots=True)
class Dibawa:
    """The bundle. `belum`: villages whose package went out and that have returned nothing."""

    file: Path
    kode_sidik: str
    berkas: int
    desa: int
    sementara: int
    belum: tuple[DesaKurir, ...]


def bundle_back(
    out: Path, pemilihan: str = "", folder: Path | None = None, progress: Progress = silent
) -> Dibawa:
    """Write the bundle and read it back. `out`: a `.dptb`, or the folder it goes into.

    Raises COURIER_NOTHING_BACK, COURIER_TOO_MANY, COURIER_KEPT_DAMAGED, COURIER_CHOOSE_ELECTION and file
    errors.
    """
    state = read_record(folder).pemilihan
    known = state.get(pemilihan or only_election(state))
    lines = [line for village in known.urutan for line in village.dibawa] if known else []
    if known is None or not lines:
        raise UserError("COURIER_NOTHING_BACK")
    if len(lines) > _MOST:
        raise UserError("COURIER_TOO_MANY", count=len(lines), most=_MOST)
    key = SigningKey(secrets.token_bytes(32))
    amplop = _amplop(known, lines, key, folder)
    path = out / _name(known, amplop) if out.is_dir() else out
    files = []
    for done, line in enumerate(lines, 1):
        files.append((kept_folder(known.id, folder) / line.berkas, _entry(line, lines, folder)))
        progress(done, len(lines), "Memeriksa berkas")
    bundel.write(path, amplop, files, key)
    code = _read_back(path, progress)
    villages = len({line.desa for line in lines})
    told = {"desa": villages, "id": amplop.id}
    digest = sha256_of(path)[0]
    add(folder, [note(known.id, "bundel", told, berkas=path.name, sha256=digest, urut=amplop.urut)])
    interim = sum(line.isi["tahap"] == "sementara" for line in lines)
    return Dibawa(path, code, len(lines), villages, interim, tuple(missing(known)))


def missing(known: PemilihanKurir) -> list[DesaKurir]:
    """Villages whose package went out and that have returned nothing."""
    return [one for one in known.urutan if one.isi and not one.terima]


def _entry(line: Catatan, lines: Sequence[Catatan], folder: Path | None) -> Entry:
    """Two returns of one number have names that differ."""
    data = kept_file(line, folder)
    amplop = envelope.read(data).amplop
    name = file_name(line.desa, amplop.desa["nama"], "balasan", line.urut)
    if sum(one.desa == line.desa for one in lines) > 1:
        name = name.removesuffix(".dptr") + f"-{line.sha256[:8]}.dptr"
    return bundel.entry_of(name, data, amplop.desa, "balasan", line.urut)


def _amplop(known: PemilihanKurir, lines: Sequence[Catatan], key: SigningKey, folder: Path | None) -> Amplop:
    """Of the election as the returns say it; its number counts the bundles made here."""
    told = envelope.read(kept_file(lines[0], folder)).amplop
    places = {name: told.desa[name] for name in ("kabupaten", "provinsi")}
    return Amplop(
        jenis="bundel",
        pemilihan=told.pemilihan,
        desa={"kode": "", "nama": "", "kecamatan": "", **places},
        id=secrets.token_hex(16),
        urut=1 + sum(one.jenis == "bundel" for one in known.catatan),
        dibuat=clock.instant(),
        sampai="",
        kunci=key.public_line(),
    )


def _name(known: PemilihanKurir, amplop: Amplop) -> str:
    return f"{known.id}-balasan-{amplop.urut}.dptb"


def _read_back(path: Path, progress: Progress) -> str:
    with bundel.open_bundle(path) as again:
        for done, _ in enumerate(again.files(), 1):  # reading a file checks it
            progress(done, len(again.entries), "Memeriksa bundel")
        return again.kode_sidik
