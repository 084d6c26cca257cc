"""Commands of the way back: returns and reports, what is missing, KPU's bundle, the district's recap."""

from argparse import Namespace
from datetime import date
from typing import Any

from app.cli.facts import read_facts
from app.cli.output import Result
from app.cli.pmd_out import problem_words
from app.cli.secret_input import read_text
from app.domain.errors import UserError
from app.domain.istilah import in_sentence
from app.domain.progress import Progress
from app.domain.rekap_kabupaten import KOLOM, BarisDesa
from app.domain.tanggal import ribuan
from app.domain.tanggal_lahir import TanggalError, read_tanggal
from app.services.pmd import bundle_back as bundle_service
from app.services.pmd import collect as collect_service
from app.services.pmd import recap as recap_service
from app.services.pmd.look import look
from app.services.pmd.typed_row import Ketikan, the_election, type_row
from app.system import clock
from app.system.istilah import istilah, set_istilah

_PLACES = ("nama", "kecamatan", "nomor", "tanggal")
_WORDS = {
    "baru": "disimpan",
    "pengganti": "disimpan, lebih baru dari yang tadi",
    "sama": "sudah ada",
    "lama": "lebih lama dari yang sudah ada, tidak disimpan",
    "berbeda": "disimpan; BERBEDA dari yang bernomor sama, KPU yang memutuskan",
    "ditolak": "tidak disimpan",
}


def collect(args: Namespace, progress: Progress) -> Result:
    """Take in files; each has its outcome."""
    by = read_text(args.by_from) if args.by_from else ""
    day = args.day or clock.today()
    found = collect_service.collect(args.sources, args.election, by, day, args.data, progress)
    kept = [one for one in found if one.hasil in collect_service.DISIMPAN]
    rows = [_outcome(one) for one in found]
    refused = sum(one.hasil in ("ditolak", "berbeda") for one in found)
    text = f"{ribuan(len(found))} berkas diperiksa, {ribuan(len(kept))} disimpan."
    data = {"berkas": len(found), "disimpan": len(kept), "bermasalah": refused}
    return Result(text, data, rows, ok=not refused, code="COURIER_LOOK" if refused else "OK")


def _outcome(one: collect_service.Masuk) -> dict[str, Any]:
    notes = [_WORDS[one.hasil]]
    notes += [problem_words(one.masalah)] if one.masalah else []
    notes += ["tidak diantar dari sini"] if one.asing else []
    notes += ["menjawab paket lain"] if one.paket_lain else []
    return {
        "berkas": one.berkas,
        "desa": one.desa.kode if one.desa else "",
        "nama": one.desa.nama if one.desa else "",
        "jenis": one.jenis,
        "urut": one.urut,
        "tahap": one.tahap,
        "kode_sidik": one.kode_sidik,
        "hasil": one.hasil,
        "keterangan": "; ".join(notes),
    }


def missing(args: Namespace, progress: Progress) -> Result:
    """Villages that have returned nothing, against the record or a bundle."""
    known = the_election(args.election, args.data)
    waiting = [one.desa for one in bundle_service.missing(known)]
    out = len(known.diantar)
    if args.bundle:
        found = look(args.bundle, progress)
        back = {kode for kode, one in known.desa.items() if one.terima}
        waiting = [one.desa for one in found.anggota if one.desa.kode not in back]
        out = len(found.anggota)
    rows = [{"kecamatan": one.kecamatan, "desa": one.nama, "kode": one.kode} for one in waiting]
    desa = in_sentence(istilah().desa)
    text = f"{ribuan(out - len(rows))} dari {ribuan(out)} {desa} sudah kembali, {ribuan(len(rows))} belum."
    return Result(text, {"diantar": out, "belum": len(rows)}, rows)


def bundle(args: Namespace, progress: Progress) -> Result:
    """The bundle for KPU."""
    done = bundle_service.bundle_back(args.out, args.election, args.data, progress)
    lines = [
        f"Tersimpan: {done.file}, {ribuan(done.berkas)} pengembalian dari {ribuan(done.desa)} "
        f"{in_sentence(istilah().desa)}, dibaca ulang.",
        f"Kode sidik bundel: {done.kode_sidik}.",
    ]
    if done.sementara:
        lines.append(f"{ribuan(done.sementara)} di antaranya sementara.")
    if done.belum:
        lines.append(f"{ribuan(len(done.belum))} belum kembali (lihat: pmd missing).")
    data = {
        "berkas": str(done.file),
        "kode_sidik": done.kode_sidik,
        "pengembalian": done.berkas,
        "sementara": done.sementara,
        "belum": len(done.belum),
    }
    return Result("\n".join(lines), data)


def row(args: Namespace, progress: Progress) -> Result:
    """A typed row of a village without the program."""
    facts = read_facts(args.source, "ROW_FIELD")
    numbers = {name: _number(name, text) for name, text in facts.items() if name not in _PLACES}
    told = Ketikan(
        args.village,
        numbers,
        facts.get("nomor", ""),
        _day(facts.get("tanggal", "")),
        facts.get("nama", ""),
        facts.get("kecamatan", ""),
    )
    line = type_row(told, args.election, args.data)
    return Result("Baris dicatat.", {"id": line.id, "angka": dict(line.isi["angka"])})


def _number(name: str, text: str) -> int:
    bare = text.replace(".", "")
    if not bare.isascii() or not bare.isdecimal():
        raise UserError("ROW_FIELD", kolom=name if name in KOLOM else "?")
    return int(bare)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(read_tanggal(text)) if text else None
    except (TanggalError, ValueError) as error:
        raise UserError("ROW_FIELD", kolom="tanggal") from error


def recap(args: Namespace, progress: Progress) -> Result:
    """The table, or the workbook of it."""
    told = recap_service.recap(args.election, args.data, progress)
    set_istilah(told.istilah)
    whole = told.jumlah[-1]
    text = f"{ribuan(whole.masuk)} dari {ribuan(whole.desa)} {in_sentence(istilah().desa)} sudah masuk."
    data: dict[str, Any] = {"desa": whole.desa, "masuk": whole.masuk, "belum": len(told.belum)}
    if args.out:
        done = recap_service.export(
            args.out, args.election, akhir=args.final, folder=args.data, progress=progress
        )
        text += f" Tersimpan: {done.file} ({'rekap akhir' if done.akhir else 'sementara'})."
        data |= {"berkas": str(done.file), "akhir": int(done.akhir)}
    return Result(text, data, [_village(one) for one in told.baris])


def _village(one: BarisDesa) -> dict[str, Any]:
    shown = ("tps", "dps", "dptambahan", "tms", "L", "P", "jumlah", "surat")
    return {
        "kecamatan": one.desa.kecamatan,
        "desa": one.desa.nama,
        "kode": one.desa.kode,
        "asal": one.asal,
        **{name: one.isi(name) for name in shown},
        "nomor": one.nomor,
        "tanggal": one.tanggal,
        "status": one.status,
    }


def reopen(args: Namespace, progress: Progress) -> Result:
    """Rows may be typed again."""
    recap_service.reopen(read_text(args.reason_from), args.election, args.data)
    return Result("Rekap dibuka kembali; alasannya tercatat.")
