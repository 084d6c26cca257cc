"""What every village inherits beside its list: the region's words, the rules, the letters behind the data.

Packages made from now on bring them; a village that has its package corrects rules itself (`setelan`).
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from app.domain.aturan import RULES
from app.domain.bentuk import is_line
from app.domain.errors import UserError
from app.domain.istilah import with_words
from app.domain.jadwal import as_value
from app.domain.kendali import TEKS
from app.domain.naskah_isian import check_text, stem_of
from app.domain.templat_jadwal import TEMPLAT
from app.services.kpu.vault_session import Vault
from app.store import database, vault

LONGEST = 200


def rules_of(opened: Vault) -> dict[str, Any]:
    """`{istilah, aturan, dasar, teks}` as they are now; a rule that nobody set is absent."""
    return {
        "istilah": asdict(opened.istilah),
        "aturan": dict(opened.aturan),
        "dasar": dict(opened.dasar),
        "teks": list(opened.teks),
    }


def read_rules(data: bytes) -> Mapping[str, Any]:
    """A JSON file of some of the four. Raises RULES_UNREADABLE."""
    try:
        value = json.loads(data)
    except ValueError as error:
        raise UserError("RULES_UNREADABLE") from error
    parts = value if isinstance(value, dict) else {"": ""}
    shapes = {"istilah": dict, "aturan": dict, "dasar": dict, "teks": list}
    if not all(isinstance(one, shapes.get(name, ())) for name, one in parts.items()):
        raise UserError("RULES_UNREADABLE")
    return parts


def set_rules(opened: Vault, told: Mapping[str, Any]) -> dict[str, Any]:
    """Change what is told and keep the rest; returns `rules_of`.

    `aturan.jadwal` may be the name of a schedule (TEMPLAT), which brings its working week. Raises UserError
    TERM_UNKNOWN, TERM_WRONG, RULE_UNKNOWN, RULE_INVALID, LETTER_INVALID.
    """
    words = with_words(opened.istilah, told.get("istilah", {}))
    rules = dict(opened.aturan) | checked_rules(told.get("aturan", {}))
    letters = dict(opened.dasar) | checked_letters(told.get("dasar", {}))
    texts = checked_texts([*opened.teks, *told.get("teks", [])])
    with database.transaction(opened.db):
        vault.set_settings(
            opened.db, {"istilah": asdict(words), "aturan": rules, "dasar": letters, "teks": texts}
        )
        opened.note("aturan", {"kunci": sorted(told)})
    opened.istilah, opened.aturan, opened.dasar, opened.teks = words, rules, letters, texts
    return rules_of(opened)


def checked_rules(told: Mapping[str, Any]) -> dict[str, Any]:
    rules = dict(told)
    name = rules.get("jadwal")
    if isinstance(name, str) and name in TEMPLAT:
        template = TEMPLAT[name]
        rules = {"minggu_kerja": template.minggu_kerja} | rules | {"jadwal": as_value(template.langkah)}
    for key, value in rules.items():
        if key not in RULES:
            raise UserError("RULE_UNKNOWN", rule=key if is_line(key, 40) else "?")
        if not RULES[key](value):
            raise UserError("RULE_INVALID", rule=key)
    return rules


def checked_texts(told: Iterable[Any]) -> list[dict[str, Any]]:
    """The last word on each part of each document. Raises RULE_INVALID, TEXT_PLACEHOLDER."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for one in told:
        if not TEKS(one):
            raise UserError("RULE_INVALID", rule="teks")
        if stem := stem_of(one["dokumen"]):
            check_text(stem, one["isi"])
        found[one["dokumen"], one["bagian"]] = dict(one)
    return list(found.values())


def checked_letters(told: Mapping[str, Any]) -> dict[str, str]:
    """Name of a letter -> its number."""
    if not all(is_line(name, LONGEST) and is_line(number, LONGEST) for name, number in told.items()):
        raise UserError("LETTER_INVALID")
    return dict(told)
