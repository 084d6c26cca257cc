"""`dpt-desa desa …`: the committee's commands."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import (
    desa_acts,
    desa_dukcapil,
    desa_ganda,
    desa_kendali,
    desa_lists,
    desa_map,
    desa_naskah,
    desa_open,
    desa_papers,
    desa_rekap,
    desa_safety,
    desa_surat,
    desa_tahapan,
    desa_tanggapan,
    desa_tps,
    desa_undangan,
    desa_view,
)
from app.cli.desa_command import count as _count
from app.cli.desa_command import village_command as _command
from app.cli.secret_input import add_password
from app.domain.bukti import KOLOM_BUKTI
from app.domain.daftar_tahap import TAHAP
from app.domain.pemilih import KOLOM_DAFTAR
from app.domain.tms import PILIHAN

_BUKTI = ", ".join(f"bukti_{kolom}" for kolom in KOLOM_BUKTI)
_FIELDS = ", ".join(sorted(KOLOM_DAFTAR - {"sumber", "tps_kpu"}))
_REASONS = ", ".join(reason.value for reason in PILIHAN)


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(groups: "Commands") -> None:
    """Hang the group `desa` into the program."""
    group = groups.add_parser("desa", help="kerja panitia pemilihan")
    commands = group.add_subparsers(required=True, metavar="PERINTAH")
    _add_open(commands)
    _add_members(commands)
    _add_view(commands)
    _add_acts(commands)
    _add_papers(commands)
    _add_safety(commands)
    desa_dukcapil.add_dukcapil(commands)
    desa_ganda.add_ganda(commands)
    desa_kendali.add_documents(commands)
    desa_rekap.add_rekap(commands)
    desa_surat.add_slips(commands)
    desa_tahapan.add_tahapan(commands)
    desa_tanggapan.add_tanggapan(commands)
    desa_tps.add_tps(commands)


def _add_open(commands: "Commands") -> None:
    parser = _command(
        commands, "open", desa_open.open_paket, "buka paket dari KPU, atau terima terbitan ulangnya"
    )
    parser.add_argument("file", type=Path, metavar="FILE.dpt")
    add_password(parser, "words", "kata kunci surat")
    parser.add_argument(
        "--kpu-code",
        default="",
        metavar="XXXX-XXXX-XXXX-XXXX",
        help="kode sidik KPU dari surat kunci baru, bila KPU mengganti kuncinya",
    )
    parser.add_argument("--name-from", metavar="BERKAS|-", help="nama anggota pertama, dari berkas")
    parser.add_argument(
        "--role", default="ketua", metavar="PERAN", help="peran anggota pertama (bawaan: ketua)"
    )


def _add_members(commands: "Commands") -> None:
    group = commands.add_parser("member", help="anggota panitia")
    members = group.add_subparsers(required=True, metavar="PERINTAH")
    parser = _command(members, "add", desa_open.add_member, "tambah anggota dengan kata sandinya sendiri")
    parser.add_argument(
        "--role", required=True, metavar="PERAN", help="ketua, sekretaris, anggota, atau pantarlih"
    )
    parser.add_argument("--name-from", metavar="BERKAS|-", help="nama anggota, dari berkas")
    add_password(parser, "new-password", "kata sandi anggota baru")
    parser = _command(members, "password", desa_open.change_password, "ganti kata sandi sendiri")
    add_password(parser, "new-password", "kata sandi baru")
    _command(members, "list", desa_open.list_members, "daftar anggota")
    parser = _command(members, "reset", desa_safety.reset, "ketua memberi anggota lain kata sandi baru")
    parser.add_argument("--target", required=True, metavar="ID|PERAN", help="anggota yang lupa")
    add_password(parser, "new-password", "kata sandi baru anggota itu")


def _add_view(commands: "Commands") -> None:
    parser = _command(commands, "list", desa_view.list_voters, "daftar pemilih")
    parser.add_argument(
        "--search",
        metavar="TEKS|-",
        help="bagian nama, NIK, NKK, nomor, atau id; '-' membaca dari masukan standar",
    )
    parser.add_argument("--tps", default="", metavar="N")
    parser.add_argument(
        "--status",
        metavar="STATUS",
        help="belum, konflik, tms, baru, sesuai, usia_ragu, tanpa_tps, tanpa_bukti, atau alasan TMS",
    )
    parser.add_argument("--limit", type=_count, metavar="N", help="paling banyak sekian baris")
    parser.add_argument("--reveal", action="store_true", help="tampilkan NIK dan NKK (dicatat)")
    parser = _command(commands, "show", desa_view.show_voter, "satu pemilih, keluarga, dan riwayatnya")
    parser.add_argument("--voter", required=True, metavar="ID")
    parser.add_argument("--reveal", action="store_true", help="tampilkan NIK dan NKK (dicatat)")
    _command(commands, "status", desa_view.status, "keadaan daftar: jumlah, tahap, pengembalian")


def _add_acts(commands: "Commands") -> None:
    parser = _command(commands, "mark", desa_acts.mark_voters, "tandai pemilih")
    parser.add_argument("--voter", required=True, nargs="+", metavar="ID")
    parser.add_argument("--as", required=True, dest="reason", metavar="ALASAN", help=_REASONS)
    parser.add_argument(
        "--only",
        default="",
        choices=("pilkades", "kpu"),
        help="pilkades: TMS untuk pemilihan ini saja; kpu: usul TMS ke KPU saja",
    )
    parser.add_argument("--with", default="", dest="dengan", metavar="ID", help="ganda dengan pemilih ini")
    parser.add_argument(
        "--evidence-from",
        metavar="BERKAS|-",
        help=f"bukti sebagai JSON atau baris 'kunci: nilai' ({', '.join(KOLOM_BUKTI)})",
    )
    parser = _command(commands, "marks", desa_acts.mark_from_table, "tandai banyak pemilih dari lembar kerja")
    _add_table(parser, f"Kolom: id, alasan; boleh juga saja (pilkades atau kpu), dengan, {_BUKTI}.")
    parser = _command(commands, "edit", desa_acts.edit, "betulkan isian pemilih")
    _add_table(
        parser, f"Kolom: id, kolom, nilai; boleh juga {_BUKTI}. Kolom yang dapat dibetulkan: {_FIELDS}."
    )
    parser = _command(commands, "add", desa_acts.add, "tambah pemilih baru")
    _add_table(parser, f"Kolom: nama, kelamin, tanggal_lahir; boleh juga {_FIELDS}, tps_kpu, {_BUKTI}.")
    parser = _command(commands, "undo", desa_acts.undo, "urungkan tindakan")
    parser.add_argument("--act", default="", metavar="TINDAKAN", help="bawaan: tindakan terakhir")
    _command(commands, "redo", desa_acts.redo, "kembalikan yang diurungkan")
    parser = _command(
        commands, "areas", desa_map.areas, "peta wilayah: alamat, RT, dan RW ke dusun (jorong, padukuhan ...)"
    )
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--from", dest="source", metavar="FILE.csv|-", help="tabel CSV")
    group.add_argument(
        "--accept", action="store_true", help="pakai nama yang disebut alamatnya sendiri (kolom USUL)"
    )
    parser.epilog = "Kolom: alamat, rt, rw, dusun; dusun kosong menghapus namanya."
    parser = _command(
        commands, "alias", desa_map.alias, "nama panggilan seorang pemilih; tidak keluar dari panitia"
    )
    parser.add_argument("--voter", required=True, metavar="ID")
    parser.add_argument(
        "--text-from", default="-", metavar="BERKAS|-", help="nama panggilan; kosong menghapusnya"
    )


def _add_table(parser: argparse.ArgumentParser, columns: str) -> None:
    parser.add_argument("--from", required=True, dest="source", metavar="FILE.csv|-", help="tabel CSV")
    parser.epilog = columns


def _add_papers(commands: "Commands") -> None:
    parser = _command(commands, "ratify", desa_tahapan.ratify, "tetapkan satu daftar dengan dua anggota")
    parser.add_argument("--stage", required=True, choices=TAHAP)
    parser.add_argument("--number", default="", metavar="NOMOR", help="nomor berita acara")
    _add_second(parser, required=True)
    parser = _command(commands, "return", desa_papers.write_return, "tulis pengembalian untuk KPU")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.dptr")
    stage = parser.add_mutually_exclusive_group()
    stage.add_argument("--final", action="store_true", help="pengembalian akhir, setelah DPT, dua anggota")
    stage.add_argument("--supplement", action="store_true", help="susulan sesudah yang akhir, dua anggota")
    _add_second(parser, required=False)
    group = commands.add_parser("print", help="cetak dokumen ke PDF")
    documents = group.add_subparsers(required=True, metavar="DOKUMEN")
    parser = _command(documents, "dpt", desa_papers.print_dpt, "daftar pemilih per TPS")
    _add_print(parser)
    parser.add_argument(
        "--open", action="store_true", help="tampilkan NIK, NKK, dan tanggal lahir penuh (dicatat)"
    )
    parser.add_argument("--stage", choices=TAHAP, default="dpt")
    desa_lists.add_lists(documents)
    desa_undangan.add_undangan(documents)
    desa_surat.add_ekspedisi(documents)
    parser = _command(documents, "ba-pengembalian", desa_papers.print_ba, "berita acara pengembalian data")
    _add_print(parser)
    parser.add_argument("--final", action="store_true", help="yang akhir, walaupun sudah ada susulan")
    desa_naskah.add_about(parser)
    desa_naskah.add_naskah(documents)


def _add_safety(commands: "Commands") -> None:
    parser = _command(
        commands, "backup", desa_safety.backup, "simpan cadangan terkunci, atau uji yang terbaru"
    )
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", type=Path, metavar="DIR", help="tulis cadangan baru di folder ini")
    where.add_argument("--test", type=Path, metavar="DIR", help="uji cadangan terbaru di folder ini")
    parser = _command(commands, "restore", desa_safety.restore, "pulihkan cadangan di komputer ini")
    parser.add_argument("file", type=Path, metavar="FILE.dptx")
    parser.add_argument("--package", required=True, type=Path, metavar="FILE.dpt", help="paket terbaru")
    parser.add_argument("--peek", action="store_true", help="periksa dan sebutkan isinya saja")
    _add_entrant(parser, "kata kunci surat paket itu")
    told = "masuk lagi bila kata sandi hilang: dengan kata dari surat, atau kata darurat"
    _add_entrant(
        _command(commands, "reenter", desa_safety.reenter, told), "kata dari surat, atau kata darurat"
    )
    told = "buat kata darurat di kertas, ketua dan sekretaris bersama"
    parser = _command(commands, "recovery", desa_safety.recovery, told)
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    _add_second(parser, required=True)


def _add_entrant(parser: argparse.ArgumentParser, words: str) -> None:
    add_password(parser, "words", words)
    parser.add_argument("--role", default="", metavar="PERAN", help="peran, bila Anda anggota baru")
    parser.add_argument("--name-from", metavar="BERKAS|-", help="nama anggota baru, dari berkas")


def _add_second(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument(
        "--second",
        required=required,
        default="",
        metavar="ID|PERAN",
        help="anggota kedua yang ikut menetapkan",
    )
    add_password(parser, "second-password", "kata sandi anggota kedua")


def _add_print(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    parser.add_argument("--tps", default="", metavar="N")
    parser.add_argument("--paper", default="F4", metavar="KERTAS", help="A4, F4, F4-210, Legal, atau Letter")
