"""What is printed cannot steer a terminal or look like another answer."""

import json

import pytest

from app.cli.output import Result, show

EVIL = "Suka\x1b[2J\x9b1mmaju\u202e\x07"


def test_a_name_prints_no_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    show(Result(f"Desa {EVIL}\nUtuh", rows=[{"desa": f"{EVIL}\nditerima"}]), as_json=False)
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["DESA", "Suka?[2J?1mmaju?? diterima", "Desa Suka?[2J?1mmaju??", "Utuh"]


def test_json_keeps_the_name_and_escapes_it(capsys: pytest.CaptureFixture[str]) -> None:
    show(Result(data={"desa": EVIL, "nama": "Ándré 𝒜\U000e0001"}), as_json=True)
    out = capsys.readouterr().out
    assert json.loads(out)["data"] == {"desa": EVIL, "nama": "Ándré 𝒜\U000e0001"}
    assert "\x1b" not in out and "\x9b" not in out and "\u202e" not in out and "Ándré 𝒜" in out
