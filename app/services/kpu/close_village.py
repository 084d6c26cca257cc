"""Closing a village without a return: NIHIL (signed: nothing changed), TIDAK KEMBALI (minutes), or taking
that, or a reminder, back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.bentuk import is_line
from app.domain.errors import UserError
from app.domain.pemilihan import Desa
from app.domain.tanggal import long_date, ribuan, short_date
from app.printing.naskah_isi import IsiNaskah, Kolom, Tabel
from app.services.kpu.chase_letters import day_word, received_words
from app.services.kpu.naskah_kpu import Surat, day_of, lembar, surat_pdf
from app.services.kpu.pending import BelumKembali, is_closed, pending
from app.services.kpu.vault_session import Vault
from app.store import database, vault_tindak
from app.store.vault_tindak import DITAGIH, NIHIL, TIDAK_KEMBALI, URUNG
from app.store.vault_tindak import Tindak as Tindak
from app.system import clock
from app.system.safe_file import write_atomic

LONGEST_NOTE = 1000
_TITLE = "Berita Acara data pemilih yang tidak kembali"
_KOLOM = (
    Kolom("Tagihan", 0.8, "tengah"),
    Kolom("Tanggal", 1.2, "tengah"),
    Kolom("Nomor surat", 2.6),
)


@dataclass(frozen=True, slots=True)
class Ditutup:
    """What was written down; `file` where minutes were printed."""

    desa: Desa
    jenis: str
    nomor: int
    file: Path | None = None


def nihil(opened: Vault, kode: str, nomor: str, tanggal: date, catatan: str = "") -> Ditutup:
    """The committee signed that nothing changed. `nomor`, `tanggal`: of its statement.

    Raises VILLAGE_UNKNOWN, CLOSE_NOT_OPEN (it returned, or is closed), CLOSE_NUMBER, NOTE_LONG.
    """
    belum = _open(opened, kode)
    if not nomor.strip() or not is_line(nomor.strip(), 200):
        raise UserError("CLOSE_NUMBER", desa=belum.desa.nama)
    isi = {"surat": nomor.strip(), "tanggal": tanggal.isoformat(), "catatan": _note(catatan)}
    return _close(opened, belum, NIHIL, isi)


def tidak_kembali(
    opened: Vault, kode: str, surat: Surat, catatan: str, out: Path, tempat_rapat: str = ""
) -> Ditutup:
    """Minutes as PDF that the data did not come back, and the record of it.

    Raises VILLAGE_UNKNOWN, CLOSE_NOT_OPEN, CLOSE_UNREMINDED (no reminder was sent), NOTE_LONG, file errors.
    """
    belum, note = _open(opened, kode), _note(catatan)
    reminders = [one for one in vault_tindak.in_force(opened.db)[kode] if one.jenis == DITAGIH]
    if not reminders:
        raise UserError("CLOSE_UNREMINDED", desa=belum.desa.nama)
    values = _values(opened, belum, note, tempat_rapat)
    isi = IsiNaskah(values, {"tagihan": Tabel(_KOLOM, [*map(_row, reminders)])})
    foot = f"{_TITLE}, {belum.desa.kode}"
    sheet = lembar(opened, "kpu_ba_tidak_kembali", surat, belum.desa, isi, kaki=foot)
    pdf = surat_pdf(opened, _TITLE, [sheet])
    told = {"surat": surat.numbered(0), "tanggal": day_of(opened, surat).isoformat(), "catatan": note}
    return _close(opened, belum, TIDAK_KEMBALI, told, (out, pdf))


def urung(opened: Vault, kode: str, nomor: int = 0) -> Ditutup:
    """Take back an act about a village by its number; 0: the newest that holds. Nothing is deleted.

    Raises VILLAGE_UNKNOWN, UNDO_NOTHING_HERE.
    """
    desa = opened.village(kode)
    held = vault_tindak.in_force(opened.db).get(kode, [])
    meant = [one for one in held if nomor in (0, one.nomor)]
    if not meant:
        raise UserError("UNDO_NOTHING_HERE", desa=desa.nama)
    last = meant[-1]
    with database.transaction(opened.db):
        vault_tindak.add(opened.db, kode, clock.instant(), URUNG, {"nomor": last.nomor})
        opened.note("urung", {"desa": kode, "jenis": last.jenis, "nomor": last.nomor})
    return Ditutup(desa, last.jenis, last.nomor)


def history(opened: Vault, kode: str) -> Sequence[Tindak]:
    """All that was done about a village, oldest first. Raises VILLAGE_UNKNOWN."""
    opened.village(kode)
    return vault_tindak.of_village(opened.db, kode)


def _open(opened: Vault, kode: str) -> BelumKembali:
    desa = opened.village(kode)
    found = next((one for one in pending(opened) if one.desa.kode == kode), None)
    if found is None:
        closed = is_closed(vault_tindak.in_force(opened.db).get(kode, ()))
        raise UserError("CLOSE_TWICE" if closed else "CLOSE_NOT_OPEN", desa=desa.nama)
    return found


def _note(text: str) -> str:
    note = " ".join(text.split())
    if not is_line(note, LONGEST_NOTE):
        raise UserError("NOTE_LONG", most=LONGEST_NOTE)
    return note


def _close(
    opened: Vault,
    belum: BelumKembali,
    jenis: str,
    isi: dict[str, str],
    paper: tuple[Path, bytes] | None = None,
) -> Ditutup:
    kode = belum.desa.kode
    with database.transaction(opened.db):
        nomor = vault_tindak.add(opened.db, kode, clock.instant(), jenis, {**isi})
        opened.note(jenis, {"desa": kode, "nomor": nomor})
        if paper:
            write_atomic(*paper)
    return Ditutup(belum.desa, jenis, nomor, paper[0] if paper else None)


def _values(opened: Vault, belum: BelumKembali, note: str, place: str) -> dict[str, str]:
    return {
        "tempat_rapat": place or opened.kpu.nama,
        "paket": str(belum.paket),
        "pemilih": ribuan(belum.pemilih),
        "dibuat": day_word(belum.dibuat),
        "berlaku": long_date(opened.sampai),
        "terima": received_words(belum.sementara),
        "catatan": note or "–",
    }


def _row(act: Tindak) -> tuple[str, ...]:
    return (f"ke-{act.isi['ke']}", short_date(str(act.isi["tanggal"])), str(act.isi.get("surat", "")) or "–")
