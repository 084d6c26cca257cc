"""Sockets are blocked in the whole suite."""

import socket

import pytest
import pytest_socket


def test_a_socket_is_refused() -> None:
    with pytest.warns(UserWarning), pytest.raises(pytest_socket.SocketBlockedError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)
