"""Above the responses: how many wait, three piles to choose from, what the DPT has left to do."""

from collections.abc import Callable, Sequence

from app.domain.tanggapan import Tanggapan
from app.system.language import tr
from app.ui.desa.tanggapan_words import locked_told
from app.ui.figures import ribuan
from app.ui.widgets.controls import button, column, label, row
from app.ui.widgets.pile_head import PileHead

MENUNGGU, SELESAI, REGISTER = "menunggu", "selesai", "register"


def piles(found: Sequence[Tanggapan]) -> dict[str, list[Tanggapan]]:
    """Every response is in one of the first two; the register has its own beside them."""
    return {
        MENUNGGU: [one for one in found if one.is_waiting],
        SELESAI: [one for one in found if not one.is_waiting],
        REGISTER: [one for one in found if one.is_register],
    }


class TanggapanHead(PileHead):
    """Its counts and words."""

    def __init__(self, receive: Callable[[], None]) -> None:
        super().__init__((MENUNGGU, SELESAI, REGISTER))
        self._waiting = label("", size=1.25, bold=True)
        self._rule = label("", "quiet", wrap=True)
        self._rule.hide()
        self.receive = button(tr("Catat tanggapan (N)"), receive, "plus", primary=True)
        kinds = row(*self.buttons.values(), None, self.receive, space=4)
        inside = column(self._waiting, self._rule, kinds, space=6)
        inside.setContentsMargins(12, 8, 8, 6)
        self.setLayout(inside)

    def tell(self, found: Sequence[Tanggapan], rule: str) -> None:
        """How many each pile has; `rule`: what the DPT leaves to do, "" before it."""
        counts = {kind: len(pile) for kind, pile in piles(found).items()}
        if counts[MENUNGGU]:
            self._waiting.setText(tr("{count} tanggapan menunggu", count=ribuan(counts[MENUNGGU])))
        else:
            self._waiting.setText(tr("✓ Tidak ada tanggapan yang menunggu"))
        self._rule.setText(locked_told(rule) if rule else "")
        self._rule.setVisible(bool(rule))
        self.tell_piles(pile_words(), counts)


def pile_words() -> dict[str, str]:
    """Pile -> its word; the letter after & is its Alt key."""
    return {MENUNGGU: tr("&Menunggu"), SELESAI: tr("&Selesai"), REGISTER: tr("&Register")}
