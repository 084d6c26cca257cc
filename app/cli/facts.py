"""Private facts of a command from a file or standard input: a JSON object, or lines `kunci: nilai`."""

import json
from collections.abc import Collection

from app.cli.secret_input import read_source
from app.domain.errors import UserError


def read_facts(source: str, unreadable: str) -> dict[str, str]:
    """Keys and texts. Raises UserError with the code `unreadable`."""
    text = read_source(source).decode("utf-8-sig", errors="replace").strip()
    try:
        if text.startswith("{"):
            return {str(key): str(value) for key, value in json.loads(text).items()}
        pairs = [line.split(":", 1) for line in text.splitlines() if line.strip()]
        return {key.strip(): value.strip() for key, value in pairs}
    except ValueError as error:
        raise UserError(unreadable) from error


def refuse_others(facts: Collection[str], known: Collection[str]) -> None:
    """Raises FIELD_UNKNOWN; what is no field's name at all is not shown again."""
    for key in facts:
        if key not in known:
            raise UserError("FIELD_UNKNOWN", kolom=key if key.isidentifier() and len(key) <= 20 else "?")
