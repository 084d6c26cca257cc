"""Small rules for what a value of an event or a manifest may look like; a record of them is a shape."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TypeGuard

Rule = Callable[[object], bool]

LARGEST_SEQUENCE = 999_999_999
LARGEST_NUMBER = 2**53 - 1
"""What every JSON reader keeps exactly (RFC 8259, section 6)."""


def is_line(value: object, longest: int) -> bool:
    """Printable NFC text on one line of at most `longest` characters; "" is one."""
    return (
        isinstance(value, str)
        and len(value) <= longest
        and value.isprintable()
        and unicodedata.is_normalized("NFC", value)
    )


def line(longest: int) -> Rule:
    """Text for people."""
    return lambda value: is_line(value, longest)


def text(pattern: str) -> Rule:
    """Exactly the ASCII pattern."""
    compiled = re.compile(pattern, re.ASCII)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def is_integer(value: object) -> TypeGuard[int]:
    """A whole number and no boolean."""
    return type(value) is int


def number(least: int, most: int) -> Rule:
    """An integer within both bounds."""
    return lambda value: is_integer(value) and least <= value <= most


def optional(rule: Rule) -> Rule:
    """The rule, or ""."""
    return lambda value: value == "" or rule(value)


def one_of(*values: object) -> Rule:
    """One of these, of the same type."""
    return lambda value: any(value == one and type(value) is type(one) for one in values)


def record(**rules: Rule) -> Rule:
    """An object with exactly these keys."""
    return lambda value: (
        isinstance(value, Mapping)
        and value.keys() == rules.keys()
        and all(rule(value[key]) for key, rule in rules.items())
    )


def mapping(key: Rule, item: Rule) -> Rule:
    """An object of any such keys and values."""
    return lambda value: (
        isinstance(value, Mapping) and all(key(name) and item(one) for name, one in value.items())
    )


def hexadecimal(digits: int) -> Rule:
    """Lower-case hex."""
    return text(f"[0-9a-f]{{{digits}}}")


def head(least: int) -> Rule:
    """A chain's head `<urut>:<hash>`; `urut` is 0 before the first event."""
    return text(f"({'0|' if least == 0 else ''}[1-9][0-9]{{0,8}}):[0-9a-f]{{64}}")


def day(value: object) -> bool:
    """`YYYY-MM-DD`, a day of the calendar."""
    return _DAY(value) and _is_real(date.fromisoformat, str(value))


def instant(value: object) -> bool:
    """`YYYY-MM-DDTHH:MM:SSZ`, UTC."""
    return _INSTANT(value) and _is_real(datetime.fromisoformat, str(value))


def _is_real(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


_DAY = text("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = text("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")

ref = text("[A-Z2-7]{8}:[1-9][0-9]{0,8}")
device = text("[A-Z2-7]{8}")
sequence = number(1, LARGEST_SEQUENCE)
public_key = text("RW[A-Za-z0-9+/]{54}")
kode_desa = text("[0-9]{10}")
pemilihan_id = text("[a-z0-9-]{4,40}")
kode_sidik = text("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}")
