"""One person as somebody types: what is wrong, what the NIK proposes, whether he may vote. Never repaired.

A NIK says a birth date with two digits for the year. Proposed is the later century, unless the person
would then be a child below 12 on the voting day: then the earlier one, which makes at most 111 years.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.catatan import Catatan, Kode
from app.domain.errors import UserError
from app.domain.isian import clean
from app.domain.nik import birth_in, is_nik
from app.domain.pemilih import Pemilih
from app.domain.sidalih import compare_nik
from app.domain.sidalih_fields import sex, sixteen
from app.domain.syarat import VOTING_AGE, Hak, hak_pilih, umur
from app.domain.tanggal import age_bounds, is_tanggal
from app.domain.tanggal_lahir import TanggalError, read_tanggal

_YOUNGEST_AT_THE_DESK = 12
_OLD = 100
_NONE: frozenset[str] = frozenset()
_UNKNOWN_DATE = "0000-00-00"


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """What can be said of one person without looking into the list.

    `isian`: the accepted values as they would be saved. `salah`: field -> why it is not accepted.
    `usul`: birth date (ISO) and sex that the NIK says, where they were left empty or differ.
    """

    isian: Mapping[str, str]
    salah: Mapping[str, Kode] = field(default_factory=dict)
    usul: Mapping[str, str] = field(default_factory=dict)
    catatan: tuple[Catatan, ...] = ()
    umur: str = ""
    hak: Hak = Hak.BELUM_DIISI


def periksa(ketikan: Mapping[str, str], hari: date, wajib: tuple[str, ...] = ()) -> Pemeriksaan:
    """Judge what was typed so far, field by field. `wajib`: fields that may not stay empty."""
    isian: dict[str, str] = {}
    salah: dict[str, Kode] = {}
    for kolom, text in ketikan.items():
        try:
            isian[kolom] = read_field(kolom, text)
        except IsianError as error:
            salah[kolom] = error.kode
    for kolom in wajib:
        if not isian.get(kolom):
            salah.setdefault(kolom, Kode.KOSONG)
    nik, lahir, kelamin, kawin = (
        isian.get(kolom, "") for kolom in ("nik", "tanggal_lahir", "kelamin", "kawin")
    )
    return Pemeriksaan(
        isian,
        salah,
        usul=_proposed(nik, lahir, kelamin, hari),
        catatan=catatan_orang(nik, lahir, kelamin, kawin, hari),
        umur=umur(Pemilih("", tanggal_lahir=lahir), hari) if lahir else "",
        hak=hak_pilih(lahir, kawin, hari),
    )


class IsianError(ValueError):
    """Why a field is not accepted, as a code; the text itself is not kept."""

    def __init__(self, kode: Kode) -> None:
        super().__init__(kode.value)
        self.kode = kode


def read_field(kolom: str, text: str) -> str:
    """The value as the list keeps it; "" where nothing was typed. Raises IsianError."""
    text = " ".join(text.split())
    if not text:
        return ""
    if kolom in ("nik", "nkk"):
        return read_number(text)
    if kolom == "tanggal_lahir":
        return _date(text)
    if kolom == "kelamin":
        return _sex(text)
    try:
        return clean(kolom, text)
    except UserError as error:
        raise IsianError(Kode.TIDAK_DITERIMA) from error


def read_number(text: str, *, numeric: bool = False, suspect: bool = False) -> str:
    """A NIK or NKK of 16 digits, freed of what separates them. Raises IsianError.

    `numeric`: it stood in a number cell. `suspect`: its whole column looks rounded.
    """
    reasons: list[Catatan] = []
    of = frozenset(("NIK",))
    digits = sixteen("NIK", text, of if numeric else _NONE, of if suspect else _NONE, [], reasons)
    if reasons:
        raise IsianError(reasons[0].kode)
    return digits


def _date(text: str) -> str:
    try:
        return read_tanggal(text)
    except TanggalError as error:
        raise IsianError(error.kode) from error


def _sex(text: str) -> str:
    reasons: list[Catatan] = []
    kelamin = sex(text, reasons)
    if reasons:
        raise IsianError(reasons[0].kode)
    return kelamin


def birth_date_in(nik: str, hari: date) -> str:
    """The birth date a NIK says, ISO, in the century that the first lines of this file decide; or ""."""
    carried = birth_in(nik) if is_nik(nik) else None
    if carried is None:
        return ""
    last = hari.year - hari.year % 100
    for century in (last, last - 100):
        text = f"{century + carried.year2:04}-{carried.month:02}-{carried.day:02}"
        if is_tanggal(text) and age_bounds(text, hari)[0] >= _YOUNGEST_AT_THE_DESK:
            return text
    return ""


def _proposed(nik: str, lahir: str, kelamin: str, hari: date) -> dict[str, str]:
    carried = birth_in(nik) if is_nik(nik) else None
    if carried is None:
        return {}
    usul = {"tanggal_lahir": birth_date_in(nik, hari), "kelamin": carried.kelamin}
    typed = {"tanggal_lahir": lahir, "kelamin": kelamin}
    return {kolom: value for kolom, value in usul.items() if value and value != typed[kolom]}


def catatan_orang(nik: str, lahir: str, kelamin: str, kawin: str, hari: date) -> tuple[Catatan, ...]:
    """What to look at twice; none of it is an error. A NIK from elsewhere is no remark: people move."""
    notes: list[Catatan] = []
    if is_nik(nik):
        carried = birth_in(nik)
        compare_nik(nik, lahir or _UNKNOWN_DATE, kelamin or (carried.kelamin if carried else ""), notes)
    if is_tanggal(lahir):
        youngest, oldest = age_bounds(lahir, hari)
        if youngest > _OLD:
            notes.append(Catatan("TANGGAL LAHIR", Kode.LEBIH_100))
        if oldest < VOTING_AGE and kawin in ("S", "P"):
            notes.append(Catatan("STS KAWIN", Kode.KAWIN_MUDA))
    return tuple(notes)
