"""Adding voters whom KPU's list does not have."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.errors import UserError
from app.domain.isian import clean
from app.domain.nilai import is_allowed
from app.domain.pemilih import KOLOM_DAFTAR, Pemilih
from app.domain.peristiwa import Draft
from app.domain.syarat import is_old_enough
from app.domain.voter_id import village_id
from app.services.desa.edit import refuse_taken_nik
from app.services.desa.frozen import refuse_after_dpt
from app.services.desa.mark import act_of, checked_bukti
from app.services.desa.table import BUKTI_COLUMNS, bukti_of, in_row, read_table
from app.services.desa.workspace import Workspace
from app.store import daftar as store
from app.store import journal

_WANTED = ("nik", "nkk", "tempat_lahir", "kawin", "alamat", "rt", "rw", "ektp", "tps_kpu")
REQUIRED = ("nama", "kelamin", "tanggal_lahir")


@dataclass(frozen=True, slots=True)
class Added:
    """One new voter. `alike`: ids of voters with the same name and birth date, for a person to look at.

    `missing`: fields that Sidalih wants and nobody typed. `tps_kpu_from`: where the proposed KPU TPS
    comes from: `isian`, `keluarga`, `rt` or "" (none found).
    """

    id: str
    tps: str
    tps_kpu: str
    tps_kpu_from: str
    alike: tuple[str, ...]
    missing: tuple[str, ...]


def add_from_table(workspace: Workspace, data: bytes) -> tuple[str, list[Added]]:
    """New voters as CSV (header: the list's field names, `bukti_*`): one act, all or nothing; (act, voters).

    Raises UserError TABLE_*, FIELD_*, NIK_TAKEN, NIK_TWICE, NIK_NEEDED, UNDER_AGE, DPT_LOCKED.
    """
    refuse_after_dpt(workspace)
    optional = (*sorted(KOLOM_DAFTAR - {*REQUIRED, "sumber"}), *BUKTI_COLUMNS)
    rows = read_table(data, REQUIRED, optional)
    before = journal.voters_added(workspace.db, workspace.device)  # ids are not reused after an undo
    drafts: list[Draft] = []
    added: list[Added] = []
    for number, row in enumerate(rows, start=1):
        with in_row(number + 1):
            voter_id = village_id(workspace.device, before + number)
            fields = {kolom: clean(kolom, text) for kolom, text in row.items() if kolom in KOLOM_DAFTAR}
            one = _proposed(workspace, voter_id, fields)
            _check(workspace, one, fields)
            added.append(one)
            drafts.append(Draft("baru", voter_id, isi=fields))
            if bukti := bukti_of(row):
                drafts.append(Draft("nilai", voter_id, "bukti", checked_bukti(bukti)))
    _refuse_twins(drafts)
    return act_of(workspace.act(drafts)), added


def _proposed(workspace: Workspace, voter_id: str, fields: dict[str, str]) -> Added:
    """Complete `fields` with the two TPS: typed, else the family's, else the RT's majority."""
    source = "isian" if fields.get("tps_kpu") else ""
    nkk, rw, rt = (fields.get(kolom, "") for kolom in ("nkk", "rw", "rt"))
    if not source:
        family = store.usual_tps_kpu(workspace.db, nkk=nkk) if nkk else ""
        neighbours = store.usual_tps_kpu(workspace.db, rw=rw, rt=rt) if rt else ""
        source = "keluarga" if family else "rt" if neighbours else ""
        proposed = family or neighbours
        fields["tps_kpu"] = proposed if is_allowed("tps_kpu", proposed) else ""
    if not fields.get("tps"):
        fields["tps"] = fields["tps_kpu"]
    alike = store.ids_alike(workspace.db, fields["nama"], fields["tanggal_lahir"])
    missing = tuple(kolom for kolom in _WANTED if not fields.get(kolom))
    return Added(voter_id, fields["tps"], fields["tps_kpu"], source, alike, missing)


def _check(workspace: Workspace, one: Added, fields: dict[str, str]) -> None:
    nik = fields.get("nik", "")
    if not nik and workspace.pengaturan.pemilihan.profil == "lengkap":
        raise UserError("NIK_NEEDED")
    if nik:
        refuse_taken_nik(workspace, nik)
    if not is_old_enough(Pemilih(one.id, **fields), workspace.pengaturan.pemilihan.hari):
        raise UserError("UNDER_AGE")


def _refuse_twins(drafts: list[Draft]) -> None:
    """Raises NIK_TWICE: two rows of the same file with one NIK."""
    niks = [draft.isi["nik"] for draft in drafts if isinstance(draft.isi, Mapping) and draft.isi.get("nik")]
    if len(niks) != len(set(niks)):
        raise UserError("NIK_TWICE")
