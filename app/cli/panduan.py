"""`dpt-desa panduan`: the manual, to read here or to print."""

import argparse
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.output import Result
from app.domain.progress import Progress
from app.services.shared.panduan import GUIDES
from app.system.istilah import istilah

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(groups: "Commands") -> None:
    """Hang `panduan` into the program."""
    told = "panduan: satu lembar untuk ketua, operator panitia, KPU, dan pengantar"
    parser = groups.add_parser("panduan", help=told, description=told)
    parser.set_defaults(handler=panduan)
    parser.add_argument("name", nargs="?", choices=GUIDES, metavar="NAMA", help=", ".join(GUIDES))
    parser.add_argument("--pdf", type=Path, metavar="FILE.pdf", help="tulis sebagai PDF; tanpa NAMA semuanya")
    parser.add_argument("--paper", default="F4", metavar="KERTAS", help="A4, F4, Legal, Letter, 210x330")


def panduan(args: Namespace, progress: Progress) -> Result:
    """Raises PAPER_UNKNOWN and the errors of writing a file."""
    from app.services.shared.panduan import guide, guide_pdf, guides
    from app.system.safe_file import write_atomic

    chosen = (guide(args.name, istilah()),) if args.name else guides(istilah())
    if args.pdf is None:
        return Result("\n".join(one.text for one in chosen), {one.stem: one.text for one in chosen})
    write_atomic(args.pdf, guide_pdf(chosen, args.paper))
    return Result(f"Tersimpan: {args.pdf}", {"file": str(args.pdf), "guides": [one.stem for one in chosen]})
