"""What a region calls things, as KPU's bundle or a report said it: this computer remembers it by election."""

import json
from collections.abc import Mapping
from dataclasses import replace

from app.domain.bentuk import is_line
from app.domain.istilah import LONGEST_WORD, Istilah
from app.ui import settings

_WORDS = ("desa", "pemilihan", "kecamatan", "kabupaten", "tps", "dinas")


def keep(pemilihan: str, told: Mapping[str, str]) -> None:
    """These words, besides those that are known already."""
    known = _known(pemilihan)
    now = {**known, **{name: told[name] for name in _WORDS if told.get(name)}}
    if pemilihan and now != known:
        settings.set_text(_key(pemilihan), json.dumps(now))


def kept(pemilihan: str) -> Istilah:
    """The usual words where nobody said any."""
    return replace(Istilah(), **_known(pemilihan))


def _key(pemilihan: str) -> str:
    return f"sebutan-{pemilihan}"


def _known(pemilihan: str) -> dict[str, str]:
    try:
        told = json.loads(settings.text(_key(pemilihan)) or "{}")
    except ValueError:
        return {}
    found = told.items() if isinstance(told, dict) else ()
    return {name: word for name, word in found if name in _WORDS and is_line(word, LONGEST_WORD)}
