"""Papers of the hand-over: receipt and statement of secrecy for each village, minutes between KPU and agency.

Decision: receipt and statement stand beside each other, village by village in the order of delivery, because
the courier collects both before he hands over anything; the letters of words are a file of their own,
deleted once printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import UserError
from app.domain.kontak import shown_phone
from app.domain.naskah_kpu import NASKAH_KPU
from app.domain.pemilihan import Desa
from app.domain.progress import Progress, silent
from app.domain.sebutan import desa_lengkap, without
from app.domain.tanggal import ribuan
from app.exchange import envelope
from app.exchange.file_names import file_name
from app.printing.naskah_isi import IsiNaskah, Kolom, LembarNaskah, Tabel
from app.printing.numbers_in_words import terbilang
from app.printing.wording import grouped
from app.services.kpu.contacts import contact_of
from app.services.kpu.letters import for_delivery
from app.services.kpu.naskah_kpu import Surat, district, lembar, surat_pdf
from app.services.kpu.partner_letters import basis
from app.services.kpu.vault_session import Vault
from app.store import database, vault_paket
from app.system.safe_file import ensure_folder, write_atomic

RECEIPTS, MINUTES = "tanda-terima-dan-pernyataan.pdf", "ba-serah-terima.pdf"


@dataclass(frozen=True, slots=True)
class Berkas:
    """A package to be handed over."""

    desa: Desa
    nama: str
    nomor: str
    sidik: str
    ukuran: int
    pemilih: int


@dataclass(frozen=True, slots=True)
class Delivered:
    """What was written. `tanpa_telepon`: villages that nobody could call back yet."""

    tanda_terima: Path
    berita_acara: Path
    berkas: tuple[Berkas, ...]
    tanpa_telepon: tuple[Desa, ...]


def deliver(
    opened: Vault,
    out: Path,
    surat: Surat | None = None,
    kodes: Sequence[str] = (),
    progress: Progress = silent,
) -> Delivered:
    """Write both files for these villages (none named: all packed ones that take part).

    Raises what `for_delivery` raises, NOT_PACKED and file errors.
    """
    told = surat or Surat()
    ensure_folder(out)
    files = [_file(opened, desa) for desa in for_delivery(opened, kodes)]
    sheets = [sheet for one in files for sheet in _of_village(opened, one)]
    receipts, minutes = out / RECEIPTS, out / MINUTES
    title = NASKAH_KPU["terima"].judul
    write_atomic(receipts, surat_pdf(opened, title, sheets, progress))
    title = NASKAH_KPU["ba_serah"].judul
    write_atomic(minutes, surat_pdf(opened, title, [_minutes(opened, files, told)]))
    with database.transaction(opened.db):
        noted = [[one.desa.kode, one.nomor, one.sidik] for one in files]
        opened.note("kertas_serah_terima", {"berkas": noted, "nomor": told.numbered(0)})
    silent_villages = tuple(one.desa for one in files if not contact_of(opened, one.desa.kode).telepon)
    return Delivered(receipts, minutes, tuple(files), silent_villages)


def _file(opened: Vault, desa: Desa) -> Berkas:
    paket = vault_paket.newest(opened.db, desa.kode)
    if paket is None:
        raise UserError("NOT_PACKED", kode=desa.kode)
    return Berkas(
        desa,
        file_name(desa.kode, desa.nama, "paket", paket.urut),
        f"{desa.kode}-{paket.urut}",
        grouped(envelope.read(paket.berkas).kode_sidik),
        len(paket.berkas),
        paket.pemilih,
    )


def _of_village(opened: Vault, one: Berkas) -> tuple[LembarNaskah, LembarNaskah]:
    """The receipt, then the statement; neither is dated: they are signed when the files arrive."""
    kontak = contact_of(opened, one.desa.kode)
    values = {
        "ketua": kontak.ketua,
        "sk": kontak.sk,
        "alamat": kontak.alamat,
        "telepon": shown_phone(kontak.telepon),
        "berkas": one.nama,
        "sidik": one.sidik,
        "ukuran": ribuan(one.ukuran),
        "pemilih": ribuan(one.pemilih),
        "nomor_surat": one.nomor,
    }
    foot = f"{desa_lengkap(opened.istilah, one.desa)}, {one.nomor}"
    receipt, statement = (
        lembar(opened, f"kpu_{kode}", Surat(one.nomor), one.desa, IsiNaskah(values), kaki=foot)
        for kode in ("terima", "rahasia")
    )
    return receipt, statement


def _minutes(opened: Vault, files: Sequence[Berkas], surat: Surat) -> LembarNaskah:
    pemilih = sum(one.pemilih for one in files)
    values = {
        "banyak": ribuan(len(files)),
        "banyak_kata": terbilang(len(files)),
        "pemilih": ribuan(pemilih),
        "pemilih_kata": terbilang(pemilih),
        "sidik_kpu": grouped(opened.sidik),
    }
    isi = IsiNaskah(values, {"berkas": _table(opened, files)}, {"surat_dasar": basis(opened)})
    foot = NASKAH_KPU["ba_serah"].judul
    return lembar(opened, "kpu_ba_serah", surat, district(opened), isi, kaki=foot)


def _table(opened: Vault, files: Sequence[Berkas]) -> Tabel:
    istilah = opened.istilah
    columns = [
        Kolom("No", 0.45, "tengah"), Kolom(istilah.desa, 2), Kolom(istilah.kecamatan, 1.8),
        Kolom("Nomor paket", 1.3, "tengah"), Kolom("Kode sidik", 1.9, "tengah"),
        Kolom("Byte", 0.9, "kanan"), Kolom("Pemilih", 0.8, "kanan"),
    ]  # fmt: skip
    rows = [
        (
            str(at),
            without(istilah.desa, one.desa.nama),
            without(istilah.kecamatan, one.desa.kecamatan),
            one.nomor,
            one.sidik,
            ribuan(one.ukuran),
            ribuan(one.pemilih),
        )
        for at, one in enumerate(files, 1)
    ]
    sums = (sum(one.ukuran for one in files), sum(one.pemilih for one in files))
    return Tabel(columns, rows, ("", "Jumlah", "", "", "", *map(ribuan, sums)))
