"""A district from the list to the applied returns: 1,004,400 voters in 372 villages, 5 % of rows changed.

`python -m tests.bench.returns VILLAGES VOTERS` runs it at another size.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from app.crypto import age_file, words
from app.exchange import envelope
from app.services.kpu.apply_return import apply_return
from app.services.kpu.check_return import check
from app.services.kpu.overview import overview
from app.services.kpu.receive import dossier_of
from app.services.kpu.vault_session import Vault, open_vault
from app.services.kpu.workers import in_order
from app.store import vault_paket
from tests.bench.measuring import SECRETS, measure
from tests.bench.returned import Job, make_return

ABOUT = ("--district", "9901", "--name", "KPU", "--election", "Uji", "--voting-day", "2027-02-03")
_SOME = 20
"""Villages on which the pure costs are measured, and packing with one process."""


def main(villages: int = 372, voters: int = 2700) -> None:
    """From the sheet to the overview of applied returns."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("DPT_DESA_BENCH_DIR")) as name:
        folder = Path(name)
        prepare(folder, villages, voters)
        pack(folder, villages)
        measure("kpu", "letters", "--vault", folder / "v", "--out", folder / "surat.pdf")
        codes = answer(folder)
        take_back(folder, codes, villages * voters)


def prepare(folder: Path, villages: int, voters: int) -> None:
    """A vault with the district's list, at `folder/v`."""
    sheet, vault = folder / "s.csv", ("--vault", folder / "v")
    if not sheet.exists():
        measure("sample", "--out", sheet, "--villages", str(villages), "--voters", str(voters))
    measure("kpu", "init", *vault, "--recovery-out", folder / "k.txt", *ABOUT)
    done = measure("kpu", "import", *vault, sheet)
    print(f"  import csv: {villages * voters / done.seconds:.0f} rows/s; vault {size(folder / 'v')} MB")
    measure("kpu", "areas", *vault, "--from", folder / "s.wilayah.csv")


def pack(folder: Path, villages: int) -> None:
    """All villages with two processes; some of them, in a copy, with one."""
    shutil.copytree(folder / "v", folder / "v1")
    with opened(folder / "v") as vault:
        kodes = [row.keadaan.kode for row in overview(vault).petak][:_SOME]
    only = ("--village", *kodes)
    one = measure("kpu", "pack", "--vault", folder / "v1", "--out", folder / "p1", "--jobs", "1", *only)
    print(f"  pack, 1 process: {one.seconds / len(kodes):.3f} s a village")
    shutil.rmtree(folder / "v1")
    two = measure("kpu", "pack", "--vault", folder / "v", "--out", folder / "p", "--jobs", "2")
    scrypt = _scrypt()
    print(f"  pack, 2 processes: {two.seconds / villages:.3f} s a village; packages {size(folder / 'p')} MB")
    share = 100 * scrypt * villages / two.cpu
    print(f"  of its work pure scrypt: {scrypt:.3f} s of CPU a village, {share:.0f} %")


def _scrypt() -> float:
    """CPU seconds of one letter file."""
    began = time.process_time()
    for _ in range(5):
        age_file.encrypt_with_words(b"x" * 300, words.passphrase(words.generate()))
    return (time.process_time() - began) / 5


def answer(folder: Path) -> dict[str, str]:
    """Every village's final return at `folder/r`; its code by village. Making them is not measured."""
    began, codes = time.monotonic(), {}
    (folder / "r").mkdir()
    with opened(folder / "v") as vault:
        jobs = (
            Job(number, _package(vault, kode), vault.operator)
            for number, kode in enumerate(vault_paket.packed_villages(vault.db))
        )
        for job, (data, kode) in in_order(make_return, jobs, None):
            village = envelope.read(job.package).amplop.desa["kode"]
            (folder / "r" / f"{village}.dptr").write_bytes(data)
            codes[village] = kode
    print(f"  ({len(codes)} returns made in {time.monotonic() - began:.0f} s, {size(folder / 'r')} MB)")
    return codes


def _package(vault: Vault, kode: str) -> bytes:
    found = vault_paket.newest(vault.db, kode)
    assert found is not None
    return found.berkas


def take_back(folder: Path, codes: dict[str, str], rows: int) -> None:
    """Receive with one and with two processes, apply all, look at the overview."""
    files = sorted((folder / "r").iterdir())
    _pure_costs(folder / "v", files[:_SOME])
    shutil.copytree(folder / "v", folder / "v1")
    for vault, jobs in (("v1", "1"), ("v", "2")):
        done = measure("kpu", "receive", "--vault", folder / vault, "--jobs", jobs, *files)
        print(
            f"  receive, {jobs} process(es): {done.seconds / len(files):.3f} s a return,"
            f" {rows / done.seconds:.0f} rows/s"
        )
    with opened(folder / "v") as vault_:
        began = time.monotonic()
        for kode, fingerprint in codes.items():
            apply_return(vault_, kode, fingerprint)
        print(f"  apply: {1000 * (time.monotonic() - began) / len(codes):.1f} ms a return")
        time_overview(vault_)


def _pure_costs(vault: Path, files: Sequence[Path]) -> None:
    """What checking a return costs, and of it decrypting alone."""
    with opened(vault) as found:
        dossiers = [dossier_of(found, file.name[:10], file.name, file.read_bytes()) for file in files]
    began = time.process_time()
    assert not any(check(dossier).code for dossier in dossiers)
    whole = time.process_time() - began
    began = time.process_time()
    for dossier in dossiers:
        for data in (dossier.data, *(one.berkas for one in dossier.packages.values())):
            sealed = envelope.read(data).members["isi.age"]
            age_file.decrypt_with_identity(sealed, dossier.operator)
    pure = time.process_time() - began
    print(
        f"  check alone: {1000 * whole / len(files):.0f} ms a return,"
        f" of it signature and decryption {100 * pure / whole:.0f} %"
    )


def time_overview(vault: Vault) -> None:
    """The page that an operator sees first, twice: the second finds the file in memory."""
    for when in ("first", "again"):
        began = time.monotonic()
        shown = overview(vault)
        seconds = time.monotonic() - began
        print(f"  overview, {when}: {seconds:.2f} s, {len(shown.petak)} villages, {shown.pemilih} voters")


def opened(folder: Path) -> AbstractContextManager[Vault]:
    """The vault, by the operator's password."""
    return open_vault(folder, SECRETS["DPT_DESA_PASSWORD"])


def size(folder: Path) -> int:
    """MB of a folder's files."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) // 1_000_000


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
