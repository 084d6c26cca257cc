"""Voters, a village and an election that exist on these pages only (region 99)."""

from datetime import date

from app.domain.istilah import Istilah
from app.domain.pemilih import Pemilih
from app.domain.pemilihan import Desa, Pemilihan

DESA = Desa("9928010001", "Kalisalak", "Margasari", "Kabupaten Tegal", "Jawa Tengah")
LONG_DESA = Desa(
    "9928010001",
    "Sungai Rotan Hilir Seberang Kuala Tungkal Baru",
    "Pangkalan Kerinci Kota Baharu Seberang",
    "Kabupaten Penukal Abab Lematang Ilir",
    "Kepulauan Bangka Belitung",
)
PEMILIHAN = Pemilihan("p1", "Pilkades Serentak 2027", date(2027, 2, 3))
ISTILAH = Istilah()
PILWU = Istilah(kepala="Kuwu", pemilihan="Pilwu", panitia="Panitia Pemilihan Kuwu", tps="Bilik")
LONG_NAME = "RADEN RORO KANJENG AYU SITI NURHALIZAH WAHYUNINGTYAS DEWATI X"


def pemilih(number: int, *, nama: str = "", kelamin: str = "") -> Pemilih:
    """Voter `number` (from 1): name ORANG n, and a NIK, NKK and birth date found nowhere else."""
    day, month, year = number % 28 + 1, number % 12 + 1, 1941 + number % 60
    return Pemilih(
        id=f"v{number}",
        nkk=f"9928020101{number:06}",
        nik=f"992803{number % 28 + 1:02}{month:02}{year % 100:02}{number % 10000:04}",
        nama=nama or f"ORANG {number:05}",
        tempat_lahir="TEGAL",
        tanggal_lahir=f"{year}-{month:02}-{day:02}",
        kawin="S",
        kelamin=kelamin or "LP"[number % 2],
        alamat="DUSUN KRAJAN",
        rt=f"{number % 9 + 1:03}",
        rw="002",
        disabilitas="4",
        tps="001",
    )
