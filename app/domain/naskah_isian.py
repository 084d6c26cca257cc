"""The placeholders that a document's text may use, and checking an edited text against them.

`{desa}` stands for a value, `{DESA}` for the same in capitals; `{titik:30}` for dots to write on, `{titik}`
for dots up to the margin. On a line of their own: `{tabel:...}` a table, `{baris:...}` lines that the program
fills in, `{tanda:...}` signers whom it knows, `{kode:...}` a code with its QR.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Literal

from app.domain.errors import UserError
from app.domain.istilah import Istilah
from app.domain.naskah import NASKAH

UMUM_KODE = "umum"
"""What the shared parts (letterheads, legal basis) are called in a `teks` event."""

UNDANGAN_KODE = "undangan"
"""The invitation to vote: its words are edited like a document's, its pages are slips."""

SEBUTAN = frozenset(
    f"{first}ebutan_{name}"
    for first in "sS"
    for name in (*(one.name for one in fields(Istilah)), "petugas_tps")
)
UMUM = SEBUTAN | frozenset(
    (
        "bpd", "bpd_desa", "camat", "dasar_syarat", "desa", "dinas", "hari_kata", "hari_pemungutan",
        "hari_tanggal", "jam", "kabupaten", "kecamatan", "kepala", "kepala_daerah", "ketua", "kode_desa",
        "kpu", "nama_desa", "nomor", "panitia", "panitia_desa", "pemilihan", "provinsi", "sekretaris",
        "sumber", "tahun", "tanggal", "tempat", "tempat_rapat",
    )
)  # fmt: skip
"""What every document may use."""


@dataclass(frozen=True, slots=True)
class Isian:
    """What one document may use beside UMUM."""

    nilai: frozenset[str] = frozenset()
    tabel: frozenset[str] = frozenset()
    baris: frozenset[str] = frozenset()
    tanda: frozenset[str] = frozenset()
    kode: frozenset[str] = frozenset()


def _isian(nilai: str = "", tabel: str = "", baris: str = "", tanda: str = "", kode: str = "") -> Isian:
    return Isian(*(frozenset(names.split()) for names in (nilai, tabel, baris, tanda, kode)))


_DAFTAR = "daftar judul_daftar nama_daftar"
_JUMLAH = f"{_DAFTAR} banyak_tps banyak_tps_kata jumlah jumlah_kata nomor_ba rincian sidik sidik_penuh"
_DASAR = "dasar_daftar jumlah_dasar jumlah_dasar_kata jumlah_bersama jumlah_bersama_kata"
_RAPAT = f"{_DAFTAR} hari_rapat"

ISIAN: Mapping[str, Isian] = {
    UMUM_KODE: Isian(),
    UNDANGAN_KODE: _isian("judul_undangan pengundang"),
    "keputusan": _isian(
        f"{_JUMLAH} {_DASAR} setelah_dpt", "rekap_tps neraca", "surat_dasar", "panitia", "sidik"
    ),
    "ba_penetapan": _isian(
        f"{_JUMLAH} {_DASAR} setelah_dpt", "rekap_tps neraca", "surat_dasar", "panitia", "sidik"
    ),
    "ba_addendum": _isian(f"{_JUMLAH} {_DASAR}", "rekap_tps neraca", "surat_dasar", "panitia", "sidik"),
    "undangan_pleno": _isian(_RAPAT),
    "hadir_pleno": _isian(_RAPAT, "hadir"),
    "notulen_pleno": _isian(_RAPAT, "bahasan", tanda="panitia"),
    "pengumuman": _isian(f"{_JUMLAH} {_DASAR} batas dari lama lama_kata sampai", baris="tempat_umum"),
    "ba_penempelan": _isian(_DAFTAR, "penempelan"),
    "jadwal": _isian(tabel="jadwal"),
    "ba_salinan": _isian(f"{_JUMLAH}", "salinan"),
    "tanda_terima_salinan": _isian(f"{_JUMLAH} penerima salinan nomor_salinan lembar tanggal_keluar"),
    "ba_serah_terima": _isian("berlaku profil_data sha256", "paket", "surat_dasar"),
    "ba_perubahan_sidik": _isian(tabel="perubahan"),
    "pengantar": _isian(f"{_JUMLAH} sifat tujuan", "kiriman"),
    "surat_tugas": _isian("nama wilayah dari sampai"),
    "pernyataan_rahasia": _isian("nama jabatan mengetahui nama_mengetahui"),
    "formulir_tanggapan": _isian(baris="hal"),
    "formulir_tambahan": _isian(),
    "ket_domisili": _isian("nama nik lahir jenis_kelamin alamat rt rw"),
    "ket_kematian": _isian("banyak banyak_kata", "meninggal"),
    "ba_musnah_lembar": _isian("banyak banyak_kata lembar lembar_kata", "lembar_kerja"),
    "ba_musnah_data": _isian("berlaku perangkat perangkat_kata", "paket"),
    "laporan_insiden": _isian("banyak paket perangkat profil_data", "pemakai keluaran"),
    "daftar_arsip": _isian(tabel="arsip"),
    "ba_arsip": _isian("banyak banyak_kata", "arsip"),
}
"""By `Naskah.berkas`."""

_HOLDER = re.compile(r"\{([^{}]*)\}|[{}]")
_DOTS = re.compile(r"titik(?::([1-9][0-9]{0,2}))?", re.ASCII)
_SHOWN = re.compile(r"[A-Za-z_]{1,30}(?::[A-Za-z_]{1,30})?", re.ASCII)
Sendiri = Literal["tabel", "baris", "tanda", "kode"]
_ALONE: Mapping[str, Sendiri] = {"tabel": "tabel", "baris": "baris", "tanda": "tanda", "kode": "kode"}


def dots_of(name: str) -> int | None:
    """How many dots a placeholder asks for: 0 up to the margin, None where it is none of dots."""
    found = _DOTS.fullmatch(name)
    return int(found[1] or 0) if found else None


def alone(line: str) -> tuple[Sendiri, str] | None:
    """Kind and name of what stands on a line of its own."""
    found = re.fullmatch(r"\{([a-z]+):([a-z_]+)\}", line.strip(), re.ASCII)
    return (_ALONE[found[1]], found[2]) if found and found[1] in _ALONE else None


def value_of(name: str, nilai: Mapping[str, str]) -> str | None:
    """The value of a placeholder, in capitals where its name is; None where nobody knows it."""
    if name in nilai:
        return nilai[name]
    return nilai[name.lower()].upper() if name.isupper() and name.lower() in nilai else None


def stem_of(dokumen: str) -> str | None:
    """What ISIAN calls a document of a `teks` event; None for one that is no letter and no minutes."""
    if dokumen in (UMUM_KODE, UNDANGAN_KODE):
        return dokumen
    return NASKAH[dokumen].berkas if dokumen in NASKAH else None


def check_text(stem: str, lines: Sequence[str]) -> None:
    """Raises UserError TEXT_PLACEHOLDER for the first placeholder that this document does not know.

    `stem`: `Naskah.berkas`, or UMUM_KODE for the shared parts.
    """
    for number, line in enumerate(lines, 1):
        unknown = next(_unknown(stem, line), None)
        if unknown is not None:
            raise unknown_placeholder(number, unknown)


def unknown_placeholder(number: int, name: str) -> UserError:
    """TEXT_PLACEHOLDER of a line."""
    # Anything may stand between the braces: shown is only what looks like a placeholder.
    shown = name if _SHOWN.fullmatch(name) else "…"
    return UserError("TEXT_PLACEHOLDER", line=number, name="{" + shown + "}")


def names_in(lines: Iterable[str]) -> Iterator[str]:
    """All placeholders of a text, without their braces; "" where a brace stands alone."""
    return (found[1] or "" for line in lines for found in _HOLDER.finditer(line))


def _unknown(stem: str, line: str) -> Iterator[str]:
    known = ISIAN[stem]
    if found := alone(line):
        kind, name = found
        if name not in getattr(known, kind):
            yield f"{kind}:{name}"
        return
    values = dict.fromkeys(UMUM | known.nilai, "")
    for name in names_in([line]):
        if dots_of(name) is None and value_of(name, values) is None:
            yield name


def fill(line: str, nilai: Mapping[str, str]) -> str:
    """A checked line with its values, which are not read again; what has none is a dotted blank."""
    return _HOLDER.sub(lambda found: _filled(found[1] or "", nilai), line)


def _filled(name: str, nilai: Mapping[str, str]) -> str:
    dots = dots_of(name)
    if dots is not None:
        return "." * (dots or BLANK)
    return value_of(name, nilai) or "." * BLANK


BLANK = 30
"""Dots that stand for a value which is not known."""
