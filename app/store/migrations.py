"""The schemas of the data files and how an older file becomes a newer one, step by step.

`app/store/<name>.sql` is what all steps lead to: a new file is made by it, an old one by the steps, and both
have the same tables. A step that a release carried is never changed again (FORMAT.md section 15).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.store.database import Connection

Step = Callable[["Connection"], None]
"""From one version to the next, within the one transaction of all steps."""


@dataclass(frozen=True, slots=True)
class Schema:
    """`steps[0]` leads from version 1 to 2, the next one to 3."""

    name: str
    steps: Sequence[Step] = ()

    @property
    def version(self) -> int:
        """What `PRAGMA user_version` of a file of today says."""
        return 1 + len(self.steps)

    def statements(self) -> list[str]:
        """What makes a new file."""
        return split((files("app.store") / f"{self.name}.sql").read_text(encoding="utf-8"))


DESA = Schema("desa")


def sql(text: str) -> Step:
    """A step of plain statements, each ended by two semicolons."""

    def step(db: "Connection") -> None:
        for statement in split(text):
            db.execute(statement)

    return step


KPU = Schema(
    "kpu", (sql("CREATE TABLE rekap_angkatan (nomor INTEGER PRIMARY KEY, isi BLOB NOT NULL) STRICT;;"),)
)


def bring_up(db: "Connection", schema: Schema, version: int) -> None:
    """Every step from `version` on. Call in one transaction: all of them hold, or none.

    Foreign keys are off meanwhile and checked at the end: a step may make a table anew that others refer to.
    """
    for step in schema.steps[version - 1 :]:
        step(db)
    if db.execute("PRAGMA foreign_key_check").fetchone():
        raise RuntimeError("a step left a row that refers to nothing")
    db.execute(f"PRAGMA user_version = {schema.version}")


def split(text: str) -> list[str]:
    """Statements that end with two semicolons: a trigger holds single ones."""
    return [part.strip() for part in text.split(";;") if part.strip()]
