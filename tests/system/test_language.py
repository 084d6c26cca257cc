"""The window's words: every text that the program may ask for stands in the catalogue, and nothing else."""

import ast
import re
from collections.abc import Callable, Iterator, Set
from functools import cache
from string import Formatter

import pytest

from app.domain.bukti import KOLOM_BUKTI
from app.domain.catatan import Kode
from app.domain.cocok import Sebab
from app.domain.dukcapil_sebab import Sebabnya
from app.domain.pasangan import Ragu
from app.domain.serupa import Serupa
from app.domain.syarat import Hak
from app.domain.templat_jadwal import TEMPLAT
from app.domain.tms import ARTI, label
from app.system.language import english, set_language, tr
from app.system.messages import Message, catalogue, message
from tests.system.sources import PROGRESS, STEPS, calls, text_of, trees

PARTS = ("happened", "safe", "next")

SAME = frozenset(
    (
        "DPS, DPSHP, DPSHP Akhir, DPT", "DPS, DPTambahan, DPT", "DPID", "DPT {count}", "KTP-el", "L · P",
        "KEL_ID", "KTP-el (S/B/K)", "L", "L/P", "L {men} · P {women}", "NIK", "NKK", "Operator", "P", "RT",
        "RT {rt} RW {rw}", "RT/RW", "RW", "Status", "TMS", "{count} KB",
        "{name}: {value}",
        "{value} (Enter)", "{what}: {lama} → {baru}", "{waktu} {anggota}: {what} {lama} → {baru}",
        "{waktu}, {anggota}", "{word} {count}", "{word} {count} ×", "{word} ({count})", "Ctrl+Enter",
        "{kolom}: {alasan}", "✓ {number} {nama}: {word}", "✓ {word}", "✗ TMS", "mental",
        "{number}. {nama}, {kelamin} {umur}: {status}", "{no}  {nama}, {kelamin} {umur}, RT {rt}/{rw}",
        "&Register", "No", "No.", "register", "PDF", "PDF … (P)", "XLSX", "XLSX … (X)", "Printer", "✓ {day}",
        "{desa}, {kecamatan} ({kode}), {pemilihan}", "no. {no}",
    )
)  # fmt: skip
"""Texts that English does not say otherwise."""

LABELS: dict[str, Set[str]] = {
    ".label": {arti.label for arti in ARTI.values()},
    "label(isi)": {label(""), *(arti.label for arti in ARTI.values())},
    "details.rahasia": {arti.label for arti in ARTI.values()},
    ".kalimat": {one.kalimat for kind in (Kode, Hak, Serupa, Ragu, Sebab, Sebabnya) for one in kind},
    "note": {one.kalimat for one in Kode},
    "templat.nama": {templat.nama for templat in TEMPLAT.values()},
    "key.replace('_', ' ')": {kolom.replace("_", " ") for kolom in KOLOM_BUKTI},
}
"""Where `tr` is given a label of the domain (the expression, or how it ends): which those are."""

GIVEN = frozenset(("job.what", "self._cut_off()[0].what", "value", "text"))
"""Names that hold a step of work or a sentence of the domain, collected where they are written."""

_PATTERN = re.compile(r"\(\*[^)]*\)")
_PRESSED = re.compile(r"Ctrl\+(?:Shift\+)?\w+|Shift\+|\bF\d+|\bEnter\b|\bEsc\b|\(\w\)")


def given() -> Iterator[tuple[str, ast.expr]]:
    """First arguments of `tr`, with their place."""
    for file, tree in trees().items():
        for name, call in calls(tree):
            if name == "tr":
                yield f"{file}:{call.lineno}", call.args[0]


def labels(expression: str) -> Set[str]:
    """The domain's labels that an expression may hold."""
    return next((LABELS[known] for known in LABELS if expression.endswith(known)), frozenset())


def steps() -> Iterator[str]:
    """What `progress` and jobs are told to be doing, where it is written as plain text."""
    for file, tree in trees().items():
        for name, call in calls(tree):
            told = [text_of(keyword.value) for keyword in call.keywords if keyword.arg == "what"]
            if name in PROGRESS:
                yield from (*told, *map(text_of, call.args[2:]))
            elif file.startswith("ui/") and name in STEPS and len(call.args) > 1:
                yield from (*told, text_of(call.args[-1]))


@cache
def used() -> frozenset[str]:
    """All that the window may ask `tr` for."""
    known: set[str] = set()
    for _, node in given():
        known |= {text_of(node)} if text_of(node) else labels(ast.unparse(node))
    return frozenset((known | set(steps())) - {""})


def forms(text: str) -> list[str]:
    """A text in English, in both forms where it has two."""
    told = english()[text]
    return [told] if isinstance(told, str) else told


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_what_is_translated_is_known_before_the_program_runs() -> None:
    strange = [
        f"{place}: tr({ast.unparse(node)})"
        for place, node in given()
        if not text_of(node) and not labels(ast.unparse(node)) and ast.unparse(node) not in GIVEN
    ]
    assert strange == []


def test_every_text_is_there_in_english() -> None:
    assert sorted(used() - english().keys()) == []


def test_no_english_stands_unused() -> None:
    assert sorted(english().keys() - used()) == []


def test_the_catalogue_is_sorted() -> None:
    assert list(english()) == sorted(english())
    assert list(catalogue("en")) == sorted(catalogue("en"))


def _differing(of: Callable[[str], object]) -> list[str]:
    """Texts whose English does not keep something of the Indonesian."""
    return [text for text in english() for told in forms(text) if of(text) != of(told)]


@pytest.mark.parametrize(
    "of",
    [
        pytest.param(placeholders, id="placeholders"),
        pytest.param(lambda text: text.count("&"), id="accelerator"),
        pytest.param(lambda text: _PATTERN.findall(text), id="file patterns"),
        pytest.param(lambda text: sorted(_PRESSED.findall(text)), id="keys"),
        pytest.param(lambda text: (text[:1].isspace(), text[-1:].isspace()), id="spaces at the ends"),
        pytest.param(lambda text: text[-1] if text[-1] in ".?:…" else "", id="end of the sentence"),
        pytest.param(lambda text: "!" in text.replace("! ", ""), id="calm"),
    ],
)
def test_english_keeps(of: Callable[[str], object]) -> None:
    assert _differing(of) == []


def test_english_is_no_copy() -> None:
    assert [text for text in english() if "" in forms(text)] == []
    assert sorted({text for text in english() if text in forms(text)} ^ SAME) == []


def test_two_forms_are_told_apart_by_their_first_number() -> None:
    two = {text: told for text, told in english().items() if not isinstance(told, str)}
    assert [text for text, told in two.items() if len(told) != 2 or not placeholders(text)] == []
    set_language("en")
    try:
        assert tr("{count} pemilih", count=1) == "1 voter"
        assert tr("{count} pemilih", count="2,731") == "2,731 voters"
        assert tr("Batal") == "Cancel"
    finally:
        set_language("id")
    assert tr("{count} pemilih", count=1) == "1 pemilih"


def test_errors_are_told_in_english_too() -> None:
    assert catalogue("en").keys() == catalogue("id").keys()
    for code, entry in catalogue("en").items():
        assert tuple(entry) == PARTS, code
        for part in PARTS:
            assert placeholders(entry[part]) == placeholders(catalogue("id")[code][part]), (code, part)
            assert entry[part].endswith((".", "?")) or ": " in entry[part], (code, part)
            assert "!" not in entry[part], (code, part)
            assert entry[part] != catalogue("id")[code][part], (code, part)


def test_an_error_follows_the_language() -> None:
    set_language("en")
    try:
        told = message("FOLDER_MISSING", {"folder": "E:/"})
    finally:
        set_language("id")
    assert told == Message(
        "The folder E:/ does not exist.",
        "Nothing has changed.",
        "Check the folder's name, or plug in the USB stick, then try again.",
    )
