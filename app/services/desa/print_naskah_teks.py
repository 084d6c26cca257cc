"""The words of letters and minutes as this region has them: the committee's, the package's, the usual ones.

A part whose only line is `-` is left out; a part without a line is the usual one again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.domain.berkunci import Terkini
from app.domain.errors import UserError
from app.domain.naskah import NASKAH, Naskah
from app.domain.naskah_isian import UMUM_KODE, check_text, stem_of
from app.printing.naskah_berkas import usual_parts
from app.printing.naskah_isi import BagianNaskah
from app.services.desa.records import keep_record
from app.services.desa.workspace import Workspace
from app.services.shared.text_lines import text_lines

OMITTED = ("-",)
Teks = Mapping[tuple[str, str], Sequence[str]]
"""(document, part) -> its lines."""

Asal = Literal["panitia", "paket", "bawaan"]


@dataclass(frozen=True, slots=True)
class TeksBagian:
    """One part. `bawaan`: what it says without the committee's own words; `konflik`: PCs worded it apart,
    none of it holds until one decides."""

    nama: str
    baris: tuple[str, ...]
    bawaan: tuple[str, ...]
    asal: Asal
    konflik: tuple[tuple[str, ...], ...] = ()


def texts(workspace: Workspace, dokumen: str) -> list[TeksBagian]:
    """All parts in their order; `umum` has those that many documents share. Raises NASKAH_UNKNOWN."""
    kept = workspace.keyed("teks")
    reader = _Reader(workspace, kept, {})
    found = []
    for name in _usual(dokumen):
        record = kept.get((dokumen, name))
        own = _lines(record)
        usual, of_package = reader.without_own(dokumen, name)
        asal: Asal = "panitia" if own else "paket" if of_package else "bawaan"
        apart = tuple(tuple(one["isi"]) for one in record.konflik) if record else ()
        found.append(TeksBagian(name, own or usual, usual, asal, apart))
    return found


def set_text(workspace: Workspace, dokumen: str, bagian: str, lines: Sequence[str]) -> str:
    """Word a part otherwise, or (no line) as usual again; what undo names, "" where it said so already.

    Raises UserError NASKAH_UNKNOWN, TEXT_PART, TEXT_LONG, TEXT_LETTER, TEXT_PLACEHOLDER.
    """
    if bagian not in _usual(dokumen):
        raise UserError("TEXT_PART")
    isi = {"dokumen": dokumen, "bagian": bagian, "isi": [*checked(dokumen, lines)]}
    return keep_record(workspace, "teks", isi)


def checked(dokumen: str, lines: Sequence[str]) -> tuple[str, ...]:
    """The lines as they are kept. Raises TEXT_LONG, TEXT_LETTER, TEXT_PLACEHOLDER."""
    told = text_lines(lines)
    check_text(_stem(dokumen), told)
    return told


def parts_of(
    workspace: Workspace, naskah: Naskah, unsaved: Mapping[str, Sequence[str]]
) -> tuple[list[BagianNaskah], bool]:
    """What is printed, and whether the region words the signatures itself. Raises as `checked`.

    `unsaved`: parts that somebody is typing.
    """
    typed = {(naskah.kode, name): checked(naskah.kode, lines) for name, lines in unsaved.items()}
    reader = _Reader(workspace, workspace.keyed("teks"), typed)
    parts = [BagianNaskah(name, reader.lines(naskah.kode, name)) for name in _usual(naskah.kode)]
    return [part for part in parts if tuple(part.baris) != OMITTED], reader.is_own(
        naskah.kode, "tanda_tangan"
    )


class _Reader:
    """Finds the words of a part: typed just now, the committee's, the package's, the shipped ones."""

    def __init__(
        self,
        workspace: Workspace,
        kept: Mapping[tuple[str, ...], Terkini],
        typed: Mapping[tuple[str, str], tuple[str, ...]],
    ) -> None:
        package = {(one["dokumen"], one["bagian"]): tuple(one["isi"]) for one in workspace.pengaturan.teks}
        own = {(key[0], key[1]): _lines(record) for key, record in kept.items()} | dict(typed)
        self._own: Teks = {key: lines for key, lines in own.items() if lines}
        self._package: Teks = {key: lines for key, lines in package.items() if lines}

    def is_own(self, dokumen: str, bagian: str) -> bool:
        """Whether somebody worded the part otherwise than the program."""
        return (dokumen, bagian) in self._own or (dokumen, bagian) in self._package

    def lines(self, dokumen: str, bagian: str) -> tuple[str, ...]:
        """The words in force. Raises TEXT_PLACEHOLDER: a package may come from a newer program."""
        own = self._own.get((dokumen, bagian))
        return _held(dokumen, own) if own else self.without_own(dokumen, bagian)[0]

    def without_own(self, dokumen: str, bagian: str) -> tuple[tuple[str, ...], bool]:
        """What stands without the committee's words for this document, and whether KPU's package says it."""
        if told := self._package.get((dokumen, bagian)):
            return _held(dokumen, told), True
        usual = _usual(dokumen)[bagian]
        if usual or dokumen == UMUM_KODE or bagian not in _usual(UMUM_KODE):
            return usual, False
        shared = self._own.get((UMUM_KODE, bagian))
        return (_held(UMUM_KODE, shared), False) if shared else self.without_own(UMUM_KODE, bagian)


def _held(dokumen: str, lines: Sequence[str]) -> tuple[str, ...]:
    check_text(_stem(dokumen), lines)
    return tuple(lines)


def _lines(record: Terkini | None) -> tuple[str, ...]:
    return tuple(record.isi["isi"]) if record and record.isi else ()


def _stem(dokumen: str) -> str:
    """Raises NASKAH_UNKNOWN."""
    stem = stem_of(dokumen)
    if stem is None:
        raise UserError("NASKAH_UNKNOWN", usage=True)
    return stem


def _usual(dokumen: str) -> Mapping[str, tuple[str, ...]]:
    """The shipped parts. Raises NASKAH_UNKNOWN."""
    stem = _stem(dokumen)
    return usual_parts(stem, NASKAH[dokumen].daftar if dokumen in NASKAH else "")
