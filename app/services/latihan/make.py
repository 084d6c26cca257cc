"""Making a practice district as a real one comes about: list, vault, package, letter, the village opened."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from app.domain.istilah import Istilah
from app.domain.latihan import DESA, DISTRICT, KODE
from app.domain.progress import Progress, silent
from app.domain.sidalih import KOLOM_SIDALIH
from app.services.desa import members
from app.services.desa.open_paket import FirstMember, default_folder, open_first
from app.services.desa.print_lembar import PilihanLembar, lembar_kerja
from app.services.desa.workspace import Workspace, open_workspace
from app.services.kpu.areas import set_areas
from app.services.kpu.import_list import import_list
from app.services.kpu.init_vault import NewVault, init_vault
from app.services.kpu.letters import read_words
from app.services.kpu.pack import pack
from app.services.kpu.vault_session import open_vault
from app.services.latihan import people, place
from app.services.latihan.tasks import keep
from app.sheets.big_workbook import write_big_workbook
from app.system import clock, paths
from app.system.safe_file import ensure_folder, write_atomic

_STEPS = 6
_DAYS = 120
"""From making it to the voting day."""

_LIST = "daftar-sidalih-latihan.xlsx"


def make_practice(progress: Progress = silent) -> Path:
    """The village's folder. What lies in the practice folder goes first; where it is stopped nothing is left.

    Raises Cancelled and file errors.
    """
    place.delete()
    try:
        folder = _make(progress)
        place.mark_whole()
    except BaseException:
        place.delete()
        raise
    return folder


def _make(progress: Progress) -> Path:
    progress(0, _STEPS, "Menyiapkan latihan")
    paths.data_root().mkdir(parents=True, exist_ok=True)
    for part in (paths.practice_root(), place.papers()):
        ensure_folder(part)
    hari = clock.today() + timedelta(days=_DAYS)
    rows, tasks = people.rows(hari)
    _write_list(rows)
    package, words = _issue(hari, progress)
    progress(4, _STEPS, "Membuka daftar latihan")
    folder = default_folder(package)
    folder.parent.mkdir(parents=True, exist_ok=True)
    open_first(package, words, folder, FirstMember("Ketua Latihan", "ketua", place.KETUA))
    progress(5, _STEPS, "Menyiapkan lembar kerja")
    with open_workspace(folder, "ketua", place.KETUA) as workspace:
        _begin(workspace)
    keep(folder, tasks)
    progress(_STEPS, _STEPS, "Menyiapkan latihan")
    return folder


def _write_list(rows: Sequence[Sequence[str]]) -> None:
    write_big_workbook(place.papers() / _LIST, KOLOM_SIDALIH, {"DPT(1)": rows})


def _issue(hari: date, progress: Progress) -> tuple[Path, str]:
    """KPU's part: the package of the first village and the words of its letter."""
    progress(1, _STEPS, "Membuat brankas latihan")
    name = f"{Istilah().pemilihan} Latihan"
    wanted = NewVault(DISTRICT, f"KPU {DESA.kabupaten}", name, hari, petugas="Operator Latihan")
    init_vault(place.vault(), place.papers() / "kunci-pemulihan-latihan.txt", wanted, place.OPERATOR)
    progress(2, _STEPS, "Memasukkan daftar latihan")
    with open_vault(place.vault(), place.OPERATOR) as vault:
        import_list(vault, [place.papers() / _LIST], "Daftar latihan")
        set_areas(vault, {area.kel_id: area.kode for area in people.VILLAGES})
        progress(3, _STEPS, "Membuat paket latihan")
        packed = pack(vault, place.papers(), [KODE], jobs=1)
        return packed.written[0].file, " ".join(read_words(vault, KODE))


def _begin(workspace: Workspace) -> None:
    """A secretary for what two must sign, and a worksheet of RT 1 that waits to be copied."""
    members.add(workspace, "Sekretaris Latihan", "sekretaris", place.SEKRETARIS)
    printed = lembar_kerja(workspace, PilihanLembar(rt="001", rw="001"))
    write_atomic(place.papers() / "lembar-kerja-rt-1.pdf", printed.pdf)
