"""Commands for the district as a whole: overview, recap, first-time voters, publication."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.cli.kpu_session import session
from app.cli.output import Result
from app.domain.progress import Progress
from app.domain.tanggal import ribuan


def overview(args: Namespace, progress: Progress) -> Result:
    """Every village with its counts, who stands out, what needs a person."""
    from app.services.kpu.overview import overview as service
    from app.services.kpu.overview_table import as_rows, table, write_overview

    with session(args) as opened:
        files = [path for path in (args.csv, args.xlsx) if path]
        for path in files:
            write_overview(opened, path)
        told = service(opened)
        rows = as_rows(*table(opened)) if args.json else [_short(one) for one in told.petak]
        data: dict[str, Any] = {
            "keadaan": dict(told.jumlah),
            "pemilih": told.pemilih,
            "kembali": asdict(told.kembali),
            "median": dict(told.median),
            "perlu": [asdict(one) for one in told.perlu],
            "berkas": list(map(str, files)),
        }
        lines = [", ".join(f"{count} {state}" for state, count in told.jumlah.items())]
        lines += [f"{len(told.perlu)} hal perlu dilakukan sekarang."] if told.perlu else []
        lines += [f"Tersimpan: {path.name}" for path in files]
        return Result("\n".join(lines), data, rows, opened.warnings)


def _short(one: Any) -> dict[str, Any]:
    state, counted = one.keadaan, one.hitung
    told = {name: getattr(counted, name) if counted else "" for name in ("baru", "ubah", "tms")}
    return {
        "kode": state.kode,
        "desa": state.desa,
        "kecamatan": state.kecamatan,
        "keadaan": state.keadaan,
        "pemilih": state.pemilih,
        **told,
        "mencolok": ", ".join(one.mencolok),
    }


def recap(args: Namespace, progress: Progress) -> Result:
    """The district's recap; with `--add` several districts' files, for which no vault is opened."""
    from app.services.kpu.recap import add_recaps, district_recap, write_recap

    warnings: list[str] = []
    if args.add:
        told = add_recaps(args.add)
    else:
        with session(args) as opened:
            told, warnings = district_recap(opened), opened.warnings
    write_recap(told, args.out)
    name = "kabupaten" if args.add else "kecamatan"
    rows = [{name: getattr(one, name), **_main(one.angka)} for one in told.baris]
    text = f"Tersimpan: {args.out.name}, {ribuan(told.jumlah['pemilih'])} pemilih, jumlahnya cocok."
    return Result(text, {"jumlah": dict(told.jumlah), "berkas": str(args.out)}, rows, warnings)


def _main(angka: Any) -> dict[str, int]:
    return {name: angka[name] for name in ("desa", "pemilih", "diterapkan", "baru", "ubah", "tms", "dpt")}


def pemula(args: Namespace, progress: Progress) -> Result:
    """First-time voters."""
    from app.services.kpu.pemula import pemula as service

    with session(args) as opened:
        done = service(opened, args.out, progress)
        data = {"dpt": done.dpt, "daftar": done.daftar, "kosong": done.kosong, "berkas": str(done.file)}
        text = f"Tersimpan: {done.file.name}. Dari DPT {done.dpt}, dari daftar KPU {done.daftar} wilayah."
        return Result(text, data, warnings=opened.warnings)


def publish(args: Namespace, progress: Progress) -> Result:
    """The pack for publication."""
    from app.services.kpu.publish import publish as service

    with session(args) as opened:
        done = service(opened, args.out)
        data = {
            "desa": done.desa,
            "dari": done.dari,
            "pemilih": done.pemilih,
            "berkas": [str(Path(file)) for file in done.files],
        }
        text = f"Paket publikasi di {done.folder}: DPT {done.desa} dari {done.dari} wilayah."
        return Result(text, data, warnings=opened.warnings)
