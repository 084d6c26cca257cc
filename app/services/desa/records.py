"""Writing keyed records (app/domain/berkunci.py): settings, places of TPS, responses, pairs ..."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.domain.berkunci import KEYS, NOTHING
from app.domain.peristiwa import Draft
from app.services.desa.workspace import Workspace


def record_draft(workspace: Workspace, jenis: str, isi: Mapping[str, Any]) -> list[Draft]:
    """The event that gives a key this record, for an act that may do more; none where it says so already.

    In a conflict it decides. Raises nothing: `workspace.act` refuses a record that is not in its form.
    """
    return record_drafts(workspace, jenis, [isi])


def record_drafts(workspace: Workspace, jenis: str, records: Iterable[Mapping[str, Any]]) -> list[Draft]:
    """The same for many records with different keys; the journal is read once."""
    kept, drafts = workspace.keyed(jenis), []
    for isi in records:
        before = kept.get(tuple(str(isi[name]) for name in KEYS[jenis]), NOTHING)
        if before.isi != isi or before.konflik:
            drafts.append(Draft(jenis, isi=dict(isi), dasar=before.dasar))
    return drafts


def keep_record(workspace: Workspace, jenis: str, isi: Mapping[str, Any]) -> str:
    """The same as an act of its own; what undo names, "" where nothing had to change."""
    drafts = record_draft(workspace, jenis, isi)
    return workspace.act(drafts)[0].tindakan if drafts else ""
