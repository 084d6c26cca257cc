"""From a counted list to the cells of the recap page, in the words of the language in force."""

from collections.abc import Mapping
from itertools import chain

from app.domain.daftar_tahap import NAMA, Tahap
from app.domain.istilah import in_sentence
from app.domain.rekap_bersih import Bersih, jumlah_bersih
from app.domain.rekap_desa import UKURAN, Dimensi, Ukuran
from app.domain.rekap_orang import Wilayah, is_wilayah
from app.services.desa.logistik import logistik
from app.services.desa.rekap import Rekap
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.desa.rekap_words import Pandangan, column_word, row_kinds, row_word
from app.ui.models.rekap_model import Isian, as_rows

_AKHIR, _NAIK = 5, 6
_DIVIDED = ("kelamin", "pemula", "baru", "ubah")


def rows_of(view: Pandangan, chosen: Dimensi) -> Dimensi:
    """What the rows of a view are: logistics are of TPS, the net is of areas, nothing divides itself."""
    if view == "logistik":
        return "tps"
    if view == "bersih" and not is_wilayah(chosen):
        return "rt"
    return "tps" if view == chosen else chosen


def isian(counted: Rekap, dimensi: Dimensi, view: Pandangan, cadangan: str) -> Isian:
    """The cells of a view."""
    if view == "logistik":
        return _logistics(counted, cadangan)
    if view == "bersih" and is_wilayah(dimensi):
        return _net(counted, dimensi)
    ukuran = next(one for one in UKURAN if one == view)
    return _table(counted, dimensi, ukuran)


def _table(counted: Rekap, dimensi: Dimensi, ukuran: Ukuran) -> Isian:
    table = counted.tabel(dimensi, ukuran)
    rows: list[str | None] = [*table.baris, None]
    columns: list[str | None] = [*table.kolom, None]
    return Isian(
        (_rows_head(dimensi), *(column_word(ukuran, kolom) for kolom in table.kolom), tr("Jumlah")),
        (*(row_word(dimensi, name) for name in table.baris), tr("Jumlah")),
        as_rows([[*line, sum(line)] for line in table.kisi()]),
        terbagi=ukuran in _DIVIDED,
        siapa=lambda row, column: table.orang(rows[row], columns[column]),
    )


def _net(counted: Rekap, dimensi: Wilayah) -> Isian:
    lines = counted.bersih(dimensi)
    every = [*lines, jumlah_bersih(lines)]
    head = (tr("Dari KPU"), tr("Baru"), tr("Masuk"), tr("TMS"), tr("Keluar"), tr("Akhir"), tr("Naik"))

    def behind(row: int, column: int) -> list[str]:
        one, whole = every[row], row == len(lines)
        if column == 0:
            return [who.id for who in counted.orang if _is_at(who.asal, dimensi, one.kelompok, whole=whole)]
        if column == _AKHIR:
            people = (who for who in counted.orang if who.terdaftar)
            return [who.id for who in people if _is_at(who.tempat, dimensi, one.kelompok, whole=whole)]
        moved = (one.baru, one.masuk, one.tms, one.keluar)
        return [*(chain(*moved) if column == _NAIK else moved[column - 1])]

    return Isian(
        (_rows_head(dimensi), *head),
        (*(row_word(dimensi, line.kelompok) for line in lines), tr("Jumlah")),
        as_rows([_net_numbers(one) for one in every]),
        depan=_NAIK,
        siapa=behind,
    )


def _is_at(place: Mapping[str, str] | None, dimensi: Wilayah, area: str, *, whole: bool) -> bool:
    return place is not None and (whole or place[dimensi] == area)


def _rows_head(dimensi: Dimensi) -> str:
    return "RT/RW" if dimensi == "rt" else row_kinds()[dimensi]


def _net_numbers(one: Bersih) -> tuple[int, ...]:
    came, went = (len(one.baru), len(one.masuk)), (len(one.tms), len(one.keluar))
    return (one.awal, *came, *went, one.akhir, one.naik)


def _logistics(counted: Rekap, cadangan: str) -> Isian:
    needs, table = logistik(counted, cadangan), counted.tabel("tps", "kelamin")
    every = [*needs.baris, needs.jumlah]
    rows: list[str | None] = [*table.baris, None]
    head = (
        tr("Pemilih"), tr("Surat suara"), istilah().undangan, tr("Salinan daftar"), tr("Daftar hadir"),
        tr("Kotak suara"),
    )  # fmt: skip
    return Isian(
        (istilah().tps, *head),
        (*(row_word("tps", one.kode) for one in needs.baris), tr("Jumlah")),
        as_rows([(one.jumlah, one.surat, one.undangan, one.salinan, one.hadir, one.kotak) for one in every]),
        depan=0,
        siapa=lambda row, column: table.orang(rows[row], None) if column in (0, 2) else [],
    )


def list_name(tahap: Tahap | None) -> str:
    """DPT, DPS ...; the list as it stands is no list yet. Additions are told with the list they belong to."""
    if tahap is None:
        return tr("daftar")
    if tahap == "dptambahan":
        return tr("DPS dan DPTambahan")
    return tr("DPT dan addendum") if tahap == "addendum" else NAMA[tahap]


def area_name(dimensi: Dimensi, name: str) -> str:
    """RT 003/001; Dusun Krajan; who has none."""
    word = row_kinds()[dimensi]
    if not name.strip("/"):
        return tr("Tanpa {area}", area=in_sentence(word))
    return f"{word} {row_word(dimensi, name)}"
