"""The PDPB recap: what the village elections change in KPU's list, per village and per kecamatan.

Villages without a return stand in it too, with how they ended: their list does not change.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from app.domain.istilah import in_sentence
from app.domain.pemilihan import Desa
from app.domain.rekap_lembar import LembarRekap
from app.domain.tanggal import long_date
from app.domain.tms import ARTI, USUL_KPU, Alasan
from app.services.kpu.feedback_rows import PUTUSKAN, TMS
from app.services.kpu.feedback_village import HitungPdpb, VillageFeedback
from app.services.kpu.vault_session import Vault
from app.services.shared.csv_report import csv_report
from app.sheets.rekap_writer import rekap_workbook
from app.store import vault, vault_bagian, vault_paket, vault_tindak, vault_umpan
from app.store.vault_tindak import NIHIL, TIDAK_KEMBALI
from app.system.safe_file import write_atomic

FILE = "rekap-pdpb"
REASONS: tuple[Alasan, ...] = tuple(reason for reason in Alasan if reason in USUL_KPU)
Line = tuple[int | str, ...]
_BELUM = "belum kembali"
_CARA = {NIHIL: "nihil", TIDAK_KEMBALI: "tidak kembali"}


@dataclass(frozen=True, slots=True)
class BarisPdpb:
    """One village. `cara`: program, tanpa program, nihil, tidak kembali, belum kembali.

    `putuskan`: rows that wait for a person; `selesai`, `belum`: TMS rows told that Sidalih has, or has not.
    """

    desa: Desa
    cara: str
    hitung: HitungPdpb
    putuskan: int = 0
    selesai: int = 0
    belum: int = 0


def pdpb_rows(opened: Vault, villages: Sequence[VillageFeedback]) -> list[BarisPdpb]:
    """Every village that takes part, by kecamatan and code."""
    fed = {village.desa.kode: village for village in villages}
    acts, packed = vault_tindak.in_force(opened.db), vault_paket.packed_voters(opened.db)
    voters, potential = vault_bagian.voters_of_villages(opened.db), vault_umpan.potential_voters(opened.db)
    rows = []
    for desa in vault.villages(opened.db, ikut=True):
        if village := fed.get(desa.kode):
            rows.append(_fed(village))
        else:
            kinds = [one.jenis for one in acts.get(desa.kode, ()) if one.jenis in _CARA]
            awal = packed.get(desa.kode, voters.get(desa.kode, 0)) - potential.get(desa.kode, 0)
            rows.append(BarisPdpb(desa, _CARA[kinds[-1]] if kinds else _BELUM, HitungPdpb(awal)))
    return sorted(rows, key=lambda row: (row.desa.kecamatan, row.desa.kode))


def write_pdpb(opened: Vault, folder: Path, triwulan: str, batas: date, rows: Sequence[BarisPdpb]) -> Path:
    """`rekap-pdpb.csv` and `.xlsx` in the words of here. Raises file errors."""
    village, kecamatan = in_sentence(opened.istilah.desa), in_sentence(opened.istilah.kecamatan)
    header = ("triwulan", "batas", village, "nama", kecamatan, "cara", *_headings())
    lines: list[Line] = [(triwulan, batas.isoformat(), *_named(row), *_cells(row)) for row in rows]
    path = folder / f"{FILE}.csv"
    write_atomic(path, csv_report(header, lines))
    kepala = (
        "Rekapitulasi pemutakhiran daftar pemilih berkelanjutan",
        opened.pemilihan.nama,
        f"Triwulan {triwulan}, data sampai {long_date(batas)}",
    )
    write_atomic(path.with_suffix(".xlsx"), rekap_workbook(kepala, [*_sheets(opened, rows)]))
    return path


def _fed(village: VillageFeedback) -> BarisPdpb:
    said = {
        key: one for key, one in village.told.rows.items() if key[1] == TMS and key not in village.news.gone
    }
    done = sum(bool(one.tindak) or key in village.news.settled for key, one in said.items())
    done += sum(
        row.jenis == TMS and row.key not in said and _is_done(row.banding) for row in village.news.fresh
    )
    fresh = sum(row.jenis == TMS and row.key not in said for row in village.news.fresh)
    asks = sum(
        row.jenis == PUTUSKAN or (row.banding is not None and row.banding.is_open) for row in village.rows
    )
    told = len(said) + fresh
    return BarisPdpb(village.desa, village.asal or "program", village.hitung, asks, done, told - done)


def _is_done(banding: object) -> bool:
    return bool(getattr(banding, "is_done", False))


def _headings() -> tuple[str, ...]:
    reasons = (f"TMS {ARTI[reason].label}" for reason in REASONS)
    return ("awal", "baru", "ubah", *reasons, "TMS", "akhir", "putuskan", "TMS ditindaklanjuti", "TMS belum")


def _named(row: BarisPdpb) -> tuple[str, ...]:
    return row.desa.kode, row.desa.nama, row.desa.kecamatan, row.cara


def _cells(row: BarisPdpb) -> tuple[int, ...]:
    one = row.hitung
    reasons = [one.tms.get(reason, 0) for reason in REASONS]
    return (
        one.awal,
        one.baru,
        one.ubah,
        *reasons,
        sum(reasons),
        one.akhir,
        row.putuskan,
        row.selesai,
        row.belum,
    )


def _sums(rows: Sequence[BarisPdpb]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*map(_cells, rows), strict=True))


def _sheets(opened: Vault, rows: Sequence[BarisPdpb]) -> Iterator[LembarRekap]:
    village, kecamatan = opened.istilah.desa, opened.istilah.kecamatan
    if not rows:
        return
    lines: list[Line] = [(f"{row.desa.nama} ({row.desa.kode})", row.cara, *_cells(row)) for row in rows]
    total: Line = ("Jumlah", "", *_sums(rows))
    heads = (village, "Cara", *_headings())
    yield LembarRekap(f"Per {village}"[:31], f"Per {in_sentence(village)}", heads, (*lines, total), _NOTE)
    groups: Mapping[str, list[BarisPdpb]] = {
        name: list(group) for name, group in groupby(rows, lambda row: row.desa.kecamatan)
    }
    lines_of: list[Line] = [(name, str(len(group)), *_sums(group)) for name, group in groups.items()]
    heads = (kecamatan, f"Banyak {in_sentence(village)}", *_headings())
    whole: Line = ("Jumlah", str(len(rows)), *_sums(rows))
    yield LembarRekap(
        f"Per {kecamatan}"[:31], f"Per {in_sentence(kecamatan)}", heads, (*lines_of, whole), _NOTE
    )


_NOTE = "Awal + baru - TMS = akhir. Yang belum kembali, tidak kembali, dan nihil tidak mengubah daftar."
