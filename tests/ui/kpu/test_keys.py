"""Every act of KPU's pages has a key, and no key means two acts."""

import pytest

from app.ui.kpu.aturan_page import AturanPage
from app.ui.kpu.balasan_page import BalasanPage
from app.ui.kpu.page_words import PAGES
from app.ui.kpu.screen import KpuScreen
from tests.ui.driving import keys, rest
from tests.ui.keyed import shared_keys, without_key


@pytest.mark.parametrize("stem", PAGES)
def test_every_act_has_a_key_of_its_own(vault_screen: KpuScreen, stem: str) -> None:
    vault_screen.show_page(stem)
    rest(vault_screen.window_)
    assert (without_key(vault_screen), shared_keys(vault_screen)) == ([], [])


def test_so_have_the_subjects_of_the_rules(vault_screen: KpuScreen) -> None:
    vault_screen.show_page("aturan")
    rest(vault_screen.window_)
    page = vault_screen.page
    assert isinstance(page, AturanPage)
    found = {}
    for at, subject in enumerate(page.subjects):
        page.table.go_to(at)
        rest(vault_screen.window_)
        if told := without_key(vault_screen) + shared_keys(vault_screen):
            found[subject.name] = told
    assert found == {}


def test_so_has_the_return_without_the_program(vault_screen: KpuScreen) -> None:
    vault_screen.show_manual("")
    rest(vault_screen.window_)
    assert isinstance(vault_screen.page, BalasanPage)
    assert (without_key(vault_screen), shared_keys(vault_screen)) == ([], [])


def test_codes_are_read_from_a_table_by_their_key(
    vault_screen: KpuScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("app.ui.kpu.area_acts.choose_file", lambda parent, title, kinds: asked.append(title))
    vault_screen.show_page("data")
    rest(vault_screen.window_)
    vault_screen.page.first_control().setFocus()
    keys("K")
    assert asked == ["Kode dari tabel"]


def test_the_way_out_has_a_key(vault_screen: KpuScreen) -> None:
    window = vault_screen.window_
    keys("Ctrl+Q")
    rest(window)
    assert window.vault is None
