"""What a batch says that earlier ones did not: new rows, withdrawn rows, rows that contradict each other.

A row that Sidalih took is done: the next list that KPU imports holds what was said, or today's export
shows it. It is not repeated and not withdrawn, unless it comes back; only a village that changed its mind
withdraws.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.banding import Banding
from app.domain.pemilih import Pemilih, is_potential
from app.services.kpu.feedback_rows import BARU, PUTUSKAN, SURAT, TMS, Context, FeedbackRow, Terlipat
from app.store.vault_umpan import Key, Said


@dataclass(frozen=True, slots=True)
class Told:
    """A village's rows of earlier batches; `done`: KPU's list holds them; `voters`: whom they were about."""

    rows: Mapping[Key, Said]
    done: frozenset[Key]
    voters: Mapping[str, Pemilih] = field(repr=False)


@dataclass(frozen=True, slots=True)
class News:
    """`fresh`: nobody said so before; `withdrawn`: rows that take something back; `gone`: what to forget.

    `again`: said before, and today's export still lacks it. `settled`: said before, and done since. `back`:
    was done and is on KPU's list again; also in `fresh`.
    """

    fresh: Sequence[FeedbackRow]
    withdrawn: Sequence[FeedbackRow]
    gone: Sequence[Key]
    again: Sequence[FeedbackRow] = ()
    settled: Sequence[Key] = ()
    back: frozenset[Key] = frozenset()


def told(replayed: Terlipat, context: Context) -> Told:
    """What was said of a village, held against KPU's list and the return of today."""
    voters = {voter: _known(voter, said, context) for (voter, _), said in context.said.items()}
    done = frozenset(key for key, said in context.said.items() if _is_done(key, said, replayed, context))
    return Told(context.said, done, voters)


def _known(voter: str, said: Said, context: Context) -> Pemilih:
    """KPU's row; of a voter the village added, the number under which Sidalih was told of him."""
    source = context.sources.get(voter)
    return Pemilih(voter, *source.values) if source else Pemilih(voter, nik=said.nilai.get("nik", ""))


def _is_done(key: Key, said: Said, replayed: Terlipat, context: Context) -> bool:
    """Whether the village says it still and KPU's list holds it."""
    (voter, kind), source = key, context.sources.get(key[0])
    if kind == BARU and source is not None:  # one of the PDPB's potential new voters
        return source.di_desa and not is_potential(Pemilih(voter, *source.values))
    theirs = replayed.now.pemilih.get(voter)
    if theirs is None:  # KPU's list lost the voter; an undone mark leaves no orphan
        return voter in replayed.now.orphans
    if not said.nilai or any(getattr(theirs, kolom) != value for kolom, value in said.nilai.items()):
        return False
    if source is None:
        return context.has_here(theirs.nik)
    if "usul_kpu" in said.nilai:
        return not source.di_desa
    ours = Pemilih(voter, *source.values)
    return all(getattr(ours, kolom) == value for kolom, value in said.nilai.items())


def news(rows: Iterable[FeedbackRow], before: Told, imported: str = "") -> News:
    """The difference between the rows of today and what was told. `imported`: day of KPU's newest import."""
    now = {row.key: row for row in rows}
    held = {
        key: row for key, row in now.items() if key in before.rows and before.rows[key].sidik == row.sidik
    }
    back = frozenset(key for key, row in held.items() if _is_back(row, before.rows[key], imported))
    fresh = [row for key, row in now.items() if key not in held or key in back]
    gone = [key for key in before.rows if key not in now and key not in before.done]
    struck = {voter for voter, kind in now if kind == TMS}
    withdrawn = [_withdrawal(key, before) for key in gone if key[0] not in struck]
    again = [row for key, row in held.items() if row.banding is Banding.PERLU and key not in back]
    taken = {key for key, row in held.items() if row.banding is not None and row.banding.is_done}
    settled = [key for key, said in before.rows.items() if not said.tindak and key in before.done | taken]
    return News(fresh, withdrawn, gone, again, settled, back)


def _is_back(row: FeedbackRow, said: Said, imported: str) -> bool:
    """The dead reappear: done once, and a newer list of KPU has them again."""
    if not said.tindak:
        return False
    return row.banding is Banding.PERLU if row.banding is not None else imported > said.tindak


def _withdrawal(key: Key, before: Told) -> FeedbackRow:
    voter, kind = key
    text = f"Ditarik: {kind} pada umpan balik ke-{before.rows[key].nomor} tidak berlaku lagi"
    return FeedbackRow(SURAT if kind == SURAT else PUTUSKAN, before.voters[voter], text)
