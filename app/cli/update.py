"""`dpt-desa update`: an installer from a stick, checked by the release key in this program, and copied."""

import argparse
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.output import Result
from app.domain.progress import Progress

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(groups: "Commands") -> None:
    """Hang `update` into the program."""
    told = "periksa pembaruan dari flashdisk dengan tanda tangannya, lalu salin ke komputer ini"
    parser = groups.add_parser("update", help=told, description=told)
    parser.set_defaults(handler=update)
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="pemasang; FILE.minisig harus ada di sebelahnya"
    )


def update(args: Namespace, progress: Progress) -> Result:
    """Nothing is installed: the person starts the copy that was checked."""
    from app.services.shared import pembaruan

    found = pembaruan.take(args.file, progress)
    here = str(pembaruan.installed())
    news = "sama dengan yang terpasang" if found.sama else f"lebih baru daripada yang terpasang ({here})"
    lines = [
        f"Versi {found.rilis.versi} untuk {pembaruan.SYSTEM_NAMES[found.rilis.sistem]}, {news}.",
        "Asli dan utuh: tanda tangannya cocok dengan kunci rilis di dalam program ini.",
        f"Salinan yang diperiksa: {found.file}",
        f"Untuk memasang: {found.command}. Data tetap.",
    ]
    data = {
        "version": str(found.rilis.versi),
        "installed": here,
        "same": "ya" if found.sama else "tidak",
        "system": found.rilis.sistem,
        "file": str(found.file),
        "command": found.command,
    }
    return Result("\n".join(lines), data)
