"""What the courier carries: bundles of all packages, and an index that anybody can read."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from app.domain.errors import UserError
from app.exchange import bundel
from app.exchange.bundel import Entry
from app.exchange.envelope import Amplop
from app.exchange.file_names import file_name
from app.exchange.paket import new_id, public_pemilihan
from app.services.kpu.issue import Written
from app.services.kpu.vault_session import Vault
from app.store import database, vault, vault_paket
from app.system import clock
from app.system.safe_file import write_atomic

INDEX = "indeks.csv"
_PER_BUNDLE = 900


def write_bundles(opened: Vault, out: Path, written: Sequence[Written]) -> tuple[list[Path], Path]:
    """(bundles, index): bundles of these packages, the index of every village's newest package.

    A bundle that holds exactly them already is left alone.
    """
    entries = {kode: _entry(opened, kode) for kode in vault_paket.packed_villages(opened.db)}
    index = out / INDEX
    write_atomic(index, bundel.index_csv([*entries.values()]))
    files = [(one.file, entries[one.desa.kode]) for one in written]
    parts = [files[start : start + _PER_BUNDLE] for start in range(0, len(files), _PER_BUNDLE)]
    return [_bundle(opened, out, part) for part in parts], index


def _entry(opened: Vault, kode: str) -> Entry:
    """From the vault's own bytes: the file may lie in another folder."""
    desa, paket = opened.village(kode), vault_paket.newest(opened.db, kode)
    if paket is None:
        raise UserError("NOT_PACKED", kode=kode)
    name = file_name(kode, desa.nama, "paket", paket.urut)
    return bundel.entry_of(name, paket.berkas, asdict(desa), "paket", paket.urut)


def _bundle(opened: Vault, out: Path, files: Sequence[tuple[Path, Entry]]) -> Path:
    entries = [entry for _, entry in files]
    for there in sorted(out.glob(f"{opened.kabupaten.kode}-bundel-*.dptb")):
        if _holds(there, entries):
            return there
    with database.transaction(opened.db):
        number = vault.next_number(opened.db, "bundel")
        opened.note("bundel", {"nomor": number, "berkas": len(files)})
    path = out / f"{opened.kabupaten.kode}-bundel-{number}.dptb"
    bundel.write(path, _amplop(opened, number), files, opened.key, asdict(opened.istilah))
    with bundel.open_bundle(path) as again:
        for _ in again.files():
            continue  # reading a file checks it
    return path


def _holds(path: Path, entries: Sequence[Entry]) -> bool:
    try:
        with bundel.open_bundle(path) as there:
            return there.entries == list(entries)
    except UserError:
        return False


def _amplop(opened: Vault, number: int) -> Amplop:
    district = opened.kabupaten
    return Amplop(
        jenis="bundel",
        pemilihan=public_pemilihan(opened.pemilihan),
        desa={
            "kode": "",
            "nama": "",
            "kecamatan": "",
            "kabupaten": district.nama,
            "provinsi": district.provinsi,
        },
        id=new_id(),
        urut=number,
        dibuat=clock.instant(),
        sampai=opened.sampai.isoformat(),
        kunci=opened.key.public_line(),
    )
