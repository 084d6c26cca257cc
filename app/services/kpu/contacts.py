"""Whom to reach in each village: told one by one or as a table, shown where somebody must be called back."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from app.domain.errors import UserError
from app.domain.kontak import KOLOM, Kontak, changed
from app.domain.pemilihan import Desa
from app.services.kpu.vault_session import Vault
from app.sheets.contact_columns import HEADINGS, contact_words
from app.sheets.sidalih_writer import workbook
from app.sheets.village_workbook_reader import read
from app.store import database, vault, vault_desa
from app.system import clock


@dataclass(frozen=True, slots=True)
class Tersedia:
    """A village and whom to reach there."""

    desa: Desa
    kontak: Kontak


def contacts(opened: Vault) -> list[Tersedia]:
    """Of all villages, by code."""
    kept = vault_desa.contacts(opened.db)
    return [Tersedia(desa, Kontak(**kept[desa.kode])) for desa in vault.villages(opened.db)]


def contact_of(opened: Vault, kode: str) -> Kontak:
    """Of one village. Raises VILLAGE_UNKNOWN."""
    opened.village(kode)
    return Kontak(**vault_desa.contact(opened.db, kode))


def read_contacts(opened: Vault, data: bytes) -> dict[str, dict[str, str]]:
    """kode -> what an Excel, LibreOffice or CSV table tells; empty cells tell nothing.

    Raises COLUMNS_MISSING, CONTACT_TWICE, CONTACT_NUMBER (a number has lost its leading zero), and what
    the reader raises.
    """
    try:
        table = read(data, words=contact_words(opened.istilah))
    except UserError as error:
        if error.code == "COLUMNS_MISSING":
            raise UserError("COLUMNS_MISSING", columns=", ".join(HEADINGS.values())) from error
        raise
    found: dict[str, dict[str, str]] = {}
    for row in table.baris:
        kode = row.isi.pop("kode", "").replace(".", "")
        if "telepon" in row.angka:
            raise UserError("CONTACT_NUMBER", row=row.nomor)
        if kode in found:
            raise UserError("CONTACT_TWICE", row=row.nomor, kode=kode)
        if row.isi:
            found[kode] = row.isi
    return found


def set_contacts(opened: Vault, told: Mapping[str, Mapping[str, str]]) -> int:
    """Keep what is told of villages, all or none; how many changed. "" takes a value away.

    Raises VILLAGE_UNKNOWN, CONTACT_TEXT, CONTACT_PHONE.
    """
    known, now, count = {desa.kode for desa in vault.villages(opened.db)}, clock.instant(), 0
    with database.transaction(opened.db):
        for kode, values in told.items():
            if kode not in known:
                raise UserError("VILLAGE_UNKNOWN", kode=kode[:10])
            before = Kontak(**vault_desa.contact(opened.db, kode))
            after = _changed(kode, before, values, now)
            if after != before:
                vault_desa.set_contact(opened.db, kode, asdict(after))
                kolom = [name for name in KOLOM if getattr(after, name) != getattr(before, name)]
                opened.note("kontak", {"desa": kode, "kolom": kolom})
                count += 1
    return count


def _changed(kode: str, before: Kontak, values: Mapping[str, str], now: str) -> Kontak:
    try:
        return changed(before, values, now)
    except UserError as error:
        raise UserError(error.code, kode=kode, column=error.params.get("column", "")) from error


def contact_table(opened: Vault) -> bytes:
    """All villages with what is known, as a workbook to be filled in and read back; every cell is text."""
    head = [HEADINGS["kode"], opened.istilah.desa, opened.istilah.kecamatan]
    head += [HEADINGS[name] for name in KOLOM]
    rows = [
        (one.desa.kode, one.desa.nama, one.desa.kecamatan, *(getattr(one.kontak, name) for name in KOLOM))
        for one in contacts(opened)
    ]
    return workbook({"KONTAK": (head, rows)})
