"""The journal's lines: one form each, and a chain that shows every change."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import canonical
from app.domain.errors import UserError
from app.domain.fold import fold
from app.domain.peristiwa import START, Peristiwa, check, check_chain, parse
from app.domain.voter_id import kpu_id, village_id
from tests.builders import daftar
from tests.domain.chains import CARD, DEVICE, HEX16, HEX32, HEX64, KEY, VALUE, chain

OWN = village_id(DEVICE, 1)
HEADS = {DEVICE: f"1:{HEX64}"}
SIGNED = {HEX16: "A" * 86 + "=="}
NEW = {"nama": "SITI", "kelamin": "P", "tanggal_lahir": "1980-12-11"}
BARU = {"jenis": "baru", "pemilih": OWN, "kolom": "", "lama": "", "isi": NEW}
BUKTI = {"jenis": "KTP-el", "kotak": "3"}
TETAPKAN = {
    "tahap": "dpt", "paket": HEX32, "kepala": HEADS, "aturan": 1, "sidik": HEX64,
    "jumlah": {"L": 1, "P": 2, "jumlah": 3}, "sebelum": "", "hari": "2027-02-03", "nomor": "",
    "tanda_tangan": SIGNED,
}  # fmt: skip
BUKA = {"tetapan": f"{DEVICE}:2", "alasan": "salah TPS", "nomor": "7/2027", "tanda_tangan": SIGNED}
SETELAN = {"kunci": "batas_tps", "nilai": 600, "nomor": "", "alasan": ""}
TPS = {"kode": "001", "lokasi": "Balai desa", "dusun": ""}
PENGUMUMAN = {
    "id": HEX16, "daftar": "dps", "dari": "2026-12-14", "sampai": "2026-12-16", "tempat": "Balai desa",
    "foto": "12-14", "catatan": "",
}  # fmt: skip
TANGGAPAN = {
    "id": HEX16, "nomor": "T-1", "hal": "data_salah", "pemilih": kpu_id(1), "nama": "SITI",
    "diterima": "2026-12-14", "pelapor": "Budi", "hubungan": "", "bukti": "KK", "uraian": "", "keputusan": "",
    "alasan": "", "surat": "", "tanggal_surat": "", "tindakan": "",
}  # fmt: skip
DOKUMEN = {
    "nomor": "LK-12-AB", "jenis": "lembar_kerja", "isi": "RT 003", "tps": "", "rt": "003", "rw": "001",
    "lembar": 4, "pemegang": "Budi", "keluar": "2026-12-03", "kembali": "", "musnah": "", "catatan": "",
}  # fmt: skip
KEMBALIAN = {"pemilih": kpu_id(1), "alasan": "pindah", "tanggal": "2027-01-28", "catatan": ""}
PASANGAN = {"satu": kpu_id(1), "dua": kpu_id(2), "putusan": "beda", "alasan": "saudara kembar"}
KEMBALI = {
    "tahap": "sementara", "urut": 1, "paket": HEX32, "kepala": HEADS, "sidik": "", "tanda_tangan": {},
}  # fmt: skip
PENOLAKAN = {"balasan": HEX32, "nomor": "33/2027", "tanggal": "2027-02-20"}
KIRIM = {"urut": 1, "tahap": "akhir", "id": HEX32, "sums": HEX64, "kode": "0123-4567-89AB-CDEF"}
ANGGOTA = {"id": HEX16, "nama": "Ketua", "peran": "ketua", "kunci": KEY}
PAKET = {"paket": HEX32, "urut": 1, "sha256": HEX64}


def values(count: int) -> list[dict[str, Any]]:
    return [VALUE | {"pemilih": kpu_id(number)} for number in range(1, count + 1)]


def value(kolom: str, isi: object, **more: object) -> dict[str, Any]:
    return VALUE | {"kolom": kolom, "isi": isi} | more


def of_kind(jenis: str, isi: object) -> dict[str, Any]:
    return {"jenis": jenis, "isi": isi}


def test_a_whole_chain_is_read() -> None:
    events = check_chain(chain(values(5)), DEVICE)
    assert [event.urut for event in events] == [1, 2, 3, 4, 5, 6]
    assert parse(events[2].line()) == events[2]


def edited(line: str, **changes: Any) -> str:
    return canonical.dumps({**json.loads(line), **changes})


@pytest.mark.parametrize(
    "damage",
    [
        lambda lines: lines[1:],
        lambda lines: [*lines[:2], *lines[3:]],
        lambda lines: [lines[0], lines[2], lines[1], *lines[3:]],
        lambda lines: [lines[0], edited(lines[1], isi="LAIN"), *lines[2:]],
        lambda lines: [lines[0].replace(":", ": ", 1), *lines[1:]],
        lambda lines: [*lines, lines[-1]],
        lambda lines: [*lines[:-1], edited(lines[-1], lamport=1)],
        lambda lines: [*lines[:-1], edited(lines[-1], sebelum=START)],
        lambda lines: [*lines[:-1], edited(lines[-1], isi="")],
    ],
)
def test_every_damage_to_a_chain_is_refused(damage: Callable[[list[str]], list[str]]) -> None:
    with pytest.raises(UserError) as caught:
        check_chain(damage(chain(values(5))), DEVICE)
    assert caught.value.code == "JOURNAL_BROKEN"


def test_another_devices_chain_is_refused() -> None:
    with pytest.raises(UserError, match="JOURNAL_BROKEN"):
        check_chain(chain(values(2)), "BBBBBBBB")


SOUND: list[dict[str, Any]] = [
    value("nama", "SITI", lama="\u2028 apa pun\x85"),
    value("bukti", BUKTI, lama={"jenis": "KK"}),
    value("bukti", BUKTI),
    value("catatan", "x" * 1000),
    value("tps_kpu", "002", pemilih=OWN),
    value("ganda_dengan", kpu_id(2)),
    value("status_pilkades", "tms_lain"),
    value("nama", "SITI", dasar=("AAAAAAAA:2", "BBBBBBBB:900")),
    BARU,
    of_kind("batal", f"{DEVICE}:1"),
    of_kind("anggota", ANGGOTA),
    of_kind("paket", PAKET),
    of_kind("tetapkan", TETAPKAN),
    of_kind("tetapkan", TETAPKAN | {"tahap": "addendum", "sebelum": f"{DEVICE}:2", "nomor": "BA 1"}),
    of_kind("buka", BUKA),
    of_kind("buka", BUKA | {"penolakan": PENOLAKAN}),
    of_kind("kembali", KEMBALI | {"tahap": "susulan"}),
    of_kind("setelan", SETELAN),
    of_kind("setelan", SETELAN | {"kunci": "hari", "nilai": "2027-03-03", "nomor": "188/2027"}),
    of_kind(
        "setelan",
        SETELAN
        | {"kunci": "penandatangan", "nilai": [{"dokumen": "dpt", "jabatan": "Ketua BPD", "nama": "Hasan"}]},
    ),
    of_kind("setelan", SETELAN) | {"dasar": ("AAAAAAAA:2",)},
    of_kind("tps", TPS),
    of_kind("pengumuman", PENGUMUMAN),
    of_kind("tanggapan", TANGGAPAN),
    of_kind("tanggapan", TANGGAPAN | {"pemilih": "", "keputusan": "dicatat", "tindakan": f"{DEVICE}:2"}),
    of_kind("pasangan", PASANGAN),
    of_kind("teks", {"dokumen": "undangan", "bagian": "catatan", "isi": ["Bawa KTP-el.", ""]}),
    of_kind("dokumen", DOKUMEN),
    of_kind("kembalian", KEMBALIAN),
    value("dukcapil", {"daftar": "1", "urut": "17", "jawaban": "data_beda", "nama": "SITI A"}),
    of_kind("kembali", KEMBALI),
    of_kind("kirim", KIRIM),
]


@pytest.mark.parametrize("said", SOUND)
def test_what_a_device_may_say(said: dict[str, Any]) -> None:
    assert check_chain(chain([VALUE, said]), DEVICE)[-1].jenis == said["jenis"]
    assert check(_broken(said)).jenis == said["jenis"]


REFUSED: list[dict[str, Any]] = [
    {"v": 2},
    {"v": "1"},
    {"lain": ""},
    {"jenis": "lain"},
    {"urut": 0},
    {"urut": 10**30},
    {"lamport": 0},
    {"lamport": 2**53},
    {"waktu": -1},
    {"waktu": 2**53},
    {"anggota": "ketua"},
    {"sebelum": HEX64.upper()},
    {"pemilih": "000000"},
    {"pemilih": ""},
    {"pemilih": f"{DEVICE}-{'9' * 5000}-A"},
    {"tindakan": "BBBBBBBB:1"},
    {"tindakan": f"{DEVICE}:4"},
    {"tindakan": f"{DEVICE}:0"},
    {"tindakan": f"{DEVICE}:003"},
    {"tindakan": f"{DEVICE}:\u0663"},
    {"dasar": ["B:2", "A:1"]},
    {"dasar": ["BBBBBBBB:2", "AAAAAAAA:1"]},
    {"dasar": ["AAAAAAAA:1", "AAAAAAAA:1"]},
    {"dasar": [f"{DEVICE}:3"]},
    {"dasar": [f"{DEVICE}:4"]},
    {"dasar": [1]},
    {"dasar": ""},
    {"lama": {"jenis": {}}},
    {"lama": ["x"]},
    {"isi": "X" * 9000},
    {"isi": {"nama": "X"}},
    {"kolom": "tps_kpu2"},
    {"kolom": "dpid"},
    {"kolom": "sumber"},
    {"kolom": "bukti"},
    value("tps_kpu", "002"),
    value("status_pilkades", "gangguan_jiwa"),
    value("catatan", "dua\u2028baris"),
    value("catatan", "x" * 1001),
    value("bukti", {"jenis": "KTP", "lain": "x"}),
    value("bukti", {"jenis": 1}),
    value("bukti", {"jenis": "dua\nbaris"}),
    BARU | {"isi": NEW | {"dpid": "1"}},
    BARU | {"isi": NEW | {"sumber": "dp4"}},
    BARU | {"isi": {"nama": "SITI"}},
    BARU | {"isi": NEW | {"rt": "1" * 5000}},
    BARU | {"pemilih": village_id("BBBBBBBB", 1)},
    BARU | {"pemilih": kpu_id(1)},
    BARU | {"dasar": [f"{DEVICE}:1"]},
    of_kind("perangkat", CARD),
    of_kind("batal", "x"),
    of_kind("batal", f"{DEVICE}:1") | {"pemilih": kpu_id(1)},
    of_kind("anggota", ANGGOTA | {"peran": "saksi"}),
    of_kind("anggota", ANGGOTA | {"nama": "a\x1b[2J"}),
    of_kind("anggota", ANGGOTA | {"kunci": "RWx"}),
    of_kind("anggota", {"id": HEX16}),
    of_kind("paket", PAKET | {"urut": 0}),
    of_kind("paket", PAKET | {"lain": ""}),
    of_kind("tetapkan", {name: one for name, one in TETAPKAN.items() if name != "sidik"}),
    of_kind("tetapkan", TETAPKAN | {"kepala": {DEVICE: "9" * 5000 + f":{HEX64}"}}),
    of_kind("tetapkan", TETAPKAN | {"jumlah": {"L": -1, "P": 0, "jumlah": 0}}),
    of_kind("tetapkan", TETAPKAN | {"tanda_tangan": {HEX16: "\xe9"}}),
    of_kind("tetapkan", TETAPKAN | {"tahap": "dps2"}),
    of_kind("tetapkan", TETAPKAN | {"hari": "2027-02-30"}),
    of_kind("buka", BUKA | {"tetapan": ""}),
    of_kind("buka", BUKA | {"penolakan": ""}),
    of_kind("buka", BUKA | {"penolakan": PENOLAKAN | {"nomor": ""}}),
    of_kind("buka", BUKA | {"penolakan": PENOLAKAN | {"tanggal": "kemarin"}}),
    of_kind("buka", BUKA | {"penolakan": PENOLAKAN | {"balasan": "1"}}),
    of_kind("buka", BUKA) | {"dasar": [f"{DEVICE}:2"]},
    of_kind("setelan", SETELAN | {"nilai": "600"}),
    of_kind("setelan", SETELAN | {"nilai": 0}),
    of_kind("setelan", SETELAN | {"kunci": "lain"}),
    of_kind("setelan", SETELAN | {"kunci": "hari", "nilai": "2027-03-03"}),
    of_kind("setelan", SETELAN | {"kunci": "cadangan_surat", "nilai": "2,5"}),
    of_kind("tps", TPS | {"kode": ""}),
    of_kind("tps", TPS | {"kode": "=1"}),
    of_kind("pengumuman", PENGUMUMAN | {"dari": "besok"}),
    of_kind("tanggapan", TANGGAPAN | {"hal": "lain"}),
    of_kind("tanggapan", TANGGAPAN | {"keputusan": "mungkin"}),
    of_kind("pasangan", PASANGAN | {"satu": kpu_id(2), "dua": kpu_id(1)}),
    of_kind("pasangan", PASANGAN | {"dua": kpu_id(1)}),
    of_kind("teks", {"dokumen": "undangan", "bagian": "catatan", "isi": "Bawa KTP-el."}),
    of_kind("dokumen", DOKUMEN | {"nomor": "12"}),
    of_kind("dokumen", DOKUMEN | {"lembar": "3"}),
    of_kind("kembalian", KEMBALIAN | {"alasan": "hilang"}),
    value("dukcapil", {"jawaban": "mungkin"}),
    value("dukcapil", {"dpid": "1"}),
    of_kind("kembali", KEMBALI | {"urut": 10**30}),
    of_kind("kembali", KEMBALI | {"tahap": "dpt"}),
    of_kind("kirim", KIRIM | {"kode": "ILOU-0000-0000-0000"}),
]


def _broken(changes: dict[str, Any]) -> str:
    """The third line of a chain with some keys as given, and nothing else of a `nilai` where it is none."""
    bare = (
        VALUE
        if changes.get("jenis", "nilai") in ("nilai", "lain")
        else {"pemilih": "", "kolom": "", "lama": ""}
    )
    return edited(chain([VALUE, VALUE])[2], **(bare | changes))


@pytest.mark.parametrize("changes", REFUSED)
def test_what_a_device_may_not_say(changes: dict[str, Any]) -> None:
    with pytest.raises(UserError) as caught:
        check(_broken(changes))
    assert caught.value.code == "EVENT_INVALID"
    assert caught.value.params["what"] in {
        "?",
        "bukti",
        "catatan",
        "tps_kpu",
        "nama",
        "sumber",
        "status_pilkades",
        "dukcapil",
        *KINDS,
    }


KINDS = {"nilai", "perangkat", *(said["jenis"] for said in SOUND)}


def test_the_card_is_the_first_event_and_of_this_device() -> None:
    first = chain([])[0]
    assert check(first).data == CARD
    for changes in ({"isi": CARD | {"perangkat": "BBBBBBBB"}}, {"isi": CARD | {"hmac": "\xe9"}}, VALUE):
        with pytest.raises(UserError, match="EVENT_INVALID"):
            check(edited(first, **changes))


def test_accesses_hold_texts_of_any_kind() -> None:
    line = edited(chain([VALUE])[1], jenis="lihat", isi={"pemilih": "000018"}, pemilih="", kolom="", lama="")
    assert check(line, "akses").jenis == "lihat"
    with pytest.raises(UserError, match="EVENT_INVALID"):
        check(edited(line, isi={"pemilih": {}}), "akses")


BASE = {voter.id: voter for voter in daftar(100)[:3]}


def _mutated(line: str, chance: random.Random) -> str:
    """One key of an event, or of its object, becomes something that a hostile program might write."""
    wild: list[Any] = [
        "", "x", "=1+1", "\u2028", "9" * 5000, 0, -1, 1, 10**30, [], [f"{DEVICE}:2"], ["BBBBBBBB:9"],
        {}, {"jenis": {}}, {"nama": 1}, DEVICE, f"{DEVICE}:2", kpu_id(1), OWN, "nilai", "baru", "batal",
        "tetapkan", "bukti", "tps_kpu", "nama", "rt",
    ]  # fmt: skip
    data = json.loads(line)
    holder = data["isi"] if isinstance(data["isi"], dict) and data["isi"] and chance.random() < 0.4 else data
    holder[chance.choice(sorted(holder))] = chance.choice(wild)
    return canonical.dumps(data)


def test_no_event_breaks_the_program() -> None:
    """Whatever is written is refused with a code or folds."""
    chance = random.Random(20270203)
    said = [*SOUND, BARU, *values(3)]
    folded = 0
    for _ in range(1500):
        event = chance.choice(said)
        line = chain([VALUE, event])[2]
        for _ in range(chance.randint(0, 2)):
            line = _mutated(line, chance)
        for replaces in ((), ("AAAAAAAA:3",), ("BBBBBBBB:9",)):
            try:
                one = check(line)
            except UserError as error:
                assert error.code == "EVENT_INVALID"
                continue
            other = Peristiwa(
                "BBBBBBBB", 9, START, 5, 1, "", "BBBBBBBB:9", "nilai", kpu_id(1), "nama", "X", "", replaces
            )
            fold(BASE, [one, other])
            folded += 1
    assert folded > 500


json_values = st.recursive(
    st.text() | st.integers(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(json_values)
def test_canonical_json_has_one_form(value: object) -> None:
    text = canonical.dumps(value)
    assert canonical.dumps(canonical.loads(text)) == text


@pytest.mark.parametrize(
    "text", ['{"b":1,"a":2}', "1.0", "null", "true", "[1, 2]", '"e\u0301"', '{"a":1,"a":2}', "01"]
)
def test_every_other_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        canonical.loads(text)
