from hypothesis import given
from hypothesis import strategies as st

from app.printing.fitting import fit, sizes, wrap
from app.printing.fonts import table_bold, table_face, text_bold, text_face

WORDS = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x24F, exclude_categories=["Z", "C"]), max_size=90
)


def test_a_short_text_keeps_the_largest_size() -> None:
    assert fit("SLAMET", table_face(), 200, (9.5, 9)).lines == ("SLAMET",)
    assert fit("SLAMET", table_face(), 200, (9.5, 9)).size == 9.5


def test_a_longer_text_is_made_smaller_before_it_wraps() -> None:
    text = "SITI NURHALIZAH WAHYUNINGTYAS"
    width = table_face().width(text, 9) + 0.1
    assert fit(text, table_face(), width, (9.5, 9)).size == 9
    assert fit(text, table_face(), width, (9.5, 9)).lines == (text,)


def test_what_fits_nowhere_takes_more_lines_at_the_smallest_size() -> None:
    fitted = fit("A" * 200, table_face(), 100, (9.5, 9), most_lines=2)
    assert fitted.size == 9
    assert len(fitted.lines) > 2


@given(st.lists(WORDS, max_size=8).map(" ".join), st.floats(20, 300))
def test_wrapping_loses_no_letter_and_stays_within_the_width(text: str, width: float) -> None:
    lines = wrap(text, table_face(), 9, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(table_face().width(line, 9) <= width for line in lines if len(line) > 1)


def test_sizes_fall_in_half_points_to_the_smallest() -> None:
    assert sizes(10, 9) == (10, 9.5, 9)
    assert sizes(9, 9) == (9,)
    assert sizes(8, 9) == (9,)


def test_every_face_has_tabular_figures_and_every_latin_letter() -> None:
    latin = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
    for face in (text_face(), text_bold(), table_face(), table_bold()):
        assert len({face.width(digit, 10) for digit in "0123456789"}) == 1
        assert face.covers("".join(latin) + "–—‘’“”…")
        assert not face.covers("\u0634")
