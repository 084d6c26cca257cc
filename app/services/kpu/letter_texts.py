"""The words of KPU's own letters and minutes: the shipped ones, changed part by part for this election."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.errors import UserError
from app.domain.naskah_isian import names_in
from app.domain.naskah_kpu import NASKAH_KPU, UMUM_KPU, NaskahKpu, check_kpu_text
from app.printing.naskah_berkas import usual_parts
from app.printing.naskah_isi import BagianNaskah
from app.services.kpu.vault_session import Vault
from app.services.shared.text_lines import text_lines
from app.store import database, vault

OMITTED = ("-",)


@dataclass(frozen=True, slots=True)
class TeksBagian:
    """One part. `bawaan`: what it says where nobody worded it."""

    nama: str
    baris: tuple[str, ...]
    bawaan: tuple[str, ...]

    @property
    def asli(self) -> bool:
        """Whether it is as shipped."""
        return self.baris == self.bawaan


def letter_texts(opened: Vault, kode: str) -> list[TeksBagian]:
    """All parts of a document in their order. Raises NASKAH_UNKNOWN."""
    own = _own(opened, kode)
    return [
        TeksBagian(name, tuple(own.get(name) or lines), lines)
        for name, lines in usual_parts(_named(kode).berkas).items()
    ]


def set_letter_text(opened: Vault, kode: str, bagian: str, lines: Sequence[str]) -> list[TeksBagian]:
    """Word a part otherwise; no line: as shipped again; the single line `-`: left out.

    Raises UserError NASKAH_UNKNOWN, TEXT_PART, TEXT_LONG, TEXT_LETTER, TEXT_PLACEHOLDER.
    """
    own = {**_own(opened, kode), bagian: [*_checked(kode, bagian, lines)]}
    kept = {name: part for name, part in own.items() if part}
    with database.transaction(opened.db):
        every = {**vault.setting_or(opened.db, "naskah", {}), kode: kept}
        vault.set_settings(opened.db, {"naskah": {name: parts for name, parts in every.items() if parts}})
        opened.note("naskah", {"dokumen": kode, "bagian": bagian})
    return letter_texts(opened, kode)


def set_letter_texts(opened: Vault, kode: str, changed: Mapping[str, Sequence[str]]) -> list[TeksBagian]:
    """Several parts, all or none. Raises what `set_letter_text` raises."""
    for bagian, lines in changed.items():
        _checked(kode, bagian, lines)
    for bagian, lines in changed.items():
        set_letter_text(opened, kode, bagian, lines)
    return letter_texts(opened, kode)


def letter_parts(
    opened: Vault, stem: str, unsaved: Mapping[str, Sequence[str]] | None = None
) -> list[BagianNaskah]:
    """What is printed of `kpu_<kode>`. `unsaved`: parts that somebody is wording; raises TEXT_* of them."""
    kode = stem.removeprefix("kpu_")
    typed = {name: _checked(kode, name, lines) for name, lines in (unsaved or {}).items()}
    parts = [
        BagianNaskah(part.nama, typed.get(part.nama) or part.baris) for part in letter_texts(opened, kode)
    ]
    return [part for part in parts if tuple(part.baris) != OMITTED]


def letter_placeholders(kode: str) -> list[str]:
    """What stands for a value in this document: its own first. Raises NASKAH_UNKNOWN."""
    lines = [line for part in usual_parts(_named(kode).berkas).values() for line in part]
    own = {name.lower() if name.isupper() else name for name in names_in(lines) if ":" not in name}
    return [*sorted(own - UMUM_KPU - {"titik"}), *sorted(UMUM_KPU)]


def _checked(kode: str, bagian: str, lines: Sequence[str]) -> tuple[str, ...]:
    """As they are kept."""
    usual = usual_parts(_named(kode).berkas)
    if bagian not in usual:
        raise UserError("TEXT_PART")
    told = text_lines(lines)
    check_kpu_text([line for part in usual.values() for line in part], told)
    return told


def _own(opened: Vault, kode: str) -> Mapping[str, Sequence[str]]:
    own: Mapping[str, Sequence[str]] = vault.setting_or(opened.db, "naskah", {}).get(kode, {})
    return own


def _named(kode: str) -> NaskahKpu:
    if kode not in NASKAH_KPU:
        raise UserError("NASKAH_UNKNOWN", usage=True)
    return NASKAH_KPU[kode]
