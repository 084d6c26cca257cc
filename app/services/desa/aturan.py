"""The rules that the package brings, corrected by the committee: voting day, dates, limits, signatories."""

from datetime import date
from typing import Any

from app.domain.aturan import KUNCI, RULES
from app.domain.errors import UserError
from app.services.desa.records import keep_record
from app.services.desa.workspace import Workspace


def set_rule(workspace: Workspace, kunci: str, nilai: Any, nomor: str = "", alasan: str = "") -> str:
    """Correct one rule as an act of its own; what undo names, "" where it was so already.

    Raises UserError RULE_UNKNOWN, RULE_INVALID (`rule`), POSTPONE_NUMBER (another voting day without its
    decision's number).
    """
    if kunci not in KUNCI:
        raise UserError("RULE_UNKNOWN", rule=kunci)
    value = list(nilai) if isinstance(nilai, tuple) else nilai
    if not RULES[kunci](value):
        raise UserError("RULE_INVALID", rule=kunci)
    number = " ".join(nomor.split())
    if kunci == "hari" and not number:
        raise UserError("POSTPONE_NUMBER")
    isi = {"kunci": kunci, "nilai": value, "nomor": number, "alasan": " ".join(alasan.split())}
    return keep_record(workspace, "setelan", isi)


def postpone(workspace: Workspace, day: date, nomor: str, alasan: str = "") -> str:
    """Another voting day: ages and dates follow it, ratified lists keep theirs. Raises as `set_rule`."""
    return set_rule(workspace, "hari", day.isoformat(), nomor, alasan)
