"""Whatever one file is, the others of the batch get their turn."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.crypto.minisig import SigningKey
from app.domain.peristiwa import Draft
from app.exchange import bundel, envelope, paket
from app.exchange.bundel import Entry
from app.exchange.bundel_terpotong import Terpotong, open_bundle_or_part
from app.services.kpu import check_return, return_files
from app.services.kpu.receive import Outcome, receive
from app.services.kpu.replay import Replay
from app.store import vault, vault_balasan
from tests.services.kpu.district import OTHER, District, open_village, packed_district
from tests.services.kpu.forging import Forger, forger


def received(district: District, *paths: Path) -> list[Outcome]:
    with district.opened() as opened:
        return receive(opened, paths, jobs=1)


def codes(outcomes: list[Outcome]) -> dict[str, str]:
    return {one.found.nama: one.found.code for one in outcomes}


def without(key: str) -> Callable[[Forger], dict[str, Any]]:
    def told(by: Forger) -> dict[str, Any]:
        return {"balasan": {name: value for name, value in by.amplop().balasan.items() if name != key}}

    return told


HOSTILE: dict[str, Callable[[Forger], Path]] = {
    "without a package number": lambda by: by.write("x", **without("paket_urut")(by)),
    "without a stage": lambda by: by.write("x", **without("tahap")(by)),
    "a proof that is no hex": lambda by: by.write("x", card=by.card(hmac="é")),
    "an event that replaces itself": lambda by: by.write(
        "x", [Draft("nilai", "000018", "nama", "X", "", (f"{by.device}:2",))]
    ),
    "a number no column holds": lambda by: by.write("x", urut=10**30),
    "a number below one": lambda by: by.write("x", urut=-5),
    "an act that is no text": lambda by: by.write("x", [Draft("batal", isi={"a": "b"})]),
    "heads that are no numbers": lambda by: by.write("x", [by.announced(["y"], kepala={by.device: "x:y"})]),
}


@pytest.mark.parametrize("case", sorted(HOSTILE))
def test_a_hostile_return_is_refused_and_the_next_is_taken(tmp_path: Path, case: str) -> None:
    district = packed_district(tmp_path, villages=2)
    good = open_village(district, OTHER).send("good.dptr").file
    outcomes = received(district, HOSTILE[case](forger(district)), good)
    assert {one.found.nama: one.hasil for one in outcomes} == {"x": "ditolak", "good.dptr": "pratinjau"}


def test_a_forged_preview_that_keeps_to_the_rules_is_only_a_preview(tmp_path: Path) -> None:
    """The forger of these tests forges well: what is refused elsewhere is refused for its own reason."""
    district = packed_district(tmp_path)
    (outcome,) = received(district, forger(district).write("x"))
    assert (outcome.found.code, outcome.hasil) == ("", "pratinjau")


def test_an_error_nobody_foresaw_refuses_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    district = packed_district(tmp_path, villages=2)
    evil, good = forger(district).write("x"), open_village(district, OTHER).send("good.dptr").file

    def stumbles(replay: Replay, found: check_return.Findings) -> None:
        if found.kode != OTHER:
            raise RecursionError

    steps = (*check_return.STEPS, ("Tersandung", stumbles, check_return.STEPS[0][2]))
    monkeypatch.setattr(check_return, "STEPS", steps)
    outcomes = received(district, evil, good)
    assert codes(outcomes) == {"x": "RETURN_NOT_CHECKED", "good.dptr": ""}
    assert outcomes[0].found.params == {"error": "RecursionError"}


def test_an_envelope_nobody_can_read_has_its_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    district = packed_district(tmp_path, villages=2)
    evil, good = forger(district).write("x"), open_village(district, OTHER).send("good.dptr").file
    real, broken = envelope.read, evil.read_bytes()

    def read(data: bytes) -> envelope.Envelope:
        if data == broken:
            raise RecursionError
        return real(data)

    monkeypatch.setattr(envelope, "read", read)
    assert codes(received(district, evil, good)) == {"x": "RETURN_NOT_CHECKED", "good.dptr": ""}


def test_a_value_that_fits_no_table_refuses_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    district = packed_district(tmp_path, villages=2)
    evil, good = forger(district).write("x"), open_village(district, OTHER).send("good.dptr").file
    real = vault_balasan.store

    def store(db: Any, one: vault_balasan.Received, heads: Any) -> None:
        real(db, replace(one, urut=2**70) if one.kode != OTHER else one, heads)

    monkeypatch.setattr(vault_balasan, "store", store)
    assert codes(received(district, evil, good)) == {"x": "RETURN_NOT_CHECKED", "good.dptr": ""}


def test_an_id_belongs_to_one_return_of_one_village(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    genuine = open_village(district, OTHER).send("good.dptr").file
    used = envelope.read(genuine.read_bytes()).amplop.id
    assert codes(received(district, genuine)) == {"good.dptr": ""}
    copied = forger(district).write("x", id=used)
    assert codes(received(district, copied)) == {"x": "RETURN_ID_TAKEN"}


def test_two_returns_of_one_batch_do_not_share_an_id(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    both = [forger(district).write("a", id="ab" * 16), forger(district, OTHER).write("b", id="ab" * 16)]
    assert codes(received(district, *both)) == {"a": "", "b": "RETURN_ID_TAKEN"}


def test_an_invented_high_number_does_not_lock_the_village_out(tmp_path: Path) -> None:
    """Its number is how many returns its journal announced."""
    district = packed_district(tmp_path)
    assert codes(received(district, forger(district).write("x", urut=999))) == {"x": "RETURN_NUMBER"}
    village = open_village(district)
    first, second = village.send("1.dptr").file, village.send("2.dptr").file
    assert codes(received(district, second, first)) == {"1.dptr": "", "2.dptr": ""}


def test_numbers_count_what_the_journal_announced_before(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    by = forger(district)
    earlier = by.announced(by.lines([Draft("perangkat", isi={})]), kepala={})
    assert codes(received(district, by.write("a", [earlier, earlier], urut=4))) == {"a": "RETURN_NUMBER"}
    assert codes(received(district, by.write("b", [earlier], urut=2))) == {"b": ""}


def carried(folder: Path, files: list[tuple[Path, Entry]]) -> Path:
    courier, inner = SigningKey(b"\x09" * 32), envelope.read(files[0][0].read_bytes()).amplop
    nowhere = {**inner.desa, "kode": "", "nama": "", "kecamatan": ""}
    outer = replace(
        inner, jenis="bundel", desa=nowhere, kunci=courier.public_line(), balasan={}, id=paket.new_id(),
        ukuran={"isi": 0, "terbuka": 0},
    )  # fmt: skip
    bundel.write(folder / "kurir.dptb", outer, files, courier)
    return folder / "kurir.dptb"


def entry(file: Path) -> tuple[Path, Entry]:
    data = file.read_bytes()
    inner = envelope.read(data).amplop
    return file, bundel.entry_of(file.name, data, inner.desa, inner.jenis, inner.urut)


def test_a_damaged_bundle_stops_no_other_file(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    good = open_village(district).send("good.dptr").file
    damaged = tmp_path / "rusak.dptb"
    damaged.write_bytes(b"PK application/vnd.dpt-desa.bundel+zip")
    outcomes = received(district, damaged, tmp_path / "tidak-ada.dptr", good)
    assert codes(outcomes) == {
        "rusak.dptb": "ENVELOPE_DAMAGED",
        "tidak-ada.dptr": "FILE_MISSING",
        "good.dptr": "",
    }
    with district.opened() as opened:
        assert [note["jenis"] for note in vault.notes(opened.db)][-3:] == ["tolak", "tolak", "terima"]


def test_a_damaged_file_in_a_bundle_stops_no_other_file(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    files = [open_village(district, kode).send(f"{kode}.dptr").file for kode in ("9901012001", OTHER)]
    bundle = carried(tmp_path, [entry(file) for file in files])
    data = bytearray(bundle.read_bytes())
    data[data.index(files[0].read_bytes()) + 2000] ^= 1
    bundle.write_bytes(data)
    assert codes(received(district, bundle)) == {files[0].name: "ENVELOPE_DAMAGED", files[1].name: ""}


def test_a_bundle_is_opened_once_however_many_returns_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening one checks its whole index: for each of 850 entries that took longer than the entries."""
    district = packed_district(tmp_path, villages=3)
    kodes = [f"990101200{number}" for number in (1, 2, 3)]
    files = [open_village(district, kode).send(f"{kode}.dptr").file for kode in kodes]
    bundle, opened = carried(tmp_path, [entry(file) for file in files]), list[Path]()

    def counting(path: Path) -> bundel.Bundle | Terpotong:
        opened.append(path)
        return open_bundle_or_part(path)

    monkeypatch.setattr(return_files, "open_bundle_or_part", counting)
    assert codes(received(district, bundle)) == {file.name: "" for file in files}
    assert opened == [bundle] * 2  # to see what is there, and to read it


def test_an_index_that_lies_about_a_file_is_noticed(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2)
    files = [open_village(district, kode).send(f"{kode}.dptr").file for kode in ("9901012001", OTHER)]
    (one, lied), two = entry(files[0]), entry(files[1])
    bundle = carried(tmp_path, [(one, replace(lied, urut=7)), two])
    assert codes(received(district, bundle)) == {files[0].name: "ENVELOPE_DAMAGED", files[1].name: ""}


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such names")
def test_a_name_that_is_no_text_is_received(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    sent = open_village(district).send("good.dptr").file
    strange = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.dptr"))
    sent.rename(strange)
    assert codes(received(district, strange)) == {"?.dptr": ""}


def test_the_committee_is_shown_with_who_added_whom(tmp_path: Path) -> None:
    district = packed_district(tmp_path)
    (outcome,) = received(district, open_village(district).send("good.dptr").file)
    assert [(one.nama, one.peran, one.ditambahkan_oleh) for one in outcome.found.anggota] == [
        ("Ketua Contoh", "ketua", ""),
        ("Sekretaris Contoh", "sekretaris", "Ketua Contoh"),
    ]


def test_of_a_bundle_cut_off_the_whole_ones_are_taken_and_the_others_named(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=3)
    kodes = [f"990101200{number}" for number in (1, 2, 3)]
    files = [open_village(district, kode).send(f"{kode}.dptr").file for kode in kodes]
    bundle = carried(tmp_path, [entry(file) for file in files])
    data = bundle.read_bytes()
    bundle.write_bytes(data[: data.index(files[2].read_bytes()[-200:])])
    with district.opened() as opened:
        outcomes = {one.found.kode: one for one in receive(opened, [bundle], jobs=1)}
        assert [(kode, outcomes[kode].hasil, outcomes[kode].found.code) for kode in kodes] == [
            (kodes[0], "pratinjau", ""),
            (kodes[1], "pratinjau", ""),
            (kodes[2], "ditolak", "BUNDLE_CUT_OFF"),
        ]
        assert outcomes[kodes[2]].found.desa == opened.village(kodes[2]).nama
        bundle.write_bytes(data)
        later = {one.found.kode: one for one in receive(opened, [bundle], jobs=1)}
        assert later[kodes[2]].hasil == "pratinjau" and later[kodes[0]].found.code == "RETURN_TWICE"
