"""`dpt-desa desa slips` and `desa print ekspedisi`: how invitations go out and which of them came back."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.desa_command import village_command
from app.cli.desa_session import session
from app.cli.output import Result
from app.cli.secret_input import read_text
from app.domain.kendali import KEMBALI
from app.domain.progress import Progress
from app.domain.tanggal import ribuan
from app.services.desa import kembalian, print_ekspedisi
from app.services.desa.kembalian import BarisRekon
from app.services.desa.print_ekspedisi import PilihanEkspedisi
from app.services.desa.undangan_ikat import Urut
from app.services.desa.undangan_pilih import Siapa
from app.services.desa.workspace import Workspace
from app.system.safe_file import write_atomic

if TYPE_CHECKING:
    from app.cli.desa import Commands

_DELIVERED = "diterima"


def add_ekspedisi(documents: "Commands") -> None:
    """`desa print ekspedisi`."""
    told = "daftar penyampaian surat per RT, dengan kolom tanda tangan"
    parser = village_command(documents, "ekspedisi", print_lists, told)
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    parser.add_argument("--paper", default="F4", metavar="KERTAS", help="A4, F4, F4-210, Legal, atau Letter")
    parser.add_argument("--tps", default="", metavar="N")
    parser.add_argument("--rt", default="", metavar="RT/RW", help="satu RT saja, misalnya 3/1")
    parser.add_argument("--bundle", default=[], nargs="+", metavar="NOMOR", help="ikat ini saja: UN-3")
    parser.add_argument("--by", choices=("rt", "tps"), default="rt", help="menurut RT atau tempat memilih")


def add_slips(commands: "Commands") -> None:
    """`desa slips`."""
    told = "surat pemilih: yang tidak tersampaikan, dan neracanya"
    parser = village_command(commands, "slips", slips, told)
    parser.epilog = (
        "Tanpa --returned: neraca. Alasan: " + ", ".join((*KEMBALI, f"{_DELIVERED} (batal)")) + "."
    )
    parser.add_argument("--returned", choices=(*KEMBALI, _DELIVERED), metavar="ALASAN", help="catat kembali")
    _add_whom(parser)
    parser.add_argument("--by", choices=("rt", "tps"), default="rt", help="neraca per RT atau tempat memilih")
    parser.add_argument("--list", action="store_true", help="sebutkan surat yang kembali satu per satu")
    parser.add_argument("--pdf", type=Path, metavar="FILE.pdf", help="neraca sebagai PDF")
    parser.add_argument("--paper", default="F4", metavar="KERTAS")


def _add_whom(parser: ArgumentParser) -> None:
    parser.add_argument("--tps", default="", metavar="N")
    parser.add_argument("--numbers", default="", metavar="NOMOR", help="misalnya 1-250 atau 5,9,17")
    parser.add_argument("--voter", default=[], nargs="+", metavar="ID")
    parser.add_argument("--date", type=date.fromisoformat, metavar="TTTT-BB-HH", help="bawaan: hari ini")
    parser.add_argument("--note-from", metavar="BERKAS|-", help="catatan, dari berkas")


def print_lists(args: Namespace, progress: Progress) -> Result:
    """Who signs for which letter."""
    rt, _, rw = args.rt.partition("/")
    asked = PilihanEkspedisi(Siapa(args.tps, "", rt, rw), tuple(args.bundle), args.by, args.paper)
    with session(args) as workspace:
        done = print_ekspedisi.ekspedisi(workspace, asked, progress)
        write_atomic(args.out, done.pdf)
        text = f"Tersimpan: {args.out.name} ({ribuan(done.ikat)} ikat, {ribuan(done.voters)} surat)."
        data = {"file": str(args.out), "voters": done.voters, "bundles": done.ikat}
        return Result(text, data, warnings=workspace.warnings)


def slips(args: Namespace, progress: Progress) -> Result:
    """Write down what came back, or show the balance."""
    with session(args) as workspace:
        if args.returned:
            return _returned(workspace, args)
        if args.list:
            return _listed(workspace)
        lines = kembalian.reconcile(workspace, args.by)
        whole = kembalian.total(lines)
        if args.pdf:
            write_atomic(args.pdf, print_ekspedisi.rekonsiliasi(workspace, args.by, args.paper))
        told = f"{print_ekspedisi.balance_told(whole)}."
        data = _numbers(whole) | ({"file": str(args.pdf)} if args.pdf else {})
        rows = [_row(workspace, one, args.by) for one in lines]
        return Result(told, data, rows, workspace.warnings)


def _returned(workspace: Workspace, args: Namespace) -> Result:
    reason = "" if args.returned == _DELIVERED else args.returned
    siapa = Siapa(args.tps, args.numbers, pemilih=tuple(args.voter))
    note = read_text(args.note_from) if args.note_from else ""
    act, count = kembalian.note_returned(workspace, siapa, reason, args.date, note)
    told = (
        f"{ribuan(count)} surat dicatat {_told(reason)}."
        if act
        else "Sudah demikian; tidak ada yang berubah."
    )
    return Result(told, {"act": act, "count": count}, warnings=workspace.warnings)


def _told(reason: str) -> str:
    return f"kembali: {KEMBALI[reason].lower()}" if reason else "sudah diterima pemilih"


def _listed(workspace: Workspace) -> Result:
    found = kembalian.returned(workspace).values()
    rows = [
        {
            "pemilih": one.pemilih,
            "alasan": KEMBALI[one.alasan],
            "tanggal": str(one.tanggal),
            "catatan": one.catatan,
        }
        for one in sorted(found, key=lambda one: (one.tanggal, one.pemilih))
    ]
    return Result(f"{ribuan(len(rows))} surat kembali.", {"count": len(rows)}, rows, workspace.warnings)


def _row(workspace: Workspace, one: BarisRekon, by: Urut) -> dict[str, Any]:
    place, tps, *_ = print_ekspedisi.balance_cells(workspace, one, by)
    return {"wilayah": place, "tps": tps, **_numbers(one)}


def _numbers(one: BarisRekon) -> dict[str, Any]:
    return {
        "pemilih": one.pemilih,
        "dicetak": one.dicetak,
        "diterima": one.diterima,
        **{reason: one.kembali.get(reason, 0) for reason in KEMBALI},
        "pengantar": one.keluar,
        "disimpan": one.disimpan,
        "musnah": one.musnah + one.dicabut,
        "salinan": one.salinan,
        "selisih": one.selisih,
    }
