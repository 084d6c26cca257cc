"""The return `.dptr`: the committee's journal on its way back to KPU (FORMAT.md section 8)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from app.crypto import minisig
from app.domain import bentuk, canonical
from app.domain.errors import UserError
from app.domain.peristiwa import Peristiwa
from app.domain.perubahan import Perubahan
from app.exchange import csv_text, sealed
from app.exchange.amplop import Amplop
from app.exchange.device_logs import DeviceLog as DeviceLog
from app.exchange.device_logs import read_logs, write_logs
from app.exchange.device_papers import Card
from app.exchange.envelope import Envelope

_KOLOM_PERUBAHAN = tuple(column.name for column in fields(Perubahan))


@dataclass(frozen=True, slots=True)
class Isi:
    """A return whose chains, cards and checkpoints hold; what it says of itself is still only a claim."""

    events: list[Peristiwa]
    heads: Mapping[str, str]
    hashes: Mapping[str, Sequence[str]] = field(repr=False)
    cards: Mapping[str, Card]
    perubahan: list[Perubahan]


def build(
    amplop: Amplop,
    logs: Sequence[DeviceLog],
    changes: Sequence[Perubahan],
    ringkasan: Mapping[str, Any],
    recipients: Sequence[str],
    key: minisig.SigningKey,
) -> bytes:
    """One `.dptr`, signed by the device and sealed for KPU."""
    payload = write_logs(logs)
    rows = [tuple(asdict(change).values()) for change in changes]
    payload["perubahan.csv"] = csv_text.write(_KOLOM_PERUBAHAN, rows)
    payload["ringkasan.json"] = canonical.dumps(ringkasan).encode()
    return sealed.make(amplop, payload, recipients, key)


def open_with(opened: Envelope, identity: str, tokens: Mapping[str, str]) -> Isi:
    """Decrypt and check every chain, card and checkpoint; `tokens` by the id of the package they came with.

    Raises UserError AGE_WRONG_KEY, PAYLOAD_DAMAGED, CARD_INVALID, JOURNAL_BROKEN, SIGNATURE_INVALID.
    """
    inner = sealed.open_payload(opened, identity)
    logs = read_logs(inner, tokens)
    try:
        changes = [Perubahan(*row) for row in csv_text.read(inner["perubahan.csv"], _KOLOM_PERUBAHAN)]
        _check_summary(canonical.loads(inner["ringkasan.json"].decode()), changes)
    except (KeyError, ValueError) as error:
        raise UserError("PAYLOAD_DAMAGED") from error
    cards = {log.card.perangkat: log.card for log in logs}
    signer = cards.get(str(opened.amplop.balasan.get("perangkat")))
    if signer is None or signer.kunci != opened.amplop.kunci:
        raise UserError("CARD_INVALID", device=str(opened.amplop.balasan.get("perangkat")))
    return Isi(
        [event for log in logs for event in log.journal.events],
        {log.card.perangkat: log.journal.head for log in logs},
        {log.card.perangkat: log.journal.hashes for log in logs},
        cards,
        changes,
    )


_count = bentuk.number(0, bentuk.LARGEST_SEQUENCE)
_SUMMARY = bentuk.record(
    pemilih=bentuk.record(L=_count, P=_count, jumlah=_count),
    perubahan=bentuk.mapping(bentuk.text("[a-z_]{1,20}"), _count),
)


def _check_summary(ringkasan: Any, changes: Sequence[Perubahan]) -> None:
    """It must count the rows beside it; what they are worth is found by replaying the journal."""
    if not _SUMMARY(ringkasan) or ringkasan["perubahan"] != Counter(change.jenis for change in changes):
        raise ValueError("summary")
