"""Commands of the way out: what a bundle holds, handing packages over, the record of it."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import Any

from app.cli.output import Result
from app.cli.secret_input import read_text
from app.domain.kurir import Catatan
from app.domain.progress import Progress
from app.domain.tanggal import ribuan
from app.services.pmd import look as look_service
from app.services.pmd import undo as undo_service
from app.services.pmd.catatan import read_record
from app.services.pmd.hand_over import hand_over
from app.services.pmd.look import IsiBundel
from app.services.pmd.receipt import write_receipt
from app.system import clock
from app.system.messages import message


def look(args: Namespace, progress: Progress) -> Result:
    """Every file of a bundle, whole or damaged."""
    found = look_service.look(args.file, progress)
    known = read_record(args.data).pemilihan.get(found.pemilihan["id"])
    keys = known.kunci if known else ()
    whole = len(found.anggota) - len(found.rusak)
    lines = [
        f"Bundel {found.pemilihan['nama']}, {found.pemilihan['hari']}: {ribuan(whole)} berkas utuh, "
        f"{ribuan(len(found.rusak))} rusak.",
        f"Kode sidik bundel: {found.kode_sidik}." if not found.terpotong else _TORN,
        f"Penandatangan: {found.sidik_kunci}. {_key_words(found, keys)}",
    ]
    data: dict[str, Any] = {
        "pemilihan": dict(found.pemilihan),
        "jenis": found.jenis,
        "kode_sidik": found.kode_sidik,
        "sidik_kunci": found.sidik_kunci,
        "utuh": whole,
        "rusak": len(found.rusak),
        "terpotong": int(found.terpotong),
    }
    code = "COURIER_MEMBER_DAMAGED" if found.rusak else "OK"
    return Result("\n".join(lines), data, _rows(found), ok=not found.rusak, code=code)


_TORN = (
    "Bundel ini terpotong dan tanda tangannya hilang. Yang utuh terbukti dari tanda tangannya sendiri dan "
    "boleh diserahkan; yang tidak ada disebut menurut indeksnya. Mintalah salinan bundel yang baru."
)


def _rows(found: IsiBundel) -> list[dict[str, Any]]:
    return [
        {
            "kecamatan": one.desa.kecamatan,
            "desa": one.desa.nama,
            "kode": one.desa.kode,
            "berkas": one.berkas,
            "ukuran": one.ukuran,
            "kode_sidik": one.kode_sidik,
            "keadaan": one.masalah or "utuh",
        }
        for one in found.anggota
    ]


def _key_words(found: IsiBundel, keys: Sequence[str]) -> str:
    if found.jenis != "paket":
        return "Kunci pembawa: tiap berkas di dalamnya bertanda tangan sendiri."
    if found.amplop.kunci in keys:
        return "Kuncinya sama dengan yang tercatat."
    return "Kunci belum dikenal: cocokkan dengan surat KPU."


def give(args: Namespace, progress: Progress) -> Result:
    """Copy, read back, note down."""
    found = look_service.look(args.file, progress)
    names = [one.berkas for one in found.anggota if _wanted(args, one.desa.kode, one.desa.kecamatan)]
    day = args.day or clock.today()
    done = hand_over(found, names, args.out, read_text(args.to_from), day, args.key, args.data, progress)
    lines = [
        f"{ribuan(len(done.anggota))} berkas disalin ke {done.folder}, dibaca ulang, dan dicatat "
        f"({ribuan(done.sudah_ada)} sudah ada di sana)."
    ]
    if args.receipt:
        write_receipt(args.receipt, found, names, done.orang, day)
        lines.append(f"Tanda terima: {args.receipt}")
    rows = [{"desa": one.desa.kode, "berkas": one.berkas} for one in done.anggota]
    return Result("\n".join(lines), {"berkas": len(rows), "hari": day.isoformat()}, rows)


def _wanted(args: Namespace, kode: str, kecamatan: str) -> bool:
    if args.village:
        return kode in args.village
    return bool(args.all) or kecamatan.casefold() == str(args.area).casefold()


def record(args: Namespace, progress: Progress) -> Result:
    """Every line that is of people: who got what, what came back."""
    book = read_record(args.data)
    gone = next(iter(book.pemilihan.values())).batal if book.pemilihan else frozenset()
    shown = [
        one
        for one in book.catatan
        if one.jenis not in ("isi", "pemilihan") and one.pemilihan == (args.election or one.pemilihan)
    ]
    rows = [_line(one, ditarik=one.id in gone) for one in shown]
    text = f"{ribuan(len(rows))} catatan."
    return Result(text, {"catatan": len(rows)}, rows, ["COURIER_RECORD_TORN"] if book.terpotong else [])


def _line(one: Catatan, *, ditarik: bool) -> dict[str, Any]:
    return {
        "waktu": clock.computer_time(clock.moment(one.waktu)),
        "jenis": one.jenis + (" (ditarik)" if ditarik else ""),
        "desa": one.desa,
        "nama": one.nama,
        "orang": one.orang,
        "hari": short(one.hari),
        "berkas": one.berkas,
        "id": one.id,
    }


def short(hari: str) -> str:
    """A day as tables show it."""
    return f"{date.fromisoformat(hari):%d-%m-%Y}" if hari else ""


def undo(args: Namespace, progress: Progress) -> Result:
    """Take one line back."""
    line = undo_service.take_back(args.line, args.data)
    return Result("Catatan itu ditarik; berkas yang sudah disalin tidak dihapus.", {"id": line.id})


def problem_words(code: str) -> str:
    """What is wrong with a file, in one sentence."""
    return message(code, {}).happened
