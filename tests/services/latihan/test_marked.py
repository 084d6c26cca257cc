"""Every page printed in practice says so, no page of real work does; no file of it is taken for real."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import app
from app.domain.errors import UserError
from app.domain.progress import silent
from app.exchange import envelope
from app.services.desa.backup import back_up
from app.services.desa.cetak import Pilihan, siapkan
from app.services.desa.cetak_dokumen import dokumen_cetak
from app.services.desa.open_paket import read_paket
from app.services.desa.paket_details import paket_details
from app.services.desa.ratify import ratify
from app.services.desa.report import report
from app.services.desa.return_data import write_return
from app.services.desa.workspace import Workspace
from app.services.kpu.letters import letters_pdf
from app.services.kpu.receive import receive
from app.services.kpu.vault_session import open_vault
from app.services.latihan import place
from app.services.pmd.collect import collect
from app.services.pmd.hand_over import hand_over
from app.services.pmd.look import look
from app.services.shared.verify import verify
from app.system.latihan import is_practice
from tests.printing.reading import texts
from tests.services.desa.slip_village import ratified
from tests.services.kpu.district import new_district

TOLD = "LATIHAN · BUKAN DOKUMEN RESMI"
NOT_YET = frozenset(("ket_kematian", "ba_perubahan_sidik"))


def documents(workspace: Workspace) -> Iterator[tuple[str, bytes]]:
    """Each that can be printed now, in one of its usual forms."""
    for known in dokumen_cetak(workspace):
        chosen = replace(Pilihan(), tps="001" if known.satu else "", alasan="belajar")
        try:
            yield known.kode, siapkan(workspace, known, chosen, silent).susun(silent)
        except UserError as nothing:
            assert nothing.code in ("RETURN_NEEDED", "NASKAH_EMPTY", "STAGE_PASSED", "STAGE_ORDER"), (
                known.kode
            )


def unmarked(workspace: Workspace) -> tuple[list[str], int]:
    """Pages without the word, and how many documents there were."""
    found, count = [], 0
    for kode, pdf in documents(workspace):
        count += 1
        found += [f"{kode} {number}" for number, page in enumerate(texts(pdf), 1) if TOLD not in page]
    return found, count


def test_every_page_of_every_document_says_so(village: Workspace, tmp_path: Path) -> None:
    for stage in ("dps", "dpt"):
        ratify(village, stage, "sekretaris", place.SEKRETARIS)
    write_return(village, tmp_path / "k.dptr", True, "sekretaris", place.SEKRETARIS)
    pages, count = unmarked(village)
    assert pages == []
    assert count > 40


def test_a_slip_that_was_cut_off_says_so_too(village: Workspace) -> None:
    """Eight on a page: the word stands near enough everywhere."""
    for stage in ("dps", "dpt"):
        ratify(village, stage, "sekretaris", place.SEKRETARIS)
    [known] = [one for one in dokumen_cetak(village) if one.kode == "undangan"]
    pdf = siapkan(village, known, Pilihan(per_halaman=8, rt="001", rw="001"), silent).susun(silent)
    assert texts(pdf)[0].count("LATIHAN") >= 8 * 2


def test_no_page_of_real_work_says_so(tmp_path: Path) -> None:
    with ratified(tmp_path) as workspace:
        assert not is_practice()
        pages, _ = unmarked(workspace)
        assert pages
        assert not any("LATIHAN" in page for _, pdf in documents(workspace) for page in texts(pdf))


def test_the_letter_of_the_practice_vault_says_so(folder: Path) -> None:
    with open_vault(place.vault(), place.OPERATOR) as opened:
        pdf, _ = letters_pdf(opened)
        assert all(TOLD in page for page in texts(pdf))
    assert not is_practice()


def test_there_is_one_canvas() -> None:
    """Whoever makes another forgets the mark."""
    made = []
    for file in sorted((Path(app.__path__[0]) / "printing").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "reportlab.pdfgen.canvas":
                made.append(file.name)
    assert made == ["kanvas.py"]


def test_the_real_kpu_refuses_its_return(village: Workspace, tmp_path: Path) -> None:
    sent = write_return(village, tmp_path / "k.dptr", False).file
    with new_district(tmp_path).opened() as real:
        [outcome] = receive(real, [sent], jobs=1)
    assert (outcome.hasil, outcome.found.code) == ("ditolak", "PRACTICE_FILE")


def test_the_practice_vault_receives_it(village: Workspace, tmp_path: Path) -> None:
    sent = write_return(village, tmp_path / "k.dptr", False).file
    with open_vault(place.vault(), place.OPERATOR) as opened:
        [outcome] = receive(opened, [sent], jobs=1)
    assert (outcome.hasil, outcome.found.code) == ("pratinjau", "")


def test_a_real_return_does_not_come_into_practice(folder: Path, tmp_path: Path) -> None:
    with ratified(tmp_path) as workspace:
        sent = write_return(workspace, tmp_path / "k.dptr", False).file
    with open_vault(place.vault(), place.OPERATOR) as opened:
        [outcome] = receive(opened, [sent], jobs=1)
    assert outcome.found.code == "RETURN_OTHER_ELECTION"


def test_the_courier_takes_neither_return_nor_report_nor_bundle(village: Workspace, tmp_path: Path) -> None:
    sent = write_return(village, tmp_path / "k.dptr", False).file
    told = report(village, tmp_path / "l.dptl", "sekretaris", place.SEKRETARIS).file
    found = collect([sent, told], folder=tmp_path / "pmd")
    assert [(one.hasil, one.masalah) for one in found] == [("ditolak", "PRACTICE_FILE")] * 2
    bundle = look(next(place.papers().glob("*.dptb")))
    with pytest.raises(UserError) as refused:
        hand_over(
            bundle,
            [bundle.anggota[0].berkas],
            tmp_path / "s",
            "Camat",
            date(2027, 1, 4),
            folder=tmp_path / "pmd",
        )
    assert refused.value.code == "PRACTICE_FILE"
    assert not (tmp_path / "pmd").exists()


def test_all_its_files_are_of_the_invented_district(village: Workspace, tmp_path: Path) -> None:
    """In what is signed and in the name: package, backup, return, report."""
    files = [
        next(place.papers().glob("*.dpt")),
        back_up(village, tmp_path).file,
        write_return(village, tmp_path, False).file,
        report(village, tmp_path, "sekretaris", place.SEKRETARIS).file,
    ]
    for file in files:
        amplop = envelope.read(file.read_bytes()).amplop
        assert amplop.pemilihan["id"].startswith("9999-")
        assert amplop.desa["kode"].startswith("9999")
        assert "latihan" in file.name
        assert verify(file).pemilihan["nama"].endswith("Latihan")


def test_a_backup_comes_back_into_practice(village: Workspace) -> None:
    package = next(place.papers().glob("*.dpt"))
    assert read_paket(package)[0].amplop.pemilih == 300
    assert paket_details(package).folder == village.folder
