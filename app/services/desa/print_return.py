"""The minutes of the return: the paper, signed in ink, that carries the return's code to KPU.

They tell what the return holds, however much was written down since it was sealed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.crypto.kode_sidik import kode_sidik
from app.crypto.minisig import read_public_line
from app.domain.berlaku import Berlaku, Penetapan, berlaku
from app.domain.errors import UserError
from app.domain.kiriman import Sent, refusals, sealed
from app.domain.pemilih import Pemilih
from app.domain.penetapan import is_listed, under
from app.domain.peristiwa import Peristiwa, line_hash
from app.domain.susulan import Susulan
from app.domain.tahap_kiriman import AKHIR, SUSULAN, TahapKiriman
from app.domain.tms import ARTI, TMS, Alasan
from app.printing.ba_pengembalian import (
    BaPengembalian,
    Digantikan,
    Hitungan,
    KepalaPerangkat,
    ba_pengembalian_pdf,
)
from app.printing.page import paper_named
from app.services.desa.frozen import Voters, final_return
from app.services.desa.kendali import one_line
from app.services.desa.print_lists import Printed, member_name
from app.services.desa.return_data import newest_coded
from app.services.desa.return_news import announced, news_until
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
    tahap: TahapKiriman | None = None,
) -> Printed:
    """Minutes of a return; number and place are written by hand where they are not told.

    `tahap` None: of the newest that has any; AKHIR: of the final one. Raises RETURN_NEEDED.
    """
    sent = final_return(workspace) if tahap == AKHIR else newest_coded(workspace)
    if sent is None or (tahap or sent.tahap) != sent.tahap:
        raise UserError("RETURN_NEEDED")
    held = _held(workspace, sent)
    told = replace(_minutes(workspace, held), nomor=one_line(nomor), tempat=one_line(tempat))
    pdf = ba_pengembalian_pdf(replace(told, tanggal=tanggal or told.tanggal), paper_named(paper))
    workspace.note_access("cetak", {"dokumen": "ba-pengembalian", "urut": str(sent.urut)})
    return Printed(pdf, held.lists.jumlah_dpt["jumlah"], 0)


@dataclass(frozen=True, slots=True)
class _Held:
    """A return as it was sealed: its announcement, the lists in force under the heads that this names."""

    sent: Sent
    events: Sequence[Peristiwa] = field(repr=False)
    told: Peristiwa = field(repr=False)
    lists: Berlaku = field(repr=False)

    @property
    def dpt(self) -> Penetapan:
        return self.lists.tahap["dpt"]


def _held(workspace: Workspace, sent: Sent) -> _Held:
    events = journal.all_events(workspace.db)
    told = announced(events, sent)
    below = under(events, told.data["kepala"])
    return _Held(sent, events, told, berlaku(one for one in below if one.jenis in ("tetapkan", "buka")))


def _minutes(workspace: Workspace, held: _Held) -> BaPengembalian:
    sent, dpt = held.sent, held.dpt
    kept = issued.kept_return(workspace.db, sent.tahap)
    base = store.base(workspace.db, dpt.paket)
    last = held.lists.addenda[-1] if held.lists.addenda else dpt
    folded = held.lists.everybody(last, Voters(workspace))
    voters = list(folded.values())
    final = final_return(workspace)
    is_later = sent.tahap == SUSULAN and final is not None
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
        perangkat=_devices(held),
        susulan=sent.tahap == SUSULAN,
        kode_akhir=final.kode if is_later and final else "",
        kemudian=_news(news_until(workspace, held.events, final, sent)) if is_later and final else (),
        menggantikan=_replaced(held) if sent.tahap == AKHIR else None,
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


def _devices(held: _Held) -> list[KepalaPerangkat]:
    """Each device's last event in the return; of the one that sealed it the announcement."""
    own = held.told.perangkat
    heads = held.told.data["kepala"] | {own: f"{held.told.urut}:{line_hash(held.told.line())}"}
    found = []
    for event in (one for one in held.events if one.jenis == "perangkat" and one.perangkat in heads):
        urut, _, digest = heads[event.perangkat].partition(":")
        public = read_public_line(event.data["kunci"])
        found.append(KepalaPerangkat(event.perangkat, kode_sidik(public), digest[:16], int(urut)))
    return found


def _replaced(held: _Held) -> Digantikan | None:
    """The final return before, which KPU refused."""
    below = [*under(held.events, held.told.data["kepala"])]
    codes = {one.id: one.kode for one in sealed(below)}
    last = next((one for one in reversed(refusals(below)) if one.balasan in codes), None)
    return Digantikan(codes[last.balasan], last.surat.nomor, last.surat.tanggal) if last else None


def _news(isi: Susulan) -> list[tuple[str, int]]:
    """What is new, in words; what is not stands not there."""
    rows = [(f"Diusulkan dicoret: {ARTI[Alasan(one)].on_paper}", count) for one, count in isi.tms.items()]
    rows += [
        ("Tidak memenuhi syarat untuk pemilihan ini saja", isi.tms_pilkades),
        ("Pemilih yang diperbaiki datanya", isi.ubah),
        ("Pemilih baru", isi.baru),
        ("Warga yang tidak terdaftar dalam DPT (register)", isi.register),
        ("Keterangan: pindah tanpa surat, salah penempatan TPS", isi.info),
        ("Surat yang tidak sampai", isi.kembalian),
        ("Catatan terdahulu yang ditarik kembali atau berganti", isi.ditarik),
    ]
    return [row for row in rows if row[1]]
