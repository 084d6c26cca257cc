"""`dpt-desa desa stage`: the schedule, the rules and the announcements."""

import json
from argparse import ArgumentParser, Namespace, _MutuallyExclusiveGroup
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.cli.output import Result
from app.cli.secret_input import read_source, read_text
from app.domain.aturan import KUNCI
from app.domain.daftar_tahap import NAMA, TAHAP
from app.domain.errors import UserError
from app.domain.progress import Progress
from app.domain.tanggal import long_date
from app.domain.templat_jadwal import TEMPLAT
from app.services.desa import pengumuman, tahapan_atur
from app.services.desa.aturan import set_rule
from app.services.desa.workspace import Workspace

_NUMBERS = ("minggu_kerja", "batas_tps")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _span(text: str) -> tuple[date, date]:
    first, _, last = text.partition("/")
    return _day(first), _day(last or first)


_day.__name__ = "tanggal TTTT-BB-HH"  # argparse names the type when it cannot read the value
_span.__name__ = "tanggal TTTT-BB-HH atau TTTT-BB-HH/TTTT-BB-HH"


def add_acts(group: _MutuallyExclusiveGroup) -> None:
    """What else `desa stage` may do; one at a time."""
    group.add_argument("--rules", action="store_true", help="aturan yang berlaku dan asalnya")
    group.add_argument("--postpone", type=_day, metavar="TANGGAL", help="hari pemungutan suara yang lain")
    group.add_argument("--template", choices=TEMPLAT, help="pakai jadwal contoh ini")
    group.add_argument("--pin", metavar="KODE", help="hari satu langkah (--days); tanpa itu dihitung lagi")
    group.add_argument(
        "--holiday", type=_day, metavar="TANGGAL", help="hari libur (--name); tanpa itu dihapus"
    )
    group.add_argument("--set", nargs=2, metavar=("ATURAN", "NILAI"), help=", ".join(KUNCI))
    group.add_argument(
        "--set-from", nargs=2, metavar=("ATURAN", "BERKAS|-"), help="aturan yang berupa daftar, sebagai JSON"
    )
    group.add_argument("--announced", action="store_true", help="tempat-tempat pengumuman")
    group.add_argument("--announce", choices=TAHAP, help="catat pengumuman daftar ini")
    group.add_argument("--withdraw", metavar="ID", help="hapus catatan pengumuman ini")


def add_details(parser: ArgumentParser) -> None:
    """What these acts want to know."""
    parser.add_argument("--days", type=_span, metavar="TANGGAL[/TANGGAL]", help="hari pertama dan terakhir")
    parser.add_argument("--name", default="", metavar="TEKS", help="nama hari libur")
    parser.add_argument("--collective", action="store_true", help="hari itu cuti bersama")
    parser.add_argument("--place", default="", metavar="TEKS", help="tempat pengumuman")
    parser.add_argument("--photos", default="", metavar="TEKS", help="nomor foto bukti")
    parser.add_argument("--note", default="", metavar="TEKS", help="catatan pengumuman")
    parser.add_argument("--correct", default="", metavar="ID", help="betulkan catatan pengumuman ini")


def _rules(workspace: Workspace, args: Namespace, progress: Progress) -> Result:
    corrected = {key: one for (key,), one in workspace.keyed("setelan").items()}
    issued = workspace.pengaturan.aturan
    rows = [
        {
            "aturan": kunci,
            "nilai": _plain(getattr(workspace.aturan, kunci)),
            "dari": "panitia" if kunci in corrected else "KPU" if kunci in issued else "bawaan",
            "nomor": corrected[kunci].isi.get("nomor", "") if kunci in corrected else "",
            "konflik": "ya" if kunci in corrected and corrected[kunci].konflik else "",
        }
        for kunci in KUNCI
    ]
    return Result(rows=rows, data={"count": len(rows)})


def _plain(value: object) -> object:
    if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
        return ",".join(value)
    if isinstance(value, tuple):
        return json.dumps([dict(one) for one in value], ensure_ascii=False) if value else ""
    return value


def _reason(args: Namespace) -> str:
    return read_text(args.reason_from) if args.reason_from else ""


def _saved(act: str, text: str) -> Result:
    return Result(f"Tersimpan: {text}." if act else "Sudah demikian; tidak ada yang berubah.", {"act": act})


def _postpone(workspace: Workspace, args: Namespace, progress: Progress) -> Result:
    act = tahapan_atur.postpone(workspace, args.postpone, args.number, _reason(args))
    return _saved(act, f"pemungutan suara {long_date(args.postpone)}")


def _template(workspace: Workspace, args: Namespace, progress: Progress) -> Result:
    act = tahapan_atur.use_template(workspace, args.template, args.number, _reason(args))
    return _saved(act, f"jadwal {TEMPLAT[args.template].nama}")


def _pin(workspace: Workspace, args: Namespace, progress: Progress) -> Result:
    act = tahapan_atur.pin(workspace, args.pin, args.days, args.number, _reason(args))
    return _saved(act, f"tanggal langkah {args.pin}")


def _holiday(workspace: Workspace, args: Namespace, progress: Progress) -> Result:
    jenis = "cuti_bersama" if args.collective else "libur"
    act = tahapan_atur.set_holiday(workspace, args.holiday, args.name, jenis)
    return _saved(act, f"hari libur {long_date(args.holiday)}")


def _set(workspace: Workspace, args: Namespace, progress: Progress) -> Result:
    kunci, text = args.set
    value: Any = int(text) if kunci in _NUMBERS and text.isdecimal() else text
    if kunci == "kolom_kpps":
        value = [one.strip() for one in text.split(",")]
    return _saved(set_rule(workspace, kunci, value, args.number, _reason(args)), f"aturan {kunci}")


def _set_from(workspace: Workspace, args: Namespace, progress: Progress) -> Result:
    kunci, source = args.set_from
    try:
        value = json.loads(read_source(source).decode("utf-8-sig"))
    except ValueError as error:
        raise UserError("RULE_INVALID", rule=kunci) from error
    return _saved(set_rule(workspace, kunci, value, args.number), f"aturan {kunci}")


def _announced(workspace: Workspace, args: Namespace, progress: Progress) -> Result:
    found = pengumuman.announcements(workspace)
    rows = [
        {
            "id": one.id,
            "daftar": NAMA[one.daftar],
            "dari": one.dari.isoformat(),
            "sampai": one.sampai.isoformat(),
            "tempat": one.tempat,
            "foto": one.foto,
            "catatan": one.catatan,
            "konflik": "ya" if one.konflik else "",
        }
        for one in found
    ]
    return Result(f"{len(rows)} tempat pengumuman.", {"count": len(rows)}, rows)


def _announce(workspace: Workspace, args: Namespace, progress: Progress) -> Result:
    if args.days is None:
        raise UserError("ANNOUNCE_DAYS_NEEDED", usage=True)
    first, last = args.days
    isian = pengumuman.Isian(args.announce, first, last, args.place, args.photos, args.note)
    return _saved(pengumuman.announce(workspace, isian, args.correct), f"pengumuman {NAMA[args.announce]}")


def _withdraw(workspace: Workspace, args: Namespace, progress: Progress) -> Result:
    return _saved(pengumuman.withdraw(workspace, args.withdraw), "catatan pengumuman dihapus")


ACTS: Mapping[str, Callable[[Workspace, Namespace, Progress], Result]] = {
    "rules": _rules,
    "postpone": _postpone,
    "template": _template,
    "pin": _pin,
    "holiday": _holiday,
    "set": _set,
    "set_from": _set_from,
    "announced": _announced,
    "announce": _announce,
    "withdraw": _withdraw,
}
"""By the name of their argument."""
