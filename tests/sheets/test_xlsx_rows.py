from itertools import chain
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.sheets.shared_strings import SharedStrings
from app.sheets.xlsx_row_parser import LETTERS, Cells, column_letters, parsed_rows
from app.sheets.xlsx_rows import stream_rows

STRINGS = SharedStrings([b"<sst>" + b"".join(b"<si><t>teks %d</t></si>" % n for n in range(50)) + b"</sst>"])
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
)
CELL = st.one_of(
    st.builds(
        lambda text: ' t="inlineStr"><is><t xml:space="preserve">' + escape(text) + "</t></is></c>", TEXT
    ),
    st.builds(lambda number: f' s="3"><v>{number}</v></c>', st.integers(0, 10**16)),
    st.builds(lambda number: f' s="3" t="s"><v>{number}</v></c>', st.integers(0, 49)),
    st.just("/>"),
    st.just(' t="str"><f>1+1</f><v>dua</v></c>'),
)
ROWS = st.lists(st.dictionaries(st.integers(0, 30), CELL, max_size=12), max_size=6)


def sheet(*rows: str) -> bytes:
    return f"<worksheet><sheetData>{''.join(rows)}</sheetData></worksheet>".encode()


def xml_row(number: int, cells: dict[int, str]) -> str:
    body = "".join(f'<c r="{LETTERS[at]}{number}"{cells[at]}' for at in sorted(cells))
    return f'<row r="{number}">{body}</row>'


@given(ROWS, st.integers(20, 400))
def test_the_pattern_and_the_parser_read_the_same(rows: list[dict[int, str]], size: int) -> None:
    xml = sheet(*(xml_row(number, cells) for number, cells in enumerate(rows, 1)))
    chunks = [xml[at : at + size] for at in range(0, len(xml), size)]
    assert list(stream_rows(chunks, STRINGS)) == list(parsed_rows([xml], STRINGS))


def test_regular_rows_shared_texts_and_gaps() -> None:
    first = '<row r="1"><c r="A1" t="s"><v>7</v></c><c r="B1"><v>5</v></c></row>'
    gap = '<row r="4"><c r="C4" t="s"><v>8</v></c></row>'
    again = first.replace('1"', '5"')
    assert list(stream_rows([sheet(first, gap, again)], STRINGS)) == [
        Cells(1, ["teks 7", "5"], frozenset({1})),
        Cells(4, ["", "", "teks 8"], frozenset()),
        Cells(5, ["teks 7", "5"], frozenset({1})),
    ]


HIDDEN = '<row r="2"><c r="A2"><v>9</v></c></row>'


@pytest.mark.parametrize(
    "rows",
    [
        f"<!--{HIDDEN}-->",
        f'<row r="1"><!--{HIDDEN}--></row>',
        f'<row r="1"><c><v><![CDATA[{HIDDEN}]]></v></c></row>',
    ],
)
def test_a_row_hidden_in_a_comment_or_cdata_is_never_read(rows: str) -> None:
    with pytest.raises(UserError) as caught:
        list(stream_rows([sheet(rows, '<row r="3"/>')], STRINGS))
    assert caught.value.code == "SHEET_UNREADABLE"


def test_what_follows_the_rows_is_not_read_and_what_precedes_them_neither() -> None:
    xml = (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="u"><cols><col min="1"/></cols><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row></sheetData><oddFooter>kaki</oddFooter></worksheet>'
    )
    assert list(stream_rows([xml], STRINGS)) == [Cells(1, ["1"], frozenset({0}))]


def test_column_letters_count_like_excel() -> None:
    assert [column_letters(at) for at in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
    assert len(set(chain(LETTERS))) == 512
