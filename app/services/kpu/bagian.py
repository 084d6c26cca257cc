"""An area that is several villages: rules say which voters are whose, tried out before they hold."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.bagian import SENDIRI, Bagian, of_json, part_of, read_aturan
from app.domain.bentuk import is_line
from app.domain.errors import UserError
from app.domain.pemilihan import Desa
from app.domain.wilayah import is_kode_desa
from app.services.kpu.area_names import spelled
from app.services.kpu.region_codes import register
from app.services.kpu.vault_session import Vault
from app.sheets.small_table import LARGEST_FILE, read_table
from app.store import database, vault, vault_bagian
from app.store.database import Connection
from app.system.safe_file import read_file

Told = Mapping[str, Sequence[Bagian]]
"""kel_id -> its parts in order; none: the area is whole again."""
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class PartShare:
    """How many voters a part gets. `nomor` 0: those whom no rule takes; `kode` "" where they have no village
    then. `datang`: how many of them stand elsewhere now."""

    kel_id: str
    nomor: int
    kode: str
    nama: str
    pemilih: int
    datang: int


@dataclass(frozen=True, slots=True)
class Split:
    """What rules do, or did."""

    shares: tuple[PartShare, ...]

    @property
    def unfit(self) -> int:
        """Voters of an area with parts whom no rule takes."""
        divided = {share.kel_id for share in self.shares if share.nomor}
        return sum(
            share.pemilih for share in self.shares if share.nomor == SENDIRI and share.kel_id in divided
        )


def parts_of(opened: Vault) -> dict[str, list[Bagian]]:
    """The parts as they are."""
    names = {desa.kode: desa.nama for desa in vault.villages(opened.db)}
    return {
        kel_id: [Bagian(one.kode, names.get(one.kode, ""), one.aturan) for one in parts]
        for kel_id, parts in vault_bagian.parts(opened.db).items()
    }


def read_split(path: Path) -> dict[str, list[Bagian]]:
    """`kel_id,kode,nama,rt,rw,dusun` rows of a CSV, or JSON `{kel_id: [{kode, nama, aturan}]}`.

    Rows of one code are rules of one part; a row with a kel_id alone makes the area whole again. Raises
    PART_RULE, RULES_UNREADABLE, TABLE_* and file errors.
    """
    data = read_file(path, LARGEST_FILE)
    if path.suffix.lower() == ".json":
        return _of_json(data)
    found: dict[str, list[Bagian]] = {}
    for row in read_table(data, ("kel_id", "kode"), ("nama", "rt", "rw", "dusun")):
        parts = found.setdefault(row["kel_id"], [])
        if row["kode"]:
            _add_rule(parts, {"nama": "", "rt": "", "rw": "", "dusun": ""} | row)
    return found


def _add_rule(parts: list[Bagian], row: Mapping[str, str]) -> None:
    kode = row["kode"].replace(".", "")
    rule = read_aturan(row["rt"], row["rw"], row["dusun"])
    for at, one in enumerate(parts):
        if one.kode == kode:
            parts[at] = Bagian(kode, one.nama or row["nama"], (*one.aturan, rule))
            return
    parts.append(Bagian(kode, row["nama"], (rule,)))


def _of_json(data: bytes) -> dict[str, list[Bagian]]:
    try:
        value = json.loads(data)
        return {
            str(kel_id): [
                Bagian(str(one["kode"]), str(one.get("nama", "")), of_json(one["aturan"])) for one in parts
            ]
            for kel_id, parts in value.items()
        }
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UserError("RULES_UNREADABLE") from error


def preview_split(opened: Vault, told: Told, *, join: bool = False) -> Split:
    """How many voters go where, and how many fit no rule; nothing changes. Raises as `split`."""
    desa = _villages(opened, told)
    if not join:
        _refuse_shared(opened, told)
    return _Plan(opened, told, desa).split


def split(opened: Vault, told: Told, *, join: bool = False) -> Split:
    """Divide these areas so, all or none. `join`: a part may belong to a village that has other areas too.

    Raises UserError AREA_UNKNOWN, CODE_WRONG, PART_TWICE, PART_NAMELESS (the register does not know the code
    and no name is told), CODE_TAKEN, AREA_PACKED (a village with a package would lose or get voters).
    """
    desa = _villages(opened, told)
    if not join:
        _refuse_shared(opened, told)
    plan = _Plan(opened, told, desa)
    with database.transaction(opened.db):
        for kel_id, parts in told.items():
            for one in parts:
                vault.put_village(opened.db, desa[one.kode])
            vault_bagian.set_parts(opened.db, kel_id, parts)
        vault_bagian.move(opened.db, plan.moved)
        noted = [[share.kel_id, share.kode, share.pemilih] for share in plan.split.shares]
        opened.note("bagian", {"wilayah": noted})
    return plan.split


def assign_parts(db: Connection) -> None:
    """Put the voters of divided areas into their parts. Call in the transaction that changed the list."""
    moved = [
        (part, one.pemilih)
        for kel_id, parts in vault_bagian.parts(db).items()
        for one in vault_bagian.places(db, kel_id)
        if (part := part_of(parts, one.alamat, one.rt, one.rw)) != one.bagian
    ]
    if moved:
        vault_bagian.move(db, moved)  # once: it counts the whole district anew


class _Plan:
    """Every voter of the told areas under the told rules. Raises AREA_PACKED."""

    def __init__(self, opened: Vault, told: Told, desa: Mapping[str, Desa]) -> None:
        self._before = vault_bagian.villages_of_parts(opened.db)
        self._packed = vault.packed(opened.db)
        self.moved: list[tuple[int, int]] = []
        names = {one.kode: one.nama for one in vault.villages(opened.db)}
        names |= {kode: one.nama for kode, one in desa.items()}
        shares = [share for kel_id in told for share in self._area(opened, kel_id, told[kel_id], names)]
        self.split = Split(tuple(shares))

    def _area(
        self, opened: Vault, kel_id: str, parts: Sequence[Bagian], names: Mapping[str, str]
    ) -> Iterator[PartShare]:
        own = self._before.get((kel_id, SENDIRI), "")
        after = {SENDIRI: own} | {at: one.kode for at, one in enumerate(parts, 1)}
        counts, came = Counter[int](), Counter[int]()
        for one in vault_bagian.places(opened.db, kel_id):
            part = part_of(parts, one.alamat, one.rt, one.rw)
            counts[part] += 1
            if part != one.bagian:
                self.moved.append((part, one.pemilih))
            before = self._before.get((kel_id, one.bagian), "")
            if before != after[part]:
                came[part] += 1
                self._refuse_packed(kel_id, before, after[part])
        for part, kode in after.items():
            yield PartShare(kel_id, part, kode, names.get(kode, ""), counts[part], came[part])

    def _refuse_packed(self, kel_id: str, *kodes: str) -> None:
        for kode in kodes:
            if kode in self._packed:
                raise UserError("AREA_PACKED", kel_id=kel_id, kode=kode)


def _villages(opened: Vault, told: Told) -> dict[str, Desa]:
    """The village of every told part. Raises AREA_UNKNOWN, CODE_WRONG, PART_TWICE, PART_NAMELESS."""
    listed = {area.kel_id: area for area in vault.kelurahan(opened.db)}
    known, there = register(), {desa.kode: desa for desa in vault.villages(opened.db)}
    found: dict[str, Desa] = {}
    for kel_id, parts in told.items():
        if kel_id not in listed:
            raise UserError("AREA_UNKNOWN", kel_id=kel_id)
        if len({one.kode for one in parts}) < len(parts):
            raise UserError("PART_TWICE", kel_id=kel_id)
        for one in parts:
            if not is_kode_desa(one.kode) or not one.kode.startswith(opened.kabupaten.kode):
                raise UserError("CODE_WRONG", kode=one.kode, kel_id=kel_id, district=opened.kabupaten.kode)
            nama = " ".join(one.nama.split()) or known.get(one.kode, "")
            if not nama and one.kode in there:
                nama = there[one.kode].nama
            if not nama or not is_line(nama, LONGEST_NAME):
                raise UserError("PART_NAMELESS", kode=one.kode)
            kecamatan = spelled(listed[kel_id].kecamatan, known.get(one.kode[:6], ""))
            district = opened.kabupaten
            found[one.kode] = Desa(
                one.kode, spelled(nama, known.get(one.kode, "")), kecamatan, district.nama, district.provinsi
            )
    return found


def _refuse_shared(opened: Vault, told: Told) -> None:
    """A village from several areas is meant only where it is said. Raises CODE_TAKEN."""
    before = vault_bagian.villages_of_parts(opened.db)
    kept = {kode: kel_id for (kel_id, part), kode in before.items() if kel_id not in told or part == SENDIRI}
    for kel_id, parts in told.items():
        for one in parts:
            other = kept.setdefault(one.kode, kel_id)
            if other != kel_id or before.get((kel_id, SENDIRI)) == one.kode:
                raise UserError("CODE_TAKEN", kode=one.kode, kel_id=kel_id, other=other)
