"""Rows of a return without the program, judged one by one: struck, corrected, new, or not taken and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from app.domain.alasan_tertulis import is_code, read_alasan
from app.domain.bukti import KOLOM_BUKTI
from app.domain.catatan import Kode
from app.domain.nik import is_nik
from app.domain.pemilih import Pemilih
from app.domain.perubahan import KOLOM_UBAH
from app.domain.sebab_isian import SebabIsian
from app.domain.syarat import is_old_enough
from app.domain.tanggal_lahir import TanggalError, read_serial, read_tanggal
from app.domain.tms import ARTI, Alasan
from app.domain.warga import Warga, judge, suspects
from app.services.kpu.manual_match import Cocok, Terdaftar, likely, match
from app.sheets.village_columns import KOLOM_ALASAN
from app.sheets.village_workbook_reader import VillageRow

Jenis = Literal["tms", "ubah", "baru"]
Hasil = Literal["masuk", "diperbarui", "ditolak", "ganda"]
COMPARED: tuple[str, ...] = tuple(kolom for kolom in KOLOM_UBAH if kolom != "alamat")
"""What is compared unless more is asked: addresses are spelled anew in every village's table."""
_REQUIRED = ("nama", "kelamin", "tanggal_lahir")
_NO_REASON = frozenset(
    ("", "-", "0", "BARU", "PEMILIH BARU", "UBAH", "UBAH DATA", "AKTIF", "TETAP", "B", "U")
)


@dataclass(frozen=True, slots=True)
class Keterangan:
    """One sentence about a row; `nilai` fills it."""

    sebab: SebabIsian
    nilai: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sebab.kalimat.format(**self.nilai)


@dataclass(frozen=True, slots=True)
class Baris:
    """One row. `hasil`: masuk, diperbarui (it replaces an undecided one), ditolak, ganda (said already).

    `jenis`, `pemilih`, `cocok`, `isi`, `bukti`: as they would be kept; `isi` of one that nobody was found for
    holds all that it says. `lama`: number of the row it replaces.
    """

    lembar: str
    nomor: int
    hasil: Hasil
    jenis: Jenis = "ubah"
    pemilih: str = ""
    cocok: str = ""
    isi: Mapping[str, str] = field(default_factory=dict, repr=False)
    bukti: Mapping[str, str] = field(default_factory=dict, repr=False)
    keterangan: tuple[Keterangan, ...] = ()
    nama: str = field(default="", repr=False)
    lama: int = 0

    @property
    def is_taken(self) -> bool:
        return self.hasil in ("masuk", "diperbarui")

    def instead(self, hasil: Hasil, sebab: SebabIsian, **nilai: str) -> "Baris":
        """The same row, not taken after all."""
        return replace(self, hasil=hasil, keterangan=(Keterangan(sebab, nilai),))


@dataclass(frozen=True, slots=True)
class Aturan:
    """How rows are read. `alasan`: the mark of a table that has no column for it; `hari`: the voting day."""

    hari: date
    alasan: Alasan | None = None
    kolom: frozenset[str] = frozenset(COMPARED)


class _RefusedError(ValueError):
    """The row is not taken."""

    def __init__(self, sebab: SebabIsian, **nilai: str) -> None:
        super().__init__(sebab.value)
        self.keterangan = Keterangan(sebab, nilai)


def judged(
    rows: Sequence[VillageRow], known: Terdaftar, aturan: Aturan, in_district: Sequence[str]
) -> list[Baris]:
    """Every row of a file. `in_district`: NIKs of the rows that somebody in the district has."""
    suspect = suspects(row.isi for row in rows)
    elsewhere = frozenset(in_district)
    columns = [kolom for kolom in KOLOM_ALASAN if any(kolom in row.isi for row in rows)]
    found = [
        _judged(row, judge(row.isi, row.angka, suspect), known, aturan, columns, elsewhere) for row in rows
    ]
    return _once_each(found)


def niks(rows: Iterable[VillageRow]) -> list[str]:
    """The NIKs that a file says, to ask the district about."""
    return sorted({text for row in rows if is_nik(text := row.isi.get("nik", ""))})


def _judged(
    row: VillageRow,
    warga: Warga,
    known: Terdaftar,
    aturan: Aturan,
    columns: Sequence[str],
    elsewhere: frozenset[str],
) -> Baris:
    orang = Pemilih("", dpid=row.isi.get("dpid", ""), **warga.isian)
    blank = Baris(row.lembar, row.nomor, "ditolak", nama=orang.nama)
    try:
        reason = _reason(row, columns, aturan.alasan)
        _refuse_damage(orang, warga)
        bukti = _bukti(row)
        if reason is not None:
            return _struck(replace(blank, bukti=bukti), reason, match(orang, known), _said(warga))
        return _stated(replace(blank, bukti=bukti), orang, warga, known, aturan, elsewhere)
    except _RefusedError as error:
        return replace(blank, keterangan=(error.keterangan,))


def _reason(row: VillageRow, columns: Sequence[str], usual: Alasan | None) -> Alasan | None:
    """Why KPU should strike the person, or None; other words count only in the column that is for reasons."""
    texts = {kolom: text for kolom in columns if (text := row.isi.get(kolom, "")).upper() not in _NO_REASON}
    found = {reason for text in texts.values() if (reason := read_alasan(text)) is not None}
    if len(found) > 1:
        raise _RefusedError(SebabIsian.ALASAN_BERTENTANGAN)
    if not found and "alasan" in texts:
        is_number = is_code(texts["alasan"])
        raise _RefusedError(SebabIsian.ALASAN_ANGKA if is_number else SebabIsian.ALASAN_TIDAK_DIKENAL)
    reason = found.pop() if found else usual
    if reason in (None, Alasan.SESUAI):
        return None
    if not ARTI[reason].kpu:
        raise _RefusedError(SebabIsian.PEMILIHAN_INI_SAJA)
    return reason


def _refuse_damage(orang: Pemilih, warga: Warga) -> None:
    """A damaged number is no help, unless the DPID says who it is; a masked one says nothing."""
    damaged = [note for note in warga.salah if note.kode is not Kode.DISAMARKAN]
    if damaged and not (orang.dpid and damaged[0].kolom in ("NIK", "NKK")):
        raise _RefusedError(SebabIsian.ISIAN, kolom=damaged[0].kolom, alasan=damaged[0].kode.kalimat)
    if not (orang.dpid or orang.nik or orang.nama):
        raise _RefusedError(SebabIsian.TANPA_IDENTITAS)


def _bukti(row: VillageRow) -> dict[str, str]:
    """The evidence that the row names, for the operator to look at."""
    told: dict[str, str] = {}
    for kolom in KOLOM_BUKTI:
        if text := " ".join(row.isi.get(f"bukti_{kolom}", "").split()):
            told[kolom] = _day(text, f"bukti_{kolom}" in row.angka) if kolom.startswith("tanggal") else text
    return told


def _day(text: str, is_number: bool) -> str:
    try:
        return read_serial(text) if is_number else read_tanggal(text)
    except TanggalError as error:
        raise _RefusedError(SebabIsian.BUKTI_SALAH) from error


def _said(warga: Warga) -> dict[str, str]:
    """What the row says of KPU's fields."""
    return {kolom: value for kolom, value in warga.isian.items() if value and kolom in KOLOM_UBAH}


def _struck(row: Baris, reason: Alasan, found: Cocok, said: Mapping[str, str]) -> Baris:
    """Beside the reason stays what the row says of the person: an operator compares it."""
    voter = found.pemilih.id if found.pemilih else ""
    return replace(
        row,
        hasil="masuk",
        jenis="tms",
        pemilih=voter,
        cocok=found.cocok,
        isi={**said, "usul_kpu": ARTI[reason].kpu},
        keterangan=_doubt(found),
    )


def _doubt(found: Cocok) -> tuple[Keterangan, ...]:
    return (Keterangan(found.sebab, {"pemilih": found.mungkin}),) if found.sebab else ()


def _stated(
    row: Baris,
    orang: Pemilih,
    warga: Warga,
    known: Terdaftar,
    aturan: Aturan,
    elsewhere: frozenset[str],
) -> Baris:
    """Somebody who stays: as KPU has him, otherwise, or not on the list."""
    found = match(orang, known)
    said = _said(warga)
    if found.pemilih is not None:
        isi = differences(found.pemilih, said, aturan.kolom)
        row = replace(row, jenis="ubah", pemilih=found.pemilih.id, cocok=found.cocok, isi=isi)
        return replace(row, hasil="masuk") if isi else row.instead("ganda", SebabIsian.SUDAH_DEMIKIAN)
    if found.sebab is not SebabIsian.TIDAK_DITEMUKAN:
        return replace(row, hasil="masuk", jenis="ubah", isi=said, keterangan=_doubt(found))
    return _new(row, orang, said, known, aturan, elsewhere)


def differences(voter: Pemilih, said: Mapping[str, str], kolom: Iterable[str] = KOLOM_UBAH) -> dict[str, str]:
    """What a row says otherwise than KPU's list."""
    return {name: said[name] for name in kolom if name in said and said[name] != getattr(voter, name)}


def _new(
    row: Baris,
    orang: Pemilih,
    said: Mapping[str, str],
    known: Terdaftar,
    aturan: Aturan,
    elsewhere: frozenset[str],
) -> Baris:
    """Somebody whom no row of the list is like; what he is like a little is told."""
    for kolom in (*_REQUIRED, "nik", "nkk"):
        if not getattr(orang, kolom):
            raise _RefusedError(SebabIsian.ISIAN, kolom=kolom.upper().replace("_", " "), alasan=_EMPTY)
    if not is_old_enough(orang, aturan.hari):
        raise _RefusedError(SebabIsian.BELUM_CUKUP_UMUR)
    told = [*_likely(orang, known)]
    if orang.nik in elsewhere:
        told.append(Keterangan(SebabIsian.TERDAFTAR_DI_LAIN))
    tps, dari = (orang.tps_kpu, "") if orang.tps_kpu else known.usual_tps(orang)
    if dari:
        told.append(Keterangan(SebabIsian.TPS_KPU_USUL, {"tps": tps, "dari": dari}))
    elif not tps:
        told.append(Keterangan(SebabIsian.TPS_KPU_KOSONG))
    isi = {**said, "tps_kpu": tps} if tps else dict(said)
    return replace(row, hasil="masuk", jenis="baru", isi=isi, keterangan=tuple(told))


_EMPTY = Kode.KOSONG.kalimat


def _likely(orang: Pemilih, known: Terdaftar) -> Iterator[Keterangan]:
    for voter, why in likely(orang, known)[:1]:
        yield Keterangan(SebabIsian.MUNGKIN_TERDAFTAR, {"pemilih": voter, "alasan": why})


def key_of(row: Baris) -> tuple[str, ...]:
    """What makes two rows speak of one thing."""
    if row.pemilih:
        return (row.jenis, row.pemilih)
    who = row.isi.get("nik") or f"{row.isi.get('nama', row.nama)} {row.isi.get('tanggal_lahir', '')}"
    return (row.jenis, "", who)


def told_of(row: Baris) -> tuple[str, Mapping[str, str]]:
    """What a row asks KPU for: of a struck voter the reason alone."""
    return row.jenis, {"usul_kpu": row.isi["usul_kpu"]} if row.jenis == "tms" else row.isi


def _once_each(rows: Sequence[Baris]) -> list[Baris]:
    """Of a voter named by several rows: the same said again is `ganda`, another thing refuses all of them."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at, row in enumerate(rows):
        if row.is_taken:
            places.setdefault((row.pemilih,) if row.pemilih else key_of(row), []).append(at)
    result = list(rows)
    for same in places.values():
        first = rows[same[0]]
        agreed = all(told_of(rows[at]) == told_of(first) for at in same)
        for at in same[1:] if agreed else same:
            other = first if at != same[0] else rows[same[-1]]
            hasil: Hasil = "ganda" if agreed else "ditolak"
            sebab = SebabIsian.BARIS_SAMA if agreed else SebabIsian.BARIS_BERBEDA
            result[at] = rows[at].instead(hasil, sebab, baris=str(other.nomor))
    return result
