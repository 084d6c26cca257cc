"""What files are called that people keep: the village and what it is, nothing of a person."""

import re

from app.domain.pemilihan import Desa


def slug(text: str) -> str:
    """`Suka Maju` as `suka-maju`; every disk takes it."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def nama_berkas(desa: Desa, isi: str, akhiran: str) -> str:
    """`9901012001-suka-maju-rekap-menurut-tps.pdf`."""
    return "-".join(filter(None, (desa.kode, slug(desa.nama), slug(isi)))) + f".{akhiran}"
