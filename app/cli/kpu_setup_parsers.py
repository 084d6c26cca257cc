"""The parsers of the commands that set an election up and hand its packages over."""

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli import kpu_delivery, kpu_setup
from app.cli.kpu_command import command

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: "Commands") -> None:
    """Hang them into `kpu`."""
    _add_participants(commands)
    _add_contacts(commands)
    _add_office(commands)
    _add_letter(commands)
    _add_delivery(commands)
    _add_words(commands)


def _add_participants(commands: "Commands") -> None:
    parser = command(commands, "participants", kpu_setup.participants, "siapa yang ikut pemilihan ini")
    act = parser.add_mutually_exclusive_group()
    act.add_argument(
        "--from", dest="source", metavar="FILE|-", help="daftar nama atau kode, satu baris satu peserta"
    )
    act.add_argument("--add", nargs="+", metavar="KODE", help="ikutkan")
    act.add_argument("--remove", nargs="+", metavar="KODE", help="tidak ikut")
    act.add_argument("--all", action="store_true", help="semua ikut")
    parser.add_argument(
        "--choose",
        nargs="+",
        metavar="BARIS=KODE",
        help="jawaban untuk baris yang meragukan; BARIS=- melewati",
    )


def _add_contacts(commands: "Commands") -> None:
    told = "ketua, telepon untuk telepon balik, camat, dan nomor SK setiap wilayah"
    parser = command(commands, "contacts", kpu_setup.contacts, told)
    parser.add_argument("--from", dest="source", metavar="FILE|-", help="tabel .xlsx, .ods, atau .csv")
    parser.add_argument("--table", type=Path, metavar="FILE.xlsx", help="tulis tabel untuk diisi")


def _add_office(commands: "Commands") -> None:
    parser = command(commands, "office", kpu_setup.office, "penanda tangan, alamat, dan gambar kop KPU")
    parser.add_argument(
        "--from", dest="source", metavar="FILE.json|-", help="alamat, tempat, penanda, dinas, alamat_dinas"
    )
    picture = parser.add_mutually_exclusive_group()
    picture.add_argument("--logo", metavar="FILE|-", help="gambar PNG atau JPEG; setiap paket membawanya")
    picture.add_argument("--no-logo", action="store_true", help="tanpa gambar")


def _add_letter(commands: "Commands") -> None:
    parser = command(commands, "letter", kpu_setup.letter, "rancangan surat dan perjanjian untuk mitra")
    parser.add_argument("document", nargs="?", metavar="KODE", help="permintaan, provinsi, jawaban, pks")
    parser.add_argument("--out", type=Path, metavar="FILE.pdf", help="cetak ke berkas ini")
    parser.add_argument("--part", metavar="BAGIAN", help="ubah kata bagian ini")
    words = parser.add_mutually_exclusive_group()
    words.add_argument(
        "--from", dest="source", metavar="FILE|-", help="kata yang baru; satu baris - menghapus"
    )
    words.add_argument("--usual", action="store_true", help="kata bawaan kembali")
    add_letter_options(parser)


def add_letter_options(parser: argparse.ArgumentParser) -> None:
    """What an operator says of a letter."""
    parser.add_argument("--number", default="", metavar="NOMOR", help="nomor surat")
    parser.add_argument("--date", type=date.fromisoformat, metavar="TTTT-BB-HH", help="bawaan: hari ini")
    parser.add_argument("--place", default="", metavar="TEMPAT", help="bawaan: tempat surat kantor")


def _add_delivery(commands: "Commands") -> None:
    told = "tanda terima, pernyataan kerahasiaan, dan berita acara serah terima paket"
    parser = command(commands, "delivery", kpu_delivery.delivery, told)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--village", nargs="+", metavar="KODE", help="bawaan: semua peserta yang sudah dikemas"
    )
    add_letter_options(parser)


def _add_words(commands: "Commands") -> None:
    told = "kata kunci yang hilang: dibacakan setelah menelepon balik (dicatat)"
    parser = command(commands, "words", kpu_delivery.words, told)
    parser.add_argument("--village", required=True, metavar="KODE")
    parser.add_argument("--called-back", default="", metavar="NOMOR", help="nomor yang sudah ditelepon balik")
