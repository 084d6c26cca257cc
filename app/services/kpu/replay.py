"""Replaying a return: opened with KPU's own keys, folded over KPU's own list. No disk, no clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.errors import UserError
from app.domain.fold import Folded, fold, is_active, undone
from app.domain.pemilih import Pemilih, base_row
from app.domain.penetapan import ATURAN, under
from app.domain.peristiwa import Peristiwa
from app.exchange import balasan, envelope, paket
from app.exchange.balasan import Isi
from app.exchange.envelope import Envelope
from app.store.vault_balasan import HeldHead
from app.store.vault_paket import Issued

AKHIR, SEMENTARA = "akhir", "sementara"


@dataclass(frozen=True, slots=True)
class Seen:
    """A return that KPU has already. `sums`: SHA-256 of its SHA256SUMS."""

    urut: int
    sums: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """The bytes, and all that KPU holds of the village: packages by id, device heads, earlier returns."""

    nama: str
    data: bytes = field(repr=False)
    pemilihan: str
    packages: Mapping[str, Issued] = field(repr=False)
    heads: Mapping[str, HeldHead] = field(repr=False)
    seen: Sequence[Seen]
    operator: str = field(repr=False)


@dataclass(slots=True)
class Replay:
    """A return as far as it is opened: `now` folds everything it says, `frozen` what its DPT holds."""

    dossier: Dossier
    opened: Envelope = field(init=False)
    isi: Isi = field(init=False)
    base: dict[str, Pemilih] = field(init=False)
    now: Folded = field(init=False)
    tetapkan: Mapping[str, Any] | None = None
    frozen_base: dict[str, Pemilih] = field(default_factory=dict)
    frozen: Folded | None = None

    @property
    def told(self) -> Mapping[str, Any]:
        """The public part that only a return has: paket, paket_urut, sebelum, tahap, perangkat."""
        return self.opened.amplop.balasan

    def open_envelope(self) -> None:
        """Raises NOT_A_RETURN and what `envelope.read` raises."""
        self.opened = envelope.read(self.dossier.data)
        if self.opened.amplop.jenis != "balasan":
            raise UserError("NOT_A_RETURN", jenis=self.opened.amplop.jenis)
        keys = ("paket", "sebelum", "tahap", "perangkat")
        if not all(isinstance(self.told.get(key), str) for key in keys):
            raise UserError("ENVELOPE_DAMAGED")
        if self.told["tahap"] not in (AKHIR, SEMENTARA):
            raise UserError("ENVELOPE_DAMAGED")

    def open_payload(self) -> None:
        """Raises AGE_WRONG_KEY, PAYLOAD_DAMAGED, CARD_INVALID, JOURNAL_BROKEN, SIGNATURE_INVALID."""
        tokens = {package.id: package.token for package in self.dossier.packages.values()}
        self.isi = balasan.open_with(self.opened, self.dossier.operator, tokens)

    def fold_now(self) -> None:
        """The village's list as its journal leaves it. Raises RETURN_PACKAGE_UNKNOWN."""
        self.base = self._base(self.told["paket"])
        self.now = fold(self.base, self.isi.events)

    def fold_frozen(self) -> None:
        """The DPT in force; `fold_now` came before.

        Raises DPT_NEEDED, RETURN_TWO_DPT, RETURN_HEADS, FORMAT_TOO_NEW, RETURN_PACKAGE_UNKNOWN.
        """
        acts = undone(self.isi.events)
        found: dict[str, Mapping[str, Any]] = {}
        for event in self.isi.events:
            isi = event.data
            if event.jenis == "tetapkan" and isi.get("tahap") == "dpt" and is_active(event, acts):
                found[str(isi.get("sidik"))] = isi
        if len(found) != 1:
            raise UserError("RETURN_TWO_DPT" if found else "DPT_NEEDED")
        self.tetapkan = next(iter(found.values()))
        if self.tetapkan.get("aturan") != ATURAN:
            raise UserError("FORMAT_TOO_NEW")
        package = str(self.tetapkan.get("paket"))
        self.frozen_base = self.base if package == self.told["paket"] else self._base(package)
        self.frozen = fold(self.frozen_base, self.under(self.tetapkan))

    def under(self, isi: Mapping[str, Any]) -> list[Peristiwa]:
        """The events below the heads that an event names. Raises RETURN_HEADS where they do not exist."""
        heads = isi.get("kepala")
        if not isinstance(heads, Mapping) or not all(map(self._has_head, heads.items())):
            raise UserError("RETURN_HEADS")
        return under(self.isi.events, heads)

    def _has_head(self, head: tuple[str, str]) -> bool:
        device, point = head
        urut, _, digest = point.partition(":")
        return digest in self.isi.hashes.get(device, ())[int(urut) - 1 : int(urut)]

    def _base(self, package: str) -> dict[str, Pemilih]:
        """An issued list, opened from the very bytes that were issued."""
        issued = self.dossier.packages.get(package)
        if issued is None:
            raise UserError("RETURN_PACKAGE_UNKNOWN", desa=self.opened.amplop.desa["nama"])
        rows = paket.open_with(envelope.read(issued.berkas), self.dossier.operator).rows
        return {row[0]: base_row(row[0], row[1:]) for row in rows}


def replay(dossier: Dossier) -> Replay:
    """A return that passed its checks when it came in, opened again."""
    again = Replay(dossier)
    again.open_envelope()
    again.open_payload()
    again.fold_now()
    again.fold_frozen()
    return again
