"""The command `kpu rules`: what every package brings beside its list."""

from argparse import Namespace
from typing import Any

from app.cli.kpu_session import session
from app.cli.output import Result
from app.cli.secret_input import read_source
from app.domain.progress import Progress
from app.services.kpu.rules import read_rules, rules_of, set_rules


def rules(args: Namespace, progress: Progress) -> Result:
    """Show them; change what `--from`, `--schedule` and `--after-dpt` say first."""
    told: dict[str, Any] = dict(read_rules(read_source(args.source))) if args.source else {}
    named = {"jadwal": args.schedule, "setelah_dpt": args.after_dpt}
    chosen = {key: value for key, value in named.items() if value}
    if chosen:
        told["aturan"] = {**told.get("aturan", {}), **chosen}
    with session(args) as opened:
        now = set_rules(opened, told) if told else rules_of(opened)
    lines = ["Tersimpan; paket yang dibuat sesudah ini membawanya."] if told else []
    lines += [f"{key}: {value}" for key, value in now["istilah"].items()]
    lines += [f"{key}: {_short(value)}" for key, value in {**now["aturan"], **now["dasar"]}.items()]
    return Result("\n".join(lines), now, warnings=opened.warnings)


def _short(value: object) -> str:
    return f"{len(value)} baris" if isinstance(value, list) else str(value)
