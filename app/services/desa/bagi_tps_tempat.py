"""Where each TPS stands, and the dusun that has it for itself: records beside the list, never part of it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.bentuk import is_line
from app.domain.berkunci import NOTHING, Terkini
from app.domain.errors import UserError
from app.domain.isian import clean
from app.domain.peristiwa import Draft
from app.services.desa.records import record_draft
from app.services.desa.table import in_row, read_table
from app.services.desa.workspace import Workspace
from app.store import daftar

JENIS = "tps"
LONGEST_PLACE = 200
COLUMNS = ("kode", "lokasi")


@dataclass(frozen=True, slots=True)
class Tempat:
    """`konflik`: places that PCs gave it apart, "" among them; then `lokasi` and `dusun` are ""."""

    kode: str
    lokasi: str = ""
    dusun: str = ""
    konflik: tuple[str, ...] = ()


def places(workspace: Workspace) -> dict[str, Tempat]:
    """Code -> what is known of it, of the TPS that somebody said something about."""
    return {key[0]: _place(key[0], found) for key, found in workspace.keyed(JENIS).items()}


def _place(kode: str, found: Terkini) -> Tempat:
    apart = tuple(str(isi["lokasi"]) for isi in found.konflik)
    return Tempat(kode, str(found.isi.get("lokasi", "")), str(found.isi.get("dusun", "")), apart)


def set_places(workspace: Workspace, lokasi: Mapping[str, str]) -> str:
    """Say where TPS stand (code -> place, "" takes it away) as one act; what undo names, "" where all was so.

    It may be said after the DPT too: a flood moves a TPS, not its voters. In a conflict it decides.
    Raises UserError TPS_NOT_IN_USE (nobody votes there), FIELD_INVALID.
    """
    known = codes(workspace) | places(workspace).keys()
    drafts: list[Draft] = []
    for typed, text in lokasi.items():
        kode = clean("tps", typed)
        if kode not in known:
            raise UserError("TPS_NOT_IN_USE", tps=kode)
        drafts += _draft(workspace, kode, lokasi=_clean(text))
    return workspace.act(drafts)[0].tindakan if drafts else ""


def codes(workspace: Workspace) -> set[str]:
    """The TPS of all who are known, struck voters too."""
    return {voter.tps for voter in daftar.current(workspace.db)} - {""}


def _draft(workspace: Workspace, kode: str, **said: str) -> list[Draft]:
    before = workspace.keyed(JENIS).get((kode,), NOTHING)
    isi = {"kode": kode, "lokasi": "", "dusun": "", **(before.isi or _agreed(before)), **said}
    return record_draft(workspace, JENIS, isi)


def _agreed(before: Terkini) -> dict[str, str]:
    """What all candidates of a conflict say alike stays."""
    first = dict(before.konflik[0]) if before.konflik else {}
    return {name: text for name, text in first.items() if all(one[name] == text for one in before.konflik)}


def _clean(text: str) -> str:
    told = " ".join(unicodedata.normalize("NFC", text).split())
    if not is_line(told, LONGEST_PLACE):
        raise UserError("FIELD_INVALID", kolom="lokasi")
    return told


def own_drafts(workspace: Workspace, dusun: Mapping[str, str]) -> list[Draft]:
    """What makes these TPS (code -> dusun) the own ones of these dusun, and no others; places stay.

    A TPS of which PCs say different things is left to whoever decides that.
    """
    drafts: list[Draft] = []
    known = places(workspace)
    for kode in sorted({*known, *dusun}):
        before, wanted = known.get(kode, Tempat(kode)), dusun.get(kode, "")
        if before.dusun != wanted and not before.konflik:
            drafts += _draft(workspace, kode, dusun=wanted)
    return drafts


def places_from_table(data: bytes) -> dict[str, str]:
    """CSV `kode,lokasi`. Raises TABLE_*, TPS_TWICE, FIELD_INVALID."""
    lokasi: dict[str, str] = {}
    for number, row in enumerate(read_table(data, COLUMNS, ()), start=2):
        with in_row(number):
            kode = clean("tps", row["kode"])
            if kode in lokasi:
                raise UserError("TPS_TWICE", tps=kode)
            lokasi[kode] = _clean(row["lokasi"])
    return lokasi
