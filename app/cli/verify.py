"""`dpt-desa verify`: any travelling file, no secret needed."""

import argparse
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.laporan import report_lines, report_rows
from app.cli.output import Result
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
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument(
        "--key", default="", metavar="SIDIK", help="kode sidik kunci (atau kunci RW... utuh) dari surat KPU"
    )


def verify(args: Namespace, progress: Progress) -> Result:
    """Whole and signed; by whom, only `--key` can say."""
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
    rows: list[dict[str, Any]] = [{"berkas": name} for name in found.berkas]
    if found.rekap:
        lines += report_lines(found.rekap, found.penanda)
        rows = report_rows(found.rekap)
    data = {
        "jenis": found.jenis,
        "pemilihan": dict(found.pemilihan),
        "desa": dict(found.desa),
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
