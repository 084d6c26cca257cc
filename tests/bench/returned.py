"""One village's final return with 5 % of its rows changed, by the committee's own services.

No letter is opened (KPU's key opens the package as well) and the password is a cheap one, so that hundreds
of villages can be made: what is measured is KPU's side.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from app.crypto import age_file, seal
from app.crypto.slots import Slot
from app.domain import canonical
from app.domain.pemilihan import Desa
from app.domain.peristiwa import Draft
from app.domain.tms import Alasan
from app.exchange import envelope, paket
from app.exchange.envelope import Envelope
from app.exchange.paket import Isi
from app.services.desa import members
from app.services.desa.add import Orang, add
from app.services.desa.edit import edit
from app.services.desa.mark import Mark, mark
from app.services.desa.members import NewMember
from app.services.desa.new_data import NewData, enrol, new_data, store_paket
from app.services.desa.ratify import ratify
from app.services.desa.return_data import write_return
from app.services.desa.workspace import Anggota, Workspace
from app.store import daftar, database, slots_file
from tests.builders import nik
from tests.villages import SEKRETARIS

_REASONS = (Alasan.MENINGGAL, Alasan.MENINGGAL, Alasan.PINDAH, Alasan.TIDAK_DIKENAL)
_TMS, _CHANGED, _NEW = 34, 100, 100
"""One voter in so many: 3 %, 1 %, 1 %."""
_ARGON2 = {"m": 8 * 1024, "t": 1, "p": 1}


@dataclass(frozen=True, slots=True)
class Job:
    """A package to answer, and KPU's key that opens it; `number` keeps new voters of two villages apart."""

    number: int
    package: bytes = field(repr=False)
    operator: str = field(repr=False)


def make_return(job: Job) -> tuple[bytes, str]:
    """The `.dptr` and the code that its minutes show; runs in a worker process."""
    opened = envelope.read(job.package)
    isi = paket.open_with(opened, job.operator)
    with tempfile.TemporaryDirectory() as name, new_data(Path(name) / "data") as made:
        workspace = _settled(made, opened, isi, job.package)
        _verify(workspace, [row[0] for row in isi.rows], job.number)
        for stage in ("dps", "dpt"):
            ratify(workspace, stage, "sekretaris", SEKRETARIS)
        out = Path(name) / "a.dptr"
        done = write_return(workspace, out, True, "sekretaris", SEKRETARIS)
        return out.read_bytes(), done.kode


def _settled(made: NewData, opened: Envelope, isi: Isi, data: bytes) -> Workspace:
    """A data file with Ketua and Sekretaris, as opening the package and adding a member leave it."""
    ketua, other = members.new_member("Ketua", "ketua"), members.new_member("Sekretaris", "sekretaris")
    amplop = opened.amplop
    adopted = Draft("paket", isi={"paket": amplop.id, "urut": amplop.urut, "sha256": isi.sha256})
    with database.transaction(made.db):
        store_paket(made.db, opened, data, isi, age_file.new_identity().recipient)
        enrol(made.db, made.device, ketua, [adopted])
        daftar.rebuild(made.db)
    slots_file.save(made.folder, [_slot(other)])
    me = Anggota(ketua.id, ketua.nama, ketua.peran, ketua.seed)
    village = Desa(**amplop.desa)
    workspace = Workspace(
        made.folder, made.db, made.data_key, made.device, me, village, isi.pengaturan, isi.kpu
    )
    workspace.act([members.draft(other)])
    return workspace


def _slot(member: NewMember) -> Slot:
    """A way in at the least cost that a slot may have."""
    salt = seal.new_key()
    kek = seal.derive_kek(SEKRETARIS, salt, b"", _ARGON2["m"], _ARGON2["t"], _ARGON2["p"])
    sealed = seal.seal(kek, canonical.dumps({"anggota": member.seed.hex()}).encode(), member.id.encode())
    return Slot(member.id, member.nama, member.peran, salt.hex(), _ARGON2, 0, sealed.hex())


def _verify(workspace: Workspace, voters: Sequence[str], number: int) -> None:
    """Every voter gets his verdict; some are corrected, some are new."""
    gone = {voter: _REASONS[at % len(_REASONS)] for at, voter in enumerate(voters[::_TMS])}
    mark(workspace, [Mark(voter, gone.get(voter, Alasan.SESUAI)) for voter in voters])
    edit(workspace, {(voter, "alamat"): "DUSUN BARU" for voter in voters[1::_CHANGED]})
    add(workspace, [_newcomer(number, at) for at in range(len(voters) // _NEW)])


def _newcomer(number: int, at: int) -> Orang:
    born = (date(1960, 1, 1) + timedelta(days=number)).isoformat()
    known = {"nama": f"WARGA BARU {at + 1}", "kelamin": "P", "tanggal_lahir": born}
    return Orang(known | {"nik": nik(at + 1, born, region="990199"), "rt": "1", "rw": "1"})
