"""Packages by keyboard: made, stopped and gone on with, issued again with a question, letters, papers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.services.kpu.import_list import import_list
from app.services.kpu.pack import pack
from app.services.shared.sample_people import generate
from app.store import vault, vault_paket
from app.ui.kpu.brankas_page import BrankasPage
from app.ui.kpu.desa_page import DesaPage
from app.ui.kpu.paket_page import PaketPage
from app.ui.kpu.screen import KpuScreen
from app.ui.widgets.choice import Choice
from app.ui.widgets.folder_line import FolderLine
from app.ui.widgets.pdf_preview import PdfPreview
from tests.printing.reading import texts as pdf_texts
from tests.services.kpu.district import KODE, OTHER, District, new_district, packed_district, write_list
from tests.services.kpu.test_packages import two_pasts
from tests.ui.driving import answer, child, children, keys, letters, problem, rest, says, until
from tests.ui.kpu.conftest import close_vault

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
ROWS = [list(row) for row in generate(2, 20, 1)]


def one_packed(folder: Path) -> District:
    """Two villages, the first one packed."""
    district = new_district(folder, 2, 20)
    with district.opened() as opened:
        pack(opened, district.out, [KODE], jobs=1)
    return district


def both_packed(folder: Path) -> District:
    return packed_district(folder, 2, 20)


def asked_about(folder: Path) -> District:
    """One packed village whose new list holds somebody with two pasts."""
    district = packed_district(folder, 1, 20)
    two_pasts(district, folder / "b.csv")
    return district


@pytest.fixture
def page(vault_screen: KpuScreen) -> PaketPage:
    keys("Ctrl+4")
    rest(vault_screen.window_)
    assert isinstance(vault_screen.page, PaketPage)
    return vault_screen.page


def front(page: PaketPage, kode: str) -> None:
    page.table.go_to([one.desa.kode for one in page.rows].index(kode))


Act = Callable[[QWidget], None]


def into(folder: Path, then: Act = lambda _: keys("Return")) -> Act:
    """Answer a dialog that asks for a folder."""

    def act(dialog: QWidget) -> None:
        (line,) = children(dialog, FolderLine)
        line.folder = folder
        then(dialog)

    return act


def states(page: PaketPage) -> dict[str, str]:
    return {line.texts[2]: line.texts[6] for line in page.model.lines}


@pytest.mark.parametrize("district", [one_packed], indirect=True)
class TestMaking:
    def test_all_that_are_missing_are_made_by_one_key(self, page: PaketPage, district: District) -> None:
        QAbstractItemModelTester(page.model, FATAL)
        assert states(page) == {KODE: "✓ terkini", OTHER: "– belum dikemas"}
        out = district.folder / "stick"
        answer(into(out))
        keys("B")
        rest(page.screen_.window_)
        assert states(page) == {KODE: "✓ terkini", OTHER: "✓ terkini"}
        assert "2 paket" in page._done.text() and "1 baru, 1 tidak berubah" in page._done.text()
        assert len([*out.glob("*.dpt")]) == 2 and (out / "indeks.csv").exists()
        assert next(out.glob("*.dptb")).name in page._done.text()

    def test_a_stopped_run_says_so_and_a_second_one_goes_on(
        self, page: PaketPage, district: District
    ) -> None:
        answer(into(district.folder / "stick"))
        keys("B")
        jobs = page.screen_.window_.jobs
        jobs.running[0].cancel()
        rest(page.screen_.window_)
        assert states(page)[OTHER] == "– belum dikemas" and "Dihentikan" in page._left.text()
        answer(into(district.folder / "stick"))
        keys("B")
        rest(page.screen_.window_)
        assert states(page)[OTHER] == "✓ terkini" and not page._left.text()

    def test_one_village_may_be_first(self, page: PaketPage, district: District) -> None:
        front(page, KODE)
        out = district.folder / "stick"

        def only(dialog: QWidget) -> None:
            (which,) = [one for one in children(dialog, Choice) if KODE in one.buttons]
            which.buttons[KODE].setChecked(True)
            keys("Return")

        answer(into(out, only))
        keys("B")
        rest(page.screen_.window_)
        assert len([*out.glob("*.dpt")]) == 1 and states(page)[OTHER] == "– belum dikemas"

    def test_a_folder_that_cannot_be_made_is_told_on_the_page(
        self, page: PaketPage, district: District
    ) -> None:
        (district.folder / "berkas").write_text("bukan folder")
        answer(into(district.folder / "berkas"))
        keys("B")
        rest(page.screen_.window_)
        assert page.problem.isVisible() and problem(page)


@pytest.mark.parametrize("district", [both_packed], indirect=True)
class TestAfterPacking:
    def test_a_changed_list_is_shown_and_issued_again(
        self, page: PaketPage, vault_screen: KpuScreen, district: District
    ) -> None:
        row = [*ROWS[0][:8], "NAMA LAIN", *ROWS[0][9:]]
        file = write_list(district.folder / "b.csv", [row])
        page.session.run(lambda vault, _: import_list(vault, [file], "DPB"))
        rest(vault_screen.window_)
        assert states(page)[KODE] == "≠ daftarnya berubah"
        page.which.buttons["berubah"].setChecked(True)
        assert [line.texts[2] for line in page.model.lines] == [KODE]

        def without_reason(dialog: QWidget) -> None:
            keys("Return")
            until(lambda: not vault_screen.window_.jobs.running and problem(dialog))
            assert says("REASON_NEEDED", problem(dialog))
            child(dialog, QLineEdit, "Alasan").setFocus()
            letters("nama dibetulkan")
            keys("Return")

        answer(into(district.folder / "lagi", without_reason))
        page.table.setFocus()
        keys("U")
        rest(vault_screen.window_)
        page.which.buttons[""].setChecked(True)
        assert states(page)[KODE] == "✓ terkini"
        assert "paket ke-2" in page._done.text() and "20 nomor pemilih tetap" in page._done.text()

    def test_letters_are_shown_for_paper_alone_and_written_down(
        self, page: PaketPage, vault_screen: KpuScreen, district: District
    ) -> None:
        shown: list[PdfPreview] = []

        def look(preview: QWidget) -> None:
            assert isinstance(preview, PdfPreview) and preview.save.isHidden()
            shown.append(preview)
            until(lambda: preview.pages.sizes and not preview.jobs.running)
            assert len(preview.pages.sizes) == 2
            preview.reject()

        answer(lambda dialog: keys("Return"))
        answer(look)
        keys("S")
        rest(vault_screen.window_)
        until(lambda: shown)
        close_vault(vault_screen.window_)
        with district.opened() as opened:
            assert sum(one["jenis"] == "surat" for one in vault.notes(opened.db)) == 2

    def test_receipts_and_minutes_go_into_the_folder(
        self, page: PaketPage, vault_screen: KpuScreen, district: District
    ) -> None:
        def fill(dialog: QWidget) -> None:
            child(dialog, QLineEdit, "Nomor berita acara").setText("7/BA/2027")
            keys("Return")

        out = district.folder / "kertas"
        answer(into(out, fill))
        keys("T")
        rest(vault_screen.window_)
        assert "2 tanda terima" in page._done.text() and "Belum ada nomor telepon" in page._left.text()
        assert len(pdf_texts((out / "tanda-terima-dan-pernyataan.pdf").read_bytes())) == 4
        assert any("7/BA/2027" in one for one in pdf_texts((out / "ba-serah-terima.pdf").read_bytes()))

    def test_the_words_by_telephone_are_on_the_villages_page(
        self, page: PaketPage, vault_screen: KpuScreen
    ) -> None:
        front(page, OTHER)
        keys("W")
        rest(vault_screen.window_)
        shown = vault_screen.page
        assert isinstance(shown, DesaPage) and shown.front is not None and shown.front.kode == OTHER


@pytest.mark.parametrize("district", [asked_about], indirect=True)
def test_who_may_be_several_former_voters_is_asked_by_name(
    page: PaketPage, vault_screen: KpuScreen, district: District
) -> None:
    name = ROWS[5][8]

    def reason(dialog: QWidget) -> None:
        child(dialog, QLineEdit, "Alasan").setText("daftar baru")
        keys("Return")

    def choose(dialog: QWidget) -> None:
        box = child(dialog, QComboBox, name)
        assert box.count() == 4 and box.currentData() == ""
        box.setCurrentIndex(next(at for at in range(4) if name in box.itemText(at)))
        keys("Return")

    answer(into(district.folder / "lagi", reason))
    answer(choose)
    keys("U")
    rest(vault_screen.window_)
    until(lambda: page._done.text())
    assert "20 nomor pemilih tetap" in page._done.text() or "19 nomor pemilih tetap" in page._done.text()
    close_vault(vault_screen.window_)
    with district.opened() as opened:
        issued = vault_paket.newest(opened.db, KODE)
        assert issued is not None and issued.urut == 2


@pytest.mark.parametrize("district", [both_packed], indirect=True)
class TestAllAgain:
    def test_after_a_leaked_key_all_are_issued_stopped_and_gone_on_with(
        self, vault_screen: KpuScreen, district: District
    ) -> None:
        keys("Ctrl+8")
        rest(vault_screen.window_)
        brankas, out = vault_screen.page, district.folder / "stick"
        assert isinstance(brankas, BrankasPage)
        for _ in range(2):  # the rotation, the offer to issue all again
            answer(lambda dialog: dialog.act.click())  # type: ignore[attr-defined]
        answer(into(out))
        brankas.kunci.compromised()
        until(lambda: vault_screen.stem == "paket")
        rest_until_issuing(vault_screen)
        vault_screen.window_.jobs.running[0].cancel()
        rest(vault_screen.window_)
        page = vault_screen.page
        assert isinstance(page, PaketPage)
        assert "Dihentikan" in page._left.text() and "dari 2 sudah terbit" in page._under.text()
        seen: list[str] = []

        def go_on(dialog: QWidget) -> None:
            seen.append(child(dialog, QLineEdit, "Alasan").text())
            into(out)(dialog)

        answer(go_on)
        page.table.setFocus()
        keys("L")
        rest(vault_screen.window_)
        assert seen == ["Kunci KPU bocor"] and not page._under.text()
        assert [line.texts[4] for line in page.model.lines] == ["2", "2"]
        assert "2 paket terbit ulang" in page._done.text()
        assert len([*out.glob("*.dpt")]) == 2

    def test_without_a_reason_nothing_is_issued(self, page: PaketPage) -> None:
        seen: list[bool] = []

        def look(dialog: QWidget) -> None:
            seen.append(dialog.act.isEnabled())  # type: ignore[attr-defined]
            keys("Esc")

        answer(look)
        keys("L")
        rest(page.screen_.window_)
        assert seen == [False] and {line.texts[4] for line in page.model.lines} == {"1"}


def rest_until_issuing(screen: KpuScreen) -> None:
    """Until packages are being made, in the vault's lane."""
    jobs = screen.window_.jobs
    until(lambda: any(job.what == "Menerbitkan ulang" for job in jobs.running))
