"""The vault's folder through the front door: elections, operators, recovery, key, destroying."""

from pathlib import Path

from app.services.kpu.recovery import read_recovery
from app.store import vault_paket
from tests.cli.running import Runner
from tests.services.kpu.district import (
    KODE,
    OPERATOR,
    District,
    empty_district,
    open_village,
    packed_district,
)

SECOND = "kata sandi kedua"


def test_a_folder_of_two_elections(run: Runner, tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=5)
    here = ("--vault", district.vault)
    added = run("kpu", "election", "add", *here, "--name", "Pilkades Susulan", "--voting-day", "2028-05-10",
                password=OPERATOR)  # fmt: skip
    assert added.ok and added.data["pemilihan"].startswith("9901-2028-")
    listed = run("kpu", "election", "list", *here, password=OPERATOR)
    assert [row["nama"] for row in listed.rows] == ["Pilkades Serentak", "Pilkades Susulan"]
    asked = run("kpu", "status", *here, password=OPERATOR)
    assert (asked.exit, asked.code) == (2, "ELECTION_NEEDED")
    assert all(row["id"] in asked.data["happened"] for row in listed.rows)
    told = run("kpu", "status", *here, "--election", listed.rows[0]["id"], password=OPERATOR)
    assert told.data["dikemas"] == 1 and told.data["latihan"] == -1
    assert run("kpu", "backup", *here, "--out", tmp_path / "c.dptv", password=OPERATOR).data["pemilihan"] == 2


def test_operators_and_the_hand_over(run: Runner, tmp_path: Path) -> None:
    district = empty_district(tmp_path)
    here = ("--vault", district.vault)
    added = run("kpu", "operator", "add", *here, "--name-from", "-", "--role", "Kasubbag",
                stdin="Operator Dua", password=OPERATOR, new_password=SECOND)  # fmt: skip
    assert added.ok
    listed = run("kpu", "operator", "list", *here)
    assert [row["nama"] for row in listed.rows] == ["Operator KPU", "Operator Dua"]
    assert run("kpu", "election", "list", *here, password=OPERATOR).code == "OPERATOR_NEEDED"
    who = ("--operator", added.data["operator"])
    changed = run("kpu", "operator", "password", *here, *who, "--who", "Operator KPU", password=SECOND,
                  new_password="kata sandi diganti")  # fmt: skip
    assert changed.ok
    gone = run("kpu", "operator", "remove", *here, *who, "--who", "Operator KPU", password=SECOND)
    assert gone.ok
    last = run("kpu", "operator", "remove", *here, "--who", "Operator Dua", password=SECOND)
    assert last.code == "OPERATOR_LAST"
    done = run("kpu", "operator", "handover", *here, "--name-from", "-", "--out", tmp_path / "ba.pdf",
               stdin="Operator Tiga", password=SECOND, new_password="kata sandi ketiga")  # fmt: skip
    assert done.ok and Path(done.data["berkas"]).exists()
    assert [row["nama"] for row in run("kpu", "operator", "list", *here).rows] == ["Operator Tiga"]


def test_recovery_on_paper_by_two_and_drilled(run: Runner, tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=5)
    here, key = ("--vault", district.vault), ("--recovery", district.recovery)
    assert run("kpu", "recovery", "paper", *here, *key, "--out", tmp_path / "k.pdf").ok
    parts = (tmp_path / "1.txt", tmp_path / "2.txt")
    assert run("kpu", "recovery", "split", *here, *key, "--out", *parts).ok
    done = run("kpu", "recovery", "drill", *here, "--recovery", *parts)
    assert (done.data["pemilihan"], done.data["paket"]) == (1, 1)
    assert run("kpu", "status", *here, password=OPERATOR).data["latihan"] == 0
    typed = read_recovery(district.recovery).lower()
    assert run("kpu", "recovery", "drill", *here, "--recovery", "-", stdin=typed).ok
    slip = typed[:-1] + ("q" if typed[-1] != "q" else "p")
    assert run("kpu", "recovery", "drill", *here, "--recovery", "-", stdin=slip).code == "RECOVERY_TYPED"
    forgotten = run("kpu", "operator", "password", *here, "--recovery", *parts, new_password=SECOND)
    assert forgotten.ok
    new = run("kpu", "recovery", "new", *here, "--recovery-out", tmp_path / "baru.txt", password=SECOND)
    assert new.data["paket_lama"] == 1
    assert run("kpu", "recovery", "drill", *here, *key).code == "RECOVERY_WRONG"
    saved = run("kpu", "backup", *here, "--out", tmp_path / "c.dptv", password=SECOND)
    assert saved.ok
    again = ("--vault", tmp_path / "lain", "--recovery", tmp_path / "baru.txt")
    assert run("kpu", "restore", "--from", tmp_path / "c.dptv", *again, password="kata sandi baru lagi").ok


def words(district: District) -> str:
    with district.opened() as opened:
        newest = vault_paket.newest(opened.db, KODE)
        assert newest is not None
        return " ".join(newest.kata)


def test_a_compromised_key_is_replaced_and_the_code_typed(run: Runner, tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=5)
    village = open_village(district)
    here = ("--vault", district.vault)
    changed = run("kpu", "key", "rotate", *here, "--compromised", password=OPERATOR)
    assert changed.data["desa"] == [KODE]
    again = run("kpu", "reissue", *here, "--village", KODE, "--reason", "kunci", "--out", tmp_path,
                password=OPERATOR)  # fmt: skip
    take = ("desa", "open", again.data["berkas"], "--data", village.data, "--member", "ketua")
    secrets = {"words": words(district), "password": "kata sandi ketua"}
    assert run(*take, **secrets).code == "PAKET_KEY_REPLACED"
    assert run(*take, "--kpu-code", changed.data["lama"], **secrets).code == "PAKET_CODE_WRONG"
    done = run(*take, "--kpu-code", changed.data["baru"], **secrets)
    assert done.ok and done.data["adopted"] == 1 and done.data["sidik_kpu"] == changed.data["baru"]


def test_an_election_ends(run: Runner, tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=5)
    here = ("--vault", district.vault)
    election = run("kpu", "election", "list", *here, password=OPERATOR).rows[0]["id"]
    end = ("kpu", "destroy", *here, "--out", tmp_path / "ba.pdf")
    assert run(*end, "--confirm", "ya", password=OPERATOR).code == "DESTROY_CONFIRM"
    assert run(*end, "--confirm", election, password=OPERATOR).code == "DESTROY_EARLY"
    done = run(*end, "--confirm", election, "--unfinished", password=OPERATOR)
    assert done.ok and done.data["pemilih"] == 5
    assert run("kpu", "pack", *here, "--out", tmp_path, password=OPERATOR).code == "ELECTION_ENDED"
    assert run("kpu", "status", *here, password=OPERATOR).ok
