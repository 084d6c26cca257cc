"""What a letter or minutes are made of: the parts of the text, the values and tables that they name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.printing.naskah_baris import Baris
from app.printing.signatures import Penandatangan


@dataclass(frozen=True, slots=True)
class Kolom:
    """`bagian`: its share of the width among the others."""

    judul: str
    bagian: float
    rata: Literal["kiri", "tengah", "kanan"] = "kiri"


@dataclass(frozen=True, slots=True)
class Tabel:
    """`jumlah`: the sums below the rows. `tinggi`: points of a row at least, where hands write."""

    kolom: Sequence[Kolom]
    baris: Sequence[Sequence[str]]
    jumlah: Sequence[str] = ()
    tinggi: float = 0


@dataclass(frozen=True, slots=True)
class BagianNaskah:
    """A part by name; its lines were checked (app/domain/naskah_isian.py)."""

    nama: str
    baris: Sequence[str]


@dataclass(frozen=True, slots=True)
class Kode:
    """A code in large letters; its QR holds exactly `qr`."""

    tulisan: str
    qr: str


@dataclass(frozen=True, slots=True)
class IsiNaskah:
    """What a document says beside its text; "" is a value that nobody knows: it is written by hand.

    `baris`: lines that the program makes itself. `tanda`: signers whom it knows.
    """

    nilai: Mapping[str, str] = field(default_factory=dict)
    tabel: Mapping[str, Tabel] = field(default_factory=dict)
    baris: Mapping[str, Sequence[Baris]] = field(default_factory=dict)
    tanda: Mapping[str, Sequence[Penandatangan]] = field(default_factory=dict)
    kode: Mapping[str, Kode] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LembarNaskah:
    """One document to print; `kaki` stands in the foot of its pages beside their number."""

    bagian: Sequence[BagianNaskah]
    isi: IsiNaskah
    kaki: str = ""
    konsep: bool = False
