"""What every test lives in: no network, cheap key derivation, its own home, no keyring unless asked for."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.crypto import age_file, seal
from app.system.istilah import set_istilah


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the user's folders, secrets or session bus."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "HOME"):
        monkeypatch.setenv(name, str(home))
    for name in [name for name in os.environ if name.startswith("DPT_DESA_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")


@pytest.fixture(autouse=True)
def _usual_words() -> None:
    """What a region calls things is forgotten with the test that opened its village."""
    set_istilah(None)


@pytest.fixture(autouse=True)
def _cheap_keys(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Key derivation at its lowest cost; tests marked `full_cost` pay what users pay."""
    if request.node.get_closest_marker("full_cost") is None:
        monkeypatch.setattr(age_file, "SCRYPT_LOG_N", age_file.MIN_LOG_N)
        monkeypatch.setattr(seal, "ARGON2_MEMORY_KIB", 8 * 1024)


@pytest.fixture
def keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A real Secret Service on a bus of its own."""
    bus = subprocess.run(
        ["dbus-daemon", "--session", "--fork", "--print-address=1", "--print-pid=1"],
        check=True,
        capture_output=True,
        text=True,
    )
    address, pid = bus.stdout.split()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    daemon = subprocess.Popen(
        [str(shutil.which("gnome-keyring-daemon")), "--foreground", "--unlock", "--components=secrets"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert daemon.stdin is not None
    daemon.stdin.write(b"test")
    daemon.stdin.close()
    _wait_for_service(address)
    yield
    daemon.terminate()
    daemon.wait()
    subprocess.run(["kill", pid], check=True)


def _wait_for_service(address: str) -> None:
    """Until the daemon owns its name on the bus."""
    ask = [
        "dbus-send",
        f"--bus={address}",
        "--dest=org.freedesktop.DBus",
        "--print-reply",
        "/org/freedesktop/DBus",
    ]
    ask += ["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"]
    for _ in range(100):
        reply = subprocess.run(ask, capture_output=True, text=True, check=False)
        if "boolean true" in reply.stdout:
            return
        subprocess.run(["sleep", "0.05"], check=True)
    raise RuntimeError("the Secret Service did not come up")
