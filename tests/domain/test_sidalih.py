import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.catatan import Catatan, Kode
from app.domain.pemilih import Pemilih
from app.domain.sidalih import KOLOM_SIDALIH, Accepted, Refused, normalise
from tests.builders import NIK, NKK, NUMERIC, raw_row, raw_rows


def accepted(row: tuple[str, ...], numeric: frozenset[str] = NUMERIC) -> Accepted:
    checked = normalise(row, numeric)
    assert isinstance(checked, Accepted), checked
    return checked


def reasons(
    row: tuple[str, ...], numeric: frozenset[str] = NUMERIC, suspect: frozenset[str] = frozenset()
) -> set[tuple[str, Kode]]:
    checked = normalise(row, numeric, suspect)
    assert isinstance(checked, Refused), checked
    return {(reason.kolom, reason.kode) for reason in checked.reasons}


def notes(row: tuple[str, ...]) -> set[tuple[str, Kode]]:
    return {(note.kolom, note.kode) for note in accepted(row).notes}


def test_a_clean_row_becomes_a_voter_without_notes() -> None:
    checked = accepted(raw_row())
    assert checked.notes == ()
    assert checked[1:5] == ("20011", "2001", "CONTOH", "SUKAMAJU")
    assert checked.pemilih == Pemilih(
        id="",
        dpid="1234567",
        nkk=NKK,
        nik=NIK,
        nama="SITI AMINAH",
        tempat_lahir="CONTOH",
        tanggal_lahir="1980-12-11",
        kawin="S",
        kelamin="P",
        alamat="DUSUN SUKASARI",
        rt="001",
        rw="002",
        disabilitas="0",
        ektp="S",
        sumber="dp4",
        tps_kpu="001",
    )


def test_a_generated_village_is_accepted_whole() -> None:
    assert all(isinstance(normalise(row), Accepted) for row in raw_rows(300))


@pytest.mark.parametrize("kolom", ["NIK", "NKK"])
@pytest.mark.parametrize(
    ("text", "kode"),
    [
        ("3,32802E+15", Kode.NOTASI_ILMIAH),
        ("9.90101511280000E+15", Kode.NOTASI_ILMIAH),
        ("99O1015112800001", Kode.BERHURUF),
        ("990l015112800001", Kode.BERHURUF),
        ("٩٩٠١٠١٥١١٢٨٠٠٠٠١", Kode.BERHURUF),
        ("9901**********01", Kode.DISAMARKAN),
        ("990101511280001", Kode.BUKAN_16_ANGKA),
        ("99010151128000011", Kode.BUKAN_16_ANGKA),
        ("-", Kode.KOSONG),
        ("0", Kode.KOSONG),
        ("0000000000000000", Kode.KOSONG),
        ("null", Kode.KOSONG),
        ("'", Kode.KOSONG),
    ],
)
def test_a_damaged_number_is_refused_never_repaired(kolom: str, text: str, kode: Kode) -> None:
    assert reasons(raw_row(**{kolom: text})) == {(kolom, kode)}


@pytest.mark.parametrize("kolom", ["NIK", "NKK"])
def test_a_number_in_a_number_cell_is_refused_even_with_16_digits(kolom: str) -> None:
    assert reasons(raw_row(), NUMERIC | {kolom}) == {(kolom, Kode.SEL_ANGKA)}


@pytest.mark.parametrize(
    ("text", "kode"),
    [
        (f"'{NIK}", Kode.DIRAPIKAN),
        (f"\u00a0{NIK} ", Kode.DIRAPIKAN),
        (f"\u200b{NIK}\ufeff", Kode.DIRAPIKAN),
        ("99.01.01.511280.0001", Kode.PEMISAH_DIBUANG),
        ("9901 0151 1280 0001", Kode.PEMISAH_DIBUANG),
    ],
)
def test_what_surrounds_or_separates_digits_is_dropped_with_a_note(text: str, kode: Kode) -> None:
    checked = accepted(raw_row(NIK=text))
    assert checked.pemilih.nik == NIK
    assert ("NIK", kode) in {(note.kolom, note.kode) for note in checked.notes}


def test_in_a_rounded_file_every_number_ending_in_0_is_refused() -> None:
    suspect = frozenset({"NIK"})
    assert reasons(raw_row(NIK="9901015112800010"), suspect=suspect) == {("NIK", Kode.DIBULATKAN)}
    assert isinstance(normalise(raw_row(), NUMERIC, suspect), Accepted)


def test_in_a_file_with_american_dates_a_date_that_could_be_swapped_is_refused() -> None:
    suspect = frozenset({"TANGGAL LAHIR"})
    row = raw_row(TANGGAL_LAHIR="11/12/1980")
    assert reasons(row, suspect=suspect) == {("TANGGAL LAHIR", Kode.URUTAN_MERAGUKAN)}
    assert accepted(row).pemilih.tanggal_lahir == "1980-12-11"
    assert isinstance(normalise(raw_row(), NUMERIC, suspect), Accepted)


def test_a_date_in_a_number_cell_is_an_excel_day_number() -> None:
    assert (
        accepted(raw_row(TANGGAL_LAHIR="29566"), NUMERIC | {"TANGGAL LAHIR"}).pemilih.tanggal_lahir
        == "1980-12-11"
    )
    assert reasons(raw_row(TANGGAL_LAHIR="1980"), NUMERIC | {"TANGGAL LAHIR"}) == {
        ("TANGGAL LAHIR", Kode.TANGGAL_TIDAK_TERBACA)
    }


def test_all_reasons_are_given_at_once() -> None:
    row = raw_row(NIK="1", NAMA=" ", TANGGAL_LAHIR="7|6|95", KELAMIN="X", KEL_ID="null")
    assert reasons(row) == {
        ("KEL_ID", Kode.KOSONG),
        ("NIK", Kode.BUKAN_16_ANGKA),
        ("NAMA", Kode.KOSONG),
        ("TANGGAL LAHIR", Kode.TAHUN_DUA_ANGKA),
        ("KELAMIN", Kode.KELAMIN_TIDAK_TERBACA),
    }


def test_a_row_of_sums_is_named_as_such() -> None:
    total = ("JUMLAH", *[""] * 31, "7.787")
    assert reasons(total) == {("NIK", Kode.BUKAN_PEMILIH)}


@pytest.mark.parametrize(
    ("text", "kelamin"),
    [("lk", "L"), ("LAKI-LAKI", "L"), ("1", "L"), ("pr", "P"), ("Perempuan", "P"), ("2", "P"), ("P.", "P")],
)
def test_sexes_as_people_write_them(text: str, kelamin: str) -> None:
    assert accepted(raw_row(KELAMIN=text)).pemilih.kelamin == kelamin


@pytest.mark.parametrize(
    ("text", "kawin"), [("b", "B"), ("Belum Kawin", "B"), ("KAWIN", "S"), ("CERAI MATI", "P"), ("null", "")]
)
def test_marital_words_become_codes(text: str, kawin: str) -> None:
    assert accepted(raw_row(STS_KAWIN=text)).pemilih.kawin == kawin


@pytest.mark.parametrize(
    ("text", "tps"),
    [
        ("1", "001"),
        ("001", "001"),
        ("TPS 1", "001"),
        ("TPS 01", "001"),
        ("12.0", "012"),
        ("0", ""),
        ("A", "A"),
    ],
)
def test_tps_as_people_write_them(text: str, tps: str) -> None:
    assert accepted(raw_row(TPS=text)).pemilih.tps_kpu == tps


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ({"TANGGAL_LAHIR": "00|00|1980"}, ("TANGGAL LAHIR", Kode.TANGGAL_SEBAGIAN)),
        ({"TANGGAL_LAHIR": "12|12|1980"}, ("NIK", Kode.NIK_BEDA_TANGGAL)),
        ({"KELAMIN": "L"}, ("NIK", Kode.NIK_BEDA_KELAMIN)),
        ({"NIK": "9901015112800000"}, ("NIK", Kode.NIK_SERI_0000)),
        ({"NIK": "9901019912800001"}, ("NIK", Kode.NIK_TANGGAL_MUSTAHIL)),
        ({"DPID": "null"}, ("DPID", Kode.DPID_KOSONG)),
        ({"STS_KAWIN": "K?"}, ("STS KAWIN", Kode.KAWIN_TIDAK_TERBACA)),
        ({"EKTP": "x"}, ("EKTP", Kode.EKTP_TIDAK_TERBACA)),
        ({"DISABILITAS": "9"}, ("DISABILITAS", Kode.DISABILITAS_TIDAK_TERBACA)),
        ({"RT": "0"}, ("RT", Kode.TIDAK_DIISI)),
        ({"RW": "-"}, ("RW", Kode.TIDAK_DIISI)),
        ({"NAMA": " SITI AMINAH"}, ("NAMA", Kode.DIRAPIKAN)),
    ],
)
def test_doubts_are_noted_and_the_voter_accepted(cells: dict[str, str], note: tuple[str, Kode]) -> None:
    assert notes(raw_row(**cells)) == {note}


def test_a_name_keeps_its_own_apostrophe_and_loses_line_breaks() -> None:
    assert accepted(raw_row(NAMA="'AISYAH")).pemilih.nama == "'AISYAH"
    assert accepted(raw_row(NAMA="SITI\n AMINAH")).pemilih.nama == "SITI AMINAH"
    assert accepted(raw_row(NAMA="RENE\u0301")).pemilih.nama == "REN\u00c9"


def test_the_dpid_is_carried_untouched() -> None:
    assert accepted(raw_row(DPID="0012345")).pemilih.dpid == "0012345"


CELL = st.one_of(st.text(max_size=20), st.sampled_from([NIK, "11|12|1980", "P", "null", "1"]))


@given(st.lists(CELL, min_size=33, max_size=33), st.frozensets(st.sampled_from(KOLOM_SIDALIH)))
def test_any_cells_are_judged_and_no_remark_holds_a_value(cells: list[str], numeric: frozenset[str]) -> None:
    checked = normalise(cells, numeric, frozenset({"NIK"}))
    remarks = checked.notes if isinstance(checked, Accepted) else checked.reasons
    assert all(isinstance(remark, Catatan) and isinstance(remark.kode, Kode) for remark in remarks)
    assert all(remark.kolom in KOLOM_SIDALIH for remark in remarks)
    if isinstance(checked, Accepted):
        assert checked.pemilih.nik.isdigit() and len(checked.pemilih.nik) == 16


def test_every_code_has_a_sentence() -> None:
    assert all(kode.kalimat.endswith(".") and str(kode) == kode.name for kode in Kode)
