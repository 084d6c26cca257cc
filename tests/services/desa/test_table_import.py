"""A table of marks or new voters: every row accounted for, nothing guessed, one act."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest

from app.domain.cocok import Sebab
from app.domain.daftar_tahap import Tahap
from app.domain.errors import Cancelled, UserError
from app.domain.nik import masked
from app.domain.tms import Alasan
from app.services.desa import find, table_import, undo
from app.services.desa.impor_baris import Baris
from app.services.desa.mark import Mark, mark
from app.services.desa.ratify import ratify
from app.services.desa.table_import import Jenis, Pratinjau
from app.services.desa.workspace import Workspace, open_workspace
from app.store import journal
from tests.builders import daftar, nik
from tests.villages import KETUA, SEKRETARIS, listed, open_village

VOTERS = daftar(100)
STAGES: tuple[Tahap, ...] = ("dps", "dpt")
NEW = ("NAMA", "NIK", "JK", "TGL LAHIR", "STS KAWIN", "RT", "RW")


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        yield workspace


def table(*rows: Sequence[str]) -> bytes:
    return "".join(";".join(row) + "\r\n" for row in rows).encode()


def workbook(*rows: Sequence[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def preview(village: Workspace, kind: Jenis, *rows: Sequence[str], alasan: Alasan | None = None) -> Pratinjau:
    shown = table_import.preview(village, table(*rows), "tabel.csv", kind, alasan)
    assert sum(shown.hitungan.values()) == len(rows) - 1 - shown.kosong
    return shown


def why(row: Baris) -> list[Sebab]:
    return [told.sebab for told in row.keterangan]


def status(village: Workspace, number: int) -> str:
    return find.show_voter(village, VOTERS[number].id).tercatat.pemilih.status_pilkades


# Marks ----------------------------------------------------------------------------------------------


def test_marks_are_matched_shown_and_saved_as_one_act(village: Workspace) -> None:
    mark(village, [Mark(VOTERS[4].id, Alasan.TNI)])
    a, b, c, d = VOTERS[:4]
    shown = preview(
        village,
        "tanda",
        ("ID", "NIK", "No KK", "Nama Pemilih", "Tgl Lahir", "Keterangan", "No Surat", "Tgl Meninggal"),
        (a.id, "", "", "", "", "Meninggal dunia", "474.3/1", "3-12-2026"),
        ("", b.nik, "", b.nama.lower(), "", "pindah", "", ""),
        ("", "", c.nkk, c.nama, c.tanggal_lahir, "MS", "", ""),
        ("", "", "", d.nama, d.tanggal_lahir, "", "", ""),
        (VOTERS[4].id, "", "", "", "", "TNI", "", ""),
        ("", nik(900), "", "ORANG ASING", "", "TNI", "", ""),
        ("", "", "", "", "", "", "", ""),
        ("", "", "", "JUMLAH", "", "6", "", ""),
    )
    assert [row.hasil for row in shown.baris] == ["tandai"] * 3 + ["tetap", "tetap", "ditolak", "ditolak"]
    assert [row.pemilih for row in shown.baris[:3]] == [a.id, b.id, c.id]
    assert [why(row) for row in shown.baris[3:]] == [
        [Sebab.TANPA_TANDA],
        [Sebab.SUDAH_DEMIKIAN],
        [Sebab.TIDAK_DITEMUKAN],
        [Sebab.ALASAN_ANGKA],
    ]
    assert shown.hitungan == {"baru": 0, "tandai": 3, "tetap": 2, "ditolak": 2, "ganda": 0}
    before = journal.head_of(village.db, village.device).urut
    done = table_import.apply(village, shown)
    assert done.pemilih == (a.id, b.id, c.id)
    assert [status(village, number) for number in range(4)] == ["meninggal", "pindah", "sesuai", ""]
    bukti = find.show_voter(village, a.id).tercatat.bukti
    assert bukti == {"nomor": "474.3/1", "tanggal_kejadian": "2026-12-03"}
    undo.undo(village, done.act)
    assert [status(village, number) for number in range(3)] == ["", "", ""]
    assert journal.head_of(village.db, village.device).urut > before


def test_only_chosen_rows_are_taken(village: Workspace) -> None:
    shown = preview(village, "tanda", ("ID", "ALASAN"), *((v.id, "tni") for v in VOTERS[:3]))
    table_import.apply(village, shown, {1})
    assert [status(village, number) for number in range(3)] == ["", "tni", ""]
    assert table_import.apply(village, shown, ()).act == ""


def test_a_list_of_the_dead_needs_no_column_for_it(village: Workspace) -> None:
    rows = (("NIK", "KET"), (VOTERS[0].nik, "anak pak RT"), (VOTERS[1].nik, ""))
    shown = preview(village, "tanda", *rows, alasan=Alasan.MENINGGAL)
    assert [row.tanda.alasan for row in shown.baris if row.tanda] == [Alasan.MENINGGAL] * 2
    with pytest.raises(UserError, match="COLUMNS_MISSING"):
        preview(village, "tanda", ("NIK", "NAMA"), (VOTERS[0].nik, ""))


def test_rows_that_say_a_thing_twice_or_contradict(village: Workspace) -> None:
    a, b, c, d = VOTERS[:4]
    shown = preview(
        village,
        "tanda",
        ("ID", "ALASAN", "KET", "DENGAN"),
        (a.id, "tni", "", ""),
        (a.id, "TNI", "", ""),
        (b.id, "tni", "", ""),
        (b.id, "polri", "", ""),
        (c.id, "tni", "meninggal", ""),
        (c.id, "ganda", "", d.id),
        (d.id, "ganda", "", c.id),
        (a.id, "gangguan jiwa", "", ""),
        (VOTERS[9].id, "ganda", "", VOTERS[9].id),
        (VOTERS[9].id, "TMS", "", ""),
    )
    assert [row.hasil for row in shown.baris] == ["tandai", "ganda", *["ditolak"] * 8]
    assert [why(row)[0] for row in shown.baris[1:]] == [
        Sebab.BARIS_SAMA,
        Sebab.BARIS_BERBEDA,
        Sebab.BARIS_BERBEDA,
        Sebab.ALASAN_BERTENTANGAN,
        Sebab.GANDA_TIDAK_JELAS,
        Sebab.GANDA_TIDAK_JELAS,
        Sebab.ALASAN_DISIMPAN,
        Sebab.GANDA_TIDAK_JELAS,
        Sebab.ALASAN_TIDAK_DIKENAL,
    ]
    assert str(shown.baris[3].keterangan[0]).startswith("Baris 4 ")
    table_import.apply(village, shown)
    assert status(village, 0) == "tni"


def test_a_damaged_nik_never_marks_anybody(village: Workspace) -> None:
    one = VOTERS[0]
    damaged = (one.nik[:15], one.nik[:15] + "O", f"{float(one.nik):.5E}", int(one.nik))
    rows = [(number, one.nama, one.tanggal_lahir, "tni") for number in damaged]
    head = ("NIK", "NAMA", "TANGGAL LAHIR", "ALASAN")
    data = workbook(head, *rows, (masked(one.nik), one.nama, one.tanggal_lahir, "tni"))
    shown = table_import.preview(village, data, "a.xlsx", "tanda")
    assert [row.hasil for row in shown.baris] == ["ditolak"] * 4 + ["tandai"]
    assert all(str(row.keterangan[0]).startswith("NIK: ") for row in shown.baris[:4])


def test_a_number_cell_may_hold_a_voter_id(village: Workspace) -> None:
    data = workbook(("ID PEMILIH", "ALASAN"), (int(VOTERS[0].id), "tni"), (int(VOTERS[0].id) + 1, "tni"))
    shown = table_import.preview(village, data, "a.xlsx", "tanda")
    assert [row.pemilih for row in shown.baris] == [VOTERS[0].id, ""]
    assert why(shown.baris[1]) == [Sebab.ID_SALAH]


def test_after_the_dpt_only_the_dead(village: Workspace) -> None:
    for stage in STAGES:
        ratify(village, stage, "sekretaris", SEKRETARIS)
    rows = (("ID", "ALASAN"), (VOTERS[0].id, "tni"), (VOTERS[1].id, "meninggal"))
    shown = preview(village, "tanda", *rows)
    assert [row.hasil for row in shown.baris] == ["ditolak", "tandai"]
    table_import.apply(village, shown)
    assert status(village, 1) == "meninggal"
    with pytest.raises(UserError, match="DPT_LOCKED"):
        preview(village, "baru", NEW, ("A", nik(700), "P", "11-12-1980", "S", "1", "1"))


# New voters ------------------------------------------------------------------------------------------


def test_new_voters_are_judged_shown_and_saved_as_one_act(village: Workspace) -> None:
    a, b = VOTERS[:2]
    twin = (b.nama, nik(603, b.tanggal_lahir, b.kelamin), b.kelamin, b.tanggal_lahir, "S", "1", "1")
    shown = preview(
        village,
        "baru",
        NEW,
        ("Baru Satu", nik(601), "Perempuan", "11-12-1980", "Kawin", "1", "1"),
        ("Baru Dua", nik(602, "1990-01-01", "L"), "L", "01/01/1990", "BELUM KAWIN", "1", "1"),
        ("BARU SATU", nik(601), "P", "11-12-1980", "S", "1", "1"),
        ("Baru Satu", nik(604), "P", "11-12-1980", "S", "9", "1"),
        (a.nama, a.nik, a.kelamin, a.tanggal_lahir, "S", "1", "1"),
        twin,
        ("Rusak", nik(605)[:15], "P", "11-12-1980", "S", "1", "1"),
        ("Rusak", nik(605), "X", "31-02-1980", "S", "1", "1"),
        ("Tanpa NIK", "", "P", "11-12-1980", "S", "1", "1"),
        ("Muda", nik(606, "2010-02-04"), "P", "04-02-2010", "B", "1", "1"),
        ("", "", "", "", "", "7", ""),
    )
    assert [row.hasil for row in shown.baris] == ["baru"] * 2 + ["ganda"] * 4 + ["ditolak"] * 5
    assert [why(row) for row in shown.baris[2:6]] == [
        [Sebab.BARIS_SAMA],
        [Sebab.MUNGKIN_BERULANG],
        [Sebab.SUDAH_TERDAFTAR],
        [Sebab.MUNGKIN_TERDAFTAR],
    ]
    assert [row.can_choose for row in shown.baris[2:6]] == [False, True, False, True]
    assert why(shown.baris[7]) == [Sebab.ISIAN, Sebab.ISIAN]
    assert str(shown.baris[8].keterangan[0]) == "NIK: Wajib diisi, tetapi kosong."
    assert why(shown.baris[9]) == [Sebab.BELUM_CUKUP_UMUR]
    assert why(shown.baris[10]) == [Sebab.TANPA_IDENTITAS]
    done = table_import.apply(village, shown, shown.usul | {5})
    assert len(done.pemilih) == 3
    assert len(listed(village)) == 103
    assert find.show_voter(village, done.pemilih[0]).tercatat.pemilih.nama == "BARU SATU"
    undo.undo(village, done.act)
    assert len(listed(village)) == 100


def test_without_a_nik_a_letter_is_needed(village: Workspace) -> None:
    head = (*NEW, "Jenis Bukti", "Nomor Surat", "Tgl Surat")
    person = ("Tanpa NIK", "", "P", "11-12-1980", "S", "1", "1")
    letters = (("Surat keterangan", "470/1", "1-11-2026"), ("Surat keterangan", "", ""), ("KK", "1", ""))
    shown = preview(village, "baru", head, *((*person, *letter) for letter in letters))
    assert [row.hasil for row in shown.baris] == ["baru", "ditolak", "ditolak"]
    [voter] = table_import.apply(village, shown).pemilih
    assert find.show_voter(village, voter).tercatat.bukti["tanggal_dokumen"] == "2026-11-01"
    wrong = preview(village, "baru", head, (*person, "Surat keterangan", "470/1", "kemarin"))
    assert why(wrong.baris[0]) == [Sebab.BUKTI_SALAH]


def test_needed_columns_are_named(village: Workspace) -> None:
    with pytest.raises(UserError) as caught:
        preview(village, "baru", ("NAMA", "NIK"), ("A", nik(1)))
    assert caught.value.params["columns"] == "KELAMIN, TANGGAL_LAHIR"
    shown = preview(village, "baru", ("NAMA", "NIK", "L/P", "TTL"), ("A", nik(1), "P", "Contoh, 11-12-1980"))
    assert shown.baris[0].hasil == "baru"


def test_a_list_that_changed_since_refuses_the_whole_act(village: Workspace) -> None:
    rows = (
        NEW,
        ("A", nik(601), "P", "11-12-1980", "S", "1", "1"),
        ("B", nik(602), "P", "11-12-1980", "S", "1", "1"),
    )
    first, second = preview(village, "baru", rows[0], rows[2]), preview(village, "baru", *rows)
    table_import.apply(village, first)
    with pytest.raises(UserError) as caught:
        table_import.apply(village, second)
    assert (caught.value.code, caught.value.params["row"]) == ("NIK_TAKEN", 3)
    assert len(listed(village)) == 101


# The account -----------------------------------------------------------------------------------------


def test_the_report_has_every_row_and_no_nik(village: Workspace) -> None:
    rows = [
        ("A", nik(601), "P", "11-12-1980", "S", "1", "1"),
        ("B", VOTERS[0].nik, "P", "1-1-1980", "S", "1", "1"),
    ]
    shown = table_import.preview(village, table(NEW, *rows), "=tabel.csv", "baru")
    data = table_import.report(shown)
    assert data.startswith("\ufeff".encode())
    lines = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [(line["baris"], line["hasil"], line["diambil"]) for line in lines] == [
        ("2", "baru", "ya"),
        ("3", "ganda", "tidak"),
    ]
    assert [line["nik"] for line in lines] == [masked(nik(601)), masked(VOTERS[0].nik)]
    assert lines[1]["keterangan"] == f"NIK ini sudah terdaftar: pemilih {VOTERS[0].id}."
    assert lines[0]["berkas"] == "'=tabel.csv"
    for secret in (nik(601), VOTERS[0].nik, VOTERS[0].nama):
        assert secret.encode() not in data
    assert [line.split(";")[4] for line in table_import.report(shown, ()).decode().splitlines()[1:]] == [
        "tidak"
    ] * 2


def test_looking_can_be_stopped(village: Workspace) -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        if what == "Mencocokkan":
            raise Cancelled

    before = journal.heads(village.db)
    with pytest.raises(Cancelled):
        table_import.preview(
            village, table(("ID", "ALASAN"), (VOTERS[0].id, "tni")), "a", "tanda", progress=stop
        )
    assert journal.heads(village.db) == before
