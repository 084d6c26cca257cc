"""A page whose rows are voters: what the marking keys ask of it."""

from collections.abc import Sequence

from app.services.desa.daftar_rows import Ringkas
from app.services.desa.mark import Mark
from app.ui.desa.page import Page


class RowsPage(Page):
    """The list and the worksheet: one voter in front, keys act on him."""

    def front(self) -> Ringkas | None:
        """The voter in front."""
        raise NotImplementedError

    def chosen(self) -> list[Ringkas]:
        """The voters that the next key is about."""
        raise NotImplementedError

    def number_of(self, row: Ringkas) -> str:
        """The number by which whoever sits here knows the voter."""
        return row.no

    def marking(self, marks: Sequence[Mark]) -> None:
        """These marks are being saved: go on to the next row."""
        raise NotImplementedError

    def go_to(self, voter: str) -> None:
        """Bring a voter to the front."""
        raise NotImplementedError

    def to_evidence(self, voter: str) -> None:
        """Into the evidence of a voter, who comes to the front."""
        raise NotImplementedError

    def to_rows(self) -> None:
        """The evidence is saved: back to the rows."""
        raise NotImplementedError
