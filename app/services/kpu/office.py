"""KPU's office: who signs, the addresses, the picture in the letterheads that every village inherits."""

import base64
import json

from app.domain.errors import UserError
from app.domain.kantor import Kantor, as_json, of_json
from app.exchange.paket import LARGEST_LOGO
from app.services.kpu.vault_session import Vault
from app.store import database, vault


def office(opened: Vault) -> Kantor:
    """As it is now; empty where nobody said anything."""
    return of_json(vault.setting_or(opened.db, "kantor", {}))


def read_office(data: bytes) -> object:
    """A JSON file of any of `alamat`, `tempat`, `penanda: [{jabatan, nama, nip}]`, `dinas`, `alamat_dinas`.

    Raises RULES_UNREADABLE.
    """
    try:
        return json.loads(data)
    except ValueError as error:
        raise UserError("RULES_UNREADABLE") from error


def set_office(opened: Vault, told: object) -> Kantor:
    """Change what is told and keep the rest. Raises OFFICE_WRONG."""
    after = of_json(told, office(opened))
    with database.transaction(opened.db):
        vault.set_settings(opened.db, {"kantor": as_json(after)})
        opened.note("kantor", {"kolom": sorted(told) if isinstance(told, dict) else []})
    return after


def logo(opened: Vault) -> bytes:
    """The picture as a PNG, b"" where there is none."""
    return base64.b64decode(vault.setting_or(opened.db, "logo", ""))


def set_logo(opened: Vault, data: bytes) -> bytes:
    """Choose a PNG or JPEG (b"": none); it is kept in greys, small enough for a package.

    Packages made from now on bring it. Raises LOGO_UNREADABLE.
    """
    from app.printing.naskah_logo import small_logo

    kept = small_logo(data, LARGEST_LOGO) if data else b""
    with database.transaction(opened.db):
        vault.set_settings(opened.db, {"logo": base64.b64encode(kept).decode()})
        opened.note("logo", {"byte": len(kept)})
    return kept
