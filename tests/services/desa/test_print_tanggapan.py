"""Papers about responses, read back: the reply, the register, the file of a dispute."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.domain.daftar_tahap import Tahap
from app.domain.errors import UserError
from app.domain.tms import Alasan
from app.services.desa import edit, undo
from app.services.desa.aturan import set_rule
from app.services.desa.frozen import penetapan, whole_dpt
from app.services.desa.mark import Mark, mark
from app.services.desa.pengumuman import Isian as Tempel
from app.services.desa.pengumuman import announce
from app.services.desa.print_tanggapan import register, surat_jawaban
from app.services.desa.ratify import ratify, reopen
from app.services.desa.sanggahan import sanggahan
from app.services.desa.tanggapan import Isian, receive
from app.services.desa.tanggapan_kerja import Kerja
from app.services.desa.tanggapan_putusan import Putusan, decide
from app.services.desa.workspace import Workspace, open_workspace
from app.store import akses
from tests.builders import daftar, nik
from tests.printing.reading import boxes, every_font_is_embedded, texts
from tests.villages import KETUA, SEKRETARIS, open_village

VOTERS = daftar(100)
ONE = VOTERS[20]
DAY = date(2026, 12, 15)
STAGES: tuple[Tahap, ...] = ("dps", "dpt")
PERSON = {"nama": "Warga Terlewat", "nik": nik(901), "nkk": nik(902), "kelamin": "P"}
PERSON |= {"tanggal_lahir": "11-12-1980", "alamat": "Dusun Krajan", "rt": "1", "rw": "2", "tps": "1"}
YES = Putusan("diterima", "", "12/PAN/2026", "16-12-2026")
NUMBER = f"KTP-el {nik(903)}"


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        yield workspace


def flat(pdf: bytes) -> str:
    assert every_font_is_embedded(pdf)
    return " ".join(" ".join(texts(pdf)).split())


def about(hal: str, **fields: str) -> Isian:
    return Isian(hal, "Pak Tetangga", DAY, pemilih=ONE.id, **fields)


def missing() -> Isian:
    return Isian("belum_terdaftar", "Warga Terlewat", DAY, "Warga Terlewat", bukti=NUMBER)


def to_dpt(village: Workspace, rule: str = "tutup") -> None:
    set_rule(village, "setelah_dpt", rule)
    for stage in STAGES:
        ratify(village, stage, "sekretaris", SEKRETARIS)
        announce(village, Tempel(stage, DAY, date(2026, 12, 17), f"Papan {stage}", f"IMG {stage}"))


def noted(village: Workspace) -> list[str]:
    return [str(event.data["dokumen"]) for event in akses.of_kind(village.db, "cetak")]


def test_a_reply_says_what_was_decided_and_done(village: Workspace) -> None:
    one = receive(village, about("data_salah", hubungan="anaknya", bukti=NUMBER, uraian="Nama salah eja"))[1]
    with pytest.raises(UserError, match="RESPONSE_OPEN"):
        surat_jawaban(village, one)
    decide(village, one, YES, Kerja(ubah={"nama": "Nama Betul", "tps": "2"}))
    pdf = surat_jawaban(village, one).pdf
    text = flat(pdf)
    assert boxes(pdf) == {(2150, 3300)}
    assert "Nomor : 12/PAN/2026" in text and "Kepada Yth. : Pak Tetangga (anaknya)" in text
    assert "Selasa, 15 Desember 2026" in text and "DITERIMA" in text
    assert "telah diumumkan" not in text
    assert "Isian yang sudah dibetulkan dalam daftar pemilih: Nama, TPS. TPS yang baru: 02." in text
    assert "Sukamaju, 16 Desember 2026" in text
    assert nik(903) not in text and "9901**********03" in text
    assert noted(village) == ["surat-jawaban"]


def test_a_refusal_prints_its_reason_and_dots_for_what_comes_later(village: Workspace) -> None:
    one = decide(village, about("lapor_tms"), Putusan("ditolak", "Masih tinggal di sini")).id
    text = flat(surat_jawaban(village, one).pdf)
    assert "DITOLAK" in text and "Alasan : Masih tinggal di sini" in text
    assert "Nomor : ....." in text and "Sukamaju, ....." in text


def test_a_reply_does_not_claim_an_announcement_that_nobody_wrote_down(village: Workspace) -> None:
    one = decide(village, missing(), YES, Kerja(orang=PERSON)).id
    text = flat(surat_jawaban(village, one).pdf)
    assert "DITERIMA" in text and "diumumkan" not in text and "pengumuman" not in text
    ratify(village, "dps", "sekretaris", SEKRETARIS)
    announce(village, Tempel("dps", DAY, DAY, "Papan dusun", "IMG 7"))
    assert "telah diumumkan kepada warga: Daftar" in flat(surat_jawaban(village, one).pdf)


def test_a_reply_never_tells_what_stays_in_the_village(village: Workspace) -> None:
    papers = {"jenis": "Surat dokter", "nomor": "RS/77"}
    one = decide(village, about("lapor_tms"), YES, Kerja(tanda=Alasan.GANGGUAN_JIWA, bukti=papers)).id
    for pdf in (surat_jawaban(village, one).pdf, sanggahan(village, ONE.id, terbuka=True).pdf):
        text = flat(pdf)
        assert "jiwa" not in text and "dokter" not in text and "RS/77" not in text
    assert "tidak memenuhi syarat dan dikeluarkan" in flat(surat_jawaban(village, one).pdf)


def test_a_death_after_the_dpt_is_told_as_a_note(village: Workspace) -> None:
    to_dpt(village)
    one = decide(village, about("lapor_tms"), YES, Kerja(tanda=Alasan.MENINGGAL)).id
    assert 'diberi catatan "meninggal dunia"' in flat(surat_jawaban(village, one).pdf)
    two = decide(
        village, Isian("lapor_tms", "Pak RT", DAY, pemilih=VOTERS[30].id), YES,
        Kerja(tanda=Alasan.PINDAH, saja="kpu"),
    ).id  # fmt: skip
    assert "Kepada KPU diusulkan supaya" in flat(surat_jawaban(village, two).pdf)


def test_the_register_and_its_reply_prove_the_announcement(village: Workspace) -> None:
    to_dpt(village)
    done = decide(village, missing(), Putusan("dicatat", "", "31/PAN", "4-1-2027"), Kerja(orang=PERSON))
    letter = flat(surat_jawaban(village, done.id).pdf)
    assert "DICATAT DALAM REGISTER WARGA TIDAK TERDAFTAR" in letter
    assert "Papan dps" in letter and "IMG dpt" in letter and "15-12-2026 s.d. 17-12-2026" in letter
    assert "Kepada KPU ia diusulkan sebagai pemilih baru" in letter
    masked = register(village)
    assert (masked.voters, boxes(masked.pdf)) == (1, {(3300, 2150)})
    text = flat(masked.pdf)
    assert "WARGA TERLEWAT" in text and nik(901) not in text and nik(903) not in text
    assert "31/PAN, 04-01-2027" in text and "Papan dpt" in text and "Memilih dengan KTP-el" not in text
    assert nik(901) in flat(register(village, terbuka=True).pdf)
    assert noted(village) == ["surat-jawaban", "register-warga", "register-warga"]


def test_an_empty_register_says_so(village: Workspace) -> None:
    assert "Tidak ada warga yang dicatat" in flat(register(village).pdf)


def test_who_votes_with_ktp_stands_with_his_tps_and_room_to_sign(village: Workspace) -> None:
    to_dpt(village, "ktp")
    done = decide(village, missing(), Putusan("ktp"), Kerja(orang=PERSON))
    text = flat(register(village).pdf)
    assert "Memilih dengan KTP-el pada hari pemungutan suara (1 orang)" in text and "Tanda tangan" in text
    letter = flat(surat_jawaban(village, done.id).pdf)
    assert "Rabu, 3 Februari 2027 di TPS 01 dengan menunjukkan KTP-el" in letter


def test_signers_are_those_of_the_rules(village: Workspace) -> None:
    named = [{"dokumen": "surat", "jabatan": "Ketua Seksi Pendaftaran", "nama": "Bu Rini"}]
    set_rule(village, "penandatangan", named)
    text = flat(register(village).pdf)
    assert "Ketua Seksi Pendaftaran" in text and "Bu Rini" in text and "Ketua Contoh" not in text


def test_the_file_of_a_dispute_shows_every_list_and_every_step(village: Workspace) -> None:
    edit.edit(village, {(ONE.id, "nama"): "NAMA SALAH"})
    undo.undo(village)
    ratify(village, "dps", "sekretaris", SEKRETARIS)
    announce(village, Tempel("dps", DAY, DAY, "Papan dusun", "IMG 7"))
    decide(village, about("data_salah"), YES, Kerja(ubah={"nama": "NAMA BETUL", "nik": nik(77)}))
    ratify(village, "dpt", "sekretaris", SEKRETARIS)
    [number] = [str(row.no) for row in whole_dpt(village) if row.pemilih.id == ONE.id]
    reopen(village, "Putusan sengketa", "188/7/2027", "sekretaris", SEKRETARIS)
    mark(village, [Mark(ONE.id, Alasan.PINDAH)])
    ratify(village, "dpt", "sekretaris", SEKRETARIS)
    pdf = sanggahan(village, ONE.id).pdf
    text = flat(pdf)
    assert "Isian Dari KPU DPS DPT DPT" in text
    assert "Nomor urut – " in text and f"{number} tidak tercantum" in text
    assert f"Nama {ONE.nama} {ONE.nama} NAMA BETUL –" in text
    assert "dibuka kembali" in text and "188/7/2027" in text
    assert "tidak tercantum karena Pindah domisili" in text
    assert "Papan dusun IMG 7" in text and "Keputusan : Diterima" in text
    assert "Nama (diurungkan)" in text and "Ketua Contoh" in text
    assert nik(77) not in text and ONE.nik not in text
    dps = penetapan(village, "dps")
    assert dps is not None and dps.sidik[:4].upper() in text
    opened = flat(sanggahan(village, ONE.id, terbuka=True).pdf)
    assert nik(77) in opened and ONE.nik in opened
    assert noted(village) == ["sanggahan", "sanggahan"]


def test_the_file_of_somebody_who_was_never_listed(village: Workspace) -> None:
    to_dpt(village)
    one = decide(village, missing(), Putusan("ditolak", "Bukan penduduk")).id
    text = flat(sanggahan(village, tanggapan=one).pdf)
    assert "Tidak ada dalam daftar" in text and "Bukan penduduk" in text and "Papan dps" in text
    with pytest.raises(UserError, match="VOTER_UNKNOWN"):
        sanggahan(village)
    with pytest.raises(UserError, match="RESPONSE_UNKNOWN"):
        sanggahan(village, tanggapan="0" * 16)
