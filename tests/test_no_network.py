"""Sockets are blocked in the whole suite."""

import socket
from pathlib import Path

import pytest
import pytest_socket

import app


def test_a_socket_is_refused() -> None:
    with pytest.warns(UserWarning), pytest.raises(pytest_socket.SocketBlockedError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def test_the_window_uses_no_network_of_qt() -> None:
    sources = [file.read_text(encoding="utf-8") for file in Path(app.__path__[0]).rglob("*.py")]
    assert not [text for text in sources if "QtNetwork" in text or "QtWebEngine" in text]
