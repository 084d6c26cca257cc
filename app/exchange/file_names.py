"""Names of travelling files: code, village, kind, sequence. Readers ignore them; people do not."""

from app.domain.nama_berkas import slug

LONGEST = 255
EXTENSIONS = {
    "paket": "dpt",
    "balasan": "dptr",
    "bundel": "dptb",
    "tukar": "dptx",
    "laporan": "dptl",
    "kartu": "dptk",
}


def file_name(kode: str, nama: str, jenis: str, urut: int) -> str:
    """`9901012001-suka-maju-paket-1.dpt`."""
    return f"{kode}-{slug(nama) or 'desa'}-{jenis}-{urut}.{EXTENSIONS[jenis]}"


def as_line(name: str) -> str:
    """A file's name as people gave it, as text that can be kept and travel: one printable line of 255."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)[:LONGEST]


def copy_name(kode: str, nama: str, urut: int, stamp: str) -> str:
    """`9901012001-suka-maju-tukar-163-20261123-140322.dptx`; `stamp` is when, in the village's time."""
    whole = file_name(kode, nama, "tukar", urut)
    return whole.removesuffix(".dptx") + f"-{stamp}.dptx"
