"""Commands that belong to no side: `demo`, `sample`, `verify`, `update`, `diagnosa`, `panduan`."""

import argparse
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import demo, diagnosa, panduan, update, verify
from app.cli.output import Result
from app.domain.progress import Progress
from app.domain.tanggal import ribuan

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(groups: "Commands") -> None:
    """Hang the commands into the program."""
    demo.add_command(groups)
    _add_sample(groups)
    verify.add_command(groups)
    update.add_command(groups)
    diagnosa.add_command(groups)
    panduan.add_command(groups)


def _add_sample(groups: "Commands") -> None:
    told = "buat contoh ekspor Sidalih dengan pemilih karangan (NIK wilayah 99)"
    parser = groups.add_parser("sample", help=told, description=told)
    parser.set_defaults(handler=sample)
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE.xlsx|.csv", help="berkas; folder bila --per-village"
    )
    parser.add_argument("--villages", type=int, required=True, metavar="N", help="jumlah wilayah")
    parser.add_argument("--voters", type=int, required=True, metavar="N", help="jumlah pemilih tiap wilayah")
    parser.add_argument("--per-village", action="store_true", help="satu berkas tiap wilayah")
    parser.add_argument("--dirty", action="store_true", help="tambahkan semua kerusakan yang biasa ditemui")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="benih acak; sama benih, sama isi")


def sample(args: Namespace, progress: Progress) -> Result:
    """Write the invented district and its area mapping."""
    from app.services.shared.sample import write_sample

    done = write_sample(
        args.out,
        args.villages,
        args.voters,
        per_village=args.per_village,
        dirty=args.dirty,
        seed=args.seed,
        progress=progress,
    )
    text = f"Tersimpan: {len(done.files)} berkas, {ribuan(done.rows)} baris. Peta wilayah: {done.wilayah}"
    data = {
        "files": [str(file) for file in done.files],
        "rows": done.rows,
        "wilayah": str(done.wilayah),
        "truth": str(done.truth) if done.truth else "",
    }
    return Result(text, data)
