"""Practice: an invented district whose code no region has.

The code stands in the id of the election and in the village's, which are signed in every file that travels:
what was made in practice says so wherever it goes, and there is no note beside the data to be lost.
"""

from app.domain.pemilihan import Desa

DISTRICT = "9999"
KODE = f"{DISTRICT}012001"
DESA = Desa(KODE, "Latihan", "Latihan", "Kabupaten Latihan", "")
"""The village that the program brings."""

WORD = "LATIHAN"


def is_latihan(kode: str) -> bool:
    """Of a village's or district's code, or an election's id."""
    return kode.startswith(DISTRICT)
