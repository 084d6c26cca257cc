"""Every letter and all minutes of a village, read back: nothing left to fill, no usual noun, right sums."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.daftar_tahap import NAMA, Tahap
from app.domain.errors import UserError
from app.domain.istilah import SEBUTAN, Istilah
from app.domain.naskah import NASKAH
from app.domain.naskah_isian import ISIAN, UMUM
from app.domain.pemilih import Pemilih
from app.domain.tms import Alasan
from app.printing.naskah_isi import Tabel
from app.printing.numbers_in_words import terbilang
from app.services.desa import kendali, members
from app.services.desa.add import add_from_table
from app.services.desa.aturan import set_rule
from app.services.desa.mark import Mark, mark
from app.services.desa.open_paket import FirstMember, open_first
from app.services.desa.pengumuman import Isian, announce
from app.services.desa.print_naskah import BUILDERS, bahan, documents, naskah, pdf_of
from app.services.desa.print_naskah_sumber import Permintaan, Sumber
from app.services.desa.print_naskah_umum import common_values
from app.services.desa.ratify import reopen
from app.services.desa.records import keep_record
from app.services.desa.workspace import Workspace, open_workspace
from app.services.shared.kertas import check_paper
from app.store import akses, journal
from tests.builders import daftar, nik
from tests.nouns import said, usual_words
from tests.printing.reading import boxes, every_font_is_embedded, qr_texts, stored, texts
from tests.printing.tinta import looks_as_before
from tests.services.desa.test_rekap import freeze
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu, open_village

DAY = date(2026, 12, 28)
REGIONS = {
    "nagari": replace(
        SEBUTAN["pilwana"], tps="Meja", kpps="", undangan="Surat Panggilan", pengawas="Pemantau"
    ),
    "gampong": replace(SEBUTAN["pilchiksung"], coklit="Pendataan", pantarlih="Petugas Data"),
    "kalurahan": SEBUTAN["pilur"],
}


def opened(folder: Path, voters: list[Pemilih], istilah: Istilah) -> Path:
    """A village of these voters where things are called so."""
    file, data = folder / "paket.dpt", folder / "data"
    file.write_bytes(TestKpu().paket(voters, istilah=istilah))
    open_first(file, " ".join(LETTER), data, FirstMember("Ketua Contoh", "ketua", KETUA))
    with open_workspace(data, "ketua", KETUA) as workspace:
        members.add(workspace, "Sekretaris Contoh", "sekretaris", SEKRETARIS)
    return data


def voters(count: int, tps: int) -> list[Pemilih]:
    """In streets without a name of the glossary, over so many TPS."""
    return [
        replace(one, alamat="JALAN MELATI", tps_kpu=f"{number % tps + 1:03}")
        for number, one in enumerate(daftar(max(count, 100))[:count])
    ]


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    """Three dead, one added; DPS, additions and DPT ratified, posted, copied."""
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        members.add(workspace, "Budi Petugas", "pantarlih", "sandi pantarlih")
        mark(workspace, [Mark(one.id, Alasan.MENINGGAL) for one in daftar(100)[:3]])
        freeze(workspace, "dps")
        add(workspace)
        freeze(workspace, "dptambahan", "dpt")
        post(workspace)
        yield workspace


def add(workspace: Workspace, serial: int = 88, nama: str = "BARU CONTOH") -> None:
    row = f"{nama},{nik(serial)},{daftar(100)[5].nkk},P,11-12-1980,S,001,001"
    add_from_table(workspace, f"nama,nik,nkk,kelamin,tanggal_lahir,kawin,rt,rw\n{row}\n".encode())


def post(workspace: Workspace) -> None:
    for tahap in ("dps", "dptambahan", "dpt"):
        announce(workspace, Isian(tahap, date(2026, 12, 14), date(2026, 12, 16), "Balai pertemuan", "1-3"))
    for number, kind in enumerate(("lembar_kerja", "salinan"), 1):
        isi = {
            "nomor": f"{'LK' if kind == 'lembar_kerja' else 'SL'}-{number}-AB", "jenis": kind,
            "isi": "DPT 01", "tps": "001", "rt": "001", "rw": "002", "lembar": 7, "pemegang": "Budi Petugas",
            "keluar": "2026-12-03", "kembali": "", "musnah": "", "catatan": "",
        }  # fmt: skip
        keep_record(workspace, "dokumen", isi)


def asked(kode: str, **more: object) -> Permintaan:
    return Permintaan(kode, tanggal=DAY, contoh=True, **more)  # type: ignore[arg-type]


def flat(pdf: bytes) -> str:
    return " ".join(" ".join(texts(pdf)).split())


def printed(workspace: Workspace, kode: str, **more: object) -> bytes:
    return naskah(workspace, asked(kode, **more)).pdf


def table(workspace: Workspace, kode: str, name: str) -> Tabel:
    return bahan(workspace, asked(kode)).lembar[0].isi.tabel[name]


def number(text: str) -> int:
    return int(text.replace(".", ""))


def is_whole(pdf: bytes) -> None:
    told = flat(pdf)
    assert "{" not in told and "}" not in told and "None" not in told
    assert boxes(pdf) == {(2150, 3300)} and every_font_is_embedded(pdf)
    pages = texts(pdf)
    assert all("Halaman" in page for page in pages)


@pytest.mark.parametrize("region", REGIONS)
def test_every_document_of_a_region_says_its_own_words(tmp_path: Path, region: str) -> None:
    words = REGIONS[region]
    with open_workspace(opened(tmp_path, voters(100, 4), words), "ketua", KETUA) as workspace:
        mark(workspace, [Mark(one.id, Alasan.MENINGGAL) for one in daftar(100)[:3]])
        freeze(workspace, "dps", "dptambahan", "dpt")
        post(workspace)
        for kode in NASKAH:
            pdf = printed(workspace, kode)
            is_whole(pdf)
            assert said(usual_words(words), flat(pdf)) == [], kode
            assert words.desa in flat(pdf) or words.desa.upper() in flat(pdf)


@pytest.mark.parametrize("size", [(3, 1), (240, 60)])
def test_every_document_of_a_small_and_a_spread_village(tmp_path: Path, size: tuple[int, int]) -> None:
    count, tps = size
    with open_workspace(opened(tmp_path, voters(count, tps), Istilah()), "ketua", KETUA) as workspace:
        freeze(workspace, "dps", "dptambahan", "dpt")
        for kode in NASKAH:
            is_whole(printed(workspace, kode))
        recap = table(workspace, "ba_dpt", "rekap_tps")
        assert len(recap.baris) == tps and number(recap.jumlah[-1]) == count


def test_before_anything_is_ratified_every_text_can_be_looked_at(tmp_path: Path) -> None:
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        for kode in NASKAH:
            is_whole(printed(workspace, kode))
        for kode in ("keputusan_dps", "ba_dpt", "pengumuman_dps"):
            assert "KONSEP" in flat(printed(workspace, kode)) and "Belum ditetapkan" in flat(
                printed(workspace, kode)
            )


def test_each_builder_gives_what_its_texts_may_name(village: Workspace) -> None:
    for kode, one in NASKAH.items():
        sumber = Sumber(village, asked(kode))
        assert common_values(sumber).keys() == UMUM
        for isi in BUILDERS[one.berkas](sumber):
            known = ISIAN[one.berkas]
            found = (isi.nilai, isi.tabel, isi.baris, isi.tanda, isi.kode)
            names = (known.nilai, known.tabel, known.baris, known.tanda, known.kode)
            assert [set(part) for part in found[:4]] == [set(part) for part in names[:4]], kode
            assert set(isi.kode) <= known.kode


def test_the_first_pages_look_as_they_were_looked_at(village: Workspace) -> None:
    for kode in NASKAH:
        looks_as_before(kode, printed(village, kode))


@pytest.mark.parametrize("tahap", ["dps", "dptambahan", "dpt"])
def test_the_numbers_of_a_list_add_up(village: Workspace, tahap: Tahap) -> None:
    recap, balance = (table(village, f"ba_{tahap}", name) for name in ("rekap_tps", "neraca"))
    columns = [
        [number(cell) for cell in column] for column in zip(*(row[3:] for row in recap.baris), strict=True)
    ]
    assert [sum(column) for column in columns] == [number(cell) for cell in recap.jumlah[3:]]
    laki, perempuan, whole = (number(cell) for cell in recap.jumlah[3:])
    assert laki + perempuan == whole == {"dps": 97, "dptambahan": 1, "dpt": 98}[tahap]
    steps = [number(cell) * (-1 if label.startswith("Dikurangi") else 1) for label, cell in balance.baris]
    assert sum(steps) == number(balance.jumlah[1])
    told = flat(printed(village, f"ba_{tahap}"))
    assert f"sebanyak {whole} ({terbilang(whole)}) pemilih" in told
    assert f"{laki} ({terbilang(laki)}) laki-laki dan {perempuan} ({terbilang(perempuan)}) perempuan" in told


def test_days_and_years_are_in_words(village: Workspace) -> None:
    told = flat(printed(village, "ba_dpt"))
    assert "Senin tanggal Dua Puluh Delapan bulan Desember tahun Dua Ribu Dua Puluh Enam (28-12-2026)" in told


def test_minutes_carry_a_code_that_anybody_can_check(village: Workspace) -> None:
    pdf = printed(village, "ba_dpt")
    [scanned] = qr_texts(pdf)
    found = check_paper(scanned)
    assert (found.kertas.daftar, found.kertas.desa) == ("dpt", village.desa.kode)
    code = found.kertas.sidik
    grouped = "-".join(code[at : at + 4] for at in range(0, 16, 4))
    assert all(f"Kode sidik DPT: {grouped}" in " ".join(page.split()) for page in texts(pdf))


def test_a_number_is_the_ratifications_unless_another_is_given(village: Workspace) -> None:
    assert "Nomor: BA/1" in flat(printed(village, "ba_dpt"))
    assert "Nomor: 7/X/2026" in flat(printed(village, "ba_dpt", nomor="7/X/2026"))
    decree = flat(printed(village, "keputusan_dpt"))
    assert "Nomor: ....." in decree and "Nomor BA/1 tentang Penetapan" in decree


def test_what_the_rule_allows_after_the_dpt_is_what_the_decree_says(village: Workspace) -> None:
    assert "Daftar ini tidak dapat diubah." in flat(printed(village, "keputusan_dpt"))
    set_rule(village, "setelah_dpt", "addendum")
    assert "dengan addendum" in flat(printed(village, "keputusan_dpt"))
    add(village, 89, "TERLAMBAT CONTOH")
    freeze(village, "addendum")
    balance = table(village, "ba_addendum", "neraca")
    assert [cell for _, cell in balance.baris] == ["98", "1"] and balance.jumlah[1] == "99"


def test_who_signs_is_what_the_rules_say_and_the_committee_grows(village: Workspace) -> None:
    for serial in range(7):
        members.add(village, f"Anggota Contoh {serial}", "anggota", "sandi anggota")
    told = flat(printed(village, "ba_dpt"))
    assert all(f"Anggota Contoh {serial}" in told for serial in range(7))
    set_rule(village, "penandatangan", [
        {"dokumen": "dpt", "jabatan": "Ketua Pengawas", "nama": "Bu Contoh"},
        {"dokumen": "surat", "jabatan": "Wakil Ketua", "nama": "Pak Contoh"},
    ])  # fmt: skip
    told = flat(printed(village, "ba_dpt"))
    assert "Bu Contoh" in told and "Anggota Contoh 1" not in told
    assert "Pak Contoh" in flat(printed(village, "undangan_pleno")) and "Pak Contoh" not in told
    assert "Bu Contoh" not in flat(printed(village, "ba_dps"))


def test_the_head_of_the_village_and_not_the_committee_certifies(village: Workspace) -> None:
    for kode in ("ket_kematian", "ket_domisili"):
        pages = texts(printed(village, kode))
        assert "PEMERINTAH KABUPATEN CONTOH" in pages[0] and "Kepala Desa Sukamaju *)" in pages[0]
        assert "Ketua Contoh" not in pages[0] and "PANITIA" not in pages[0]


def test_deaths_name_everybody_marked_and_hide_the_nik_unless_it_is_opened(village: Workspace) -> None:
    dead = daftar(100)[:3]
    hidden = printed(village, "ket_kematian")
    shown = printed(village, "ket_kematian", terbuka=True)
    assert all(one.nama.split()[0] in flat(hidden) for one in dead) and "3 (Tiga) orang" in flat(hidden)
    assert not any(one.nik.encode() in stored(hidden) for one in dead)
    assert all(one.nik in flat(shown) for one in dead)
    kinds = [event.data["jenis"] for event in akses.of_kind(village.db, "cetak")]
    assert kinds[-2:] == ["tersamar", "terbuka"]


def test_a_certificate_is_filled_in_for_one_voter(village: Workspace) -> None:
    one = daftar(100)[9]
    hidden = printed(village, "ket_domisili", pemilih=one.id)
    assert one.nama in flat(hidden) and one.nik.encode() not in stored(hidden)
    assert one.nik in flat(printed(village, "ket_domisili", pemilih=one.id, terbuka=True))
    with pytest.raises(UserError, match="VOTER_UNKNOWN"):
        printed(village, "ket_domisili", pemilih="000000")


def test_no_other_document_holds_a_person_of_the_list(village: Workspace) -> None:
    for kode, one in NASKAH.items():
        if not one.tersamar:
            file = stored(printed(village, kode))
            assert not any(
                voter.nik.encode() in file or voter.nkk.encode() in file for voter in daftar(100)
            ), kode


def test_one_sheet_for_each_who_gets_one(village: Workspace) -> None:
    assert naskah(village, asked("surat_tugas")).lembar == 1
    members.add(village, "Wati Petugas", "pantarlih", "sandi pantarlih")
    done = naskah(village, asked("surat_tugas"))
    assert done.lembar == 2 and len(texts(done.pdf)) == 2
    assert "Budi Petugas" in texts(done.pdf)[0] and "RT 001/RW 002" in texts(done.pdf)[0]
    assert "Wati Petugas" in texts(done.pdf)[1] and "Halaman 1 dari 1" in texts(done.pdf)[1]
    assert naskah(village, asked("pernyataan_rahasia")).lembar == 4
    assert "SL-2-AB" in flat(printed(village, "tanda_terima_salinan"))


def test_places_and_days_of_an_announcement_are_those_written_down(village: Workspace) -> None:
    told = flat(printed(village, "pengumuman_dps"))
    assert "Balai pertemuan" in told
    assert "selama 3 (Tiga) hari, tanggal 14 Desember 2026 sampai dengan 16 Desember 2026" in told
    posted = table(village, "ba_penempelan", "penempelan")
    assert [row[1:5] for row in posted.baris] == [("Balai pertemuan", "14-12-2026", "16-12-2026", "1-3")]


def test_a_list_that_was_opened_again_has_minutes_of_both_fingerprints(village: Workspace) -> None:
    with pytest.raises(UserError, match="NASKAH_EMPTY"):
        naskah(village, Permintaan("ba_perubahan_sidik"))
    reopen(village, "putusan sengketa", "12/2027", "sekretaris", SEKRETARIS)
    before = table(village, "ba_perubahan_sidik", "perubahan").baris[0]
    assert before[3] == "belum ditetapkan" and before[5].startswith("putusan sengketa; 12/2027")
    mark(village, [Mark(daftar(100)[50].id, Alasan.TNI)])
    freeze(village, "dpt")
    after = table(village, "ba_perubahan_sidik", "perubahan").baris[0]
    assert after[1] == before[1] != after[3] and (after[2], after[4]) == ("98", "97")


def test_an_incident_is_told_with_the_package_and_its_last_users(village: Workspace) -> None:
    printed(village, "ket_kematian", terbuka=True)
    told = flat(printed(village, "laporan_insiden"))
    assert "3\u00a0×\u00a024 jam" in told or "3 × 24 jam" in told
    assert f"{village.desa.kode}-1, kode sidik" in told and "101" in told and village.device in told
    assert "Ketua Contoh" in told and "Surat keterangan kematian kolektif (terbuka)" in told


def test_a_meeting_is_about_the_next_list_and_a_letter_about_the_newest(tmp_path: Path) -> None:
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        freeze(workspace, "dps")
        assert NAMA["dptambahan"] in flat(printed(workspace, "undangan_pleno"))
        assert "Pengantar Daftar Pemilih Sementara (DPS)" in flat(printed(workspace, "pengantar_kpu"))
        assert "Penetapan DPT " in flat(printed(workspace, "undangan_pleno", tahap="dpt"))


def test_what_is_offered_follows_the_schedule(village: Workspace) -> None:
    offered = {one.naskah.kode: one for one in documents(village)}
    assert "ba_dpt" in offered and "ba_dpshp" not in offered and "ba_addendum" not in offered
    assert offered["ba_dpt"].kapan == date(2026, 12, 28) and offered["laporan_insiden"].kapan is None
    assert offered["pengantar_dinas"].judul == "Surat pengantar ke Dinas PMD"
    set_rule(village, "setelah_dpt", "addendum")
    assert "ba_addendum" in {one.naskah.kode for one in documents(village)}


def test_a_list_that_a_later_one_passed_is_not_printed(village: Workspace) -> None:
    with pytest.raises(UserError, match="STAGE_PASSED"):
        naskah(village, Permintaan("ba_dpshp"))
    with pytest.raises(UserError, match="NASKAH_UNKNOWN"):
        naskah(village, Permintaan("ba_lain"))


def test_every_print_is_written_down(village: Workspace) -> None:
    before = journal.head_of(village.db, village.device, "akses").urut
    naskah(village, Permintaan("ba_dpt"))
    noted = [*akses.of_kind(village.db, "cetak")][-1].data
    assert journal.head_of(village.db, village.device, "akses").urut == before + 1
    assert (noted["dokumen"], noted["tahap"], noted["lembar"]) == ("ba_dpt", "dpt", "1") and "BPD" in noted[
        "untuk"
    ]


def test_what_was_read_is_set_without_the_data_file(tmp_path: Path) -> None:
    data = open_village(tmp_path)
    with open_workspace(data, "ketua", KETUA) as workspace:
        held = bahan(workspace, asked("keputusan_dps"))
    assert "KEPUTUSAN" in flat(pdf_of(held, "A4").pdf)


def test_a_worksheet_that_is_still_out_is_not_said_to_be_destroyed(village: Workspace) -> None:
    assert not any(row[1] for row in table(village, "ba_musnah_lembar", "lembar_kerja").baris)
    [paper] = kendali.papers(village, "lembar_kerja")
    kendali.take_back(village, [paper], date(2026, 12, 20))
    [row] = table(village, "ba_musnah_lembar", "lembar_kerja").baris
    assert row[1:3] == ("LK-1-AB", "DPT 01 RT 001/RW 002")


def test_a_copy_names_its_tps_and_a_letter_its_office(village: Workspace) -> None:
    assert table(village, "ba_salinan", "salinan").baris[0][2] == "DPT 01, TPS 01"
    assert "Yth. Ketua KPU Kabupaten Contoh" in flat(printed(village, "pengantar_kpu"))
    letter = flat(printed(village, "pengantar_dinas"))
    assert "Yth. Kepala Dinas PMD Kabupaten Contoh" in letter and "Sifat : Penting" in letter


def test_nobody_is_witness_of_his_own_vow(village: Workspace) -> None:
    vows = {
        one.isi.nilai["jabatan"]: one.isi.nilai for one in bahan(village, asked("pernyataan_rahasia")).lembar
    }
    chair = vows.pop("Ketua Panitia Pemilihan Kepala Desa")
    assert (chair["mengetahui"], chair["nama_mengetahui"]) == ("Ketua BPD Desa Sukamaju", "")
    assert vows and {one["nama_mengetahui"] for one in vows.values()} == {"Ketua Contoh"}


def test_a_letter_encloses_what_there_is(village: Workspace) -> None:
    def enclosed(**more: object) -> str:
        found = bahan(village, asked("pengantar_kpu", **more)).lembar[0].isi.tabel["kiriman"]
        return " ".join(row[1] for row in found.baris)

    assert "Keputusan penetapan DPT" in enclosed(tahap="dpt") and ".dptr" in enclosed(tahap="dpt")
    assert "Keputusan penetapan DPS" in enclosed(tahap="dps") and ".dptr" not in enclosed(tahap="dps")
    set_rule(village, "setelah_dpt", "addendum")
    assert "Keputusan" not in enclosed(tahap="addendum") and ".dptr" in enclosed(tahap="addendum")
