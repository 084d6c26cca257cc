"""The end of an election: words alone, or all of it; what stays is numbers, the record and public keys."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.services.kpu.apply_return import apply_return
from app.services.kpu.backup import backup, restore
from app.services.kpu.destroy import DestroyOrder, destroy, unfinished
from app.services.kpu.letters import print_letters
from app.services.kpu.receive import receive
from app.services.kpu.reissue import reissue
from app.services.kpu.status import status
from app.services.kpu.vault_session import Vault, elections, open_vault
from app.services.kpu.vault_slots import enter
from app.store import vault, vault_paket
from tests.printing.reading import texts
from tests.services.kpu.district import KODE, OPERATOR, District, open_village, packed_district


def finished(tmp_path: Path) -> District:
    """A village that returned, applied."""
    district = packed_district(tmp_path, voters=20)
    village = open_village(district)
    village.ratify()
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        receive(opened, [sent.file], jobs=1)
        apply_return(opened, KODE, sent.kode)
    return district


def order(opened: Vault, tmp_path: Path, *, words: bool = False) -> DestroyOrder:
    return DestroyOrder(opened.pemilihan.id, tmp_path / "ba.pdf", words=words)


def secrets_of(opened: Vault) -> list[bytes]:
    """What must not be found anywhere once it is destroyed."""
    newest = vault_paket.newest(opened.db, KODE)
    assert newest is not None
    names = [row[0] for row in opened.db.execute("SELECT nik FROM pemilih")]
    words = ", ".join(f'"{word}"' for word in newest.kata)  # one of them may be anywhere: "kode", "akhir"
    return [newest.token.encode(), words.encode(), *(nik.encode() for nik in names)]


def plain(opened: Vault) -> bytes:
    """All that the database says, in the clear."""
    tables = [row[0] for row in opened.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = (tuple(row) for table in tables for row in opened.db.execute(f"SELECT * FROM {table}"))
    return "\n".join(map(repr, rows)).encode()


@pytest.mark.parametrize("words", [True, False])
def test_the_copy_of_an_earlier_release_goes_too(tmp_path: Path, words: bool) -> None:
    """It was kept when the file was brought up to date, and holds all that is destroyed."""
    district = finished(tmp_path)
    with district.opened() as opened:
        copy = opened.folder / f"{opened.file}.versi-1"
        shutil.copy(opened.folder / opened.file, copy)
        destroy(opened, order(opened, tmp_path, words=words))
        assert not copy.exists()


def test_everything_of_an_election_goes_but_counts_record_and_public_keys(tmp_path: Path) -> None:
    district = finished(tmp_path)
    with district.opened() as opened:
        before, sidik, key = status(opened), opened.sidik, opened.kpu.kunci
        hidden = secrets_of(opened)
        assert all(secret in plain(opened) for secret in hidden)
        done = destroy(opened, order(opened, tmp_path))
        assert (done.went["pemilih"], done.went["paket"], done.went["pengembalian"]) == (20, 1, 1)
        left = plain(opened)
        assert not [secret for secret in hidden if secret in left]
        assert vault.setting(opened.db, "seed") == "" and vault.setting(opened.db, "operator") == ""
        hitung = opened.db.execute("SELECT hitung FROM balasan").fetchone()[0]
        assert '"awal":20' in hitung
        assert opened.db.execute("PRAGMA freelist_count").fetchone()[0] == 0, "no page of old content is left"
    assert not list(district.vault.glob("*-wal"))
    with open_vault(district.vault, OPERATOR, ended=True) as opened:
        assert opened.ended and opened.sidik == sidik and opened.kpu.kunci == key
        assert [one.keadaan for one in status(opened)] == [one.keadaan for one in before]
        assert vault.notes(opened.db)[-1]["jenis"] == "musnah"
    (page,) = texts(done.file.read_bytes())
    for words in (
        "PEMUSNAHAN DATA DAN KUNCI",
        sidik,
        "Tujuh kata surat kunci",
        "1 berkas paket",
        "Operator KPU",
    ):
        assert words in page, words


def test_a_destroyed_election_opens_for_reading_alone(tmp_path: Path) -> None:
    district = finished(tmp_path)
    with district.opened() as opened:
        destroy(opened, order(opened, tmp_path))
    with pytest.raises(UserError, match="ELECTION_ENDED"), open_vault(district.vault, OPERATOR):
        pass
    (listed,) = elections(enter(district.vault, OPERATOR))
    assert listed.ended and listed.nama == "Pilkades Serentak"
    with open_vault(district.vault, OPERATOR, ended=True) as opened:
        backup(opened, tmp_path / "c.dptv")
    assert restore(tmp_path / "c.dptv", tmp_path / "lagi", OPERATOR).paket == 1


def test_words_alone_go_and_the_list_is_issued_again_with_others(tmp_path: Path) -> None:
    district = finished(tmp_path)
    with district.opened() as opened:
        done = destroy(opened, order(opened, tmp_path, words=True))
        assert done.went == {"kata": 1}
        with pytest.raises(UserError, match="WORDS_DESTROYED"):
            print_letters(opened, tmp_path / "surat.pdf")
        assert reissue(opened, KODE, "susulan", district.out, {}).written
        assert print_letters(opened, tmp_path / "surat.pdf").desa == (KODE,)
    assert "PEMUSNAHAN KATA KUNCI" in texts(done.file.read_bytes())[0]


def test_it_waits_for_every_village_unless_it_is_said_otherwise(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2, voters=5)
    with district.opened() as opened:
        asked = order(opened, tmp_path)
        assert unfinished(opened) == 2
        for early in (asked, replace(asked, words=True)):
            with pytest.raises(UserError) as caught:
                destroy(opened, early)
            assert (caught.value.code, caught.value.params["count"]) == ("DESTROY_EARLY", 2)
        assert not asked.out.exists() and len(secrets_of(opened)) == 12
        destroy(opened, replace(asked, unfinished=True))
        assert opened.ended


def test_only_the_typed_id_destroys_and_nothing_goes_without_minutes(tmp_path: Path) -> None:
    district = finished(tmp_path)
    with district.opened() as opened:
        asked = order(opened, tmp_path)
        for wrong in ("", "ya", "MUSNAHKAN", opened.pemilihan.id[:-1]):
            with pytest.raises(UserError, match="DESTROY_CONFIRM"):
                destroy(opened, replace(asked, confirm=wrong))
        with pytest.raises(UserError, match="FOLDER_MISSING"):
            destroy(opened, replace(asked, out=tmp_path / "tidak ada" / "ba.pdf"))
        asked.out.write_text("punya orang lain")
        with pytest.raises(UserError, match="FILE_EXISTS"):
            destroy(opened, asked)
        assert len(secrets_of(opened)) == 22 and not opened.ended
