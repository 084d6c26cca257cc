"""The manual: a guide for each reader in the words of the place, its parts found by words, and on paper."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from app.domain.istilah import NAMES, Istilah, in_sentence

GUIDES = ("ketua", "operator", "kpu", "pmd", "memasang", "latihan")
_FOLDER: Traversable = files("resources") / "panduan"
_WORD = re.compile(r"\{(\w+)\}")
_HEADING = re.compile(r"^#{1,2} (.+)$", re.MULTILINE)
_BESIDE = re.compile(r"!\[[^\]]*\]\([^)]*\)|\||^- |---+", re.MULTILINE)
_AROUND_WORDS = re.compile("[*`]")
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Panduan:
    """`text` is markdown; its first line is the title."""

    stem: str
    text: str

    @property
    def title(self) -> str:
        return self.text.split("\n", 1)[0].removeprefix("# ")


@dataclass(frozen=True, slots=True)
class Temuan:
    """A part of a guide that holds what was looked for: the number of its heading, 0 the title."""

    stem: str
    heading: int
    title: str
    excerpt: str


def guide(stem: str, istilah: Istilah) -> Panduan:
    """`stem`: one of GUIDES."""
    text = (_FOLDER / f"{stem}.md").read_text(encoding="utf-8")
    return Panduan(stem, _WORD.sub(lambda found: _said(found[1], istilah), text))


def guides(istilah: Istilah) -> tuple[Panduan, ...]:
    """All of them, in the order people need them."""
    return tuple(guide(stem, istilah) for stem in GUIDES)


def find(words: str, among: Iterable[Panduan]) -> list[Temuan]:
    """The parts that hold every word typed, those with a word in their heading first."""
    asked = words.casefold().split()
    if not asked:
        return []
    found = [hit for one in among for hit in _hits(one, asked)]
    return sorted(found, key=lambda hit: not any(word in hit.title.casefold() for word in asked))


def picture(name: str) -> bytes | None:
    """A drawing of ours (`.png`), or the scene of the window that a guide names.

    None where it was not made: `packaging/dev.py manual` takes them of the window as it is.
    """
    file = _FOLDER / name if name.endswith(".png") else _FOLDER / "gambar" / f"{name}.png"
    return file.read_bytes() if file.is_file() else None


def guide_pdf(guides: Sequence[Panduan], paper: str = "A4") -> bytes:
    """Each guide on a sheet of its own, in the largest letters that fit. Raises PAPER_UNKNOWN."""
    from app.printing.page import paper_named
    from app.printing.panduan import panduan_pdf  # reportlab costs a quarter of a second

    return panduan_pdf([one.text for one in guides], paper_named(paper), picture)


def _said(name: str, istilah: Istilah) -> str:
    """{desa} in a sentence, {Desa} at its beginning; abbreviations stay."""
    if name.lower() not in NAMES:
        raise ValueError(f"no word of the place: {name}")
    word: str = getattr(istilah, name.lower())
    return word if name[0].isupper() else in_sentence(word)


def _hits(one: Panduan, asked: list[str]) -> Iterator[Temuan]:
    for number, (title, text) in enumerate(_parts(one.text)):
        plain = " ".join(_BESIDE.sub(" ", _AROUND_WORDS.sub("", text)).split())
        whole = f"{title} {plain}".casefold()
        if all(word in whole for word in asked):
            yield Temuan(one.stem, number, title, _excerpt(plain, asked))


def _parts(text: str) -> list[tuple[str, str]]:
    """(heading, what follows it)."""
    pieces = _HEADING.split(text)[1:]
    return [*zip(pieces[::2], pieces[1::2], strict=True)]


def _excerpt(plain: str, asked: list[str]) -> str:
    """The words around the first one found; the beginning where only the heading holds it."""
    at = next((place for word in asked if (place := plain.casefold().find(word)) >= 0), 0)
    begin = plain.rfind(" ", 0, max(0, at - _AROUND)) + 1 if at > _AROUND else 0
    end = plain.find(" ", at + _AROUND)
    cut = plain[begin:] if end < 0 else plain[begin:end] + " …"
    return f"… {cut}" if begin else cut
