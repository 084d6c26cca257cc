"""The population office's answers travel in the journal; what KPU takes over stays what it was."""

from pathlib import Path

import pytest

from app.services.desa import dukcapil
from app.services.desa.dukcapil import Pilihan
from app.services.desa.dukcapil_jawaban import Jawaban, Surat, answer
from app.services.desa.dukcapil_putusan import keep
from app.services.desa.edit import edit
from app.services.kpu.apply_return import apply_return
from app.services.kpu.feedback import feedback
from app.services.kpu.receive import dossier_of, receive
from app.services.kpu.replay import replay
from app.store import vault_paket
from tests.services.kpu.district import KODE, District, Village, open_village, packed_district

LETTER = Surat("470/12", "2027-01-03")


@pytest.fixture
def district(tmp_path: Path) -> District:
    return packed_district(tmp_path)


def asked(village: Village, voters: list[str]) -> None:
    with village.opened() as workspace:
        edit(workspace, {(voter, "nama"): f"NAMA BETUL {at}" for at, voter in enumerate(voters)})
        dukcapil.make_list(workspace, Pilihan())


def test_the_answers_reach_kpu_and_change_no_row_of_it(district: District, tmp_path: Path) -> None:
    with district.opened() as opened:
        first, second, third, *_ = [row[0] for row in vault_paket.rows_of(opened.db, KODE)]
    village = open_village(district)
    asked(village, [first, second, third])
    with village.opened() as workspace:
        answers = [
            Jawaban(first, "1", "meninggal", LETTER),
            Jawaban(second, "1", "data_beda", LETTER, beda={"nama": "NAMA DUKCAPIL", "rt": "9"}),
        ]
        answer(workspace, answers)
        keep(workspace, [first], "ditemui pantarlih")
    village.ratify()
    with village.opened() as workspace:
        answer(workspace, [Jawaban(third, "1", "pindah", LETTER)])
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        (outcome,) = receive(opened, [sent.file], jobs=1)
        assert (outcome.found.code, outcome.hasil) == ("", "menunggu"), outcome.found.checks
        assert outcome.found.changes == {"ubah": 3}, "an answer is no change of the list"
        apply_return(opened, KODE, sent.kode)
        said = replay(dossier_of(opened, KODE, sent.file.name, sent.file.read_bytes())).now.dukcapil
        batch = feedback(opened, tmp_path / "umpan", "pdpb-2025")
    assert batch.villages[0].counts == {"UBAH": 3}
    assert said[first]["putusan"] == "tetap" and said[first]["alasan"] == "ditemui pantarlih"
    assert (said[second]["nama"], said[second]["rt"]) == ("NAMA DUKCAPIL", "009")
    assert said[third] == {
        "daftar": "1", "urut": said[third]["urut"], "jawaban": "pindah", "nomor": "470/12",
        "tanggal": "2027-01-03",
    }  # fmt: skip
