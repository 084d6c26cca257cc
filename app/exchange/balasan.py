"""The return `.dptr`: the committee's journal on its way back to KPU (FORMAT.md section 8)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from app.crypto import minisig
from app.domain import bentuk, canonical
from app.domain.errors import UserError
from app.domain.peristiwa import Peristiwa, check_chain, line_hash
from app.domain.perubahan import Perubahan
from app.exchange import csv_text, envelope
from app.exchange.amplop import Amplop
from app.exchange.device_papers import Card, parse_card, read_cap
from app.exchange.envelope import Envelope

_KOLOM_PERUBAHAN = tuple(column.name for column in fields(Perubahan))


@dataclass(frozen=True, slots=True)
class DeviceLog:
    """One device as it travels: card, journal lines, newest checkpoint with its signature."""

    card: Card
    lines: Sequence[str]
    cap: bytes
    cap_signature: bytes


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
    payload: dict[str, bytes] = {}
    for log in logs:
        device = log.card.perangkat
        payload[f"kartu/{device}.json"] = canonical.dumps(asdict(log.card)).encode()
        payload[f"peristiwa/{device}.jsonl"] = "".join(f"{line}\n" for line in log.lines).encode()
        payload[f"cap/{device}.json"] = log.cap
        payload[f"cap/{device}.json.minisig"] = log.cap_signature
    rows = [tuple(asdict(change).values()) for change in changes]
    payload["perubahan.csv"] = csv_text.write(_KOLOM_PERUBAHAN, rows)
    payload["ringkasan.json"] = canonical.dumps(ringkasan).encode()
    return envelope.make(amplop, payload, recipients, key)


def open_with(opened: Envelope, identity: str, tokens: Mapping[str, str]) -> Isi:
    """Decrypt and check every chain, card and checkpoint; `tokens` by the id of the package they came with.

    Raises UserError AGE_WRONG_KEY, PAYLOAD_DAMAGED, CARD_INVALID, JOURNAL_BROKEN, SIGNATURE_INVALID.
    """
    inner = envelope.open_payload(opened, identity)
    cards: dict[str, Card] = {}
    events: list[Peristiwa] = []
    heads: dict[str, str] = {}
    hashes: dict[str, Sequence[str]] = {}
    try:
        devices = sorted(name[6:-5] for name in inner if name.startswith("kartu/"))
        for device in devices:
            card = parse_card(canonical.loads(inner[f"kartu/{device}.json"].decode()))
            lines = _lines(inner[f"peristiwa/{device}.jsonl"].decode())
            cap = (inner[f"cap/{device}.json"], inner[f"cap/{device}.json.minisig"])
            events += _device_events(device, card, lines, cap, tokens)
            cards[device] = card
            hashes[device] = [line_hash(line) for line in lines]
            heads[device] = f"{len(lines)}:{hashes[device][-1]}"
        changes = [Perubahan(*row) for row in csv_text.read(inner["perubahan.csv"], _KOLOM_PERUBAHAN)]
        _check_summary(canonical.loads(inner["ringkasan.json"].decode()), changes)
    except (KeyError, ValueError) as error:
        raise UserError("PAYLOAD_DAMAGED") from error
    signer = cards.get(str(opened.amplop.balasan.get("perangkat")))
    if signer is None or signer.kunci != opened.amplop.kunci:
        raise UserError("CARD_INVALID", device=str(opened.amplop.balasan.get("perangkat")))
    return Isi(events, heads, hashes, cards, changes)


def _lines(text: str) -> list[str]:
    """LF ends every line and is the only character that does; U+2028 and its like are text."""
    *lines, rest = text.split("\n")
    if rest or not all(lines) or "\r" in text:
        raise ValueError("lines")
    return lines


_count = bentuk.number(0, bentuk.LARGEST_SEQUENCE)
_SUMMARY = bentuk.record(
    pemilih=bentuk.record(L=_count, P=_count, jumlah=_count),
    perubahan=bentuk.mapping(bentuk.text("[a-z_]{1,20}"), _count),
)


def _check_summary(ringkasan: Any, changes: Sequence[Perubahan]) -> None:
    """It must count the rows beside it; what they are worth is found by replaying the journal."""
    if not _SUMMARY(ringkasan) or ringkasan["perubahan"] != Counter(change.jenis for change in changes):
        raise ValueError("summary")


def _device_events(
    device: str, card: Card, lines: Sequence[str], cap: tuple[bytes, bytes], tokens: Mapping[str, str]
) -> list[Peristiwa]:
    card.check(tokens)
    events = check_chain(lines, device)
    if card.perangkat != device or not events or events[0].isi != asdict(card):
        raise UserError("CARD_INVALID", device=device)
    stated = read_cap(*cap, card.kunci)
    if (stated.perangkat, stated.urut, stated.hash) != (device, len(lines), line_hash(lines[-1])):
        raise UserError("JOURNAL_BROKEN", number=len(lines))
    return events
