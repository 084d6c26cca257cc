"""The words of the villages' documents as packages bring them: of a village, of the district, as shipped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.domain.errors import UserError
from app.domain.istilah import Istilah
from app.domain.naskah import NASKAH, bernama
from app.domain.naskah_isian import UMUM_KODE, UNDANGAN_KODE, check_text, stem_of
from app.printing.naskah_berkas import usual_parts
from app.services.kpu.rules import set_rules
from app.services.kpu.vault_session import Vault
from app.services.kpu.village_rules import set_village_rules, village_rules
from app.services.shared.text_lines import text_lines

Asal = Literal["desa", "kabupaten", "bawaan"]
OMITTED = ("-",)
_Words = Mapping[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class TeksDesa:
    """One part. `bawaan`: what it says without the words of `asal`, where that is not itself the usual."""

    nama: str
    baris: tuple[str, ...]
    bawaan: tuple[str, ...]
    asal: Asal


def village_documents(istilah: Istilah) -> list[tuple[str, str]]:
    """(document, title with the words of here) of all that have words; the shared parts first."""
    shared = [(UMUM_KODE, "Kop dan dasar hukum semua naskah"), (UNDANGAN_KODE, istilah.undangan)]
    return [*shared, *((one.kode, bernama(one.judul, istilah)) for one in NASKAH.values())]


def village_texts(opened: Vault, desa: str, dokumen: str) -> list[TeksDesa]:
    """All parts of a document in their order. `desa` "": what all villages inherit.

    Raises NASKAH_UNKNOWN, VILLAGE_UNKNOWN.
    """
    own, common = _own(opened, desa), _words(opened.teks)
    found = []
    for name in _usual(dokumen):
        usual = _shipped(dokumen, name, {**common, **own})
        told, below = common.get((dokumen, name)), own.get((dokumen, name))
        if below:
            found.append(TeksDesa(name, below, told or usual, "desa"))
        else:
            found.append(TeksDesa(name, told or usual, usual, "kabupaten" if told else "bawaan"))
    return found


def set_village_texts(opened: Vault, desa: str, dokumen: str, changed: Mapping[str, Sequence[str]]) -> None:
    """Word parts otherwise, or (no line) as they were; all or none. `desa` "": for all villages.

    Raises NASKAH_UNKNOWN, TEXT_PART, TEXT_LONG, TEXT_LETTER, TEXT_PLACEHOLDER, VILLAGE_UNKNOWN.
    """
    told = [
        {"dokumen": dokumen, "bagian": name, "isi": [*checked(dokumen, name, lines)]}
        for name, lines in changed.items()
    ]
    if desa:
        set_village_rules(opened, desa, {"teks": told})
    else:
        set_rules(opened, {"teks": told})


def checked(dokumen: str, bagian: str, lines: Sequence[str]) -> tuple[str, ...]:
    """The lines as they are kept."""
    if bagian not in _usual(dokumen):
        raise UserError("TEXT_PART")
    told = text_lines(lines)
    check_text(stem_of(dokumen) or UMUM_KODE, told)
    return told


def lines_in_force(
    opened: Vault, desa: str, dokumen: str, unsaved: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Part -> what is printed, with what somebody is typing. Raises as `set_village_texts`."""
    typed = {name: checked(dokumen, name, lines) for name, lines in unsaved.items()}
    now = {one.nama: one for one in village_texts(opened, desa, dokumen)}
    parts = {name: typed.get(name) or one.baris for name, one in now.items()}
    return {name: lines for name, lines in parts.items() if lines != OMITTED}


def _own(opened: Vault, desa: str) -> _Words:
    return _words(village_rules(opened, desa)["beda"].get("teks", ())) if desa else {}


def _words(told: Sequence[Mapping[str, Sequence[str]]]) -> _Words:
    return {(str(one["dokumen"]), str(one["bagian"])): tuple(one["isi"]) for one in told if one["isi"]}


def _shipped(dokumen: str, bagian: str, words: _Words) -> tuple[str, ...]:
    """As the program words it; a part that many share as the region words that."""
    usual, shared = _usual(dokumen)[bagian], usual_parts(UMUM_KODE)
    if usual or dokumen == UMUM_KODE or bagian not in shared:
        return usual
    return words.get((UMUM_KODE, bagian)) or shared[bagian]


def _usual(dokumen: str) -> Mapping[str, tuple[str, ...]]:
    """The shipped parts. Raises NASKAH_UNKNOWN."""
    stem = stem_of(dokumen)
    if stem is None:
        raise UserError("NASKAH_UNKNOWN", usage=True)
    return usual_parts(stem, NASKAH[dokumen].daftar if dokumen in NASKAH else "")
