"""Letters and minutes: which there are, what each is called, when it is due, whom it is for. Data only.

The words of a document stand in `resources/naskah/<berkas>.txt`; app/domain/naskah_isian.py has the
placeholders that they may use.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from app.domain.daftar_tahap import NAMA, Tahap
from app.domain.istilah import Istilah, in_sentence

DaftarNaskah = Tahap | Literal["", "pilih"]
"""The list that a document is about: a certain one, none, or the one that is chosen."""

Penanda = Literal["panitia", "kepala", "petugas", "warga"]
"""Who signs in the end: the committee, the village head or his deputy, one who works for it, a resident."""


@dataclass(frozen=True, slots=True)
class Naskah:
    """One document. `kode` names it in a `teks` event; `judul` and `untuk` hold words of the glossary.

    `langkah`: kind and list of its step in the schedule (app/domain/jadwal.py), "" for any.
    `perorangan`: it may be filled in for one voter. `tersamar`: it holds voters, NIK masked unless opened.
    """

    kode: str
    berkas: str
    judul: str
    langkah: tuple[str, Tahap | Literal[""]]
    untuk: str
    daftar: DaftarNaskah = ""
    penanda: Penanda = "panitia"
    perorangan: bool = False
    tersamar: bool = False

    @property
    def berlampiran(self) -> bool:
        """Whether the list that it is about is its annex."""
        return self.berkas in ("keputusan", "ba_penetapan", "ba_addendum")


_DISAHKAN: tuple[Tahap, ...] = ("dps", "dpshp", "dpshp_akhir", "dptambahan", "dpt")
_ARSIP = "Arsip {sebutan_panitia}, {Sebutan_bpd}, {Sebutan_kecamatan}, {Sebutan_dinas}"
_PAPAN = "Papan pengumuman"


def _penetapan(tahap: Tahap) -> tuple[Naskah, Naskah]:
    step, name = ("tetapkan", tahap), NAMA[tahap]
    return (
        Naskah(f"keputusan_{tahap}", "keputusan", f"Keputusan penetapan {name}", step, _ARSIP, tahap),
        Naskah(f"ba_{tahap}", "ba_penetapan", f"Berita Acara penetapan {name}", step, _ARSIP, tahap),
    )


def _pengumuman(tahap: Tahap) -> Naskah:
    step = ("umumkan", tahap)
    return Naskah(f"pengumuman_{tahap}", "pengumuman", f"Pengumuman {NAMA[tahap]}", step, _PAPAN, tahap)


_SEMUA = (
    Naskah("jadwal", "jadwal", "Jadwal tahapan", ("", ""), f"{_PAPAN}, {{sebutan_pantarlih}}"),
    Naskah(
        "ba_serah_terima",
        "ba_serah_terima",
        "Berita Acara serah terima data pemilih",
        ("", ""),
        "KPU, {Sebutan_dinas}, {sebutan_panitia}",
    ),
    Naskah("surat_tugas", "surat_tugas", "Surat tugas", ("coklit", ""), "{Sebutan_pantarlih}"),
    Naskah(
        "pernyataan_rahasia",
        "pernyataan_rahasia",
        "Pernyataan menjaga kerahasiaan data",
        ("coklit", ""),
        "{Sebutan_pantarlih}, anggota {sebutan_panitia}",
        penanda="petugas",
    ),
    Naskah(
        "undangan_pleno", "undangan_pleno", "Undangan rapat pleno", ("tetapkan", ""), "Peserta rapat", "pilih"
    ),
    Naskah(
        "hadir_pleno", "hadir_pleno", "Daftar hadir rapat pleno", ("tetapkan", ""), "Peserta rapat", "pilih"
    ),
    Naskah(
        "notulen_pleno",
        "notulen_pleno",
        "Notulen rapat pleno",
        ("tetapkan", ""),
        "Arsip {sebutan_panitia}",
        "pilih",
    ),
    *(naskah for tahap in _DISAHKAN for naskah in _penetapan(tahap)),
    Naskah("ba_addendum", "ba_addendum", "Berita Acara addendum DPT", ("", ""), _ARSIP, "addendum"),
    Naskah(
        "ba_perubahan_sidik",
        "ba_perubahan_sidik",
        "Berita Acara perubahan sidik daftar",
        ("", ""),
        f"{_ARSIP}, KPU",
    ),
    *map(_pengumuman, _DISAHKAN),
    Naskah(
        "ba_penempelan",
        "ba_penempelan",
        "Berita Acara penempelan pengumuman",
        ("umumkan", ""),
        "Arsip {sebutan_panitia}",
        "pilih",
    ),
    Naskah(
        "formulir_tanggapan",
        "formulir_tanggapan",
        "Formulir tanggapan masyarakat",
        ("perbaikan", ""),
        "Warga",
        penanda="warga",
    ),
    Naskah(
        "formulir_tambahan",
        "formulir_tambahan",
        "Formulir pendaftaran pemilih tambahan",
        ("perbaikan", ""),
        "Warga",
        penanda="warga",
    ),
    Naskah(
        "ket_domisili",
        "ket_domisili",
        "Surat keterangan domisili",
        ("perbaikan", ""),
        "Warga",
        penanda="kepala",
        perorangan=True,
        tersamar=True,
    ),
    Naskah(
        "ket_kematian",
        "ket_kematian",
        "Surat keterangan kematian kolektif",
        ("coklit", ""),
        "KPU, Dinas Kependudukan dan Pencatatan Sipil",
        penanda="kepala",
        tersamar=True,
    ),
    Naskah(
        "ba_salinan",
        "ba_salinan",
        "Berita Acara penyerahan salinan daftar",
        ("tetapkan", "dpt"),
        "{Sebutan_petugas_tps}, {sebutan_pengawas}, saksi",
        "pilih",
    ),
    Naskah(
        "tanda_terima_salinan",
        "tanda_terima_salinan",
        "Tanda terima salinan daftar",
        ("tetapkan", "dpt"),
        "Setiap penerima salinan",
        "pilih",
        penanda="petugas",
    ),
    Naskah("pengantar_kpu", "pengantar", "Surat pengantar ke KPU", ("tetapkan", "dpt"), "KPU", "pilih"),
    Naskah(
        "pengantar_dinas",
        "pengantar",
        "Surat pengantar ke {Sebutan_dinas}",
        ("tetapkan", "dpt"),
        "{Sebutan_dinas}",
        "pilih",
    ),
    Naskah(
        "pengantar_camat",
        "pengantar",
        "Surat pengantar ke {Sebutan_kecamatan}",
        ("tetapkan", "dpt"),
        "{Sebutan_kecamatan}",
        "pilih",
    ),
    Naskah(
        "laporan_insiden",
        "laporan_insiden",
        "Laporan insiden data pribadi",
        ("", ""),
        "KPU, {Sebutan_dinas}, warga yang datanya terkena",
    ),
    Naskah(
        "ba_musnah_lembar",
        "ba_musnah_lembar",
        "Berita Acara pemusnahan lembar kerja",
        ("pungut", ""),
        "Arsip {sebutan_panitia}",
    ),
    Naskah(
        "ba_musnah_data",
        "ba_musnah_data",
        "Berita Acara pemusnahan data",
        ("pungut", ""),
        "KPU, {Sebutan_dinas}, arsip {sebutan_panitia}",
    ),
    Naskah("daftar_arsip", "daftar_arsip", "Daftar arsip", ("pungut", ""), "{Sebutan_kepala}"),
    Naskah("ba_arsip", "ba_arsip", "Berita Acara penyerahan arsip", ("pungut", ""), "{Sebutan_kepala}"),
)

NASKAH: Mapping[str, Naskah] = {one.kode: one for one in _SEMUA}
"""All documents by code, in the order in which a committee needs them."""


def sebutan(istilah: Istilah) -> dict[str, str]:
    """`sebutan_desa` as a text writes it, `Sebutan_desa` at its beginning; so for every word of it."""
    words = {**asdict(istilah), "petugas_tps": istilah.petugas_tps}
    small = {f"sebutan_{name}": in_sentence(word) for name, word in words.items()}
    return small | {f"Sebutan_{name}": word for name, word in words.items()}


def bernama(text: str, istilah: Istilah) -> str:
    """A `judul` or `untuk` in the region's words."""
    return text.format_map(sebutan(istilah))
