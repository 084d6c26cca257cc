"""Feedback in KPU's window: a batch written, its tables, what is traced, and what stands in the way."""

from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from app.domain.tms import Alasan
from app.services.desa.add import add_from_table
from app.services.kpu.apply_return import apply_return
from app.services.kpu.receive import receive
from app.services.shared.sample_people import generate
from app.store import vault_paket
from app.ui.kpu.pdpb_page import PdpbPage
from app.ui.kpu.screen import KpuScreen
from app.ui.widgets.ask import Ask
from app.ui.widgets.plain_table import PlainTable
from app.ui.window import MainWindow
from tests.builders import nik
from tests.services.kpu.district import KODE, OTHER, District, open_village, packed_district, write_list
from tests.ui.driving import answer, children, keys, problem, rest, says, settle, texts

_HEADER = "nama,nik,nkk,kelamin,tanggal_lahir,kawin,rt,rw,tempat_lahir,alamat"


def applied(folder: Path) -> District:
    """Two villages; one returned three struck voters and somebody whom the other has."""
    district = packed_district(folder, 2)
    with district.opened() as opened:
        rows = [vault_paket.rows_of(opened.db, kode) for kode in (KODE, OTHER)]
        (theirs,) = [rows[1][0]]
    village = open_village(district)
    village.mark([row[0] for row in rows[0][:3]], Alasan.MENINGGAL)
    with village.opened() as workspace:
        table = f"{_HEADER}\nBARU,{theirs[3]},{nik(9192)},P,11-12-1980,S,1,1,CONTOH,DUSUN\n"
        add_from_table(workspace, table.encode())
    village.ratify()
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        receive(opened, [sent.file], jobs=1)
        apply_return(opened, KODE, sent.kode)
    return district


def page_of(screen: KpuScreen) -> PdpbPage:
    keys("Ctrl+6")
    rest(screen.window_)
    page = screen.page
    assert isinstance(page, PdpbPage)
    return page


def write_batch(page: PdpbPage, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.kpu.pdpb_panel.QFileDialog.getExistingDirectory", lambda *_: str(out))
    page.first_control().setFocus()
    keys("B")
    rest(page.screen_.window_)


@pytest.mark.parametrize("district", [applied], indirect=True)
class TestBatch:
    def test_a_batch_is_written_and_its_tables_balance(
        self, vault_screen: KpuScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = page_of(vault_screen)
        write_batch(page, tmp_path / "umpan", monkeypatch)
        assert (tmp_path / "umpan" / "rekap.json").exists()
        assert (tmp_path / "umpan" / f"{KODE}-umpan-balik.xlsx").exists()
        for model in page.models.values():
            QAbstractItemModelTester(model)
        first, total = page.models["desa"].lines
        assert first.texts[2] == total.texts[2] == "3", "struck voters"
        assert first.texts[5] == "1", "the new voter's NIK is held by the other village"
        recap = page.models["pdpb"].lines
        assert [line.texts[-1] for line in recap] == ["program", "belum kembali", ""]
        awal, baru, _, tms, akhir = (int(text) for text in recap[0].texts[2:7])
        assert awal + baru - tms == akhir
        assert [line.texts[-1] for line in page.models["neraca"].lines] == ["✓ seimbang"]
        assert [line.texts[5] for line in page.models["nik"].lines] == ["? belum kembali; tunggu"]
        assert [line.texts[0] for line in page.models["angkatan"].lines] == ["1"]
        keys("B")
        rest(vault_screen.window_)
        assert any(text.startswith("Tidak ada yang baru sejak umpan balik") for text in texts(page))

    def test_what_was_told_is_traced_village_by_village(
        self, vault_screen: KpuScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = page_of(vault_screen)
        write_batch(page, tmp_path / "umpan", monkeypatch)
        keys("Right")
        assert page.which.now == "pdpb"
        page.which.buttons["lacak"].click()
        assert [line.texts[-1] for line in page.models["lacak"].lines] == ["angkatan ke-1"]
        shown: list[int] = []

        def look(dialog: Ask) -> None:
            (table,) = children(dialog, PlainTable)
            shown.append(table.model().rowCount())
            keys("Return")

        answer(look)  # type: ignore[arg-type]
        page.tables["lacak"].setFocus()
        keys("Return")
        rest(vault_screen.window_)
        assert shown == [4]

    def test_todays_export_says_what_sidalih_has_already(
        self, vault_screen: KpuScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = page_of(vault_screen)
        assert page.tables["desa"].isColumnHidden(9)
        page.panel.files = [write_list(tmp_path / "kini.csv", list(generate(2, 40, 1))[2:])]
        write_batch(page, tmp_path / "umpan", monkeypatch)
        assert not page.tables["desa"].isColumnHidden(9)
        stands = page.models["desa"].lines[0].texts[9:15]
        assert stands == ("1", "·", "·", "2", "1", "·"), "one to strike still, two gone, one NIK elsewhere"
        assert any("Dibandingkan dengan 78 baris hari ini." in text for text in texts(page))

    def test_a_chosen_export_takes_no_room_from_the_fields(
        self, vault_screen: KpuScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        panel = page_of(vault_screen).panel
        before = panel.minimumSizeHint().width()
        monkeypatch.setattr("app.ui.kpu.pdpb_panel.choose_files", lambda *_: [tmp_path / "kini.xlsx"])
        panel.export.click()
        settle()
        assert not panel.clear.isHidden() and panel.minimumSizeHint().width() <= before

    def test_figures_of_an_earlier_batch_are_still_there(
        self,
        window: MainWindow,
        vault_screen: KpuScreen,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        page = page_of(vault_screen)
        write_batch(page, tmp_path / "umpan", monkeypatch)
        stems = ("desa", "pdpb", "neraca")
        then = {stem: [line.texts for line in page.models[stem].lines] for stem in stems}
        session = vault_screen.session
        window.show_vault(session)  # the page is made anew; it knows what the vault holds
        screen = window.current
        assert isinstance(screen, KpuScreen)
        screen.show_page("pdpb")
        rest(window)
        again = screen.page
        assert isinstance(again, PdpbPage) and again is not page
        assert {stem: [line.texts for line in again.models[stem].lines] for stem in stems} == then
        assert any(text.startswith("Umpan balik ke-1") and "seperti saat" in text for text in texts(again))
        again.which.buttons["angkatan"].click()
        again.tables["angkatan"].setFocus()
        keys("Return")
        rest(window)
        assert again.which.now == "desa"

    def test_a_wrong_quarter_is_told_in_place(
        self, vault_screen: KpuScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = page_of(vault_screen)
        page.panel.quarter.setText("2027-9")
        write_batch(page, tmp_path / "umpan", monkeypatch)
        assert says("QUARTER_WRONG", problem(page))
        assert not (tmp_path / "umpan").exists()


def test_without_a_return_there_is_nothing_to_feed_back(
    vault_screen: KpuScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(vault_screen)
    write_batch(page, tmp_path / "umpan", monkeypatch)
    assert says("RETURNS_NONE_APPLIED", problem(page))
