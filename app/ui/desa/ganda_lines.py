"""The lines of two entries side by side: which fields, what they say, whether they agree."""

from collections.abc import Mapping, Sequence

from app.domain.nik import masked
from app.domain.pemilih import Pemilih
from app.domain.tanggal import is_tanggal, short_date
from app.services.desa.daftar_rows import Ringkas
from app.services.desa.ganda_rinci import COMPARED
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.desa.keys import status_word

SAME, DIFFERENT = "=", "≠"

Values = Mapping[str, str]
"""Field -> what is shown of it; NIK and NKK masked or not, as they came."""


def lines() -> list[tuple[str, tuple[str, ...]]]:
    """(word, fields): what belongs together is one line."""
    return [
        (tr("Nama"), ("nama",)),
        (tr("NIK"), ("nik",)),
        (tr("NKK"), ("nkk",)),
        (tr("Lahir"), ("tempat_lahir", "tanggal_lahir")),
        (tr("L/P · kawin"), ("kelamin", "kawin")),
        (tr("Alamat"), ("alamat",)),
        (tr("RT/RW"), ("rt", "rw")),
        (istilah().tps, ("tps",)),
        (tr("Status"), ("status",)),
    ]


def of_row(row: Ringkas) -> Values:
    """What the list's row knows, numbers masked."""
    told = {kolom: str(getattr(row, kolom)) for kolom in COMPARED if hasattr(row, kolom)}
    hidden = {kolom: masked(told[kolom]) for kolom in ("nik", "nkk")}
    return told | hidden | {"status": status_word(row.status)}


def of_voter(voter: Pemilih, row: Ringkas) -> Values:
    """What the data file knows; the status is the row's."""
    told = {kolom: str(getattr(voter, kolom)) for kolom in COMPARED}
    return told | {"status": status_word(row.status)}


def value(values: Values, kolom: Sequence[str]) -> str:
    """One line's text; a missing field is left out."""
    parts = [values.get(name, "") for name in kolom]
    parts = [short_date(part) if is_tanggal(part) else part for part in parts]
    return ("/" if "rt" in kolom else ", ").join(filter(None, parts))


def sign(kolom: Sequence[str], beda: Mapping[str, bool]) -> str:
    """≠ where one field differs, = where all that both have agree, nothing where nothing can be said."""
    known = [beda[name] for name in kolom if name in beda]
    if not known:
        return ""
    return DIFFERENT if any(known) else SAME
