"""The kinds of voter lists, as data: which columns, upright or across, what the page says of itself."""

from dataclasses import dataclass

from app.domain.kolom_kpps import BAWAAN

_UMUM = frozenset(("no", "nama", "kelamin", "umur", "dusun", "rt", "rw", "tps", "keterangan"))
"""All that everybody may read on a notice board."""

_TERBUKA = frozenset(("nik", "nkk", "lahir", "disabilitas", "nomor_terbuka", "lahir_lengkap"))


@dataclass(frozen=True, slots=True)
class JenisDaftar:
    """`kolom` names columns of app/printing/dpt_katalog.py. `judul`: {judul} is the list's, `sifat` the note
    on every page; both know the region's words. `umum`: for a notice board, whatever the columns ask for.

    `baris`: the least height of a row in points; `lajur`: columns of rows side by side; `penanda`: who signs,
    "" nobody, "daftar" who signs the list.
    """

    kode: str
    kolom: tuple[str, ...]
    sifat: str
    judul: str = "{judul}"
    tegak: bool = True
    umum: bool = False
    baris: float = 14.3
    lajur: int = 1
    penanda: str = "daftar"
    per_tps: bool = True

    def __post_init__(self) -> None:
        if self.umum and not _UMUM.issuperset(self.kolom):
            raise ValueError(self.kode)

    @property
    def terbuka(self) -> bool:
        """Whether it shows a NIK, an NKK, a birth date or a disability."""
        return not _TERBUKA.isdisjoint(self.kolom)


_PEMILIH = ("nama", "kelamin", "tempat_lahir")
_TEMPAT = ("alamat", "rt", "rw")

ARSIP = JenisDaftar(
    "arsip",
    ("no", "nik", "nkk", *_PEMILIH, "lahir", "kawin", *_TEMPAT, "disabilitas", "keterangan"),
    "SALINAN TERBUKA – RAHASIA",
    tegak=False,
    per_tps=False,
)
TERSAMAR = JenisDaftar(
    "calon",
    ("no", "nik_samar", "nkk_samar", *_PEMILIH, "umur", "kawin", *_TEMPAT, "keterangan"),
    "SALINAN TERSAMAR",
    tegak=False,
    per_tps=False,
)
LAMPIRAN = JenisDaftar("lampiran", TERSAMAR.kolom, "TERSAMAR", tegak=False, per_tps=False)
LAMPIRAN_TERBUKA = JenisDaftar(
    "lampiran_terbuka", ARSIP.kolom, "TERBUKA – RAHASIA", tegak=False, per_tps=False
)
"""The list as the annex of a decree or of minutes."""

SAKSI = JenisDaftar("saksi", TERSAMAR.kolom, TERSAMAR.sifat, tegak=False)
KPPS = JenisDaftar(
    "kpps",
    BAWAAN,
    "SALINAN UNTUK {PETUGAS_TPS}",
)
PENGUMUMAN = JenisDaftar(
    "pengumuman",
    ("no", "nama", "kelamin", "umur", "dusun", "rt", "rw", "keterangan"),
    "UNTUK DIUMUMKAN",
    umum=True,
    per_tps=False,
)
PENGUMUMAN_TPS = JenisDaftar(
    "pengumuman",
    ("no", "nama", "kelamin", "umur", "dusun", "rt", "rw", "tps", "keterangan"),
    "UNTUK DIUMUMKAN",
    umum=True,
    per_tps=False,
)
"""By RT or alphabet where there are TPS: each row then tells its own, and its number there."""

INDEKS = JenisDaftar(
    "indeks",
    ("nama", "kelamin", "umur", "rt", "no", "catatan"),
    "UNTUK {PETUGAS_TPS}",
    judul="Indeks nama {judul}",
    lajur=2,
    penanda="",
)
HADIR = JenisDaftar(
    "hadir",
    ("no", "nama", "kelamin", "umur", "rt", "rw", "catatan", "tanda_tangan"),
    "UNTUK {PETUGAS_TPS}",
    judul="Daftar hadir pemilih, {judul}",
    baris=24.0,
    penanda="petugas_tps",
)
LEMBAR_KERJA = JenisDaftar(
    "lembar_kerja",
    ("no", "nomor_samar", "nama", "kelamin", "lahir_tahun", "kawin", "alamat", "tps", "hasil", "koreksi",
     "bukti", "paraf_petugas", "paraf_pemilih"),
    "TERSAMAR",
    judul="Lembar kerja {coklit}",
    tegak=False,
    baris=31.0,
    penanda="pantarlih",
)  # fmt: skip
LEMBAR_KERJA_TERBUKA = JenisDaftar(
    "lembar_kerja_terbuka",
    tuple(
        {"nomor_samar": "nomor_terbuka", "lahir_tahun": "lahir_lengkap"}.get(name, name)
        for name in LEMBAR_KERJA.kolom
    ),
    "TERBUKA – RAHASIA",
    judul=LEMBAR_KERJA.judul,
    tegak=False,
    baris=LEMBAR_KERJA.baris,
    penanda=LEMBAR_KERJA.penanda,
)
