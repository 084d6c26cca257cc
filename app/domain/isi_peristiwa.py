"""What the `isi` of each kind of event may be (FORMAT.md section 6); `nilai` and `baru` are in nilai.py."""

from app.domain.bentuk import (
    LARGEST_SEQUENCE,
    Rule,
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
from app.domain.peran import ROLES

LONGEST_NAME = 100
LONGEST_DUSUN = 100

_id = hexadecimal(32)
_sha256 = hexadecimal(64)
_member = hexadecimal(16)
_count = number(0, LARGEST_SEQUENCE)
_heads = mapping(device, head(1))
_signatures = mapping(_member, text("[A-Za-z0-9+/]{86}=="))
_return_stage = one_of("sementara", "akhir")


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
    "tetapkan": record(
        tahap=one_of("dps", "dpt"),
        paket=_id,
        kepala=_heads,
        aturan=sequence,
        sidik=_sha256,
        jumlah=record(L=_count, P=_count, jumlah=_count),
        tanda_tangan=_signatures,
    ),
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
