"""Commands for what comes back: receive, apply, status, and saving the vault."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from app.cli.kpu_session import folder_of, folder_session, recovery_key, session
from app.cli.output import Result
from app.cli.secret_input import read_secret
from app.domain.istilah import in_sentence
from app.domain.progress import Progress
from app.domain.susulan import Susulan
from app.domain.tahap_kiriman import BERKODE
from app.system.istilah import istilah
from app.system.messages import message

if TYPE_CHECKING:
    from app.services.kpu.receive import Outcome

_HASIL = {"pratinjau": "pratinjau", "menunggu": "menunggu kode", "ditolak": "ditolak"}


def receive(args: Namespace, progress: Progress) -> Result:
    """Check returns; say for each what was looked at and what becomes of it."""
    from app.services.kpu.receive import receive as service
    from app.services.kpu.return_lineage import attention

    with session(args) as opened:
        outcomes = service(opened, args.files, args.jobs, progress)
        told = [attention(opened, one.found) for one in outcomes]
    lines = [line for one, words in zip(outcomes, told, strict=True) for line in _lines(one, words)]
    rows = [_row(one, words) for one, words in zip(outcomes, told, strict=True)]
    refused = sum(one.hasil == "ditolak" for one in outcomes)
    data: dict[str, Any] = {kind: sum(one.hasil == kind for one in outcomes) for kind in _HASIL}
    if data["menunggu"]:
        lines.append("Terapkan dengan kode dari berita acara yang ditandatangani: kpu apply.")
    code = "RETURNS_REFUSED" if refused else "OK"
    return Result("\n".join(lines), data, rows if args.json else (), opened.warnings, not refused, code)


def _lines(one: "Outcome", attention: Sequence[str]) -> Iterator[str]:
    """What a person reads of one return; who added whom matters where two members signed."""
    found = one.found
    told = message(found.code, found.params) if found.code else None
    yield f"{found.nama}: {_HASIL[one.hasil]}" + (f". {told.happened} {told.next}" if told else "")
    for check in found.checks:
        yield f"  {'ok   ' if check.hasil == 'ok' else 'GAGAL'} {check.apa}"
    for words in attention:
        yield f"  Perhatian: {words}"
    if found.susulan:
        yield f"  {_added(found.sejak, found.susulan)}"
    if found.tahap in BERKODE:
        for member in found.anggota:
            by = member.ditambahkan_oleh
            yield f"  {member.nama} ({_role(member.peran)}), " + (
                f"ditambahkan oleh {by}" if by else "membuka paket"
            )


def _role(peran: str) -> str:
    return in_sentence(istilah().pantarlih) if peran == "pantarlih" else peran


def _added(since: int, new: Susulan) -> str:
    """What a supplement adds."""
    counts = {
        "TMS": sum(new.tms.values()),
        "TMS untuk pemilihan ini saja": new.tms_pilkades,
        "ubah": new.ubah,
        "baru": new.baru,
        "di luar DPT": new.register,
        "keterangan": new.info,
        "surat tidak sampai": new.kembalian,
        "ditarik": new.ditarik,
    }
    told = ", ".join(f"{words} {count}" for words, count in counts.items() if count)
    return f"Baru sejak pengembalian ke-{since}: {told or 'tidak ada yang mengubah daftar'}."


def _row(one: "Outcome", attention: Sequence[str]) -> dict[str, Any]:
    found = one.found
    return {
        "berkas": found.nama,
        "kode": found.kode,
        "desa": found.desa,
        "urut": found.urut,
        "tahap": found.tahap,
        "hasil": _HASIL[one.hasil],
        "alasan": found.code,
        "keterangan": message(found.code, found.params).happened if found.code else "",
        "periksa": [asdict(check) for check in found.checks],
        "peringatan": list(found.warnings),
        "perhatian": list(attention),
        "susulan": _numbers(found.susulan) if found.susulan else {},
        "sejak": found.sejak,
        "perubahan": dict(found.changes),
        "jumlah": dict(found.jumlah),
        "sidik_dpt": found.sidik,
        "anggota": [asdict(member) for member in found.anggota],
    }


def _numbers(new: Susulan) -> dict[str, Any]:
    names = ("ditarik", "tms_pilkades", "ubah", "baru", "register", "info", "kembalian")
    return {"tms": dict(new.tms)} | {name: getattr(new, name) for name in names}


def apply(args: Namespace, progress: Progress) -> Result:
    """The code from the minutes was typed."""
    from app.services.kpu.apply_return import apply_return

    with session(args) as opened:
        done = apply_return(opened, args.village, args.fingerprint)
        text = f"Pengembalian ke-{done.urut} {done.desa} ({done.kode}) diterapkan."
        return Result(text, dict(asdict(done)), warnings=opened.warnings)


def status(args: Namespace, progress: Progress) -> Result:
    """How far every village is."""
    from app.services.kpu.recovery import days_since_drill
    from app.services.kpu.status import status as service
    from app.services.kpu.status import totals

    with session(args, ended=True) as opened:
        found = service(opened)
        counts = totals(found)
        rows: list[dict[str, Any]] = [
            {**asdict(row), "terlambat": "ya" if row.terlambat else ""} for row in found
        ]
        words = {"desa": in_sentence(opened.istilah.desa)}
        text = ", ".join(f"{count} {words.get(name, name)}" for name, count in counts.items())
        drilled = days_since_drill(opened)
        election = {"id": opened.pemilihan.id, "nama": opened.pemilihan.nama, "sidik": opened.sidik}
        text = f"{text}.\n{_drilled(drilled)}" if not opened.ended else f"{text}.\n{_ENDED} {opened.ended}."
        data: dict[str, Any] = {**counts, "pemilihan": election, "latihan": drilled}
        return Result(text, data, rows, opened.warnings)


_ENDED = "Data pemilihan ini dimusnahkan"


def _drilled(days: int) -> str:
    """`days` -1: never."""
    if days < 0:
        return "Kunci pemulihan belum pernah dicoba: kpu recovery drill."
    return f"Kunci pemulihan terakhir dicoba {days} hari yang lalu."


def backup(args: Namespace, progress: Progress) -> Result:
    """The vault as one file."""
    from app.services.kpu.backup import backup as service

    with folder_session(args) as opened:
        saved = service(opened, args.out)
        data: dict[str, Any] = {
            "berkas": str(saved.file),
            "ukuran": saved.ukuran,
            "sha256": saved.sha256,
            "pemilihan": saved.pemilihan,
        }
        text = f"Tersimpan: {saved.file.name}, {saved.ukuran:,} byte.".replace(",", ".")
        return Result(text, data, warnings=opened.warnings)


def restore(args: Namespace, progress: Progress) -> Result:
    """The vault from a backup."""
    from app.services.kpu.backup import SKIP
    from app.services.kpu.backup import restore as service

    key = recovery_key(args)
    new = bool(key)
    prompt = "Kata sandi operator yang baru" if new else "Kata sandi operator"
    password = read_secret(args, "password", prompt, "PASSWORD_NEEDED", confirm=new)
    done = service(args.source, folder_of(args), password, key, args.operator)
    text = (
        f"Brankas pemilihan {', '.join(done.pemilihan)} dipulihkan: {done.desa} wilayah, {done.paket} paket. "
        f"Nomor urut berikutnya melompat {SKIP}, karena yang terbit sesudah cadangan tidak diketahui."
    )
    data: dict[str, Any] = {
        "pemilihan": list(done.pemilihan),
        "desa": done.desa,
        "paket": done.paket,
        "kata_sandi_baru": int(done.new_password),
    }
    return Result(text, data, warnings=done.warnings)
