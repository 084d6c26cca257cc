"""Refusing a return with a reason, and the letter to the committee; also for a file that a check refused.

The letter does not tell the return's code: that comes from the minutes signed in ink, and from nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app.domain.bentuk import is_line
from app.domain.errors import UserError
from app.domain.golongan_tolak import Golongan, golongan_of
from app.domain.pemilihan import Desa
from app.domain.tahap_kiriman import BERKODE
from app.domain.tanggal import long_date
from app.printing.naskah_baris import Baris
from app.printing.naskah_isi import IsiNaskah
from app.services.kpu.naskah_kpu import Surat, day_of, lembar, surat_pdf
from app.services.kpu.return_details import refusal_of
from app.services.kpu.vault_session import Vault
from app.store import database, vault, vault_balasan
from app.store.vault_balasan import DITOLAK, MENUNGGU, PRATINJAU, Received
from app.system import clock
from app.system.safe_file import write_atomic

LONGEST_REASON = 1000
_TIME = timedelta(days=7)
_TITLE = "Surat penolakan pengembalian"
_UNKNOWN = "tidak dikenal"


@dataclass(frozen=True, slots=True)
class TolakMinta:
    """What to refuse and how. `alasan` "": the words of the check that refused it; `batas` None: a week."""

    kode: str
    urut: int
    alasan: str = ""
    surat: Surat | None = None
    batas: date | None = None


@dataclass(frozen=True, slots=True)
class Ditolak:
    """What was refused; `file`: the letter, where one was asked for."""

    desa: Desa
    urut: int
    golongan: Golongan
    file: Path | None


@dataclass(frozen=True, slots=True)
class TolakTercatat:
    """A file that a check refused, from the record. `code`: why."""

    waktu: str
    berkas: str
    kode: str
    urut: int
    code: str
    golongan: Golongan


def refused_files(opened: Vault) -> list[TolakTercatat]:
    """Files that the checks refused, the newest first. Raises RECORD_BROKEN."""
    found = [_recorded(entry) for entry in _record(opened) if entry["jenis"] == "tolak"]
    return found[::-1]


def refuse(opened: Vault, minta: TolakMinta, out: Path | None = None) -> Ditolak:
    """Refuse a return that waits or is a preview; of one that a check refused, write the letter.

    Raises VILLAGE_UNKNOWN, RETURN_NOT_HELD (neither kept nor refused), RETURN_ALREADY (it is applied, was
    replaced or refused), REASON_NEEDED, NOTE_LONG, file errors: nothing changed then.
    """
    desa, reason = opened.village(minta.kode), " ".join(minta.alasan.split())
    if not is_line(reason, LONGEST_REASON):
        raise UserError("NOTE_LONG", most=LONGEST_REASON)
    kept = [one for one in vault_balasan.all_of(opened.db, minta.kode) if one.urut == minta.urut]
    if kept:
        return _by_operator(opened, desa, kept[0], reason, minta, out)
    return _by_check(opened, desa, reason, minta, out)


def take_back(opened: Vault, kode: str, urut: int) -> Desa:
    """The refusal was a mistake: the return waits again.

    Raises VILLAGE_UNKNOWN, RETURN_NOT_HELD, RETURN_ALREADY: a newer one is applied, which it would put back.
    """
    desa = opened.village(kode)
    kept = [
        one for one in vault_balasan.all_of(opened.db, kode) if (one.urut, one.keadaan) == (urut, DITOLAK)
    ]
    if not kept:
        raise UserError("RETURN_NOT_HELD", desa=desa.nama, urut=urut)
    counts = vault_balasan.applied(opened.db, kode)
    if counts is not None and counts.urut > urut:
        raise UserError("RETURN_ALREADY", desa=desa.nama, urut=urut)
    with database.transaction(opened.db):
        vault_balasan.set_state(opened.db, kept[0], MENUNGGU if kept[0].tahap in BERKODE else PRATINJAU)
        opened.note("tolak_diurungkan", {"desa": kode, "urut": urut})
    return desa


def _by_operator(
    opened: Vault, desa: Desa, one: Received, reason: str, minta: TolakMinta, out: Path | None
) -> Ditolak:
    if one.keadaan not in (MENUNGGU, PRATINJAU):
        raise UserError("RETURN_ALREADY", desa=desa.nama, urut=one.urut)
    if not reason:
        raise UserError("REASON_NEEDED", usage=True)
    told = {
        "berkas": f"pengembalian {one.tahap} dari paket yang kami terbitkan",
        "pengembalian": f"ke-{one.urut} ({one.tahap})",
        "terima": _day(opened, one.diterima),
    }
    pdf = _letter(opened, desa, minta, Golongan.OPERATOR, reason, told) if out else b""
    with database.transaction(opened.db):
        vault_balasan.set_state(opened.db, one, DITOLAK)
        opened.note("tolak_operator", {"desa": desa.kode, "urut": one.urut})
        if out:
            write_atomic(out, pdf)
    return Ditolak(desa, one.urut, Golongan.OPERATOR, out)


def _by_check(opened: Vault, desa: Desa, reason: str, minta: TolakMinta, out: Path | None) -> Ditolak:
    """A file that is not here: only the record tells what became of it."""
    found = [one for one in refused_files(opened) if (one.kode, one.urut) == (desa.kode, minta.urut)]
    if not found:
        raise UserError("RETURN_NOT_HELD", desa=desa.nama, urut=minta.urut)
    last = found[0]
    told = {
        "berkas": last.berkas,
        "pengembalian": f"ke-{last.urut}" if last.urut else _UNKNOWN,
        "terima": _day(opened, last.waktu),
    }
    words = reason or refusal_of(last.code, {"desa": desa.nama, "urut": last.urut, "kode": desa.kode}).terjadi
    if out:
        pdf = _letter(opened, desa, minta, last.golongan, words, told)
        with database.transaction(opened.db):
            opened.note("surat_tolak", {"desa": desa.kode, "urut": last.urut, "alasan": last.code})
            write_atomic(out, pdf)
    return Ditolak(desa, last.urut, last.golongan, out)


def _letter(
    opened: Vault, desa: Desa, minta: TolakMinta, kind: Golongan, reason: str, told: Mapping[str, str]
) -> bytes:
    surat = minta.surat or Surat()
    until = minta.batas or day_of(opened, surat) + _TIME
    values = {**told, "alasan": reason, "batas": long_date(until)}
    steps = [Baris("butir", step, f"{at}.", jadi=True) for at, step in enumerate(kind.langkah, 1)]
    isi = IsiNaskah(values, baris={"langkah": steps})
    return surat_pdf(
        opened, _TITLE, [lembar(opened, "kpu_tolak", surat, desa, isi, kaki=f"{_TITLE}, {desa.kode}")]
    )


def _record(opened: Vault) -> list[dict[str, Any]]:
    try:
        return vault.notes(opened.db)
    except (ValueError, KeyError) as error:
        raise UserError("RECORD_BROKEN") from error


def _recorded(entry: Mapping[str, Any]) -> TolakTercatat:
    isi = entry["isi"]
    code = isi["alasan"]
    return TolakTercatat(entry["waktu"], isi["berkas"], isi["desa"], isi["urut"], code, golongan_of(code))


def _day(opened: Vault, instant: str) -> str:
    return long_date(clock.local_date(clock.moment(instant), opened.pemilihan.zona))
