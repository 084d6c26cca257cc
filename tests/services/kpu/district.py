"""A small invented district for tests: a vault with its list, packages, and villages that work on them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.pemilihan import Profil
from app.domain.sidalih import KOLOM_SIDALIH
from app.domain.tms import Alasan
from app.services.desa import members
from app.services.desa.mark import Mark, mark
from app.services.desa.open_paket import FirstMember, open_first
from app.services.desa.ratify import ratify
from app.services.desa.return_data import Returned, write_return
from app.services.desa.workspace import Workspace, open_workspace
from app.services.kpu.areas import set_areas
from app.services.kpu.import_list import import_list
from app.services.kpu.init_vault import NewVault, init_vault
from app.services.kpu.pack import pack
from app.services.kpu.vault_session import Vault, open_vault
from app.services.shared.sample_people import generate, regions
from app.store import vault_paket
from tests.list_files import write_csv

OPERATOR, KETUA, SEKRETARIS = "kata sandi operator", "kata sandi ketua", "kata sandi sekretaris"
KODE = "9901012001"
OTHER = "9901012002"


def write_list(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """A Sidalih CSV of these 33-column rows."""
    path.write_bytes(write_csv(KOLOM_SIDALIH, rows))
    return path


@dataclass
class District:
    """A vault on disk."""

    folder: Path

    @property
    def vault(self) -> Path:
        return self.folder / "brankas"

    @property
    def recovery(self) -> Path:
        return self.folder / "pemulihan.txt"

    @property
    def out(self) -> Path:
        path = self.folder / "keluar"
        path.mkdir(exist_ok=True)
        return path

    @contextmanager
    def opened(self) -> Iterator[Vault]:
        with open_vault(self.vault, OPERATOR) as opened:
            yield opened


def empty_district(folder: Path, profil: Profil = "lengkap") -> District:
    """A vault without a list."""
    district = District(folder)
    wanted = NewVault("9901", "KPU Kabupaten Contoh", "Pilkades Serentak", date(2027, 2, 3), profil)
    init_vault(district.vault, district.recovery, wanted, OPERATOR)
    return district


def new_district(folder: Path, villages: int = 1, voters: int = 40, profil: Profil = "lengkap") -> District:
    """A vault with a list whose areas have their codes."""
    district = empty_district(folder, profil)
    file = write_list(folder / "daftar.csv", list(generate(villages, voters, 1)))
    with district.opened() as opened:
        import_list(opened, [file], "DPT Pilkada 2024")
        set_areas(opened, {region.kel_id: region.kode for region in regions(villages, 1)})
    return district


def packed_district(
    folder: Path, villages: int = 1, voters: int = 40, profil: Profil = "lengkap"
) -> District:
    """The same with packages."""
    district = new_district(folder, villages, voters, profil)
    with district.opened() as opened:
        pack(opened, district.out, jobs=1)
    return district


@dataclass
class Village:
    """A village's data folder with a ketua and a sekretaris."""

    data: Path
    out: Path

    @contextmanager
    def opened(self) -> Iterator[Workspace]:
        with open_workspace(self.data, "ketua", KETUA) as workspace:
            yield workspace

    def mark(self, voters: Sequence[str], alasan: Alasan, bukti: dict[str, str] | None = None) -> None:
        with self.opened() as workspace:
            mark(workspace, [Mark(voter, alasan, bukti=bukti or {}) for voter in voters])

    def ratify(self) -> None:
        with self.opened() as workspace:
            ratify(workspace, "dps", "sekretaris", SEKRETARIS)
            ratify(workspace, "dpt", "sekretaris", SEKRETARIS)

    def send(self, name: str, *, final: bool = False) -> Returned:
        with self.opened() as workspace:
            return write_return(
                workspace, self.out / name, final, "sekretaris" if final else "", SEKRETARIS if final else ""
            )


def open_village(district: District, kode: str = KODE) -> Village:
    """Open the newest package of a village with its letter's words."""
    with district.opened() as opened:
        issued = vault_paket.newest(opened.db, kode)
    assert issued is not None
    data = district.folder / f"desa-{kode}"
    file = district.folder / f"{kode}.dpt"
    file.write_bytes(issued.berkas)
    open_first(file, " ".join(issued.kata), data, FirstMember("Ketua Contoh", "ketua", KETUA))
    with open_workspace(data, "ketua", KETUA) as workspace:
        members.add(workspace, "Sekretaris Contoh", "sekretaris", SEKRETARIS)
    return Village(data, district.folder)
