"""Correcting the schedule: another template, decided dates, days off. Each is one act that can be undone."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.domain.aturan import RULES
from app.domain.berkunci import NOTHING
from app.domain.errors import UserError
from app.domain.jadwal import Langkah, Libur, as_value, is_hari
from app.domain.kalender import Span, read_tetap
from app.domain.peristiwa import Draft
from app.domain.templat_jadwal import TEMPLAT
from app.services.desa.aturan import postpone as set_day
from app.services.desa.aturan import set_rule
from app.services.desa.records import record_draft
from app.services.desa.tahapan import holidays, read_steps
from app.services.desa.workspace import Workspace


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
    return set_schedule(workspace, templat.langkah, templat.minggu_kerja, nomor, alasan)


def set_schedule(
    workspace: Workspace, steps: Sequence[Langkah], minggu_kerja: int, nomor: str = "", alasan: str = ""
) -> str:
    """Other steps and working week in one act; decided dates of steps that are gone no longer hold.

    Raises RULE_INVALID.
    """
    codes = {step.kode for step in steps}
    kept = [dict(one) for one in workspace.aturan.tanggal if one["kode"] in codes]
    values = {"jadwal": as_value(steps), "minggu_kerja": minggu_kerja, "tanggal": kept}
    return set_rules(workspace, values, nomor, alasan)


def set_rules(workspace: Workspace, values: Mapping[str, Any], nomor: str = "", alasan: str = "") -> str:
    """Several rules in one act; those that say so already stay as they are. Raises RULE_INVALID."""
    told = {"nomor": " ".join(nomor.split()), "alasan": " ".join(alasan.split())}
    drafts: list[Draft] = []
    settings = workspace.keyed("setelan")
    for kunci, nilai in values.items():
        in_conflict = bool(settings.get((kunci,), NOTHING).konflik)
        if in_conflict or nilai != _plain(getattr(workspace.aturan, kunci)):
            if not RULES[kunci](nilai):
                raise UserError("RULE_INVALID", rule=kunci)
            drafts += record_draft(workspace, "setelan", {"kunci": kunci, "nilai": nilai, **told})
    return workspace.act(drafts)[0].tindakan if drafts else ""


def _plain(value: Any) -> Any:
    return [dict(one) for one in value] if isinstance(value, tuple) else value


def pin(workspace: Workspace, kode: str, span: Span | None, nomor: str = "", alasan: str = "") -> str:
    """Decide a step's days, or (None) let them be counted again. Raises STEP_UNKNOWN, STEP_DAYS."""
    if kode not in {step.kode for step in read_steps(workspace.aturan)}:
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
    days = {one.tanggal: one for one in holidays(workspace.aturan)}
    days.pop(day.isoformat(), None)
    if name := " ".join(nama.split()):
        days[day.isoformat()] = Libur(day.isoformat(), name, jenis)
    return set_rule(workspace, "libur", as_value([days[one] for one in sorted(days)]))
