"""Above the pairs: how many wait, how many are decided, three piles to choose from, what was not compared."""

from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.widgets.controls import column, label, row
from app.ui.widgets.pile_head import PileHead

PERLU, KEBETULAN, SUDAH = "perlu", "kebetulan", "sudah"


class GandaHead(PileHead):
    """Its counts and words."""

    def __init__(self) -> None:
        super().__init__((PERLU, KEBETULAN, SUDAH))
        self._open = label("", size=1.25, bold=True)
        self._done = label("", "quiet")
        self._missed = label("", "quiet", wrap=True)
        self._missed.hide()
        piles = row(*self.buttons.values(), None, space=4)
        inside = column(row(self._open, self._done, None, space=14), self._missed, piles, space=6)
        inside.setContentsMargins(12, 8, 8, 6)
        self.setLayout(inside)

    def tell(self, counts: dict[str, int] | None, missed: str) -> None:
        """How many pairs each pile has; None while they are being looked for."""
        if counts is None:
            self._open.setText(tr("Sedang mencari …"))
        elif counts[PERLU]:
            self._open.setText(tr("{count} pasangan perlu diputuskan", count=ribuan(counts[PERLU])))
        else:
            self._open.setText(tr("✓ Tidak ada pasangan yang menunggu putusan"))
        done = counts[SUDAH] if counts else 0
        self._done.setText(tr("{count} sudah diputuskan", count=ribuan(done)) if done else "")
        self._missed.setText(missed)
        self._missed.setVisible(bool(missed))
        self.tell_piles(pile_words(), counts)


def pile_words() -> dict[str, str]:
    """Pile -> its word; the letter after & is its Alt key."""
    return {
        PERLU: tr("&Perlu diputuskan"),
        KEBETULAN: tr("&Mungkin kebetulan"),
        SUDAH: tr("&Sudah diputuskan"),
    }
