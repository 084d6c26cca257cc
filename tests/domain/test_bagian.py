"""Rules that divide an area: what fits, what is never read wrongly."""

import pytest

from app.domain.bagian import SENDIRI, Bagian, as_json, of_json, part_of, read_aturan
from app.domain.errors import UserError

PARTS = (
    Bagian("9901012003", "Baru", (read_aturan("1-3, 7", "2", ""), read_aturan("", "", "Krajan I"))),
    Bagian("9901012004", "Lain", (read_aturan("", "", "Dusun Krajan"),)),
)


@pytest.mark.parametrize(
    ("alamat", "rt", "rw", "part"),
    [
        ("JL. MELATI", "003", "002", 1),
        ("JL. MELATI", "004", "002", SENDIRI),
        ("JL. MELATI", "003", "001", SENDIRI),
        ("DSN. KRAJAN I, RT 4", "004", "009", 1),
        ("DUSUN KRAJAN II", "004", "009", 2),
        ("dusun-krajan", "", "", 2),
        ("DUSUN KRAJANBARU", "", "", SENDIRI),
        ("", "", "", SENDIRI),
    ],
)
def test_the_first_part_with_a_fitting_rule_takes_him(alamat: str, rt: str, rw: str, part: int) -> None:
    assert part_of(PARTS, alamat, rt, rw) == part


@pytest.mark.parametrize("told", [("", "", ""), ("5-2", "", ""), ("0", "", ""), ("", "", "...")])
def test_a_rule_that_says_nothing_is_refused(told: tuple[str, str, str]) -> None:
    with pytest.raises(UserError, match="PART_RULE"):
        read_aturan(*told)


def test_rules_survive_being_kept() -> None:
    for part in PARTS:
        assert of_json(as_json(part.aturan)) == part.aturan
    with pytest.raises(UserError, match="PART_RULE"):
        of_json([{"rt": [1], "kk": [2]}])
