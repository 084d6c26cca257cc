"""The catalogue of what the program says when something goes wrong."""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from string import Formatter

from app.domain.istilah import in_sentence
from app.system.istilah import istilah
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
    """The filled entry; a placeholder nobody filled stays visible as `…`.

    `{sebutan_desa}` is what a village is called here, `{Sebutan_desa}` at the beginning of a sentence; so
    for every word of the glossary.
    """
    entry, known = catalogue(language())[code], {**_sebutan(), **params}
    return Message(*(_fill(entry[part], known) for part in ("happened", "safe", "next")))


def _sebutan() -> dict[str, str]:
    words = asdict(istilah())
    small = {f"sebutan_{name}": in_sentence(word) for name, word in words.items()}
    return small | {f"Sebutan_{name}": word for name, word in words.items()}


def _fill(text: str, params: Mapping[str, str | int]) -> str:
    names = {name for _, name, _, _ in Formatter().parse(text) if name}
    return text.format(**{name: params.get(name, "…") for name in names})
