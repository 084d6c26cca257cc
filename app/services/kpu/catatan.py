"""The record of what was done with an election: who did what when, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.errors import UserError
from app.services.kpu.vault_session import Vault
from app.services.kpu.vault_slots import operators
from app.store import vault


@dataclass(frozen=True, slots=True)
class Catatan:
    """One line. `oleh`: the operator's name, his id where his account is gone, "" where nobody had logged in;
    `isi`: ids, codes and counts."""

    nomor: int
    waktu: str
    oleh: str
    jenis: str
    isi: Mapping[str, Any]


def record(opened: Vault) -> list[Catatan]:
    """The whole record. Raises RECORD_BROKEN where its chain does not hold."""
    names = {one.id: one.nama for one in operators(opened.folder)}
    try:
        lines = vault.notes(opened.db)
    except (ValueError, KeyError) as error:
        raise UserError("RECORD_BROKEN") from error
    return [
        Catatan(
            line["nomor"], line["waktu"], names.get(line["oleh"], line["oleh"]), line["jenis"], line["isi"]
        )
        for line in reversed(lines)
    ]
