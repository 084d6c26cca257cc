"""Canonical JSON (FORMAT.md): one byte form per value, so that hashes and signatures mean something."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any


def dumps(value: object) -> str:
    """NFC text, sorted keys, no spaces. Raises TypeError on floats, null and booleans."""
    return json.dumps(_checked(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def loads(text: str) -> Any:
    """Parse and insist on the canonical form. Raises ValueError on anything else."""
    try:
        value = json.loads(text)
        same = dumps(value) == text
    except (TypeError, RecursionError) as error:
        raise ValueError("not canonical") from error
    if not same:
        raise ValueError("not canonical")
    return value


def _checked(value: object) -> object:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, Mapping):
        return {str(_checked(key)): _checked(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [_checked(item) for item in value]
    raise TypeError("strings, integers, arrays and objects only")
