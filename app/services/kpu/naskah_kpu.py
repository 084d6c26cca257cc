"""KPU's own letters and minutes: the values that all of them may name, and a sheet made of a shipped text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.naskah import sebutan
from app.domain.pemilihan import Desa
from app.domain.progress import Progress, silent
from app.domain.sebutan import kabupaten_lengkap, nama_pemilihan, place_values
from app.domain.tanggal import day_and_date, long_date
from app.domain.unsur import UNSUR
from app.printing.naskah import naskah_pdf
from app.printing.naskah_isi import BagianNaskah, IsiNaskah, LembarNaskah
from app.printing.numbers_in_words import tanggal_terbilang
from app.services.kpu.letter_texts import letter_parts
from app.services.kpu.office import logo, office
from app.services.kpu.vault_session import Vault
from app.services.kpu.village_rules import pengaturan_for
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
    unsaved: Mapping[str, Sequence[str]] | None = None,
) -> LembarNaskah:
    """One document of `resources/naskah/<stem>.txt`, as this election words it, with KPU's values beside its
    own. `unsaved`: parts that somebody is wording."""
    values = {**_values(opened, desa, surat), "nomor": surat.numbered(place), **isi.nilai}
    parts = [_with_address(one, values) for one in letter_parts(opened, stem, unsaved)]
    return LembarNaskah(parts, replace(isi, nilai=values), kaki)


def _with_address(part: BagianNaskah, values: Mapping[str, str]) -> BagianNaskah:
    """KPU's letterhead has its address below, where it is known."""
    if part.nama != "kop" or tuple(part.baris) != ("{KPU}",) or not values["alamat_kpu"]:
        return part
    return BagianNaskah(part.nama, (*part.baris, "{alamat_kpu}"))


def surat_pdf(
    opened: Vault,
    judul: str,
    sheets: Sequence[LembarNaskah],
    progress: Progress = silent,
    *,
    ours: bool = True,
) -> bytes:
    """The documents in one file. `ours`: with the office's picture in their letterheads."""
    return naskah_pdf(judul, sheets, logo=logo(opened) if ours else b"", progress=progress)


def day_of(opened: Vault, surat: Surat) -> date:
    """The date that stands on it."""
    return surat.tanggal or clock.today(opened.pemilihan.zona)


def district(opened: Vault) -> Desa:
    """The district as the place of a letter that is about no single village."""
    return Desa("", "", "", opened.kabupaten.nama, opened.kabupaten.provinsi)


def _values(opened: Vault, desa: Desa, surat: Surat) -> Mapping[str, str]:
    istilah, day, kantor = opened.istilah, day_of(opened, surat), office(opened)
    if desa.kode:
        istilah = pengaturan_for(opened, desa.kode).istilah
    jabatan, nama = surat.jabatan, surat.penanda
    if not (jabatan or nama):
        jabatan, nama = kantor.ketua.jabatan, kantor.ketua.bertanda
    return {
        **sebutan(istilah),
        **place_values(istilah, desa),
        "kpu": opened.kpu.nama,
        "alamat_kpu": kantor.alamat,
        "ketua_kpu": jabatan or f"Ketua {opened.kpu.nama}",
        "nama_ketua_kpu": nama,
        "jabatan_dinas": kantor.dinas.jabatan or f"Kepala {istilah.dinas} {kabupaten_lengkap(istilah, desa)}",
        "nama_dinas": kantor.dinas.bertanda,
        "alamat_dinas": kantor.alamat_dinas,
        "sumber": opened.pengaturan().sumber,
        "profil_data": UNSUR[opened.pemilihan.profil],
        "berlaku": long_date(opened.sampai),
        "tahun": str(opened.pemilihan.hari.year),
        "pemilihan": _election(opened, desa),
        "hari_pemungutan": day_and_date(opened.pemilihan.hari),
        "tempat": surat.tempat or kantor.tempat,
        "tanggal": long_date(day),
        "hari_kata": tanggal_terbilang(day),
    }


def _election(opened: Vault, desa: Desa) -> str:
    """A district's letter is about all of its villages."""
    if desa.nama:
        return nama_pemilihan(opened.istilah, desa, opened.pemilihan)
    return f"{opened.istilah.pemilihan_panjang} Tahun {opened.pemilihan.hari.year}"
