"""Correcting the schedule: another template, decided dates, days off. Each is one act that can be undone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.domain.errors import UserError
from app.domain.jadwal import Libur, as_value, is_hari, read_libur
from app.domain.kalender import Span, read_tetap
from app.domain.peristiwa import Draft
from app.domain.templat_jadwal import TEMPLAT
from app.services.desa.aturan import postpone as set_day
from app.services.desa.aturan import set_rule
from app.services.desa.records import record_draft
from app.services.desa.tahapan import steps_in_force
from app.services.desa.workspace import Workspace
from app.system.libur import libur_bawaan


def postpone(workspace: Workspace, day: date, nomor: str, alasan: str = "") -> str:
    """Another voting day; what undo names. Raises POSTPONE_DAY, POSTPONE_NUMBER, RULE_INVALID."""
    if not is_hari(day.isoformat()):
        raise UserError("POSTPONE_DAY")
    return set_day(workspace, day, nomor, alasan)


def use_template(workspace: Workspace, name: str, nomor: str = "", alasan: str = "") -> str:
    """The steps of a template with its working week; decided dates of other steps no longer hold.

    Raises TEMPLATE_UNKNOWN.
    """
    if name not in TEMPLAT:
        raise UserError("TEMPLATE_UNKNOWN", known=", ".join(TEMPLAT))
    templat = TEMPLAT[name]
    codes = {step.kode for step in templat.langkah}
    kept = [dict(one) for one in workspace.aturan.tanggal if one["kode"] in codes]
    values = {"jadwal": as_value(templat.langkah), "minggu_kerja": templat.minggu_kerja, "tanggal": kept}
    return _set_many(workspace, values, nomor, alasan)


def _set_many(workspace: Workspace, values: Mapping[str, Any], nomor: str, alasan: str) -> str:
    """Several rules in one act; those that say so already stay as they are."""
    told = {"nomor": " ".join(nomor.split()), "alasan": " ".join(alasan.split())}
    drafts: list[Draft] = []
    for kunci, nilai in values.items():
        if nilai != _plain(getattr(workspace.aturan, kunci)):
            drafts += record_draft(workspace, "setelan", {"kunci": kunci, "nilai": nilai, **told})
    return workspace.act(drafts)[0].tindakan if drafts else ""


def _plain(value: Any) -> Any:
    return [dict(one) for one in value] if isinstance(value, tuple) else value


def pin(workspace: Workspace, kode: str, span: Span | None, nomor: str = "", alasan: str = "") -> str:
    """Decide a step's days, or (None) let them be counted again. Raises STEP_UNKNOWN, STEP_DAYS."""
    if kode not in {step.kode for step in steps_in_force(workspace)}:
        raise UserError("STEP_UNKNOWN", step=kode[:24])
    pinned = read_tetap(workspace.aturan.tanggal)
    pinned.pop(kode, None)
    if span is not None:
        if not (all(is_hari(day.isoformat()) for day in span) and span[0] <= span[1]):
            raise UserError("STEP_DAYS")
        pinned[kode] = span
    value = [
        {"kode": one, "mulai": days[0].isoformat(), "selesai": days[1].isoformat()}
        for one, days in sorted(pinned.items())
    ]
    return set_rule(workspace, "tanggal", value, nomor, alasan)


def set_holiday(workspace: Workspace, day: date, nama: str, jenis: str = "libur") -> str:
    """Add a day off, or give it another name; "" takes it away. The shipped list becomes the village's own.

    Raises RULE_INVALID.
    """
    days = {one.tanggal: one for one in read_libur(workspace.aturan.libur) or libur_bawaan()}
    days.pop(day.isoformat(), None)
    if name := " ".join(nama.split()):
        days[day.isoformat()] = Libur(day.isoformat(), name, jenis)
    return set_rule(workspace, "libur", as_value([days[one] for one in sorted(days)]))
