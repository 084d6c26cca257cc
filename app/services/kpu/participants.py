"""Which villages take part: chosen by code, or from a pasted list of names whose doubtful ones are asked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from app.domain.errors import UserError
from app.domain.ikut import Tebakan, guess, read_names
from app.domain.pemilihan import Desa
from app.domain.wilayah import is_kode_desa
from app.services.kpu.region_codes import register
from app.services.kpu.vault_session import Vault
from app.store import database, vault, vault_bagian

NOBODY = "-"
"""What answers a doubtful line with: none of these."""


@dataclass(frozen=True, slots=True)
class Peserta:
    """A village and whether it takes part. `dikemas`: its package is out already."""

    desa: Desa
    ikut: bool
    pemilih: int
    dikemas: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """How many came in and went out; `dikemas`: those that went out although their package is out."""

    masuk: int
    keluar: int
    ikut: int
    dikemas: tuple[str, ...] = ()


def participants(opened: Vault) -> list[Peserta]:
    """All villages, by code."""
    inside = {desa.kode for desa in vault.villages(opened.db, ikut=True)}
    voters, packed = vault_bagian.voters_of_villages(opened.db), vault.packed(opened.db)
    return [
        Peserta(desa, desa.kode in inside, voters.get(desa.kode, 0), desa.kode in packed)
        for desa in vault.villages(opened.db)
    ]


def match_names(opened: Vault, text: str, answers: Mapping[int, str] | None = None) -> list[Tebakan]:
    """What each pasted line means. `answers`: line number -> code, or NOBODY, of lines that were doubtful.

    A line may be answered with any village of the vault. Raises UserError NAMES_EMPTY, NAMES_ANSWER.
    """
    district = opened.kabupaten.kode
    known = {kode: nama for kode, nama in register().items() if kode.startswith(district)}
    villages = vault.villages(opened.db)
    found = guess(read_names(text, opened.istilah), villages, known)
    if not found:
        raise UserError("NAMES_EMPTY", usage=True)
    there = {desa.kode: desa for desa in villages}
    return [_answered(one, (answers or {}).get(one.baris, ""), there) for one in found]


def _answered(one: Tebakan, kode: str, there: Mapping[str, Desa]) -> Tebakan:
    if not kode:
        return one
    if kode == NOBODY:
        return replace(one, keputusan="pasti", desa=(), sebab="")
    if kode not in there:
        raise UserError("NAMES_ANSWER", usage=True, line=one.baris)
    return replace(one, keputusan="pasti", desa=(there[kode],), sebab="")


def chosen(found: Collection[Tebakan]) -> list[str]:
    """The codes of a list whose lines are all decided. Raises NAMES_DOUBTFUL."""
    open_lines = sum(one.keputusan != "pasti" for one in found)
    if open_lines:
        raise UserError("NAMES_DOUBTFUL", count=open_lines)
    return sorted({one.desa[0].kode for one in found if one.desa})


def set_participants(opened: Vault, kodes: Collection[str]) -> Changed:
    """Exactly these take part. Raises VILLAGE_UNKNOWN, VILLAGES_NONE; nothing changed then."""
    before = {one.desa.kode: one for one in participants(opened)}
    for kode in kodes:
        if kode not in before:
            raise UserError("VILLAGE_UNKNOWN", kode=kode if is_kode_desa(kode) else "?")
    if not kodes:
        raise UserError("VILLAGES_NONE")
    came = [kode for kode in kodes if not before[kode].ikut]
    gone = [kode for kode, one in before.items() if one.ikut and kode not in kodes]
    with database.transaction(opened.db):
        vault.set_taking_part(opened.db, came, ikut=True)
        vault.set_taking_part(opened.db, gone, ikut=False)
        if came or gone:
            opened.note("peserta", {"masuk": sorted(came), "keluar": gone})
    packed = tuple(kode for kode in gone if before[kode].dikemas)
    return Changed(len(came), len(gone), len(set(kodes)), packed)
