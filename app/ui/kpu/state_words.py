"""How a village's state is told: a word, a letter on its tile, a colour beside them."""

from dataclasses import dataclass

from app.services.kpu import status
from app.services.kpu.overview import Petak
from app.system.language import tr
from app.ui import theme


@dataclass(frozen=True, slots=True)
class Look:
    """`colour`: a field of theme.Colours; `is_filled`: the tile is, else only its rim."""

    word: str
    letter: str
    colour: str
    is_filled: bool = False

    @property
    def text_colour(self) -> str:
        """For the word itself: a line's colour is too pale to read."""
        return "quiet" if self.colour == "line" else self.colour


def looks() -> dict[str, Look]:
    """State -> how it is told, in the order of the work."""
    return {
        status.BELUM_KODE: Look(tr("tanpa kode"), "?", "warn"),
        status.TIDAK_IKUT: Look(tr("tidak ikut"), "·", "line"),
        status.BELUM_PAKET: Look(tr("belum dikemas"), "–", "quiet"),
        status.DIKEMAS: Look(tr("dikemas"), "K", "accent"),
        status.SEMENTARA: Look(tr("sementara"), "S", "accent", is_filled=True),
        status.DITAGIH_: Look(tr("ditagih"), "T", "warn"),
        status.TIDAK_KEMBALI_: Look(tr("tidak kembali"), "×", "bad", is_filled=True),
        status.NIHIL_: Look(tr("nihil"), "0", "good"),
        status.TANPA_PROGRAM: Look(tr("tanpa program"), "P", "good"),
        status.KEMBALI: Look(tr("menunggu kode sidik"), "M", "warn", is_filled=True),
        status.DITERAPKAN_: Look(tr("diterapkan"), "✓", "good", is_filled=True),
    }


def state_look(keadaan: str) -> Look:
    """One state."""
    return looks()[keadaan]


def look_of(tile: Petak) -> Look:
    """Late, or standing out, is a sign of its own and stands beside the state."""
    return looks()[tile.keadaan.keadaan]


def signs(tile: Petak) -> str:
    """`!` where something stands out, `»` where it is late."""
    return ("!" if tile.mencolok else "") + ("»" if tile.keadaan.terlambat else "")


def colour(look: Look) -> str:
    """As hex, in the theme in force."""
    return str(getattr(theme.colours(), look.colour))
