"""The list in memory against the data file it was read from: search, filters, counts, families, sheets."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.nik import masked
from app.domain.pencarian import parse
from app.domain.peristiwa import Draft
from app.domain.tms import TMS, Alasan
from app.services.desa import undo
from app.services.desa.add import Orang, add
from app.services.desa.alias import aliases, set_alias
from app.services.desa.bukti import set_bukti, set_catatan
from app.services.desa.daftar_index import DaftarIndex, worksheet_order
from app.services.desa.daftar_rows import AREAS, FILTERS, RowReader, read_rows
from app.services.desa.edit import edit
from app.services.desa.mark import Mark, mark
from app.services.desa.open_paket import FirstMember, open_first
from app.services.desa.peta_wilayah import assign, wilayah
from app.services.desa.workspace import Workspace, open_workspace
from tests.builders import NIK, daftar, nik
from tests.villages import KETUA, LETTER, TestKpu, write_paket

_NAMES = {
    0: "SOETJIPTO",
    1: "SUCIPTO HADI",
    2: "SITI AMINAH",
    3: "ST. AMINAH",
    4: "MOH. YUSUF",
    5: "MUHAMMAD JUSUF",
}
VOTERS = [replace(one, nama=_NAMES.get(at, one.nama)) for at, one in enumerate(daftar(100))]
VOTERS[9] = replace(VOTERS[9], nama=VOTERS[8].nama, tanggal_lahir=VOTERS[8].tanggal_lahir)


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    file = write_paket(tmp_path, TestKpu(), VOTERS)
    open_first(file, " ".join(LETTER), tmp_path / "data", FirstMember("Ketua Contoh", "ketua", KETUA))
    with open_workspace(tmp_path / "data", "ketua", KETUA) as workspace:
        yield workspace


class Window:
    """What the window does with an index: read once, then take over what each act touched."""

    def __init__(self, village: Workspace) -> None:
        self.village = village
        self.reader = RowReader.of(village)
        self.index = DaftarIndex.build(read_rows(village, self.reader))

    def take(self) -> bool:
        """The rows of the last act; whether positions moved."""
        self.reader.alias = aliases(self.village)
        touched = sorted(self.village.touched)
        moved = self.index.update(touched, read_rows(self.village, self.reader, touched))
        self.village.touched.clear()
        if self.village.remapped:
            self.index.remap(self.reader.remap(self.village))
            self.village.remapped = False
        return moved

    def agrees_with_the_file(self) -> None:
        """Rows, places and every count are those of an index read anew."""
        fresh = DaftarIndex.build(read_rows(self.village, RowReader.of(self.village)))
        assert self.index.rows == fresh.rows
        assert [row.dusun for row in self.index.rows] == [row.dusun for row in fresh.rows]
        assert self.index.place == {row.id: at for at, row in enumerate(fresh.rows)}
        assert self.index.total() == fresh.total()
        for kind in FILTERS:
            assert self.index.facets(kind) == fresh.facets(kind), kind
        for kind in AREAS:
            assert self.index.progress(kind) == fresh.progress(kind), kind


@pytest.fixture
def window(village: Workspace) -> Window:
    return Window(village)


def found(window: Window, text: str, **chosen: str) -> list[str]:
    """Names that a search and filters find, in list order."""
    saringan = {kind: frozenset(values.split(",")) for kind, values in chosen.items()}
    return [window.index.rows[at].nama for at in window.index.find(parse(text), saringan)]


def new_voter(serial: int = 1, **isian: str) -> Orang:
    usual = {"nik": nik(serial, "1990-05-04", "L"), "nama": "ORANG BARU", "kelamin": "L"}
    place = {"tanggal_lahir": "04-05-1990", "rt": VOTERS[0].rt, "rw": VOTERS[0].rw, "tps": VOTERS[0].tps_kpu}
    return Orang(usual | place | isian)


def test_rows_say_what_the_list_says_in_its_order(window: Window) -> None:
    rows = window.index.rows
    assert [(row.id, row.nama, row.nik, row.rt, row.rw, row.tps) for row in rows] == [
        (one.id, one.nama, one.nik, one.rt, one.rw, one.tps_kpu) for one in VOTERS
    ]
    assert [row.nomor for row in rows] == list(range(1, 101))
    assert not any(row.status or row.baru or row.ubah or row.konflik or row.catatan for row in rows)


def test_age_is_that_of_the_voting_day(tmp_path: Path) -> None:
    born = {"1990-02-03": "37", "1990-02-04": "36", "1927-00-00": "", "": ""}
    voters = [replace(one, tanggal_lahir=day) for one, day in zip(VOTERS, born, strict=False)]
    file = write_paket(tmp_path, TestKpu(), voters)
    open_first(file, " ".join(LETTER), tmp_path / "data", FirstMember("Ketua Contoh", "ketua", KETUA))
    with open_workspace(tmp_path / "data", "ketua", KETUA) as workspace:
        rows = read_rows(workspace, RowReader.of(workspace))
    assert [row.umur for row in rows[:2]] == ["37", "36"]
    assert [row.usia for row in rows] == [37, 36, -1, -1]


def test_doubtful_ages_and_early_marriages_are_found(tmp_path: Path) -> None:
    people = {
        "2010-02-04 B": "bawah_umur",
        "2010-02-04 S": "kawin",
        "2010-00-00 B": "sebagian",
        " B": "tanpa_tanggal",
        "1926-02-03 P": "lebih_100",
        "1980-12-11 S": "",
        "2010-02-04 ": "",  # marked below
    }
    told = [text.split(" ") for text in people]
    voters = [
        replace(one, tanggal_lahir=lahir, kawin=kawin)
        for one, (lahir, kawin) in zip(VOTERS, told, strict=False)
    ]
    file = write_paket(tmp_path, TestKpu(), voters)
    open_first(file, " ".join(LETTER), tmp_path / "data", FirstMember("Ketua Contoh", "ketua", KETUA))
    with open_workspace(tmp_path / "data", "ketua", KETUA) as workspace:
        mark(workspace, [Mark(VOTERS[6].id, Alasan.BAWAH_UMUR)])
        index = Window(workspace).index
    assert [FILTERS["syarat"](row) for row in index.rows] == list(people.values())
    assert index.facets("usia_ragu") == {"ya": 4, "": 3}
    assert index.facets("syarat")["kawin"] == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("sucip", {"SOETJIPTO", "SUCIPTO HADI"}),
        ("soetjipto", {"SOETJIPTO", "SUCIPTO HADI"}),
        ("hadi sucipto", {"SUCIPTO HADI"}),
        ("siti aminah", {"SITI AMINAH", "ST. AMINAH"}),
        ("muhammad yusuf", {"MOH. YUSUF", "MUHAMMAD JUSUF"}),
        ("moh jusuf", {"MOH. YUSUF", "MUHAMMAD JUSUF"}),
        ("tidak ada orang begini", set()),
    ],
)
def test_a_name_is_found_however_it_is_spelt(window: Window, text: str, names: set[str]) -> None:
    assert set(found(window, text)) == names


def test_numbers_find_voters_families_and_ranges(window: Window) -> None:
    one = VOTERS[41]
    for text in (one.nik, one.nik[-6:], one.id):
        assert one.nama in found(window, text)
    assert found(window, one.nik) == [one.nama]
    assert found(window, one.nkk) == [other.nama for other in VOTERS if other.nkk == one.nkk]
    assert found(window, "12-40") == [other.nama for other in VOTERS[11:40]]
    assert found(window, "40 s/d 12") == found(window, "12-40")
    assert VOTERS[6].nama in found(window, "7")


def test_places_in_the_search_line_are_exact(window: Window) -> None:
    one = VOTERS[0]
    rt, rw = int(one.rt), int(one.rw)
    here = [other.nama for other in VOTERS if (other.rt, other.rw) == (one.rt, one.rw)]
    assert found(window, f"rt {rt} rw {rw}") == here
    assert found(window, f"rt {rt} rw {rw} soetjipto") == ["SOETJIPTO", "SUCIPTO HADI"]
    assert found(window, f"tps {int(one.tps_kpu)}") == [v.nama for v in VOTERS if v.tps_kpu == one.tps_kpu]


def test_a_nickname_is_found_from_the_moment_it_is_given(window: Window) -> None:
    set_alias(window.village, VOTERS[50].id, "Karto bin Wongso")
    assert window.take() is False
    assert found(window, "wongso") == [VOTERS[50].nama]
    assert window.index.rows[50].alias == "Karto bin Wongso"
    window.agrees_with_the_file()


def test_nobody_is_asked_for_the_papers_of_a_kept_reason(window: Window) -> None:
    """They stay with Ketua and Sekretaris: the list would ask for them for ever."""
    ill = Mark(VOTERS[0].id, Alasan.GANGGUAN_JIWA, bukti={"nomor": "445/SKD/77"})
    mark(window.village, [ill, Mark(VOTERS[1].id, Alasan.MENINGGAL)])
    window.take()
    assert found(window, "", tanpa_bukti="ya") == [VOTERS[1].nama]


def test_filters_add_up_and_their_values_are_alternatives(window: Window) -> None:
    village = window.village
    mark(village, [Mark(one.id, Alasan.MENINGGAL) for one in VOTERS[:4]])
    mark(village, [Mark(one.id, Alasan.TNI) for one in VOTERS[4:6]])
    mark(village, [Mark(VOTERS[6].id, Alasan.SESUAI), Mark(VOTERS[7].id, Alasan.PINDAH_FISIK)])
    set_bukti(village, [VOTERS[0].id], {"nomor": "474"})
    set_catatan(village, VOTERS[20].id, "Menunggu surat")
    edit(village, {(VOTERS[30].id, "nama"): "Nama Betul"})
    letter = {"jenis": "Surat keterangan", "nomor": "470/12"}
    add(village, [replace(new_voter(nik=""), bukti=letter)])
    window.take()
    names = [one.nama for one in VOTERS]
    assert found(window, "", status="meninggal") == names[:4]
    assert found(window, "", status="meninggal,tni") == names[:6]
    assert found(window, "", status="meninggal,tni", tanpa_bukti="ya") == names[1:6]
    assert found(window, "", info="pindah_fisik") == names[7:8]
    assert found(window, "", catatan="ya") == names[20:21]
    assert found(window, "", ubah="ya") == ["NAMA BETUL"]
    assert found(window, "", baru="ya", nik_menyusul="ya") == ["ORANG BARU"]
    assert found(window, "", tms="ya", kelamin="L") == [one.nama for one in VOTERS[:6] if one.kelamin == "L"]
    assert len(found(window, "", status="belum")) == 100 - 8
    assert found(window, "soetjipto", status="meninggal") == ["SOETJIPTO", "SUCIPTO HADI"]


def test_each_filter_is_counted_as_it_finds(window: Window) -> None:
    village = window.village
    mark(village, [Mark(VOTERS[0].id, Alasan.TNI), Mark(VOTERS[1].id, Alasan.PINDAH_FISIK)])
    assign(village, [wilayah(village)[0].kunci], "Krajan")
    add(village, [new_voter()])
    window.take()
    for kind in FILTERS:
        counts = window.index.facets(kind)
        assert sum(counts.values()) == len(window.index.rows), kind
        for value, count in counts.items():
            positions = window.index.find(parse(""), {kind: frozenset((value,))})
            assert len(positions) == count, (kind, value)


def test_the_total_is_a_count_of_what_stands(window: Window) -> None:
    village = window.village
    mark(village, [Mark(one.id, Alasan.MENINGGAL) for one in VOTERS[:3]])
    mark(village, [Mark(VOTERS[3].id, Alasan.SESUAI)])
    _, [first, second] = add(village, [new_voter(1), new_voter(2, nama="LAGI")])
    edit(village, {(VOTERS[5].id, "rt"): "9"})
    mark(village, [Mark(second.id, Alasan.TNI)])
    assign(village, [place.kunci for place in wilayah(village)][:1], "Krajan")
    window.take()
    total, rows = window.index.total(), window.index.rows
    assert (total.dasar, total.baru, total.tms, total.ubah) == (100, 1, 3, 1)
    assert total.akhir == total.dasar + total.baru - total.tms == 98
    stands = [row for row in rows if row.status not in TMS]
    assert (total.laki, total.perempuan) == tuple(sum(row.kelamin == sex for row in stands) for sex in "LP")
    assert total.belum == 101 - 5
    assert total.tanpa_bukti == 3 + 2 + 1  # the dead, the new, the corrected
    assert total.tanpa_dusun == sum(not row.dusun for row in rows) < 102
    assert first.id in window.index.place


def test_progress_goes_by_rw_then_rt_and_counts_verdicts(window: Window) -> None:
    mark(window.village, [Mark(one.id, Alasan.SESUAI) for one in VOTERS[:10]])
    window.take()
    parts = window.index.progress("rt")
    assert [part.nama for part in parts] == [
        f"{rt}/{rw}" for rw, rt in sorted({(one.rw, one.rt) for one in VOTERS})
    ]
    homes = Counter(f"{one.rt}/{one.rw}" for one in VOTERS)
    done = Counter(f"{one.rt}/{one.rw}" for one in VOTERS[:10])
    assert {part.nama: (part.jumlah, part.selesai) for part in parts} == {
        name: (homes[name], done[name]) for name in homes
    }


def test_new_voters_take_their_place_and_an_undo_takes_them_away(window: Window) -> None:
    act, [made] = add(window.village, [new_voter()])
    assert window.take() is True
    row = window.index.get(made.id)
    assert row is not None
    assert (row.baru, row.no, row.dusun) == (True, f"+{made.id.split('-')[1]}", "")
    window.agrees_with_the_file()
    undo.undo(window.village, act)
    assert window.take() is True
    assert window.index.get(made.id) is None
    assert [one.id for one in window.index.rows] == [one.id for one in VOTERS]
    window.agrees_with_the_file()


def test_a_mark_moves_nobody(window: Window) -> None:
    mark(window.village, [Mark(VOTERS[7].id, Alasan.TNI)])
    assert window.take() is False
    assert window.index.rows[7].is_tms
    window.agrees_with_the_file()


def test_a_conflict_is_told_and_gone_once_decided(window: Window) -> None:
    village, one = window.village, VOTERS[0]
    for name in ("SATU", "DUA"):  # as two PCs that had not seen each other would say it
        village.act([Draft("nilai", one.id, "nama", name, one.nama)])
    window.take()
    assert (window.index.total().konflik, window.index.rows[0].konflik) == (1, "nama")
    assert found(window, "", konflik="ya") == [one.nama]
    edit(village, {(one.id, "nama"): "DUA"})
    window.take()
    assert (window.index.total().konflik, window.index.rows[0].nama) == (0, "DUA")
    window.agrees_with_the_file()


def test_the_map_renames_the_rows_of_a_place_without_reading_them(window: Window) -> None:
    place = wilayah(window.village)[0]
    rows = list(window.index.rows)
    assign(window.village, [place.kunci], "Krajan")
    assert not window.village.touched
    window.take()
    assert all(before is now for before, now in zip(rows, window.index.rows, strict=True))
    assert window.index.facets("dusun") == {"Krajan": place.voters, "": 100 - place.voters}
    window.agrees_with_the_file()
    undo.undo(window.village)
    window.take()
    assert window.index.facets("dusun") == {"": 100}
    window.agrees_with_the_file()


def test_a_voter_who_moves_to_a_named_place_takes_its_name(window: Window) -> None:
    assign(window.village, [place.kunci for place in wilayah(window.village)], "Krajan")
    window.take()
    edit(window.village, {(VOTERS[0].id, "rt"): "88"})
    window.take()
    assert window.index.rows[0].dusun == ""
    window.agrees_with_the_file()
    undo.undo(window.village)
    window.take()
    assert window.index.rows[0].dusun == "Krajan"
    window.agrees_with_the_file()


def test_a_family_is_who_shares_the_card(window: Window) -> None:
    card, count = Counter(one.nkk for one in VOTERS).most_common(1)[0]
    row = next(row for row in window.index.rows if row.nkk == card)
    assert count > 1
    assert [one.id for one in window.index.family(row)] == [one.id for one in VOTERS if one.nkk == card]
    for hidden in ("", masked(card)):
        alone = replace(row, nkk=hidden)
        assert window.index.family(alone) == [alone], "nobody is family because a number is hidden"


def test_namesakes_share_name_and_birth_date(window: Window) -> None:
    rows = window.index.rows
    assert window.index.namesakes(rows[8]) == [rows[9]]
    assert window.index.namesakes(rows[9]) == [rows[8]]
    assert window.index.namesakes(rows[2]) == []


def test_a_worksheet_keeps_families_together_and_new_voters_last(window: Window) -> None:
    rt, rw = VOTERS[0].rt, VOTERS[0].rw
    before = [window.index.rows[at].id for at in window.index.worksheet(rt, rw)]
    here = [one for one in VOTERS if (one.rt, one.rw) == (rt, rw)]
    assert set(before) == {one.id for one in here}
    cards = [row.nkk for row in (window.index.rows[at] for at in window.index.worksheet(rt, rw))]
    assert cards == sorted(cards)
    _, [made] = add(window.village, [new_voter(nkk=here[0].nkk)])
    window.take()
    after = [window.index.rows[at] for at in window.index.worksheet(rt, rw)]
    assert [row.id for row in after] == [*before, made.id], "a printed sheet keeps its numbers"
    assert after == sorted(after, key=worksheet_order)


def test_nothing_of_a_row_is_lost_in_a_large_act(window: Window) -> None:
    mark(window.village, [Mark(one.id, Alasan.SESUAI) for one in VOTERS])
    window.take()
    assert window.index.total().belum == 0
    window.agrees_with_the_file()


def test_an_empty_index_answers(village: Workspace) -> None:
    index = DaftarIndex()
    assert index.find(parse("siti"), {"status": frozenset(("belum",))}) == []
    assert (index.facets("status"), index.progress("rt"), index.total().akhir) == ({}, [], 0)
    assert index.get(NIK) is None
    assert index.update([VOTERS[0].id], []) is False


_ACTS = st.lists(
    st.tuples(
        st.sampled_from(("mark", "edit", "add", "undo", "redo", "map", "bukti")),
        st.integers(0, 99),
        st.sampled_from((Alasan.SESUAI, Alasan.MENINGGAL, Alasan.TNI, Alasan.PINDAH_FISIK)),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_ACTS)
def test_whatever_is_done_the_index_is_what_the_file_says(
    window: Window, acts: list[tuple[str, int, Alasan]]
) -> None:
    """The data file goes on from one example to the next: ever longer journals."""
    for what, number, alasan in acts:
        _do(window.village, what, number, alasan)
        window.take()
    window.agrees_with_the_file()


_serials = iter(range(1000, 9999))


def _do(village: Workspace, what: str, number: int, alasan: Alasan) -> None:
    voter = VOTERS[number].id
    if what == "mark":
        mark(village, [Mark(voter, alasan)])
    elif what == "edit":
        edit(village, {(voter, "rt"): str(1 + number % 5), (voter, "nama"): f"NAMA {number % 7}"})
    elif what == "add":
        add(village, [new_voter(next(_serials), nama=f"BARU {number}")])
    elif what == "map":
        assign(village, [place.kunci for place in wilayah(village)][number % 3 :: 3], "AB"[number % 2])
    elif what == "bukti":
        set_bukti(village, [voter], {"nomor": str(number)})
    else:
        _reverse(village, what)


def _reverse(village: Workspace, what: str) -> None:
    try:
        (undo.undo if what == "undo" else undo.redo)(village)
    except UserError as refused:
        assert refused.code in (
            "NOTHING_TO_UNDO",
            "NOTHING_TO_REDO",
            "UNDO_CHANGED_SINCE",
            "UNDO_MAP_CHANGED",
        )
