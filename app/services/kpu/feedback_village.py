"""One village of a batch: its balances, its rows of today, and what of them is news."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.domain import rekap
from app.domain.errors import UserError
from app.domain.pemilih import Pemilih, is_potential
from app.domain.pemilihan import Desa
from app.domain.perubahan import corrected
from app.domain.rekap import Neraca
from app.services.kpu.feedback_angkatan import is_within
from app.services.kpu.feedback_area import area_chooser
from app.services.kpu.feedback_news import News, Told, told
from app.services.kpu.feedback_rows import TANPA_PROGRAM, Context, FeedbackRow, Terlipat, feedback_rows
from app.services.kpu.feedback_slips import slip_rows
from app.services.kpu.manual_feedback import village_list
from app.services.kpu.receive import dossier_of
from app.services.kpu.replay import Replay, replay
from app.services.kpu.vault_session import Vault
from app.store import vault_isian, vault_paket, vault_umpan
from app.store.vault_balasan import Received
from app.store.vault_isian import DITERIMA, Isian


@dataclass(frozen=True, slots=True)
class HitungPdpb:
    """Voters of KPU's list: awal + baru - tms = akhir. `tms`: reason -> how many; `ubah` stay on the list."""

    awal: int = 0
    baru: int = 0
    ubah: int = 0
    tms: Mapping[str, int] = field(default_factory=dict)

    @property
    def akhir(self) -> int:
        return self.awal + self.baru - sum(self.tms.values())


@dataclass(slots=True)
class VillageFeedback:
    """`asal`: TANPA_PROGRAM or ""; `wilayah`: Sidalih's areas of the village. `pilkades` is empty without a
    return of the program: nobody ratified a list here."""

    desa: Desa
    paket: int
    pengembalian: int
    pilkades: list[Neraca]
    pdpb: list[Neraca]
    hitung: HitungPdpb
    rows: list[FeedbackRow] = field(repr=False)
    told: Told = field(repr=False)
    wilayah: frozenset[str] = field(repr=False)
    asal: str = ""
    news: News = field(default=News((), (), ()), repr=False)
    file: Path | None = None

    @property
    def counts(self) -> dict[str, int]:
        """News by kind."""
        withdrawn = len(self.news.withdrawn)
        return Counter(row.jenis for row in self.news.fresh) | ({"DITARIK": withdrawn} if withdrawn else {})

    @property
    def banding(self) -> dict[str, int]:
        """Rows of today by how they stand against today's export; empty where nobody compared."""
        return Counter(row.banding.value for row in self.rows if row.banding is not None)

    @property
    def book(self) -> list[FeedbackRow]:
        """The rows of the village's workbook: what Sidalih has already is left out."""
        wanted = [row for row in self.news.fresh if row.banding is None or not row.banding.is_done]
        return [*wanted, *self.news.again, *self.news.withdrawn]


def of_return(opened: Vault, desa: Desa, one: Received, skema: str) -> VillageFeedback:
    """From the applied return. Raises REKAP_UNBALANCED."""
    replayed = replay(dossier_of(opened, desa.kode, f"{desa.kode} {one.urut}", one.berkas))
    pilkades = _checked(desa, _pilkades(replayed))
    urut = replayed.dossier.packages[one.paket].urut
    context = _context(opened, desa.kode, skema)
    made = _village(opened, desa, replayed, context, (urut, one.urut), pilkades)
    made.rows += slip_rows(replayed, context)
    return made


def of_rows(opened: Vault, desa: Desa, rows: Sequence[Isian], skema: str) -> VillageFeedback:
    """From accepted rows without the program. Raises REKAP_UNBALANCED."""
    context = replace(_context(opened, desa.kode, skema), ratified=False)
    listed = village_list(opened, desa.kode, rows, context.sources, context.said)
    issued = vault_paket.packed_villages(opened.db).get(desa.kode, 0)
    made = _village(opened, desa, listed, context, (issued, 0), [])
    made.rows = [replace(row, asal=TANPA_PROGRAM) for row in made.rows]
    made.asal = TANPA_PROGRAM
    return made


def accepted_rows(opened: Vault, kode: str, batas: date) -> list[Isian]:
    """What an operator accepted up to a day."""
    held = vault_isian.all_of(opened.db, kode)
    return [one for one in held if one.keadaan == DITERIMA and is_within(opened, one.diputus, batas)]


def _village(
    opened: Vault,
    desa: Desa,
    listed: Terlipat,
    context: Context,
    numbers: tuple[int, int],
    pilkades: list[Neraca],
) -> VillageFeedback:
    base, now = _at_kpu(listed, context)
    areas = frozenset(area[2] for area in vault_umpan.areas_of(opened.db, desa.kode))
    of_area = context.kel_id if len(areas) > 1 else None
    pdpb = _checked(desa, rekap.pdpb(base, now, of_area))
    rows = list(feedback_rows(listed, context))
    if of_area:
        rows = [replace(row, kel_id=of_area(row.pemilih)) for row in rows]
    return VillageFeedback(
        desa, *numbers, pilkades, pdpb, _counted(base, now), rows, told(listed, context), areas
    )


def _context(opened: Vault, kode: str, skema: str) -> Context:
    sources = vault_umpan.sources(opened.db, kode)
    return Context(
        kode,
        sources,
        area_chooser(vault_umpan.areas_of(opened.db, kode), sources.values()),
        skema,
        lambda nik: vault_umpan.holder_of(opened.db, nik),
        vault_umpan.said(opened.db, kode),
    )


def _pilkades(replayed: Replay) -> list[Neraca]:
    assert replayed.frozen is not None  # a final return was applied
    dpt = [row.pemilih for row in replayed.dpt]
    return rekap.pilkades(replayed.frozen_base, replayed.frozen.values(), dpt)


def _checked(desa: Desa, lines: list[Neraca]) -> list[Neraca]:
    if not all(line.balances for line in lines):
        raise UserError("REKAP_UNBALANCED", desa=desa.nama)
    return lines


def _at_kpu(listed: Terlipat, context: Context) -> tuple[dict[str, Pemilih], list[Pemilih]]:
    """(KPU's own list, what becomes of it): the PDPB's potential new voters are new to it.

    Whom a village without the program did not speak of stays out of both.
    """
    base = {voter.id: voter for voter in listed.base.values() if not is_potential(voter)}
    now = [
        voter
        for voter in listed.now.pemilih.values()
        if voter.id in base or context.ratified or voter is not listed.base.get(voter.id)
    ]
    return base, now


def _counted(base: Mapping[str, Pemilih], now: Sequence[Pemilih]) -> HitungPdpb:
    baru, ubah, tms = 0, 0, Counter[str]()
    for voter in now:
        before = base.get(voter.id)
        if before is None:
            baru += not voter.usul_kpu
        elif voter.usul_kpu:
            tms[voter.usul_kpu] += 1
        elif voter is not before and corrected(before, voter):
            ubah += 1
    return HitungPdpb(len(base), baru, ubah, dict(tms))
