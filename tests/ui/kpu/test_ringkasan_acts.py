"""Ringkasan: what leaves it, asked for by keys; every state has its word."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from app.services.kpu import status
from app.services.kpu.apply_return import apply_return
from app.store import vault_balasan
from app.ui.kpu.catatan_page import CatatanPage
from app.ui.kpu.ringkasan_page import RingkasanPage
from app.ui.kpu.screen import KpuScreen
from app.ui.kpu.state_words import looks
from app.ui.window import MainWindow
from tests.services.kpu.district import KODE, District, open_village, packed_district
from tests.services.kpu.test_return_details import received
from tests.ui.driving import keys, rest, until


def _applied(folder: Path) -> District:
    district = packed_district(folder, villages=2)
    village = open_village(district)
    village.ratify()
    received(district, village.send("akhir.dptr", final=True).file)
    with district.opened() as opened:
        apply_return(opened, KODE, vault_balasan.all_of(opened.db, KODE)[0].kode_sidik)
    return district


def _page(window: MainWindow, screen: KpuScreen) -> RingkasanPage:
    screen.show_page("ringkasan")
    rest(window)
    page = screen.page
    assert isinstance(page, RingkasanPage)
    return page


@pytest.mark.parametrize("district", [_applied], indirect=True)
def test_what_leaves_the_overview(
    window: MainWindow, vault_screen: KpuScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "keluar2"
    out.mkdir()
    page = _page(window, vault_screen)
    assert page.acts.publish.isEnabled() and page.acts.pemula.isEnabled()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *told: (str(out / Path(told[2]).name), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    for key, name in (("Alt+E", "ringkasan.xlsx"), ("Alt+M", "pemilih-pemula.xlsx")):
        keys(key)
        until(lambda name=name: (out / f"kabupaten-contoh-{name}").exists())  # type: ignore[misc]
        rest(window)
    keys("Alt+U")
    until(lambda: len(list(out.glob("kabupaten-contoh-publikasi/*"))) == 4)
    rest(window)
    keys("Ctrl+9")
    rest(window)
    record = vault_screen.page
    assert isinstance(record, CatatanPage)
    assert [line.texts[3:] for line in record.model.lines[:3]] == [
        ("paket publikasi dibuat", "berkas 4 · dari 2 · desa 1"),
        ("pemilih pemula diekspor", "daftar 1 · dpt 1"),
        ("tabel ringkasan diekspor", "bentuk xlsx · desa 2"),
    ]


def test_nothing_to_publish_says_why(window: MainWindow, vault_screen: KpuScreen) -> None:
    page = _page(window, vault_screen)
    assert page.acts.export.isEnabled()
    assert not page.acts.pemula.isEnabled() and not page.acts.publish.isEnabled()


def test_every_state_is_told_by_a_word_and_a_letter() -> None:
    assert set(looks()) == set(status._ORDER)
    letters = [look.letter for look in looks().values()]
    assert len(set(letters)) == len(letters)
