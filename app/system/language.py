"""What the window says: Indonesian in the source, English from the catalogue, nothing untranslated.

Decision: one TOML catalogue instead of Qt's `.ts`/`.qm`. The domain's labels (a reason, a role) are words of
the same screens but live below Qt; a catalogue read by `tr` serves both, needs no compiler, and a test
compares it with the source text by text.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Literal, get_args

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

_current: list[Language] = ["id"]


def set_language(language: Language) -> None:
    """For the whole program, from now on."""
    _current[0] = language


def language() -> Language:
    """The language in force."""
    return _current[0]


def tr(text: str, **values: object) -> str:
    """The text in the language in force, its `{placeholders}` filled.

    `text` is a literal Indonesian sentence (or a label of the domain), never an f-string: what is put
    together at run time cannot be translated.
    """
    told = _english(text, values) if _current[0] == "en" else text
    return told.format(**values) if values else told


def _english(text: str, values: Mapping[str, object]) -> str:
    """One of a thing is called otherwise than many; `{count}` says how many, else the first placeholder."""
    told = english().get(text, text)
    if isinstance(told, str):
        return told
    first = next((name for _, name, _, _ in Formatter().parse(text) if name), "")
    return told[0 if str(values.get("count", values.get(first))) == "1" else 1]


@cache
def english() -> dict[str, str | list[str]]:
    """Indonesian -> English, every text of the window; two forms where English tells one from many."""
    text = (files("resources") / "messages" / "window.en.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
