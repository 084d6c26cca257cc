"""The values that every letter and minutes may name: places, offices, days, the committee."""

from app.domain.naskah import sebutan
from app.domain.sebutan import (
    at_desa,
    camat,
    desa_lengkap,
    kabupaten_lengkap,
    kecamatan_lengkap,
    kepala_daerah,
    nama_pemilihan,
    without,
)
from app.domain.tanggal import day_and_date, long_date
from app.printing.numbers_in_words import tanggal_terbilang
from app.services.desa.print_lists import member_name
from app.services.desa.print_naskah_sumber import Sumber


def common_values(sumber: Sumber) -> dict[str, str]:
    """Every name of `UMUM` (app/domain/naskah_isian.py); "" is written by hand."""
    return {**sebutan(sumber.istilah), **_places(sumber), **_offices(sumber), **_days(sumber)}


def _places(sumber: Sumber) -> dict[str, str]:
    istilah, desa = sumber.istilah, sumber.desa
    name = without(istilah.desa, desa.nama)
    return {
        "desa": desa_lengkap(istilah, desa),
        "nama_desa": name,
        "kode_desa": desa.kode,
        "kecamatan": kecamatan_lengkap(istilah, desa),
        "kabupaten": kabupaten_lengkap(istilah, desa),
        "provinsi": desa.provinsi,
        "tempat": name,
        "tempat_rapat": " ".join(sumber.minta.tempat.split()),
    }


def _offices(sumber: Sumber) -> dict[str, str]:
    istilah, desa, workspace = sumber.istilah, sumber.desa, sumber.workspace
    return {
        "panitia": istilah.panitia,
        "panitia_desa": at_desa(istilah.panitia, istilah, desa),
        "bpd": istilah.bpd,
        "bpd_desa": at_desa(istilah.bpd, istilah, desa),
        "kepala": at_desa(istilah.kepala, istilah, desa),
        "camat": camat(istilah, desa),
        "kepala_daerah": kepala_daerah(istilah, desa),
        "dinas": f"{istilah.dinas} {kabupaten_lengkap(istilah, desa)}",
        "kpu": workspace.kpu.nama,
        "ketua": member_name(workspace, "ketua"),
        "sekretaris": member_name(workspace, "sekretaris"),
        "pemilihan": nama_pemilihan(istilah, desa, sumber.pemilihan),
        "sumber": workspace.pengaturan.sumber,
        "dasar_syarat": workspace.aturan.dasar_syarat,
    }


def _days(sumber: Sumber) -> dict[str, str]:
    day, vote = sumber.tanggal, sumber.pemilihan.hari
    return {
        "nomor": " ".join(sumber.minta.nomor.split()) or _own_number(sumber),
        "tanggal": long_date(day),
        "hari_tanggal": day_and_date(day),
        "hari_kata": tanggal_terbilang(day),
        "hari_pemungutan": day_and_date(vote),
        "jam": f"{sumber.workspace.aturan.jam} {sumber.pemilihan.waktu}",
        "tahun": str(vote.year),
    }


def _own_number(sumber: Sumber) -> str:
    """The minutes of a ratification have the number that was written down with it."""
    minutes = sumber.naskah.berkas in ("ba_penetapan", "ba_addendum")
    return sumber.penetapan.nomor if minutes and sumber.penetapan else ""
