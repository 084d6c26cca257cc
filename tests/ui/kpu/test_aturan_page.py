"""What packages bring by keyboard: words, schedule, rules, letters, texts; of the district and a village."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PIL import Image
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.services.kpu.office import logo, office
from app.services.kpu.rules import rules_of
from app.services.kpu.village_rules import village_rules
from app.store import vault
from app.ui.kpu.aturan_istilah import SebutanSubject
from app.ui.kpu.aturan_jadwal import JadwalSubject, TanggalSubject
from app.ui.kpu.aturan_kantor import KantorSubject
from app.ui.kpu.aturan_naskah import KalimatSubject, NaskahSubject
from app.ui.kpu.aturan_page import AturanPage
from app.ui.kpu.aturan_subject import Subject
from app.ui.kpu.aturan_surat import SuratSubject
from app.ui.kpu.aturan_umum import DasarSubject, LiburSubject, PenandaSubject, UmumSubject
from app.ui.kpu.desa_page import DesaPage
from app.ui.kpu.screen import KpuScreen
from tests.printing.reading import texts as pdf_texts
from tests.services.kpu.district import KODE, OTHER, District
from tests.ui.driving import answer, focused, keys, letters, press, problem, rest, until
from tests.ui.kpu.conftest import close_vault

S = TypeVar("S", bound=Subject)
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def page(vault_screen: KpuScreen) -> AturanPage:
    keys("Ctrl+7")
    rest(vault_screen.window_)
    assert isinstance(vault_screen.page, AturanPage)
    return vault_screen.page


def at(page: AturanPage, kind: type[S]) -> S:
    """Bring a subject to the front."""
    found = next(one for one in page._offered() if isinstance(one, kind))
    page.table.go_to(page._offered().index(found))
    rest(page.screen_.window_)
    return found


def save(page: AturanPage) -> None:
    assert page.save.isEnabled(), page._wrong.text()
    keys("Ctrl+Return")
    rest(page.screen_.window_)
    assert not page.subject.is_changed and not page.problem.isVisible()


def kept(page: AturanPage, district: District, kode: str = "") -> dict[str, object]:
    """The rules as they are on disk."""
    close_vault(page.screen_.window_)
    with district.opened() as opened:
        return village_rules(opened, kode) if kode else rules_of(opened)


def named(file: Path) -> Callable[[QWidget], None]:
    """Answers the dialog that asks for a file."""

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        lines = list[QLineEdit](dialog.findChildren(QLineEdit))
        [line] = [one for one in lines if one.objectName() == "fileNameEdit"]
        line.setText(str(file))
        press(line, "Return")

    return act


class TestDistrict:
    def test_a_preset_fills_the_words_and_saves_nothing(self, page: AturanPage, district: District) -> None:
        subject = at(page, SebutanSubject)
        assert page.screen_.unsaved() == [] and not page.save.isEnabled()
        subject.presets.setCurrentIndex(subject.presets.findData("pilwana"))
        subject.use.click()
        assert page.screen_.unsaved() == ["Aturan"]
        assert page.model.lines[0].texts == ("Sebutan •",)
        page.undo.click()
        assert subject.lines["desa"].text() == "Desa" and page.screen_.unsaved() == []
        assert subject.presets.currentData() == "pilkades"
        subject.presets.setCurrentIndex(subject.presets.findData("pilwana"))
        subject.use.click()
        save(page)
        words = kept(page, district)["istilah"]
        assert isinstance(words, dict) and words["desa"] == "Nagari"

    def test_the_example_in_front_is_the_one_in_force(self, page: AturanPage) -> None:
        subject = at(page, SebutanSubject)
        assert subject.presets.currentData() == "pilkades"
        subject.presets.setCurrentIndex(subject.presets.findData("pilwana"))
        subject.use.click()
        save(page)
        assert subject.presets.currentData() == "pilwana"
        subject.lines["dinas"].setText("Dinas Nagari")
        save(page)
        assert subject.presets.currentIndex() == -1  # it is no example's any more

    def test_words_made_of_others_follow_them(self, page: AturanPage, district: District) -> None:
        keys("Return")
        assert focused() is at(page, SebutanSubject).lines["desa"]
        at(page, SebutanSubject).lines["kepala"].setText("Kuwu")
        save(page)
        words = kept(page, district)["istilah"]
        assert isinstance(words, dict) and words["pemilihan_panjang"] == "Pemilihan Kuwu"

    def test_a_word_that_is_missing_is_named(self, page: AturanPage) -> None:
        at(page, SebutanSubject).lines["panitia"].setText(" ")
        assert "Belum diisi: Panitia." in page._wrong.text() and not page.save.isEnabled()
        at(page, SebutanSubject).lines["kpps"].setText("")
        assert page._wrong.text() == "Belum diisi: Panitia."

    def test_a_schedule_and_fixed_dates(self, page: AturanPage, district: District) -> None:
        subject = at(page, JadwalSubject)
        QAbstractItemModelTester(subject.editor.model, FATAL)
        assert not subject.is_changed and subject.editor.model.rows[-1][7] == "3 Feb"
        subject.editor.templates.setCurrentIndex(subject.editor.templates.findData("dpshp"))
        subject.editor.use.click()
        save(page)
        dates = at(page, TanggalSubject)
        dates.table.model.add(["dps", "20-11-2026", ""], 0)
        save(page)
        assert at(page, JadwalSubject).editor.model.rows[1][7] == "20 Nov"
        rules = kept(page, district)["aturan"]
        assert isinstance(rules, dict) and any(one["kode"] == "dpshp" for one in rules["jadwal"])
        assert rules["tanggal"] == [{"kode": "dps", "mulai": "2026-11-20", "selesai": "2026-11-20"}]

    def test_rules_that_cannot_be_saved_are_told(self, page: AturanPage, district: District) -> None:
        subject = at(page, UmumSubject)
        subject.fields.lines["batas_tps"].setText("")
        assert "Pemilih per TPS" in page._wrong.text() and not page.save.isEnabled()
        subject.fields.lines["batas_tps"].setText("600")
        subject.columns["nik_samar"].setChecked(True)  # beside the last four it shows too much
        assert "Kolom salinan" in page._wrong.text()
        subject.columns["nik4"].setChecked(False)
        save(page)
        holidays = at(page, LiburSubject)
        holidays.table.model.add(["10-3-2027", "Idul Fitri", "libur"], 0)
        save(page)
        signers = at(page, PenandaSubject)
        signers.table.model.add(["dpt", "Ketua BPD", "Orang Contoh"], 0)
        save(page)
        rules = kept(page, district)["aturan"]
        assert isinstance(rules, dict)
        assert rules["batas_tps"] == 600 and "nik_samar" in rules["kolom_kpps"]
        assert {"tanggal": "2027-03-10", "nama": "Idul Fitri", "jenis": "libur"} in rules["libur"]
        assert rules["penandatangan"][0]["nama"] == "Orang Contoh"

    def test_letters_behind_the_data_come_and_go(self, page: AturanPage, district: District) -> None:
        subject = at(page, DasarSubject)
        subject.table.model.add(["Perjanjian kerja sama", ""], 0)
        assert not page.save.isEnabled() and "bernomor" in page._wrong.text()
        subject.table.model.setData(subject.table.model.index(0, 1), "7/PKS/2027")
        subject.table.model.add(["Surat Dinas PMD", "8/2027"], 1)
        save(page)
        subject.table.model.remove(1)
        save(page)
        assert subject.table.model.rows == [["Perjanjian kerja sama", "7/PKS/2027"]]
        letters_ = kept(page, district)["dasar"]
        assert letters_ == {"Perjanjian kerja sama": "7/PKS/2027", "Surat Dinas PMD": ""}

    def test_the_office_and_its_picture(self, page: AturanPage, district: District) -> None:
        Image.new("RGB", (300, 300), "black").save(district.folder / "garuda.png")
        subject = at(page, KantorSubject)
        subject.lines["alamat"].setText("Jalan Contoh 1")
        subject.lines["dinas.nama"].setText("Pejabat Contoh")
        subject.signers.model.add(["Ketua", "Ketua Contoh", ""], 0)
        answer(named(district.folder / "garuda.png"))
        subject.choose.click()  # kept at once; what is typed stays
        rest(page.screen_.window_)
        assert subject.lines["alamat"].text() == "Jalan Contoh 1" and subject.is_changed
        save(page)
        close_vault(page.screen_.window_)
        with district.opened() as opened:
            now = office(opened)
            assert (now.alamat, now.dinas.nama, now.ketua.nama) == (
                "Jalan Contoh 1", "Pejabat Contoh", "Ketua Contoh",
            )  # fmt: skip
            assert logo(opened)


class TestVillage:
    def test_a_village_differs_and_becomes_like_the_others(
        self, page: AturanPage, vault_screen: KpuScreen, district: District
    ) -> None:
        page.show_village(KODE)
        rest(vault_screen.window_)
        assert not any(one.of_district for one in page._offered())
        subject = at(page, UmumSubject)
        assert not page.same.isVisible()
        subject.fields.lines["batas_tps"].setText("300")
        save(page)
        assert "Pemilih per TPS" in page._own.text() and page.same.isVisible()
        assert page.model.lines[page.table.at].texts == ("Aturan pemilihan ≠",)
        assert "1 desa berbeda" in page._differing.text()
        assert page.scope.itemText(1).startswith("≠ ")
        page.show_village(OTHER)
        rest(vault_screen.window_)
        assert at(page, UmumSubject).fields.lines["batas_tps"].text() == "500"
        page.show_village(KODE)
        rest(vault_screen.window_)
        at(page, UmumSubject)
        page.same.click()
        rest(vault_screen.window_)
        assert subject.fields.lines["batas_tps"].text() == "500" and not page.same.isVisible()
        assert kept(page, district, KODE)["beda"] == {}

    def test_unsaved_typing_keeps_the_village(self, page: AturanPage, vault_screen: KpuScreen) -> None:
        at(page, UmumSubject).fields.lines["jam"].setText("08.00 s.d. 12.00")
        page.scope.setCurrentIndex(page.scope.findData(KODE))
        page.scope.activated.emit(page.scope.currentIndex())
        assert page.scope.currentData() == "" and "Simpan atau buang dahulu" in page._wrong.text()
        page.undo.click()
        page.show_village(KODE)
        rest(vault_screen.window_)
        assert page.scope.currentData() == KODE

    def test_another_voting_day_counts_its_schedule(
        self, page: AturanPage, vault_screen: KpuScreen, district: District
    ) -> None:
        assert at(page, JadwalSubject)._day.isHidden()
        page.show_village(KODE)
        rest(vault_screen.window_)
        subject = at(page, JadwalSubject)
        subject.day.field.setText("kapan")
        assert not page.save.isEnabled()
        subject.day.field.setText("10-2-2027")
        save(page)
        assert subject.editor.model.rows[-1][7] == "10 Feb"
        beda = kept(page, district, KODE)["beda"]
        assert beda == {"aturan": {"hari": "2027-02-10"}}

    def test_the_villages_page_leads_here(self, vault_screen: KpuScreen) -> None:
        keys("Ctrl+3")
        rest(vault_screen.window_)
        villages = vault_screen.page
        assert isinstance(villages, DesaPage)
        villages.go_to(OTHER)
        press(villages.table, "A")
        rest(vault_screen.window_)
        shown = vault_screen.page
        assert isinstance(shown, AturanPage) and shown.scope.currentData() == OTHER


class TestWords:
    def write(self, subject: NaskahSubject, part: str, text: str) -> None:
        row = next(at for at, one in enumerate(subject.editor.parts) if one.nama == part)
        subject.editor.table.go_to(row)
        subject.editor.edit.setPlainText(text)
        rest(subject.page.screen_.window_)

    def test_a_villages_document_is_worded_and_seen(self, page: AturanPage, vault_screen: KpuScreen) -> None:
        subject = at(page, KalimatSubject)
        until(lambda: subject.view.paper is not None)
        subject.document.setCurrentIndex(subject.document.findData("surat_tugas"))
        subject.document.activated.emit(subject.document.currentIndex())
        rest(vault_screen.window_)
        part = next(one.nama for one in subject.editor.parts if len(one.baris[0]) > 40)
        self.write(subject, part, "Bertugaslah dengan ramah {nik_ibu}.")
        until(page.problem.isVisible)
        assert "{nik_ibu}" in problem(page)
        assert not subject.document.isEnabled()
        self.write(subject, part, "Bertugaslah dengan ramah.")
        save(page)
        assert next(one for one in subject.editor.parts if one.nama == part).word == "kabupaten"
        page.show_village(KODE)
        rest(vault_screen.window_)
        subject = at(page, KalimatSubject)
        assert next(one for one in subject.editor.parts if one.nama == part).look == "quiet"
        self.write(subject, part, "Hanya di sini.")
        save(page)
        assert "Surat tugas" in page._own.text()
        subject.usual.click()
        rest(vault_screen.window_)
        found = next(one for one in subject.editor.parts if one.nama == part)
        assert found.baris == ("Bertugaslah dengan ramah.",) and not page._own.isVisible()

    def test_a_draft_to_a_partner_becomes_a_pdf(
        self, page: AturanPage, vault_screen: KpuScreen, district: District, tmp_path: Path
    ) -> None:
        subject = at(page, SuratSubject)
        assert subject.write.isEnabled()
        self.write(subject, "penutup", "Mohon kabar.")
        assert not subject.write.isEnabled()
        save(page)
        subject.fields["nomor"].setText("12/2027")
        rest(vault_screen.window_)
        out = tmp_path / "permintaan.pdf"
        answer(named(out))
        subject.write.click()
        rest(vault_screen.window_)
        text = " ".join(pdf_texts(out.read_bytes()))
        assert "Mohon kabar." in text and "12/2027" in text
        subject.document.setCurrentIndex(subject.document.findData("rahasia"))
        subject.document.activated.emit(subject.document.currentIndex())
        rest(vault_screen.window_)
        assert not subject.write.isEnabled() and subject.view.paper is not None
        close_vault(vault_screen.window_)
        with district.opened() as opened:
            assert any(one["jenis"] == "naskah_dicetak" for one in vault.notes(opened.db))

    def test_esc_leads_back_to_the_subjects(self, page: AturanPage) -> None:
        at(page, SuratSubject)
        keys("Return")
        letters("x")
        keys("Esc")
        assert focused() is page.table and not page.is_unsaved
