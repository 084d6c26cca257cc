"""Which village each of Sidalih's areas is: proposed where only one fits, set by a person, never guessed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import UserError
from app.domain.pemilihan import Desa
from app.domain.wilayah import folded, is_kode_desa, propose, title_case
from app.services.kpu.region_codes import register
from app.services.kpu.vault_session import Vault
from app.sheets.small_table import LARGEST_FILE, read_table
from app.store import database, vault
from app.store.vault import Kelurahan
from app.system.safe_file import read_file


@dataclass(frozen=True, slots=True)
class Area:
    """One area. status: `terpasang`, `usul` (a proposed code), `tanya`; `asing`: not in the register."""

    kel_id: str
    kecamatan: str
    nama: str
    pemilih: int
    kode: str
    nama_resmi: str
    status: str
    asing: bool = False


def areas(opened: Vault) -> list[Area]:
    """All areas with what is set or proposed."""
    known, listed = register(), vault.kelurahan(opened.db)
    used = {area.kode for area in listed}
    waiting = [(area.kel_id, area.kecamatan, area.nama) for area in listed if not area.kode]
    proposals = propose(waiting, known, opened.kabupaten.kode)
    found = []
    for area in listed:
        if area.kode:
            name = known.get(area.kode, "")
            found.append(_area(area, area.kode, name, "terpasang", asing=not name))
        elif (proposal := proposals[area.kel_id]).kode and proposal.kode not in used:
            found.append(_area(area, proposal.kode, proposal.nama, "usul"))
        else:
            found.append(_area(area, "", "", "tanya"))
    return found


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


def set_areas(opened: Vault, wanted: Mapping[str, str]) -> int:
    """Set codes by kel_id, all or none; returns how many.

    Raises UserError AREA_UNKNOWN, CODE_WRONG (not 10 digits, or of another district), CODE_TAKEN,
    AREA_PACKED (packages of that area are already out under another code).
    """
    listed = {area.kel_id: area for area in vault.kelurahan(opened.db)}
    for kel_id, kode in wanted.items():
        if kel_id not in listed:
            raise UserError("AREA_UNKNOWN", kel_id=kel_id)
        if not is_kode_desa(kode) or not kode.startswith(opened.kabupaten.kode):
            raise UserError("CODE_WRONG", kode=kode, kel_id=kel_id, district=opened.kabupaten.kode)
    after = {kel_id: wanted.get(kel_id, area.kode) for kel_id, area in listed.items()}
    _refuse_shared({kel_id: kode for kel_id, kode in after.items() if kode})
    with database.transaction(opened.db):
        changed = {kel_id: kode for kel_id, kode in wanted.items() if listed[kel_id].kode != kode}
        for kel_id in changed:
            _refuse_packed(opened, listed[kel_id])
            opened.db.execute("UPDATE kelurahan SET kode = NULL WHERE kel_id = ?", (kel_id,))
        for kel_id, kode in changed.items():
            vault.set_kode(opened.db, kel_id, _desa(opened, listed[kel_id], kode))
        if changed:
            opened.note("wilayah", {"kode": changed})
    return len(changed)


def _refuse_shared(kodes: Mapping[str, str]) -> None:
    """One village is one area, for now."""
    seen: dict[str, str] = {}
    for kel_id, kode in kodes.items():
        if kode in seen:
            raise UserError("CODE_TAKEN", kode=kode, kel_id=kel_id, other=seen[kode])
        seen[kode] = kel_id


def _refuse_packed(opened: Vault, area: Kelurahan) -> None:
    if area.kode and not vault.unpacked(opened.db, [area.kode]):
        raise UserError("AREA_PACKED", kel_id=area.kel_id, kode=area.kode)


def _desa(opened: Vault, area: Kelurahan, kode: str) -> Desa:
    """Sidalih's names, in the register's spelling where it is the same name."""
    known = register()
    return Desa(
        kode=kode,
        nama=_spelled(area.nama, known.get(kode, "")),
        kecamatan=_spelled(area.kecamatan, known.get(kode[:6], "")),
        kabupaten=opened.kabupaten.nama,
        provinsi=opened.kabupaten.provinsi,
    )


def _spelled(nama: str, resmi: str) -> str:
    return resmi if resmi and folded(resmi) == folded(nama) else title_case(nama)
