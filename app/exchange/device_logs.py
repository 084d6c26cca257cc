"""Devices' chains as they travel in a return or a copy: card, journal, checkpoint (FORMAT.md section 8)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from app.domain import canonical
from app.domain.errors import UserError
from app.domain.peristiwa import START, Peristiwa, Rantai, check_chain, line_hash
from app.domain.progress import Progress, silent
from app.exchange.device_papers import Card, parse_card, read_cap

_BLOCK = 2_000


@dataclass(frozen=True, slots=True)
class DeviceLog:
    """One device as it travels: card, journal lines, newest checkpoint; `akses` in a copy only."""

    card: Card
    lines: Sequence[str]
    cap: bytes
    cap_signature: bytes
    akses: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """The lines of one chain, checked: numbered without a gap and linked."""

    lines: Sequence[str]
    events: Sequence[Peristiwa]
    hashes: Sequence[str] = field(repr=False)

    @property
    def head(self) -> str:
        """As checkpoints and events name it: `<urut>:<hash>`."""
        return f"{len(self.lines)}:{self.hashes[-1] if self.hashes else START}"


@dataclass(frozen=True, slots=True)
class CheckedLog:
    """A device's log whose card, chains and checkpoint hold."""

    card: Card
    journal: Chain
    akses: Chain
    cap: bytes
    cap_signature: bytes


def write_logs(logs: Sequence[DeviceLog], *, akses: bool = False) -> dict[str, bytes]:
    """The payload's files of these devices."""
    files: dict[str, bytes] = {}
    for log in logs:
        device = log.card.perangkat
        files[f"kartu/{device}.json"] = canonical.dumps(asdict(log.card)).encode()
        files[f"peristiwa/{device}.jsonl"] = _joined(log.lines)
        files[f"cap/{device}.json"] = log.cap
        files[f"cap/{device}.json.minisig"] = log.cap_signature
        if akses:
            files[f"akses/{device}.jsonl"] = _joined(log.akses)
    return files


def read_logs(
    inner: Mapping[str, bytes],
    tokens: Mapping[str, str],
    *,
    akses: bool = False,
    progress: Progress = silent,
) -> list[CheckedLog]:
    """Check every card, chain and checkpoint; `tokens` by the id of the package they came with.

    Raises UserError PAYLOAD_DAMAGED, CARD_INVALID, JOURNAL_BROKEN, SIGNATURE_INVALID.
    """
    devices = sorted(name[6:-5] for name in inner if name.startswith("kartu/"))
    try:
        return [_log(inner, device, tokens, akses, progress) for device in devices]
    except (KeyError, ValueError) as error:
        raise UserError("PAYLOAD_DAMAGED") from error


def _log(
    inner: Mapping[str, bytes], device: str, tokens: Mapping[str, str], akses: bool, progress: Progress
) -> CheckedLog:
    card = parse_card(canonical.loads(inner[f"kartu/{device}.json"].decode()))
    card.check(tokens)
    journal = _chain(inner[f"peristiwa/{device}.jsonl"], device, "peristiwa", progress)
    if card.perangkat != device or not journal.events or journal.events[0].isi != asdict(card):
        raise UserError("CARD_INVALID", device=device)
    cap = (inner[f"cap/{device}.json"], inner[f"cap/{device}.json.minisig"])
    stated = read_cap(*cap, card.kunci)
    if stated.perangkat != device or f"{stated.urut}:{stated.hash}" != journal.head:
        raise UserError("JOURNAL_BROKEN", number=len(journal.lines))
    second = _chain(inner[f"akses/{device}.jsonl"] if akses else b"", device, "akses", progress)
    if akses and stated.akses != second.head:
        raise UserError("JOURNAL_BROKEN", number=len(second.lines))
    return CheckedLog(card, journal, second, *cap)


def _chain(data: bytes, device: str, name: Rantai, progress: Progress) -> Chain:
    lines = _lines(data.decode())
    events = check_chain(_watched(lines, progress), device, name)
    return Chain(lines, events, [line_hash(line, name) for line in lines])


def _watched(lines: Sequence[str], progress: Progress) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number % _BLOCK == 0:
            progress(number, len(lines), "Memeriksa jurnal")
        yield line


def _lines(text: str) -> list[str]:
    """LF ends every line and is the only character that does; U+2028 and its like are text."""
    *lines, rest = text.split("\n")
    if rest or not all(lines) or "\r" in text:
        raise ValueError("lines")
    return lines


def _joined(lines: Sequence[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
