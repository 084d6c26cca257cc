"""The report `.dptl`: a recap without personal data, signed by device and two members (FORMAT.md, 12)."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.crypto import minisig
from app.crypto.ed25519 import verify_ed25519
from app.domain import bentuk, canonical
from app.domain.daftar_tahap import TAHAP
from app.domain.errors import UserError
from app.domain.isi_peristiwa import LONGEST_NAME
from app.domain.penetapan import statement
from app.domain.peran import ROLES
from app.domain.rekap_orang import DISABILITAS, UMUR
from app.domain.sel_kecil import TANDA
from app.exchange import envelope
from app.exchange.amplop import LONGEST_NAME as LONGEST_LINE
from app.exchange.amplop import Amplop
from app.exchange.envelope import Envelope

LARGEST_REKAP = 256 * 1024
SIGNERS = 2


@dataclass(frozen=True, slots=True)
class Penanda:
    """One member's signature: `kunci` in minisign's form; no name."""

    peran: str
    kunci: str
    tanda_tangan: str


@dataclass(frozen=True, slots=True)
class Isi:
    """A report whose signatures hold; whose keys they are, the paper says."""

    rekap: Mapping[str, Any]
    penanda: Mapping[str, Penanda]


def build(
    amplop: Amplop, rekap: Mapping[str, Any], penanda: Mapping[str, Penanda], key: minisig.SigningKey
) -> bytes:
    """One `.dptl`, signed by the device."""
    signed = {
        member: {"peran": one.peran, "kunci": one.kunci, "tanda_tangan": one.tanda_tangan}
        for member, one in penanda.items()
    }
    members = {
        "rekap.json": canonical.dumps(rekap).encode(),
        "tanda-tangan.json": canonical.dumps(signed).encode(),
    }
    return envelope.sign(amplop, members, key)


def open_report(opened: Envelope) -> Isi:
    """Check a whole envelope's report. Raises UserError REPORT_DAMAGED, REPORT_SIGNATURES."""
    rekap = _read(opened, "rekap.json", _REKAP)
    if not _is_of(rekap, opened.amplop) or not _adds_up(rekap):
        raise UserError("REPORT_DAMAGED")
    signed = _read(opened, "tanda-tangan.json", _two_signers)
    penanda = {member: Penanda(**one) for member, one in signed.items()}
    if len({one.kunci for one in penanda.values()}) != SIGNERS:
        raise UserError("REPORT_SIGNATURES")
    message = statement("laporan", rekap)
    for one in penanda.values():
        public = minisig.read_public_line(one.kunci)
        if not verify_ed25519(public, message, base64.b64decode(one.tanda_tangan)):
            raise UserError("REPORT_SIGNATURES")
    return Isi(rekap, penanda)


def _read(opened: Envelope, name: str, shape: bentuk.Rule) -> Any:
    data = opened.members[name]
    try:
        value = canonical.loads(data.decode()) if len(data) <= LARGEST_REKAP else None
    except ValueError as error:
        raise UserError("REPORT_DAMAGED") from error
    if not shape(value):
        raise UserError("REPORT_DAMAGED")
    return value


def _is_of(rekap: Mapping[str, Any], amplop: Amplop) -> bool:
    told = (rekap["id"], rekap["pemilihan"], rekap["desa"])
    listed = 0 if rekap["jumlah"] == TANDA else rekap["jumlah"]
    return told == (amplop.id, amplop.pemilihan["id"], amplop.desa["kode"]) and listed == amplop.pemilih


def _adds_up(rekap: Mapping[str, Any]) -> bool:
    """Where nothing is hidden of a sum, it holds."""
    net = rekap["bersih"]
    return (
        _is_sum(rekap["jumlah"], [one["jumlah"] for one in rekap["tps"]])
        and _is_sum(rekap["jumlah"], list(rekap["umur"].values()))
        and _is_sum(rekap["jumlah"], list(rekap["disabilitas"].values()))
        and (TANDA in net.values() or net["awal"] + net["baru"] - net["tms"] == net["akhir"])
        and net["akhir"] == rekap["jumlah"]
    )


def _is_sum(total: int | str, parts: Sequence[int | str]) -> bool:
    shown = [one for one in parts if isinstance(one, int)]
    return total == TANDA or len(shown) < len(parts) or sum(shown) == total


def _is_number(value: object) -> bool:
    return value == TANDA or _count(value)


def _groups(*names: str) -> bentuk.Rule:
    return bentuk.record(**dict.fromkeys(names, _is_number))


def _array(rule: bentuk.Rule, most: int) -> bentuk.Rule:
    return lambda value: isinstance(value, list) and len(value) <= most and all(map(rule, value))


_count = bentuk.number(0, bentuk.LARGEST_SEQUENCE)
_text = bentuk.line(LONGEST_LINE)
_tahap = bentuk.one_of(*TAHAP)
_id = bentuk.hexadecimal(32)
_sexes: dict[str, bentuk.Rule] = {"L": _is_number, "P": _is_number, "jumlah": _is_number}
_MOST_TPS = 999
_reasons = bentuk.mapping(bentuk.text("[a-z0-9_]{1,40}"), _is_number)
"""Of any year: a reader need not know them all."""
_percent = bentuk.text("[0-9]{1,2}([.][0-9]{1,2})?")

_RATIFIED = bentuk.record(
    tahap=_tahap, sidik=bentuk.hexadecimal(64), tanggal=bentuk.day, nomor=_text, **_sexes
)
_REKAP = bentuk.record(
    v=bentuk.one_of(1),
    id=_id,
    pemilihan=bentuk.pemilihan_id,
    desa=bentuk.kode_desa,
    status=bentuk.one_of("konsep", "ditetapkan", "dibuka"),
    daftar=bentuk.optional(_tahap),
    paket=_id,
    kepala=bentuk.mapping(bentuk.device, bentuk.head(1)),
    istilah=bentuk.record(desa=_text, pemilihan=_text, kecamatan=_text, kabupaten=_text, tps=_text),
    bersih=_groups("awal", "baru", "tms", "akhir"),
    penetapan=_array(_RATIFIED, 99),
    tps=_array(
        bentuk.record(kode=bentuk.line(LONGEST_NAME), surat=bentuk.optional(_is_number), **_sexes), _MOST_TPS
    ),
    cadangan=bentuk.optional(_percent),
    surat=bentuk.optional(_is_number),
    umur=_groups(*UMUR),
    disabilitas=_groups(*DISABILITAS),
    tms=bentuk.record(pilkades=_reasons, kpu=_reasons, jumlah=_is_number),
    kpu_saja=_reasons,
    **_sexes,
)
_SIGNER = bentuk.record(
    peran=bentuk.one_of(*ROLES), kunci=bentuk.public_key, tanda_tangan=bentuk.text("[A-Za-z0-9+/]{86}==")
)
_BY_MEMBER = bentuk.mapping(bentuk.hexadecimal(16), _SIGNER)


def _two_signers(value: object) -> bool:
    return _BY_MEMBER(value) and isinstance(value, Mapping) and len(value) == SIGNERS
