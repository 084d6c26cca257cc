"""The command `kpu rules`: what every package brings beside its list."""

from argparse import Namespace
from typing import Any

from app.cli.kpu_session import session
from app.cli.output import Result
from app.cli.secret_input import read_source
from app.domain.progress import Progress
from app.services.kpu.rules import read_rules, rules_of, set_rules
from app.services.kpu.village_rules import set_village_rules, village_rules


def rules(args: Namespace, progress: Progress) -> Result:
    """Show them; change what `--from`, `--schedule` and `--after-dpt` say first."""
    told: dict[str, Any] = dict(read_rules(read_source(args.source))) if args.source else {}
    named = {"jadwal": args.schedule, "setelah_dpt": args.after_dpt}
    chosen = {key: value for key, value in named.items() if value}
    if chosen:
        told["aturan"] = {**told.get("aturan", {}), **chosen}
    with session(args) as opened:
        if args.village:
            now = (
                set_village_rules(opened, args.village, told) if told else village_rules(opened, args.village)
            )
        else:
            now = set_rules(opened, told) if told else rules_of(opened)
    lines = ["Tersimpan; paket yang dibuat sesudah ini membawanya."] if told else []
    lines += [f"{key}: {value}" for key, value in now["istilah"].items()]
    lines += [f"{key}: {_short(value)}" for key, value in {**now["aturan"], **now["dasar"]}.items()]
    if own := now.get("beda"):
        lines.append(
            f"Berbeda dari yang lain: {', '.join(name for part in own.values() for name in _names(part))}"
        )
    return Result("\n".join(lines), now, warnings=opened.warnings)


def _names(part: object) -> list[str]:
    """What a part of the difference is about."""
    if isinstance(part, dict):
        return [str(name) for name in part]
    return [f"{one['dokumen']}/{one['bagian']}" for one in part] if isinstance(part, list) else []


def _short(value: object) -> str:
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    return f"{len(value)} baris" if isinstance(value, list) else str(value)
