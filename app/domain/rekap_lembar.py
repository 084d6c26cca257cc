"""A recap as tables of paper: titles, headings and rows that a workbook and a PDF share."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from app.domain.istilah import Istilah, in_sentence
from app.domain.logistik import Logistik, LogistikTps
from app.domain.rekap_bersih import Bersih, jumlah_bersih
from app.domain.rekap_desa import Dimensi, Tabel
from app.domain.rekap_kata import (
    NAMA_PENDEK,
    aturan_logistik,
    catatan,
    kata_baris,
    kata_dimensi,
    kata_kolom,
    kata_ukuran,
)
from app.domain.rekap_keluar import Lembar, Terbitan
from app.domain.rekap_orang import Wilayah
from app.domain.sel_kecil import TANDA

Isi = int | str


@dataclass(frozen=True, slots=True)
class LembarRekap:
    """One table: `nama` is short (a tab), `judul` whole. The last row is the sum. `catatan`: its rule."""

    nama: str
    judul: str
    kepala: tuple[str, ...]
    baris: tuple[tuple[Isi, ...], ...]
    catatan: str = ""


def lembar(terbitan: Terbitan, dimensi: Dimensi, istilah: Istilah) -> list[LembarRekap]:
    """The tables of a paper, in their order."""
    return [_lembar(one, dimensi, istilah) for one in terbitan.lembar.values()]


def _lembar(one: Lembar, dimensi: Dimensi, istilah: Istilah) -> LembarRekap:
    columns = [kata_kolom(one.ukuran, kolom, istilah) for kolom in one.kolom]
    names = [*(kata_baris(dimensi, row, istilah) for row in one.baris), "Jumlah"]
    rows: list[tuple[Isi, ...]] = []
    for row, name in enumerate(names):
        rows.append((name, *(one.isi(row, column) for column in range(len(columns) + 1))))
    return LembarRekap(
        NAMA_PENDEK[one.ukuran],
        kata_ukuran(one.ukuran, istilah),
        (kata_dimensi(dimensi, istilah), *columns, "Jumlah"),
        tuple(rows),
        catatan(one.ukuran, istilah),
    )


def lembar_pemula(table: Tabel, istilah: Istilah) -> LembarRekap:
    """First-time voters by sex: for the committee alone, where their number stands once more."""
    angka = [[*line, sum(line)] for line in table.kisi()]
    return _lembar(Lembar("pemula", table.baris, table.kolom, angka), table.dimensi, istilah)


def lembar_bersih(lines: Sequence[Bersih], dimensi: Wilayah, istilah: Istilah) -> LembarRekap:
    """The net area by area: for the committee alone, nearly all its numbers are small."""
    named = [(kata_baris(dimensi, line.kelompok, istilah), line) for line in lines]
    named.append(("Jumlah", jumlah_bersih(lines)))
    rows: list[tuple[Isi, ...]] = [(name, *_numbers(line)) for name, line in named]
    told = (
        "Dari KPU + baru + masuk - TMS - keluar = akhir. Masuk dan keluar: alamat atau "
        f"{in_sentence(istilah.tps)} dibetulkan di dalam {in_sentence(istilah.desa)}."
    )
    head = (kata_dimensi(dimensi, istilah), "Dari KPU", "Baru", "Masuk", "TMS", "Keluar", "Akhir", "Naik")
    return LembarRekap("Bersih", "Tambah dan kurang", head, tuple(rows), told)


def _numbers(line: Bersih) -> tuple[int, ...]:
    came, went = (len(line.baru), len(line.masuk)), (len(line.tms), len(line.keluar))
    return (line.awal, *came, *went, line.akhir, line.naik)


def lembar_logistik(needs: Logistik, istilah: Istilah, sembunyi: Container[int] = ()) -> LembarRekap:
    """What every TPS needs, with the rules below; ballots stay open until the reserve is known.

    `sembunyi`: the rows whose voters are hidden, and with them what follows from their number.
    """
    head = (
        istilah.tps,
        "Pemilih",
        "Surat suara",
        istilah.undangan,
        "Salinan daftar",
        "Daftar hadir",
        "Kotak suara",
    )
    named = [(kata_baris("tps", one.kode, istilah), one) for one in needs.baris]
    named.append(("Jumlah", needs.jumlah))
    rows = [(name, *_needs(one, hidden=at in sembunyi)) for at, (name, one) in enumerate(named)]
    told = aturan_logistik(istilah, needs.cadangan)
    return LembarRekap("Logistik", f"Logistik setiap {istilah.tps}", head, tuple(rows), told)


def _needs(one: LogistikTps, *, hidden: bool) -> tuple[Isi, ...]:
    surat: Isi = "" if one.surat is None else one.surat
    voters: tuple[Isi, ...] = (one.jumlah, surat, one.undangan)
    return (*((TANDA,) * 3 if hidden else voters), one.salinan, one.hadir, one.kotak)
