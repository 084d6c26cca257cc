"""No text of the program says by itself what a region calls otherwise: the glossary's words are filled in."""

import ast
import re
from pathlib import Path

import pytest

import resources
from app.system.istilah import set_istilah
from app.system.language import english
from app.system.messages import catalogue, message
from tests.nouns import OTHERWISE, said, usual_words
from tests.system.sources import text_of, trees

USUAL = usual_words(OTHERWISE)

MACHINE = re.compile(r"[a-z0-9_.-]+|[a-z_]+=", re.ASCII)
"""Names of columns, keys and files: not said to anybody."""

ROOMS = ("cli/", "domain/", "printing/", "services/")
READ = frozenset(
    ("domain/alasan_tertulis.py", "domain/ikut.py", "domain/istilah.py", "domain/peta_wilayah.py",
     "domain/sebutan.py", "domain/sidalih.py",
     "domain/sidalih_fields.py", "domain/wilayah.py", "services/kpu/feedback_rows.py",
     "services/shared/sample_damage.py",
     "services/shared/sample_names.py")
)  # fmt: skip
"""What is read in the papers of others, written in Sidalih's own words, or invented; and the glossary."""
PRACTICE = ("cli/demo.py", "cli/demo_village.py")
"""The invented district's villages are called desa."""
SAID = frozenset(
    (
        "peta wilayah: alamat, RT, dan RW ke dusun (jorong, padukuhan ...)",
        "Kolom: alamat, rt, rw, dusun; dusun kosong menghapus namanya.",
        "Kolom: id, alasan; boleh juga saja (pilkades atau kpu), dengan, ",
        "pilkades: TMS untuk pemilihan ini saja; kpu: usul TMS ke KPU saja",
        "ketua, sekretaris, anggota, atau pantarlih", "daftar pemilih per TPS",
    )
)  # fmt: skip
"""Help that names columns and values as they are typed, and Sidalih's own words."""


def test_no_text_of_the_window_says_a_usual_word() -> None:
    assert [text for text in english() if said(USUAL, text)] == []


def test_no_error_says_a_usual_word() -> None:
    typed = {"ROLE_UNKNOWN"}  # roles as they are typed
    found = [
        f"{code}: {text}"
        for code, entry in catalogue().items()
        for text in entry.values()
        if said(USUAL, text)
    ]
    assert [text for text in found if text.split(":")[0] not in typed] == []


@pytest.mark.parametrize(
    "file", sorted((Path(resources.__path__[0]) / "naskah").glob("*.txt")), ids=lambda file: file.stem
)
def test_no_letter_says_a_usual_word(file: Path) -> None:
    assert said(USUAL, file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", [file for file in trees() if file.startswith(ROOMS)])
def test_no_text_below_the_window_says_a_usual_word(file: str) -> None:
    if file in READ or file in PRACTICE:
        return
    shown = [
        text for text in _texts(trees()[file]) if not MACHINE.fullmatch(text.strip()) and text not in SAID
    ]
    assert [text for text in shown if said(USUAL, text)] == []


def _texts(tree: ast.Module) -> list[str]:
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [text_of(node) for node in ast.walk(tree) if id(node) not in docs]


def test_an_error_is_told_in_the_words_of_here() -> None:
    set_istilah(OTHERWISE)
    assert message("TPS_UNKNOWN", {"tps": "3"}).happened == "Meja 3 tidak ada di daftar."
    assert message("VILLAGES_NONE", {}).happened == "Belum ada marga yang dapat dikerjakan."


def test_a_usual_word_is_seen() -> None:
    assert said(USUAL, "Dicetak di Desa Sukamaju, TPS 3, menurut DPT Desa.") == ["Desa", "TPS"]
    assert said(USUAL, "Tahun {desa}, dpt-desa desa list --tps 3") == []
