"""The words of a recap on paper and on the command line: rows, columns, titles, the rules behind numbers."""

from app.domain.istilah import Istilah, in_sentence
from app.domain.logistik import HADIR, KOTAK, SALINAN
from app.domain.rekap_desa import JUGA, Dimensi, Ukuran
from app.domain.rekap_keluar import RingkasBersih
from app.domain.rekap_orang import DI_BAWAH, OLDEST_PEMULA, PEMULA, TAK_TENTU
from app.domain.sel_kecil import TANDA
from app.domain.syarat import VOTING_AGE
from app.domain.tanggal import ribuan
from app.domain.tms import ARTI, Alasan

TERSAMAR = (
    f"Tanda {TANDA}: angka disembunyikan karena 1 sampai 4, atau karena dapat dipakai menghitung angka "
    "seperti itu. Tanda itu tidak berarti angkanya kecil."
)
TERBUKA = "Angka kecil tidak disembunyikan: hanya untuk panitia, jangan dibawa keluar."

_PEMULA = (
    f"Pemilih pemula: {VOTING_AGE} sampai {OLDEST_PEMULA} tahun pada hari pemungutan suara, atau lebih muda "
    "dan sudah atau pernah kawin. Daftar tidak mencatat siapa yang pernah memilih."
)
_COLUMNS = {
    "L": "L",
    "P": "P",
    TAK_TENTU: "Tidak diketahui",
    PEMULA: "Pemula",
    DI_BAWAH: "Di bawah 17, belum kawin",
    "71+": "71 ke atas",
}
_DISABILITAS = {
    "0": "Tidak ada",
    "1": "Fisik",
    "2": "Intelektual",
    "3": "Mental",
    "4": "Wicara",
    "5": "Rungu",
    "6": "Netra",
    TAK_TENTU: "Tidak diisi",
}
NAMA_PENDEK: dict[Ukuran, str] = {
    "kelamin": "L-P",
    "umur": "Umur",
    "disabilitas": "Disabilitas",
    "pemula": "Pemula",
    "tms": "TMS",
    "kpu_saja": "Usul KPU saja",
    "baru": "Baru",
    "ubah": "Ubah",
}
"""What a workbook's tab is called."""


def kata_dimensi(dimensi: Dimensi, istilah: Istilah) -> str:
    """What the rows of a table are."""
    words: dict[Dimensi, str] = {
        "tps": istilah.tps,
        "dusun": istilah.dusun,
        "rw": "RW",
        "rt": "RT/RW",
        "umur": "Umur",
        "disabilitas": "Disabilitas",
    }
    return words[dimensi]


def kata_baris(dimensi: Dimensi, nama: str, istilah: Istilah) -> str:
    """A row's name; an area without one is said to be so."""
    if dimensi in ("umur", "disabilitas"):
        return kata_kolom("umur" if dimensi == "umur" else "disabilitas", nama, istilah)
    if not nama.strip("/"):
        return f"(tanpa {in_sentence(kata_dimensi(dimensi, istilah))})"
    return f"{int(nama):02}" if dimensi == "tps" and nama.isdecimal() else nama


def kata_ukuran(ukuran: Ukuran, istilah: Istilah) -> str:
    """What a table divides, as its title."""
    words: dict[Ukuran, str] = {
        "kelamin": "Pemilih menurut jenis kelamin",
        "umur": "Pemilih menurut umur pada hari pemungutan suara",
        "disabilitas": "Pemilih menurut ragam disabilitas",
        "pemula": "Pemilih pemula",
        "tms": "Tidak memenuhi syarat (TMS)",
        "kpu_saja": f"Diusulkan TMS ke KPU, tetap memilih di {istilah.pemilihan}",
        "baru": "Pemilih baru",
        "ubah": "Pemilih yang datanya dibetulkan",
    }
    return words[ukuran]


def kata_kolom(ukuran: Ukuran, kolom: str, istilah: Istilah) -> str:
    """A column's heading."""
    if ukuran in ("tms", "kpu_saja"):
        kind, _, reason = kolom.rpartition(":")
        word = ARTI[Alasan(reason)].on_paper
        told = {"": "", JUGA: ", diusulkan ke KPU"}.get(kind, f", {istilah.pemilihan} saja")
        return f"{word}{told}"
    if ukuran == "disabilitas":
        return _DISABILITAS[kolom]
    return _COLUMNS.get(kolom) or f"{kolom} tahun"


def catatan(ukuran: Ukuran, istilah: Istilah) -> str:
    """The rule behind a table, where it is not plain."""
    words: dict[Ukuran, str] = {
        "umur": _PEMULA,
        "pemula": _PEMULA,
        "tms": (
            f"Yang diusulkan ke KPU dan yang hanya untuk {istilah.pemilihan} ini dipisahkan. Dihitung di "
            "tempatnya menurut daftar KPU."
        ),
    }
    return words.get(ukuran, "")


def aturan_logistik(istilah: Istilah, cadangan: str) -> str:
    """How each number of the logistics comes about."""
    tps, served = in_sentence(istilah.tps), in_sentence(istilah.petugas_tps)
    percent = cadangan.replace(".", ",")
    reserve = (
        f"Surat suara: pemilih ditambah cadangan {percent} persen, dibulatkan ke atas di setiap {tps}."
        if cadangan
        else "Surat suara: kosong sampai persen cadangan menurut peraturan diisi."
    )
    return (
        f"{reserve} {istilah.undangan}: satu untuk setiap pemilih. Salinan daftar: {SALINAN} untuk setiap "
        f"{tps} ({served}, {in_sentence(istilah.pengawas)}, dan yang ditempel); salinan saksi belum "
        f"dihitung. Daftar hadir {HADIR} dan kotak suara {KOTAK} untuk setiap {tps}."
    )


def kalimat_bersih(net: RingkasBersih, nama: str) -> str:
    """Tambah 36, TMS 35, DPT naik 1: dari 2.730 menjadi 2.731."""
    awal, baru, tms, akhir = (_said(net.isi(name)) for name in ("awal", "baru", "tms", "akhir"))
    return f"Tambah {baru}, TMS {tms}, {nama} {_growth(net)}: dari {awal} menjadi {akhir}."


def _growth(net: RingkasBersih) -> str:
    if {"awal", "akhir"} & net.sembunyi:
        return "berubah"
    by = net.akhir - net.awal
    return "tetap" if not by else f"{'naik' if by > 0 else 'turun'} {ribuan(abs(by))}"


def _said(number: int | str) -> str:
    return number if isinstance(number, str) else ribuan(number)
