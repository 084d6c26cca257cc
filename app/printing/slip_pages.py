"""Which piece of paper of a bundle stands where on its pages."""

from collections.abc import Iterator, Sequence
from math import ceil

from app.printing.slips import Ikat, LabelIkat, SlipUndangan

Potong = SlipUndangan | LabelIkat | None
"""What one place of a page holds; None at the end of a bundle."""


def slip_pages(bundles: Sequence[Ikat], per_page: int, *, heap: bool) -> Iterator[list[Potong]]:
    """Page after page, each place in reading order; a bundle begins a page, its label comes first.

    `heap`: the pages of a bundle are cut as one heap and the small heaps laid on each other: then the first
    place of all pages holds the first part of the bundle, the second place the next part.
    """
    for bundle in bundles:
        pieces: list[Potong] = [bundle.label] if bundle.label else []
        pieces += bundle.slips
        count = ceil(len(pieces) / per_page)
        pieces += [None] * (count * per_page - len(pieces))
        for at in range(count):
            yield pieces[at::count] if heap else pieces[at * per_page : (at + 1) * per_page]
