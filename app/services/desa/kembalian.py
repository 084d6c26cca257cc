"""Invitations that came back: writing them down, and the balance of all that were printed.

A reason is information: it marks nobody and proposes nothing. It travels to KPU with the journal.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from app.domain.bentuk import is_line
from app.domain.berkunci import Terkini
from app.domain.errors import UserError
from app.domain.kendali import KEMBALI, Dokumen
from app.domain.penetapan import Baris
from app.services.desa.frozen import warn_after_final
from app.services.desa.kendali import one_line, papers, today
from app.services.desa.records import record_drafts
from app.services.desa.undangan_ikat import Urut, Wilayah, grouped_rows, nomor_of
from app.services.desa.undangan_pilih import Dpt, Siapa, chosen_rows, read_dpt
from app.services.desa.undangan_tercetak import Nomor, SuratTercetak, printed_slips
from app.services.desa.workspace import Workspace

Nasib = Literal["disimpan", "keluar", "diterima", "musnah", "kembali"]
"""Where a slip is: here with its bundle, out with who carries it round, with the voter (its bundle came back
without it), destroyed with its bundle, brought back."""


@dataclass(frozen=True, slots=True)
class Kembalian:
    """A slip that came back. `konflik`: PCs said different things; the newest is shown."""

    pemilih: str
    alasan: str
    tanggal: date
    catatan: str = ""
    konflik: bool = False


@dataclass(frozen=True, slots=True)
class SuratKembali:
    """The same with whose it is: his row of the DPT, None where he no longer stands on it."""

    kembali: Kembalian
    baris: Baris | None


@dataclass(frozen=True, slots=True)
class BarisRekon:
    """One RT or TPS. `pemilih`: on the DPT; `dicetak` is the sum of all that follow it.

    `dicabut`: printed for a number that no longer stands on the list; `salinan`: reprints, counted beside.
    `tanpa_catatan`: came back although no print is on record; counted as printed.
    """

    wilayah: Wilayah
    pemilih: int = 0
    dicetak: int = 0
    disimpan: int = 0
    keluar: int = 0
    diterima: int = 0
    musnah: int = 0
    kembali: Mapping[str, int] = field(default_factory=dict)
    dicabut: int = 0
    salinan: int = 0
    tanpa_catatan: int = 0

    @property
    def jumlah_kembali(self) -> int:
        return sum(self.kembali.values())

    @property
    def selisih(self) -> int:
        """0 where it adds up."""
        gone = self.musnah + self.jumlah_kembali + self.dicabut
        return self.dicetak - self.disimpan - self.keluar - self.diterima - gone


@dataclass(frozen=True, slots=True)
class Neraca:
    """The balance, and one by one what came back, as the bundles lie: by TPS and number."""

    baris: Sequence[BarisRekon]
    jumlah: BarisRekon
    surat: Sequence[SuratKembali]


@dataclass(frozen=True, slots=True)
class IkatKembali:
    """What must lie on the table when a bundle comes back: `tanda_terima` receipts and `surat` slips."""

    nomor: str
    lembar: int
    tanda_terima: int
    surat: int


def returned(workspace: Workspace) -> dict[str, Kembalian]:
    """Voter -> his slip that came back; those delivered after all are left out."""
    found = {voter: _read(voter, one) for (voter,), one in workspace.keyed("kembalian").items()}
    return {voter: one for voter, one in found.items() if one.alasan}


def return_of(workspace: Workspace, voter: str) -> Kembalian | None:
    """One voter's, for a panel that shows him."""
    return returned(workspace).get(voter)


def _read(voter: str, one: Terkini) -> Kembalian:
    isi = one.isi or one.konflik[-1]
    day = date.fromisoformat(isi["tanggal"])
    return Kembalian(voter, isi["alasan"], day, isi["catatan"], bool(one.konflik))


def note_returned(
    workspace: Workspace, siapa: Siapa, alasan: str, day: date | None = None, catatan: str = ""
) -> tuple[str, int]:
    """The slips of these voters came back (today); "" takes that back: they were delivered after all.

    Returns what undo names ("" where it was so already) and how many voters are meant. Raises UserError
    SLIP_BACK_REASON, SLIP_BACK_WHOM (nobody is named: it would be the whole list), SLIP_BACK_NOTE, DPT_NEEDED
    and what `chosen_rows` raises.
    """
    if alasan not in ("", *KEMBALI):
        raise UserError("SLIP_BACK_REASON", usage=True, known=", ".join(KEMBALI))
    if not (siapa.nomor or siapa.pemilih):
        raise UserError("SLIP_BACK_WHOM", usage=True)
    note, when = one_line(catatan), (day or today(workspace)).isoformat()
    if not is_line(note, 1000):
        raise UserError("SLIP_BACK_NOTE")
    rows = chosen_rows(read_dpt(workspace), siapa)
    known = workspace.keyed("kembalian") if not alasan else {}
    voters = [row.pemilih.id for row in rows if alasan or (row.pemilih.id,) in known]
    records = ({"pemilih": one, "alasan": alasan, "tanggal": when, "catatan": note} for one in voters)
    drafts = record_drafts(workspace, "kembalian", records)
    act = workspace.act(drafts)[0].tindakan if drafts else ""
    if act:
        warn_after_final(workspace)
    return act, len(rows)


def reconcile(workspace: Workspace, by: Urut = "rt") -> list[BarisRekon]:
    """Printed = here + out + with voters + destroyed + came back + void, line by line. Raises DPT_NEEDED."""
    return _Balance(workspace, read_dpt(workspace)).lines(by)


def balance(workspace: Workspace, by: Urut = "rt") -> Neraca:
    """`reconcile` with its sums and the slips that came back; the list is read once. Raises DPT_NEEDED."""
    dpt = read_dpt(workspace)
    lines = _Balance(workspace, dpt).lines(by)
    rows = {row.pemilih.id: row for row in dpt.rows}
    slips = [SuratKembali(one, rows.get(one.pemilih)) for one in returned(workspace).values()]
    return Neraca(lines, total(lines), sorted(slips, key=_place))


def _place(one: SuratKembali) -> tuple[str, int, str]:
    tps, number = nomor_of(one.baris) if one.baris else ("~", 0)
    return tps, number, one.kembali.pemilih


def whose(workspace: Workspace, siapa: Siapa) -> list[Baris]:
    """Whose slips are meant, before it is written down. Raises DPT_NEEDED and what `chosen_rows` raises."""
    return chosen_rows(read_dpt(workspace), siapa)


def total(lines: Sequence[BarisRekon]) -> BarisRekon:
    """All lines together."""
    names = ("pemilih", "dicetak", "disimpan", "keluar", "diterima", "musnah", "dicabut", "salinan")
    sums = {name: sum(getattr(one, name) for one in lines) for name in (*names, "tanpa_catatan")}
    kembali: Counter[str] = Counter()
    for one in lines:
        kembali.update(one.kembali)
    return BarisRekon(Wilayah("", "", "", ""), kembali=dict(kembali), **sums)


def bundle_back(workspace: Workspace, dokumen: Dokumen) -> IkatKembali:
    """What must come back with a bundle, by what was written down of its slips. Raises DPT_NEEDED."""
    balance = _Balance(workspace, read_dpt(workspace))
    members = [nomor for nomor, slip in balance.printed.items() if slip.ikat == dokumen.nomor]
    back = sum(balance.reason(nomor) != "" for nomor in members)
    return IkatKembali(dokumen.nomor, len(members), len(members) - back, back)


class _Balance:
    """Every printed slip, and where it is."""

    def __init__(self, workspace: Workspace, dpt: Dpt) -> None:
        self._workspace, self._dpt = workspace, dpt
        self._bundles = {one.nomor: one.keadaan for one in papers(workspace, "undangan")}
        self._back = returned(workspace)
        self._voter = {nomor_of(row): row.pemilih.id for row in dpt.rows}
        self.printed: Mapping[Nomor, SuratTercetak] = printed_slips(workspace)

    def reason(self, nomor: Nomor) -> str:
        """Why a slip came back; "" where it did not."""
        found = self._back.get(self._voter.get(nomor, ""))
        return found.alasan if found else ""

    def where(self, nomor: Nomor) -> Nasib | None:
        """None where it was never printed. A bundle that nobody knows any more counts as here."""
        if self.reason(nomor):
            return "kembali"
        slip = self.printed.get(nomor)
        if slip is None or not slip.asli:
            return None
        state = self._bundles.get(slip.ikat, "disimpan")
        return "diterima" if state == "kembali" else state

    def lines(self, by: Urut) -> list[BarisRekon]:
        groups = grouped_rows(self._workspace, self._dpt.rows, by)
        found = [self._line(key, rows) for key, rows in groups.items()]
        void = self._void()
        return [*found, void] if void else found

    def _line(self, key: Wilayah, rows: Sequence[Baris]) -> BarisRekon:
        numbers = [nomor_of(row) for row in rows]
        states = Counter(self.where(nomor) for nomor in numbers)
        slips = [self.printed[nomor] for nomor in numbers if nomor in self.printed]
        return BarisRekon(
            key,
            pemilih=len(rows),
            dicetak=len(rows) - states[None],
            disimpan=states["disimpan"],
            keluar=states["keluar"],
            diterima=states["diterima"],
            musnah=states["musnah"],
            kembali=Counter(why for nomor in numbers if (why := self.reason(nomor))),
            salinan=sum(one.salinan for one in slips),
            tanpa_catatan=states["kembali"] - sum(self._is_printed_and_back(nomor) for nomor in numbers),
        )

    def _is_printed_and_back(self, nomor: Nomor) -> bool:
        return nomor in self.printed and self.printed[nomor].asli and self.reason(nomor) != ""

    def _void(self) -> BarisRekon | None:
        """Slips whose number is no longer on the list, in a line of their own."""
        gone = [slip for nomor, slip in self.printed.items() if nomor not in self._voter]
        count = sum(slip.asli for slip in gone)
        if not gone:
            return None
        copies = sum(slip.salinan for slip in gone)
        return BarisRekon(Wilayah("", "", "", ""), dicetak=count, dicabut=count, salinan=copies)
