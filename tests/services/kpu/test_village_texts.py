"""Words of documents as packages bring them, and a look at each: the district's, one village's, KPU's own."""

from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.naskah_kpu import NASKAH_KPU
from app.services.kpu.letter_preview import letter_preview
from app.services.kpu.letter_texts import letter_placeholders, letter_texts, set_letter_texts
from app.services.kpu.village_preview import village_preview
from app.services.kpu.village_rules import deviating, pengaturan_for
from app.services.kpu.village_texts import set_village_texts, village_documents, village_texts
from tests.printing.reading import texts
from tests.services.kpu.district import KODE, OTHER, empty_district, new_district


def text(pdf: bytes) -> str:
    return " ".join(" ".join(texts(pdf)).split())


def test_a_village_words_a_part_that_the_district_worded(tmp_path: Path) -> None:
    district = new_district(tmp_path, 2, 5)
    with district.opened() as opened:
        name = next(one.nama for one in village_texts(opened, "", "surat_tugas") if len(one.baris[0]) > 40)

        def part(desa: str) -> tuple[str, tuple[str, ...]]:
            found = next(one for one in village_texts(opened, desa, "surat_tugas") if one.nama == name)
            return found.asal, found.baris

        shipped = part("")[1]
        set_village_texts(opened, "", "surat_tugas", {name: ["Kalimat kabupaten."]})
        assert part("") == part(OTHER) == ("kabupaten", ("Kalimat kabupaten.",))
        set_village_texts(opened, KODE, "surat_tugas", {name: ["Kalimat nagari ini."]})
        assert part(KODE) == ("desa", ("Kalimat nagari ini.",)) and deviating(opened) == [KODE]
        assert "Kalimat nagari ini." in text(village_preview(opened, KODE, "surat_tugas", {}))
        assert "Kalimat kabupaten." in text(village_preview(opened, OTHER, "surat_tugas", {}))
        assert pengaturan_for(opened, KODE).teks[0]["isi"] == ["Kalimat nagari ini."]
        set_village_texts(opened, KODE, "surat_tugas", {name: []})
        set_village_texts(opened, "", "surat_tugas", {name: []})
        assert part(KODE) == ("bawaan", shipped) and not deviating(opened)


def test_a_shared_part_reaches_every_document(tmp_path: Path) -> None:
    district = new_district(tmp_path, 1, 5)
    with district.opened() as opened:
        set_village_texts(opened, "", "umum", {"kop": ["PANITIA KHUSUS {DESA}"]})
        found = next(one for one in village_texts(opened, "", "surat_tugas") if one.nama == "kop")
        assert found.baris == ("PANITIA KHUSUS {DESA}",) and found.asal == "bawaan"
        assert "PANITIA KHUSUS" in text(village_preview(opened, "", "surat_tugas", {}))


def test_every_document_can_be_looked_at(tmp_path: Path) -> None:
    district = new_district(tmp_path, 1, 5)
    with district.opened() as opened:
        for dokumen, title in village_documents(opened.istilah):
            assert title and texts(village_preview(opened, "", dokumen, {})), dokumen
        for kode in NASKAH_KPU:
            assert text(letter_preview(opened, kode, {})), kode
            assert {"kpu", "tanggal"} <= set(letter_placeholders(kode))
    empty = empty_district(tmp_path / "kosong")
    with empty.opened() as opened:
        assert texts(letter_preview(opened, "permintaan", {})) and texts(
            village_preview(opened, "", "umum", {})
        )


def test_what_is_typed_is_shown_and_not_kept(tmp_path: Path) -> None:
    district = new_district(tmp_path, 1, 5)
    with district.opened() as opened:
        assert "Mohon segera." in text(letter_preview(opened, "permintaan", {"penutup": ["Mohon segera."]}))
        assert "Mohon segera." not in text(letter_preview(opened, "permintaan", {}))
        with pytest.raises(UserError, match="TEXT_PLACEHOLDER"):
            letter_preview(opened, "permintaan", {"penutup": ["{nik_ibu}"]})
        with pytest.raises(UserError, match="TEXT_PLACEHOLDER"):
            village_preview(opened, "", "surat_tugas", {"kop": ["{nik_ibu}"]})
        with pytest.raises(UserError, match="TEXT_PART"):
            set_village_texts(opened, "", "surat_tugas", {"tidak_ada": ["x"]})
        with pytest.raises(UserError, match="TEXT_PLACEHOLDER"):
            set_letter_texts(opened, "permintaan", {"penutup": ["Baik."], "isi": ["{nik_ibu}"]})
        assert all(one.asli for one in letter_texts(opened, "permintaan"))
        set_letter_texts(opened, "permintaan", {"penutup": ["Baik."], "kerja_sama": ["-"]})
        assert "Baik." in text(letter_preview(opened, "permintaan", {}))
