"""A return's journal: whole lines of a device that opened the package, or nothing."""

import hashlib
import hmac
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import Any

import pytest

from app.crypto import age_file
from app.crypto.minisig import SigningKey
from app.domain import canonical
from app.domain.errors import UserError
from app.domain.peristiwa import START, Peristiwa, line_hash
from app.exchange import balasan, envelope, inner_zip, sealed
from app.exchange.amplop import Amplop
from app.exchange.balasan import DeviceLog
from app.exchange.device_papers import Cap, Card, device_id
from tests.builders import DESA

KEY = SigningKey(b"\x05" * 32)
DEVICE = device_id(KEY.public)
PAKET, TOKEN = "ab" * 16, "cd" * 32
TOKENS = {PAKET: TOKEN}
OPERATOR = age_file.new_identity()
SUMMARY = {"pemilih": {"L": 0, "P": 0, "jumlah": 0}, "perubahan": {}}
CARD = Card(
    DEVICE, KEY.public_line(), PAKET, DESA.kode, "9901-2027-0a1b2c3d", "2027-01-01T00:00:00Z"
).signed(TOKEN)  # fmt: skip
AMPLOP = Amplop(
    jenis="balasan",
    pemilihan={"id": CARD.pemilihan, "nama": "Pilkades", "hari": "2027-02-03"},
    desa=asdict(DESA),
    id="ef" * 16,
    urut=1,
    dibuat="2027-01-01T00:00:00Z",
    sampai="",
    kunci=KEY.public_line(),
    balasan={"paket": PAKET, "paket_urut": 1, "sebelum": "", "tahap": "sementara", "perangkat": DEVICE},
)


def journal(card: Card, *notes: str) -> list[str]:
    """The card, then notes on one voter."""
    said: list[dict[str, Any]] = [{"jenis": "perangkat", "isi": asdict(card)}]
    said += [{"jenis": "nilai", "pemilih": "000018", "kolom": "catatan", "isi": note} for note in notes]
    lines: list[str] = []
    previous = START
    for number, one in enumerate(said, 1):
        act = f"{DEVICE}:{number}"
        lines.append(Peristiwa(DEVICE, number, previous, number, 1, "", act, **one).line())
        previous = line_hash(lines[-1])
    return lines


def a_return(
    lines: Sequence[str], card: Card = CARD, summary: Any = SUMMARY, amplop: Amplop = AMPLOP
) -> bytes:
    cap = Cap(DEVICE, len(lines), line_hash(lines[-1]), f"0:{START}", PAKET)
    log = DeviceLog(card, lines, *cap.sign(KEY))
    return balasan.build(amplop, [log], [], summary, [OPERATOR.recipient], KEY)


def opened(data: bytes, tokens: dict[str, str] = TOKENS) -> balasan.Isi:
    return balasan.open_with(envelope.read(data), OPERATOR.secret, tokens)


def refused(code: str, data: bytes, tokens: dict[str, str] = TOKENS) -> None:
    with pytest.raises(UserError) as caught:
        opened(data, tokens)
    assert caught.value.code == code


def test_a_whole_return_opens() -> None:
    isi = opened(a_return(journal(CARD, "surat", "dua")))
    assert [event.isi for event in isi.events[1:]] == ["surat", "dua"]
    assert isi.heads == {DEVICE: f"3:{isi.hashes[DEVICE][-1]}"}


def test_a_card_of_an_unknown_package_proves_nothing() -> None:
    """Anybody can make the HMAC of an empty key."""
    strange = replace(CARD, paket="ff" * 16)
    forged = replace(strange, hmac=_hmac_of_no_key(strange))
    data = a_return(journal(forged), forged)
    refused("CARD_INVALID", data)
    refused("CARD_INVALID", data, {"ff" * 16: ""})
    refused("CARD_INVALID", data, {})
    with pytest.raises(ValueError, match="empty token"):
        strange.signed("")


def _hmac_of_no_key(card: Card) -> str:
    body = {key: value for key, value in asdict(card).items() if key != "hmac"}
    return hmac.new(b"", canonical.dumps(body).encode(), hashlib.sha256).hexdigest()


@pytest.mark.parametrize(
    "changes",
    [{"hmac": "\xe9"}, {"hmac": ""}, {"hmac": "00" * 32}, {"perangkat": "BBBBBBBB"}, {"v": 2}, {"desa": "x"}],
)
def test_a_card_that_is_not_the_devices_is_refused(changes: dict[str, Any]) -> None:
    refused("CARD_INVALID", a_return(journal(CARD), replace(CARD, **changes)))


def refilled(change: Callable[[bytes], bytes]) -> bytes:
    """The same return with other bytes as its journal, all sums and signatures made to fit."""
    whole = envelope.read(a_return(journal(CARD, "surat")))
    inner = inner_zip.unpack(age_file.decrypt_with_identity(whole.members["isi.age"], OPERATOR.secret))
    del inner["manifest.json"]
    name = f"peristiwa/{DEVICE}.jsonl"
    return sealed.make(AMPLOP, inner | {name: change(inner[name])}, [OPERATOR.recipient], KEY)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:-1],
        lambda data: data + b"\n",
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"\n", b"\r", 1),
        lambda data: data.replace(b"\n", "\u2028".encode()),
        lambda data: b"\n" + data,
        lambda data: b"\xff\n",
    ],
)
def test_only_lf_ends_a_line(change: Callable[[bytes], bytes]) -> None:
    refused("PAYLOAD_DAMAGED", refilled(change))


def test_a_device_without_a_journal_is_none() -> None:
    refused("CARD_INVALID", refilled(lambda _: b""))


def test_a_line_separator_is_text_and_not_allowed_in_a_value() -> None:
    refused("JOURNAL_BROKEN", a_return(journal(CARD, "dua\u2028baris")))


@pytest.mark.parametrize(
    "summary",
    [{}, [], SUMMARY | {"perubahan": {"tms": 1}}, SUMMARY | {"pemilih": {}}, SUMMARY | {"lain": ""}],
)
def test_the_summary_counts_the_rows_beside_it(summary: Any) -> None:
    refused("PAYLOAD_DAMAGED", a_return(journal(CARD), summary=summary))


@pytest.mark.parametrize("key", ["paket", "paket_urut", "sebelum", "tahap", "perangkat"])
def test_a_return_says_what_it_answers(key: str) -> None:
    told = {name: one for name, one in AMPLOP.balasan.items() if name != key}
    for changed in (told, {**told, key: "\x1b"}, {**told, key: -1}):
        with pytest.raises(UserError, match="ENVELOPE_DAMAGED"):
            envelope.read(a_return(journal(CARD), amplop=replace(AMPLOP, balasan=changed)))


def test_a_checkpoint_has_one_shape() -> None:
    lines = journal(CARD)
    cap = Cap(DEVICE, 1, line_hash(lines[-1]), "x", PAKET)
    log = DeviceLog(CARD, lines, *cap.sign(KEY))
    refused("SIGNATURE_INVALID", balasan.build(AMPLOP, [log], [], SUMMARY, [OPERATOR.recipient], KEY))
