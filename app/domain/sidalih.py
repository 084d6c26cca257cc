"""One row of KPU's 33-column Sidalih export: accepted as a `Pemilih` with notes, or refused with reasons.

Policy. Refused, and never repaired: a NIK or NKK that is missing, sits in a number cell (Excel keeps
15 digits), has letters, stars or another length; an empty name; a birth date with more than one
meaning; an unreadable sex; no KEL_ID (nobody could say which village). Everything else is accepted
with a note. Digits are never changed: only what surrounds or separates them is dropped.
Ages need the voting day and are not looked at here.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from operator import is_not
from typing import NamedTuple

from app.domain.catatan import Catatan, Kode
from app.domain.nik import birth_in, is_nik
from app.domain.pemilih import Pemilih
from app.domain.sidalih_fields import QUOTES, ZEROS, birth, sex, sixteen, three_digits

KOLOM_SIDALIH = (
    "NO", "KEC_ID", "KECAMATAN", "KEL_ID", "KELURAHAN", "DPID", "NKK", "NIK", "NAMA", "TEMPAT LAHIR",
    "TANGGAL LAHIR", "STS KAWIN", "KELAMIN", "ALAMAT", "RT", "RW", "DISABILITAS", "EKTP", "KETERANGAN",
    "SUMBER", "TPS_ID", "TPS", "K1", "K2", "K3", "UPDATED_AT", "STATUS", "RANK", "TAHAPAN_ID",
    "PROV_ASAL", "KAB_ASAL", "KEC_ASAL", "KEL_ASAL",
)  # fmt: skip
"""The header of the 2024 export, in its order."""

LONGEST = 250
"""Characters in a cell; every column must fit into an Excel cell and a printed line again."""
_USED = KOLOM_SIDALIH.index("TPS") + 1
_NONE: frozenset[str] = frozenset()
_EMPTY = {"null": "", "NULL": "", "Null": "", "-": "", "--": ""}
KAWIN = {
    "B": "B", "BELUM KAWIN": "B", "BELUM": "B", "BELUM MENIKAH": "B",
    "S": "S", "KAWIN": "S", "SUDAH KAWIN": "S", "SUDAH": "S", "MENIKAH": "S", "KAWIN TERCATAT": "S",
    "KAWIN BELUM TERCATAT": "S",
    "P": "P", "PERNAH KAWIN": "P", "PERNAH": "P", "CERAI HIDUP": "P", "CERAI MATI": "P", "CERAI": "P",
    "JANDA": "P", "DUDA": "P",
}  # fmt: skip
EKTP = {"S": "S", "B": "B", "K": "K", "SUDAH": "S", "BELUM": "B"}
_DISABILITAS = {digit: digit for digit in "0123456"} | {"": ""}


class Accepted(NamedTuple):
    """A voter without an id yet (`values`: the columns of `pemilih.csv` behind it), and the internal
    Sidalih ids that say where the row belongs."""

    values: tuple[str, ...]
    kel_id: str
    kec_id: str
    kecamatan: str
    kelurahan: str
    notes: tuple[Catatan, ...]

    @property
    def pemilih(self) -> Pemilih:
        return Pemilih("", *self.values)


class Refused(NamedTuple):
    """Every reason found, in column order, and whom the row names: he has not left the list."""

    reasons: tuple[Catatan, ...]
    kel_id: str
    dpid: str
    nik: str


Checked = Accepted | Refused


def normalise(
    raw: Sequence[str], numeric: frozenset[str] = _NONE, suspect: frozenset[str] = _NONE
) -> Checked:
    """Judge the 33 cell texts of one row.

    `numeric`: columns whose cell was a number in the workbook. `suspect`: columns whose values the
    file as a whole shows to be damaged (NIK, NKK: rounded to 0; TANGGAL LAHIR: month before day).
    """
    notes: list[Catatan] = []
    reasons: list[Catatan] = []
    (_, kec_id, kecamatan, kel_id, kelurahan, dpid, nkk, nik, nama, tempat, lahir, kawin, kelamin, alamat,
     rt, rw, disabilitas, ektp, _, sumber, _, tps) = _tidied(raw, notes, reasons)  # fmt: skip
    kel_id, dpid = _whole(kel_id), _whole(dpid)
    if not (nik or nkk or nama):
        return Refused((Catatan("NIK", Kode.BUKAN_PEMILIH),), kel_id, dpid, "")
    if not kel_id:
        reasons.append(Catatan("KEL_ID", Kode.KOSONG))
    if not is_nik(nkk) or "NKK" in numeric or "NKK" in suspect or nkk == ZEROS:
        nkk = sixteen("NKK", nkk, numeric, suspect, notes, reasons)
    if not is_nik(nik) or "NIK" in numeric or "NIK" in suspect or nik == ZEROS:
        nik = sixteen("NIK", nik, numeric, suspect, notes, reasons)
    if not nama:
        reasons.append(Catatan("NAMA", Kode.KOSONG))
    lahir = birth(lahir, numeric, suspect, notes, reasons)
    kelamin = sex(kelamin, reasons)
    if reasons:
        return Refused(tuple(reasons), kel_id, dpid, nik)
    if nik[6:12] != _in_nik(lahir, kelamin) or nik[12:] == "0000":
        compare_nik(nik, lahir, kelamin, notes)
    rt, rw, tps = three_digits(rt), three_digits(rw), three_digits(tps)
    kawin = _coded(KAWIN, kawin, "STS KAWIN", Kode.KAWIN_TIDAK_TERBACA, notes)
    disabilitas = _coded(_DISABILITAS, disabilitas, "DISABILITAS", Kode.DISABILITAS_TIDAK_TERBACA, notes)
    ektp = _coded(EKTP, ektp, "EKTP", Kode.EKTP_TIDAK_TERBACA, notes)
    if not dpid:
        notes.append(Catatan("DPID", Kode.DPID_KOSONG))
    if not (rt and rw and tps and alamat and tempat):
        _note_empty(notes, RT=rt, RW=rw, TPS=tps, ALAMAT=alamat, TEMPAT_LAHIR=tempat)
    values = (
        dpid, nkk, nik, nama, tempat, lahir, kawin, kelamin, alamat, rt, rw, disabilitas, ektp, sumber, tps,
    )  # fmt: skip
    return Accepted(values, kel_id, _whole(kec_id), kecamatan, kelurahan, tuple(notes))


def _tidied(raw: Sequence[str], notes: list[Catatan], reasons: list[Catatan]) -> list[str]:
    """The cells that are used: edges trimmed, `null` and dashes emptied, text in NFC on one line."""
    used, line = raw[:_USED], "".join(raw)
    if len(line) > LONGEST and max(map(len, raw)) > LONGEST:
        reasons += [
            Catatan(kolom, Kode.TERLALU_PANJANG)
            for kolom, text in zip(KOLOM_SIDALIH, raw, strict=True)
            if len(text) > LONGEST
        ]
    trimmed = [*map(str.strip, used)]
    if not (line.isascii() and line.isprintable()):
        trimmed = [*map(_one_line, trimmed)]
    cells = [_EMPTY.get(text, text) for text in trimmed]
    if any(map(is_not, trimmed, used)):
        _note_trimmed(used, cells, notes)
    return cells


def _one_line(text: str) -> str:
    visible = "".join(char if char.isprintable() else _gap(char) for char in text)
    return unicodedata.normalize("NFC", " ".join(visible.split()) if visible != text else text)


def _gap(char: str) -> str:
    """Spaces of all kinds become one; zero-width marks (category Cf) disappear."""
    return "" if unicodedata.category(char) == "Cf" else " "


def _note_trimmed(used: Sequence[str], cells: Sequence[str], notes: list[Catatan]) -> None:
    for kolom, before, after in zip(KOLOM_SIDALIH, used, cells, strict=False):
        if before != after and after and unicodedata.normalize("NFC", before) != after:
            notes.append(Catatan(kolom, Kode.DIRAPIKAN))


def _whole(text: str) -> str:
    """An internal id as its digits: a number cell may say `10542.0`; `0` and quotes mean nothing."""
    if text.isdigit() and text[0] != "0":
        return text
    bare = text.strip(QUOTES).removesuffix(".0")
    return "" if bare.strip("0") == "" else bare


def _coded(codes: dict[str, str], text: str, kolom: str, kode: Kode, notes: list[Catatan]) -> str:
    """The code of a text, "" with a note where it is unknown, "" without one where it is empty."""
    known = codes.get(text)
    if known is None:
        known = codes.get(text.strip(QUOTES).removesuffix(".0").upper())
    if known is None:
        if text:
            notes.append(Catatan(kolom, kode))
        return ""
    return known


@lru_cache(maxsize=1 << 16)
def _in_nik(lahir: str, kelamin: str) -> str:
    """The six digits a NIK given for this birth date and sex would carry (women: day + 40)."""
    if not lahir:
        return ""
    return f"{int(lahir[8:]) + (40 if kelamin == 'P' else 0):02}{lahir[5:7]}{lahir[2:4]}"


def compare_nik(nik: str, lahir: str, kelamin: str, notes: list[Catatan]) -> None:
    """Differences are information only: a NIK is not changed when a birth date is corrected."""
    if nik.endswith("0000"):
        notes.append(Catatan("NIK", Kode.NIK_SERI_0000))
    carried = birth_in(nik)
    if carried is None:
        notes.append(Catatan("NIK", Kode.NIK_TANGGAL_MUSTAHIL))
        return
    if not lahir.endswith("00") and not carried.agrees_with(lahir):
        notes.append(Catatan("NIK", Kode.NIK_BEDA_TANGGAL))
    if carried.kelamin != kelamin:
        notes.append(Catatan("NIK", Kode.NIK_BEDA_KELAMIN))


def _note_empty(notes: list[Catatan], **cells: str) -> None:
    for name, text in cells.items():
        if not text:
            notes.append(Catatan(name.replace("_", " "), Kode.TIDAK_DIISI))
