"""Invitations to vote: slips with a receipt to tear off, two, four, six or eight a page."""

from collections.abc import Sequence

from app.domain.progress import Progress, silent
from app.printing import slip_letter, slip_stub
from app.printing.page import Document, Marks
from app.printing.slip_fields import FieldSetter, slip_fields
from app.printing.slip_label import draw_label
from app.printing.slip_layout import PerHalaman, SlipLayout, slip_layout
from app.printing.slip_pages import Potong, slip_pages
from app.printing.slip_plan import plan_letter
from app.printing.slips import Ikat, Isi, LabelIkat, OpsiUndangan, SlipUndangan

__all__ = [
    "Ikat", "Isi", "LabelIkat", "OpsiUndangan", "PerHalaman", "SlipUndangan", "blangko_pdf", "undangan_pdf",
]  # fmt: skip

_TITLE = "Surat pemberitahuan pemungutan suara"
_FRAME = "slip"


def undangan_pdf(bundles: Sequence[Ikat], options: OpsiUndangan, progress: Progress = silent) -> bytes:
    """Every slip once, in the order of its bundle. Raises UserError SLIP_NO_ROOM."""
    press = _Press(options)
    total, done = sum(len(one.slips) for one in bundles), 0
    for places in slip_pages(bundles, options.per_halaman, heap=options.tumpuk):
        press.page(places)
        done += sum(isinstance(one, SlipUndangan) for one in places)
        progress(done, total, "Menyusun surat pemilih")
    return press.document.finish()


def blangko_pdf(pages: int, options: OpsiUndangan) -> bytes:
    """Blanks: all that every slip shares and no voter, to be printed on later. Raises SLIP_NO_ROOM."""
    press = _Press(options)
    for _ in range(pages):
        press.blank()
    return press.document.finish()


class _Press:
    """Puts slips on pages of one document."""

    def __init__(self, options: OpsiUndangan) -> None:
        self._options = options
        self._layout = slip_layout(options.kertas, options.per_halaman)
        plan, stub = plan_letter(self._layout, options), slip_stub.plan_stub(self._layout, options)
        self._setter = FieldSetter(plan, slip_fields(plan, stub, options.kalibrasi))
        self.document = Document(_TITLE, options.kertas)
        if options.isi != "isian":
            with self.document.frame(_FRAME) as marks:
                slip_letter.draw_shared(marks, plan, options)
                slip_stub.draw_shared(marks, stub, self._layout, options)

    def page(self, places: Sequence[Potong]) -> None:
        """A page of slips; places left over stay empty."""
        with self.document.page() as marks:
            if self._options.isi != "isian":
                _draw_cuts(marks, self._layout)
            for piece, at in zip(places, self._layout.origins, strict=False):
                if isinstance(piece, LabelIkat):
                    draw_label(marks, self._layout, self._options, piece, at)
                elif piece is not None:
                    self._slip(marks, piece, at)

    def _slip(self, marks: Marks, slip: SlipUndangan, at: tuple[float, float]) -> None:
        if self._options.isi != "isian":
            marks.place(_FRAME, *at)
        self._setter.draw(marks, slip, *at)

    def blank(self) -> None:
        """A page of blanks."""
        with self.document.page() as marks:
            _draw_cuts(marks, self._layout)
            for at in self._layout.origins:
                marks.place(_FRAME, *at)


def _draw_cuts(marks: Marks, layout: SlipLayout) -> None:
    """Hairlines where slips are cut apart."""
    for x in layout.cut_xs:
        marks.rule(x, 0, x, layout.paper.height, width=0.3)
    for y in layout.cut_ys:
        marks.rule(0, y, layout.paper.width, y, width=0.3)
