"""Ratifying, printing and returning; the return is read back with KPU's key."""

import base64
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from app.crypto.ed25519 import verify_ed25519
from app.crypto.minisig import read_public_line
from app.domain.errors import UserError
from app.domain.fold import fold
from app.domain.penetapan import Baris, sidik, statement
from app.domain.penetapan import daftar as numbered
from app.domain.peristiwa import Draft
from app.domain.tms import Alasan
from app.exchange import balasan, envelope, paket
from app.services.desa import print_lists, print_return, print_undangan, undo
from app.services.desa.add import add_from_table
from app.services.desa.edit import edit_from_table
from app.services.desa.frozen import frozen_rows, penetapan
from app.services.desa.mark import Mark, mark
from app.services.desa.ratify import Ratified, ratify
from app.services.desa.return_data import sent_returns, write_return
from app.services.desa.workspace import Workspace, open_workspace
from app.store import journal
from tests.builders import daftar, nik
from tests.villages import KETUA, SEKRETARIS, TestKpu, open_village

VOTERS = daftar(100)
KPU = TestKpu()


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(open_village(tmp_path, KPU), "ketua", KETUA) as workspace:
        mark(workspace, [Mark(VOTERS[0].id, Alasan.MENINGGAL), Mark(VOTERS[1].id, Alasan.PINDAH, "pilkades")])
        mark(workspace, [Mark(VOTERS[2].id, Alasan.PINDAH_FISIK)])
        edit_from_table(workspace, f"id,kolom,nilai\n{VOTERS[3].id},nama,NAMA BETUL\n".encode())
        row = f"BARU,{nik(88)},{VOTERS[5].nkk},P,11-12-1980,S,1,1"
        add_from_table(workspace, f"nama,nik,nkk,kelamin,tanggal_lahir,kawin,rt,rw\n{row}\n".encode())
        yield workspace


def both_stages(village: Workspace) -> Ratified:
    ratify(village, "dps", "sekretaris", SEKRETARIS)
    return ratify(village, "dpt", "sekretaris", SEKRETARIS)


def frozen_dpt(village: Workspace) -> list[Baris]:
    ratified = penetapan(village, "dpt")
    assert ratified is not None
    return frozen_rows(village, ratified)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_ratifying_freezes_numbers_and_fingerprint(village: Workspace) -> None:
    done = both_stages(village)
    assert done.jumlah["jumlah"] == 99
    frozen = frozen_dpt(village)
    mark(village, [Mark(VOTERS[9].id, Alasan.MENINGGAL)])
    assert frozen_dpt(village) == frozen
    assert sidik(frozen, village.pengaturan.pemilihan.id, village.desa.kode, "dpt") == done.sidik
    per_tps: dict[str, list[int]] = {}
    for row in frozen:
        per_tps.setdefault(row.pemilih.tps, []).append(row.no)
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in per_tps.values())


def test_after_the_dpt_only_deaths_and_proposals_to_kpu(village: Workspace) -> None:
    both_stages(village)
    voter = VOTERS[20].id
    for refused in (
        lambda: mark(village, [Mark(voter, Alasan.TNI)]),
        lambda: mark(village, [Mark(voter, Alasan.SESUAI)]),
        lambda: edit_from_table(village, f"id,kolom,nilai\n{voter},nama,X\n".encode()),
        lambda: add_from_table(village, b"nama,kelamin,tanggal_lahir\nX,L,01-01-1990\n"),
    ):
        with pytest.raises(UserError, match="DPT_LOCKED"):
            refused()
    with pytest.raises(UserError, match="UNDO_FROZEN"):
        undo.undo(village, f"{village.device}:5")
    mark(village, [Mark(voter, Alasan.TNI, "kpu")])
    mark(village, [Mark(VOTERS[21].id, Alasan.MENINGGAL)])
    assert "meninggal dunia" in text_of(print_lists.dpt(village).pdf)
    undo.undo(village)
    assert "meninggal dunia" not in text_of(print_lists.dpt(village).pdf)


@pytest.mark.parametrize(
    ("stage", "second", "password", "code"),
    [
        ("dpt", "sekretaris", SEKRETARIS, "STAGE_ORDER"),
        ("dps", "ketua", KETUA, "SECOND_SAME"),
        ("dps", "sekretaris", "salah salah", "PASSWORD_WRONG"),
        ("dps", "bupati", SEKRETARIS, "MEMBER_UNKNOWN"),
    ],
)
def test_ratifying_needs_two_members_and_the_right_order(
    village: Workspace, stage: str, second: str, password: str, code: str
) -> None:
    with pytest.raises(UserError) as caught:
        ratify(village, stage, second, password)  # type: ignore[arg-type]
    assert caught.value.code == code


def test_a_stage_is_ratified_once(village: Workspace) -> None:
    both_stages(village)
    with pytest.raises(UserError, match="STAGE_DONE"):
        ratify(village, "dpt", "sekretaris", SEKRETARIS)


def test_the_same_nik_twice_blocks_ratifying(village: Workspace) -> None:
    """Two PCs may each add the same person; the list itself must not hold him twice."""
    draft = Draft("nilai", VOTERS[41].id, "nik", VOTERS[40].nik, VOTERS[41].nik)  # as another PC would say it
    village.act([draft])
    with pytest.raises(UserError) as caught:
        ratify(village, "dps", "sekretaris", SEKRETARIS)
    assert (caught.value.code, caught.value.params["count"]) == ("NIK_NOT_UNIQUE", 1)


def opened(file: Path, village: Workspace) -> tuple[envelope.Envelope, balasan.Isi]:
    whole = envelope.read(file.read_bytes())
    return whole, balasan.open_with(whole, KPU.operator.secret, {village.newest_paket(): "ab" * 32})


def test_kpu_replays_the_return_to_the_same_list(village: Workspace, tmp_path: Path) -> None:
    dpt = both_stages(village)
    mark(village, [Mark(VOTERS[60].id, Alasan.TNI, "kpu")])
    done = write_return(village, tmp_path / "akhir.dptr", True, "sekretaris", SEKRETARIS)
    whole, isi = opened(done.file, village)
    assert whole.kode_sidik == done.kode == sent_returns(village)[-1].kode
    issued = paket.open_with(envelope.read((tmp_path / "paket-1.dpt").read_bytes()), KPU.operator.secret)
    from app.domain.pemilih import base_row

    base = {row[0]: base_row(row[0], row[1:]) for row in issued.rows}
    ratified = next(
        event for event in isi.events if event.jenis == "tetapkan" and event.data["tahap"] == "dpt"
    )
    limit = int(ratified.data["kepala"][village.device].partition(":")[0])
    rows = numbered(fold(base, [event for event in isi.events if event.urut <= limit]).pemilih.values())
    assert sidik(rows, village.pengaturan.pemilihan.id, village.desa.kode, "dpt") == dpt.sidik
    assert sorted({(one.jenis, one.id) for one in isi.perubahan if one.jenis != "baru"}) == sorted(
        [
            ("tms", VOTERS[0].id),
            ("tms_pilkades", VOTERS[1].id),
            ("info", VOTERS[2].id),
            ("ubah", VOTERS[3].id),
            ("tms", VOTERS[60].id),
        ]
    )
    keys = {event.data["id"]: event.data["kunci"] for event in isi.events if event.jenis == "anggota"}
    for event in (ratified, isi.events[-1]):
        signed = event.data["tanda_tangan"]
        assert len(signed) == 2
        for member, signature in signed.items():
            message = statement(event.jenis, event.isi)  # type: ignore[arg-type]
            assert verify_ed25519(read_public_line(keys[member]), message, base64.b64decode(signature))


def test_interim_returns_follow_each_other(village: Workspace, tmp_path: Path) -> None:
    first = write_return(village, tmp_path / "1.dptr", False)
    mark(village, [Mark(VOTERS[70].id, Alasan.TNI)])
    second = write_return(village, tmp_path / "2.dptr", False)
    one, two = opened(first.file, village), opened(second.file, village)
    assert (one[0].amplop.urut, two[0].amplop.urut) == (1, 2)
    assert two[0].amplop.balasan["sebelum"] == one[0].sums_sha256
    assert two[1].hashes[village.device][: len(one[1].events)] == one[1].hashes[village.device]
    assert (first.changes["tms"], second.changes["tms"]) == (1, 2)


def test_a_final_return_needs_the_dpt_and_is_made_once(village: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "akhir.dptr"
    with pytest.raises(UserError, match="DPT_NEEDED"):
        write_return(village, out, True, "sekretaris", SEKRETARIS)
    both_stages(village)
    with pytest.raises(UserError, match="SECOND_SAME"):
        write_return(village, out, True, "ketua", KETUA)
    done = write_return(village, out, True, "sekretaris", SEKRETARIS)
    whole = out.read_bytes()
    out.unlink()
    again = write_return(village, tmp_path / "lagi.dptr", True, "sekretaris", SEKRETARIS)
    assert again.again
    assert again.kode == done.kode
    assert again.file.read_bytes() == whole


def test_a_final_return_that_did_not_reach_the_stick_keeps_its_code(
    village: Workspace, tmp_path: Path
) -> None:
    both_stages(village)
    with pytest.raises(UserError, match="FOLDER_MISSING"):
        write_return(village, tmp_path / "tiada" / "a.dptr", True, "sekretaris", SEKRETARIS)
    kode = sent_returns(village)[-1].kode
    assert kode in text_of(print_return.ba_pengembalian(village).pdf)
    done = write_return(village, tmp_path / "a.dptr", True, "sekretaris", SEKRETARIS)
    assert envelope.read(done.file.read_bytes()).kode_sidik == kode


def test_only_kpu_opens_a_return(village: Workspace, tmp_path: Path) -> None:
    done = write_return(village, tmp_path / "1.dptr", False)
    whole = envelope.read(done.file.read_bytes())
    token = {village.newest_paket(): "ab" * 32}
    with pytest.raises(UserError, match="AGE_WRONG_KEY"):
        balasan.open_with(whole, TestKpu().operator.secret, token)
    with pytest.raises(UserError, match="CARD_INVALID"):
        balasan.open_with(whole, KPU.operator.secret, {village.newest_paket(): "cd" * 32})
    assert balasan.open_with(whole, KPU.recovery.secret, token).heads


def test_a_return_on_a_full_disk_leaves_the_journal_usable(village: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="FOLDER_MISSING"):
        write_return(village, tmp_path / "tiada" / "1.dptr", False)
    assert write_return(village, tmp_path / "2.dptr", False).urut == 2


def test_slips_wait_for_the_dpt_and_leave_out_the_dead(village: Workspace) -> None:
    with pytest.raises(UserError, match="DPT_NEEDED"):
        print_undangan.undangan(village)
    both_stages(village)
    assert print_undangan.undangan(village).voters == 99
    mark(village, [Mark(VOTERS[21].id, Alasan.MENINGGAL)])
    done = print_undangan.undangan(village)
    assert done.voters == 98
    assert VOTERS[30].nik not in text_of(done.pdf)


def test_the_sheet_is_a_draft_until_ratified_and_masked_unless_opened(village: Workspace) -> None:
    draft = print_lists.dpt(village)
    assert draft.konsep
    assert "KONSEP" in text_of(draft.pdf)
    both_stages(village)
    final = print_lists.dpt(village)
    text = text_of(final.pdf)
    assert not final.konsep
    assert "KONSEP" not in text
    assert VOTERS[30].nik not in text
    assert VOTERS[30].nik in text_of(print_lists.dpt(village, terbuka=True).pdf)
    unique = next(voter for voter in VOTERS[4:] if [v.nama for v in VOTERS].count(voter.nama) == 1)
    assert unique.nama in text
    with pytest.raises(UserError, match="TPS_UNKNOWN"):
        print_lists.dpt(village, tps="99")


def test_the_minutes_carry_the_code_and_balance(village: Workspace, tmp_path: Path) -> None:
    both_stages(village)
    with pytest.raises(UserError, match="RETURN_NEEDED"):
        print_return.ba_pengembalian(village)
    done = write_return(village, tmp_path / "akhir.dptr", True, "sekretaris", SEKRETARIS)
    text = text_of(print_return.ba_pengembalian(village).pdf)
    assert done.kode in text
    assert "Selisih" not in text


def test_every_print_is_written_down(village: Workspace) -> None:
    before = journal.head_of(village.db, village.device, "akses").urut
    print_lists.dpt(village, terbuka=True)
    assert journal.head_of(village.db, village.device, "akses").urut == before + 1
