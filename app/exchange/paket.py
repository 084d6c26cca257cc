"""The village package `.dpt`: KPU's list on its way to the committee."""

import hashlib
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from itertools import pairwise
from typing import Any, get_args

from app.crypto import age_file, minisig
from app.domain import bentuk, canonical
from app.domain.aturan import is_aturan
from app.domain.errors import UserError
from app.domain.istilah import Istilah
from app.domain.kendali import TEKS
from app.domain.pemilih import KOLOM_PAKET
from app.domain.pemilihan import Desa, Pemilihan, Profil
from app.domain.voter_id import is_voter_id, kpu_number
from app.exchange import csv_text, sealed
from app.exchange.amplop import LONGEST_NAME, Amplop
from app.exchange.envelope import Envelope
from app.exchange.kunci_surat import KunciSurat, lock_letter
from app.exchange.sertifikat import are_certificates

LARGEST_LOGO = 64 * 1024
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Kpu:
    """Who issues: name, verify key (`RW...`) and the age recipients of returns."""

    nama: str
    kunci: str
    operator: str
    pemulihan: str


@dataclass(frozen=True, slots=True)
class Pengaturan:
    """`pengaturan.json`: what the committee inherits. `dasar`: numbers of the letters behind it.

    `aturan`: rules as app/domain/aturan.py reads them; what is missing has its usual value. `teks`: parts of
    documents as the region words them (app/domain/kendali.py).
    """

    pemilihan: Pemilihan
    istilah: Istilah
    sumber: str
    sampai: date
    dasar: Mapping[str, str] = field(default_factory=dict)
    aturan: Mapping[str, Any] = field(default_factory=dict)
    teks: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """All that making one package needs; picklable, so that a worker process can make it."""

    id: str
    desa: Desa
    urut: int
    menggantikan: str
    dibuat: str
    pengaturan: Pengaturan
    kpu: Kpu
    rows: Sequence[Sequence[str]] = field(repr=False)
    words: Sequence[str] = field(repr=False)
    token: str = field(repr=False)
    signing_seed: bytes = field(repr=False)
    sertifikat: Sequence[Mapping[str, Any]] = ()
    logo: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Isi:
    """The opened payload. `rows` in the order of KOLOM_PAKET."""

    pengaturan: Pengaturan
    kpu: Kpu
    token: str = field(repr=False)
    rows: list[list[str]] = field(repr=False)
    sha256: str
    raw: Mapping[str, str] = field(repr=False)
    sertifikat: Sequence[Mapping[str, Any]] = ()
    logo: bytes = field(default=b"", repr=False)


def new_id() -> str:
    """A random 128-bit id."""
    return secrets.token_hex(16)


def build(order: Order) -> bytes:
    """One `.dpt`, signed and sealed. Costs one scrypt (about 0.4 s); touches no disk."""
    village = age_file.new_identity()
    amplop = Amplop(
        jenis="paket",
        pemilihan=public_pemilihan(order.pengaturan.pemilihan),
        desa=asdict(order.desa),
        id=order.id,
        urut=order.urut,
        menggantikan=order.menggantikan,
        dibuat=order.dibuat,
        sampai=order.pengaturan.sampai.isoformat(),
        kunci=order.kpu.kunci,
        pemilih=len(order.rows),
    )
    recipients = [village.recipient, order.kpu.operator, order.kpu.pemulihan]
    key = minisig.SigningKey(order.signing_seed)
    letter = {"kunci.age": lock_letter(_letter_of(order, village.secret), order.words)}
    return sealed.make(amplop, _payload(order), recipients, key, letter)


def _letter_of(order: Order, identity: str) -> KunciSurat:
    return KunciSurat(
        identity=identity,
        pemilihan=order.pengaturan.pemilihan.id,
        desa=order.desa.kode,
        paket=order.id,
        kunci_kpu=order.kpu.kunci,
    )


def public_pemilihan(pemilihan: Pemilihan) -> dict[str, str]:
    """The election as `amplop.json` shows it."""
    return {"id": pemilihan.id, "nama": pemilihan.nama, "hari": pemilihan.hari.isoformat()}


def _payload(order: Order) -> dict[str, bytes]:
    payload = {
        "pemilih.csv": csv_text.write(KOLOM_PAKET, order.rows),
        "tps.csv": _tps_csv(order.rows),
        "pengaturan.json": canonical.dumps(_pengaturan_json(order.pengaturan)).encode(),
        "kpu.json": canonical.dumps(asdict(order.kpu)).encode(),
        "token.json": canonical.dumps({"token": order.token}).encode(),
    }
    if order.logo:
        payload["logo.png"] = order.logo
    if order.sertifikat:
        payload["sertifikat.json"] = canonical.dumps(list(order.sertifikat)).encode()
    return payload


def _tps_csv(rows: Sequence[Sequence[str]]) -> bytes:
    counts = Counter(row[-1] for row in rows)
    return csv_text.write(("kode", "pemilih"), [(code, str(n)) for code, n in sorted(counts.items())])


def _pengaturan_json(pengaturan: Pengaturan) -> dict[str, Any]:
    pemilihan = asdict(pengaturan.pemilihan) | {"hari": pengaturan.pemilihan.hari.isoformat()}
    return asdict(pengaturan) | {"pemilihan": pemilihan, "sampai": pengaturan.sampai.isoformat()}


def parse_pengaturan(text: str) -> Pengaturan:
    """`pengaturan.json`. Raises PAYLOAD_DAMAGED."""
    raw = _shaped(text, _PENGATURAN)
    election = raw["pemilihan"]
    return Pengaturan(
        pemilihan=Pemilihan(**{**election, "hari": date.fromisoformat(election["hari"])}),
        istilah=Istilah(**raw["istilah"]),
        sumber=raw["sumber"],
        sampai=date.fromisoformat(raw["sampai"]),
        dasar=raw["dasar"],
        aturan=raw.get("aturan", {}),
        teks=raw.get("teks", ()),
    )


def parse_kpu(text: str) -> Kpu:
    """`kpu.json`. Raises PAYLOAD_DAMAGED."""
    return Kpu(**_shaped(text, _KPU))


def _shaped(text: str, shape: bentuk.Rule) -> Any:
    try:
        raw = canonical.loads(text)
    except ValueError as error:
        raise UserError("PAYLOAD_DAMAGED") from error
    if not shape(raw):
        raise UserError("PAYLOAD_DAMAGED")
    return raw


_name = bentuk.line(LONGEST_NAME)
_recipient = bentuk.text("age1[a-z0-9]{58}")
_words = bentuk.mapping(bentuk.one_of(*(word.name for word in fields(Istilah))), _name)
_ALL_SETTINGS = bentuk.record(
    pemilihan=bentuk.record(
        id=bentuk.pemilihan_id,
        nama=_name,
        hari=bentuk.day,
        zona=bentuk.one_of(7, 8, 9),
        profil=bentuk.one_of(*get_args(Profil)),
    ),
    istilah=_words,
    sumber=_name,
    sampai=bentuk.day,
    dasar=bentuk.mapping(_name, _name),
    aturan=is_aturan,
    teks=lambda value: isinstance(value, list) and all(map(TEKS, value)),
)


def _PENGATURAN(value: object) -> bool:  # noqa: N802  (a Rule like those beside it)
    """A package may bring no rules and no texts."""
    return isinstance(value, Mapping) and _ALL_SETTINGS({"aturan": {}, "teks": [], **value})


_KPU = bentuk.record(nama=_name, kunci=bentuk.public_key, operator=_recipient, pemulihan=_recipient)
_TOKEN = bentuk.record(token=bentuk.hexadecimal(64))


def open_with(opened: Envelope, identity: str) -> Isi:
    """The payload, by V's, the operator's or the recovery key. Raises AGE_WRONG_KEY, PAYLOAD_DAMAGED."""
    inner = sealed.open_payload(opened, identity)
    try:
        texts = {
            name: inner[name].decode() for name in ("pengaturan.json", "kpu.json", "token.json", "tps.csv")
        }
        isi = read_payload(texts, _shaped(texts["token.json"], _TOKEN)["token"], inner["pemilih.csv"])
        chain = _shaped(inner.get("sertifikat.json", b"[]").decode(), are_certificates)
    except (KeyError, ValueError) as error:
        raise UserError("PAYLOAD_DAMAGED") from error
    check_envelope(isi, opened.amplop)
    if inner["tps.csv"] != _tps_csv(isi.rows):
        raise UserError("PAYLOAD_DAMAGED")
    return replace(isi, sertifikat=tuple(chain), logo=_logo(inner))


def _logo(inner: Mapping[str, bytes]) -> bytes:
    """The letterhead's picture, "" where KPU gives none. Raises PAYLOAD_DAMAGED."""
    logo = inner.get("logo.png", b"")
    if len(logo) > LARGEST_LOGO or (logo and not logo.startswith(_PNG)):
        raise UserError("PAYLOAD_DAMAGED")
    return logo


def read_payload(texts: Mapping[str, str], token: str, pemilih_csv: bytes) -> Isi:
    """A payload from its files: of a `.dpt`, or kept of one whose words are gone. Raises PAYLOAD_DAMAGED."""
    rows = csv_text.read(pemilih_csv, KOLOM_PAKET)
    if not _are_in_order([row[0] for row in rows]):
        raise UserError("PAYLOAD_DAMAGED")
    pengaturan, kpu = parse_pengaturan(texts["pengaturan.json"]), parse_kpu(texts["kpu.json"])
    return Isi(pengaturan, kpu, token, rows, hashlib.sha256(pemilih_csv).hexdigest(), texts)


def check_envelope(isi: Isi, amplop: Amplop) -> None:
    """A payload and the manifest around it agree on KPU's key and the number of voters."""
    if isi.kpu.kunci != amplop.kunci or len(isi.rows) != amplop.pemilih:
        raise UserError("PAYLOAD_DAMAGED")


def _are_in_order(ids: Sequence[str]) -> bool:
    """KPU's ids, each once, ascending."""
    kpu_only = all(is_voter_id(voter) and kpu_number(voter) for voter in ids)
    return kpu_only and all(one < other for one, other in pairwise(ids))
