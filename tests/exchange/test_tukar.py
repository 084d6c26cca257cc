"""The copy: everything in it holds, or nothing of it is taken."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

import pytest

from app.crypto import age_file
from app.crypto.minisig import SigningKey
from app.domain import canonical
from app.domain.errors import UserError
from app.domain.pemilih import KOLOM_PAKET
from app.domain.peristiwa import START, Draft, Peristiwa, Rantai, line_hash
from app.exchange import envelope, inner_zip, kunci_surat, paket, sealed, tukar
from app.exchange.amplop import Amplop
from app.exchange.device_logs import DeviceLog
from app.exchange.device_papers import Cap, Card, device_id
from app.exchange.tukar import Held, Kiriman, Lama, Salinan
from tests.builders import DESA, daftar
from tests.villages import LETTER, TestKpu

KEY, THIEF = SigningKey(b"\x05" * 32), SigningKey(b"\x06" * 32)
DEVICE = device_id(KEY.public)
KPU = TestKpu()
FIRST, SECOND = KPU.paket(daftar(3), 1, token="cd" * 32), KPU.paket(daftar(4), 2)
OLD, NEW = (paket.open_with(envelope.read(data), KPU.operator.secret) for data in (FIRST, SECOND))
OUTER = envelope.read(SECOND).amplop
V = kunci_surat.unlock(envelope.read(SECOND), LETTER).identity
OWN = age_file.new_identity()
HELD = {OUTER.id: Held(SECOND, NEW.token, NEW.sha256)}
CARD = Card(
    DEVICE, KEY.public_line(), envelope.read(FIRST).amplop.id, DESA.kode, OUTER.pemilihan["id"],
    "2027-01-01T00:00:00Z",
).signed(OLD.token)  # fmt: skip


def chain(drafts: list[Draft], name: Rantai = "peristiwa") -> list[str]:
    lines: list[str] = []
    for number, draft in enumerate(drafts, 1):
        before = line_hash(lines[-1], name) if lines else START
        said = (draft.jenis, draft.pemilih, draft.kolom, draft.isi)
        lines.append(Peristiwa(DEVICE, number, before, number, 1, "", f"{DEVICE}:{number}", *said).line())
    return lines


def adopted(urut: int, isi: paket.Isi, data: bytes) -> Draft:
    return Draft("paket", isi={"paket": envelope.read(data).amplop.id, "urut": urut, "sha256": isi.sha256})


JOURNAL = [Draft("perangkat", isi=asdict(CARD)), adopted(1, OLD, FIRST), adopted(2, NEW, SECOND)]
AKSES = [Draft("masuk"), Draft("alias", isi={"pemilih": "000018", "alias": "bin Karto"})]


def a_log(journal: list[Draft] = JOURNAL, accesses: list[Draft] = AKSES, **told: Any) -> DeviceLog:
    """The device's log with a checkpoint of exactly these heads, unless told otherwise."""
    lines, second = chain(journal), chain(accesses, "akses")
    head = f"{len(second)}:{line_hash(second[-1], 'akses') if second else START}"
    cap = Cap(DEVICE, len(lines), line_hash(lines[-1]), head, OUTER.id)
    return DeviceLog(CARD, lines, *replace(cap, **told).sign(KEY), second)


def an_amplop(urut: int = len(JOURNAL), **changes: Any) -> Amplop:
    made = Amplop(
        "tukar", OUTER.pemilihan, OUTER.desa, "ef" * 16, urut, "2027-01-01T00:00:00Z", "", KEY.public_line(),
        pemilih=4, balasan={"paket": OUTER.id, "paket_urut": 2, "perangkat": DEVICE},
    )  # fmt: skip
    return replace(made, **changes)


def a_salinan(log: DeviceLog | None = None, **changes: Any) -> Salinan:
    rows = [tuple(getattr(voter, kolom) for kolom in KOLOM_PAKET) for voter in daftar(100)[:3]]
    old = Lama(rows, OLD.raw["pengaturan.json"], OLD.raw["kpu.json"], OLD.token)
    return replace(Salinan([log or a_log()], {1: FIRST, 2: SECOND}, {1: old}, {}), **changes)


def built(salinan: Salinan | None = None, amplop: Amplop | None = None) -> bytes:
    recipients = [age_file.recipient_of(V), OWN.recipient]
    return tukar.build(amplop or an_amplop(), salinan or a_salinan(), recipients, KEY)


def opened(data: bytes, held: Mapping[str, Held] = HELD) -> tukar.Isi:
    return tukar.open_with(envelope.read(data), V, held)


def refused(code: str, data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        opened(data)
    assert caught.value.code == code


def test_a_whole_copy_opens_by_the_words_and_by_the_pc_itself() -> None:
    data = built()
    for identity in (V, OWN.secret):
        isi = tukar.open_with(envelope.read(data), identity, HELD)
        assert [event.jenis for event in isi.events()] == ["perangkat", "paket", "paket"]
        assert [event.isi for event in isi.logs[0].akses.events] == ["", AKSES[1].isi]
        assert {urut: data for urut, (_, data) in isi.packages.items()} == {1: FIRST, 2: SECOND}
        assert isi.older[1] == replace(OLD, raw=isi.older[1].raw)
        assert isi.heads == {DEVICE: f"3:{isi.logs[0].journal.hashes[-1]}"}
    with pytest.raises(UserError, match="AGE_WRONG_KEY"):
        tukar.open_with(envelope.read(data), KPU.operator.secret, HELD)


def test_a_device_without_accesses_has_an_empty_chain() -> None:
    isi = opened(built(a_salinan(a_log(accesses=[]))))
    assert isi.logs[0].akses.lines == []


def test_a_copy_of_another_package_is_not_opened() -> None:
    with pytest.raises(UserError, match="PAYLOAD_DAMAGED"):
        opened(built(), {})
    with pytest.raises(UserError, match="PAYLOAD_DAMAGED"):
        opened(built(), {OUTER.id: Held(FIRST, NEW.token, NEW.sha256)})


def refilled(change: Callable[[dict[str, bytes]], object]) -> bytes:
    """The same copy with other files, all sums and signatures made to fit."""
    whole = envelope.read(built())
    inner = inner_zip.unpack(age_file.decrypt_with_identity(whole.members["isi.age"], V))
    del inner["manifest.json"]
    change(inner)
    return sealed.make(an_amplop(), inner, [age_file.recipient_of(V)], KEY)


def without(name: str) -> Callable[[dict[str, bytes]], object]:
    return lambda inner: inner.pop(name)


def instead(name: str, change: Callable[[bytes], bytes]) -> Callable[[dict[str, bytes]], object]:
    return lambda inner: inner.update({name: change(inner[name])})


def other_json(**changes: Any) -> Callable[[bytes], bytes]:
    return lambda data: canonical.dumps({**canonical.loads(data.decode()), **changes}).encode()


EVERY_FILE = [
    f"peristiwa/{DEVICE}.jsonl",
    f"akses/{DEVICE}.jsonl",
    f"cap/{DEVICE}.json",
    "paket/1.dpt",
    "paket/2.dpt",
]
EVERY_FILE += [f"cap/{DEVICE}.json.minisig", "paket/1.csv", "paket/1.json"]


@pytest.mark.parametrize("name", EVERY_FILE)
def test_no_file_may_be_missing(name: str) -> None:
    """Without a package nobody can tell the card that names it."""
    refused("CARD_INVALID" if name == "paket/1.dpt" else "PAYLOAD_DAMAGED", refilled(without(name)))


def test_a_copy_without_a_device_is_nobodys() -> None:
    refused("CARD_INVALID", refilled(without(f"kartu/{DEVICE}.json")))


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("JOURNAL_BROKEN", instead(f"akses/{DEVICE}.jsonl", lambda data: data.replace(b"Karto", b"Kartu"))),
        ("JOURNAL_BROKEN", instead(f"akses/{DEVICE}.jsonl", lambda data: data.split(b"\n")[0] + b"\n")),
        ("JOURNAL_BROKEN", instead(f"akses/{DEVICE}.jsonl", lambda _: b"")),
        ("JOURNAL_BROKEN", instead(f"peristiwa/{DEVICE}.jsonl", lambda data: data[: data.rindex(b'{"angg')])),
        ("SIGNATURE_INVALID", instead(f"cap/{DEVICE}.json", other_json(urut=4))),
        ("CARD_INVALID", instead(f"kartu/{DEVICE}.json", other_json(dibuat="2027-01-02T00:00:00Z"))),
        ("CARD_INVALID", instead("paket/1.json", other_json(token="ef" * 32))),
        ("PAYLOAD_DAMAGED", instead("paket/1.json", other_json(token="ef"))),
        ("PAYLOAD_DAMAGED", instead("paket/1.json", other_json(lain=""))),
        ("PAYLOAD_DAMAGED", instead("paket/1.csv", lambda data: data.replace(b"CONTOH", b"CONTOS", 1))),
        ("PAYLOAD_DAMAGED", instead("paket/1.csv", lambda data: b"\n".join(data.split(b"\n")[:-2]) + b"\n")),
        ("ENVELOPE_DAMAGED", instead("paket/1.dpt", lambda data: data[:-1])),
        ("PAYLOAD_DAMAGED", instead("paket/2.dpt", lambda _: FIRST)),
        ("CARD_INVALID", instead("paket/1.dpt", lambda _: KPU.paket(daftar(3), 1, token="cd" * 32))),
        ("PAYLOAD_DAMAGED", instead("paket/1.dpt", lambda _: TestKpu().paket(daftar(3), 1))),
        ("PAYLOAD_DAMAGED", lambda inner: inner.update({"paket/3.dpt": SECOND})),
        ("PAYLOAD_DAMAGED", lambda inner: inner.update({"kiriman.json": b'{"akhir":"a.dptr"}'})),
        ("PAYLOAD_DAMAGED", lambda inner: inner.update({"kiriman.json": b'{"lain":"a.dptr"}'})),
    ],
)  # fmt: skip
def test_no_file_may_be_another(code: str, change: Callable[[dict[str, bytes]], object]) -> None:
    refused(code, refilled(change))


@pytest.mark.parametrize("told", [{"akses": f"0:{START}"}, {"akses": "3:" + "ab" * 32}])
def test_the_second_chain_ends_where_the_checkpoint_says(told: dict[str, Any]) -> None:
    refused("JOURNAL_BROKEN", built(a_salinan(a_log(**told))))


def test_the_journal_ends_where_the_checkpoint_says() -> None:
    refused("JOURNAL_BROKEN", built(a_salinan(a_log(urut=2, hash=line_hash(chain(JOURNAL)[1])))))


@pytest.mark.parametrize(
    "journal",
    [
        JOURNAL[:2],
        [JOURNAL[0], JOURNAL[2]],
        [*JOURNAL, Draft("paket", isi={"paket": "ab" * 16, "urut": 3, "sha256": "cd" * 32})],
        [*JOURNAL[:2], Draft("paket", isi={**dict(JOURNAL[2].isi), "sha256": "cd" * 32})],  # type: ignore[arg-type]
    ],
)
def test_the_packages_are_those_that_the_journal_adopted(journal: list[Draft]) -> None:
    refused("PAYLOAD_DAMAGED", built(a_salinan(a_log(journal)), an_amplop(len(journal))))


def test_its_number_is_the_journals_height() -> None:
    refused("PAYLOAD_DAMAGED", built(amplop=an_amplop(urut=4)))
    refused("PAYLOAD_DAMAGED", built(amplop=an_amplop(urut=2)))


def test_only_a_device_inside_may_sign_it() -> None:
    recipients = [age_file.recipient_of(V)]
    stolen = an_amplop(kunci=THIEF.public_line())
    refused("CARD_INVALID", tukar.build(stolen, a_salinan(), recipients, THIEF))
    thief = {**stolen.balasan, "perangkat": device_id(THIEF.public)}
    refused("CARD_INVALID", tukar.build(replace(stolen, balasan=thief), a_salinan(), recipients, THIEF))


def test_a_card_of_another_village_is_refused() -> None:
    elsewhere = replace(CARD, desa="9901012002").signed(OLD.token)
    journal = [Draft("perangkat", isi=asdict(elsewhere)), *JOURNAL[1:]]
    refused("CARD_INVALID", built(a_salinan(replace(a_log(journal), card=elsewhere))))


def test_a_kept_return_is_one_that_the_journal_sealed() -> None:
    strange = a_salinan(returns={"akhir": Kiriman("akhir.dptr", SECOND)})
    refused("PAYLOAD_DAMAGED", built(strange))


@pytest.mark.parametrize("key", ["paket", "paket_urut", "perangkat"])
def test_a_copy_says_in_the_open_which_package_opens_it(key: str) -> None:
    told = {name: one for name, one in an_amplop().balasan.items() if name != key}
    for changed in (
        told,
        {},
        {**told, key: "\x1b"},
        {**told, key: -1},
        {**an_amplop().balasan, "tahap": "akhir"},
    ):
        with pytest.raises(UserError, match="ENVELOPE_DAMAGED"):
            envelope.read(built(amplop=an_amplop(balasan=changed)))


def test_flipping_any_byte_is_refused() -> None:
    good = built()
    for place in [*range(200), *range(200, len(good), 97), *range(len(good) - 200, len(good))]:
        flipped = bytearray(good)
        flipped[place] ^= 1 << (place % 8)
        with pytest.raises(UserError):
            envelope.read(bytes(flipped))
