"""Who gets an invitation: everybody on the DPT, or some by TPS, number, RT or voter."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.berlaku import Penetapan
from app.domain.daftar_tahap import Tahap
from app.domain.errors import UserError
from app.domain.penetapan import Baris
from app.domain.rentang import Rentang, numbers_in, read_ranges
from app.domain.tms import Alasan
from app.services.desa.frozen import frozen_rows, in_force
from app.services.desa.workspace import Workspace
from app.store import daftar as store


@dataclass(frozen=True, slots=True)
class Siapa:
    """Which voters are meant; each "" or empty: all. `nomor`: ranges ("1-250", "5,9,17") of one TPS;
    `rt`: one RT with its RW; `pemilih`: voter ids."""

    tps: str = ""
    nomor: str = ""
    rt: str = ""
    rw: str = ""
    pemilih: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dpt:
    """The DPT in force with its addenda: the rows by TPS and number, and which list froze each voter."""

    rows: Sequence[Baris]
    asal: dict[str, Penetapan]
    dpt: Penetapan

    @property
    def sidik(self) -> str:
        """The DPT's own fingerprint, 16 letters."""
        return self.dpt.sidik[:16].upper()

    def list_of(self, voter: str) -> tuple[Tahap, str]:
        """Which list, and its fingerprint, 16 letters."""
        of = self.asal[voter]
        return of.tahap, of.sidik[:16].upper()


def read_dpt(workspace: Workspace) -> Dpt:
    """Raises DPT_NEEDED."""
    with workspace.reading():
        return workspace.once("dpt", lambda: _read_dpt(workspace))


def _read_dpt(workspace: Workspace) -> Dpt:
    found = in_force(workspace)
    if "dpt" not in found.tahap:
        raise UserError("DPT_NEEDED")
    rows: list[Baris] = []
    asal: dict[str, Penetapan] = {}
    for one in (found.tahap["dpt"], *found.addenda):
        of_list = frozen_rows(workspace, one)
        rows += of_list
        asal |= {row.pemilih.id: one for row in of_list}
    rows.sort(key=lambda row: (row.pemilih.tps, row.no))
    return Dpt(rows, asal, found.tahap["dpt"])


def died(workspace: Workspace) -> set[str]:
    """Voters of whom it is known by now, whatever list they are on."""
    return store.ids_with_status(workspace.db, Alasan.MENINGGAL)


def chosen_rows(dpt: Dpt, siapa: Siapa) -> list[Baris]:
    """The rows that are meant, in their order.

    Raises UserError TPS_UNKNOWN, RT_UNKNOWN, RANGE_* (what was typed), RANGE_TPS (numbers begin anew in every
    TPS), NUMBER_NOT_LISTED, VOTER_NOT_ON_DPT.
    """
    rows = _of_tps(dpt.rows, siapa.tps)
    if siapa.rt or siapa.rw:
        rows = [row for row in rows if _is(row.pemilih.rt, siapa.rt) and _is(row.pemilih.rw, siapa.rw)]
        if not rows:
            raise UserError("RT_UNKNOWN")
    if siapa.nomor:
        rows = _numbered(rows, read_ranges(siapa.nomor))
    if siapa.pemilih:
        wanted = set(siapa.pemilih)
        rows = [row for row in rows if row.pemilih.id in wanted]
        if len(rows) != len(wanted):
            raise UserError("VOTER_NOT_ON_DPT")
    return rows


def _of_tps(rows: Sequence[Baris], tps: str) -> list[Baris]:
    found = [row for row in rows if not tps or _is(row.pemilih.tps, tps)]
    if tps and not found:
        raise UserError("TPS_UNKNOWN", tps=tps)
    return found


def _is(value: str, typed: str) -> bool:
    """003 is meant by 3, 03 and 003; "" by whatever there is."""
    return not typed or value.lstrip("0").casefold() == typed.strip().lstrip("0").casefold()


def _numbered(rows: Sequence[Baris], ranges: Sequence[Rentang]) -> list[Baris]:
    """A gap in a range is nobody: a re-opening leaves numbers free. One named alone must be there."""
    if len({row.pemilih.tps for row in rows}) > 1:
        raise UserError("RANGE_TPS", usage=True)
    wanted, known = numbers_in(ranges), {row.no for row in rows}
    highest = max(known, default=0)
    missing = [first for first, last in ranges if last > highest or (first == last and first not in known)]
    if missing:
        raise UserError("NUMBER_NOT_LISTED", number=missing[0], highest=highest)
    return [row for row in rows if row.no in wanted]
