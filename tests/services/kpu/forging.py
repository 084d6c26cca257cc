"""Returns that no committee's program writes: a device of our own says whatever a test wants it to say."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from app.crypto import seal
from app.crypto.minisig import SigningKey
from app.domain.peristiwa import START, Draft, Peristiwa, line_hash
from app.exchange import balasan, envelope, paket
from app.exchange.balasan import DeviceLog
from app.exchange.device_papers import Cap, Card, device_id
from app.exchange.envelope import Amplop
from app.store import vault_paket
from app.store.vault_paket import Issued
from tests.services.kpu.district import KODE, District

_SUMMARY = {"pemilih": {"L": 0, "P": 0, "jumlah": 0}, "perubahan": {}}


@dataclass
class Forger:
    """Knows what whoever opened the package knows: its token and KPU's recipients."""

    folder: Path
    issued: Issued
    recipients: Sequence[str]
    key: SigningKey = field(default_factory=lambda: SigningKey(seal.new_key()))

    @property
    def device(self) -> str:
        return device_id(self.key.public)

    def card(self, **changes: Any) -> Card:
        public = envelope.read(self.issued.berkas).amplop
        card = Card(
            self.device,
            self.key.public_line(),
            self.issued.id,
            public.desa["kode"],
            public.pemilihan["id"],
            "2027-01-01T00:00:00Z",
        )
        return replace(card.signed(self.issued.token), **changes)

    def lines(self, drafts: Sequence[Draft]) -> list[str]:
        """A chain of these events, each an act of its own."""
        lines: list[str] = []
        for number, draft in enumerate(drafts, 1):
            before = line_hash(lines[-1]) if lines else START
            act = f"{self.device}:{number}"
            said = (draft.jenis, draft.pemilih, draft.kolom, draft.isi, draft.lama, draft.dasar)
            lines.append(Peristiwa(self.device, number, before, number, 1, "ab" * 8, act, *said).line())
        return lines

    def announced(self, lines: Sequence[str], **isi: Any) -> Draft:
        """`kembali` at the end of these lines."""
        heads = {self.device: f"{len(lines)}:{line_hash(lines[-1])}"}
        told = {"tahap": "sementara", "urut": 1, "paket": self.issued.id, "kepala": heads, "sidik": ""}
        return Draft("kembali", isi=told | {"tanda_tangan": {}} | isi)

    def amplop(self, **changes: Any) -> Amplop:
        public = envelope.read(self.issued.berkas).amplop
        told = {
            "paket": self.issued.id,
            "paket_urut": self.issued.urut,
            "sebelum": "",
            "tahap": "sementara",
            "perangkat": self.device,
        }
        made = Amplop(
            "balasan",
            public.pemilihan,
            public.desa,
            paket.new_id(),
            1,
            "2027-01-01T00:00:00Z",
            "",
            self.key.public_line(),
            balasan=told,
        )
        return replace(made, **changes)

    def write(
        self, name: str, drafts: Sequence[Draft] = (), card: Card | None = None, urut: int = 1, **changes: Any
    ) -> Path:
        """A preview whose journal holds these events between its card and its announcement."""
        card = card or self.card()
        before = [Draft("perangkat", isi=asdict(card)), *drafts]
        lines = self.lines([*before, self.announced(self.lines(before), urut=urut)])
        cap = Cap(self.device, len(lines), line_hash(lines[-1]), "0:" + START, self.issued.id)
        log = DeviceLog(card, lines, *cap.sign(self.key))
        amplop = self.amplop(**{"urut": urut} | changes)
        path = self.folder / name
        path.write_bytes(balasan.build(amplop, [log], [], _SUMMARY, self.recipients, self.key))
        return path


def forger(district: District, kode: str = KODE) -> Forger:
    """Somebody who opened this village's package."""
    with district.opened() as opened:
        issued = vault_paket.newest(opened.db, kode)
        recipients = (opened.kpu.operator, opened.kpu.pemulihan)
    assert issued is not None
    return Forger(district.folder, issued, recipients)
