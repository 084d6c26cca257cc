"""The minutes of the return: the paper, signed in ink, that carries the return's code to KPU."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from app.crypto.kode_sidik import kode_sidik
from app.crypto.minisig import read_public_line
from app.domain.berlaku import Penetapan
from app.domain.errors import UserError
from app.domain.pemilih import Pemilih
from app.domain.penetapan import is_listed
from app.domain.tms import ARTI, TMS, Alasan
from app.printing.ba_pengembalian import BaPengembalian, Hitungan, KepalaPerangkat, ba_pengembalian_pdf
from app.services.desa.frozen import everybody, in_force, penetapan
from app.services.desa.kendali import one_line
from app.services.desa.print_lists import Printed, member_name, paper_named
from app.services.desa.return_data import Sent, sent_returns
from app.services.desa.workspace import Workspace
from app.store import daftar as store
from app.store import issued, journal
from app.system import clock


def ba_pengembalian(
    workspace: Workspace,
    paper: str = "F4",
    *,
    nomor: str = "",
    tanggal: date | None = None,
    tempat: str = "",
) -> Printed:
    """Minutes of the final return; number and place are written by hand where they are not told.

    Raises RETURN_NEEDED.
    """
    sent = next((one for one in sent_returns(workspace) if one.tahap == "akhir"), None)
    dpt = penetapan(workspace, "dpt")
    if sent is None or dpt is None:
        raise UserError("RETURN_NEEDED")
    told = replace(_minutes(workspace, sent, dpt), nomor=one_line(nomor), tempat=one_line(tempat))
    pdf = ba_pengembalian_pdf(replace(told, tanggal=tanggal or told.tanggal), paper_named(paper))
    workspace.note_access("cetak", {"dokumen": "ba-pengembalian", "urut": str(sent.urut)})
    return Printed(pdf, in_force(workspace).jumlah_dpt["jumlah"], 0)


def _minutes(workspace: Workspace, sent: Sent, dpt: Penetapan) -> BaPengembalian:
    kept = issued.kept_return(workspace.db, sent.tahap)
    base = store.base(workspace.db, dpt.paket)
    folded = everybody(workspace)
    voters = list(folded.values())
    return BaPengembalian(
        desa=workspace.desa,
        pemilihan=workspace.pengaturan.pemilihan,
        istilah=workspace.pengaturan.istilah,
        nomor="",
        tanggal=clock.today(workspace.pengaturan.pemilihan.zona),
        tempat="",
        berkas=kept.nama if kept else "",
        kode=sent.kode,
        sidik_dpt=dpt.sidik,
        dasar=_count(base.values()),
        tms=_by_reason(base, folded),
        baru=_count(voter for voter in voters if voter.id not in base and is_listed(voter)),
        ubah=_count(voter for voter in voters if is_listed(voter) and _is_corrected(base, voter)),
        dpt=_count(voter for voter in voters if is_listed(voter)),
        perangkat=_devices(workspace),
        ketua=member_name(workspace, "ketua"),
        sekretaris=member_name(workspace, "sekretaris"),
        kpu=workspace.kpu.nama,
    )


def _count(voters: Iterable[Pemilih]) -> Hitungan:
    sexes = [voter.kelamin for voter in voters]
    laki, perempuan = sexes.count("L"), sexes.count("P")
    return Hitungan(laki, perempuan, len(sexes) - laki - perempuan)


def _by_reason(base: Mapping[str, Pemilih], folded: Mapping[str, Pemilih]) -> list[tuple[str, Hitungan]]:
    """TMS among KPU's voters by reason, counted by the sex KPU's list gave them; then sex corrections."""
    rows: list[tuple[str, Hitungan]] = []
    for reason in (reason for reason in Alasan if reason in TMS):
        struck = [
            base[key] for key, voter in folded.items() if key in base and voter.status_pilkades == reason
        ]
        if struck:
            rows.append((ARTI[reason].on_paper, _count(struck)))
    stayed = [key for key, voter in folded.items() if key in base and is_listed(voter)]
    before, after = _count(base[key] for key in stayed), _count(folded[key] for key in stayed)
    moved = Hitungan(before.laki - after.laki, before.perempuan - after.perempuan, before.belum - after.belum)
    return [*rows, ("Pembetulan jenis kelamin", moved)] if moved != Hitungan() else rows


def _is_corrected(base: Mapping[str, Pemilih], voter: Pemilih) -> bool:
    before = base.get(voter.id)
    if before is None:
        return False
    fields = (kolom for kolom in before.__slots__ if kolom not in _VERDICTS)
    return any(getattr(before, kolom) != getattr(voter, kolom) for kolom in fields)


_VERDICTS = frozenset(("tps", "status_pilkades", "usul_kpu", "info", "ganda_dengan", "catatan"))


def _devices(workspace: Workspace) -> list[KepalaPerangkat]:
    found = []
    for event in journal.events_of_kind(workspace.db, "perangkat"):
        head = journal.head_of(workspace.db, event.perangkat)
        public = read_public_line(event.data["kunci"])
        found.append(KepalaPerangkat(event.perangkat, kode_sidik(public), head.hash[:16], head.urut))
    return found
