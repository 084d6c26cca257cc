"""What every subject of the rules' page is: a form that knows what was typed and how it is kept."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.kpu.rules import set_rules
from app.services.kpu.setup import Setup
from app.services.kpu.vault_session import Vault
from app.services.kpu.village_rules import set_village_rules

if TYPE_CHECKING:
    from app.ui.kpu.aturan_page import AturanPage

Act = Callable[[Vault], object]
"""Runs on the data lane; touches no control."""


class Subject(QWidget):
    """`edited`: something was typed. What is typed stays until it is kept or dropped.

    `name` and `hint` head it; `of_district`: no village differs in it; `scrolls`: where it has no room.
    """

    edited = Signal()
    name = ""
    hint = ""
    of_district = False
    scrolls = True

    def __init__(self, page: "AturanPage") -> None:
        super().__init__()
        self.page = page

    def show_setup(self, setup: Setup) -> None:
        """Fill the form with what is in force; nothing is typed then."""
        raise NotImplementedError

    @property
    def is_changed(self) -> bool:
        """Whether something typed here is not kept."""
        raise NotImplementedError

    @property
    def wrong(self) -> str:
        """Why what is typed cannot be kept, "" where it can."""
        return ""

    def keep(self) -> Act:
        """How what is typed is kept."""
        raise NotImplementedError

    def kept(self) -> None:
        """It is: nothing is typed any more. The page shows what is in force next."""
        self.drop()

    def drop(self) -> None:
        """What was typed is given up."""

    def own(self, setup: Setup) -> list[str]:
        """What of it is the village's own, in words."""
        return []

    def as_district(self) -> Act | None:
        """How the village gets the district's again; None where nothing is its own."""
        return None

    def first_control(self) -> QWidget:
        """Where the focus goes."""
        return self

    def shown(self) -> None:
        """The subject comes to the front."""


class RuleSubject(Subject):
    """A subject that is a part of the rules. `part`: istilah, aturan or dasar; `keys`: its keys, () all."""

    part = "aturan"
    keys: tuple[str, ...] = ()

    def __init__(self, page: "AturanPage") -> None:
        super().__init__(page)
        self._before: dict[str, Any] | None = None
        self._kode = ""
        self._own: tuple[str, ...] = ()

    def values(self) -> dict[str, Any]:
        """What is typed, as the rules hold it."""
        raise NotImplementedError

    def fill(self, setup: Setup) -> None:
        """Put what is in force into the form."""
        raise NotImplementedError

    def key_word(self, key: str) -> str:
        """What a key is called."""
        raise NotImplementedError

    def show_setup(self, setup: Setup) -> None:
        self._before = None
        self._kode = setup.kode
        told = setup.beda.get(self.part, {})
        self._own = tuple(key for key in told if not self.keys or key in self.keys)
        self.fill(setup)
        self._before = self.values()

    def changes(self) -> dict[str, Any]:
        """What differs from what is in force."""
        if self._before is None:
            return {}
        return {key: one for key, one in self.values().items() if self._before.get(key) != one}

    @property
    def is_changed(self) -> bool:
        return bool(self.changes())

    def drop(self) -> None:
        self._before = None

    def keep(self) -> Act:
        return _kept(self._kode, {self.part: self.changes()})

    def own(self, setup: Setup) -> list[str]:
        told = setup.beda.get(self.part, {})
        return [self.key_word(key) for key in told if not self.keys or key in self.keys]

    def as_district(self) -> Act | None:
        if not self._own:
            return None
        return _kept(self._kode, {self.part: dict.fromkeys(self._own)})


def _kept(kode: str, told: Mapping[str, Any]) -> Act:
    if kode:
        return lambda vault: set_village_rules(vault, kode, told)
    return lambda vault: set_rules(vault, told)
