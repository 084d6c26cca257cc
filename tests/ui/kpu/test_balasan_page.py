"""Returns in KPU's window: taken in, looked at, applied with their code, refused; rows by hand."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.domain.kiriman import SuratTolak
from app.domain.tms import Alasan
from app.services.desa.ratify import ratify, reopen
from app.services.desa.return_data import Returned, write_supplement
from app.services.kpu.apply_return import apply_return
from app.services.kpu.manual_match import listed
from app.services.kpu.receive import receive
from app.services.kpu.status import status
from app.store import vault_paket
from app.system.clock import today
from app.ui.kpu.balasan_page import BalasanPage
from app.ui.kpu.balasan_rincian import RincianView
from app.ui.kpu.balasan_tolakan import TolakanView
from app.ui.kpu.pick_voter import PickVoter
from app.ui.kpu.row_form import TypeRow
from app.ui.kpu.screen import KpuScreen
from app.ui.kpu.table_preview import TablePreview
from app.ui.kpu.tanpa_program import TanpaProgram
from app.ui.models.text_model import TextModel
from app.ui.widgets.deed import Deed
from app.ui.widgets.plain_table import PlainTable
from tests.builders import nik
from tests.services.kpu.district import (
    KODE,
    OTHER,
    SEKRETARIS,
    District,
    Village,
    open_village,
    packed_district,
)
from tests.services.kpu.forging import forger
from tests.ui.driving import (
    answer,
    child,
    children,
    focused,
    keys,
    letters,
    press,
    problem,
    rest,
    says,
    texts,
    until,
    write,
)
from tests.ui.kpu.conftest import close_vault

SENT: dict[Path, Returned] = {}
LATER: dict[Path, Returned] = {}


def _worked(district: District, kode: str = KODE) -> tuple[Village, list[str]]:
    with district.opened() as opened:
        voters = [row[0] for row in vault_paket.rows_of(opened.db, kode)]
    village = open_village(district, kode)
    village.mark(voters[:2], Alasan.MENINGGAL, {"jenis": "Akta kematian", "nomor": "474.3/7"})
    village.mark([voters[2]], Alasan.PINDAH)
    village.mark([voters[3]], Alasan.DOMISILI_KURANG_6_BULAN)
    return village, voters


def returned(folder: Path) -> District:
    """One village ratified and wrote its final return, another sends an interim one."""
    district = packed_district(folder, 2)
    village, _ = _worked(district)
    village.ratify()
    SENT[folder] = village.send("akhir.dptr", final=True)
    _worked(district, OTHER)[0].send("sementara.dptr")
    return district


def page_of(screen: KpuScreen) -> BalasanPage:
    keys("Ctrl+5")
    rest(screen.window_)
    page = screen.page
    assert isinstance(page, BalasanPage)
    return page


def take(screen: KpuScreen, *files: Path) -> BalasanPage:
    """Files dropped on the window."""
    screen.take_files(list(files))
    rest(screen.window_)
    page = screen.page
    assert isinstance(page, BalasanPage)
    return page


def leave(page: BalasanPage) -> None:
    """Back to the list before what was asked for has ended; what stood over it is gone then."""
    page.back()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    rest(page.screen_.window_)
    assert page.view is page.list


def states(district: District) -> dict[str, str]:
    with district.opened() as opened:
        return {one.kode: one.keadaan for one in status(opened)}


def supplemented(folder: Path) -> District:
    """A final return and a supplement with one more death."""
    district = packed_district(folder)
    village, voters = _worked(district)
    village.ratify()
    SENT[folder] = village.send("akhir.dptr", final=True)
    village.mark([voters[4]], Alasan.MENINGGAL)
    with village.opened() as workspace:
        LATER[folder] = write_supplement(workspace, folder / "susulan.dptr", "sekretaris", SEKRETARIS)
    return district


def written_over(folder: Path) -> District:
    """The final return is applied; the village opens its list all the same and writes another one."""
    district = packed_district(folder)
    village, _ = _worked(district)
    village.ratify()
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        receive(opened, [sent.file], jobs=1)
        apply_return(opened, KODE, sent.kode)
    with village.opened() as workspace:
        letter = SuratTolak("33/2027", today(7))
        reopen(workspace, "KPU menolak", "9/2027", "sekretaris", SEKRETARIS, letter)
        ratify(workspace, "dpt", "sekretaris", SEKRETARIS)
    village.send("baru.dptr", final=True)
    return district


@pytest.mark.parametrize("district", [supplemented], indirect=True)
def test_a_supplement_shows_what_is_new_and_waits_for_its_final_return(
    vault_screen: KpuScreen, district: District
) -> None:
    folder = district.folder
    page = take(vault_screen, folder / "akhir.dptr", folder / "susulan.dptr")
    page.open(next(one for one in page.list.shown() if one.tahap == "susulan"))
    rest(vault_screen.window_)
    view = page.view
    assert isinstance(view, RincianView) and view.rincian.mendahului
    assert "Terapkan dahulu pengembalian akhir" in " ".join(texts(view))
    assert "Baru sejak ke-1: usul TMS 1." in " ".join(texts(view))
    assert view.changes.model.rowCount() == 1
    view.changes.added.click()
    assert view.changes.model.rowCount() == 5
    view.code.setText(LATER[folder].kode)
    keys("Return")
    until(lambda: "pengembalian akhir yang belum diterapkan" in problem(view))
    for stage, sent in (("akhir", SENT[folder]), ("susulan", LATER[folder])):
        page.open(next(one for one in page.list.items if one.tahap == stage))
        rest(vault_screen.window_)
        assert isinstance(page.view, RincianView) and not page.view.rincian.mendahului
        page.view.code.setFocus()
        letters(sent.kode)
        keys("Return")
        rest(vault_screen.window_)
    assert {one.tahap: one.keadaan for one in page.list.items} == {
        "akhir": "digantikan",
        "susulan": "diterapkan",
    }


@pytest.mark.parametrize("district", [written_over], indirect=True)
def test_a_return_over_an_applied_one_says_so(vault_screen: KpuScreen, district: District) -> None:
    page = take(vault_screen, district.folder / "baru.dptr")
    page.open(page.list.shown()[0])
    rest(vault_screen.window_)
    told = " ".join(texts(page.view))
    assert "Pengembalian ke-1 sudah diterapkan; kode di sini menggantikannya." in told
    assert "surat penolakan nomor 33/2027" in told
    close_vault(vault_screen.window_)
    assert states(district) == {KODE: "menunggu kode"}


def two_returns(folder: Path) -> District:
    """A village that wrote two interim returns, and a card that nobody's package signed."""
    district = packed_district(folder)
    village = open_village(district)
    village.send("1.dptr")
    village.send("2.dptr")
    stranger = forger(district)
    stranger.write("palsu.dptr", card=stranger.card(hmac="00" * 32), urut=3)
    (folder / "lain").mkdir()
    open_village(packed_district(folder / "lain")).send("asing.dptr")
    return district


@pytest.mark.parametrize("district", [two_returns], indirect=True)
def test_stale_foreign_and_forged_returns_are_told_apart(vault_screen: KpuScreen, district: District) -> None:
    folder = district.folder
    take(vault_screen, folder / "2.dptr")
    page = take(vault_screen, folder / "1.dptr", folder / "palsu.dptr", folder / "lain" / "asing.dptr")
    page.list.which.buttons["tolak"].click()
    kinds = {}
    for one in page.list.shown():
        page.open(one)
        assert isinstance(page.view, TolakanView) and one.tolak is not None
        kinds[one.tolak.berkas] = texts(page.view)[1]
        keys("Esc")
    assert kinds == {
        "1.dptr": "Lebih lama daripada yang sudah diterima",
        "palsu.dptr": "Tidak dapat dipercaya",
        "asing.dptr": "Bukan untuk brankas ini",
    }


@pytest.mark.parametrize("district", [returned], indirect=True)
class TestReturns:
    def test_a_final_return_is_applied_with_the_code_of_its_minutes(
        self, vault_screen: KpuScreen, district: District
    ) -> None:
        page = take(vault_screen, SENT[district.folder].file, district.folder / "sementara.dptr")
        assert any(
            "2 berkas diperiksa: 1 pratinjau, 1 menunggu kode, 0 ditolak" in one for one in texts(page)
        )
        QAbstractItemModelTester(page.list.model)
        assert [line.texts[6] for line in page.list.model.lines] == ["M menunggu kode sidik", "S pratinjau"]
        keys("Return")
        rest(vault_screen.window_)
        view = page.view
        assert isinstance(view, RincianView) and len(view.rincian.beda) == 4
        assert sum(text.startswith("✓ ") for text in texts(view)) == 11
        letters("0000-0000")
        keys("Return")
        rest(vault_screen.window_)
        unsaved = page.is_unsaved
        assert says("RETURN_CODE_WRONG", problem(view)) and unsaved
        letters(SENT[district.folder].kode)
        keys("Return")
        rest(vault_screen.window_)
        view = page.view
        assert isinstance(view, RincianView) and view.rincian.keadaan == "diterapkan"
        assert not view.code.isVisible() and not page.is_unsaved
        keys("Esc")
        assert page.list.model.lines[0].texts[6] in ("✓ diterapkan", "S pratinjau")
        close_vault(vault_screen.window_)
        assert states(district) == {KODE: "diterapkan", OTHER: "sementara"}

    def test_changes_are_filtered_by_kind_reason_and_evidence(
        self, vault_screen: KpuScreen, district: District
    ) -> None:
        page = take(vault_screen, SENT[district.folder].file)
        keys("Return")
        rest(vault_screen.window_)
        view = page.view
        assert isinstance(view, RincianView)
        changes = view.changes
        QAbstractItemModelTester(changes.model)
        changes.kind.buttons["tms"].click()
        reasons = [line.texts[5] for line in changes.model.lines]
        assert reasons == ["Meninggal", "Meninggal", "Pindah domisili"]
        changes.unproven.click()
        assert [line.texts[5] for line in changes.model.lines] == ["Pindah domisili"]
        changes.unproven.click()
        what = child(changes, QComboBox, "Alasan atau kolom")
        what.setCurrentIndex(what.findText("Meninggal"))
        what.activated.emit(what.currentIndex())
        assert len(changes.model.lines) == 2
        write(changes.search, view.rincian.beda[0].nama)
        assert 1 <= len(changes.model.lines) <= 2

    def test_a_return_is_refused_with_a_letter_and_taken_back(
        self, vault_screen: KpuScreen, district: District, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out = tmp_path / "penolakan.pdf"
        monkeypatch.setattr(
            "app.ui.widgets.choose_new_file.QFileDialog.getSaveFileName", lambda *_: (str(out), "")
        )
        page = take(vault_screen, SENT[district.folder].file)
        keys("Return")
        rest(vault_screen.window_)
        view = page.view
        assert isinstance(view, RincianView)

        def refuse(dialog: QWidget) -> None:
            write(child(dialog, QPlainTextEdit, "Alasan penolakan"), "Berita acara belum ditandatangani")
            press(child(dialog, QLineEdit, "Nomor surat"), "Return")

        answer(refuse)
        view.changes.table.setFocus()
        keys("T")
        rest(vault_screen.window_)
        assert out.read_bytes().startswith(b"%PDF")
        view = page.view
        assert isinstance(view, RincianView) and view.rincian.keadaan == "ditolak"
        answer(lambda dialog: keys("Return"))
        keys("P")
        rest(vault_screen.window_)
        close_vault(vault_screen.window_)
        assert states(district)[KODE] == "menunggu kode"

    def test_each_refused_file_has_its_own_page(
        self, vault_screen: KpuScreen, district: District, tmp_path: Path
    ) -> None:
        file = SENT[district.folder].file
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        (tmp_path / "masuk").mkdir()
        (tmp_path / "masuk" / "rusak.dptr").write_bytes(data)
        (tmp_path / "masuk" / "baik.dptr").write_bytes(file.read_bytes())
        take(vault_screen, tmp_path / "masuk")
        page = take(vault_screen, file, next(district.out.glob("*.dpt")))
        page.list.which.buttons["tolak"].click()
        kinds = {one.tolak.code for one in page.list.shown() if one.tolak}
        assert kinds == {"ENVELOPE_DAMAGED", "RETURN_TWICE", "NOT_A_RETURN"}
        for one in page.list.shown():
            page.open(one)
            view = page.view
            assert isinstance(view, TolakanView) and one.tolak is not None
            assert one.tolak.golongan.judul in texts(view)
            assert {"Yang terjadi", "Yang aman", "Langkah berikutnya", "Yang diperiksa"} <= set(texts(view))
            assert not any(one.tolak.code in text for text in texts(view))
            assert view.letter.isEnabled() != view.why.text().startswith("Surat belum dapat ditulis")
            keys("Esc")
            assert page.view is page.list

    def test_an_empty_folder_says_so(self, vault_screen: KpuScreen, tmp_path: Path) -> None:
        (tmp_path / "kosong").mkdir()
        page = take(vault_screen, tmp_path / "kosong")
        assert any(text.startswith("Tidak ada pengembalian") for text in texts(page))


def village_table(folder: Path) -> District:
    """A packed village whose committee worked in a table of its own."""
    district = packed_district(folder)
    with district.opened() as opened:
        own = list(listed(opened, KODE).pemilih.values())
    lines = ["nama,nik,tanggal_lahir,keterangan"]
    lines += [f"{one.nama},{one.nik},{one.tanggal_lahir},MENINGGAL" for one in own[:2]]
    lines += [f"{own[2].nama},{own[2].nik},{own[2].tanggal_lahir},", f"NAMA LAIN,{own[3].nik},,PINDAH"]
    (folder / "panitia.csv").write_text("\n".join(lines))
    return district


@pytest.mark.parametrize("district", [village_table], indirect=True)
class TestWithoutTheProgram:
    def shown(self, screen: KpuScreen) -> TanpaProgram:
        screen.show_manual(KODE)
        rest(screen.window_)
        page = screen.page
        assert isinstance(page, BalasanPage) and isinstance(page.view, TanpaProgram)
        return page.view

    def read(self, screen: KpuScreen, district: District, monkeypatch: pytest.MonkeyPatch) -> TanpaProgram:
        file = district.folder / "panitia.csv"
        monkeypatch.setattr("app.ui.kpu.tanpa_program_acts.choose_file", lambda *_: file)
        view = self.shown(screen)

        def keep(dialog: QWidget) -> None:
            shown = child(dialog, PlainTable, "Baris tabel").model()
            assert isinstance(shown, TextModel)
            outcomes = [line.texts[2] for line in shown.lines]
            assert outcomes == ["✓ masuk", "✓ masuk", "= ganda", "✓ masuk"]
            assert isinstance(dialog, TablePreview)
            dialog.act.click()

        answer(keep)
        view.table.setFocus()
        keys("B")
        rest(screen.window_)
        assert len(view.rows) == 3
        return view

    def test_rows_wait_until_they_are_accepted_with_evidence(
        self, vault_screen: KpuScreen, district: District, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        view = self.read(vault_screen, district, monkeypatch)
        QAbstractItemModelTester(view.model)
        assert [line.texts[8] for line in view.model.lines] == ["? belum diputuskan"] * 3

        def first_without(dialog: QWidget) -> None:
            assert isinstance(dialog, Deed)
            dialog.act.click()
            until(lambda: dialog.problem.isVisible())
            assert says("MANUAL_EVIDENCE", dialog.problem.accessibleName())
            write(child(dialog, QLineEdit, "Dokumen"), "Akta kematian")
            write(child(dialog, QLineEdit, "Nomor"), "474.3/7")
            dialog.act.click()

        answer(first_without)
        keys("A")
        rest(vault_screen.window_)
        assert view.model.lines[0].texts[8] == "✓ diterima"
        keys("Down", "T")
        rest(vault_screen.window_)
        assert view.model.lines[1].texts[8] == "× ditolak"
        keys("U")
        rest(vault_screen.window_)
        assert view.model.lines[1].texts[8] == "? belum diputuskan"

    def test_whom_a_row_means_is_said_by_a_person(
        self, vault_screen: KpuScreen, district: District, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        view = self.read(vault_screen, district, monkeypatch)
        assert view.rows[2].isian.pemilih == ""

        def pick(dialog: QWidget) -> None:
            (picker,) = children(dialog, PickVoter)
            picker.search.clear()
            picker.table.go_to(3)
            assert isinstance(dialog, Deed)
            dialog.act.click()

        keys("Down", "Down")
        answer(pick)
        keys("C")
        rest(vault_screen.window_)
        assert view.rows[2].isian.cocok == "tangan" and view.rows[2].ours is not None

    def test_a_row_is_typed_and_what_is_wrong_is_told_beside_it(
        self, vault_screen: KpuScreen, district: District
    ) -> None:
        view = self.shown(vault_screen)
        wrong = nik(9191)

        def type_row(dialog: QWidget) -> None:
            assert isinstance(dialog, TypeRow)
            for name, text in {"nama": "ORANG BARU", "nik": wrong, "kelamin": "P"}.items():
                write(dialog.fields[name], text)
            dialog.act.click()
            until(lambda: any("Wajib diisi" in text for text in texts(dialog)))
            assert any(text.startswith("Belum tersimpan. ") for text in texts(dialog))
            rest_of = {"nkk": nik(9192), "tanggal_lahir": "11-12-1980", "rt": "1", "rw": "1"}
            for name, text in rest_of.items():
                write(dialog.fields[name], text)
            dialog.act.click()

        def saved(dialog: QWidget) -> None:
            assert "✓ Baris ke-1 tersimpan: ORANG BARU, Baru" in texts(dialog)
            keys("Esc")

        answer(type_row)
        answer(saved)
        view.table.setFocus()
        keys("I")
        rest(vault_screen.window_)
        (row,) = view.rows
        assert (row.isian.jenis, row.isian.keadaan) == ("baru", "belum")


@pytest.mark.parametrize("district", [returned], indirect=True)
class TestLeftWhileItWorks:
    """Esc at once: what was asked for ends, and is told on the list."""

    def test_while_a_return_is_applied(self, vault_screen: KpuScreen, district: District) -> None:
        page = take(vault_screen, district.folder / "akhir.dptr")
        page.go_to(KODE)
        rest(vault_screen.window_)
        write(focused(), SENT[district.folder].kode)
        keys("Return")
        leave(page)
        assert any("diterapkan" in text for text in texts(vault_screen))
        close_vault(vault_screen.window_)
        assert states(district)[KODE] == "diterapkan"

    def test_while_a_wrong_code_is_tried(self, vault_screen: KpuScreen, district: District) -> None:
        page = take(vault_screen, district.folder / "akhir.dptr")
        page.go_to(KODE)
        rest(vault_screen.window_)
        write(focused(), "1234-5678")
        keys("Return")
        leave(page)
        assert says("RETURN_CODE_WRONG", problem(page))

    def test_while_rows_are_read(self, vault_screen: KpuScreen, district: District) -> None:
        vault_screen.show_manual(KODE)
        page = vault_screen.page
        assert isinstance(page, BalasanPage)
        leave(page)
