"""The engine of letters and minutes: texts, values, tables, signatures, pages, read back from the PDF."""

import pytest

from app.domain.errors import UserError
from app.domain.naskah import NASKAH, bernama
from app.domain.naskah_isian import ISIAN, UMUM, UMUM_KODE, check_text, fill
from app.printing.fonts import text_face
from app.printing.naskah import naskah_pdf
from app.printing.naskah_baris import read_lines
from app.printing.naskah_berkas import usual_parts
from app.printing.naskah_isi import BagianNaskah, IsiNaskah, Kolom, LembarNaskah, Tabel
from app.printing.page import PAPERS
from app.printing.signatures import Penandatangan
from tests.nouns import OTHERWISE, said, usual_words
from tests.printing.people import LONG_NAME
from tests.printing.reading import boxes, every_font_is_embedded, stored, texts

KOP = BagianNaskah("kop", ("PANITIA CONTOH", "KECAMATAN CONTOH", "Jalan Contoh 1"))


def sheet(
    *parts: tuple[str, tuple[str, ...]], kaki: str = "kaki", konsep: bool = False, **isi: object
) -> LembarNaskah:
    made = [KOP, *(BagianNaskah(name, lines) for name, lines in parts)]
    return LembarNaskah(made, IsiNaskah(**isi), kaki, konsep)  # type: ignore[arg-type]


def flat(pdf: bytes) -> str:
    return " ".join(" ".join(texts(pdf)).split())


def whole(pdf: bytes) -> str:
    """Without blanks: a long word may go on in the next line."""
    return "".join("".join(texts(pdf)).split())


def test_what_a_value_says_is_neither_markup_nor_a_placeholder() -> None:
    value = "<b>Siti</b> & {nama} <font size=90>X</font>"
    pdf = naskah_pdf(
        "Uji", [sheet(("isi", ("Nama : {nama}", "Untuk {nama}.", "1. {nama}")), nilai={"nama": value})]
    )
    assert flat(pdf).count(value) == 3


def test_a_value_that_nobody_knows_is_written_by_hand() -> None:
    assert fill("Nomor {nomor}", {"nomor": ""}) == "Nomor " + "." * 30
    assert fill("{titik:5}", {}) == "....."
    assert fill("{DESA}, {desa}", {"desa": "Desa Sukamaju"}) == "DESA SUKAMAJU, Desa Sukamaju"


def test_letters_are_composed_and_those_of_the_face() -> None:
    pdf = naskah_pdf("Uji", [sheet(("isi", ("Cafe\u0301 Sa\u02bcdiyah",)))])
    assert "Caf\u00e9 Sa\u2019diyah" in flat(pdf)


def test_lists_stand_below_each_other_and_pairs_in_columns() -> None:
    lines = ("1. satu", "a. huruf", "- garis", "2. dua", "", "a. sendiri", "Nama : Siti", "= JUDUL")
    found = read_lines((*lines, "{tabel:uji}", "Pukul 07.00: mulai"))
    kinds = [(one.jenis, one.label, one.tingkat) for one in found]
    assert kinds == [
        ("butir", "1.", 0), ("butir", "a.", 1), ("butir", "–", 1), ("butir", "2.", 0), ("kosong", "", 0),
        ("butir", "a.", 0), ("pasang", "Nama", 0), ("tengah", "", 0), ("tabel", "", 0), ("alinea", "", 0),
    ]  # fmt: skip


def test_each_document_counts_its_own_pages_and_has_its_own_foot() -> None:
    long = ("isi", tuple(f"Alinea {number}." for number in range(120)))
    pdf = naskah_pdf("Uji", [sheet(long, kaki="Surat A"), sheet(("isi", ("Pendek.",)), kaki="Surat B")])
    feet = [" ".join(page.split())[-40:] for page in texts(pdf)]
    assert len(feet) == 4
    assert all(f"Halaman {number} dari 3" in foot for number, foot in enumerate(feet[:3], 1))
    assert "Halaman 1 dari 1" in feet[3] and "Surat B" in texts(pdf)[3] and "Surat B" not in texts(pdf)[0]


@pytest.mark.parametrize("rows", range(16, 40))
def test_who_signs_is_never_alone_on_a_page(rows: int) -> None:
    """Below a table the last rows go with them, below a text its last lines."""
    table = Tabel(
        [Kolom("No", 1), Kolom("Isi", 3)], [(str(at), f"Baris {at}.") for at in range(rows)], tinggi=20
    )
    signing = ("tanda_tangan", ("| Ketua | Siti Contoh",))
    below_table = sheet(("isi", ("{tabel:uji}",)), signing, tabel={"uji": table})
    below_text = sheet(("isi", tuple(f"Baris {at}." for at in range(rows + 10))), signing)
    below_note = sheet(("isi", ("{tabel:uji}",)), ("catatan", ("Nota.",)), signing, tabel={"uji": table})
    for one in (below_table, below_text, below_note):
        pages = texts(naskah_pdf("Uji", [one], PAPERS["A4"]))
        assert "Siti Contoh" in pages[-1] and "Baris" in pages[-1]
        told = " ".join(pages)
        assert all(told.count(f"Baris {at}.") == 1 for at in range(rows))


def test_a_date_is_never_parted_and_a_long_heading_is_balanced() -> None:
    day = "28 Desember 2026"
    pdf = naskah_pdf(
        "Uji", [sheet(("isi", tuple(f"{'x' * at} {day} {'kata ' * 30}" for at in range(60, 75))))]
    )
    assert "".join(texts(pdf)).replace("\u00a0", " ").count(day) == 15
    title = "PEMILIHAN KEPALA DESA SUNGAI ROTAN HILIR SEBERANG KUALA TUNGKAL BARU TAHUN 2027"
    lines = texts(naskah_pdf("Uji", [sheet(("judul", ("BERITA ACARA", title)))]))[0].splitlines()
    first, second = lines[lines.index("BERITA ACARA") + 1 :][:2]
    assert f"{first} {second}" == title and abs(len(first) - len(second)) < 12


@pytest.mark.parametrize("count", range(1, 10))
def test_signatures_grow_and_no_name_is_cut(count: int) -> None:
    people = [Penandatangan(f"Jabatan {number}", f"{LONG_NAME} {number}") for number in range(count)]
    pdf = naskah_pdf(
        "Uji",
        [
            sheet(
                ("tanda_tangan", ("{tanda:panitia}", "", "Mengetahui, | Ketua |")), tanda={"panitia": people}
            )
        ],
    )
    told = whole(pdf)
    assert all("".join(one.nama.split()) in told and "".join(one.jabatan.split()) in told for one in people)
    assert "Mengetahui," in told and "." * 40 in told


def test_a_letter_is_signed_at_the_right_and_who_has_no_name_over_dots() -> None:
    part = ("tanda_tangan", ("Hormat kami, | Ketua {panitia} | {ketua}",))
    pdf = naskah_pdf("Uji", [sheet(part, nilai={"panitia": "Panitia", "ketua": ""})])
    assert "Ketua Panitia" in flat(pdf) and "." * 40 in flat(pdf)


def test_a_long_table_repeats_its_head_and_ends_with_its_sums() -> None:
    rows = [(str(number), LONG_NAME * 2, str(number)) for number in range(200)]
    table = Tabel(
        [Kolom("No", 1, "tengah"), Kolom("Nama", 5), Kolom("Banyaknya", 1, "kanan")],
        rows,
        ("", "Jumlah", "19900"),
    )
    pages = texts(naskah_pdf("Uji", [sheet(("isi", ("{tabel:uji}",)), tabel={"uji": table})]))
    assert len(pages) > 3 and all("Banyaknya" in page for page in pages)
    assert "19900" in pages[-1]


def test_a_word_wider_than_the_page_goes_on_in_the_next_line() -> None:
    word = "W" * 300
    pdf = naskah_pdf("Uji", [sheet(("isi", (word, f"Nama : {word}", f"1. {word}")), ("kop", (word,)))])
    assert whole(pdf).count("W") == 4 * len(word)


@pytest.mark.parametrize("nama", PAPERS)
def test_the_page_is_the_paper(nama: str) -> None:
    paper = PAPERS[nama]
    pdf = naskah_pdf("Uji", [sheet(("isi", ("Teks.",)))], paper)
    assert boxes(pdf) == {(round(paper.width * 254 / 72), round(paper.height * 254 / 72))}
    assert every_font_is_embedded(pdf)


def test_a_draft_says_so_and_metadata_tell_the_title_alone() -> None:
    pdf = naskah_pdf("Judul Uji", [sheet(("isi", ("Teks.",)), konsep=True)])
    assert "KONSEP" in flat(pdf)
    assert b"Judul Uji" in stored(pdf) and b"CreationDate (D:2000" in pdf


def test_the_documents_are_named_in_the_regions_words() -> None:
    pattern = usual_words(OTHERWISE)
    for one in NASKAH.values():
        assert (
            said(pattern, bernama(one.judul, OTHERWISE)) == said(pattern, bernama(one.untuk, OTHERWISE)) == []
        )


@pytest.mark.parametrize("kode", [UMUM_KODE, *NASKAH])
def test_the_shipped_words_know_their_placeholders_and_no_usual_noun(kode: str) -> None:
    stem = NASKAH[kode].berkas if kode in NASKAH else UMUM_KODE
    for lines in usual_parts(stem, NASKAH[kode].daftar if kode in NASKAH else "").values():
        check_text(stem, lines)
        assert all(text_face().covers(line) for line in lines)
        assert [found for line in lines for found in said(usual_words(OTHERWISE), line)] == []


def test_every_document_has_words_and_every_file_a_document() -> None:
    assert {one.berkas for one in NASKAH.values()} | {UMUM_KODE} <= ISIAN.keys()
    assert all(usual_parts(stem) for stem in ISIAN)
    assert not any(isian.nilai & UMUM for isian in ISIAN.values())


@pytest.mark.parametrize(
    "line",
    [
        "{ketuaa}",
        "{",
        "a } b",
        "{}",
        "{ desa }",
        "{titik:0}",
        "{desa",
        "teks {tabel:rekap_tps}",
        "{tabel:lain}",
        "{desa.nama}",
        "{0}",
    ],
)
def test_an_unknown_placeholder_is_refused_and_named(line: str) -> None:
    with pytest.raises(UserError, match="TEXT_PLACEHOLDER") as error:
        check_text("keputusan", ["Baik: {desa} {DESA} {titik:3} {titik}", line])
    assert error.value.params["line"] == 2
    assert error.value.params["name"] in ("{ketuaa}", "{tabel:rekap_tps}", "{tabel:lain}", "{…}")


def test_what_stands_between_braces_is_shown_only_where_it_looks_like_a_placeholder() -> None:
    with pytest.raises(UserError) as error:
        check_text("keputusan", ["{9928010101800001}"])
    assert error.value.params["name"] == "{…}"
