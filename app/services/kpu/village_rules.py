"""Where one village differs from the district: words, rules, letters and texts, merged into its package."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from app.domain.istilah import with_words
from app.exchange.paket import Pengaturan
from app.services.kpu.rules import checked_letters, checked_rules, checked_texts
from app.services.kpu.vault_session import Vault
from app.store import database, vault_desa

_PARTS = ("istilah", "aturan", "dasar")


def pengaturan_for(opened: Vault, kode: str) -> Pengaturan:
    """What this village inherits."""
    common, beda = opened.pengaturan(), vault_desa.deviation(opened.db, kode)
    if not beda:
        return common
    return replace(
        common,
        istilah=with_words(common.istilah, beda.get("istilah", {})),
        aturan={**common.aturan, **beda.get("aturan", {})},
        dasar={**common.dasar, **beda.get("dasar", {})},
        teks=checked_texts([*common.teks, *beda.get("teks", [])]),
    )


def village_rules(opened: Vault, kode: str) -> dict[str, Any]:
    """Its rules as `rules_of` has the district's, and `beda`: what is its own. Raises VILLAGE_UNKNOWN."""
    opened.village(kode)
    whole = pengaturan_for(opened, kode)
    return {
        "istilah": asdict(whole.istilah),
        "aturan": dict(whole.aturan),
        "dasar": dict(whole.dasar),
        "teks": list(whole.teks),
        "beda": vault_desa.deviation(opened.db, kode),
    }


def set_village_rules(opened: Vault, kode: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """Change what is told and keep the rest; None as a value: as the district again. Returns `village_rules`.

    Raises VILLAGE_UNKNOWN and what `set_rules` raises.
    """
    opened.village(kode)
    beda = vault_desa.deviation(opened.db, kode)
    for part in _PARTS:
        values = {**beda.get(part, {}), **told.get(part, {})}
        beda[part] = {name: value for name, value in values.items() if value is not None}
    with_words(opened.istilah, beda["istilah"])
    beda["aturan"] = checked_rules(beda["aturan"])
    beda["dasar"] = checked_letters(beda["dasar"])
    texts = checked_texts([*beda.get("teks", []), *told.get("teks", [])])
    beda["teks"] = [one for one in texts if one["isi"]]
    kept = {part: value for part, value in beda.items() if value}
    with database.transaction(opened.db):
        vault_desa.set_deviation(opened.db, kode, kept)
        opened.note("aturan", {"kunci": sorted(told), "desa": kode})
    return village_rules(opened, kode)


def deviating(opened: Vault) -> list[str]:
    """The villages that differ in something."""
    return vault_desa.deviating(opened.db)
