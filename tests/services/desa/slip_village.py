"""A ratified village for slips: 100 voters, five RT of 20 in two TPS, families of two."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.services.desa import members
from app.services.desa.open_paket import FirstMember, open_first
from app.services.desa.ratify import ratify
from app.services.desa.workspace import Workspace, open_workspace
from tests.builders import daftar, nik
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu

VOTERS = [
    replace(
        one,
        alamat="JALAN MAWAR" if at >= 80 and at % 10 >= 5 and at != 95 else "JALAN MELATI",
        rt=f"{1 + at // 20:03}",
        rw=f"{1 + at // 60:03}",
        tps=f"{1 + at // 60:03}",
        tps_kpu=f"{1 + at // 60:03}",
        nkk=nik(1 + at % 10, kelamin="L", region=f"9901{at // 20:02}"),
    )
    for at, one in enumerate(daftar(100))
]
"""RT 001 to 003 in RW 001 and TPS 001, 004 and 005 in RW 002 and TPS 002; RT 005 has two addresses, and a
family with both."""


@contextmanager
def ratified(folder: Path, *, dpt: bool = True) -> Iterator[Workspace]:
    """Opened by its Ketua, its DPT ratified."""
    file = folder / "paket.dpt"
    file.write_bytes(TestKpu().paket(VOTERS))
    open_first(file, " ".join(LETTER), folder / "data", FirstMember("Ketua Contoh", "ketua", KETUA))
    with open_workspace(folder / "data", "ketua", KETUA) as workspace:
        members.add(workspace, "Sekretaris Contoh", "sekretaris", SEKRETARIS)
        if dpt:
            ratify(workspace, "dps", "sekretaris", SEKRETARIS)
            ratify(workspace, "dpt", "sekretaris", SEKRETARIS)
        yield workspace
