"""Adding voters whom KPU's list does not have."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field

from app.domain.bukti import stands_for_nik
from app.domain.errors import UserError
from app.domain.isian import clean
from app.domain.nilai import is_allowed
from app.domain.pemilih import KOLOM_DAFTAR, Pemilih
from app.domain.peristiwa import Draft
from app.domain.syarat import is_old_enough
from app.domain.tms import Alasan
from app.domain.voter_id import village_id
from app.services.desa.edit import Near, refuse_twins
from app.services.desa.frozen import refuse_adding
from app.services.desa.mark import act_of, checked_bukti
from app.services.desa.table import BUKTI_COLUMNS, bukti_of, in_row, read_table
from app.services.desa.workspace import Workspace
from app.store import journal, terdaftar

_WANTED = ("nik", "nkk", "tempat_lahir", "kawin", "alamat", "rt", "rw", "ektp", "tps_kpu")
REQUIRED = ("nama", "kelamin", "tanggal_lahir")


@dataclass(frozen=True, slots=True)
class Orang:
    """Somebody to be added: fields of the list as typed, and the papers he showed."""

    isian: Mapping[str, str]
    bukti: Mapping[str, str] = field(default_factory=dict)


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


def add(workspace: Workspace, people: Sequence[Orang], near: Near = nullcontext) -> tuple[str, list[Added]]:
    """New voters as one act, all or nothing; (act, voters). Raises what `drafts_of` raises, and NIK_TWICE."""
    drafts, added = drafts_of(workspace, people, near)
    refuse_twins(drafts)
    events = workspace.act(drafts) if drafts else []
    return act_of(events), added


def drafts_of(
    workspace: Workspace, people: Sequence[Orang], near: Near = nullcontext, *, register: bool = False
) -> tuple[list[Draft], list[Added]]:
    """What the act says of these people, for an act that may do more.

    `register`: they are on no list of this election, so that the DPT does not stand in the way.
    Raises UserError FIELD_*, BUKTI_UNKNOWN, NIK_TAKEN, NIK_NEEDED (no NIK, and no letter that vouches for
    one to come), UNDER_AGE, DPT_LOCKED.
    """
    if not register:
        refuse_adding(workspace)
    before = journal.voters_added(workspace.db, workspace.device)  # ids are not reused after an undo
    cleaned: list[tuple[Pemilih, dict[str, str]]] = []
    for number, one in enumerate(people):
        with near(number):
            fields = {kolom: _clean(kolom, text) for kolom, text in one.isian.items()}
            voter = Pemilih(village_id(workspace.device, before + number + 1), **fields)
            cleaned.append((voter, checked_bukti(one.bukti)))
    voters = [voter for voter, _ in cleaned]
    listed = _Listed(workspace, voters)
    drafts: list[Draft] = []
    added: list[Added] = []
    for number, (voter, bukti) in enumerate(cleaned):
        with near(number):
            _check(workspace, listed, voter, bukti)
        fields, told = listed.proposed(voter)
        drafts.append(Draft("baru", voter.id, isi=fields))
        if register:
            drafts.append(Draft("nilai", voter.id, "status_pilkades", Alasan.DI_LUAR_DPT.value))
        if bukti:
            drafts.append(Draft("nilai", voter.id, "bukti", bukti))
        added.append(told)
    return drafts, added


def add_from_table(workspace: Workspace, data: bytes) -> tuple[str, list[Added]]:
    """New voters as CSV (header: the list's field names, `bukti_*`). Raises TABLE_* and what `add` raises."""
    optional = (*sorted(KOLOM_DAFTAR - {*REQUIRED, "sumber"}), *BUKTI_COLUMNS)
    rows = read_table(data, REQUIRED, optional)
    people = [
        Orang({kolom: text for kolom, text in row.items() if kolom in KOLOM_DAFTAR}, bukti_of(row))
        for row in rows
    ]
    return add(workspace, people, lambda number: in_row(number + 2))


def _clean(kolom: str, text: str) -> str:
    if kolom not in KOLOM_DAFTAR:
        raise UserError("FIELD_UNKNOWN", kolom=kolom)
    return clean(kolom, text)


def _check(workspace: Workspace, listed: "_Listed", voter: Pemilih, bukti: Mapping[str, str]) -> None:
    for kolom in REQUIRED:
        if not getattr(voter, kolom):
            raise UserError("FIELD_INVALID", kolom=kolom)
    if not voter.nik and workspace.pengaturan.pemilihan.profil == "lengkap" and not stands_for_nik(bukti):
        raise UserError("NIK_NEEDED")
    if holder := listed.holders.get(voter.nik):
        raise UserError("NIK_TAKEN", voter=holder)
    if not is_old_enough(voter, workspace.pengaturan.pemilihan.hari):
        raise UserError("UNDER_AGE")


class _Listed:
    """What the list knows about people to be added, asked once for all of them."""

    def __init__(self, workspace: Workspace, voters: Sequence[Pemilih]) -> None:
        db = workspace.db
        self.holders = terdaftar.holders(db, (voter.nik for voter in voters))
        self._alike = terdaftar.alike(db, {(voter.nama, voter.tanggal_lahir) for voter in voters})
        nkks, places = [voter.nkk for voter in voters], {(one.rw, one.rt) for one in voters if one.rt}
        self._families = terdaftar.usual_tps_of_families(db, nkks, "tps_kpu")
        self._rts = terdaftar.usual_tps_of_rts(db, places, "tps_kpu")
        self._own = (
            terdaftar.usual_tps_of_families(db, nkks, "tps"),
            terdaftar.usual_tps_of_rts(db, places, "tps"),
        )

    def proposed(self, voter: Pemilih) -> tuple[dict[str, str], Added]:
        """The fields completed with the two TPS: typed, else the family's, else the RT's majority.

        They part once the village has divided its own TPS: each is proposed from its own kind.
        """
        family, neighbours = self._families.get(voter.nkk, ""), self._rts.get((voter.rw, voter.rt), "")
        source = "isian" if voter.tps_kpu else "keluarga" if family else "rt" if neighbours else ""
        usual = family or neighbours
        tps_kpu = voter.tps_kpu or (usual if is_allowed("tps_kpu", usual) else "")
        fields = {kolom: value for kolom in sorted(KOLOM_DAFTAR) if (value := getattr(voter, kolom))}
        fields |= {"tps_kpu": tps_kpu, "tps": voter.tps or self._usual(voter) or tps_kpu}
        missing = tuple(kolom for kolom in _WANTED if not fields.get(kolom))
        alike = self._alike.get((voter.nama, voter.tanggal_lahir), ())
        return fields, Added(voter.id, fields["tps"], tps_kpu, source, alike, missing)

    def _usual(self, voter: Pemilih) -> str:
        families, rts = self._own
        usual = families.get(voter.nkk) or rts.get((voter.rw, voter.rt), "")
        return usual if is_allowed("tps", usual) else ""
