"""The list goes back to KPU from the window: interim, final with two members, written again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.progress import Progress
from app.domain.tms import Alasan
from app.exchange import envelope
from app.services.desa.frozen import final_return, in_force
from app.services.desa.mark import Mark, mark
from app.services.desa.ratify import ratify
from app.services.desa.return_data import write_return
from app.services.desa.workspace import Workspace
from app.store import daftar
from app.system.clock import today
from app.ui.desa.kembali_acts import ReturnForm
from app.ui.desa.tahapan_dialogs import RefusalLetter
from app.ui.desa.tahapan_page import TahapanPage
from app.ui.desa.village_screen import VillageScreen
from app.ui.widgets.deed import Deed
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


def write_again(page: TahapanPage, folder: Path, before: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing came since: the same bytes, nobody else's password, and the minutes once more."""
    children(page.village, PdfPreview)[0].reject()
    save_at(monkeypatch, folder / "lagi.dptr")

    def again(dialog: QWidget) -> None:
        form = children(dialog, ReturnForm)[0]
        assert form.second.isHidden() and envelope.read(before).kode_sidik in form._told.text()
        keys("Return")

    answer(again)
    keys("K")
    until(lambda: (folder / "lagi.dptr").exists())
    assert (folder / "lagi.dptr").read_bytes() == before
    until(lambda: bool(children(page.village, PdfPreview)))


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

    write_again(page, tmp_path, first, monkeypatch)


def made_final(page: TahapanPage, folder: Path) -> None:
    """The DPT is ratified, the final return written, then a voter dies."""
    ratify_dpt(page)

    def work(workspace: Workspace, _: Progress) -> None:
        write_return(workspace, folder / "akhir.dptr", True, "sekretaris", SEKRETARIS)
        mark(workspace, [Mark(next(iter(daftar.current(workspace.db))).id, Alasan.MENINGGAL)])

    page.session.run(work)
    rest(page.village.window_)


def test_a_supplement_tells_what_is_new_and_is_signed_by_two(
    page: TahapanPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_final(page, tmp_path)
    save_at(monkeypatch, tmp_path / "susulan.dptr")
    said: list[str] = []

    def sign(dialog: QWidget) -> None:
        form = children(dialog, ReturnForm)[0]
        assert [*form.kind.buttons] == ["susulan", "akhir", "sementara"] and form.kind.now == "susulan"
        said.append(form._told.text())
        letters(SEKRETARIS)
        keys("Return")

    answer(sign)
    keys("K")
    until(lambda: bool(children(page.village, PdfPreview)))
    written = (tmp_path / "susulan.dptr").read_bytes()
    assert envelope.read(written).amplop.balasan["tahap"] == "susulan"
    assert "usul TMS 1" in said[0]
    write_again(page, tmp_path, written, monkeypatch)


def test_the_list_opens_again_only_with_kpus_letter(page: TahapanPage, tmp_path: Path) -> None:
    made_final(page, tmp_path)
    page.read()
    rest(page.village.window_)
    seen: list[bool] = []

    def type_in(dialog: QWidget) -> None:
        letter = children(dialog, RefusalLetter)[0]
        [deed] = [one for one in (dialog, *children(dialog, Deed)) if isinstance(one, Deed)]
        for text in ("33/2027", f"{today(7):%d-%m-%Y}", "Jumlahnya keliru", "9/PAN/2027"):
            letters(text)
            keys("Tab")
        letters(SEKRETARIS)
        seen.append(deed.act.isEnabled())
        letter.number.clear()
        seen.append(deed.act.isEnabled())
        letter.number.setText("33/2027")
        keys("Return")

    answer(type_in)
    keys("B")
    rest(page.village.window_)
    assert seen == [True, False]
    said: list[list[str]] = []

    def ask(workspace: Workspace, _: Progress) -> None:
        said.append([one.keputusan for one in in_force(workspace).pembukaan])
        assert final_return(workspace) is None

    page.session.run(ask)
    rest(page.village.window_)
    assert said[0][0].startswith("9/PAN/2027, surat penolakan KPU nomor 33/2027")


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
