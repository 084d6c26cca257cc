"""Invitations to vote: slips with a receipt to tear off, two, four or six a page."""

from collections.abc import Sequence

from app.domain.progress import Progress, silent
from app.printing import slip_letter, slip_stub
from app.printing.page import Document, Marks
from app.printing.slip_layout import PerHalaman, SlipLayout, slip_layout
from app.printing.slip_plan import plan_letter
from app.printing.slips import CATATAN, OpsiUndangan, SlipUndangan

__all__ = ["CATATAN", "OpsiUndangan", "PerHalaman", "SlipUndangan", "undangan_pdf"]


def undangan_pdf(slips: Sequence[SlipUndangan], options: OpsiUndangan, progress: Progress = silent) -> bytes:
    """The slips in the order given, as they stand on the page from left to right and down."""
    layout = slip_layout(options.kertas, options.per_halaman)
    plan = plan_letter(layout, options)
    document = Document("Surat pemberitahuan pemungutan suara", options.kertas)
    with document.frame("slip") as marks:
        slip_letter.draw_shared(marks, plan, options)
        slip_stub.draw_shared(marks, layout, options)
    for start in range(0, len(slips), options.per_halaman):
        with document.page() as marks:
            _draw_cuts(marks, layout)
            for slip, at in zip(slips[start : start + options.per_halaman], layout.origins, strict=False):
                marks.place("slip", *at)
                slip_letter.draw_voter(marks, plan, slip, *at)
                slip_stub.draw_voter(marks, layout, options, slip, at)
        progress(min(start + options.per_halaman, len(slips)), len(slips), "Menyusun surat pemilih")
    return document.finish()


def _draw_cuts(marks: Marks, layout: SlipLayout) -> None:
    """Hairlines where slips are cut apart, never along the edge of the paper."""
    for x in {x for x, _ in layout.origins if x > 0}:
        marks.rule(x, 0, x, layout.height * 3, width=0.3)
    for y in {y for _, y in layout.origins if y > 1}:
        marks.rule(0, y, layout.width * 2, y, width=0.3)
