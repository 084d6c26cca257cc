"""The canvas of every paper: the one place that marks what was made in practice."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.domain.latihan import WORD
from app.printing.fonts import text_bold
from app.system.latihan import is_practice

_TOLD = f"{WORD} · BUKAN DOKUMEN RESMI · SEMUA ORANGNYA KARANGAN"
_SIZE, _TOLD_SIZE = 26.0, 7.0
_STEP = (52 * mm, 36 * mm)
"""Near enough for a word on every slip of a page cut into eight."""

_TURN = (0.906, 0.423)
_HEAD = 6.2 * mm


class Kanvas(Canvas):  # type: ignore[misc]  # reportlab ships no types
    """`app.printing` makes no other; a test looks for it."""

    def showPage(self) -> None:  # noqa: N802  (reportlab's name)
        """The end of a page."""
        self.mark_practice()
        super().showPage()

    def mark_practice(self) -> None:
        """Over all that stands on the page, so that no filled box hides it; outlines can be read through."""
        if not is_practice():
            return
        width, height = self._pagesize
        self.saveState()
        self._words_across(width, height)
        self._line_on_top(width, height)
        self.restoreState()

    def _words_across(self, width: float, height: float) -> None:
        self.setFont(text_bold().name, _SIZE)
        self.setLineWidth(0.4)
        self.setStrokeGray(0.7)
        across, down = _STEP
        for line in range(round(height / down)):
            for place in range(round(width / across) + line % 2):
                self._outlined((place + 0.12 - line % 2 / 2) * across, (line + 0.25) * down)

    def _outlined(self, x: float, y: float) -> None:
        (cos, sin), text = _TURN, self.beginText()
        text.setTextTransform(cos, sin, -sin, cos, x, y)
        text.setTextRenderMode(1)
        text.textOut(WORD)
        text.setTextRenderMode(0)
        self.drawText(text)

    def _line_on_top(self, width: float, height: float) -> None:
        font = text_bold().name
        room = self.stringWidth(_TOLD, font, _TOLD_SIZE) + 8
        self.setFillGray(1)
        self.rect((width - room) / 2, height - _HEAD - 2, room, _TOLD_SIZE + 3, stroke=0, fill=1)
        self.setFillGray(0)
        self.setFont(font, _TOLD_SIZE)
        self.drawCentredString(width / 2, height - _HEAD, _TOLD)
