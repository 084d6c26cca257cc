"""One row of a table that is looked at before it is taken over: what it would do, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from app.domain.catatan import Catatan
from app.domain.cocok import Sebab
from app.domain.errors import UserError
from app.domain.nik import masked
from app.domain.pemilih import Pemilih
from app.domain.serupa import Pembanding
from app.domain.tanggal_lahir import TanggalError, read_serial
from app.domain.voter_id import is_voter_id
from app.domain.warga import Warga, judge, suspects
from app.services.desa.add import Orang
from app.services.desa.mark import Mark, checked_bukti
from app.services.desa.table import BUKTI_COLUMNS, bukti_of
from app.services.desa.workspace import Workspace
from app.sheets.village_workbook_reader import VillageRow, VillageTable
from app.store import terdaftar

Hasil = Literal["baru", "tandai", "tetap", "ditolak", "ganda"]
"""What a row would do. `tetap`: nothing changes. `ganda`: somebody who is listed or stands in another row."""


@dataclass(frozen=True, slots=True)
class Keterangan:
    """One sentence about a row; `nilai` fills it."""

    sebab: Sebab
    nilai: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sebab.kalimat.format(**self.nilai)


@dataclass(frozen=True, slots=True)
class Baris:
    """One row of the file. `pemilih`: the listed voter it means or may mean; `nik` masked.

    `tanda` or `orang` is what applying it does; a row with neither cannot be chosen.
    """

    lembar: str
    nomor: int
    hasil: Hasil
    nama: str = ""
    nik: str = ""
    pemilih: str = ""
    keterangan: tuple[Keterangan, ...] = ()
    tanda: Mark | None = None
    orang: Orang | None = field(default=None, repr=False)

    @property
    def can_choose(self) -> bool:
        return self.tanda is not None or self.orang is not None

    def instead(self, hasil: Hasil, sebab: Sebab, **nilai: str) -> "Baris":
        """The same row, not taken after all."""
        return replace(self, hasil=hasil, keterangan=(Keterangan(sebab, nilai),), tanda=None, orang=None)


@dataclass(frozen=True, slots=True)
class Bahan:
    """A row with what could be read of it. `orang.id` is the voter id that the row names, or ""."""

    row: VillageRow
    warga: Warga
    orang: Pemilih

    def baris(self, hasil: Hasil, *said: Keterangan, pemilih: str = "") -> Baris:
        """The row's judgement."""
        name = self.orang.nama or self.row.isi.get("nama", "")
        nik = masked(self.orang.nik) if self.orang.nik else ""
        return Baris(self.row.lembar, self.row.nomor, hasil, name, nik, pemilih, said)

    def bukti(self) -> dict[str, str]:
        """The evidence of the row; a date may be Excel's day number."""
        told = {kolom: self.row.isi[kolom] for kolom in BUKTI_COLUMNS if self.row.isi.get(kolom)}
        for kolom in told.keys() & self.row.angka:
            if kolom.startswith("bukti_tanggal"):
                told[kolom] = _from_serial(told[kolom])
        return bukti_of(told)

    def has_readable_bukti(self) -> bool:
        try:
            checked_bukti(self.bukti())
        except UserError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Pembacaan:
    """The rows of a file beside everybody on the list whom they may mean."""

    bahan: tuple[Bahan, ...]
    listed: Mapping[str, Pemilih]
    known: Pembanding


def read_rows(workspace: Workspace, table: VillageTable) -> Pembacaan:
    """Judge every row's fields, then ask the list once about all of them."""
    suspect = suspects(row.isi for row in table.baris)
    rows = tuple(_bahan(row, judge(row.isi, row.angka, suspect)) for row in table.baris)
    partners = [Pemilih(row.isi["dengan"]) for row in table.baris if row.isi.get("dengan")]
    listed = terdaftar.acquaintances(workspace.db, [*(one.orang for one in rows), *partners])
    return Pembacaan(rows, {one.id: one for one in listed}, Pembanding(listed))


def said_of(note: Catatan) -> Keterangan:
    """A remark on one field."""
    return Keterangan(Sebab.ISIAN, {"kolom": note.kolom, "alasan": note.kode.kalimat})


def _bahan(row: VillageRow, warga: Warga) -> Bahan:
    return Bahan(row, warga, Pemilih(_voter_id(row), **warga.isian))


def _voter_id(row: VillageRow) -> str:
    """A number cell drops the leading zeros of KPU's six digits; the check digit proves them."""
    text = row.isi.get("id", "").upper()
    whole = text.removesuffix(".0").zfill(6)
    return whole if "id" in row.angka and is_voter_id(whole) else text


def _from_serial(text: str) -> str:
    try:
        return read_serial(text)
    except TanggalError:
        return text
