"""Villages for tests: a KPU with keys, packages it issues, data files opened from them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.crypto import age_file, seal, words
from app.crypto.minisig import SigningKey
from app.domain.istilah import Istilah
from app.domain.pemilih import KOLOM_PAKET, Pemilih
from app.domain.pemilihan import Desa, Pemilihan, Profil
from app.exchange import paket
from app.services.desa import members
from app.services.desa.find import find_voters
from app.services.desa.open_paket import FirstMember, open_first
from app.services.desa.workspace import Workspace, open_workspace
from app.store.daftar import Tercatat
from tests.builders import DESA, daftar

KETUA, SEKRETARIS = "kata sandi ketua", "kata sandi sekretaris"
VOTING_DAY = date(2027, 2, 3)
LETTER = words.generate()


@dataclass
class TestKpu:
    """A KPU's keys and what it would put into a package."""

    __test__ = False

    signing: SigningKey = field(default_factory=lambda: SigningKey(seal.new_key()))
    operator: age_file.Identity = field(default_factory=age_file.new_identity)
    recovery: age_file.Identity = field(default_factory=age_file.new_identity)

    def paket(
        self,
        rows: Sequence[Pemilih],
        urut: int = 1,
        *,
        desa: Desa = DESA,
        profil: Profil = "lengkap",
        sampai: date = date(2027, 5, 4),
        letter: Sequence[str] = LETTER,
        token: str = "ab" * 32,
        istilah: Istilah | None = None,
        hari: date = VOTING_DAY,
    ) -> bytes:
        """A `.dpt` of these voters."""
        words = istilah or Istilah()
        name = f"{words.pemilihan} Serentak 2027"
        election = Pemilihan("9901-2027-0a1b2c3d", name, hari, profil=profil)
        order = paket.Order(
            id=paket.new_id(),
            desa=desa,
            urut=urut,
            menggantikan="",
            dibuat="2026-11-23T00:00:00Z",
            pengaturan=paket.Pengaturan(election, words, "DPT Pilkada 2024", sampai),
            kpu=paket.Kpu(
                "KPU Kabupaten Contoh",
                self.signing.public_line(),
                self.operator.recipient,
                self.recovery.recipient,
            ),
            rows=[tuple(getattr(row, kolom) for kolom in KOLOM_PAKET) for row in rows],
            words=letter,
            token=token,
            signing_seed=self.signing.seed,
        )
        return paket.build(order)


def write_paket(folder: Path, kpu: TestKpu, voters: Sequence[Pemilih], urut: int = 1) -> Path:
    """A package on disk."""
    file = folder / f"paket-{urut}.dpt"
    file.write_bytes(kpu.paket(voters, urut))
    return file


def listed(
    workspace: Workspace, search: str = "", status: str | None = None, *, reveal: bool = False
) -> list[Tercatat]:
    """The voters that a list shows."""
    return list(find_voters(workspace, search, status=status, reveal=reveal).voters)


def open_village(folder: Path, kpu: TestKpu | None = None, count: int = 100) -> Path:
    """A data folder of `count` voters with a ketua and a sekretaris; returns the folder."""
    data = folder / "data"
    file = write_paket(folder, kpu or TestKpu(), daftar(count))
    open_first(file, " ".join(LETTER), data, FirstMember("Ketua Contoh", "ketua", KETUA))
    with open_workspace(data, "ketua", KETUA) as workspace:
        members.add(workspace, "Sekretaris Contoh", "sekretaris", SEKRETARIS)
    return data
