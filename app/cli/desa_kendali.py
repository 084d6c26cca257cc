"""`dpt-desa desa documents`: the Buku kendali, what went out, came back, was destroyed."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from app.cli.desa_command import village_command
from app.cli.desa_session import session
from app.cli.output import Result
from app.cli.secret_input import read_text
from app.domain.errors import UserError
from app.domain.kendali import JENIS, Dokumen, edaran
from app.domain.progress import Progress
from app.domain.tanggal import ribuan
from app.services.desa import kembalian, kendali
from app.services.desa.workspace import Workspace

if TYPE_CHECKING:
    from app.cli.desa import Commands

_STATES = ("disimpan", "keluar", "kembali", "musnah")


def add_documents(commands: "Commands") -> None:
    """`desa documents`."""
    told = "Buku kendali: dokumen bernomor, siapa pemegangnya, apa yang kembali"
    parser = village_command(commands, "documents", documents, told)
    parser.epilog = "NOMOR: UN-3-K7, UN-3, atau UN-3..9. Tanpa tindakan: daftar isi buku."
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--out", nargs="+", metavar="NOMOR", help="serahkan kepada pemegang")
    act.add_argument("--back", nargs="+", metavar="NOMOR", help="catat kembali")
    act.add_argument("--destroyed", nargs="+", metavar="NOMOR", help="catat musnah")
    parser.add_argument("--holder-from", metavar="BERKAS|-", help="nama pemegang, dari berkas")
    parser.add_argument("--note-from", metavar="BERKAS|-", help="catatan pemusnahan, dari berkas")
    parser.add_argument("--date", type=date.fromisoformat, metavar="TTTT-BB-HH", help="bawaan: hari ini")
    parser.add_argument("--kind", choices=(*JENIS,), help="hanya jenis ini")
    parser.add_argument("--state", choices=_STATES, help="hanya yang keadaannya demikian")


def documents(args: Namespace, progress: Progress) -> Result:
    """The book, after what was asked for."""
    with session(args) as workspace:
        act, told = _act(workspace, args)
        kinds = (args.kind,) if args.kind else ()
        found = kendali.papers(workspace, *kinds)
        counted = edaran(found)
        told.append(
            f"{ribuan(counted.keluar)} dokumen keluar, {ribuan(counted.kembali)} kembali, "
            f"{ribuan(counted.beredar)} di luar, {ribuan(counted.musnah)} musnah."
        )
        data: dict[str, Any] = {
            "act": act,
            "count": len(found),
            "out": counted.keluar,
            "back": counted.kembali,
            "outside": counted.beredar,
            "destroyed": counted.musnah,
        }
        rows = [paper_row(one) for one in found if args.state in (None, one.keadaan)]
        return Result("\n".join(told), data, rows, workspace.warnings)


def _act(workspace: Workspace, args: Namespace) -> tuple[str, list[str]]:
    """What undo names, and what is to be said of it."""
    if args.out:
        holder = read_text(args.holder_from) if args.holder_from else ""
        return _saved(kendali.hand_out(workspace, kendali.chosen(workspace, args.out), holder, args.date))
    if args.back:
        meant = kendali.chosen(workspace, args.back)
        act, told = _saved(kendali.take_back(workspace, meant, args.date))
        return act, [*told, *_on_the_table(workspace, meant)]
    if args.destroyed:
        note = read_text(args.note_from) if args.note_from else ""
        meant = kendali.chosen(workspace, args.destroyed)
        return _saved(kendali.destroy(workspace, meant, args.date, note))
    if args.holder_from or args.note_from or args.date:
        raise UserError("DOCUMENT_WHAT", usage=True)
    return "", []


def _saved(act: str) -> tuple[str, list[str]]:
    return act, ["Tersimpan." if act else "Sudah demikian; tidak ada yang berubah."]


def _on_the_table(workspace: Workspace, meant: Sequence[Dokumen]) -> list[str]:
    """Of bundles of letters: what must have come back with each."""
    told = []
    for one in meant:
        if one.jenis == "undangan":
            found = kembalian.bundle_back(workspace, one)
            told.append(
                f"{one.nomor}: harus ada {ribuan(found.tanda_terima)} tanda terima dan "
                f"{ribuan(found.surat)} surat yang tidak tersampaikan."
            )
    return told


def paper_row(one: Dokumen) -> dict[str, Any]:
    """A line of the Buku kendali."""
    return {
        "nomor": one.nomor,
        "jenis": JENIS[one.jenis][1],
        "isi": one.isi,
        "tps": one.tps,
        "rt": one.rt,
        "rw": one.rw,
        "lembar": one.lembar,
        "keadaan": one.keadaan,
        "pemegang": one.pemegang,
        "keluar": str(one.keluar or ""),
        "kembali": str(one.kembali or ""),
        "musnah": str(one.musnah or ""),
        "catatan": one.catatan,
    }
