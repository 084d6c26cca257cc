"""Whom a row of a return without the program means: by DPID, NIK, family and name, name and birth date."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.cocok import CocokError, find, is_same_name
from app.domain.cocok import Sebab as SebabCocok
from app.domain.pemilih import Pemilih
from app.domain.sebab_isian import SebabIsian
from app.domain.serupa import Pembanding
from app.services.kpu.vault_session import Vault
from app.store import database, vault_isian, vault_paket, vault_umpan

_DOUBTS = {
    SebabCocok.TIDAK_DITEMUKAN: SebabIsian.TIDAK_DITEMUKAN,
    SebabCocok.BEBERAPA_COCOK: SebabIsian.BEBERAPA_COCOK,
    SebabCocok.BEDA_ORANG: SebabIsian.BEDA_ORANG,
    SebabCocok.NAMA_LAIN: SebabIsian.NAMA_LAIN,
    SebabCocok.NIK_LAIN: SebabIsian.NIK_LAIN,
}


@dataclass(frozen=True, slots=True)
class Cocok:
    """`cocok`: dpid, nik, nama, or "" where nobody is meant for sure: then `sebab` says why."""

    pemilih: Pemilih | None = field(repr=False)
    cocok: str = ""
    sebab: SebabIsian | None = None
    mungkin: str = ""


@dataclass(frozen=True, slots=True)
class Terdaftar:
    """KPU's list of a village as of today, by voter id and by what finds somebody."""

    pemilih: Mapping[str, Pemilih] = field(repr=False)
    dpid: Mapping[str, str] = field(repr=False)
    known: Pembanding = field(repr=False)
    _tps: Mapping[tuple[str, ...], Counter[str]] = field(repr=False)

    def usual_tps(self, one: Pemilih) -> tuple[str, str]:
        """(KPU's TPS of his family, else the majority of his RT; where it comes from), or ("", "")."""
        for dari, key in (("keluarga", ("nkk", one.nkk)), ("RT", ("rt", one.rw, one.rt))):
            if key[-1] and key in self._tps:
                return self._tps[key].most_common(1)[0][0], dari
        return "", ""


def listed(opened: Vault, kode: str) -> Terdaftar:
    """Read the list; a village that was never packed gets its voter numbers now, as packing would give them.

    Raises NUMBERS_EXHAUSTED.
    """
    if not vault_isian.is_numbered(opened.db, kode):
        with database.transaction(opened.db):
            fresh = vault_paket.unnumbered(opened.db, kode)
            vault_paket.take_numbers(opened.db, kode, [one.pemilih for one in fresh])
    sources = vault_umpan.sources(opened.db, kode)
    voters = {voter: Pemilih(voter, *one.values) for voter, one in sources.items() if one.di_desa}
    tps: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for one in voters.values():
        if one.tps_kpu:
            tps["nkk", one.nkk][one.tps_kpu] += 1
            tps["rt", one.rw, one.rt][one.tps_kpu] += 1
    dpid = {one.dpid: one.id for one in voters.values() if one.dpid}
    return Terdaftar(voters, dpid, Pembanding(voters.values()), tps)


def match(row: Pemilih, known: Terdaftar) -> Cocok:
    """`row.dpid` counts first; what the row says beside must not contradict."""
    if row.dpid:
        return _by_dpid(row, known)
    try:
        found = find(replace(row, id=""), known.pemilih, known.known)
    except CocokError as error:
        return Cocok(None, "", _DOUBTS[error.sebab], error.nilai.get("pemilih", ""))
    return Cocok(found, "nik" if row.nik and row.nik == found.nik else "nama")


def _by_dpid(row: Pemilih, known: Terdaftar) -> Cocok:
    voter = known.dpid.get(row.dpid)
    if voter is None:
        return Cocok(None, "", SebabIsian.DPID_TIDAK_ADA)
    found = known.pemilih[voter]
    if row.nama and not is_same_name(row.nama, found.nama):
        return Cocok(None, "", SebabIsian.NAMA_LAIN, voter)
    if row.nik and row.nik != found.nik and _holder(row, known) not in ("", voter):
        return Cocok(None, "", SebabIsian.BEDA_ORANG, voter)
    return Cocok(found, "dpid")


def _holder(row: Pemilih, known: Terdaftar) -> str:
    """Who else of the list has the row's NIK."""
    try:
        return find(Pemilih("", nik=row.nik), known.pemilih, known.known).id
    except CocokError:
        return ""


def likely(row: Pemilih, known: Terdaftar) -> Sequence[tuple[str, str]]:
    """(voter id, why) of those who may be a new voter after all."""
    return [(one.pemilih, one.alasan[0].kalimat) for one in known.known.candidates(replace(row, id=""))]
