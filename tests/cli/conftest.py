"""The runner that command-line tests share."""

import pytest

from tests.cli.running import Runner


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Runner:
    """Call it like the shell: `run("desa", "list", "--data", folder, password="…")`."""
    return Runner(monkeypatch, capsys)
