"""The numbers of a report `.dptl` (FORMAT.md section 12), small ones hidden so that none can be computed."""

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from app.domain import sel_kecil
from app.domain.berlaku import Penetapan
from app.domain.logistik import Logistik
from app.domain.rekap_bersih import Bersih
from app.domain.rekap_desa import ALASAN, JUGA, SAJA, Tabel, Ukuran
from app.domain.rekap_keluar import Lembar, tersamar
from app.domain.rekap_orang import DISABILITAS, UMUR
from app.domain.sel_kecil import TANDA
from app.domain.tms import USUL_KPU

Angka = int | str
SEXES = ("L", "P", "jumlah")


def numbers(tables: Mapping[Ukuran, Tabel], bersih: Bersih, needs: Logistik) -> dict[str, Any]:
    """All numbers of the list told. `tables`: by TPS: kelamin, umur, disabilitas, tms, kpu_saja."""
    out = tersamar([tables["kelamin"]], bersih)
    sexes = out.lembar["kelamin"]
    rows = [_by_sex(sexes, row) for row in range(len(sexes.angka))]
    forced = "tms" in out.bersih.sembunyi
    return {
        "bersih": {nama: out.bersih.isi(nama) for nama in ("awal", "baru", "tms", "akhir")},
        "tps": [
            {"kode": one.kode, **row, "surat": _ballots(one.surat, row["jumlah"])}
            for one, row in zip(needs.baris, rows, strict=False)
        ],
        "cadangan": needs.cadangan,
        "surat": _ballots(needs.jumlah.surat, rows[-1]["jumlah"]),
        **rows[-1],
        "umur": _series({group: tables["umur"].jumlah_kolom(group) for group in UMUR}),
        "disabilitas": _series({code: tables["disabilitas"].jumlah_kolom(code) for code in DISABILITAS}),
        "tms": _reasons(tables["tms"], forced=forced),
        "kpu_saja": _series(
            {one: tables["kpu_saja"].jumlah_kolom(one) for one in ALASAN if one in USUL_KPU}, total="jumlah"
        ),
    }


def _by_sex(sheet: Lembar, row: int) -> dict[str, Angka]:
    """A TPS; who is neither L nor P counts in `jumlah` alone."""
    shown = {kolom: sheet.isi(row, at) for at, kolom in enumerate(sheet.kolom) if kolom in SEXES}
    return {**shown, "jumlah": sheet.isi(row, len(sheet.kolom))}


def _ballots(surat: int | None, jumlah: Angka) -> Angka:
    """They tell the voters: hidden with them."""
    if surat is None:
        return ""
    return TANDA if jumlah == TANDA else surat


def _series(counts: Mapping[str, int], total: str = "", *, forced: bool = False) -> dict[str, Angka]:
    """Counts that add up to a number told beside them; with `total` it is told here."""
    values = [*counts.values(), sum(counts.values())]
    hidden = sel_kecil.deret(values, wajib=[len(counts)] if forced else [])
    names = [*counts, *filter(None, (total,))]
    return {name: TANDA if at in hidden else values[at] for at, name in enumerate(names)}


def _reasons(table: Tabel, *, forced: bool) -> dict[str, Any]:
    """Struck for this election alone, and those whom KPU is asked to strike too."""
    counts = {f"{kind}:{one}": table.jumlah_kolom(f"{kind}:{one}") for kind in (SAJA, JUGA) for one in ALASAN}
    told = _series(counts, total="jumlah", forced=forced)
    made: dict[str, Any] = {"jumlah": told["jumlah"]}
    for kind in (SAJA, JUGA):
        made[kind] = {one: told[f"{kind}:{one}"] for one in ALASAN}
    return made


def ratified(
    told: Sequence[Penetapan], days: Sequence[str], whole: Mapping[str, Angka]
) -> list[dict[str, Any]]:
    """Every ratification in force, oldest first; the last is the list told. `whole`: its numbers as told.

    A list and what adds to it are hidden alike: with the whole they would tell on each other.
    """
    rows = [{name: one.jumlah[name] for name in SEXES} for one in told]
    hidden = [_hidden_sexes(row) for row in rows]
    of_whole = {name for name in SEXES if whole[name] == TANDA}
    for group in _groups(told):
        together = of_whole | {name for at in group if len(group) > 1 for name in hidden[at]}
        for at in group:
            hidden[at] = together
    return [
        {
            "tahap": one.tahap,
            "sidik": one.sidik,
            "tanggal": day,
            "nomor": one.nomor,
            **{name: TANDA if name in gone else row[name] for name in SEXES},
        }
        for one, day, row, gone in zip(told, days, rows, hidden, strict=True)
    ]


def _hidden_sexes(row: Mapping[str, int]) -> Set[str]:
    laki, perempuan, jumlah = (row[name] for name in SEXES)
    hidden = sel_kecil.deret([laki, perempuan, jumlah - laki - perempuan, jumlah])
    return {name for at, name in ((0, "L"), (1, "P"), (3, "jumlah")) if at in hidden}


def _groups(told: Sequence[Penetapan]) -> Iterable[list[int]]:
    """The places of those that make up the list told: it alone, or it and the list it adds to."""
    if not told:
        return
    group = [len(told) - 1]
    by_ref = {one.ref: at for at, one in enumerate(told)}
    while told[group[-1]].tahap in ("dptambahan", "addendum") and told[group[-1]].sebelum in by_ref:
        group.append(by_ref[told[group[-1]].sebelum])
    yield group
