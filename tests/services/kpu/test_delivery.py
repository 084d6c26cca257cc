"""Drafts for partners and the papers of the hand-over: read back as they would be printed."""

from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.naskah_kpu import NASKAH_KPU, UMUM_KPU
from app.exchange import envelope
from app.printing.naskah_berkas import usual_parts
from app.printing.naskah_isi import IsiNaskah
from app.services.kpu.contacts import set_contacts
from app.services.kpu.delivery import deliver
from app.services.kpu.letter_texts import letter_texts, set_letter_text
from app.services.kpu.naskah_kpu import Surat, lembar
from app.services.kpu.naskah_kpu import district as whole
from app.services.kpu.office import set_office
from app.services.kpu.partner_letters import draft, drafts
from app.services.kpu.rules import set_rules
from app.store import vault, vault_paket
from tests.nouns import OTHERWISE, said, usual_words
from tests.printing.reading import texts
from tests.services.kpu.district import KODE, OTHER, packed_district

SURAT = Surat("12/PR.02/9901/2026", tanggal=date(2026, 11, 30))
OFFICE = {
    "alamat": "Jalan Contoh 1",
    "tempat": "Contohan",
    "penanda": [{"jabatan": "Ketua KPU Kabupaten Contoh", "nama": "Ketua Contoh"}],
    "dinas": {"nama": "Kepala Contoh", "nip": "19700101 199501 1 001"},
}


def flat(pdf: bytes) -> str:
    return " ".join(" ".join(texts(pdf)).split())


def test_drafts_say_what_they_are_about(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2, voters=12)
    with district.opened() as opened:
        set_office(opened, OFFICE)
        set_rules(opened, {"dasar": {"Surat permintaan Sekretaris Daerah": "140/12/2026"}})
        found = {one.kode: flat(draft(opened, one.kode, SURAT).pdf) for one in drafts(opened)}
        assert list(found) == ["permintaan", "provinsi", "jawaban", "pks"]
        for text in found.values():
            assert "12/PR.02/9901/2026" in text and KODE in text and OTHER in text
            assert "2 (Dua) desa" in text and "DPT Pilkada 2024" in text
        assert "NIP 19700101 199501 1 001" in found["pks"] and "PIHAK KEDUA," in found["pks"]
        assert "24 (Dua Puluh Empat) pemilih" in found["pks"] and "3 × 24" in found["pks"]
        assert "140/12/2026" in found["jawaban"] and "bukan di HP" in found["jawaban"]
        assert "PEMERINTAH KABUPATEN CONTOH DINAS PMD" in found["permintaan"]
        with pytest.raises(UserError, match="NASKAH_UNKNOWN"):
            draft(opened, "ba_serah", SURAT)


def test_every_noun_is_the_region_s(tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=5)
    usual = usual_words(OTHERWISE)
    with district.opened() as opened:
        set_office(opened, OFFICE)
        set_rules(opened, {"istilah": asdict(OTHERWISE)})
        pages = [draft(opened, one.kode, SURAT).pdf for one in drafts(opened)]
        done = deliver(opened, tmp_path / "k", SURAT)
        pages += [done.tanda_terima.read_bytes(), done.berita_acara.read_bytes()]
    for pdf in pages:
        assert said(usual, flat(pdf)) == []


def test_the_minutes_name_every_file_by_its_fingerprint(tmp_path: Path) -> None:
    district = packed_district(tmp_path, villages=2, voters=12)
    with district.opened() as opened:
        set_office(opened, OFFICE)
        set_contacts(opened, {KODE: {"ketua": "Ketua Panitia", "telepon": "081234567890", "sk": "141/3"}})
        done = deliver(opened, tmp_path / "kertas", SURAT)
        assert [desa.kode for desa in done.tanpa_telepon] == [OTHER]
        minutes = flat(done.berita_acara.read_bytes())
        pages = texts(done.tanda_terima.read_bytes())
        assert len(pages) == 4
        for place, one in enumerate(done.berkas):
            issued = vault_paket.newest(opened.db, one.desa.kode)
            assert issued is not None and one.ukuran == len(issued.berkas)
            assert one.sidik.replace("-", "") == envelope.read(issued.berkas).kode_sidik.replace("-", "")
            receipt, statement = pages[2 * place], pages[2 * place + 1]
            assert one.sidik in minutes and one.sidik in receipt and one.nama in receipt
            assert one.desa.kode in receipt and one.desa.kode in statement
            assert "bukan di HP" in receipt and "kerahasiaan" in statement.lower()
            assert not any(word in receipt + statement + minutes for word in [" ".join(issued.kata)])
        mine = next(at for at, one in enumerate(done.berkas) if one.desa.kode == KODE)
        assert "0812-3456-7890" in pages[2 * mine] and "Ketua Panitia" in pages[2 * mine + 1]
        assert vault.notes(opened.db)[-1]["jenis"] == "kertas_serah_terima"


def test_words_of_a_letter_are_changed_left_out_and_usual_again(tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=5)
    with district.opened() as opened:
        set_letter_text(opened, "pks", "pasal_12", ["Biaya ditanggung {kpu}."])
        set_letter_text(opened, "pks", "pasal_13", ["-"])
        text = flat(draft(opened, "pks", SURAT).pdf)
        assert "Biaya ditanggung KPU Kabupaten Contoh." in text and "Perselisihan" not in text
        (changed, *_) = [one for one in letter_texts(opened, "pks") if not one.asli]
        assert changed.nama == "pasal_12" and changed.bawaan[0] == "= Pasal 12"
        for lines, code in ((["{entah}"], "TEXT_PLACEHOLDER"), (["{tabel:meninggal}"], "TEXT_PLACEHOLDER"),
                            (["x" * 1001], "TEXT_LONG"), (["\u4e00"], "TEXT_LETTER")):  # fmt: skip
            with pytest.raises(UserError, match=code):
                set_letter_text(opened, "pks", "pasal_1", lines)
        with pytest.raises(UserError, match="TEXT_PART"):
            set_letter_text(opened, "pks", "entah", ["x"])
        for bagian in ("pasal_12", "pasal_13"):
            set_letter_text(opened, "pks", bagian, [])
        assert all(one.asli for one in letter_texts(opened, "pks"))


@pytest.mark.parametrize("kode", sorted(NASKAH_KPU))
def test_every_document_has_its_words(kode: str) -> None:
    parts = usual_parts(f"kpu_{kode}")
    assert "tanda_tangan" in parts and all(len(lines) <= 40 for lines in parts.values())


def test_what_every_letter_may_name_is_known(tmp_path: Path) -> None:
    district = packed_district(tmp_path, voters=5)
    with district.opened() as opened:
        for desa in (whole(opened), opened.village(KODE)):
            sheet = lembar(opened, "kpu_pks", SURAT, desa, IsiNaskah())
            assert UMUM_KPU - sheet.isi.nilai.keys() == set()
