"""Who may vote on the voting day: 17 or ever married (Permendagri 112/2014 Pasal 10)."""

from datetime import date

from app.domain.pemilih import Pemilih
from app.domain.tanggal import age_bounds, is_tanggal

VOTING_AGE = 17


def umur(pemilih: Pemilih, hari: date) -> str:
    """Age in whole years on the voting day; `?` where the birth date cannot say."""
    if not is_tanggal(pemilih.tanggal_lahir):
        return "?"
    youngest, oldest = age_bounds(pemilih.tanggal_lahir, hari)
    return str(oldest) if youngest == oldest else f"{youngest}-{oldest}"


def is_old_enough(pemilih: Pemilih, hari: date) -> bool:
    """17 or ever married; a partial birth date counts for the voter."""
    if pemilih.kawin in ("S", "P") or not is_tanggal(pemilih.tanggal_lahir):
        return True
    return age_bounds(pemilih.tanggal_lahir, hari)[1] >= VOTING_AGE
