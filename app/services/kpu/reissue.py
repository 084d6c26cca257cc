"""Issuing a village's list again: higher number, new words, new key; every voter keeps his id."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import UserError
from app.domain.voter_id import is_voter_id
from app.services.kpu import issue
from app.services.kpu.issue import Written
from app.services.kpu.vault_session import Vault
from app.sheets.small_table import LARGEST_FILE, read_table
from app.store import database, vault_paket
from app.store.database import Connection
from app.store.vault_paket import Unnumbered
from app.system.safe_file import ensure_folder, read_file

NEW = "baru"


@dataclass(frozen=True, slots=True)
class Question:
    """A voter of the new list who may be one of several former ones: somebody must say which. `dpid`: what
    answers name him by, `#` and his row where he has none."""

    dpid: str
    former: tuple[str, ...]
    pemilih: int = 0


@dataclass(frozen=True, slots=True)
class Reissued:
    """Either `written`, or `questions` and nothing changed."""

    written: Written | None
    kept_ids: int = 0
    new_ids: int = 0
    questions: tuple[Question, ...] = ()


def reissue(opened: Vault, kode: str, alasan: str, out: Path, match: Mapping[str, str]) -> Reissued:
    """Issue the village's list as it is now. `match`: dpid -> former id, or "baru".

    Raises VILLAGE_UNKNOWN, NOT_PACKED (use `kpu pack`), REASON_NEEDED, MATCH_WRONG and file errors.
    """
    desa, former = opened.village(kode), vault_paket.newest(opened.db, kode)
    if former is None:
        raise UserError("NOT_PACKED", kode=kode)
    if not alasan.strip():
        raise UserError("REASON_NEEDED", usage=True)
    ensure_folder(out)
    with database.transaction(opened.db):
        waiting = vault_paket.unnumbered(opened.db, kode)
        heirs, questions = decide(waiting, match)
        if questions:
            return Reissued(None, questions=tuple(questions))
        number(opened.db, kode, waiting, heirs)
        work = issue.work_for(opened, desa, issue.rows_for(opened, kode), former, " ".join(alasan.split()))
        issued = issue.keep(opened, work, issue.make(work))
    written = issue.write_file(out, desa, issued)
    fresh = len(waiting) - len(heirs)
    return Reissued(written, issued.pemilih - fresh, fresh)


def read_match(path: Path) -> dict[str, str]:
    """`dpid,id` rows of a CSV; id may be "baru". Raises TABLE_* and file errors."""
    rows = read_table(read_file(path, LARGEST_FILE), ("dpid", "id"), None)
    return {row["dpid"]: row["id"] for row in rows}


def decide(waiting: Sequence[Unnumbered], match: Mapping[str, str]) -> tuple[dict[int, str], list[Question]]:
    """(row -> id it takes over, open questions). A single former voter with the same NIK is that person."""
    heirs: dict[int, str] = {}
    questions: list[Question] = []
    for one in waiting:
        dpid = one.dpid or f"#{one.pemilih}"
        said = match.get(dpid, "")
        if said and said != NEW:
            if not is_voter_id(said) or said not in one.former or said in heirs.values():
                raise UserError("MATCH_WRONG", dpid=dpid)
            heirs[one.pemilih] = said
        elif said != NEW and len(one.former) == 1:
            heirs[one.pemilih] = one.former[0]
        elif said != NEW and one.former:
            questions.append(Question(dpid, one.former, one.pemilih))
    return heirs, questions


def number(db: Connection, kode: str, waiting: Sequence[Unnumbered], heirs: Mapping[int, str]) -> None:
    """Everybody keeps his id, who is new gets one. Call in a transaction. Raises NUMBERS_EXHAUSTED."""
    vault_paket.hand_over(db, kode, heirs)
    vault_paket.take_numbers(db, kode, [one.pemilih for one in waiting if one.pemilih not in heirs])
