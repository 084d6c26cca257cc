"""What a QR code on paper says: which page or slip of which list, and who vouches for it (FORMAT.md, 13)."""

import re
from dataclasses import dataclass

from app.domain.daftar_tahap import TAHAP, Tahap
from app.domain.errors import UserError

HEAD = "DPTDESA1"
_PART = {
    "desa": "[0-9]{10}",
    "daftar": "|".join(one.upper().replace("_", "-") for one in TAHAP),
    "tps": "[A-Z0-9 ./-]{0,12}",
    "bagian": "[HN][1-9][0-9]{0,5}",
    "pemilih": "(?:[0-9]{6}|[A-Z2-7]{8}-[1-9][0-9]{0,8}-[A-Z0-9])?",
    "sidik": "[0-9A-F]{16}",
    "salinan": "[A-Z0-9-]{0,20}",
}
_TEXT = re.compile(
    ":".join((HEAD, *(f"(?P<{name}>{pattern})" for name, pattern in _PART.items())))
    + ":(?P<kunci>[A-Z2-7]{52}):(?P<tanda>[A-Z2-7]{103})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Kertas:
    """`bagian`: H and the page of the TPS, or N and the number on the list; `sidik`: the list's, hex."""

    desa: str
    daftar: Tahap
    tps: str
    bagian: str
    sidik: str
    pemilih: str = ""
    salinan: str = ""

    def text(self) -> str:
        """Everything before the key."""
        parts = (
            HEAD,
            self.desa,
            self.daftar.upper().replace("_", "-"),
            self.tps,
            self.bagian,
            self.pemilih,
            self.sidik[:16].upper(),
            self.salinan,
        )
        return ":".join(parts)


def read_kertas(scanned: str) -> tuple[Kertas, str, str]:
    """What was scanned: the paper, the key and the signature, both base32. Raises PAPER_TEXT_UNREADABLE."""
    found = _TEXT.fullmatch(scanned.strip())
    if found is None:
        raise UserError("PAPER_TEXT_UNREADABLE")
    told = {name: found[name] for name in _PART if name != "daftar"}
    daftar: Tahap = found["daftar"].lower().replace("-", "_")  # type: ignore[assignment]
    return Kertas(daftar=daftar, **told), found["kunci"], found["tanda"]
