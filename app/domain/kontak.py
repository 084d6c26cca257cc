"""Whom KPU reaches in a village: the committee's head, the telephone to call back, the decree behind them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from app.domain.bentuk import is_line
from app.domain.errors import UserError

LONGEST = 200
_MARKS = re.compile(r"[ .()/-]")
_PHONE = re.compile(r"(?:0|\+)[0-9]{6,15}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Kontak:
    """What is known; "" where nothing is. `sejak`: instant since when the telephone is registered so."""

    ketua: str = ""
    telepon: str = ""
    sejak: str = ""
    camat: str = ""
    sk: str = ""
    alamat: str = ""


KOLOM = tuple(one.name for one in fields(Kontak) if one.name != "sejak")
"""What a person may tell."""


def changed(before: Kontak, told: Mapping[str, str], now: str) -> Kontak:
    """`before` with what is told; what is not told stays. Raises CONTACT_TEXT, CONTACT_PHONE."""
    values = {name: getattr(before, name) for name in KOLOM}
    for name in KOLOM:
        if name in told:
            values[name] = " ".join(told[name].split())
            if not is_line(values[name], LONGEST):
                raise UserError("CONTACT_TEXT", column=name)
    values["telepon"] = read_phone(values["telepon"])
    same = values["telepon"] == before.telepon
    return Kontak(**values, sejak=before.sejak if same else now if values["telepon"] else "")


def read_phone(text: str) -> str:
    """A number as it is dialled; several are told apart by a person first. Raises CONTACT_PHONE."""
    if not text:
        return ""
    bare = _MARKS.sub("", text)
    if not _PHONE.fullmatch(bare):
        raise UserError("CONTACT_PHONE")
    return bare


def shown_phone(telepon: str) -> str:
    """In groups of four, to be dialled from the screen: 0812-3456-7890."""
    return "-".join(telepon[at : at + 4] for at in range(0, len(telepon), 4))
