"""The catalogue of what the program says when something goes wrong."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter

from app.system.language import Language, language


@dataclass(frozen=True, slots=True)
class Message:
    """Three short parts, in the order a worried person needs them."""

    happened: str
    safe: str
    next: str


@cache
def catalogue(language: Language = "id") -> dict[str, dict[str, str]]:
    """Code -> raw texts with `{placeholders}`."""
    text = (files("resources") / "messages" / f"{language}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def message(code: str, params: dict[str, str | int]) -> Message:
    """The filled entry; a placeholder nobody filled stays visible as `…`."""
    entry = catalogue(language())[code]
    return Message(*(_fill(entry[part], params) for part in ("happened", "safe", "next")))


def _fill(text: str, params: dict[str, str | int]) -> str:
    names = {name for _, name, _, _ in Formatter().parse(text) if name}
    return text.format(**{name: params.get(name, "…") for name in names})
