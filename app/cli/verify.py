"""`dpt-desa verify`: any travelling file, no secret needed."""

import argparse
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.laporan import report_lines, report_rows
from app.cli.output import Result
from app.cli.secret_input import read_text
from app.domain.daftar_tahap import NAMA
from app.domain.errors import UserError
from app.domain.latihan import is_latihan
from app.domain.progress import Progress

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_KINDS = {
    "paket": "Paket daftar pemilih",
    "balasan": "Pengembalian",
    "bundel": "Bundel",
    "tukar": "Cadangan",
    "laporan": "Laporan",
    "kartu": "Kartu perangkat",
}


_BY_KPU = "Kunci belum dikenal: cocokkan dengan surat KPU."
_UNKNOWN = {
    "balasan": "Kunci belum dikenal: kunci komputer panitia. Cocokkan kode sidik berkas dengan berita acara.",
    "laporan": "Kunci belum dikenal: cocokkan kode sidik berkas dengan rekap cetak panitia.",
    "tukar": "Kunci belum dikenal: kunci komputer panitia yang membuat cadangan.",
}


def add_command(groups: "Commands") -> None:
    """Hang `verify` into the program."""
    told = "periksa berkas apa pun dari program ini: apa, siapa penandatangannya, utuh atau tidak"
    parser = groups.add_parser("verify", help=told, description=told)
    parser.set_defaults(handler=verify)
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
    parser.add_argument(
        "--paper",
        metavar="BERKAS|-",
        help="tulisan dari kode QR sebuah kertas; FILE boleh laporan .dptl panitia",
    )
    parser.add_argument(
        "--key", default="", metavar="SIDIK", help="kode sidik kunci (atau kunci RW... utuh) dari surat KPU"
    )


def verify(args: Namespace, progress: Progress) -> Result:
    """Whole and signed; by whom, only `--key` can say."""
    if args.paper:
        return _paper(args)
    if args.file is None:
        raise UserError("VERIFY_NOTHING", usage=True)
    from app.services.shared.verify import verify as check

    found = check(args.file, args.key, progress)
    place = f" {found.desa['nama']} ({found.desa['kode']})" if found.desa["kode"] else ""
    kind = _KINDS[found.jenis]
    known = "Kunci cocok dengan yang disebut." if found.known else _UNKNOWN.get(found.jenis, _BY_KPU)
    lines = [
        f"{kind}{place}, nomor urut {found.urut}: utuh, tidak ada satu byte pun yang berubah.",
        f"Pemilihan: {found.pemilihan['nama']}, {found.pemilihan['hari']}.",
        f"Penandatangan: {found.sidik_kunci}. {known}",
        f"Kode sidik berkas: {found.kode_sidik}.",
    ]
    if latihan := is_latihan(found.pemilihan["id"]):
        lines.insert(0, "LATIHAN: berkas ini dibuat untuk latihan, semua orangnya karangan.")
    rows: list[dict[str, Any]] = [{"berkas": name} for name in found.berkas]
    if found.rekap:
        lines += report_lines(found.rekap, found.penanda)
        rows = report_rows(found.rekap)
    data = {
        "jenis": found.jenis,
        "pemilihan": dict(found.pemilihan),
        "desa": dict(found.desa),
        "latihan": latihan,
        "id": found.id,
        "urut": found.urut,
        "dibuat": found.dibuat,
        "sampai": found.sampai,
        "pemilih": found.pemilih,
        "kunci": found.kunci,
        "sidik_kunci": found.sidik_kunci,
        "kode_sidik": found.kode_sidik,
        "kunci_dikenal": "ya" if found.known else "belum",
        "rekap": dict(found.rekap),
    }
    return Result("\n".join(lines), data, rows, code="OK" if found.known else "KEY_UNKNOWN")


def _paper(args: Namespace) -> Result:
    """The text of a QR code: which page or slip of which list, and whether its signature holds."""
    from app.services.shared.kertas import check_paper

    found = check_paper(read_text(args.paper), args.file)
    kertas = found.kertas
    part = f"halaman {kertas.bagian[1:]}" if kertas.bagian[0] == "H" else f"nomor {kertas.bagian[1:]}"
    known = {
        None: "Komputer belum dikenal: bandingkan kode sidiknya dengan berita acara, atau sebut .dptl.",
        True: "Komputer dan daftarnya sama dengan laporan panitia.",
        False: "Laporan panitia tidak mengenal komputer atau daftar ini.",
    }[found.cocok]
    lines = [
        f"{NAMA[kertas.daftar]} {kertas.desa}, {kertas.tps or '-'}, {part}: tanda tangannya cocok.",
        f"Kode sidik daftar: {kertas.sidik}. Komputer {found.perangkat}, {found.sidik_kunci}.",
        known,
    ]
    if is_latihan(kertas.desa):
        lines.insert(0, "LATIHAN: kertas ini dicetak untuk latihan, semua orangnya karangan.")
    data = {
        "desa": kertas.desa,
        "daftar": kertas.daftar,
        "tps": kertas.tps,
        "bagian": kertas.bagian,
        "pemilih": kertas.pemilih,
        "sidik": kertas.sidik,
        "salinan": kertas.salinan,
        "perangkat": found.perangkat,
        "sidik_kunci": found.sidik_kunci,
        "cocok": {None: "belum", True: "ya", False: "tidak"}[found.cocok],
    }
    return Result("\n".join(lines), data, code="OK" if found.cocok else "KEY_UNKNOWN")
