"""How villages, elections and their offices are called in full; every noun comes from the glossary."""

from app.domain.istilah import Istilah
from app.domain.pemilihan import Desa, Pemilihan


def nama_pemilihan(istilah: Istilah, desa: Desa, pemilihan: Pemilihan) -> str:
    """Pemilihan Kepala Desa Kalisalak Tahun 2027; Pemilihan Kuwu Desa Krangkeng Tahun 2026."""
    return f"{at_desa(istilah.pemilihan_panjang, istilah, desa)} Tahun {pemilihan.hari.year}"


def at_desa(noun: str, istilah: Istilah, desa: Desa) -> str:
    """An office of this village, its noun said once: Kepala Desa Kalisalak, Kuwu Desa Krangkeng.

    Also where both share a word only: Kepala Negeri Administratif Banda.
    """
    if noun.casefold().endswith(istilah.desa.casefold()):
        return f"{noun} {without(istilah.desa, desa.nama)}"
    before, _, last = noun.rpartition(" ")
    if last.casefold() == istilah.desa.split(" ")[0].casefold():
        noun = before
    return f"{noun} {desa_lengkap(istilah, desa)}".strip()


def desa_lengkap(istilah: Istilah, desa: Desa) -> str:
    """Desa Kalisalak."""
    return f"{istilah.desa} {without(istilah.desa, desa.nama)}"


def kecamatan_lengkap(istilah: Istilah, desa: Desa) -> str:
    """Kecamatan Margasari."""
    return f"{istilah.kecamatan} {without(istilah.kecamatan, desa.kecamatan)}"


def kabupaten_lengkap(istilah: Istilah, desa: Desa) -> str:
    """Kabupaten Tegal, whether or not the register writes the word itself; Kota Batu."""
    if desa.kabupaten.casefold().startswith("kota "):
        return desa.kabupaten
    return f"{istilah.kabupaten} {without(istilah.kabupaten, desa.kabupaten)}"


def camat(istilah: Istilah, desa: Desa) -> str:
    """Who heads the kecamatan: Camat Margasari, Panewu Bantul, Kepala Distrik Sentani."""
    name = without(istilah.kecamatan, desa.kecamatan)
    head = _CAMAT.get(istilah.kecamatan, f"Kepala {istilah.kecamatan}")
    return f"{head} {name}"


_CAMAT = {"Kecamatan": "Camat", "Kapanewon": "Panewu"}


def kepala_daerah(istilah: Istilah, desa: Desa) -> str:
    """Bupati Tegal; Wali Kota Batu."""
    if desa.kabupaten.casefold().startswith("kota "):
        return f"Wali {desa.kabupaten}"
    return f"Bupati {without(istilah.kabupaten, desa.kabupaten)}"


def place_values(istilah: Istilah, desa: Desa) -> dict[str, str]:
    """A village and the offices around it, by the names that texts have for them."""
    return {
        "desa": desa_lengkap(istilah, desa),
        "nama_desa": without(istilah.desa, desa.nama),
        "kode_desa": desa.kode,
        "kecamatan": kecamatan_lengkap(istilah, desa),
        "kabupaten": kabupaten_lengkap(istilah, desa),
        "provinsi": desa.provinsi,
        "panitia": istilah.panitia,
        "panitia_desa": at_desa(istilah.panitia, istilah, desa),
        "bpd": istilah.bpd,
        "bpd_desa": at_desa(istilah.bpd, istilah, desa),
        "kepala": at_desa(istilah.kepala, istilah, desa),
        "camat": camat(istilah, desa),
        "kepala_daerah": kepala_daerah(istilah, desa),
        "dinas": f"{istilah.dinas} {kabupaten_lengkap(istilah, desa)}",
    }


def without(sebutan: str, nama: str) -> str:
    """`nama` without its leading noun, in whatever capitals."""
    prefix = f"{sebutan} ".casefold()
    return nama[len(prefix) :] if nama.casefold().startswith(prefix) else nama
