"""First-time voters by dusun, age and sex, for Kesbangpol and Dikpora: numbers alone, small ones hidden.

Each kecamatan is one table whose rows are the dusun of its villages, without sums of single villages: what is
hidden is judged table by table, and a sum in between would tell more than that judgement knows.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.domain import sel_kecil
from app.domain.errors import UserError
from app.domain.fold import undone
from app.domain.istilah import Istilah, in_sentence
from app.domain.pemilih import Pemilih, base_row
from app.domain.pemilihan import Desa
from app.domain.peta_wilayah import Kunci, fold_wilayah
from app.domain.progress import Progress, silent
from app.domain.rekap_kata import TERSAMAR, catatan
from app.domain.rekap_lembar import LembarRekap
from app.domain.rekap_orang import OLDEST_PEMULA, PEMULA, TAK_TENTU, kelompok_umur
from app.domain.sel_kecil import TANDA
from app.domain.syarat import VOTING_AGE
from app.domain.tanggal import age_bounds, day_and_date
from app.exchange import envelope, paket
from app.services.kpu.receive import dossier_of
from app.services.kpu.replay import replay
from app.services.kpu.vault_session import Vault
from app.sheets.rekap_writer import rekap_workbook
from app.store import database, vault, vault_balasan, vault_paket
from app.system.safe_file import write_atomic

DPT, DAFTAR = "DPT", "daftar KPU"
AGES = (*range(VOTING_AGE, OLDEST_PEMULA + 1),)
_UMUR = (*map(str, AGES), TAK_TENTU)
"""The youngest group holds those who are younger and ever married; `?`: the birth date spans two ages."""
_SEXES = ("L", "P", TAK_TENTU)


@dataclass(frozen=True, slots=True)
class BarisPemula:
    """One dusun ("" where the village named none) by age and sex. `sumber`: DPT or DAFTAR."""

    desa: Desa
    dusun: str
    sumber: str
    umur: Mapping[str, int]
    kelamin: Mapping[str, int]

    @property
    def jumlah(self) -> int:
        return sum(self.umur.values())


@dataclass(frozen=True, slots=True)
class Pemula:
    """`jumlah`: of the district; `dpt`, `daftar`: villages by source; `kosong`: without a package."""

    jumlah: int
    dpt: int
    daftar: int
    kosong: int
    file: Path
    baris: Sequence[BarisPemula] = field(default=(), repr=False)


def pemula(opened: Vault, path: Path, progress: Progress = silent) -> Pemula:
    """Count and write the workbook, a sheet a kecamatan; noted in the record.

    Raises PEMULA_NONE, Cancelled, file errors.
    """
    rows: list[BarisPemula] = []
    sources = Counter[str]()
    villages = sorted(
        vault.villages(opened.db, ikut=True), key=lambda one: (one.kecamatan, one.nama, one.kode)
    )
    for done, desa in enumerate(villages, 1):
        listed = _listed(opened, desa.kode)
        sources[listed.sumber] += 1
        rows.extend(_rows(desa, listed))
        progress(done, len(villages), "Menghitung pemula")
    if not sources[DPT] + sources[DAFTAR]:
        raise UserError("PEMULA_NONE")
    kepala = (
        f"Pemilih pemula {opened.pemilihan.nama}",
        f"{opened.kabupaten.nama}. Umur pada {day_and_date(opened.pemilihan.hari)}",
    )
    kaki = [TERSAMAR, _sources(sources, opened.istilah)]
    data = rekap_workbook(kepala, [*_sheets(rows, opened.istilah)], kaki)
    with database.transaction(opened.db):  # what is not written is not noted
        opened.note("ekspor_pemula", {"dpt": sources[DPT], "daftar": sources[DAFTAR]})
        write_atomic(path, data)
    counted = sum(row.jumlah for row in rows)
    return Pemula(counted, sources[DPT], sources[DAFTAR], sources[""], path, rows)


@dataclass(frozen=True, slots=True)
class _Listed:
    sumber: str
    voters: Sequence[Pemilih]
    hari: date
    dusun: Mapping[Kunci, str]


def _listed(opened: Vault, kode: str) -> _Listed:
    """The DPT of the applied return with the village's map; else the newest issued list, which has none."""
    hari = opened.pemilihan.hari
    one = vault_balasan.applied(opened.db, kode)
    if one is not None:
        again = replay(dossier_of(opened, kode, f"{kode} {one.urut}", one.berkas))
        events = [event for event in again.isi.events if event.jenis in ("wilayah", "batal")]
        named = {key: told.dusun for key, told in fold_wilayah(events, undone(events)).items() if told.dusun}
        return _Listed(DPT, [row.pemilih for row in again.dpt], again.lists[-1].hari, named)
    issued = vault_paket.newest(opened.db, kode)
    if issued is None:
        return _Listed("", (), hari, {})
    rows = paket.open_with(envelope.read(issued.berkas), opened.operator).rows
    return _Listed(DAFTAR, [base_row(row[0], row[1:]) for row in rows], hari, {})


def _rows(desa: Desa, listed: _Listed) -> Iterator[BarisPemula]:
    umur: dict[str, Counter[str]] = {}
    kelamin: dict[str, Counter[str]] = {}
    for voter in listed.voters:
        married = voter.kawin in ("S", "P")
        if kelompok_umur(voter.tanggal_lahir, listed.hari, married) != PEMULA:
            continue
        dusun = listed.dusun.get((voter.alamat, voter.rt, voter.rw), "")
        umur.setdefault(dusun, Counter())[_age(voter.tanggal_lahir, listed.hari)] += 1
        sex = voter.kelamin if voter.kelamin in _SEXES else TAK_TENTU
        kelamin.setdefault(dusun, Counter())[sex] += 1
    for dusun in sorted(umur, key=lambda name: (not name, name)):
        yield BarisPemula(desa, dusun, listed.sumber, umur[dusun], kelamin[dusun])


def _age(lahir: str, hari: date) -> str:
    ages = {max(VOTING_AGE, age) for age in age_bounds(lahir, hari)}
    return str(ages.pop()) if len(ages) == 1 else TAK_TENTU


def _sheets(rows: Sequence[BarisPemula], istilah: Istilah) -> Iterator[LembarRekap]:
    groups: dict[str, list[BarisPemula]] = {}
    for row in rows:
        groups.setdefault(row.desa.kecamatan, []).append(row)
    for at, (kecamatan, group) in enumerate(groups.items(), 1):
        yield _sheet(f"{at} {kecamatan}", f"{istilah.kecamatan} {kecamatan}", group, istilah)


def _sheet(nama: str, judul: str, group: Sequence[BarisPemula], istilah: Istilah) -> LembarRekap:
    umur = _used(_UMUR, [row.umur for row in group])
    kelamin = _used(_SEXES, [row.kelamin for row in group])
    ages, sexes = (
        _grid([row.umur for row in group], umur),
        _grid([row.kelamin for row in group], kelamin),
    )
    jumlah = [sum(line) for line in ages]
    hidden, (of_ages, of_sexes) = sel_kecil.sembunyikan(jumlah, [ages, sexes])
    named = [*((row.desa.nama, row.dusun, row.sumber) for row in group), ("Jumlah", "", "")]
    lines = []
    for at, (desa, dusun, sumber) in enumerate(named):
        where = dusun or (f"(tanpa {in_sentence(istilah.dusun)})" if sumber else "")
        cells = [*_shown(ages[at], at, of_ages), *_shown(sexes[at], at, of_sexes)]
        lines.append((desa, where, sumber, *cells, TANDA if at in hidden else jumlah[at]))
    head = (istilah.desa, istilah.dusun, "Sumber", *map(_word, umur), *map(_word, kelamin), "Jumlah")
    return LembarRekap(nama, judul, head, tuple(lines), catatan("pemula", istilah))


def _used(names: Sequence[str], counts: Sequence[Mapping[str, int]]) -> list[str]:
    """What is not known has a column only where somebody stands in it."""
    return [name for name in names if name != TAK_TENTU or any(name in one for one in counts)]


def _grid(counts: Iterable[Mapping[str, int]], names: Sequence[str]) -> list[list[int]]:
    rows = [[one.get(name, 0) for name in names] for one in counts]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def _shown(line: Sequence[int], at: int, hidden: frozenset[sel_kecil.Sel]) -> list[int | str]:
    return [TANDA if (at, column) in hidden else number for column, number in enumerate(line)]


def _word(name: str) -> str:
    if name == TAK_TENTU:
        return "Tidak pasti"
    if name == str(VOTING_AGE):
        return f"sampai {name} tahun"
    return f"{name} tahun" if name.isdecimal() else name


def _sources(sources: Mapping[str, int], istilah: Istilah) -> str:
    desa = in_sentence(istilah.desa)
    told = (
        f"Sumber {DPT}: daftar yang ditetapkan panitia ({sources[DPT]} {desa}). Sumber {DAFTAR}: daftar yang "
        f"diterbitkan KPU, karena DPT-nya belum diterapkan ({sources[DAFTAR]} {desa})."
    )
    return told + (f" Belum dihitung karena belum dikemas: {sources['']} {desa}." if sources[""] else "")
