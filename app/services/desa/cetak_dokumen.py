"""The documents: one line each. A new one is made by a service and gets its line here."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.daftar_tahap import NAMA, TAHAP, Tahap
from app.domain.naskah import NASKAH, Naskah
from app.services.desa import cetak_buat as buat
from app.services.desa import print_naskah
from app.services.desa.cetak import DokumenCetak, Isian, Kelompok
from app.services.desa.frozen import in_force
from app.services.desa.print_lembar import BLANK_ROWS
from app.services.desa.tahapan import schedule
from app.services.desa.workspace import Workspace

_ARSIP = "Arsip {sebutan_panitia}"
_ACROSS = 27
"""Voters on a page of a list that lies across."""


def dokumen_cetak(workspace: Workspace) -> list[DokumenCetak]:
    """What this village may print: papers of lists that its schedule does not know are left out."""
    lists = _lists(workspace)
    known = [one for one in _FIXED if one.daftar in ("", *lists)]
    texts = [_naskah(one.naskah) for one in print_naskah.documents(workspace)]
    return [*(one for tahap in lists for one in _of_list(tahap)), *known, *texts]


def _lists(workspace: Workspace) -> list[Tahap]:
    steps: set[str] = {one.langkah.daftar for one in schedule(workspace) if one.langkah.jenis == "tetapkan"}
    steps |= set(in_force(workspace).tahap)
    if workspace.aturan.setelah_dpt == "addendum":
        steps.add("addendum")
    return [tahap for tahap in TAHAP if tahap in steps]


def _of_list(tahap: Tahap) -> tuple[DokumenCetak, DokumenCetak]:
    """What goes on the boards, and the list itself, TPS by TPS."""
    name = NAMA[tahap]
    return (
        DokumenCetak(
            f"papan_{tahap}",
            f"{name} untuk papan pengumuman",
            tahap,
            buat.papan(tahap),
            frozenset(("tps", "rt", "urut_papan", "papan")),
            "Papan pengumuman",
            daftar=tahap,
            tercatat=(f"{tahap}/pengumuman",),
            halaman=0,
            baris=_BOARD,
        ),
        DokumenCetak(
            f"daftar_{tahap}",
            f"{name} tersamar per {{sebutan_tps}}",
            tahap,
            buat.daftar(tahap),
            frozenset(("tps", "terbuka")),
            _ARSIP,
            daftar=tahap,
            per="tps",
            tercatat=(f"{tahap}/tersamar", f"{tahap}/terbuka"),
            halaman=0,
            baris=_ACROSS,
        ),
    )


_BOARD = 46


def _naskah(naskah: Naskah) -> DokumenCetak:
    """A letter or minutes."""
    takes: set[Isian] = {"surat", "tanggal"}
    if naskah.daftar == "pilih":
        takes.add("tahap")
    if naskah.tersamar or naskah.berlampiran:
        takes.add("terbuka")
    if naskah.berlampiran:
        takes.add("lampiran")
    if naskah.langkah[0] == "tetapkan" or "serah" in naskah.berkas:
        takes.add("tempat")
    return DokumenCetak(
        naskah.kode,
        naskah.judul,
        _group(naskah),
        buat.naskah(naskah.kode),
        frozenset(takes),
        naskah.untuk,
        daftar=naskah.langkah[1] if naskah.daftar == "pilih" else naskah.daftar,
        wajib=naskah.berkas not in _AS_NEEDED,
        teks=naskah.kode,
        halaman=2 if naskah.berkas in ("keputusan", "ba_penetapan", "laporan_insiden") else 1,
    )


_AS_NEEDED = frozenset(
    ("ba_perubahan_sidik", "laporan_insiden", "formulir_tanggapan", "formulir_tambahan", "ket_domisili",
     "ket_kematian", "ba_musnah_lembar", "ba_musnah_data", "daftar_arsip", "ba_arsip", "ba_addendum")
)  # fmt: skip
"""Papers of something that may never happen, or not yet: nobody is told that they are missing."""

_GROUPS: Mapping[str, Kelompok] = {"coklit": "coklit", "perbaikan": "perbaikan", "pungut": "serah"}


def _group(naskah: Naskah) -> Kelompok:
    kind, tahap = naskah.langkah
    if naskah.berkas == "ba_addendum":
        return "addendum"
    if tahap:
        return tahap
    return "rapat" if kind in ("tetapkan", "umumkan") else _GROUPS.get(kind, "kapan")


def _copy(kode: str, judul: str, untuk: str, *more: Isian, per_tps: bool = False, baris: int) -> DokumenCetak:
    """A numbered copy of the DPT."""
    takes: set[Isian] = {"tps", "penerima", "kali", "induk", *more}
    return DokumenCetak(
        kode,
        judul,
        "pungut",
        buat.salinan(kode),
        frozenset(takes),
        untuk,
        daftar="dpt",
        per="tps" if per_tps else "",
        tercatat=(f"dpt/{kode}",),
        halaman=0,
        baris=baris,
    )


_PETUGAS = "{Sebutan_petugas_tps}"

PAKET_TPS = ("kpps", "indeks", "hadir", "undangan", "ekspedisi")
"""What a TPS needs, in the order in which it lies on the table."""

_FIXED: tuple[DokumenCetak, ...] = (
    DokumenCetak(
        "lembar_kerja",
        "Lembar kerja {sebutan_coklit} per RT",
        "coklit",
        buat.lembar_kerja,
        frozenset(("rt", "penerima", "terbuka")),
        "{Sebutan_pantarlih}",
        per="rt",
        halaman=0,
        baris=12,
        kosong=BLANK_ROWS,
    ),
    DokumenCetak(
        "stiker",
        "Stiker tanda terdaftar per KK",
        "coklit",
        buat.stiker,
        frozenset(("rt",)),
        "Warga",
        wajib=False,
        halaman=0,
        baris=18,
    ),
    DokumenCetak(
        "paket_tps",
        "Paket {sebutan_tps}: semua kertas satu {sebutan_tps}",
        "pungut",
        buat.paket(PAKET_TPS, lambda: {one.kode: one for one in _FIXED}),
        frozenset(("tps", "per_halaman")),
        _PETUGAS,
        daftar="dpt",
        per="tps",
        wajib=False,
        satu=True,
    ),
    _copy("kpps", "Salinan DPT untuk {sebutan_petugas_tps}", _PETUGAS, "terbuka", per_tps=True, baris=_BOARD),
    _copy("hadir", "Daftar hadir", _PETUGAS, per_tps=True, baris=29),
    _copy("indeks", "Indeks nama", _PETUGAS, per_tps=True, baris=100),
    _copy("saksi", "Salinan DPT untuk saksi", "Saksi", "terbuka", baris=_ACROSS),
    _copy("calon", "Salinan DPT untuk calon", "Calon", "terbuka", baris=_ACROSS),
    replace(_copy("arsip", "Salinan DPT arsip, terbuka", _ARSIP, baris=_ACROSS), terbuka=True),
    DokumenCetak(
        "undangan",
        "{Sebutan_undangan}",
        "pungut",
        buat.undangan,
        frozenset(("tps", "rt", "nomor", "per_halaman", "urut", "cara", "isi")),
        "Pemilih",
        daftar="dpt",
        per="pemilih",
        teks="undangan",
        halaman=0,
    ),
    DokumenCetak(
        "blangko",
        "Blangko {sebutan_undangan}",
        "pungut",
        buat.blangko,
        frozenset(("per_halaman", "lembar")),
        tercatat=("blangko-undangan",),
        wajib=False,
        teks="undangan",
    ),
    DokumenCetak(
        "ekspedisi",
        "Ekspedisi {sebutan_undangan}",
        "pungut",
        buat.ekspedisi,
        frozenset(("tps", "rt", "nomor", "urut")),
        "Ketua RT",
        daftar="dpt",
        per="tps",
        halaman=0,
        baris=25,
    ),
    DokumenCetak(
        "rekonsiliasi",
        "Neraca {sebutan_undangan}",
        "pungut",
        buat.rekonsiliasi,
        frozenset(("urut",)),
        _ARSIP,
        daftar="dpt",
        wajib=False,
    ),
    DokumenCetak(
        "rekap",
        "Rekapitulasi",
        "rapat",
        buat.rekap,
        frozenset(("tahap", "menurut", "terbuka")),
        f"{_ARSIP}, saksi",
        halaman=3,
    ),
    DokumenCetak(
        "register",
        "Register warga di luar DPT",
        "perbaikan",
        buat.register,
        frozenset(("terbuka",)),
        "KPU, arsip {sebutan_panitia}",
        tercatat=("register-warga",),
        wajib=False,
    ),
    DokumenCetak(
        "ba_pengembalian",
        "Berita Acara Pengembalian Data",
        "serah",
        buat.ba_pengembalian,
        frozenset(("surat", "tanggal", "tempat")),
        untuk="KPU, {Sebutan_dinas}",
        daftar="dpt",
        tercatat=("ba-pengembalian",),
        halaman=2,
    ),
)

assert not {one.kode for one in _FIXED} & NASKAH.keys()
