"""Importing: every row has one outcome, duplicates name both rows, nothing personal reaches the report."""

from pathlib import Path
from time import monotonic

import pytest

from app.domain.errors import Cancelled, UserError
from app.services.kpu.import_list import Account, import_list, inspect_list
from app.services.kpu.vault_session import Vault
from app.store import vault, vault_rows
from tests.builders import nik, raw_row
from tests.services.kpu.district import empty_district, write_list

ROW = raw_row()


def row(number: int, **cells: str) -> tuple[str, ...]:
    return raw_row(**{"NO": str(number), "DPID": str(1000 + number), "NIK": nik(number), **cells})


def outcomes(account: Account) -> tuple[int, int, int, int]:
    assert account.balances
    return account.masuk, account.diperbarui, account.ditolak, account.ganda


def take(opened: Vault, file: Path, *rows: tuple[str, ...], complete: bool = False) -> Account:
    return import_list(opened, [write_list(file, rows)], "DPT Pilkada 2024", complete=complete)


def test_every_row_is_accounted_for(tmp_path: Path) -> None:
    file, rows = tmp_path / "a.csv", [row(number) for number in range(1, 6)]
    with empty_district(tmp_path).opened() as opened:
        assert outcomes(take(opened, file, *rows)) == (5, 0, 0, 0)
        again = take(opened, file, rows[0], row(2, NAMA="NAMA LAIN"), row(9), row(10, NIK="99"))
        assert outcomes(again) == (1, 1, 1, 1)
        assert again.report.codes["SUDAH_ADA"] == again.report.codes["BUKAN_16_ANGKA"] == 1
        assert +again.report.left == {"SUDAH_ADA": 1, "BUKAN_16_ANGKA": 1}
        assert vault.kelurahan(opened.db)[0].pemilih == 6


def test_duplicates_name_both_rows(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    with empty_district(tmp_path).opened() as opened:
        account = take(opened, file, row(1), row(2, DPID="1001"), row(3, NIK=nik(1)), row(4))
        assert outcomes(account) == (2, 0, 0, 2)
        assert [(one["baris"], one["kolom"]) for one in account.report.shown] == [(3, "DPID"), (4, "NIK")]
        assert all("a.csv baris 2" in str(one["alasan"]) for one in account.report.shown)
        later = take(opened, tmp_path / "b.csv", row(7, NIK=nik(4), KEL_ID="20012", KELURAHAN="LAIN"))
        assert outcomes(later) == (0, 0, 0, 1)
        assert "a.csv baris 5" in str(later.report.shown[0]["alasan"])


def test_a_known_dpid_with_another_person_is_refused(tmp_path: Path) -> None:
    """A badly sorted sheet puts one voter's DPID before another's data, and strikes the wrong one later."""
    with empty_district(tmp_path).opened() as opened:
        take(opened, tmp_path / "a.csv", row(1), row(2))
        other = {"NIK": nik(50, "1990-01-02", "L"), "TANGGAL_LAHIR": "02|01|1990", "KELAMIN": "L"}
        wrong = take(opened, tmp_path / "b.csv", row(1, NAMA="BUDI", **other))
        assert outcomes(wrong) == (0, 0, 0, 1)
        assert wrong.report.codes["DPID_ORANG_LAIN"] == 1
        for corrected in ({"NAMA": "BUDI"}, {"NIK": nik(50)}, {"NAMA": "BUDI", "NIK": nik(51)}):
            assert outcomes(take(opened, tmp_path / "b.csv", row(2, **corrected))) == (0, 1, 0, 0)


def test_voters_without_dpid_are_known_by_their_nik(tmp_path: Path) -> None:
    with empty_district(tmp_path).opened() as opened:
        take(opened, tmp_path / "a.csv", row(1, DPID="null"))
        same = take(opened, tmp_path / "a.csv", row(1, DPID="null"), row(2, DPID="null"))
        assert outcomes(same) == (1, 0, 0, 1)
        assert outcomes(take(opened, tmp_path / "a.csv", row(1, DPID="null", NAMA="BARU"))) == (0, 1, 0, 0)


def test_a_complete_list_lets_the_missing_go_but_not_the_refused(tmp_path: Path) -> None:
    with empty_district(tmp_path).opened() as opened:
        take(opened, tmp_path / "a.csv", *(row(number) for number in range(1, 6)))
        account = take(
            opened, tmp_path / "b.csv", row(1), row(2), row(3, KELAMIN="?"), row(9, NIK=nik(5)), complete=True
        )
        assert (outcomes(account), account.keluar) == ((1, 0, 1, 2), 2)
        assert vault.kelurahan(opened.db)[0].pemilih == 4
        back = take(opened, tmp_path / "c.csv", row(4))
        assert outcomes(back) == (0, 1, 0, 0)


def test_a_refused_row_names_its_voter_in_any_spelling(tmp_path: Path) -> None:
    """A complete list lets nobody go who stands in it, by a DPID as Excel spoils it or by his NIK alone."""
    first = [*(row(number) for number in range(1, 6)), row(6, DPID="null")]
    spoiled = [
        row(1),
        row(2, DPID="'1002", KELAMIN="?"),
        row(3, DPID="1003.0", KELAMIN="?"),
        row(4, DPID="null", KELAMIN="?"),
        row(6, DPID="null", KELAMIN="?"),
    ]
    with empty_district(tmp_path).opened() as opened:
        take(opened, tmp_path / "a.csv", *first)
        account = take(opened, tmp_path / "b.csv", *spoiled, complete=True)
        assert (outcomes(account), account.keluar) == ((0, 0, 4, 1), 1)
        assert vault.kelurahan(opened.db)[0].pemilih == 5


def test_niks_change_places_and_nobody_takes_one_that_stays(tmp_path: Path) -> None:
    with empty_district(tmp_path).opened() as opened:
        take(opened, tmp_path / "a.csv", *(row(number) for number in range(1, 6)))
        swapped = take(opened, tmp_path / "b.csv", row(1, NIK=nik(2)), row(2, NIK=nik(1)))
        assert outcomes(swapped) == (0, 2, 0, 0)
        held = dict(opened.db.execute("SELECT dpid, nik FROM pemilih WHERE aktif = 1").fetchall())
        assert (held["1001"], held["1002"]) == (nik(2), nik(1))
        queue = take(opened, tmp_path / "c.csv", row(3, NIK=nik(4)), row(4, NIK=nik(5)), row(5))
        assert outcomes(queue) == (0, 0, 0, 3)
        assert queue.report.codes["NIK_TERDAFTAR"] == 2


def test_a_shifted_column_of_niks_takes_no_longer_than_any_other(tmp_path: Path) -> None:
    """Each row waits for the one before it; the work must not grow with the square of the rows."""
    many = 10_000
    with empty_district(tmp_path).opened() as opened:
        take(opened, tmp_path / "a.csv", *(row(number) for number in range(many)))
        began = monotonic()
        account = take(
            opened, tmp_path / "b.csv", *(row(number, NIK=nik(number - 1)) for number in range(2, many))
        )
        assert outcomes(account) == (0, 0, 0, many - 2)
        assert monotonic() - began < 20  # less than 1 s; a pass for each row took 50


def test_a_row_is_read_back_whole_wherever_it_lies(tmp_path: Path) -> None:
    """Rows lie in blocks of 64: after a second import some in old blocks, some in new ones."""
    rows = [row(number) for number in range(1, 200)]
    with empty_district(tmp_path).opened() as opened:
        take(opened, tmp_path / "a.csv", *rows[:130], row(500, KELAMIN="?"), *rows[130:])
        rows[70] = row(71, NAMA="NAMA LAIN")
        assert outcomes(take(opened, tmp_path / "b.csv", *rows, complete=True)) == (0, 1, 0, 198)
        places = opened.db.execute("SELECT rinci FROM pemilih ORDER BY nomor").fetchall()
        wide = list(vault_rows.read(opened.db, (place for (place,) in places)))
        assert [tuple(raw) for _, raw in wide] == rows
        assert [values[3] for values, _ in wide] == [one[8] for one in rows]
        blocks = opened.db.execute("SELECT count(*) FROM rinci").fetchone()[0]
        assert take(opened, tmp_path / "b.csv", *rows).ganda == 199
        assert opened.db.execute("SELECT count(*) FROM rinci").fetchone()[0] == blocks


def test_a_text_too_long_to_be_one_cell_is_refused(tmp_path: Path) -> None:
    file = write_list(tmp_path / "a.csv", [row(1, NAMA="A" * 251), row(2, K3="x" * 40_000), row(3)])
    account = inspect_list([file])
    assert outcomes(account) == (1, 0, 2, 0)
    assert [one["kolom"] for one in account.report.shown] == ["NAMA", "K3"]


def test_the_report_holds_places_and_reasons_only(tmp_path: Path) -> None:
    file = write_list(tmp_path / "a.csv", [row(1), row(1), row(2, TANGGAL_LAHIR="31|02|1980"), row(3, RT="")])
    account = inspect_list([file])
    account.report.write(tmp_path / "laporan.csv")
    text = (tmp_path / "laporan.csv").read_text("utf-8-sig")
    lines = text.splitlines()
    assert lines[0] == "berkas;lembar;baris;hasil;kolom;alasan"
    assert [line.split(";")[2:5] for line in lines[1:]] == [
        ["4", "ditolak", "TANGGAL LAHIR"],
        ["5", "catatan", "RT"],
        ["3", "ganda", "DPID"],
    ]
    assert nik(1) not in text and "SITI" not in text


def test_a_file_cannot_name_itself_into_a_formula(tmp_path: Path) -> None:
    file = write_list(tmp_path / "=HYPERLINK(1).csv", [row(1), row(1)])
    inspect_list([file]).report.write(tmp_path / "laporan.csv")
    assert (tmp_path / "laporan.csv").read_text("utf-8-sig").splitlines()[1].startswith("'=HYPERLINK(1).csv;")


def test_inspecting_counts_villages_and_tps_and_leaves_no_file(tmp_path: Path) -> None:
    file = write_list(tmp_path / "a.csv", [row(1), row(2, TPS="2"), row(3, KEL_ID="20012", KELURAHAN="LAIN")])
    before = sorted(tmp_path.iterdir())
    account = inspect_list([file])
    assert [(one["nama"], one["pemilih"], one["tps"]) for one in account.desa] == [
        ("SUKAMAJU", 2, 2),
        ("LAIN", 1, 1),
    ]
    assert sorted(tmp_path.iterdir()) == before


def test_stopping_an_import_rolls_it_back(tmp_path: Path) -> None:
    file = write_list(tmp_path / "a.csv", [row(1)])

    def stop(done: int, total: int, what: str = "") -> None:
        if what == "Menyimpan":
            raise Cancelled

    with empty_district(tmp_path).opened() as opened:
        with pytest.raises(Cancelled):
            import_list(opened, [file], "x", progress=stop)
        assert vault.kelurahan(opened.db) == []
        assert outcomes(import_list(opened, [file], "x")) == (1, 0, 0, 0)


def test_a_file_that_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    good, bad = write_list(tmp_path / "a.csv", [row(1)]), tmp_path / "b.csv"
    bad.write_text("bukan;daftar\n1;2\n")
    with empty_district(tmp_path).opened() as opened:
        with pytest.raises(UserError, match="COLUMNS_MISSING"):
            import_list(opened, [good, bad], "x")
        assert vault.kelurahan(opened.db) == []
