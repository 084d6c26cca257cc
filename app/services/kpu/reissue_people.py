"""Who the voters are that issuing again asks about: the new row and the former ones, beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.pemilih import KOLOM_PAKET
from app.services.kpu.reissue import Question
from app.services.kpu.vault_session import Vault
from app.store import vault_paket

_SHOWN = tuple(KOLOM_PAKET.index(name) - 1 for name in ("nama", "tanggal_lahir", "alamat", "rt", "rw"))


@dataclass(frozen=True, slots=True)
class Orang:
    """Somebody as a list has him."""

    nama: str
    tanggal_lahir: str
    alamat: str
    rt: str
    rw: str


@dataclass(frozen=True, slots=True)
class Tanya:
    """`kunci`: what `reissue` takes the answer by; `dahulu`: (former id, who that was)."""

    kunci: str
    orang: Orang
    dahulu: tuple[tuple[str, Orang], ...]


def people(opened: Vault, kode: str, questions: Sequence[Question]) -> list[Tanya]:
    """The questions of one village with the people they are about, in their order."""
    former = vault_paket.people(opened.db, kode, [one for asked in questions for one in asked.former])
    now = vault_paket.waiting_people(opened.db, kode)
    return [
        Tanya(
            asked.dpid,
            _person(now[asked.pemilih]),
            tuple((one, _person(former[one])) for one in asked.former),
        )
        for asked in questions
    ]


def _person(values: Sequence[str]) -> Orang:
    return Orang(*(values[at] for at in _SHOWN))
