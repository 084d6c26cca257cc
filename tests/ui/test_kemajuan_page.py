"""The big picture says what the list says: area by area, and as a sum; every number leads to its voters."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton

from app.domain.tms import Alasan
from app.services.desa.daftar_index import Kemajuan
from app.services.desa.mark import Mark, mark
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.kemajuan_page import KemajuanPage
from app.ui.desa.village_screen import VillageScreen
from app.ui.models.kemajuan_model import BAR, KemajuanModel
from tests.ui.driving import child, press, until

pytestmark = pytest.mark.parametrize("village_folder", [250], indirect=True)


@pytest.fixture
def page(village: VillageScreen) -> Iterator[KemajuanPage]:
    """The page with five marks: three dead, one moved, one confirmed."""
    marks = [Alasan.MENINGGAL] * 3 + [Alasan.PINDAH, Alasan.SESUAI]
    voters = village.session.index.rows[: len(marks)]
    given = [Mark(one.id, reason) for one, reason in zip(voters, marks, strict=True)]
    village.session.run(lambda workspace, _: mark(workspace, given))
    until(lambda: not village.window_.jobs.running)
    village.show_page("kemajuan")
    shown = village.page
    assert isinstance(shown, KemajuanPage)
    yield shown
    until(lambda: not village.window_.jobs.running)


def texts(page: KemajuanPage, column: int) -> list[str]:
    return [str(page.model.index(at, column).data()) for at in range(page.model.rowCount())]


def sums(page: KemajuanPage) -> dict[str, int]:
    """The lines on the right."""
    return {line.word: line.count for lines in (page._sums, page._work) for line in lines._shown}


def test_every_area_stands_there_with_its_counts(page: KemajuanPage) -> None:
    rows = page.session.index.rows
    areas = {f"{one.rt}/{one.rw}" for one in rows}
    assert sorted(texts(page, 0)) == sorted(f"RT {area}" for area in areas)
    assert sum(part.jumlah for part in page.model.parts) == len(rows)
    assert sum(part.selesai for part in page.model.parts) == 5
    assert "5 dari 250" in page._whole.text()


def test_the_list_adds_up(page: KemajuanPage) -> None:
    told = sums(page)
    assert told["Dari KPU"] == 250
    assert told["Tidak memenuhi syarat (TMS)"] == told["Meninggal"] + told["Pindah domisili"] == 4
    assert told["Daftar sekarang"] == 246
    assert (told["Belum diverifikasi"], told["Perubahan tanpa bukti"], told["Konflik"]) == (245, 4, 0)
    assert page._final.text() == "246"
    men = sum(one.kelamin == "L" and not one.is_tms for one in page.session.index.rows)
    assert page._sexes.text() == f"laki-laki {men} · perempuan {246 - men}"


def test_enter_shows_the_voters_of_an_area(page: KemajuanPage) -> None:
    part = page.model.parts[1]
    press(page.table, "Down", "Return")
    shown = page.village.page
    assert isinstance(shown, DaftarPage)
    assert shown.filters.chosen == {"rt": frozenset((part.nama,))}
    assert len(shown.model.positions) == part.jumlah


def test_arrows_change_what_the_bars_are_of(page: KemajuanPage) -> None:
    press(page.table, "Right")
    assert page.kind == "dusun"
    assert texts(page, 0) == ["Dusun -"]
    press(page.table, "Left", "Left")
    assert page.kind == "tps"
    assert all(text.startswith("TPS ") for text in texts(page, 0))
    press(page.table, "Return")
    shown = page.village.page
    assert isinstance(shown, DaftarPage)
    assert list(shown.filters.chosen) == ["tps"]


def test_a_number_shows_its_voters(page: KemajuanPage) -> None:
    child(page, QPushButton, "Meninggal: 3, tampilkan").click()
    shown = page.village.page
    assert isinstance(shown, DaftarPage)
    assert [one.status for one in map(shown.model.voter, range(3))] == ["meninggal"] * 3
    assert len(shown.model.positions) == 3


def test_counts_follow_an_undo(page: KemajuanPage) -> None:
    press(page, "Ctrl+Z")
    until(lambda: page._final.text() == "250")
    assert "Meninggal" not in sums(page)
    assert sum(part.selesai for part in page.model.parts) == 0


@pytest.mark.parametrize(
    ("done", "percent", "words"),
    [(0, "0 %", "belum mulai"), (199, "99 %", "1 lagi"), (200, "100 %", "✓ selesai")],
)
def test_words_say_what_the_bar_shows(village: VillageScreen, done: int, percent: str, words: str) -> None:
    model = KemajuanModel()
    model.show([Kemajuan("001/002", 200, done)], "RT")
    assert model.index(0, BAR).data() == percent
    assert model.index(0, BAR + 1).data() == f"{done} dari 200"
    assert model.index(0, BAR + 2).data() == words


def test_the_model_keeps_its_promises(page: KemajuanPage) -> None:
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    for kind in ("tps", "dusun", "rt"):
        page.show_kind(kind)
    page.model.show([], "RT")
    assert page.model.rowCount() == 0
    tester.deleteLater()
