"""Small rules for what a value of an event or a manifest may look like; a record of them is a shape."""

import re
import unicodedata
from collections.abc import Callable, Mapping

Rule = Callable[[object], bool]

LARGEST_SEQUENCE = 999_999_999
LARGEST_NUMBER = 2**53 - 1
"""What every JSON reader keeps exactly (RFC 8259, section 6)."""

REF = r"[A-Z2-7]{8}:[1-9][0-9]{0,8}"


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


def number(least: int, most: int) -> Rule:
    """An integer within both bounds."""
    return lambda value: type(value) is int and least <= value <= most


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


ref = text(REF)
device = text("[A-Z2-7]{8}")
sequence = number(1, LARGEST_SEQUENCE)
public_key = text("RW[A-Za-z0-9+/]{54}")
kode_desa = text("[0-9]{10}")
pemilihan_id = text("[a-z0-9-]{4,40}")
instant = text("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
kode_sidik = text("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}")
