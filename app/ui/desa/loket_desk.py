"""What lies on the desk: a family as typed so far, and what still keeps it from being saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.serupa import Serupa
from app.domain.syarat import Hak
from app.services.desa.add import Orang
from app.services.desa.loket import Diperiksa, Keluarga, Kembar, Terdaftar
from app.system.language import tr
from app.ui.desa.field_words import field_words

BERSAMA = ("nkk", "alamat", "rt", "rw", "tps")
PERSON = ("nik", "nama", "tempat_lahir", "tanggal_lahir", "kelamin", "kawin", "disabilitas", "ektp")
"""A person's fields in the order they are typed."""

_CARDS = ("", "ktp-el", "kk", "ktp-el dan kk")
"""Papers whose number is the NIK or NKK itself."""


@dataclass(slots=True)
class Tamu:
    """Somebody being typed. `surat` vouches for a NIK that comes later; `lain`: listed voters he is not."""

    isian: dict[str, str] = field(default_factory=dict)
    surat: dict[str, str] = field(default_factory=dict)
    lain: set[str] = field(default_factory=set)

    @property
    def is_empty(self) -> bool:
        return not any(text.strip() for text in (*self.isian.values(), *self.surat.values()))

    @property
    def orang(self) -> Orang:
        """As the service takes him; papers without a number are not shown papers."""
        return Orang(dict(self.isian), dict(self.surat) if self.surat.get("nomor", "").strip() else {})


@dataclass(slots=True)
class Hadir:
    """A listed voter of this card, or one who turned out to stand here; `ketikan` had been typed for him."""

    terdaftar: Terdaftar
    sesuai: bool = False
    ubah: dict[str, str] = field(default_factory=dict)
    ketikan: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.terdaftar.pemilih.id

    @property
    def is_decided(self) -> bool:
        return self.sesuai or bool(self.ubah)


@dataclass(frozen=True, slots=True)
class Halangan:
    """Why a typed person cannot be saved yet, in words, and the field to look at; "kembar": a decision."""

    kolom: str
    kalimat: str


@dataclass(slots=True)
class Meja:
    """`tamu` is never empty; `at` is the one in the form."""

    bersama: dict[str, str] = field(default_factory=dict)
    bukti: dict[str, str] = field(default_factory=dict)
    tamu: list[Tamu] = field(default_factory=lambda: [Tamu()])
    hadir: list[Hadir] = field(default_factory=list)
    at: int = 0

    @property
    def front(self) -> Tamu:
        return self.tamu[self.at]

    @property
    def typed(self) -> list[int]:
        """Places of the people of whom something is typed."""
        return [at for at, one in enumerate(self.tamu) if not one.is_empty]

    @property
    def decided(self) -> list[Hadir]:
        return [one for one in self.hadir if one.is_decided]

    @property
    def is_empty(self) -> bool:
        """Whether leaving it would lose nothing."""
        told = (*self.bersama.values(), *self.bukti.values())
        return not (self.typed or self.decided or any(text.strip() for text in told))

    @property
    def is_unsaved(self) -> bool:
        """Whether more than the number of a card is typed."""
        told = [
            text for kolom, text in (self.bersama | self.bukti).items() if kolom != "nkk" and text.strip()
        ]
        return bool(self.typed or self.decided or told)

    @property
    def keluarga(self) -> Keluarga:
        """What saving is asked to save; its `baru` are `typed`, in their order."""
        return Keluarga(
            bersama=dict(self.bersama),
            baru=[self.tamu[at].orang for at in self.typed],
            bukti=dict(self.bukti),
            sesuai=[one.id for one in self.hadir if one.sesuai],
            ubah={(one.id, kolom): text for one in self.hadir for kolom, text in one.ubah.items()},
        )

    def take_family(self, found: Sequence[Terdaftar]) -> None:
        """The listed voters of the card typed now; what was decided about others stays."""
        before = {one.id: one for one in self.hadir}
        fresh = [before.get(one.pemilih.id) or Hadir(one) for one in found]
        for one, told in zip(fresh, found, strict=True):
            one.terdaftar = told
        here = {one.id for one in fresh}
        self.hadir = fresh + [one for one in self.hadir if one.is_decided and one.id not in here]

    def next_person(self) -> None:
        """Bring the person still to be typed to the front, made now if there is none."""
        if not self.tamu[-1].is_empty:
            self.tamu.append(Tamu())
        self.at = len(self.tamu) - 1

    def drop(self, at: int) -> None:
        """Forget one who was typed."""
        del self.tamu[at]
        if not self.tamu:
            self.tamu.append(Tamu())
        self.at = min(self.at - (at < self.at), len(self.tamu) - 1)

    def recognise(self, at: int, kembar: Kembar) -> Hadir:
        """He is the listed one: confirmed, and what was typed is kept for correcting him."""
        typed = {**self.bersama, **self.tamu[at].isian}
        found = next((one for one in self.hadir if one.id == kembar.terdaftar.pemilih.id), None)
        if found is None:
            found = Hadir(kembar.terdaftar)
            self.hadir.append(found)
        found.sesuai = True
        found.ketikan = {kolom: text for kolom, text in typed.items() if text.strip()}
        self.drop(at)
        return found


def is_numbered(jenis: str) -> bool:
    """Whether a paper has a number of its own to write down."""
    return " ".join(jenis.casefold().split()) not in _CARDS


def undecided(tamu: Tamu, found: Diperiksa) -> list[Kembar]:
    """Listed voters who may be he and of whom nobody has said so yet; the same NIK is the same person."""
    return [
        one for one in found.kembar if Serupa.NIK in one.alasan or one.terdaftar.pemilih.id not in tamu.lain
    ]


def obstacle(meja: Meja, place: int, checked: Sequence[Diperiksa]) -> Halangan | None:
    """What keeps `checked[place]` from being saved, the first field first; None: nothing."""
    tamu, found = meja.tamu[meja.typed[place]], checked[place]
    words = field_words()
    for kolom in (*PERSON, *BERSAMA):
        if kolom in found.periksa.salah:
            why = tr(found.periksa.salah[kolom].kalimat)
            return Halangan(kolom, f"{words[kolom]}: {why}")
    if twins := undecided(tamu, found):
        return Halangan("kembar", _of_twin(twins[0]))
    lacking = [kolom for kolom in PERSON if kolom in found.kurang]
    if lacking:
        names = ", ".join(words[kolom] for kolom in lacking)
        return Halangan(lacking[0], tr("Belum diisi: {names}.", names=names))
    if found.periksa.hak is Hak.TIDAK:
        return Halangan("tanggal_lahir", tr("Tidak dicatat: kosongkan orang ini, atau betulkan tanggalnya."))
    return _of_double(meja, place, found)


def _of_twin(twin: Kembar) -> str:
    if Serupa.NIK in twin.alasan:
        return tr("NIK ini sudah terdaftar: F6 bila ini orangnya, atau betulkan NIK-nya.")
    return tr("Mungkin sudah terdaftar: F6 bila ini orangnya, F7 bila orang lain.")


def _of_double(meja: Meja, place: int, found: Diperiksa) -> Halangan | None:
    """Two of this form with one NIK cannot both be saved."""
    people = [meja.tamu[at] for at in meja.typed]
    for other in found.dobel:
        if people[other].isian.get("nik", "").strip() and _same(people[place], people[other], "nik"):
            number = meja.typed[other] + 1
            return Halangan("nik", tr("NIK sama dengan orang ke-{number} di isian ini.", number=number))
    return None


def _same(one: Tamu, other: Tamu, kolom: str) -> bool:
    def bare(tamu: Tamu) -> str:
        return "".join(filter(str.isalnum, tamu.isian.get(kolom, "")))

    return bare(one) == bare(other)


def told_of(meja: Meja) -> str:
    """What lies here unsaved: "2 orang baru, 1 sesuai"."""
    return counted(counts_of(meja))


def counts_of(meja: Meja) -> dict[str, int]:
    """How many are new, right as they are listed, corrected."""
    return {
        "baru": len(meja.typed),
        "sesuai": sum(one.sesuai and not one.ubah for one in meja.hadir),
        "ubah": sum(bool(one.ubah) for one in meja.hadir),
    }


def counted(counts: Mapping[str, int]) -> str:
    """The same in words."""
    parts = [
        tr("{count} orang baru", count=counts["baru"]) if counts["baru"] else "",
        tr("{count} sesuai", count=counts["sesuai"]) if counts["sesuai"] else "",
        tr("{count} dibetulkan", count=counts["ubah"]) if counts["ubah"] else "",
    ]
    return ", ".join(filter(None, parts))
