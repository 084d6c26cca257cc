"""`dpt-desa desa response`, `register`, `dispute`: what residents say, who is not on the DPT, one dispute."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.desa_command import village_command
from app.cli.desa_session import session
from app.cli.facts import read_facts, refuse_others
from app.cli.output import Result
from app.domain.bukti import KOLOM_BUKTI
from app.domain.errors import UserError
from app.domain.nik import masked_within
from app.domain.pemilih import KOLOM_DAFTAR
from app.domain.progress import Progress
from app.domain.tanggal import ribuan, short_date
from app.domain.tanggal_lahir import TanggalError, read_tanggal
from app.domain.tanggapan import KEPUTUSAN, Tanggapan
from app.services.desa import print_tanggapan, register, tanggapan
from app.services.desa.mark import reason_of
from app.services.desa.print_lists import Printed
from app.services.desa.sanggahan import sanggahan
from app.services.desa.tanggapan import Isian
from app.services.desa.tanggapan_kerja import Kerja
from app.services.desa.tanggapan_putusan import Diputuskan, Putusan, decide
from app.services.desa.workspace import Workspace
from app.system import clock
from app.system.safe_file import write_atomic

if TYPE_CHECKING:
    from app.cli.desa import Commands

_ISIAN = tuple(field.name for field in fields(Isian))
_PUTUSAN = ("alasan", "surat", "tanggal_surat")
_TANDA = ("tanda", "saja", "dengan", "tindakan", "pemilih")
_BUKTI = tuple(f"bukti_{kolom}" for kolom in KOLOM_BUKTI)
_ORANG = tuple(sorted(KOLOM_DAFTAR))


def add_tanggapan(commands: "Commands") -> None:
    """`desa response`, `desa register`, `desa dispute`."""
    told = "tanggapan warga: catat, putuskan, kerjakan, jawab"
    parser = village_command(commands, "response", responses, told)
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--receive", metavar="BERKAS|-", help=f"catat satu tanggapan ({', '.join(_ISIAN)})")
    act.add_argument("--decide", metavar="ID", help="putuskan tanggapan ini")
    parser.add_argument("--id", default="", metavar="ID", help="tanggapan yang dibetulkan atau dijawab")
    parser.add_argument("--as", dest="keputusan", choices=tuple(KEPUTUSAN), help="keputusannya")
    parser.add_argument(
        "--from", dest="source", metavar="BERKAS|-", help=f"isi keputusan: {', '.join(_PUTUSAN)}"
    )
    parser.add_argument("--letter", type=Path, metavar="FILE.pdf", help="surat jawabannya")
    parser.add_argument("--state", choices=("open", "decided", "register"), help="hanya yang demikian")
    parser.add_argument("--paper", default="F4", metavar="KERTAS")
    parser.epilog = (
        "Berkas berisi JSON atau baris 'kunci: nilai'. Isi keputusan juga mengerjakannya sekaligus: "
        "data_salah dan pindah_tps: kolom yang dibetulkan; lapor_tms: tanda, saja, dengan; belum_terdaftar: "
        "isian orangnya; tindakan: yang sudah mengerjakannya. Bukti: bukti_jenis, bukti_nomor ..."
    )
    told = "register warga tidak terdaftar, sesudah DPT"
    parser = village_command(commands, "register", registered, told)
    parser.add_argument(
        "--add", metavar="BERKAS|-", help="catat seorang warga: isian orangnya, pelapor, bukti, surat ..."
    )
    parser.add_argument("--as", dest="keputusan", choices=tuple(sorted(register.KEPUTUSAN)), default="")
    parser.add_argument("--pdf", type=Path, metavar="FILE.pdf", help="cetak registernya")
    parser.add_argument("--open", action="store_true", help="tampilkan NIK (dicatat)")
    parser.add_argument("--paper", default="F4", metavar="KERTAS")
    told = "berkas sanggahan seorang pemilih: isi setiap daftar, pengumuman, keputusan, riwayat"
    parser = village_command(commands, "dispute", dispute, told)
    who = parser.add_mutually_exclusive_group(required=True)
    who.add_argument("--voter", default="", metavar="ID")
    who.add_argument("--response", default="", metavar="ID", help="bila orangnya tidak terdaftar")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    parser.add_argument("--open", action="store_true", help="tampilkan NIK dan NKK (dicatat)")
    parser.add_argument("--paper", default="F4", metavar="KERTAS")


def responses(args: Namespace, progress: Progress) -> Result:
    """List them; or receive one, decide one, print the reply to one."""
    if args.decide and not args.keputusan:
        raise UserError("RESPONSE_DECISION", usage=True)
    facts = _facts(args.receive or args.source) if args.receive or args.source else {}
    with session(args) as workspace:
        if args.receive:
            return _received(workspace, args, facts)
        if args.decide:
            return _decided(workspace, args, facts)
        if args.letter:
            letter = print_tanggapan.surat_jawaban(workspace, args.id, args.paper)
            return _printed(args.letter, letter, workspace)
        return _listed(workspace, args.state)


def _facts(source: str) -> dict[str, str]:
    return read_facts(source, "RESPONSE_UNREADABLE")


def _received(workspace: Workspace, args: Namespace, facts: Mapping[str, str]) -> Result:
    refuse_others(facts, _ISIAN)
    act, known = tanggapan.receive(workspace, _isian(workspace, facts), args.id)
    one = tanggapan.response(workspace, known)
    text = f"Tersimpan: tanggapan nomor {one.nomor}." if act else "Sudah demikian; tidak ada yang berubah."
    return Result(text, {"act": act, "id": known, "nomor": one.nomor}, warnings=workspace.warnings)


def _isian(workspace: Workspace, facts: Mapping[str, str], hal: str = "") -> Isian:
    told = {name: facts[name] for name in _ISIAN if name in facts}
    told.setdefault("hal", hal)
    told.setdefault("pelapor", told.get("nama", ""))
    today = clock.today(workspace.pengaturan.pemilihan.zona)
    when = _day(told.pop("diterima")) if "diterima" in told else today
    return Isian(diterima=when, **told)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(read_tanggal(text))
    except (TanggalError, ValueError) as error:
        raise UserError("RESPONSE_FIELD", kolom="diterima") from error


def _decided(workspace: Workspace, args: Namespace, facts: Mapping[str, str]) -> Result:
    refuse_others(facts, (*_PUTUSAN, *_TANDA, *_BUKTI, *_ORANG))
    one = tanggapan.response(workspace, args.decide)
    kerja = _kerja(one.hal, facts)
    done = decide(workspace, one.id, _putusan(args.keputusan, facts), kerja)
    return _told(workspace, args, done)


def _told(workspace: Workspace, args: Namespace, done: Diputuskan) -> Result:
    one = done.tanggapan
    text = f"Tersimpan: tanggapan nomor {one.nomor}, {KEPUTUSAN[one.keputusan].lower()}."
    if one.is_waiting:
        text += " Belum dikerjakan dalam daftar."
    data: dict[str, Any] = {"act": done.act, "id": one.id, "voter": one.pemilih, "tindakan": one.tindakan}
    if letter := getattr(args, "letter", None):
        write_atomic(letter, print_tanggapan.surat_jawaban(workspace, one.id, args.paper).pdf)
        text += f" Surat jawaban: {letter.name}."
        data["file"] = str(letter)
    return Result(text, data, warnings=workspace.warnings)


def _putusan(keputusan: str, facts: Mapping[str, str]) -> Putusan:
    return Putusan(keputusan, *(facts.get(name, "") for name in _PUTUSAN))


def _kerja(hal: str, facts: Mapping[str, str]) -> Kerja | None:
    """What the facts ask to be done; None where they only decide."""
    fields_ = {kolom: facts[kolom] for kolom in _ORANG if kolom in facts}
    tanda = reason_of(facts["tanda"]) if "tanda" in facts else None
    if "tanda" in facts and tanda is None:
        raise UserError("REASON_UNKNOWN", usage=True)
    saja = facts.get("saja", "")
    if saja not in ("", "pilkades", "kpu"):
        raise UserError("FIELD_INVALID", kolom="saja")
    new = hal == "belum_terdaftar"
    made = Kerja(
        ubah={} if new else fields_,
        tanda=tanda,
        saja=saja,  # type: ignore[arg-type]  # checked above
        dengan=facts.get("dengan", ""),
        orang=fields_ if new else {},
        tindakan=facts.get("tindakan", ""),
        pemilih=facts.get("pemilih", ""),
        bukti={key.removeprefix("bukti_"): facts[key] for key in _BUKTI if key in facts},
    )
    return None if made == Kerja() else made


def registered(args: Namespace, progress: Progress) -> Result:
    """The register; with `--add` somebody more, with `--pdf` on paper."""
    facts = _facts(args.add) if args.add else {}
    with session(args) as workspace:
        if args.add:
            return _registered(workspace, args, facts)
        if args.pdf:
            done = print_tanggapan.register(workspace, args.paper, terbuka=args.open)
            return _printed(args.pdf, done, workspace)
        rows = [_row(one) for one in register.registered(workspace)]
    text = f"{ribuan(len(rows))} warga dalam register."
    return Result(text, {"register": len(rows)}, rows, workspace.warnings)


def _registered(workspace: Workspace, args: Namespace, facts: Mapping[str, str]) -> Result:
    refuse_others(facts, (*_ISIAN, *_PUTUSAN, *_BUKTI, *_ORANG))
    keputusan = args.keputusan or register.usual(workspace)
    isian = _isian(workspace, facts, "belum_terdaftar")
    kerja = _kerja("belum_terdaftar", {key: facts[key] for key in facts if key not in ("hal", "pemilih")})
    done = decide(workspace, isian, _putusan(keputusan, facts), kerja)
    return _told(workspace, args, done)


def dispute(args: Namespace, progress: Progress) -> Result:
    """One PDF about one person."""
    with session(args) as workspace:
        done = sanggahan(
            workspace, args.voter, args.response, args.paper, terbuka=args.open, progress=progress
        )
        return _printed(args.out, done, workspace)


def _printed(out: Path, done: Printed, workspace: Workspace) -> Result:
    write_atomic(out, done.pdf)
    return Result(f"Tersimpan: {out.name}.", {"file": str(out)}, warnings=workspace.warnings)


def _listed(workspace: Workspace, state: str | None) -> Result:
    found = tanggapan.responses(workspace)
    kinds: dict[str, Callable[[Tanggapan], bool]] = {
        "open": lambda one: one.is_waiting,
        "decided": lambda one: not one.is_waiting,
        "register": lambda one: one.is_register,
    }
    shown = [one for one in found if state is None or kinds[state](one)]
    waiting = sum(one.is_waiting for one in found)
    text = f"{ribuan(len(found))} tanggapan, {ribuan(waiting)} belum diputuskan atau belum dikerjakan."
    data = {"responses": len(found), "open": waiting}
    return Result(text, data, [_row(one) for one in shown], workspace.warnings)


def _row(one: Tanggapan) -> dict[str, Any]:
    return {
        "id": one.id,
        "nomor": one.nomor,
        "hal": one.hal,
        "nama": masked_within(one.nama),
        "pemilih": one.pemilih,
        "diterima": short_date(one.diterima.isoformat()),
        "pelapor": masked_within(one.pelapor),
        "keputusan": "konflik" if one.konflik else one.keputusan,
        "surat": one.surat,
        "tindakan": f"{one.tindakan} (diurungkan)" if one.urung else one.tindakan,
    }
