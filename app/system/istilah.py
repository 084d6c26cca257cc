"""The words of the place whose data is open, for what has no workspace at hand: errors, labels of fields.

Like the language they are the program's: one village is open at a time.
"""

from app.domain.istilah import Istilah

_current: list[Istilah] = [Istilah()]


def set_istilah(istilah: Istilah | None) -> None:
    """What a package or a vault says, from now on; None once it is closed."""
    _current[0] = istilah or Istilah()


def istilah() -> Istilah:
    """The words in force."""
    return _current[0]
