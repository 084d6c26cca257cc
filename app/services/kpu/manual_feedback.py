"""Accepted rows of a return without the program as a list: KPU's base with what they say. Never a fold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.fold import Folded
from app.domain.pemilih import Pemilih, base_row
from app.exchange import envelope, paket
from app.services.kpu.vault_session import Vault
from app.store import vault_paket
from app.store.vault_isian import Isian
from app.store.vault_umpan import Key, Source


@dataclass(slots=True)
class TanpaProgram:
    """What `feedback_rows` needs of a village without a return of the program."""

    base: dict[str, Pemilih]
    now: Folded = field(repr=False)


def village_list(
    opened: Vault, kode: str, rows: Iterable[Isian], sources: Mapping[str, Source], said: Iterable[Key]
) -> TanpaProgram:
    """The newest issued list (KPU's own where none was issued) and the same with the accepted rows.

    Whom a batch told of and who left KPU's list since is an orphan, as in a return.
    """
    base = _base(opened, kode, sources)
    voters, bukti = dict(base), dict[str, Mapping[str, str]]()
    for one in rows:
        voter = _voter(one, base, sources)
        if voter is None:
            continue
        if one.pemilih:
            base.setdefault(voter.id, voter)
        voters[voter.id] = _with(one, voters.get(voter.id, voter))
        bukti[voter.id] = dict(one.bukti)
    gone = [voter for voter, _ in said if voter in sources and voter not in voters]
    return TanpaProgram(base, Folded(voters, bukti, orphans=gone))


def _base(opened: Vault, kode: str, sources: Mapping[str, Source]) -> dict[str, Pemilih]:
    issued = vault_paket.newest(opened.db, kode)
    if issued is None:
        return {voter: base_row(voter, one.values) for voter, one in sources.items() if one.di_desa}
    rows: Sequence[Sequence[str]] = paket.open_with(envelope.read(issued.berkas), opened.operator).rows
    return {row[0]: base_row(row[0], row[1:]) for row in rows}


def _voter(one: Isian, base: Mapping[str, Pemilih], sources: Mapping[str, Source]) -> Pemilih | None:
    """Whom it is about; somebody new is named by the row's number."""
    if not one.pemilih:
        return Pemilih(f"isian-{one.nomor}")
    source = sources.get(one.pemilih)
    return base.get(one.pemilih) or (base_row(one.pemilih, source.values) if source else None)


def _with(one: Isian, voter: Pemilih) -> Pemilih:
    if one.jenis == "tms":
        reason = one.isi["usul_kpu"]
        return replace(voter, usul_kpu=reason, status_pilkades=reason)
    return replace(voter, **{kolom: value for kolom, value in one.isi.items() if hasattr(voter, kolom)})
