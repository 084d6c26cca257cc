"""What the `isi` of each kind of event may be (FORMAT.md section 6); `nilai` and `baru` are in nilai.py."""

from collections.abc import Mapping

from app.domain.aturan import is_setelan
from app.domain.bentuk import (
    LARGEST_SEQUENCE,
    Rule,
    day,
    device,
    head,
    hexadecimal,
    instant,
    kode_desa,
    kode_sidik,
    line,
    mapping,
    number,
    one_of,
    optional,
    pemilihan_id,
    public_key,
    record,
    ref,
    sequence,
    text,
)
from app.domain.daftar_tahap import TAHAP
from app.domain.kendali import DOKUMEN, KEMBALI, TEKS
from app.domain.nilai import is_allowed
from app.domain.peran import ROLES
from app.domain.tahap_kiriman import TAHAP_KIRIMAN
from app.domain.tanggapan import HAL, KEPUTUSAN
from app.domain.voter_id import is_voter_id

KEYED = (
    "wilayah", "setelan", "tps", "pengumuman", "tanggapan", "pasangan", "teks", "dokumen", "kembalian",
)  # fmt: skip
"""Kinds whose events name in `dasar` what they replace (app/domain/berkunci.py)."""

LONGEST_NAME = 100
LONGEST_DUSUN = 100

_id = hexadecimal(32)
_sha256 = hexadecimal(64)
_member = hexadecimal(16)
_count = number(0, LARGEST_SEQUENCE)
_heads = mapping(device, head(1))
_signatures = mapping(_member, text("[A-Za-z0-9+/]{86}=="))
_return_stage = one_of(*TAHAP_KIRIMAN)


_key = hexadecimal(16)
_words = line(200)


def _voter(value: object) -> bool:
    return isinstance(value, str) and is_voter_id(value)


def _kode_tps(value: object) -> bool:
    """As a voter's `tps` may be, but for ""."""
    return isinstance(value, str) and value != "" and is_allowed("tps", value)


def _pair(value: object) -> bool:
    """Two voters, the first by code point first, so that a pair has one key."""
    return _PAIR(value) and isinstance(value, Mapping) and value["satu"] < value["dua"]


_PAIR = record(satu=_voter, dua=_voter, putusan=one_of("", "beda"), alasan=_words)


def _opening(value: object) -> bool:
    """`penolakan` stands only where a final return came before."""
    return _OPENING(value) or _OPENING_REFUSED(value)


def _letter_number(value: object) -> bool:
    return _words(value) and value != ""


_OPENING_KEYS = {"tetapan": ref, "alasan": line(1000), "nomor": _words, "tanda_tangan": _signatures}
_OPENING = record(**_OPENING_KEYS)
_OPENING_REFUSED = record(**_OPENING_KEYS, penolakan=record(balasan=_id, nomor=_letter_number, tanggal=day))


def _as_listed(value: object) -> bool:
    """A value of the list, which may be older than our rules."""
    return isinstance(value, str)


SHAPES: dict[str, Rule] = {
    "perangkat": record(
        v=one_of(1),
        perangkat=device,
        kunci=public_key,
        paket=_id,
        desa=kode_desa,
        pemilihan=pemilihan_id,
        dibuat=instant,
        hmac=_sha256,
    ),
    "paket": record(paket=_id, urut=sequence, sha256=_sha256),
    "anggota": record(id=_member, nama=line(LONGEST_NAME), peran=one_of(*ROLES), kunci=public_key),
    "batal": ref,
    "wilayah": record(alamat=_as_listed, rt=_as_listed, rw=_as_listed, dusun=line(LONGEST_DUSUN)),
    "setelan": is_setelan,
    "tps": record(kode=_kode_tps, lokasi=_words, dusun=line(LONGEST_DUSUN)),
    "pengumuman": record(
        id=_key,
        daftar=one_of(*TAHAP),
        dari=day,
        sampai=day,
        tempat=_words,
        foto=_words,
        catatan=line(1000),
    ),
    "tanggapan": record(
        id=_key,
        nomor=line(20),
        hal=one_of(*HAL),
        pemilih=optional(_voter),
        nama=line(LONGEST_NAME),
        diterima=day,
        pelapor=_words,
        hubungan=_words,
        bukti=_words,
        uraian=line(1000),
        keputusan=one_of("", *KEPUTUSAN),
        alasan=line(1000),
        surat=_words,
        tanggal_surat=optional(day),
        tindakan=optional(ref),
    ),
    "pasangan": _pair,
    "teks": TEKS,
    "dokumen": DOKUMEN,
    "kembalian": record(pemilih=_voter, alasan=one_of("", *KEMBALI), tanggal=day, catatan=line(1000)),
    "tetapkan": record(
        tahap=one_of(*TAHAP),
        paket=_id,
        kepala=_heads,
        aturan=sequence,
        sidik=_sha256,
        jumlah=record(L=_count, P=_count, jumlah=_count),
        sebelum=optional(ref),
        hari=day,
        nomor=_words,
        tanda_tangan=_signatures,
    ),
    "buka": _opening,
    "kembali": record(
        tahap=_return_stage,
        urut=sequence,
        paket=_id,
        kepala=_heads,
        sidik=optional(_sha256),
        tanda_tangan=_signatures,
    ),
    "kirim": record(urut=sequence, tahap=_return_stage, id=_id, sums=_sha256, kode=kode_sidik),
}
