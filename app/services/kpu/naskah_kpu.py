"""KPU's own letters and minutes: the values that all of them may name, and a sheet made of a shipped text."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.naskah import sebutan
from app.domain.pemilihan import Desa
from app.domain.sebutan import (
    at_desa,
    camat,
    desa_lengkap,
    kabupaten_lengkap,
    kecamatan_lengkap,
    nama_pemilihan,
)
from app.domain.tanggal import day_and_date, long_date
from app.printing.naskah_berkas import usual_parts
from app.printing.naskah_isi import BagianNaskah, IsiNaskah, LembarNaskah
from app.printing.numbers_in_words import tanggal_terbilang
from app.services.kpu.vault_session import Vault
from app.system import clock


@dataclass(frozen=True, slots=True)
class Surat:
    """What an operator says of a letter. `nomor`: `{n}` in it counts the letters of one run from `mulai`.

    `tanggal` None: today. `penanda`: name of who signs as `jabatan`; both "" : KPU's chair, by hand.
    """

    nomor: str = ""
    mulai: int = 1
    tanggal: date | None = None
    tempat: str = ""
    penanda: str = ""
    jabatan: str = ""

    def numbered(self, place: int) -> str:
        """The number of the letter at this place of the run, "" where it is written by hand."""
        return " ".join(self.nomor.replace("{n}", str(self.mulai + place)).split())


def lembar(
    opened: Vault,
    stem: str,
    surat: Surat,
    desa: Desa,
    isi: IsiNaskah,
    *,
    place: int = 0,
    kaki: str = "",
) -> LembarNaskah:
    """One document of `resources/naskah/<stem>.txt` with KPU's values beside its own."""
    parts = [BagianNaskah(name, lines) for name, lines in usual_parts(stem).items()]
    values = {**_values(opened, desa, surat), "nomor": surat.numbered(place), **isi.nilai}
    return LembarNaskah(parts, replace(isi, nilai=values), kaki)


def day_of(opened: Vault, surat: Surat) -> date:
    """The date that stands on it."""
    return surat.tanggal or clock.today(opened.pemilihan.zona)


def district(opened: Vault) -> Desa:
    """The district as the place of a letter that is about no single village."""
    return Desa("", "", "", opened.kabupaten.nama, opened.kabupaten.provinsi)


def _values(opened: Vault, desa: Desa, surat: Surat) -> Mapping[str, str]:
    istilah, day = opened.istilah, day_of(opened, surat)
    return {
        **sebutan(istilah),
        "kpu": opened.kpu.nama,
        "ketua_kpu": surat.jabatan or f"Ketua {opened.kpu.nama}",
        "nama_ketua_kpu": surat.penanda,
        "desa": desa_lengkap(istilah, desa),
        "kode_desa": desa.kode,
        "kecamatan": kecamatan_lengkap(istilah, desa),
        "kabupaten": kabupaten_lengkap(istilah, desa),
        "provinsi": desa.provinsi,
        "panitia": istilah.panitia,
        "panitia_desa": at_desa(istilah.panitia, istilah, desa),
        "camat": camat(istilah, desa),
        "dinas": f"{istilah.dinas} {kabupaten_lengkap(istilah, desa)}",
        "pemilihan": _election(opened, desa),
        "hari_pemungutan": day_and_date(opened.pemilihan.hari),
        "tempat": surat.tempat,
        "tanggal": long_date(day),
        "hari_kata": tanggal_terbilang(day),
    }


def _election(opened: Vault, desa: Desa) -> str:
    """A district's letter is about all of its villages."""
    if desa.nama:
        return nama_pemilihan(opened.istilah, desa, opened.pemilihan)
    return f"{opened.istilah.pemilihan_panjang} Tahun {opened.pemilihan.hari.year}"
