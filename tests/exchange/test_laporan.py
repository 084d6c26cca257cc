"""The report: numbers that add up, two members' signatures, nothing else."""

import base64
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

import pytest

from app.crypto.ed25519 import sign_ed25519
from app.crypto.minisig import SigningKey
from app.domain.errors import UserError
from app.domain.penetapan import statement
from app.domain.rekap_orang import DISABILITAS, UMUR
from app.exchange import envelope, laporan
from app.exchange.amplop import Amplop
from app.exchange.laporan import Penanda
from tests.builders import DESA

KEY = SigningKey(b"\x05" * 32)
SEEDS = {"ab" * 8: b"\x07" * 32, "cd" * 8: b"\x08" * 32}
ID = "0123456789abcdef" * 2
REKAP: dict[str, Any] = {
    "v": 1,
    "id": ID,
    "pemilihan": "9901-2027-0a1b2c3d",
    "desa": DESA.kode,
    "status": "ditetapkan",
    "daftar": "dpt",
    "paket": "ef" * 16,
    "kepala": {"K7QM2XWD": "12:" + "a" * 64},
    "istilah": {
        "desa": "Nagari",
        "pemilihan": "Pilwana",
        "kecamatan": "Kecamatan",
        "kabupaten": "Kabupaten",
        "tps": "TPS",
    },
    "bersih": {"awal": 100, "baru": "*", "tms": "*", "akhir": 98},
    "penetapan": [
        {
            "tahap": "dps",
            "L": 50,
            "P": 50,
            "jumlah": 100,
            "sidik": "b" * 64,
            "tanggal": "2026-12-11",
            "nomor": "",
        },
        {
            "tahap": "dpt",
            "L": 49,
            "P": 49,
            "jumlah": 98,
            "sidik": "c" * 64,
            "tanggal": "2026-12-28",
            "nomor": "BA/02",
        },
    ],
    "tps": [
        {"kode": "001", "L": 29, "P": 29, "jumlah": 58, "surat": 60},
        {"kode": "002", "L": 20, "P": 20, "jumlah": 40, "surat": 41},
    ],
    "cadangan": "2.5",
    "surat": 101,
    "L": 49,
    "P": 49,
    "jumlah": 98,
    "umur": dict.fromkeys(UMUR, 0) | {"pemula": 18, "31-40": 80},
    "disabilitas": dict.fromkeys(DISABILITAS, 0) | {"0": "*", "1": "*"},
    "tms": {"pilkades": {"domisili_kurang_6_bulan": 0}, "kpu": {"meninggal": "*"}, "jumlah": "*"},
    "kpu_saja": {"pindah": 0, "jumlah": 0},
}


def an_amplop(**changes: Any) -> Amplop:
    made = Amplop(
        "laporan",
        {"id": "9901-2027-0a1b2c3d", "nama": "Pilkades Serentak 2027", "hari": "2027-02-03"},
        asdict(DESA),
        ID,
        14,
        "2027-01-01T00:00:00Z",
        "",
        KEY.public_line(),
        pemilih=98,
    )
    return replace(made, **changes)


def signed(rekap: Mapping[str, Any], seeds: Mapping[str, bytes] = SEEDS) -> dict[str, Penanda]:
    message = statement("laporan", rekap)
    return {
        member: Penanda(
            "ketua", SigningKey(seed).public_line(), base64.b64encode(sign_ed25519(seed, message)).decode()
        )
        for member, seed in seeds.items()
    }


def built(
    rekap: Mapping[str, Any] = REKAP, penanda: Mapping[str, Penanda] | None = None, **amplop: Any
) -> bytes:
    return laporan.build(an_amplop(**amplop), rekap, signed(rekap) if penanda is None else penanda, KEY)


def refused(code: str, data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        laporan.open_report(envelope.read(data))
    assert caught.value.code == code


def test_a_report_is_read_as_it_was_written() -> None:
    opened = envelope.read(built())
    assert [*opened.members][3:5] == ["rekap.json", "tanda-tangan.json"]
    isi = laporan.open_report(opened)
    assert isi.rekap == REKAP
    assert {one.kunci for one in isi.penanda.values()} == {
        SigningKey(seed).public_line() for seed in SEEDS.values()
    }


def test_it_needs_two_different_members() -> None:
    one = dict(list(signed(REKAP).items())[:1])
    refused("REPORT_DAMAGED", built(penanda=one))
    refused("REPORT_SIGNATURES", built(penanda=signed(REKAP, dict.fromkeys(SEEDS, b"\x07" * 32))))


def test_other_numbers_are_not_what_the_members_signed() -> None:
    other = REKAP | {"cadangan": "5"}
    refused("REPORT_SIGNATURES", built(other, signed(REKAP)))


@pytest.mark.parametrize(
    "changes",
    (
        {"id": "f" * 32},
        {"desa": "9901012002"},
        {"pemilihan": "9901-2027-ffffffff"},
        {"jumlah": 99},
        {"bersih": {"awal": 100, "baru": 1, "tms": 1, "akhir": 98}},
        {"umur": REKAP["umur"] | {"pemula": 17}},
        {"L": -1},
        {"L": "49"},
        {"daftar": "dptb"},
        {"penetapan": [REKAP["penetapan"][0] | {"nama": "SITI"}]},
        {"nik": "9901015112800001"},
    ),
)
def test_what_does_not_fit_is_refused(changes: dict[str, Any]) -> None:
    """A key more than the format knows could be a person's."""
    refused("REPORT_DAMAGED", built(REKAP | changes))


def test_every_bit_counts() -> None:
    good = built()
    for place in range(0, len(good), 7):
        flipped = bytearray(good)
        flipped[place] ^= 1 << (place % 8)
        with pytest.raises(UserError):
            laporan.open_report(envelope.read(bytes(flipped)))


def test_a_report_holds_these_two_files_alone() -> None:
    more = {"rekap.json": b"{}", "tanda-tangan.json": b"{}", "pemilih.csv": b"id\n"}
    with pytest.raises(UserError, match="ENVELOPE_DAMAGED"):
        envelope.read(envelope.sign(an_amplop(), more, KEY))
    with pytest.raises(UserError, match="ENVELOPE_DAMAGED"):
        envelope.read(envelope.sign(an_amplop(desa=asdict(DESA) | {"kode": ""}), more, KEY))
