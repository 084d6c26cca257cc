"""The population office's answers as a person reads them, in the language in force."""

from collections.abc import Mapping

from app.domain.dukcapil import KOLOM_BEDA, TETAP, keadaan
from app.domain.dukcapil_daftar import KONFLIK
from app.domain.nik import masked, masked_within
from app.domain.tanggal import is_tanggal, short_date
from app.system.language import tr


def jawaban_word(keadaan: str) -> str:
    """An answer, or the state of somebody who has none."""
    words = {
        "ditanya": tr("belum dijawab"),
        "sesuai": tr("sesuai"),
        "tidak_ditemukan": tr("tidak ditemukan"),
        "meninggal": tr("meninggal"),
        "pindah": tr("pindah"),
        "data_beda": tr("data beda"),
        KONFLIK: tr("konflik"),
    }
    return words.get(keadaan, "")


def letter_told(isi: Mapping[str, str]) -> str:
    """`surat 470/12, 03-01-2027`, or nothing."""
    nomor, tanggal = isi.get("nomor", ""), isi.get("tanggal", "")
    if not nomor:
        return ""
    return tr("surat {nomor}, {tanggal}", nomor=masked_within(nomor), tanggal=date_shown(tanggal))


def date_shown(text: str) -> str:
    """A date as tables write it; other text as it is."""
    return short_date(text) if is_tanggal(text) else text


def answer_told(isi: Mapping[str, str], *, reveal: bool = False) -> str:
    """`daftar 1 no. 12: data beda, surat 470/12, 03-01-2027; Nama SITI`. NIK, NKK masked unless revealed."""
    if not isi:
        return ""
    asked = tr("daftar {daftar} no. {urut}", daftar=isi.get("daftar", ""), urut=isi.get("urut", ""))
    parts = [f"{asked}: {jawaban_word(keadaan(isi))}", letter_told(isi)]
    told = ", ".join(part for part in parts if part)
    words = value_words()
    office = [
        f"{words[kolom]} {value_shown(kolom, isi[kolom], reveal=reveal)}"
        for kolom in KOLOM_BEDA
        if isi.get(kolom)
    ]
    note = isi.get("keterangan", "")
    more = [*office, note if reveal else masked_within(note), kept_told(isi)]
    return "; ".join(part for part in (told, *more) if part)


def kept_told(isi: Mapping[str, str]) -> str:
    """That a person left the list as it is, and why."""
    if isi.get("putusan") != TETAP:
        return ""
    reason = masked_within(isi.get("alasan", ""))
    return tr("diputuskan tetap: {alasan}", alasan=reason) if reason else tr("diputuskan tetap")


def value_words() -> dict[str, str]:
    """Fields that the office may have otherwise."""
    return {
        "nik": tr("NIK"),
        "nkk": tr("NKK"),
        "nama": tr("Nama"),
        "tempat_lahir": tr("Tempat lahir"),
        "tanggal_lahir": tr("Tanggal lahir"),
        "kelamin": tr("L/P"),
        "kawin": tr("Kawin (B/S/P)"),
        "alamat": tr("Alamat"),
        "rt": tr("RT"),
        "rw": tr("RW"),
    }


def value_shown(kolom: str, value: str, *, reveal: bool = False) -> str:
    """A value of the list or of the office."""
    if kolom in ("nik", "nkk") and not reveal:
        return masked(value)
    return date_shown(value) if kolom == "tanggal_lahir" else value
