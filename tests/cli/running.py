"""Running commands as a person does, in this process or in one of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import main


@dataclass
class Answer:
    """What a command said with `--json`."""

    exit: int
    ok: bool
    code: str
    data: dict[str, Any]
    warnings: list[str]
    rows: list[dict[str, Any]]


class Runner:
    """Runs commands with `--json` and secrets in the environment."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch = monkeypatch
        self._capsys = capsys

    def __call__(self, *argv: str | Path, stdin: str = "", **secrets: str) -> Answer:
        for name, value in secrets.items():
            self._patch.setenv(f"DPT_DESA_{name.upper()}", value)
        self._patch.setattr("sys.stdin", _Input(stdin))
        self._capsys.readouterr()
        code = main([*map(str, argv), "--json"])
        told = json.loads(self._capsys.readouterr().out)
        return Answer(int(code), **told)


class _Input(StringIO):
    """Standard input that is not a terminal."""

    @property
    def buffer(self) -> Any:
        from io import BytesIO

        return BytesIO(self.getvalue().encode())


def spawn(*argv: str | Path, **env: str) -> "subprocess.CompletedProcess[str]":
    """The real command in its own process."""
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, argv)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        timeout=120,
    )
