"""`dpt-desa desa stage`: where the list stands, what is still open, ratifying and opening again."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from app.cli import desa_tahapan_atur as atur
from app.cli.desa_command import village_command
from app.cli.desa_session import second_password, session
from app.cli.output import Result, printable
from app.cli.secret_input import add_password, read_text
from app.domain.daftar_tahap import NAMA, TAHAP
from app.domain.kiriman import SuratTolak
from app.domain.progress import Progress
from app.domain.tanggal import day_and_date, long_date, ribuan
from app.services.desa import ratify as ratify_service
from app.services.desa.frozen import in_force
from app.services.desa.ratify import Ratified
from app.services.desa.tahapan import LangkahDesa, TahapanDesa, stages
from app.services.desa.tahapan_masuk import enter
from app.services.desa.tahapan_periksa import Periksa, read_checks
from app.services.desa.tahapan_pratinjau import Banding, preview
from app.services.desa.workspace import Workspace

if TYPE_CHECKING:
    from app.cli.desa import Commands


def add_tahapan(commands: "Commands") -> None:
    """`desa stage`."""
    told = "tahapan: jadwal, daftar periksa, penetapan, pengumuman, dan aturan pemilihan"
    parser = village_command(commands, "stage", stage, told)
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--check", action="store_true", help="daftar periksa sebelum penetapan")
    act.add_argument("--preview", choices=TAHAP, help="rekap sebelum dan sesudah; tidak menetapkan")
    act.add_argument("--enter", choices=TAHAP, help="tetapkan daftar ini dengan dua anggota")
    act.add_argument("--reopen", action="store_true", help="buka kembali daftar yang ditetapkan terakhir")
    atur.add_acts(act)
    parser.add_argument("--word", metavar="KATA", help="nama daftar, bila tidak diketik di terminal")
    parser.add_argument("--number", default="", metavar="NOMOR", help="nomor berita acara atau keputusan")
    parser.add_argument("--reason-from", metavar="BERKAS|-", help="alasan, dari berkas atau masukan standar")
    letter = "surat KPU yang menolak pengembalian akhir, untuk --reopen sesudahnya"
    parser.add_argument("--refusal-number", default="", metavar="NOMOR", help=f"nomor {letter}")
    parser.add_argument(
        "--refusal-date", type=date.fromisoformat, metavar="TTTT-BB-HH", help=f"tanggal {letter}"
    )
    _add_second(parser)
    atur.add_details(parser)


def _add_second(parser: ArgumentParser) -> None:
    parser.add_argument("--second", default="", metavar="ID|PERAN", help="anggota kedua yang ikut menetapkan")
    add_password(parser, "second-password", "kata sandi anggota kedua")


def stage(args: Namespace, progress: Progress) -> Result:
    """One act, or the whole line of stages."""
    acts: dict[str, Callable[[Workspace, Namespace, Progress], Result]] = {
        "check": _check,
        "preview": _preview,
        "enter": _enter,
        "reopen": _reopen,
        **atur.ACTS,
    }
    chosen = next((act for name, act in acts.items() if getattr(args, name)), _show)
    with session(args) as workspace:
        result = chosen(workspace, args, progress)
        result.warnings = workspace.warnings
    return result


def _show(workspace: Workspace, args: Namespace, progress: Progress) -> Result:
    told = stages(workspace)
    data = {
        "hari": told.hari.isoformat(),
        "hari_paket": told.hari_paket.isoformat(),
        "nomor_tunda": told.nomor_tunda,
        "sisa": told.sisa,
        "berikut": told.berikut or "",
        "boleh_buka": told.boleh_buka == "",
        "addendum": told.addendum,
        "tahun_libur": list(told.tahun_libur),
        "konflik": list(told.konflik),
        "penetapan": [_ratification(one) for step in told.langkah for one in step.ditetapkan],
    }
    return Result("\n".join(_lines(told)), data, [_row(step) for step in told.langkah])


def _lines(told: TahapanDesa) -> list[str]:
    lines = [f"Pemungutan suara {day_and_date(told.hari)}: {told.sisa} hari lagi."]
    if told.hari != told.hari_paket:
        lines.append(f"Ditunda dari {long_date(told.hari_paket)}, keputusan {told.nomor_tunda}.")
    if told.berikut:
        lines.append(f"Berikutnya: penetapan {NAMA[told.berikut]}.")
    opened = [(step, one) for step in told.langkah for one in step.ditetapkan if one.dibuka]
    for step, one in opened:
        assert one.dibuka is not None
        lines.append(
            f"{step.nama} {long_date(one.pada)} dibuka kembali {long_date(one.dibuka.pada)}, "
            f"keputusan {one.dibuka.nomor}: {one.dibuka.alasan}"
        )
    if told.tahun_libur:
        years = ", ".join(map(str, told.tahun_libur))
        lines.append(f"Hari libur {years} belum lengkap; lengkapi dengan --holiday menurut SKB tahun itu.")
    if told.terlalu_akhir:
        lines.append(f"Sesudah hari pemungutan suara: {', '.join(told.terlalu_akhir)}. Betulkan jadwalnya.")
    if told.konflik:
        lines.append(f"Aturan yang diisi berbeda di dua komputer: {', '.join(told.konflik)}. Isilah lagi.")
    return lines


def _row(step: LangkahDesa) -> dict[str, Any]:
    made = step.berlaku
    return {
        "kode": step.waktu.langkah.kode,
        "langkah": step.nama,
        "mulai": step.waktu.mulai.isoformat(),
        "selesai": step.waktu.selesai.isoformat(),
        "tetap": "ya" if step.waktu.tetap else "",
        "keadaan": step.keadaan.value,
        "sisa": step.sisa,
        "ditetapkan": made.pada.isoformat() if made else "",
        "jumlah": made.penetapan.jumlah["jumlah"] if made else "",
        "sidik": made.penetapan.sidik[:16] if made else "",
        "tempat_umum": len(step.pengumuman) or "",
    }


def _ratification(one: Any) -> dict[str, Any]:
    made = one.penetapan
    told = {
        "tahap": made.tahap,
        "pada": one.pada.isoformat(),
        "oleh": list(one.oleh),
        "nomor": made.nomor,
        "hari": made.hari.isoformat(),
        "jumlah": dict(made.jumlah),
        "sidik": made.sidik,
    }
    if one.dibuka:
        told["dibuka"] = {
            "pada": one.dibuka.pada.isoformat(),
            "oleh": list(one.dibuka.oleh),
            "alasan": one.dibuka.alasan,
            "nomor": one.dibuka.nomor,
        }
    return told


def _check(workspace: Workspace, args: Namespace, progress: Progress) -> Result:
    seen = read_checks(workspace, progress)
    blocked = sum(one.menahan and one.is_open for one in seen)
    text = "Belum dapat ditetapkan." if blocked else "Dapat ditetapkan; yang terbuka disetujui dua anggota."
    return Result(text, {"blocked": blocked}, [_line(one) for one in seen])


def _line(one: Periksa) -> dict[str, Any]:
    return {
        "kode": one.kode,
        "jumlah": one.jumlah,
        "hasil": one.kalimat,
        "menahan": "ya" if one.menahan and one.is_open else "",
        "lihat": _where(one) if one.is_open else "",
    }


def _where(one: Periksa) -> str:
    """The command that shows the rows; else what the window's page is called."""
    for kind, value in one.saring.items():
        return f"dpt-desa desa list --status {value if kind == 'status' else kind}"
    return one.halaman


def _preview(workspace: Workspace, args: Namespace, progress: Progress) -> Result:
    told = preview(workspace, args.preview, args.number, progress)
    rows = [_compared("RT/RW", one) for one in told.rt]
    rows += [_compared(workspace.pengaturan.istilah.tps, one) for one in told.tps]
    text = (
        f"{NAMA[told.tahap]}: {ribuan(told.lama.jumlah)} menjadi {ribuan(told.baru.jumlah)} "
        f"(L {ribuan(told.baru.L)}, P {ribuan(told.baru.P)}); masuk {ribuan(told.masuk)}, "
        f"keluar {ribuan(told.keluar)}."
    )
    data = {"terhadap": told.terhadap, "masuk": told.masuk, "keluar": told.keluar, "belum": told.belum}
    return Result(text, data, rows)


def _compared(kind: str, one: Banding) -> dict[str, Any]:
    return {
        "per": kind,
        "nama": one.nama or "-",
        "l_lama": one.lama.L,
        "p_lama": one.lama.P,
        "lama": one.lama.jumlah,
        "l_baru": one.baru.L,
        "p_baru": one.baru.P,
        "baru": one.baru.jumlah,
    }


def _enter(workspace: Workspace, args: Namespace, progress: Progress) -> Result:
    ratify_service.check_order(workspace, in_force(workspace), args.enter, args.number)
    seen = read_checks(workspace, progress)
    word = _typed(args, seen)
    second = second_password(args)
    return _told(enter(workspace, args.enter, word, args.second, second, seen, args.number, progress))


def _typed(args: Namespace, seen: list[Periksa]) -> str:
    """The list's name, asked at a terminal below what is still open."""
    if args.word is not None or not sys.stdin.isatty():
        return args.word or ""
    for one in seen:
        if one.is_open:
            print(printable(one.kalimat), file=sys.stderr)
    return input(f"Ketik {NAMA[args.enter]} untuk menetapkan: ")


def _told(done: Ratified) -> Result:
    """What was frozen, with its fingerprint."""
    counts, name = done.jumlah, NAMA[done.tahap]
    text = (
        f"{name} ditetapkan: {ribuan(counts['jumlah'])} pemilih "
        f"(L {ribuan(counts['L'])}, P {ribuan(counts['P'])}).\nSidik {name}: {done.sidik}"
    )
    if done.unverified:
        text += f"\n{ribuan(done.unverified)} pemilih belum diverifikasi dan ikut ditetapkan."
    data = {
        "stage": done.tahap,
        "sidik": done.sidik,
        "jumlah": dict(counts),
        "unverified": done.unverified,
        "members": list(done.members),
    }
    return Result(text, data)


def ratify(args: Namespace, progress: Progress) -> Result:
    """`desa ratify`: the same freeze for scripts, which look at the check list themselves."""
    with session(args) as workspace:
        second = second_password(args)
        done = ratify_service.ratify(workspace, args.stage, args.second, second, progress, args.number)
        result = _told(done)
        result.warnings = workspace.warnings
    return result


def _reopen(workspace: Workspace, args: Namespace, progress: Progress) -> Result:
    reason = read_text(args.reason_from) if args.reason_from else ""
    letter = SuratTolak(args.refusal_number, args.refusal_date) if args.refusal_date else None
    opened = ratify_service.reopen(workspace, reason, args.number, args.second, second_password(args), letter)
    text = f"{NAMA[opened.tahap]} dibuka kembali. Alasan dan nomor keputusannya tetap terlihat."
    return Result(text, {"stage": opened.tahap, "sidik": opened.sidik})
