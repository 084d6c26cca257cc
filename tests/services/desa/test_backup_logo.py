"""The letterhead's picture goes into the backup and comes back with it; what is none harms no backup."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.exchange.gambar_kop import is_picture
from app.services.desa import backup
from app.services.desa.check_backup import check_backup
from app.services.desa.members import Entrant
from app.services.desa.open_paket import FirstMember, open_first
from app.services.desa.print_naskah import naskah
from app.services.desa.print_naskah_logo import KPU_FILE, LOGO_FILE, logo, set_logo
from app.services.desa.print_naskah_sumber import Permintaan
from app.services.desa.restore import peek, restore
from app.services.desa.workspace import open_workspace
from tests.builders import daftar
from tests.villages import KETUA, LETTER, TestKpu

BARU = "kata sandi baru"
WORDS = " ".join(LETTER)


def picture(width: int = 700, mode: str = "RGB", kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.effect_noise((width, 300), 80).convert(mode).save(out, kind)
    return out.getvalue()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "paket.dpt").write_bytes(TestKpu().paket(daftar(20)))
    open_first(tmp_path / "paket.dpt", WORDS, tmp_path / "data", FirstMember("Ketua Contoh", "ketua", KETUA))
    return tmp_path / "data"


def saved(data: Path) -> Path:
    """A backup, tried out as a committee does."""
    with open_workspace(data, "ketua", KETUA) as workspace:
        file = backup.back_up(workspace, data.parent).file
        assert check_backup(workspace, data.parent).file == file
    return file


def back(data: Path, file: Path) -> Path:
    """The village on another PC."""
    folder = data.parent / "pulih"
    restore(peek(file, data.parent / "paket.dpt", WORDS), folder, Entrant(BARU, "ketua"))
    return folder


def printed(data: Path, password: str) -> tuple[bytes, bytes]:
    with open_workspace(data, "ketua", password) as workspace:
        return logo(workspace), naskah(workspace, Permintaan("surat_tugas")).pdf


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_picture_comes_back_and_is_printed(data: Path, kind: str) -> None:
    (data.parent / "lambang").write_bytes(picture(kind=kind))
    with open_workspace(data, "ketua", KETUA) as workspace:
        set_logo(workspace, data.parent / "lambang")
    before, here = printed(data, KETUA)
    after, there = printed(back(data, saved(data)), BARU)
    assert before == after and is_picture(after)
    assert b"/Subtype /Image" in here and b"/Subtype /Image" in there


def test_nothing_chosen_stays_nothing(data: Path) -> None:
    folder = back(data, saved(data))
    assert not (folder / LOGO_FILE).exists()
    assert printed(folder, BARU)[0] == b""


def test_a_choice_against_kpus_picture_stays_one(data: Path) -> None:
    (data / KPU_FILE).write_bytes(picture(60, "L"))
    with open_workspace(data, "ketua", KETUA) as workspace:
        set_logo(workspace, None)
    assert (data / LOGO_FILE).read_bytes() == b""
    folder = back(data, saved(data))
    assert (folder / LOGO_FILE).read_bytes() == b""


def test_a_picture_that_somebody_put_there_by_hand_is_made_fit(data: Path) -> None:
    (data / LOGO_FILE).write_bytes(picture(1500))
    kept = (back(data, saved(data)) / LOGO_FILE).read_bytes()
    assert is_picture(kept) and len(kept) < len(picture(1500))


@pytest.mark.parametrize("junk", [b"bukan gambar", picture()[:2000], b"x" * (4 * 1024 * 1024 + 1)])
def test_what_is_no_picture_leaves_the_backup_whole(data: Path, junk: bytes) -> None:
    (data / LOGO_FILE).write_bytes(junk)
    folder = back(data, saved(data))
    assert not (folder / LOGO_FILE).exists()


def test_pixels_that_cannot_be_read_are_not_restored(data: Path) -> None:
    """The head of such a file is a picture's: only who draws it sees that it is none."""
    whole = picture(300, "L")
    broken = whole[:60] + bytes(40) + whole[100:]
    assert is_picture(broken)
    (data / LOGO_FILE).write_bytes(broken)
    folder = back(data, saved(data))
    assert not (folder / LOGO_FILE).exists()
