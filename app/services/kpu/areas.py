"""Which village each of Sidalih's areas is: proposed where only one fits, set by a person, never guessed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.errors import UserError
from app.domain.pemilihan import Desa
from app.domain.wilayah import folded, is_kode_desa, propose
from app.services.kpu.area_names import spelled
from app.services.kpu.region_codes import register
from app.services.kpu.vault_session import Vault
from app.sheets.small_table import LARGEST_FILE, read_table
from app.store import database, vault, vault_bagian
from app.store.vault import Kelurahan
from app.system.safe_file import read_file


@dataclass(frozen=True, slots=True)
class Area:
    """One area. status: `terpasang`, `dibagi` (its voters are all in parts), `usul` (a proposed code),
    `tanya`; `asing`: not in the register. `bagian`: how many parts it has."""

    kel_id: str
    kecamatan: str
    nama: str
    pemilih: int
    kode: str
    nama_resmi: str
    status: str
    asing: bool = False
    bagian: int = 0


def areas(opened: Vault) -> list[Area]:
    """All areas with what is set or proposed."""
    known, listed = register(), vault.kelurahan(opened.db)
    parts = vault_bagian.parts(opened.db)
    homeless = {one.kel_id for one in vault_bagian.homeless(opened.db)}
    used = {area.kode for area in listed} | {one.kode for told in parts.values() for one in told}
    waiting = [(area.kel_id, area.kecamatan, area.nama) for area in listed if not area.kode]
    proposals = propose(waiting, known, opened.kabupaten.kode)
    found = []
    for area in listed:
        if area.kode:
            name = known.get(area.kode, "")
            found.append(_area(area, area.kode, name, "terpasang", asing=not name))
        elif area.kel_id in parts and area.kel_id not in homeless:
            found.append(_area(area, "", "", "dibagi"))
        elif (proposal := proposals[area.kel_id]).kode and proposal.kode not in used:
            found.append(_area(area, proposal.kode, proposal.nama, "usul"))
        else:
            found.append(_area(area, "", "", "tanya"))
    return [replace(area, bagian=len(parts.get(area.kel_id, ()))) for area in found]


def _area(area: Kelurahan, kode: str, name: str, status: str, *, asing: bool = False) -> Area:
    return Area(area.kel_id, area.kecamatan, area.nama, area.pemilih, kode, name, status, asing)


def proposals(opened: Vault) -> dict[str, str]:
    """kel_id -> code of everything proposed, for accepting it whole."""
    return {area.kel_id: area.kode for area in areas(opened) if area.status == "usul"}


def read_codes(opened: Vault, path: Path) -> dict[str, str]:
    """kel_id -> code of a CSV table; a row without a code says nothing.

    Where the table names the village it must be the vault's name: ids of another district look alike.
    Raises TABLE_*, AREA_OTHER_NAME and file errors.
    """
    rows = read_table(read_file(path, LARGEST_FILE), ("kel_id", "kode"), None)
    names = {area.kel_id: area.nama for area in vault.kelurahan(opened.db)}
    for row in rows:
        named, here = row.get("kelurahan") or row.get("nama"), names.get(row["kel_id"])
        if named and here and folded(named) != folded(here):
            raise UserError("AREA_OTHER_NAME", kel_id=row["kel_id"], nama=here)
    return {row["kel_id"]: row["kode"].replace(".", "") for row in rows if row["kode"]}


@dataclass(frozen=True, slots=True)
class TpsKembar:
    """TPS numbers that several areas of one village have: two places each. The committee starts with them as
    one and divides its own TPS; KPU gets every voter back under his area."""

    kode: str
    tps: tuple[str, ...]
    kel_id: tuple[str, ...]


def shared_tps(opened: Vault) -> list[TpsKembar]:
    """Of every village that is several areas, by code."""
    found: dict[str, tuple[list[str], set[str]]] = {}
    for kode, tps, kel_ids in vault_bagian.shared_tps(opened.db):
        numbers, areas = found.setdefault(kode, ([], set()))
        numbers.append(tps)
        areas.update(kel_ids)
    return [TpsKembar(kode, tuple(numbers), tuple(sorted(areas))) for kode, (numbers, areas) in found.items()]


def set_areas(opened: Vault, wanted: Mapping[str, str], *, join: bool = False) -> int:
    """Set codes by kel_id, all or none; returns how many. `join`: several areas may be one village.

    Raises UserError AREA_UNKNOWN, CODE_WRONG (not 10 digits, or of another district), CODE_TAKEN,
    AREA_PACKED (a village with a package would lose voters or get some).
    """
    listed = {area.kel_id: area for area in vault.kelurahan(opened.db)}
    for kel_id, kode in wanted.items():
        if kel_id not in listed:
            raise UserError("AREA_UNKNOWN", kel_id=kel_id)
        if not is_kode_desa(kode) or not kode.startswith(opened.kabupaten.kode):
            raise UserError("CODE_WRONG", kode=kode, kel_id=kel_id, district=opened.kabupaten.kode)
    after = {kel_id: wanted.get(kel_id, area.kode) for kel_id, area in listed.items()}
    if not join:
        _refuse_shared(opened, {kel_id: kode for kel_id, kode in after.items() if kode})
    with database.transaction(opened.db):
        changed = {kel_id: kode for kel_id, kode in wanted.items() if listed[kel_id].kode != kode}
        there, packed = {desa.kode: desa for desa in vault.villages(opened.db)}, vault.packed(opened.db)
        for kel_id, kode in changed.items():
            _refuse_packed(listed[kel_id], kode, packed)
            there[kode] = _desa(opened, listed[kel_id], kode, there.get(kode))
            vault.set_kode(opened.db, kel_id, there[kode])
        if changed:
            opened.note("wilayah", {"kode": changed})
    return len(changed)


def _refuse_shared(opened: Vault, kodes: Mapping[str, str]) -> None:
    """A village of several areas is meant only where it is said. Raises CODE_TAKEN."""
    parts = vault_bagian.parts(opened.db)
    seen = {one.kode: kel_id for kel_id, told in parts.items() for one in told}
    for kel_id, kode in kodes.items():
        if kode in seen:
            raise UserError("CODE_TAKEN", kode=kode, kel_id=kel_id, other=seen[kode])
        seen[kode] = kel_id


def _refuse_packed(area: Kelurahan, kode: str, packed: Collection[str]) -> None:
    for one in (area.kode, kode):
        if one in packed:
            raise UserError("AREA_PACKED", kel_id=area.kel_id, kode=one)


def _desa(opened: Vault, area: Kelurahan, kode: str, joined: Desa | None) -> Desa:
    """Sidalih's names, in the register's spelling where it is the same name.

    `joined`: the village as it is called already. One of several areas is called as the register has it, else
    as the first of them.
    """
    known = register()
    nama = (known.get(kode, "") or joined.nama) if joined else area.nama
    return Desa(
        kode=kode,
        nama=spelled(nama, known.get(kode, "")),
        kecamatan=spelled(area.kecamatan, known.get(kode[:6], "")),
        kabupaten=opened.kabupaten.nama,
        provinsi=opened.kabupaten.provinsi,
    )
