"""What stands in a look at a text whose content is not there yet: a village, tables of dots."""

from collections.abc import Mapping, Sequence

from app.domain.naskah_isian import alone
from app.domain.pemilihan import Desa
from app.printing.naskah_isi import BagianNaskah, Kolom, Tabel
from app.services.kpu.naskah_kpu import district
from app.services.kpu.vault_session import Vault
from app.store import vault

_ROWS, _DOTS = 2, "." * 12


def sample_village(opened: Vault, kode: str = "") -> Desa:
    """This village, none named: the first that takes part; the district where none does yet."""
    if kode:
        return opened.village(kode)
    return next(iter(vault.villages(opened.db, ikut=True)), None) or district(opened)


def sample_tables(parts: Sequence[BagianNaskah]) -> Mapping[str, Tabel]:
    """A table of dots for each that the text names."""
    found = (alone(line) for part in parts for line in part.baris)
    names = [one[1] for one in found if one and one[0] == "tabel"]
    columns = [Kolom("No", 0.4, "tengah"), Kolom("(diisi program)", 4), Kolom("Jumlah", 1, "kanan")]
    rows = [(str(at), _DOTS, "...") for at in range(1, _ROWS + 1)]
    return {name: Tabel(columns, rows) for name in names}
