"""The list goes back to KPU from the window: interim, final with two members, written again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.progress import Progress
from app.exchange import envelope
from app.services.desa.ratify import ratify
from app.services.desa.workspace import Workspace
from app.ui.desa.kembali_acts import ReturnForm
from app.ui.desa.tahapan_page import TahapanPage
from app.ui.desa.village_screen import VillageScreen
from app.ui.widgets.pdf_preview import PdfPreview
from tests.ui.driving import answer, children, keys, letters, rest, until
from tests.villages import SEKRETARIS


@pytest.fixture
def page(village: VillageScreen) -> Iterator[TahapanPage]:
    keys("Alt+1")
    rest(village.window_)
    shown = village.page
    assert isinstance(shown, TahapanPage)
    yield shown
    for preview in children(village, PdfPreview):
        preview.reject()
    rest(village.window_)


def save_at(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))


def ratify_dpt(page: TahapanPage) -> None:
    def work(workspace: Workspace, _: Progress) -> None:
        for stage in ("dps", "dptambahan", "dpt"):
            ratify(workspace, stage, "sekretaris", SEKRETARIS)

    page.session.run(work)
    rest(page.village.window_)


def test_an_interim_return_needs_nobody_else(
    page: TahapanPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_at(monkeypatch, tmp_path / "sementara.dptr")

    def send(dialog: QWidget) -> None:
        form = children(dialog, ReturnForm)[0]
        assert [*form.kind.buttons] == ["sementara"]
        assert form.second.isHidden()
        keys("Return")

    answer(send)
    keys("K")
    rest(page.village.window_)
    opened = envelope.read((tmp_path / "sementara.dptr").read_bytes())
    assert opened.amplop.balasan["tahap"] == "sementara"
    assert opened.kode_sidik in page.village.top._saved.text()
    assert not children(page.village, PdfPreview)


def test_the_final_return_is_signed_by_two_and_its_minutes_are_shown(
    page: TahapanPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ratify_dpt(page)
    save_at(monkeypatch, tmp_path / "akhir.dptr")

    def sign(dialog: QWidget) -> None:
        letters(SEKRETARIS)
        keys("Return")

    answer(sign)
    keys("K")
    until(lambda: bool(children(page.village, PdfPreview)))
    first = (tmp_path / "akhir.dptr").read_bytes()
    assert envelope.read(first).amplop.balasan["tahap"] == "akhir"

    children(page.village, PdfPreview)[0].reject()
    save_at(monkeypatch, tmp_path / "lagi.dptr")

    def again(dialog: QWidget) -> None:
        form = children(dialog, ReturnForm)[0]
        assert form.second.isHidden()
        assert envelope.read(first).kode_sidik in form._told.text()
        keys("Return")

    answer(again)
    keys("K")
    until(lambda: (tmp_path / "lagi.dptr").exists())
    assert (tmp_path / "lagi.dptr").read_bytes() == first
    until(lambda: bool(children(page.village, PdfPreview)))


def test_whoever_names_no_place_is_back_in_the_form(
    page: TahapanPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    seen: list[bool] = []

    def leave(dialog: QWidget) -> None:
        keys("Return")
        seen.append(dialog.isVisible())
        keys("Escape")

    answer(leave)
    keys("K")
    rest(page.village.window_)
    assert seen == [True]
    assert not children(page.village, PdfPreview)
