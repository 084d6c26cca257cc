"""One voter as a table needs him, and what a list can be filtered by; read on the data lane."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from sys import intern

from app.domain.dukcapil import keadaan, perlu_diputuskan
from app.domain.ejaan import fold_name
from app.domain.peta_wilayah import Kunci
from app.domain.syarat import Hak, Kelayakan, kelayakan
from app.domain.tms import TMS, Alasan
from app.domain.voter_id import device_of, kpu_number
from app.services.desa.alias import aliases
from app.services.desa.peta_wilayah import dusun_of
from app.services.desa.workspace import Workspace
from app.store import daftar
from app.store.database import Row


@dataclass(eq=False, slots=True)
class TempatRingkas:
    """One ALAMAT/RT/RW, shared by the rows of all who live there: an act on the map changes no row."""

    dusun: str


Penamaan = Sequence[tuple[TempatRingkas, str]]
"""Places and what they are called from now on."""


@dataclass(frozen=True, slots=True)
class Ringkas:
    """One row of the table. `umur` on the voting day; `usia` its number for sorting, -1 unknown. `hak`,
    `ragu`: whether age and marriage let him vote, and whether it needs a second look (app/domain/syarat.py).

    Whom the village added was seen by who added him: his `status` is `sesuai` until somebody says otherwise.
    `jawaban`: what the population office said, `ditanya` before it did; `putuskan`: somebody has to decide.
    `kunci`: what a search by name looks into: the name as written, folded, and the alias.
    """

    id: str
    nomor: int
    no: str
    nama: str
    alias: str
    kelamin: str
    tanggal_lahir: str
    umur: str
    usia: int
    hak: str
    ragu: str
    kawin: str
    alamat: str
    rt: str
    rw: str
    tps: str
    nik: str
    nkk: str
    status: str
    usul: str
    info: str
    dengan: str
    baru: bool
    ubah: str
    bukti: bool
    catatan: str
    konflik: str
    jawaban: str
    putuskan: bool
    kunci: str
    tempat: TempatRingkas = field(compare=False)

    @property
    def dusun(self) -> str:
        """ "" where the map does not name the place."""
        return self.tempat.dusun

    @property
    def is_tms(self) -> bool:
        return self.status in TMS


@dataclass(slots=True)
class RowReader:
    """Makes rows from the store: what it needs beside the list is read once."""

    hari: date
    alias: Mapping[str, str]
    dusun: Mapping[Kunci, str]
    tempat: dict[Kunci, TempatRingkas] = field(default_factory=dict)

    @classmethod
    def of(cls, workspace: Workspace) -> "RowReader":
        return cls(workspace.pengaturan.pemilihan.hari, aliases(workspace), dusun_of(workspace))

    def remap(self, workspace: Workspace) -> Penamaan:
        """Read the map again. Whoever owns the rows gives the places their names: `DaftarIndex.remap`."""
        self.dusun = dusun_of(workspace)
        return [(tempat, self.dusun.get(kunci, "")) for kunci, tempat in self.tempat.items()]

    def _place(self, kunci: Kunci) -> TempatRingkas:
        if kunci not in self.tempat:
            self.tempat[kunci] = TempatRingkas(self.dusun.get(kunci, ""))
        return self.tempat[kunci]

    def read(self, row: Row) -> Ringkas:
        nama, alias = row["nama"], self.alias.get(row["id"], "")
        fit, own = _fit(row["tanggal_lahir"], row["kawin"], self.hari), bool(device_of(row["id"]))
        asked = json.loads(row["dukcapil"]) if row["dukcapil"] != "{}" else None
        return Ringkas(
            id=row["id"],
            nomor=row["nomor"],
            no=_number(row["id"]),
            nama=nama,
            alias=alias,
            kelamin=intern(row["kelamin"]),
            tanggal_lahir=row["tanggal_lahir"],
            umur=fit.umur,
            usia=int(fit.umur) if fit.umur.isdecimal() else -1,
            hak=fit.hak,
            ragu=fit.ragu,
            kawin=intern(row["kawin"]),
            alamat=intern(row["alamat"]),
            rt=intern(row["rt"]),
            rw=intern(row["rw"]),
            tps=intern(row["tps"]),
            nik=row["nik"],
            nkk=row["nkk"],
            status=intern(row["status_pilkades"] or (Alasan.SESUAI.value if own else "")),
            usul=intern(row["usul_kpu"]),
            info=intern(row["info"]),
            dengan=row["ganda_dengan"],
            baru=own,
            ubah=row["ubah"],
            bukti=bool(row["berbukti"]),
            catatan=row["catatan"],
            konflik=row["konflik"],
            jawaban=intern(keadaan(asked)) if asked else "",
            putuskan=asked is not None and perlu_diputuskan(asked, row.__getitem__),
            kunci="\n".join((nama.lower(), fold_name(nama), fold_name(alias))),
            tempat=self._place((row["alamat"], row["rt"], row["rw"])),
        )


@lru_cache(maxsize=1 << 16)
def _fit(lahir: str, kawin: str, hari: date) -> Kelayakan:
    return kelayakan(lahir, kawin, hari)


def _number(voter: str) -> str:
    """KPU's number, or the last two parts of the village's own id without its device: `+12`."""
    number = kpu_number(voter)
    return str(number) if number else f"+{voter.split('-')[1]}"


def read_rows(
    workspace: Workspace,
    reader: RowReader,
    voters: Sequence[str] | None = None,
) -> list[Ringkas]:
    """All rows in list order, or those of some voters; on the data lane."""
    return [reader.read(row) for row in daftar.rows(workspace.db, voters)]


def _bucket(usia: int) -> str:
    for first, last in _AGES:
        if first <= usia <= last:
            return f"{first}-{last}"
    return "?" if usia < 0 else "100+"


_AGES = ((0, 16), (17, 17), (18, 20), (21, 30), (31, 40), (41, 50), (51, 60), (61, 70), (71, 80), (81, 99))


def _yes(told: object) -> str:
    return "ya" if told else ""


def _eligibility(row: Ringkas) -> str:
    """What is unusual about who is on the list: a doubt of his age, or a marriage below 17."""
    if row.is_tms or not (row.ragu or row.hak == Hak.KAWIN):
        return ""
    return row.ragu or row.hak


FILTERS: dict[str, Callable[[Ringkas], str]] = {
    "status": lambda row: row.status or "belum",
    "tps": lambda row: row.tps,
    "dusun": lambda row: row.dusun,
    "rt": lambda row: f"{row.rt}/{row.rw}",
    "rw": lambda row: row.rw,
    "kelamin": lambda row: row.kelamin,
    "umur": lambda row: _bucket(row.usia),
    "baru": lambda row: _yes(row.baru),
    "ubah": lambda row: _yes(row.ubah),
    "tms": lambda row: _yes(row.is_tms),
    "info": lambda row: row.info,
    "tanpa_bukti": lambda row: _yes(lacks_evidence(row)),
    "catatan": lambda row: _yes(row.catatan),
    "konflik": lambda row: _yes(row.konflik),
    "syarat": lambda row: _eligibility(row),
    "usia_ragu": lambda row: _yes(row.ragu and not row.is_tms),
    "tanpa_tps": lambda row: _yes(not row.tps and not row.is_tms),
    "nik_menyusul": lambda row: _yes(row.baru and not row.nik),
    "dukcapil": lambda row: row.jawaban,
    "dukcapil_putuskan": lambda row: _yes(row.putuskan),
}
"""Filter -> the value a row has for it. Chosen values of one filter are alternatives; filters add up."""

AREAS = ("rt", "dusun", "tps")
"""What progress is told by."""

Saringan = Mapping[str, frozenset[str]]


def lacks_evidence(row: Ringkas) -> bool:
    """A change that somebody will ask a paper for. (A moved body is information and needs none.)

    The papers of a reason that stays in the village are not in the list: nobody can say that one lacks.
    """
    is_kept = row.status == Alasan.TMS_LAIN
    return not row.bukti and not is_kept and (row.is_tms or row.baru or bool(row.ubah))
