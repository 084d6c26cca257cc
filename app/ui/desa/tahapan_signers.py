"""Rows that were typed as the rules hold them: holidays in order, who signs which document."""

from collections.abc import Sequence

from app.domain.daftar_tahap import NAMA, TAHAP
from app.domain.tanggal_lahir import TanggalError, read_tanggal
from app.system.language import tr


def signer_words() -> dict[str, str]:
    """Documents that somebody signs."""
    return {**{one: NAMA[one] for one in TAHAP}, "rekap": tr("Rekap"), "surat": tr("Surat")}


def read_holidays(rows: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    """By day; an empty row is none, what is no day stays as it was typed."""
    found = [{"tanggal": _iso(day), "nama": name, "jenis": kind} for day, name, kind in rows if day or name]
    return sorted(found, key=lambda one: one["tanggal"])


def _iso(text: str) -> str:
    try:
        return read_tanggal(text)
    except TanggalError:
        return text


def read_signers(rows: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    """In their order; a row without a post and a name is none."""
    return [
        {"dokumen": document, "jabatan": post, "nama": name} for document, post, name in rows if post or name
    ]
