"""The drill: a laptop dies after an evening's work; backup, package and letter bring all of it back."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from app.domain.tms import Alasan
from app.services.desa import members, undo
from app.services.desa.add import add_from_table
from app.services.desa.alias import aliases, set_alias
from app.services.desa.backup import back_up
from app.services.desa.edit import edit_from_table
from app.services.desa.frozen import frozen_rows, penetapan
from app.services.desa.mark import Mark, mark
from app.services.desa.members import Entrant
from app.services.desa.open_paket import adopt
from app.services.desa.peta_wilayah import accept_proposals, dusun_of
from app.services.desa.rahasia import secret_reason
from app.services.desa.reenter import open_by_words, reenter
from app.services.desa.restore import peek, restore
from app.services.desa.return_data import write_return
from app.services.desa.workspace import Workspace, open_workspace
from app.services.kpu.apply_return import apply_return
from app.services.kpu.feedback import feedback
from app.services.kpu.import_list import import_list
from app.services.kpu.receive import receive
from app.services.kpu.reissue import reissue
from app.services.kpu.status import status
from app.services.shared.sample_people import generate
from app.store import journal, slots_file, vault_paket
from app.system import keyring_store
from tests.builders import nik
from tests.services.kpu.district import (
    KETUA,
    KODE,
    SEKRETARIS,
    District,
    Village,
    open_village,
    packed_district,
    write_list,
)

BARU = "kata sandi baru"
VOTERS = 120
TABLES = {
    "paket": "id, urut, hex(berkas), desa, pengaturan, kpu, token, sha256",
    "dasar": "*",
    "peristiwa": "*",
    "akses": "*",
    "kiriman": "*",
    "pemilih": "*",
    "alias": "*",
}


def dump(workspace: Workspace, device: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every table as it stands, of the chains this device's."""
    found = {}
    for table, columns in TABLES.items():
        mine = "WHERE perangkat = ?" if table in ("peristiwa", "akses") else "WHERE '' <> ?"
        rows = workspace.db.execute(f"SELECT {columns} FROM {table} {mine} ORDER BY 1, 2", (device,))
        found[table] = [tuple(row) for row in rows]
    return found


def issue_again(district: District) -> Path:
    """KPU takes one voter off the list and issues the village's package anew."""
    rows = list(generate(1, VOTERS, 1))
    with district.opened() as opened:
        list_ = write_list(district.folder / "b.csv", rows[:100] + rows[101:])
        import_list(opened, [list_], "DPB", complete=True)
        done = reissue(opened, KODE, "daftar diperbaiki", district.out, {})
    assert done.written is not None
    return done.written.file


def words_of(district: District) -> str:
    with district.opened() as opened:
        newest = vault_paket.newest(opened.db, KODE)
    assert newest is not None
    return " ".join(newest.kata)


def work(workspace: Workspace, voters: list[str]) -> None:
    """More than sixty acts of every kind, some undone, one redone."""
    for number, voter in enumerate(voters[:45]):
        reason = (Alasan.SESUAI, Alasan.MENINGGAL, Alasan.PINDAH, Alasan.PINDAH_FISIK)[number % 4]
        mark(workspace, [Mark(voter, reason, bukti={"nomor": f"474.3/{number}"} if number % 4 == 1 else {})])
    mark(workspace, [Mark(voter, Alasan.SESUAI) for voter in voters[50:80]])
    for number, voter in enumerate(voters[80:88]):
        edit_from_table(workspace, f"id,kolom,nilai\n{voter},nama,NAMA {number}\n".encode())
    row = f"BARU,{nik(88)},{nik(89)},P,11-12-1980,S,1,1"
    add_from_table(workspace, f"nama,nik,nkk,kelamin,tanggal_lahir,kawin,rt,rw\n{row}\n".encode())
    for _ in range(3):
        undo.undo(workspace)
    undo.redo(workspace)
    mark(workspace, [Mark(voters[89], Alasan.GANGGUAN_JIWA, bukti={"nomor": "445/SKD/77"})])
    accept_proposals(workspace)
    set_alias(workspace, voters[0], "bin Karto")
    set_alias(workspace, voters[1], "Pak Lurah lama")


@pytest.fixture
def district(tmp_path: Path) -> District:
    return packed_district(tmp_path, voters=VOTERS)


@pytest.mark.usefixtures("keyring")
def test_a_wiped_machine_comes_back_and_kpu_takes_its_return(district: District, tmp_path: Path) -> None:
    village, stick = open_village(district), tmp_path / "flashdisk"
    stick.mkdir()
    with district.opened() as opened:
        voters = [row[0] for row in vault_paket.rows_of(opened.db, KODE)]
    with village.opened() as workspace:
        work(workspace, voters)
        assert len({event.tindakan for event in journal.all_events(workspace.db)}) > 60
    interim = village.send("sementara.dptr")
    package = issue_again(district)
    words = words_of(district)
    with village.opened() as workspace:
        adopt(workspace, package, words)
        mark(workspace, [Mark(voters[90], Alasan.TNI)])
    village.ratify()
    with village.opened() as workspace:
        mark(workspace, [Mark(voters[91], Alasan.MENINGGAL)])
        old, late = workspace.device, undo.undo(workspace).target
        undo.redo(workspace)
        made = back_up(workspace, stick)
        before = dump(workspace, old)
        dpt = penetapan(workspace, "dpt")
        assert dpt is not None
        frozen = frozen_rows(workspace, dpt)
        nicknames, kept, hamlets = (
            aliases(workspace),
            secret_reason(workspace, voters[89]),
            dusun_of(workspace),
        )
        assert kept and hamlets
    before["akses"].pop()  # that the copy was written is not in the copy

    burn(village.data)

    found = peek(made.file, package, words)
    assert [one.nama for one in found.anggota] == ["Ketua Contoh", "Sekretaris Contoh"]
    assert (found.pemilih, found.desa.kode) == (len(before["pemilih"]), KODE)
    data = tmp_path / "laptop-baru"
    done = restore(found, data, Entrant(BARU, "sekretaris"))
    with open_workspace(data, "sekretaris", BARU) as workspace:
        assert workspace.device == done.perangkat != old
        assert dump(workspace, old) == before
        assert aliases(workspace) == nicknames == {voters[0]: "bin Karto", voters[1]: "Pak Lurah lama"}
        assert secret_reason(workspace, voters[89]) == kept
        assert dusun_of(workspace) == hamlets
        assert penetapan(workspace, "dpt") == dpt
        assert frozen_rows(workspace, dpt) == frozen
        assert [one.id for one in members.without_slot(workspace)] == [found.anggota[0].id]
        assert undo.undo(workspace, late).voters == (voters[91],)
        undo.redo(workspace)
        mark(workspace, [Mark(voters[92], Alasan.MENINGGAL)])

    # The Ketua sits down at the new laptop: the letter lets him in too, and both sign the final return.
    new = Village(data, tmp_path)
    reenter(open_by_words(data, words), Entrant(KETUA, "ketua"))
    with new.opened() as workspace:
        mark(workspace, [Mark(voters[93], Alasan.MENINGGAL)])
        final = write_return(workspace, tmp_path / "akhir.dptr", True, "sekretaris", BARU)
        again = write_return(workspace, tmp_path / "lagi.dptr", True, "sekretaris", BARU)
        assert again.again and again.file.read_bytes() == final.file.read_bytes()
    with district.opened() as opened:
        early, last = receive(opened, [interim.file, final.file], jobs=1)
        assert (early.found.code, early.hasil) == ("", "pratinjau")
        assert (last.found.code, last.hasil, last.found.warnings) == ("", "menunggu", [])
        assert set(last.found.heads) >= {old, done.perangkat} and len(last.found.heads) == 3
        apply_return(opened, KODE, final.kode)
        assert status(opened)[0].keadaan == "diterapkan"
        batch = feedback(opened, tmp_path / "umpan", "pdpb-2025")
        assert batch.villages[0].counts["TMS"] > 20


def burn(data: Path) -> None:
    """Folder and keyring are gone."""
    for slot in slots_file.load(data):
        keyring_store.delete(slot.keyring_user)
    shutil.rmtree(data)


@pytest.mark.usefixtures("keyring")
def test_a_final_return_made_before_the_fire_is_written_again(district: District, tmp_path: Path) -> None:
    village = open_village(district)
    village.ratify()
    final = village.send("akhir.dptr", final=True)
    with village.opened() as workspace:
        made = back_up(workspace, tmp_path)
    burn(village.data)
    bytes_before = final.file.read_bytes()
    final.file.unlink()
    package = next(district.out.glob("*.dpt"))
    restore(peek(made.file, package, words_of(district)), village.data, Entrant(BARU, "ketua"))
    with open_workspace(village.data, "ketua", BARU) as workspace:
        again = write_return(workspace, final.file, True, "sekretaris", SEKRETARIS)
    assert again.again and again.kode == final.kode
    assert final.file.read_bytes() == bytes_before
    with district.opened() as opened:
        (outcome,) = receive(opened, [final.file], jobs=1)
        assert outcome.hasil == "menunggu"


def test_what_the_old_laptop_did_after_the_backup_is_missed_by_kpu(
    district: District, tmp_path: Path
) -> None:
    """KPU has seen acts that the copy does not hold: the old laptop was not dead, or a backup is too old."""
    village = open_village(district)
    with village.opened() as workspace:
        made = back_up(workspace, tmp_path)
    with district.opened() as opened:
        voters = [row[0] for row in vault_paket.rows_of(opened.db, KODE)]
    village.mark(voters[:3], Alasan.SESUAI)
    sent = village.send("1.dptr")
    package = next(district.out.glob("*.dpt"))
    data = tmp_path / "baru"
    restore(peek(made.file, package, words_of(district)), data, Entrant(KETUA, "ketua"))
    new = Village(data, tmp_path)
    new.send("a.dptr")
    with district.opened() as opened:
        assert receive(opened, [sent.file], jobs=1)[0].hasil == "pratinjau"
        late = receive(opened, [new.send("b.dptr").file], jobs=1)[0]
        assert late.found.code == "RETURN_FORKED"
