"""The values that every letter and minutes may name: places, offices, days, the committee."""

from app.domain.naskah import sebutan
from app.domain.sebutan import nama_pemilihan, place_values, without
from app.domain.tanggal import day_and_date, long_date
from app.printing.numbers_in_words import tanggal_terbilang
from app.services.desa.print_lists import member_name
from app.services.desa.print_naskah_sumber import Sumber


def common_values(sumber: Sumber) -> dict[str, str]:
    """Every name of `UMUM` (app/domain/naskah_isian.py); "" is written by hand."""
    return {**sebutan(sumber.istilah), **_places(sumber), **_days(sumber)}


def _places(sumber: Sumber) -> dict[str, str]:
    """The village, its offices, who holds them, the election."""
    istilah, desa, workspace = sumber.istilah, sumber.desa, sumber.workspace
    return {
        **place_values(istilah, desa),
        "tempat": without(istilah.desa, desa.nama),
        "tempat_rapat": " ".join(sumber.minta.tempat.split()),
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
