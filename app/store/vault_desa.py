"""What KPU's vault keeps of each village beside its list: whom to reach there, where its rules differ."""

import json
from collections.abc import Mapping
from typing import Any

from app.domain import canonical
from app.store.database import Connection


def contacts(db: Connection) -> dict[str, dict[str, str]]:
    """Village -> what is known of its people; {} where nothing is."""
    return {kode: json.loads(kontak) for kode, kontak in db.execute("SELECT kode, kontak FROM desa")}


def contact(db: Connection, kode: str) -> dict[str, str]:
    """One village's; {} where nothing is known."""
    row = db.execute("SELECT kontak FROM desa WHERE kode = ?", (kode,)).fetchone()
    return dict(json.loads(row[0])) if row else {}


def set_contact(db: Connection, kode: str, kontak: Mapping[str, str]) -> None:
    """Call in a transaction."""
    db.execute("UPDATE desa SET kontak = ? WHERE kode = ?", (canonical.dumps(kontak), kode))


def deviation(db: Connection, kode: str) -> dict[str, Any]:
    """Where a village differs from the district: some of istilah, aturan, dasar, teks."""
    row = db.execute("SELECT beda FROM desa WHERE kode = ?", (kode,)).fetchone()
    return dict(json.loads(row[0])) if row else {}


def set_deviation(db: Connection, kode: str, beda: Mapping[str, object]) -> None:
    """Call in a transaction."""
    db.execute("UPDATE desa SET beda = ? WHERE kode = ?", (canonical.dumps(beda), kode))


def deviating(db: Connection) -> list[str]:
    """The villages that differ in something."""
    return [row[0] for row in db.execute("SELECT kode FROM desa WHERE beda <> '{}' ORDER BY kode")]
