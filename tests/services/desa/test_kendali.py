"""The Buku kendali: numbers, holders, days, what is out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.berkunci import KEYS
from app.domain.errors import UserError
from app.domain.kendali import Dokumen, Edaran
from app.services.desa import acts, kendali, undo
from app.services.desa.kendali import Baru
from app.services.desa.tahapan_periksa import read_checks
from app.services.desa.workspace import Workspace, open_workspace
from tests.villages import KETUA, open_village

DAY, LATER = date(2026, 12, 3), date(2026, 12, 10)
SHEETS = [Baru("lembar_kerja", f"RT {rt:03}", 4, rt=f"{rt:03}", rw="001") for rt in range(1, 5)]


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        yield workspace


def numbers(papers: list[Dokumen]) -> list[str]:
    return [one.nomor for one in papers]


def states(village: Workspace) -> list[str]:
    return [one.keadaan for one in kendali.papers(village)]


def refusal(village: Workspace, call: str, *args: object) -> str:
    with pytest.raises(UserError) as caught:
        getattr(kendali, call)(village, *args)
    return caught.value.code


def test_every_paper_has_a_number_and_the_book_is_in_its_order(village: Workspace) -> None:
    pc = village.device[:2]
    kendali.register(village, SHEETS * 3)
    kendali.register(village, [Baru("undangan", "No. 1-84", 84, tps="001", rt="003", rw="001")])
    found = kendali.papers(village)
    assert numbers(found) == [f"LK-{n}-{pc}" for n in range(1, 13)] + [f"UN-1-{pc}"]
    assert [one.lembar for one in kendali.papers(village, "undangan")] == [84]
    assert found[0] == Dokumen(f"LK-1-{pc}", "lembar_kerja", "RT 001", rt="001", rw="001", lembar=4)


def test_a_number_is_never_given_again(village: Workspace) -> None:
    first = kendali.register(village, SHEETS)
    undo.undo(village, first.act)
    assert kendali.papers(village) == []
    assert kendali.register(village, SHEETS[:1]).dokumen[0].urut[1] == 5


def test_out_back_and_destroyed(village: Workspace) -> None:
    made = kendali.register(village, SHEETS).dokumen
    kendali.hand_out(village, made[:3], "  Pak  Budi ", DAY)
    assert kendali.out(village, "lembar_kerja") == Edaran(3, 0, 3, 0, 12, 12)
    kendali.take_back(village, kendali.chosen(village, ["LK-1..2"]), LATER)
    kendali.destroy(village, kendali.chosen(village, ["lk-1", "LK-3"]), LATER, "dibakar")
    assert states(village) == ["musnah", "kembali", "musnah", "disimpan"]
    assert kendali.out(village) == Edaran(3, 2, 0, 2, 12, 0)
    one = kendali.papers(village)[0]
    assert (one.pemegang, one.keluar, one.kembali, one.musnah) == ("Pak Budi", DAY, LATER, LATER)
    assert one.catatan == "dibakar"


def test_what_cannot_be(village: Workspace) -> None:
    made = kendali.register(village, SHEETS).dokumen
    assert refusal(village, "hand_out", made, " ") == "DOCUMENT_HOLDER"
    assert refusal(village, "hand_out", made, "x" * 201) == "DOCUMENT_FIELD"
    assert refusal(village, "take_back", made) == "DOCUMENT_NOT_OUT"
    kendali.hand_out(village, made[:1], "Budi", LATER)
    now = kendali.papers(village)
    assert refusal(village, "hand_out", now, "Ani") == "DOCUMENT_IS_OUT"
    assert refusal(village, "take_back", now[:1], DAY) == "DOCUMENT_DATES"
    kendali.destroy(village, now[1:2])
    gone = kendali.papers(village)[1:2]
    assert (
        refusal(village, "destroy", gone) == refusal(village, "hand_out", gone, "A") == "DOCUMENT_DESTROYED"
    )
    for typed in ("LK-9", "UN-1", "LK-1-ZZ", "Budi", "LK-0"):
        assert refusal(village, "chosen", [typed]) == "DOCUMENT_UNKNOWN"
    assert refusal(village, "correct", replace(made[0], nomor="LK-9-AB")) == "DOCUMENT_UNKNOWN"


def test_one_act_can_be_undone_and_the_newest_word_counts(village: Workspace) -> None:
    made = kendali.register(village, SHEETS).dokumen
    act = kendali.hand_out(village, made, "Budi", DAY)
    undo.undo(village, act)
    assert states(village) == ["disimpan"] * 4
    kendali.correct(village, replace(made[0], catatan="basah", lembar=5))
    assert kendali.papers(village)[0].catatan == "basah"
    assert kendali.correct(village, kendali.papers(village)[0]) == ""


def test_numbers_that_waited_too_long_are_refused(village: Workspace) -> None:
    waiting = kendali.numbered(village, SHEETS[:1])
    assert kendali.papers(village) == []
    kendali.register(village, SHEETS[:1])
    assert refusal(village, "refuse_taken", waiting) == "DOCUMENT_TAKEN"


def test_the_check_list_says_what_is_out(village: Workspace) -> None:
    def told() -> tuple[int, str] | None:
        found = [one for one in read_checks(village) if one.kode == "lembar_keluar"]
        return (found[0].jumlah, found[0].kalimat) if found else None

    assert told() is None
    made = kendali.register(village, SHEETS).dokumen
    kendali.hand_out(village, made[:3], "Budi", DAY)
    kendali.take_back(village, kendali.papers(village)[:2], LATER)
    assert told() == (1, "3 lembar kerja keluar, 2 kembali.")


def test_a_paper_is_a_record_of_the_journal() -> None:
    assert Dokumen("UN-1-AB", "undangan").record().keys() >= set(KEYS["dokumen"])


def test_the_history_names_papers_and_holders(village: Workspace) -> None:
    made = kendali.register(village, SHEETS[:2]).dokumen
    act = kendali.hand_out(village, made, "Budi", DAY)
    told = [(one.kolom, one.nama, one.baru) for one in acts.details(village, act)]
    assert told == [("dokumen", paper.nomor, "Budi") for paper in made]
    assert next(one.act for one in acts.acts(village, "dokumen")) == act
