"""What a TPS needs on the day, counted from its voters; each rule stands beside its number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

SALINAN = 3
"""Copies of its list for a TPS: for who serves there, for the supervisor, to be posted. Witnesses are not
counted: how many there are the list does not know."""

HADIR = KOTAK = 1


@dataclass(frozen=True, slots=True)
class LogistikTps:
    """`surat`: ballots, None while the reserve is not known. `undangan`: a letter for every voter."""

    kode: str
    laki: int
    perempuan: int
    jumlah: int
    surat: int | None
    undangan: int
    salinan: int
    hadir: int
    kotak: int


@dataclass(frozen=True, slots=True)
class Logistik:
    """TPS by TPS. `cadangan`: the percent in force, "" until somebody enters what the regulation says."""

    cadangan: str
    baris: Sequence[LogistikTps]
    jumlah: LogistikTps


def logistik_tps(kode: str, laki: int, perempuan: int, jumlah: int, cadangan: str) -> LogistikTps:
    """`kode` "" are voters who have no TPS yet: they need a letter, but no box stands for them."""
    stands = 1 if kode else 0
    surat = surat_suara(jumlah, cadangan) if cadangan else None
    salinan, hadir, kotak = (stands * count for count in (SALINAN, HADIR, KOTAK))
    return LogistikTps(kode, laki, perempuan, jumlah, surat, jumlah, salinan, hadir, kotak)


def surat_suara(pemilih: int, cadangan: str) -> int:
    """Voters and the reserve of so many percent of them ("2.5"), a part of a ballot counted as one."""
    return pemilih + ceil(pemilih * Fraction(cadangan) / 100)


def jumlah_logistik(baris: Iterable[LogistikTps]) -> LogistikTps:
    """All TPS together: every one rounds its reserve up by itself."""
    every = list(baris)
    surat = [one.surat for one in every if one.surat is not None]
    return LogistikTps(
        "",
        sum(one.laki for one in every),
        sum(one.perempuan for one in every),
        sum(one.jumlah for one in every),
        sum(surat) if len(surat) == len(every) else None,
        sum(one.undangan for one in every),
        sum(one.salinan for one in every),
        sum(one.hadir for one in every),
        sum(one.kotak for one in every),
    )
