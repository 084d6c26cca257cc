"""The recap of the list as it stands, or of a ratified one: counted once, then asked table by table."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from app.domain import rekap_bersih, rekap_keluar
from app.domain.berlaku import Berlaku, Penetapan
from app.domain.daftar_tahap import NAMA, Tahap
from app.domain.errors import UserError
from app.domain.pemilih import Pemilih
from app.domain.penetapan import is_listed
from app.domain.perubahan import corrected
from app.domain.progress import Progress, silent
from app.domain.rekap_bersih import Bersih
from app.domain.rekap_desa import Dimensi, Tabel, Ukuran, tabel
from app.domain.rekap_keluar import TERBIT, Terbitan
from app.domain.rekap_orang import WILAYAH, Pembaca, Tercacah, Wilayah
from app.domain.voter_id import device_of
from app.services.desa.frozen import Voters, in_force
from app.services.desa.peta_wilayah import dusun_of
from app.services.desa.workspace import Workspace
from app.store import daftar as store
from app.store import journal

Pilihan = Tahap | Literal["", "sekarang"]
"""A ratified list, the list as it stands, or "": the DPT with its addenda, before it the list so far."""


@dataclass(frozen=True, slots=True)
class Rekap:
    """`what`: the ratification whose list this is, None for the list as it stands (a draft).

    `hari`: the voting day that ages are of. `daftar`: the list's rows by area, counted apart as the proof.
    """

    what: Penetapan | None
    hari: date
    orang: list[Tercacah] = field(repr=False)
    daftar: Mapping[Wilayah, Counter[str]] = field(repr=False)

    @property
    def nama(self) -> str:
        """DPS, DPT ...; the additions are told with the DPS they belong to."""
        if self.what is None:
            return "Daftar sekarang"
        return {"dptambahan": "DPS dan DPTambahan", "addendum": "DPT dan addendum"}.get(
            self.what.tahap, NAMA[self.what.tahap]
        )

    @property
    def jumlah(self) -> int:
        return sum(self.daftar["tps"].values())

    def tabel(self, dimensi: Dimensi, ukuran: Ukuran) -> Tabel:
        return tabel(self.orang, dimensi, ukuran)

    def bersih(self, dimensi: Wilayah) -> list[Bersih]:
        """The net by area. Raises ValueError where it does not balance."""
        return rekap_bersih.bersih(self.orang, dimensi, self.daftar[dimensi].elements())

    def terbitan(self, dimensi: Dimensi, *, terbuka: bool) -> Terbitan:
        """What a paper says; small numbers hidden unless `terbuka`."""
        tables = [self.tabel(dimensi, ukuran) for ukuran in TERBIT if ukuran != dimensi]
        whole = rekap_bersih.jumlah_bersih(self.bersih("rt"))
        make = rekap_keluar.terbuka if terbuka else rekap_keluar.tersamar
        return make(tables, whole)


def rekap(workspace: Workspace, pilihan: Pilihan = "", progress: Progress = silent) -> Rekap:
    """Count. Raises UserError STAGE_MISSING (that list is not ratified)."""
    progress(0, 0, "Menghitung rekap")
    found = in_force(workspace)
    what = _chosen(found, pilihan)
    if what is None or _is_untouched(workspace, what):
        return _from_rows(workspace, what)
    voters = Voters(workspace)
    everybody = found.everybody(what, voters)
    base = store.base(workspace.db, _root(found, what).paket)
    if what.tahap == "addendum":
        listed = [row.pemilih for row in found.whole(what, voters)]
    else:
        listed = [*filter(is_listed, everybody.values())]
    return _counted(workspace, ((one, base.get(one.id)) for one in everybody.values()), listed, what)


def _chosen(found: Berlaku, pilihan: Pilihan) -> Penetapan | None:
    newest = found.addenda[-1] if found.addenda else None
    if pilihan == "":
        return newest or found.tahap.get("dpt")
    if pilihan == "sekarang":
        return None
    what = newest if pilihan == "addendum" else found.tahap.get(pilihan)
    if what is None:
        raise UserError("STAGE_MISSING", stage=NAMA[pilihan])
    return what


def _root(found: Berlaku, what: Penetapan) -> Penetapan:
    """The DPT below its addenda: over its base everybody was counted."""
    while what.tahap == "addendum":
        what = found.semua[what.sebelum]
    return what


def _is_untouched(workspace: Workspace, what: Penetapan) -> bool:
    """Whether the rows are still those that were frozen: then nothing need be folded."""
    heads = {device: int(head.partition(":")[0]) for device, head in what.kepala.items()}
    return what.tahap != "addendum" and not journal.changes_after(workspace.db, heads)


def _from_rows(workspace: Workspace, what: Penetapan | None) -> Rekap:
    """From the cache of rows; KPU's own row is read only of whom the village corrected."""
    voters = list(store.current(workspace.db))
    base = store.corrected_base(workspace.db)
    pairs = ((one, None if device_of(one.id) else base.get(one.id, one)) for one in voters)
    return _counted(workspace, pairs, [*filter(is_listed, voters)], what)


def _counted(
    workspace: Workspace,
    pairs: Iterable[tuple[Pemilih, Pemilih | None]],
    listed: list[Pemilih],
    what: Penetapan | None,
) -> Rekap:
    hari = what.hari if what else workspace.pengaturan.pemilihan.hari
    reader = Pembaca({voter.id for voter in listed}, dusun_of(workspace), hari)
    people = [
        reader.read(voter, before, ubah=bool(before and corrected(before, voter))) for voter, before in pairs
    ]
    counts: dict[Wilayah, Counter[str]] = {area: Counter() for area in WILAYAH}
    for (tps, *where), count in Counter((one.tps, one.alamat, one.rt, one.rw) for one in listed).items():
        place = reader.place_of(tps, *where)
        for area in WILAYAH:
            counts[area][place[area]] += count
    return Rekap(what, hari, people, counts)
