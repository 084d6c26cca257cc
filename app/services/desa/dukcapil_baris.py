"""One row of an answered list: whose it is, what it answers; or why it is not taken."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from app.domain.cocok import is_same_name
from app.domain.dukcapil import KOLOM_BEDA, read_jawaban
from app.domain.dukcapil_daftar import Butir
from app.domain.dukcapil_sebab import Sebabnya, TolakError
from app.domain.errors import UserError
from app.domain.nik import is_nik, masked
from app.domain.pemilih import Pemilih
from app.domain.tanggal import short_date
from app.domain.tanggal_lahir import TanggalError, read_serial
from app.domain.voter_id import is_voter_id
from app.domain.warga import Warga, judge
from app.services.desa.dukcapil_jawaban import Jawaban, Surat, kept_of, surat
from app.sheets.dukcapil_columns import HEADINGS, OFFICE
from app.sheets.village_workbook_reader import VillageRow

Hasil = Literal["masuk", "tetap", "ditolak", "ganda"]
"""What a row would do; `ganda`: an earlier row says the same."""


@dataclass(frozen=True, slots=True)
class Keterangan:
    """One sentence about a row; `nilai` fills it."""

    sebab: Sebabnya
    nilai: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sebab.kalimat.format(**self.nilai)


@dataclass(frozen=True, slots=True)
class Baris:
    """One row of the file. `jawab`: what applying it keeps, None where nothing is. `nik` masked."""

    lembar: str
    nomor: int
    hasil: Hasil
    daftar: str = ""
    urut: str = ""
    nama: str = ""
    nik: str = ""
    pemilih: str = ""
    keterangan: tuple[Keterangan, ...] = ()
    jawab: Jawaban | None = None

    def instead(self, hasil: Hasil, sebab: Sebabnya, **nilai: str) -> "Baris":
        """The same row, not taken after all."""
        return replace(self, hasil=hasil, keterangan=(Keterangan(sebab, nilai),), jawab=None)


@dataclass(frozen=True, slots=True)
class Terdaftar:
    """A voter on the list now, and what the office was asked and said of him."""

    pemilih: Pemilih
    isi: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Isian:
    """The rows of one list by what a table may name them by."""

    urut: Mapping[str, Sequence[Butir]]
    kode: Mapping[str, Butir]
    nik: Mapping[str, Sequence[Butir]]


def index_of(rows: Iterable[Butir], voters: Mapping[str, Terdaftar]) -> Isian:
    """Rows of voters who are still listed."""
    urut: dict[str, list[Butir]] = defaultdict(list)
    nik: dict[str, list[Butir]] = defaultdict(list)
    listed = [one for one in rows if one.pemilih in voters]
    for one in listed:
        urut[str(one.urut)].append(one)
        nik[voters[one.pemilih].pemilih.nik].append(one)
    return Isian(urut, {one.pemilih: one for one in listed}, nik)


@dataclass(frozen=True, slots=True)
class Bahan:
    """All that rows are held against. `daftar`, `surat`: where a row names none; `pernah`: every value that a
    voter ever had in a field."""

    lists: Mapping[str, Isian]
    voters: Mapping[str, Terdaftar]
    daftar: str
    surat: Surat | None
    pernah: "Pernah"


class Pernah:
    """Asked only where a cell is not what the list has now: the list may have been corrected meanwhile."""

    def values(self, voter: str, kolom: str) -> set[str]:
        """Values that the list had."""
        raise NotImplementedError


def judge_row(row: VillageRow, bahan: Bahan) -> Baris:
    """What the row would do. Each row is one of the four outcomes."""
    told = Baris(row.lembar, row.nomor, "masuk", _whole(row, "daftar") or bahan.daftar, _whole(row, "urut"))
    nik = row.isi.get("nik", "")
    told = replace(told, nama=row.isi.get("nama", ""), nik=masked(nik) if is_nik(nik) else "")
    try:
        return _answered(told, row, bahan)
    except TolakError as error:
        return told.instead("ditolak", error.sebab, **error.nilai)


def _answered(told: Baris, row: VillageRow, bahan: Bahan) -> Baris:
    office = _office(row)
    if not row.isi.get("jawaban", "").strip(" -"):
        if office.isian or office.salah:
            raise TolakError(Sebabnya.NILAI_TANPA_JAWABAN)
        return told.instead("tetap", Sebabnya.TANPA_JAWABAN)
    butir = _find(told, row, bahan)
    known = bahan.voters[butir.pemilih]
    told = replace(told, pemilih=butir.pemilih, urut=str(butir.urut))
    _refuse_other_cells(row, known.pemilih, bahan.pernah)
    one = _answer(told, row, office, bahan)
    kept = _kept(one, butir, known)
    if kept == known.isi:
        return told.instead("tetap", Sebabnya.SUDAH_DEMIKIAN)
    if known.isi.get("jawaban") and known.isi.get("tanggal", "") > kept["tanggal"]:
        raise TolakError(Sebabnya.SURAT_LAMA)
    empty = one.jawaban == "data_beda" and not any(kolom in kept for kolom in KOLOM_BEDA)
    notes = (Keterangan(Sebabnya.TANPA_NILAI),) if empty else ()
    return replace(told, keterangan=notes, jawab=one)


def _kept(one: Jawaban, butir: Butir, known: Terdaftar) -> dict[str, str]:
    """What would be kept, or why it cannot be."""
    if butir.konflik:
        raise TolakError(Sebabnya.KONFLIK)
    if butir.lagi:
        raise TolakError(Sebabnya.DITANYAKAN_LAGI, daftar=butir.lagi)
    try:
        return kept_of(one, known.isi, known.pemilih)
    except UserError as error:
        kolom = HEADINGS.get(str(error.params.get("kolom", "")), "KETERANGAN")
        sebab = Sebabnya.BERLAWANAN if error.code == "DUKCAPIL_CONTRARY" else Sebabnya.DITOLAK
        raise TolakError(sebab, kolom=kolom) from error


# Whose row ------------------------------------------------------------------------------------------------


def _find(told: Baris, row: VillageRow, bahan: Bahan) -> Butir:
    """The list's row: by its number, proved by code, NIK or name; without a number by code or NIK alone."""
    if not told.daftar:
        raise TolakError(Sebabnya.TANPA_DAFTAR)
    if told.daftar not in bahan.lists:
        raise TolakError(Sebabnya.DAFTAR_TIDAK_ADA)
    rows, code, nik = bahan.lists[told.daftar], _code(row), row.isi.get("nik", "")
    if told.urut:
        return _proved(told, row, rows.urut.get(told.urut, ()), bahan)
    if not (code or nik):
        raise TolakError(Sebabnya.TANPA_IDENTITAS)
    coded = [rows.kode[code]] if code in rows.kode else []
    found = coded if code else rows.nik.get(nik, ())
    if len(found) != 1 or not _is_he(row, found[0], bahan):
        raise TolakError(Sebabnya.TIDAK_COCOK, daftar=told.daftar)
    return found[0]


def _proved(told: Baris, row: VillageRow, numbered: Sequence[Butir], bahan: Bahan) -> Butir:
    if not numbered:
        raise TolakError(Sebabnya.NOMOR_TIDAK_ADA, daftar=told.daftar)
    if not any(row.isi.get(kolom) for kolom in ("id", "nik", "nama")):
        raise TolakError(Sebabnya.TANPA_IDENTITAS)
    found = next((one for one in numbered if _is_he(row, one, bahan)), None)
    if found is None:
        raise TolakError(Sebabnya.BERGESER, daftar=told.daftar, urut=told.urut)
    return found


def _is_he(row: VillageRow, one: Butir, bahan: Bahan) -> bool:
    """Nothing that names a person in the row says somebody else; a code needs no number beside it."""
    voter, code, nik = bahan.voters[one.pemilih].pemilih, _code(row), row.isi.get("nik", "")
    if code not in ("", voter.id):
        return False
    if not code and nik not in ("", voter.nik) and nik not in bahan.pernah.values(voter.id, "nik"):
        return False
    name = row.isi.get("nama", "")
    return _is_named(name, voter) or name.upper() in bahan.pernah.values(voter.id, "nama")


def _is_named(name: str, voter: Pemilih) -> bool:
    return not name or is_same_name(name, voter.nama)


def _refuse_other_cells(row: VillageRow, voter: Pemilih, pernah: Pernah) -> None:
    """An office that writes into our columns says something we must not overlook."""
    read = judge(
        {kolom: row.isi[kolom] for kolom in KOLOM_BEDA if row.isi.get(kolom)}, row.angka, frozenset()
    )
    for kolom in KOLOM_BEDA:
        raw, ours = row.isi.get(kolom, ""), str(getattr(voter, kolom))
        shown = short_date(ours) if kolom == "tanggal_lahir" and ours else ours
        value = read.isian.get(kolom, " ".join(raw.upper().split()))
        if not raw or raw in (ours, shown, "-") or value == ours:
            continue
        if value not in pernah.values(voter.id, kolom):
            raise TolakError(Sebabnya.KOLOM_DIUBAH, kolom=HEADINGS[kolom])


def _code(row: VillageRow) -> str:
    """A number cell drops the leading zeros of KPU's six digits; the check digit proves them."""
    text = row.isi.get("id", "").upper()
    whole = text.removesuffix(".0").zfill(6)
    return whole if "id" in row.angka and is_voter_id(whole) else text


def _whole(row: VillageRow, kolom: str) -> str:
    """`7` of `7`, `7.0` or `007`; other texts as they are."""
    text = row.isi.get(kolom, "").strip().removesuffix(".0")
    return str(int(text)) if text.isdecimal() and text.isascii() else text


# What it answers ------------------------------------------------------------------------------------------


def _office(row: VillageRow) -> Warga:
    """The office's values as the list would have them."""
    told = {kolom: row.isi[OFFICE + kolom] for kolom in KOLOM_BEDA if row.isi.get(OFFICE + kolom)}
    numeric = frozenset(kolom.removeprefix(OFFICE) for kolom in row.angka if kolom.startswith(OFFICE))
    return judge(told, numeric, frozenset())


def _answer(told: Baris, row: VillageRow, office: Warga, bahan: Bahan) -> Jawaban:
    for wrong in (*office.salah, *office.catatan):
        kolom = HEADINGS[wrong.kolom.lower().replace(" ", "_")]
        raise TolakError(Sebabnya.ISIAN, kolom=kolom, alasan=wrong.kode.kalimat)
    jawaban = read_jawaban(row.isi["jawaban"])
    if jawaban is None:
        raise TolakError(Sebabnya.JAWABAN_LAIN)
    note = row.isi.get("keterangan", "")
    return Jawaban(told.pemilih, told.daftar, jawaban, _letter(row, bahan.surat), note, office.isian)


def _letter(row: VillageRow, usual: Surat | None) -> Surat:
    nomor, tanggal = row.isi.get("nomor", ""), row.isi.get("tanggal", "")
    try:
        if "tanggal" in row.angka:
            tanggal = read_serial(tanggal)
        if nomor or tanggal or usual is None:
            return surat(nomor or (usual.nomor if usual else ""), tanggal or (usual.tanggal if usual else ""))
    except (UserError, TanggalError) as error:
        raise TolakError(Sebabnya.TANPA_SURAT) from error
    return usual
