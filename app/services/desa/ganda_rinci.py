"""Two entries side by side, field by field; a masked NIK is compared though nobody sees it."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.pasangan import Kunci
from app.services.desa.mark import find_all
from app.services.desa.voter_details import VoterDetails, voter_details
from app.services.desa.workspace import Workspace

COMPARED = (
    "nama", "nik", "nkk", "tempat_lahir", "tanggal_lahir", "kelamin", "kawin", "alamat", "rt", "rw", "tps",
    "disabilitas", "ektp", "dpid",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Berdampingan:
    """`beda`: field -> whether two values that are both known differ; a field that one lacks is left out."""

    satu: VoterDetails
    dua: VoterDetails
    beda: Mapping[str, bool]


def side_by_side(workspace: Workspace, pair: Kunci, *, reveal: bool = False) -> Berdampingan:
    """Both in full, NIK and NKK masked unless revealed, which is written down. Raises VOTER_UNKNOWN."""
    one, other = (found.pemilih for found in find_all(workspace, pair))
    assert one is not None and other is not None
    first, second = (voter_details(workspace, voter, reveal=reveal) for voter in pair)
    return Berdampingan(first, second, differences(one, other))


def differences(one: object, other: object) -> dict[str, bool]:
    """Field -> whether two values differ, of the fields that both entries have and know unmasked."""
    values = {kolom: (str(getattr(one, kolom, "")), str(getattr(other, kolom, ""))) for kolom in COMPARED}
    known = {kolom: pair for kolom, pair in values.items() if all(pair) and "*" not in "".join(pair)}
    return {kolom: first != second for kolom, (first, second) in known.items()}
