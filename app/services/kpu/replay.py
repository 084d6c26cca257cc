"""Replaying a return: opened with KPU's own keys, folded over KPU's own list. No disk, no clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.berlaku import GIVES_NUMBERS, Berlaku, Penetapan, berlaku
from app.domain.errors import UserError
from app.domain.fold import Folded, fold
from app.domain.pemilih import Pemilih, base_row
from app.domain.penetapan import ATURAN, Baris, under
from app.domain.peristiwa import Peristiwa
from app.domain.tahap_kiriman import TAHAP_KIRIMAN
from app.exchange import balasan, envelope, paket
from app.exchange.balasan import Isi
from app.exchange.envelope import Envelope
from app.store.vault_balasan import HeldHead
from app.store.vault_paket import Issued


@dataclass(frozen=True, slots=True)
class Seen:
    """A return that KPU has already. `sums`: SHA-256 of its SHA256SUMS."""

    urut: int
    sums: str
    id: str
    keadaan: str


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
    """A return as far as it is opened: `now` folds everything it says, `frozen` what its DPT and addenda saw,
    `dpt` whom they list."""

    dossier: Dossier
    opened: Envelope = field(init=False)
    isi: Isi = field(init=False)
    base: dict[str, Pemilih] = field(init=False)
    now: Folded = field(init=False)
    berlaku: Berlaku = field(init=False)
    frozen_base: dict[str, Pemilih] = field(default_factory=dict)
    frozen: dict[str, Pemilih] | None = None
    dpt: list[Baris] = field(default_factory=list)
    _folded: dict[str, list[Pemilih]] = field(default_factory=dict)
    _bases: dict[str, dict[str, Pemilih]] = field(default_factory=dict)

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
        if self.told["tahap"] not in TAHAP_KIRIMAN:
            raise UserError("ENVELOPE_DAMAGED")

    def open_payload(self) -> None:
        """Raises AGE_WRONG_KEY, PAYLOAD_DAMAGED, CARD_INVALID, JOURNAL_BROKEN, SIGNATURE_INVALID."""
        tokens = {package.id: package.token for package in self.dossier.packages.values()}
        self.isi = balasan.open_with(self.opened, self.dossier.operator, tokens)

    def fold_now(self) -> None:
        """The village's list as its journal leaves it. Raises RETURN_PACKAGE_UNKNOWN."""
        self.base = self.base_of(self.told["paket"])
        self.now = fold(self.base, self.isi.events)

    def fold_frozen(self) -> None:
        """The DPT in force with its addenda; `fold_now` came before.

        Raises DPT_NEEDED, RETURN_TWO_DPT, RETURN_HEADS, FORMAT_TOO_NEW, RETURN_PACKAGE_UNKNOWN.
        """
        self.berlaku = berlaku(event for event in self.isi.events if event.jenis in ("tetapkan", "buka"))
        self._refuse_unsound()
        last = self.lists[-1]
        self.frozen_base = self.base_of(self.lists[0].paket)
        self.frozen = self.berlaku.everybody(last, self._voters)
        self.dpt = self.berlaku.whole(last, self._voters)

    @property
    def lists(self) -> list[Penetapan]:
        """The DPT in force and its addenda."""
        return [self.berlaku.tahap["dpt"], *self.berlaku.addenda]

    def _refuse_unsound(self) -> None:
        if any(one.tahap in GIVES_NUMBERS for one in self.berlaku.kembar):
            raise UserError("RETURN_TWO_DPT")
        if "dpt" not in self.berlaku.tahap:
            raise UserError("DPT_NEEDED")
        if any(one.aturan != ATURAN for one in self.lists):
            raise UserError("FORMAT_TOO_NEW")

    def rows(self, one: Penetapan) -> list[Baris]:
        """What one ratification froze."""
        return self.berlaku.rows(one, self._voters)

    def _voters(self, one: Penetapan) -> list[Pemilih]:
        if one.ref not in self._folded:
            events = self.under({"kepala": one.kepala})
            self._folded[one.ref] = list(fold(self.base_of(one.paket), events).pemilih.values())
        return self._folded[one.ref]

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

    def base_of(self, package: str) -> dict[str, Pemilih]:
        """An issued list, opened from the very bytes that were issued."""
        if package not in self._bases:
            self._bases[package] = self._read_base(package)
        return self._bases[package]

    def _read_base(self, package: str) -> dict[str, Pemilih]:
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
