"""What a batch says that earlier ones did not: new rows, withdrawn rows, rows that contradict each other.

A row that Sidalih took is done: the next list that KPU imports holds what was said. It is not repeated and
not withdrawn; only a village that changed its mind withdraws.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.pemilih import Pemilih
from app.domain.pemilihan import Desa
from app.services.kpu.feedback_rows import BARU, PUTUSKAN, TMS, UBAH, Context, FeedbackRow
from app.services.kpu.replay import Replay
from app.store.vault_umpan import Key, Said


@dataclass(frozen=True, slots=True)
class Told:
    """A village's rows of earlier batches; `done`: KPU's list holds them; `voters`: whom they were about."""

    rows: Mapping[Key, Said]
    done: frozenset[Key]
    voters: Mapping[str, Pemilih] = field(repr=False)


@dataclass(frozen=True, slots=True)
class News:
    """`fresh`: nobody said so before; `withdrawn`: rows that take something back; `gone`: what to forget."""

    fresh: Sequence[FeedbackRow]
    withdrawn: Sequence[FeedbackRow]
    gone: Sequence[Key]


def told(replayed: Replay, context: Context) -> Told:
    """What was said of a village, held against KPU's list and the return of today."""
    voters = {voter: _known(voter, said, context) for (voter, _), said in context.said.items()}
    done = frozenset(key for key, said in context.said.items() if _is_done(key[0], said, replayed, context))
    return Told(context.said, done, voters)


def _known(voter: str, said: Said, context: Context) -> Pemilih:
    """KPU's row; of a voter the village added, the number under which Sidalih was told of him."""
    source = context.sources.get(voter)
    return Pemilih(voter, *source.values) if source else Pemilih(voter, nik=said.nilai.get("nik", ""))


def _is_done(voter: str, said: Said, replayed: Replay, context: Context) -> bool:
    """Whether the village says it still and KPU's list holds it."""
    theirs = replayed.now.pemilih.get(voter)
    if theirs is None:  # KPU's list lost the voter; an undone mark leaves no orphan
        return voter in replayed.now.orphans
    if not said.nilai or any(getattr(theirs, kolom) != value for kolom, value in said.nilai.items()):
        return False
    source = context.sources.get(voter)
    if source is None:
        return context.has_here(theirs.nik)
    if "usul_kpu" in said.nilai:
        return not source.di_desa
    ours = Pemilih(voter, *source.values)
    return all(getattr(ours, kolom) == value for kolom, value in said.nilai.items())


def news(rows: Iterable[FeedbackRow], before: Told) -> News:
    """The difference between the rows of today and what was told."""
    now = {(row.pemilih.id, row.jenis): row for row in rows}
    fresh = [row for key, row in now.items() if key not in before.rows or before.rows[key].sidik != row.sidik]
    gone = [key for key in before.rows if key not in now and key not in before.done]
    struck = {voter for voter, kind in now if kind == TMS}
    withdrawn = [_withdrawal(key, before) for key in gone if key[0] not in struck]
    return News(fresh, withdrawn, gone)


def _withdrawal(key: Key, before: Told) -> FeedbackRow:
    voter, kind = key
    text = f"Ditarik: {kind} pada umpan balik ke-{before.rows[key].nomor} tidak berlaku lagi"
    return FeedbackRow(PUTUSKAN, before.voters[voter], text)


def settle_claims(villages: Sequence[tuple[Desa, list[FeedbackRow]]]) -> None:
    """Rows that claim one NIK for several voters, in whatever villages, all become a person's decision."""
    claims: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for desa, rows in villages:
        for row in rows:
            if nik := _claimed(row):
                claims[nik].add((desa.kode, row.pemilih.id))
    names = {desa.kode: desa.nama for desa, _ in villages}
    for desa, rows in villages:
        for place, row in enumerate(rows):
            others = claims.get(_claimed(row), set()) - {(desa.kode, row.pemilih.id)}
            if others:
                where = sorted({f"{names[kode]} ({kode})" for kode, _ in others})
                rows[place] = _disputed(row, ", ".join(where))


def _claimed(row: FeedbackRow) -> str:
    return row.nilai.get("nik", "") if row.jenis in (BARU, UBAH) else ""


def _disputed(row: FeedbackRow, where: str) -> FeedbackRow:
    what = row.kata if row.jenis == BARU else f"Ubah {row.kata}"
    kata = f"{what}: NIK ini juga diajukan untuk pemilih lain di {where}"
    return replace(row, jenis=PUTUSKAN, kata=kata, webgrid=(), raw=())
