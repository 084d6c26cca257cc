"""The operating system's keyring: half of each password slot lies there.

Backends are named one by one: PyPI's `keyrings.alt` stores plaintext and must never be picked up, and
a frozen build finds no entry points.
"""

import secrets
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

_SERVICE = "dpt-desa"
_BACKENDS = {
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
}
_LINUX = ("keyring.backends.SecretService", "Keyring")


def put(user: str, secret: bytes) -> bool:
    """Keep a secret; False where there is no usable keyring (the caller warns)."""
    backend = _backend()
    if backend is None:
        return False
    try:
        backend.set_password(_SERVICE, user, secret.hex())
        return bool(backend.get_password(_SERVICE, user) == secret.hex())
    except _errors():
        return False


def get(user: str) -> bytes | None:
    """The kept secret; None if the keyring is missing, locked or does not know the user."""
    backend = _backend()
    if backend is None:
        return None
    try:
        secret = backend.get_password(_SERVICE, user)
    except _errors():
        return None
    return bytes.fromhex(secret) if secret else None


def delete(user: str) -> None:
    """Forget a secret; one that cannot be deleted opens nothing any more and may stay."""
    backend = _backend()
    if backend is not None and get(user) is not None:
        with suppress(*_errors()):
            backend.delete_password(_SERVICE, user)


def name() -> str:
    """Which keyring it is, "" where there is none to use."""
    backend = _backend()
    return "" if backend is None else f"{type(backend).__module__.rpartition('.')[2]}"


def answers() -> bool:
    """Whether it keeps a secret, tells it again and forgets it. It may ask the person to unlock it."""
    user, secret = "diagnosa", secrets.token_bytes(8)
    kept = put(user, secret)
    delete(user)
    return kept and get(user) is None


def _backend() -> Any:
    module, name = _BACKENDS.get(sys.platform, _LINUX)
    try:
        backend = getattr(import_module(module), name)
        return backend() if backend.priority >= 1 else None
    except (ImportError, RuntimeError):
        return None


def _errors() -> tuple[type[Exception], ...]:
    from keyring.errors import KeyringError

    return (KeyringError, OSError, RuntimeError)
