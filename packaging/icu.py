"""Qt's Unicode data (ICU), 32 MB for every language of the world, cut to Indonesian, English and the root.

Nothing else is ever asked for: the window's languages are those two, and what ICU does not find it takes from
the root. The file shrinks by a sixth, installed by a fifth. The code of ICU stays as the wheel brought it.
"""

import re
import shutil
from pathlib import Path

from chroot import Chroot

NAME = "libicudata.so.73"
_SYMBOL = "icudt73_dat"
_LOCALE = re.compile(r"(?:.*/)?(?:[a-z]{2,3}|root)(?:_\w*)?\.res")
_KEPT = re.compile(r"(?:.*/)?(?:root|en|en_001|en_US|id|id_ID|res_index)\.res")
_LEFT_OUT = re.compile(r".*\.(?:cnv|cfu|spp)|brkitr/.*|(?:rbnf|unit|translit)/(?!root|pool|res_index).*")
_ASSEMBLY = f"""
    .section .rodata
    .global {_SYMBOL}
    .type {_SYMBOL}, @object
    .size {_SYMBOL}, end - {_SYMBOL}
    .balign 16
{_SYMBOL}:
    .incbin "cut.dat"
end:
    .section .note.GNU-stack,"",@progbits
"""


def cut(root: Chroot, library: Path) -> None:
    """Rewrite `library`, Qt's `libicudata.so.73`, in place. `root` has gcc and icu-devtools."""
    room = root.inside("/build/icu")
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir(parents=True)
    shutil.copyfile(library, room / "whole.so")
    _run(root, "objcopy", "-O", "binary", "--only-section=.rodata", "whole.so", "icudt73l.dat")
    names = _run(root, "icupkg", "-l", "icudt73l.dat").split()
    (room / "drop.txt").write_text(
        "".join(f"{name}\n" for name in names if not is_kept(name)), encoding="ascii"
    )
    _run(root, "icupkg", "-r", "drop.txt", "icudt73l.dat", "cut.dat")
    (room / "data.s").write_text(_ASSEMBLY, encoding="ascii")
    link = ["-shared", "-nostdlib", f"-Wl,-soname,{NAME}", "-Wl,--build-id=none", "-Wl,-z,noseparate-code"]
    _run(root, "gcc", *link, "-o", NAME, "data.s")
    shutil.copyfile(room / NAME, library)


def is_kept(name: str) -> bool:
    """Whether an entry of the data stays: rules and tables for all, words only of the window's languages."""
    if _LEFT_OUT.fullmatch(name):
        return False
    return not _LOCALE.fullmatch(name) or bool(_KEPT.fullmatch(name))


def _run(root: Chroot, *command: str) -> str:
    return root.output("sh", "-c", 'cd /build/icu && exec "$@"', "sh", *command)
