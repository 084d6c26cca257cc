"""The largest district: 852 villages, 4 million voters, from a CSV of Sidalih to packages and overview.

`python -m tests.bench.largest VILLAGES VOTERS` runs it at another size.
"""

import os
import sys
import tempfile
from pathlib import Path

from app.domain import canonical
from app.services.kpu.vault_session import Vault
from app.store import database, vault_balasan, vault_paket
from app.store.vault_balasan import MENUNGGU, Received
from tests.bench.measuring import measure
from tests.bench.returns import opened, prepare, size, time_overview


def main(villages: int = 852, voters: int = 4695) -> None:
    """DPT_DESA_BENCH_DIR: where there is room, about 8 GB."""
    with tempfile.TemporaryDirectory(dir=os.environ.get("DPT_DESA_BENCH_DIR")) as name:
        folder = Path(name)
        prepare(folder, villages, voters)
        look(folder)
        done = measure("kpu", "pack", "--vault", folder / "v", "--out", folder / "p", "--jobs", "2")
        print(f"  pack: {done.seconds / villages:.3f} s a village; packages {size(folder / 'p')} MB")
        look(folder)


def look(folder: Path) -> None:
    """The overview; once packages are there, with what returns of all villages would count."""
    with opened(folder / "v") as vault:
        if vault_paket.packed_villages(vault.db):
            _count_returns(vault)
        time_overview(vault)


def _count_returns(vault: Vault) -> None:
    """Rows as receiving leaves them, without the files, which the overview never reads."""
    with database.transaction(vault.db):
        for number, (kode, voters) in enumerate(vault_paket.packed_voters(vault.db).items()):
            told = {"awal": voters, "baru": 40, "ubah": 50, "tms": {"meninggal": 60 + number % 9}}
            counts = canonical.dumps(told | {"tms_pilkades": 0, "L": voters // 2, "P": voters // 2})
            about = (f"{number:032x}", kode, 1, "akhir", "", "", "", "2027-01-20T00:00:00Z", MENUNGGU)
            vault_balasan.store(vault.db, Received(*about, berkas=b"", hitung=counts), {})


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
