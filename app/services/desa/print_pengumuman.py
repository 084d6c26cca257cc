"""The list as it is put up on a notice board: by TPS, RT or alphabet, for everybody to read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from app.domain.daftar_tahap import Tahap
from app.domain.ejaan import abjad
from app.domain.errors import UserError
from app.domain.progress import Progress, silent
from app.domain.sebutan import desa_lengkap
from app.printing.daftar import BarisDpt, LembarTps, Salinan
from app.printing.dpt_jenis import PENGUMUMAN, PENGUMUMAN_TPS
from app.services.desa.kendali import one_line
from app.services.desa.print_lists import (
    BahanDaftar,
    Printed,
    is_meant,
    list_options,
    note_list,
    noted,
    of_tps,
    pdf_of,
    read_list,
    rt_heading,
    told_holders,
    tps_sheets,
)
from app.services.desa.workspace import Workspace

Urut = Literal["", "tps", "rt", "alphabet"]
"""How an announcement is ordered; "": by TPS, by RT while there are none."""


@dataclass(frozen=True, slots=True)
class PilihanPengumuman:
    """`rt`, `rw`: one RT only. `tempat`: where each copy is put up; none: one copy that does not say so."""

    tahap: Tahap = "dpt"
    urut: Urut = ""
    tps: str = ""
    rt: str = ""
    rw: str = ""
    kertas: str = "F4"
    tempat: tuple[str, ...] = ()


def pengumuman(
    workspace: Workspace, pilihan: PilihanPengumuman | None = None, progress: Progress = silent
) -> Printed:
    """For notice boards: no NIK, NKK, birth date, street or disability, whatever is asked.

    Raises what `bahan_pengumuman` raises.
    """
    held = bahan_pengumuman(workspace, pilihan or PilihanPengumuman())
    done = pdf_of(held, progress)
    note_list(workspace, held, done)
    return done


def bahan_pengumuman(workspace: Workspace, pilihan: PilihanPengumuman) -> BahanDaftar:
    """On the data lane. Raises UserError STAGE_ORDER, TPS_UNKNOWN, RT_UNKNOWN, PAPER_UNKNOWN."""
    read = read_list(workspace, pilihan.tahap)
    by_tps = any(row.pemilih.tps for row in read.rows)
    urut = pilihan.urut or ("tps" if by_tps else "rt")
    chosen = _of_rt(of_tps(read.rows, pilihan.tps), pilihan.rt, pilihan.rw)
    if urut == "tps":
        sheets = tps_sheets(replace(read, rows=chosen))
    else:
        sheets = _rt_sheets(workspace, chosen) if urut == "rt" else _by_name(workspace, chosen)
    jenis = PENGUMUMAN_TPS if by_tps and urut != "tps" else PENGUMUMAN
    options = list_options(workspace, read, jenis, pilihan.kertas)
    places = [one_line(one) for one in pilihan.tempat] or [""]
    isi = noted(pilihan.tahap, pilihan.tps, sheets, "pengumuman")
    isi |= {"urut": urut, "untuk": told_holders(places)}
    copies = [Salinan(sheets, penerima=place) for place in places]
    return BahanDaftar(replace(options, utuh=urut != "tps"), copies, isi)


def _of_rt(rows: Sequence[BarisDpt], rt: str, rw: str) -> Sequence[BarisDpt]:
    if not (rt or rw):
        return rows
    chosen = [row for row in rows if is_meant(row.pemilih.rt, rt) and is_meant(row.pemilih.rw, rw)]
    if not chosen:
        raise UserError("RT_UNKNOWN")
    return chosen


def _rt_sheets(workspace: Workspace, rows: Sequence[BarisDpt]) -> list[LembarTps]:
    sheets = []
    ordered = sorted(rows, key=lambda row: (row.pemilih.rw, row.pemilih.rt, row.pemilih.tps, row.no))
    for (rw, rt), group in groupby(ordered, key=lambda row: (row.pemilih.rw, row.pemilih.rt)):
        here = list(group)
        nama, kepala = rt_heading(workspace, rt, rw, (row.dusun for row in here))
        sheets.append(LembarTps("", "", here, nama, kepala))
    return sheets or _by_name(workspace, rows)


def _by_name(workspace: Workspace, rows: Sequence[BarisDpt]) -> list[LembarTps]:
    ordered = sorted(rows, key=lambda row: (abjad(row.pemilih.nama), row.pemilih.tps, row.no))
    nama = desa_lengkap(workspace.pengaturan.istilah, workspace.desa)
    return [LembarTps("", "", ordered, nama, (("Urutan", "abjad"), ("Wilayah", nama)))]
