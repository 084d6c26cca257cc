"""The voter list of each TPS and the invitation slips, as PDF."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from app.domain.daftar_tahap import Tahap
from app.domain.errors import UserError
from app.domain.fold import fold
from app.domain.penetapan import Baris
from app.domain.progress import Progress, silent
from app.domain.syarat import umur
from app.domain.tms import Alasan
from app.printing.daftar import BarisDpt, LembarTps, OpsiDaftar
from app.printing.dpt_jenis import ARSIP, TERSAMAR
from app.printing.page import PAPERS, Paper
from app.printing.signatures import Penandatangan
from app.services.desa import members
from app.services.desa.frozen import frozen_rows, in_force, penetapan, rows_to_freeze
from app.services.desa.ratify import check_order, planned
from app.services.desa.workspace import Workspace
from app.store import daftar as store
from app.store import journal


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF in memory and what it holds."""

    pdf: bytes
    voters: int
    tps: int
    konsep: bool = False


def dpt(
    workspace: Workspace,
    tahap: Tahap = "dpt",
    tps: str = "",
    paper: str = "F4",
    *,
    terbuka: bool = False,
    progress: Progress = silent,
) -> Printed:
    """The list of a stage, masked unless `terbuka`; KONSEP before its ratification. Raises TPS_UNKNOWN."""
    from app.printing.dpt import dpt_pdf  # reportlab costs a quarter of a second

    ratified = penetapan(workspace, tahap)
    rows = frozen_rows(workspace, ratified) if ratified else draft_rows(workspace, tahap)
    hari = ratified.hari if ratified else workspace.pengaturan.pemilihan.hari
    sheets = _sheets(workspace, rows, tps, hari, _dead(workspace) if ratified else set())
    options = OpsiDaftar(
        desa=workspace.desa,
        pemilihan=replace(workspace.pengaturan.pemilihan, hari=hari),
        istilah=workspace.pengaturan.istilah,
        tahap=tahap,
        jenis=ARSIP if terbuka else TERSAMAR,
        konsep=ratified is None,
        kertas=paper_named(paper),
        sidik=ratified.sidik[:16].upper() if ratified else "",
        ketua=member_name(workspace, "ketua"),
        sekretaris=member_name(workspace, "sekretaris"),
        penandatangan=signers(workspace, tahap),
    )
    pdf = dpt_pdf(sheets, options, progress)
    voters = sum(len(sheet.rows) for sheet in sheets)
    _note(workspace, tahap, tps, voters, "terbuka" if terbuka else "tersamar")
    return Printed(pdf, voters, len(sheets), konsep=ratified is None)


def paper_named(name: str) -> Paper:
    """Raises PAPER_UNKNOWN."""
    found = {key.lower(): paper for key, paper in PAPERS.items()}.get(name.lower())
    if found is None:
        raise UserError("PAPER_UNKNOWN", usage=True, papers=", ".join(PAPERS))
    return found


def member_name(workspace: Workspace, role: str) -> str:
    """Who signs for a role; "" where nobody has it, so that the name is written by hand."""
    named = (one.nama for one in members.known(workspace).values() if one.peran == role)
    return next((nama for nama in named if nama.lower() != role), "")


def signers(workspace: Workspace, document: str) -> tuple[Penandatangan, ...]:
    """Who the rules name for a document; none where they leave it to the usual ones."""
    named = (one for one in workspace.aturan.penandatangan if one["dokumen"] == document)
    return tuple(Penandatangan(one["jabatan"], one["nama"]) for one in named)


def tps_places(workspace: Workspace) -> dict[str, str]:
    """Where each TPS stands, by its code, as far as somebody has said."""
    return {code: str(one.isi["lokasi"]) for (code,), one in workspace.keyed("tps").items() if one.isi}


def draft_rows(workspace: Workspace, tahap: Tahap) -> list[Baris]:
    """The list as it would be frozen now. Raises STAGE_ORDER where it adds to one that is not there yet."""
    found = in_force(workspace)
    if tahap in ("dptambahan", "addendum"):
        check_order(workspace, found, tahap, nomor="-")
    base = store.base(workspace.db, workspace.newest_paket())
    voters = list(fold(base, journal.all_events(workspace.db)).pemilih.values())
    return rows_to_freeze(workspace, planned(workspace, found, tahap), voters)


def _of_tps(rows: list[Baris], tps: str) -> list[Baris]:
    if not tps:
        return rows
    chosen = [row for row in rows if row.pemilih.tps.lstrip("0") == tps.lstrip("0")]
    if not chosen:
        raise UserError("TPS_UNKNOWN", tps=tps)
    return chosen


def _sheets(workspace: Workspace, rows: list[Baris], tps: str, hari: date, dead: set[str]) -> list[LembarTps]:
    """After the lock "meninggal dunia" is the only note (Permendagri 112/2014 Pasal 20)."""
    places = tps_places(workspace)
    sheets = []
    for code, group in groupby(_of_tps(rows, tps), key=lambda row: row.pemilih.tps):
        voters = [
            BarisDpt(
                row.no,
                row.pemilih,
                umur(row.pemilih, hari),
                "meninggal dunia" if row.pemilih.id in dead else "",
            )
            for row in group
        ]
        sheets.append(LembarTps(code, places.get(code, ""), voters))
    return sheets or [LembarTps("", "", [])]  # a page that says so: nobody was added


def _dead(workspace: Workspace) -> set[str]:
    return store.ids_with_status(workspace.db, Alasan.MENINGGAL)


def _note(workspace: Workspace, what: str, tps: str, voters: int, how: str) -> None:
    isi: Mapping[str, str] = {"dokumen": what, "tps": tps or "semua", "pemilih": str(voters), "jenis": how}
    workspace.note_access("cetak", dict(isi))
