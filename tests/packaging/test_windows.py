"""The parts of the Windows build that are true on every system."""

import re
from pathlib import Path

import payload
import user_path
import windows

from tests.packaging.conftest import ROOT


def _pins(name: str) -> dict[str, str]:
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.M))


def test_windows_gets_the_versions_that_the_tests_ran_with() -> None:
    everywhere, here = _pins("lock.txt"), _pins("windows_lock.txt")
    assert here and here == {name: everywhere[name] for name in here}


def test_every_file_type_is_tied_and_untied() -> None:
    script = windows.types_script()
    for ending, words in payload.FILE_TYPES.items():
        assert f'TieType "{ending}" "{words}"' in script
        assert f'UntieType "{ending}"' in script


def test_the_setup_file_lays_files_in_one_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "lib/z.pyc", "lib/x/y.pyc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert windows.program_script(tmp_path).splitlines() == [
        r'SetOutPath "$INSTDIR\program.baru"',
        f'File "{tmp_path}/a.txt"',
        f'File "{tmp_path}/b.txt"',
        r'SetOutPath "$INSTDIR\program.baru\lib"',
        f'File "{tmp_path}/lib/z.pyc"',
        r'SetOutPath "$INSTDIR\program.baru\lib\x"',
        f'File "{tmp_path}/lib/x/y.pyc"',
    ]


def test_the_path_gets_the_folder_once_and_gives_it_back() -> None:
    before = r"C:\Alat;%USERPROFILE%\bin"
    folder = r"C:\Users\Siti\AppData\Local\Programs\DPT Desa\program"
    added = user_path.with_folder(before, folder)
    assert added == rf"{before};{folder}"
    assert user_path.with_folder(added, folder) == added
    assert user_path.without_folder(added, folder.upper() + "\\") == before
    assert user_path.without_folder(user_path.with_folder("", folder), folder) == ""


def test_a_long_path_keeps_every_letter() -> None:
    before = ";".join(rf"C:\Folder panjang nomor {number}" for number in range(200))
    assert user_path.without_folder(user_path.with_folder(before, r"C:\X"), r"C:\X") == before
