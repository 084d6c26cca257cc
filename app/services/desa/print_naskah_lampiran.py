"""The list that a decree or minutes have as their annex: head and pages of its own, the rows they count."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.domain.errors import UserError
from app.printing.daftar import Salinan
from app.printing.dpt_jenis import LAMPIRAN, LAMPIRAN_TERBUKA
from app.printing.naskah_isi import BagianNaskah
from app.services.desa.kendali import one_line
from app.services.desa.print_lists import BahanDaftar, list_options, noted, told_list, tps_sheets
from app.services.desa.print_naskah_sumber import Sumber

_DOTS = "." * 24


def annex(sumber: Sumber, parts: Sequence[BagianNaskah], nilai: Mapping[str, str]) -> BahanDaftar:
    """Masked unless `terbuka`; `nilai` are the document's. Raises NASKAH_NO_ANNEX, OPEN_REASON."""
    minta = sumber.minta
    if not sumber.naskah.berlampiran:
        raise UserError("NASKAH_NO_ANNEX", usage=True)
    if minta.terbuka and not one_line(minta.alasan):
        raise UserError("OPEN_REASON", usage=True)
    jenis = LAMPIRAN_TERBUKA if minta.terbuka else LAMPIRAN
    read = told_list(sumber.workspace, sumber.tahap, sumber.penetapan, sumber.rows)
    sheets = tps_sheets(read)
    options = replace(
        list_options(sumber.workspace, read, jenis, "F4"),
        lampiran=_head(sumber, parts, nilai),
        tanggal=sumber.tanggal if sumber.penetapan else None,
        utuh=True,
    )
    told = noted(sumber.tahap, "", sheets, "terbuka" if minta.terbuka else "tersamar")
    return BahanDaftar(options, [Salinan(sheets)], told)


def _head(sumber: Sumber, parts: Sequence[BagianNaskah], nilai: Mapping[str, str]) -> str:
    """Lampiran II Keputusan Panitia ... Nomor 3, tanggal ...; I is the table that the decree has itself."""
    has_first = any(part.nama == "lampiran" and any(part.baris) for part in parts)
    kind = "Keputusan" if sumber.naskah.berkas == "keputusan" else "Berita Acara"
    return (
        f"Lampiran {'II ' if has_first else ''}{kind} {nilai['panitia_desa']} "
        f"Nomor {nilai['nomor'] or _DOTS}, tanggal {nilai['tanggal']}"
    )
