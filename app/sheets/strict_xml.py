"""An XML parser for hostile files: no document type, no entities, names without their prefix known."""

from collections.abc import Callable
from xml.parsers import expat

from app.domain.errors import UserError


def unreadable() -> UserError:
    """The one error for a workbook that is broken or built to harm."""
    return UserError("SHEET_UNREADABLE")


def strict_parser() -> expat.XMLParserType:
    """Expat with ordered attribute lists and whole texts; a DOCTYPE stops it before any entity exists."""
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.buffer_size = 1 << 16
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    return parser


def _refuse(*_: object) -> None:
    raise unreadable()


def feed(parser: expat.XMLParserType, data: bytes, *, final: bool = False) -> None:
    """Parse some bytes. Raises SHEET_UNREADABLE."""
    try:
        parser.Parse(data, final)
    except (expat.ExpatError, LookupError, ValueError) as error:  # also an encoding nobody knows
        raise unreadable() from error


def elements(data: bytes, local_names: frozenset[str]) -> list[tuple[str, dict[str, str]]]:
    """The elements of a small part, in order: local name and attributes (prefixes kept in attributes)."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = strict_parser()
    parser.StartElementHandler = _collector(found, local_names)
    feed(parser, data, final=True)
    return found


def _collector(
    found: list[tuple[str, dict[str, str]]], local_names: frozenset[str]
) -> Callable[[str, list[str]], None]:
    def start(name: str, attributes: list[str]) -> None:
        local = name.rpartition(":")[2]
        if local in local_names:
            found.append((local, dict(zip(attributes[::2], attributes[1::2], strict=True))))

    return start
