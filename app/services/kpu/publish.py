"""The pack for publication: pictures for social media and a videotron, a page without a script, a CSV.

The DPT of villages whose return is applied, by kecamatan. No dusun, no TPS, no person; small numbers hidden.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from app.domain.errors import UserError
from app.domain.istilah import in_sentence
from app.domain.nama_berkas import slug
from app.domain.rekap_kata import TERSAMAR
from app.domain.siaran import Hitungan, Siaran, siaran
from app.domain.tanggal import day_and_date, ribuan
from app.printing.gambar import png
from app.printing.siaran import SOSIAL, VIDEOTRON, Poster, poster_pdf
from app.services.kpu.vault_session import Vault
from app.services.shared.csv_report import csv_report
from app.store import database, vault, vault_balasan
from app.system.safe_file import ensure_folder, write_atomic


@dataclass(frozen=True, slots=True)
class Publikasi:
    """What was written. `desa` of `dari` villages have their DPT in it."""

    folder: Path
    files: Sequence[Path]
    desa: int
    dari: int
    pemilih: int | str


def publish(opened: Vault, folder: Path) -> Publikasi:
    """Write the pack, noted in the record; a file of the same name is replaced.

    Raises RETURNS_NONE_APPLIED, file errors.
    """
    told = siaran(counted(opened))
    poster = _poster(opened, told)
    name = f"dpt-{slug(opened.kabupaten.nama)}"
    contents = {
        f"{name}-1080x1350.png": png(poster_pdf(poster, SOSIAL)),
        f"{name}-1920x1080.png": png(poster_pdf(poster, VIDEOTRON)),
        f"{name}.html": page(poster).encode(),
        f"{name}.csv": csv_report(*_table(opened, told)),
    }
    total = told.baris[-1]
    ensure_folder(folder)
    with database.transaction(opened.db):  # what is not written is not noted
        opened.note("ekspor_publikasi", {"desa": total[2], "dari": total[1], "berkas": len(contents)})
        for file, data in contents.items():
            write_atomic(folder / file, data)
    return Publikasi(folder, [folder / file for file in contents], total[2], total[1], total[6])


def counted(opened: Vault) -> list[Hitungan]:
    """Every kecamatan with a village that takes part. Raises RETURNS_NONE_APPLIED."""
    dpt: dict[str, Mapping[str, int]] = {
        kode: json.loads(told)["dpt"] for kode, told in vault_balasan.applied_counts(opened.db).items()
    }
    villages = sorted(vault.villages(opened.db, ikut=True), key=lambda one: (one.kecamatan, one.kode))
    if not any(one.kode in dpt for one in villages):
        raise UserError("RETURNS_NONE_APPLIED")
    return [
        _hitungan(kecamatan, [dpt.get(one.kode) for one in group])
        for kecamatan, group in groupby(villages, key=lambda one: one.kecamatan)
    ]


def _hitungan(kecamatan: str, told: Sequence[Mapping[str, int] | None]) -> Hitungan:
    found = [one for one in told if one is not None]
    men, women, everybody = (sum(one[name] for one in found) for name in ("L", "P", "jumlah"))
    tps = sum(one["tps"] for one in found) if all(one["tps"] for one in found) else 0
    return Hitungan(kecamatan, len(told), len(found), tps, men, women, everybody - men - women)


def _poster(opened: Vault, told: Siaran) -> Poster:
    words, total = opened.istilah, told.baris[-1]
    with_tps = any(row[3] != "-" for row in told.baris)
    head = [words.kecamatan, words.desa, *[words.tps] * with_tps, "L", "P", "Pemilih"]
    lines = [
        [row[0] or "Jumlah", _villages(row[1], row[2]), *map(_number, row[3 if with_tps else 4 :])]
        for row in told.baris
    ]
    large = [
        (_number(total[6]), "pemilih dalam DPT"),
        (f"{_number(total[4])} / {_number(total[5])}", "laki-laki / perempuan"),
        (_villages(total[1], total[2]), in_sentence(words.desa)),
        *([(_number(total[3]), words.tps)] if total[3] != "-" else []),
    ]
    day = f"{day_and_date(opened.pemilihan.hari)}, {opened.kabupaten.nama}"
    return Poster(opened.pemilihan.nama, day, large, head, lines, [*_foot(opened, told)])


def _villages(desa: int, masuk: int) -> str:
    return ribuan(desa) if masuk == desa else f"{ribuan(masuk)} dari {ribuan(desa)}"


def _number(cell: int | str) -> str:
    return ribuan(cell) if isinstance(cell, int) else cell


def _foot(opened: Vault, told: Siaran) -> Iterator[str]:
    desa = in_sentence(opened.istilah.desa)
    if not told.lengkap:
        yield f"Pemilih: dari {desa} yang DPT-nya sudah diterima KPU."
    if told.tersamar:
        yield from TERSAMAR.replace(". ", ".\n").split("\n")
    yield f"Sumber: {opened.kpu.nama}"


def _table(opened: Vault, told: Siaran) -> tuple[tuple[str, ...], list[tuple[int | str, ...]]]:
    words = opened.istilah
    desa = in_sentence(words.desa)
    head = (in_sentence(words.kecamatan), desa, f"{desa} ber-DPT", words.tps, "L", "P", "pemilih", "hari")
    day = opened.pemilihan.hari.isoformat()
    return head, [(row[0] or "JUMLAH", *row[1:], day) for row in told.baris]


def page(poster: Poster) -> str:
    """One page: no script, nothing from elsewhere; readable on a phone and on paper."""
    large = "".join(f"<li><b>{escape(number)}</b> {escape(what)}</li>" for number, what in poster.besar)
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in poster.kepala)
    rows = "\n".join(_row(cells) for cells in poster.baris)
    foot = "<br>".join(map(escape, poster.kaki))
    return _PAGE.format(
        judul=escape(poster.judul), subjudul=escape(poster.subjudul), besar=large, kepala=head, baris=rows,
        kaki=foot,
    )  # fmt: skip


def _row(cells: Sequence[str]) -> str:
    name, *numbers = map(escape, cells)
    return f'<tr><th scope="row">{name}</th>{"".join(f"<td>{one}</td>" for one in numbers)}</tr>'


_PAGE = """<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{judul}</title>
<style>
body {{ font: 16px/1.5 sans-serif; color: #1a1a1a; max-width: 60rem; margin: 0 auto; padding: 1rem; }}
header {{ background: #14505c; color: #fff; padding: 1rem 1.5rem; }}
h1 {{ margin: 0; font-size: 1.6rem; }}
header p {{ margin: .3rem 0 0; }}
ul {{ list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .8rem; }}
li {{ background: #e3eef0; padding: .6rem 1rem; }}
li b {{ display: block; font-size: 1.7rem; color: #14505c; }}
div {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border-bottom: 1px solid #c7d3d6; padding: .3rem .5rem; text-align: right; white-space: nowrap; }}
th:first-child {{ text-align: left; font-weight: normal; }}
thead th, tbody tr:last-child > * {{ font-weight: bold; }}
footer {{ color: #5a6468; font-size: .9rem; margin-top: 1rem; }}
</style>
</head>
<body>
<header><h1>{judul}</h1><p>{subjudul}</p></header>
<ul>{besar}</ul>
<div><table>
<thead><tr>{kepala}</tr></thead>
<tbody>
{baris}
</tbody>
</table></div>
<footer>{kaki}</footer>
</body>
</html>
"""
