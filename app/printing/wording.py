"""How villages, elections and TPS are called on paper; every noun comes from the glossary."""

from app.domain.istilah import Istilah
from app.domain.pemilihan import Desa, Pemilihan


def nama_pemilihan(istilah: Istilah, desa: Desa, pemilihan: Pemilihan) -> str:
    """Pemilihan Kepala Desa Kalisalak Tahun 2027; Pemilihan Kuwu Desa Krangkeng Tahun 2026."""
    return f"Pemilihan {at_desa(istilah.kepala, istilah, desa)} Tahun {pemilihan.hari.year}"


def at_desa(noun: str, istilah: Istilah, desa: Desa) -> str:
    """An office of this village, its noun said once: Kepala Desa Kalisalak, Kuwu Desa Krangkeng."""
    said_already = noun.casefold().endswith(istilah.desa.casefold())
    place = without(istilah.desa, desa.nama) if said_already else desa_lengkap(istilah, desa)
    return f"{noun} {place}"


def desa_lengkap(istilah: Istilah, desa: Desa) -> str:
    """Desa Kalisalak."""
    return f"{istilah.desa} {without(istilah.desa, desa.nama)}"


def kecamatan_lengkap(istilah: Istilah, desa: Desa) -> str:
    """Kecamatan Margasari."""
    return f"{istilah.kecamatan} {without(istilah.kecamatan, desa.kecamatan)}"


def kabupaten_lengkap(istilah: Istilah, desa: Desa) -> str:
    """Kabupaten Tegal, whether or not the register writes the word itself."""
    return f"{istilah.kabupaten} {without(istilah.kabupaten, desa.kabupaten)}"


def without(sebutan: str, nama: str) -> str:
    """`nama` without its leading noun, in whatever capitals."""
    prefix = f"{sebutan} ".casefold()
    return nama[len(prefix) :] if nama.casefold().startswith(prefix) else nama


def nomor_tps(tps: str) -> str:
    """`001` as 01; other names stay."""
    return f"{int(tps):02}" if tps.isdecimal() else tps


def grouped(code: str, size: int = 4) -> str:
    """A code in groups that can be read aloud, however it came: ABCD-EFGH."""
    code = code.replace("-", "")
    return "-".join(code[start : start + size] for start in range(0, len(code), size))
