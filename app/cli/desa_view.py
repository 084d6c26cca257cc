"""Looking at the list: NIK and NKK masked unless `--reveal`."""

from argparse import Namespace
from typing import Any

from app.cli.desa_session import session
from app.cli.output import Result
from app.cli.secret_input import read_text
from app.domain.errors import UserError
from app.domain.progress import Progress
from app.domain.tanggal import ribuan, short_date
from app.domain.tms import ARTI, label
from app.domain.voter_id import kpu_number
from app.services.desa import find
from app.services.desa import status as status_service
from app.services.desa.alias import aliases
from app.services.desa.dukcapil_words import answer_told
from app.services.desa.rahasia import secret_reason


def list_voters(args: Namespace, progress: Progress) -> Result:
    """Rows with the ids that other commands take."""
    search = read_text("-") if args.search == "-" else (args.search or "")
    if args.status not in (None, *find.STATUSES):
        raise UserError("STATUS_UNKNOWN", usage=True, choices=", ".join(find.STATUSES))
    with session(args) as workspace:
        found = find.find_voters(
            workspace, search, args.tps, args.status, limit=args.limit, reveal=args.reveal
        )
        rows = [_row(one) for one in found.voters]
    shown = f"{ribuan(len(rows))} dari " if len(rows) < found.total else ""
    text = f"{shown}{ribuan(found.total)} pemilih."
    return Result(text, {"count": found.total, "shown": len(rows)}, rows, workspace.warnings)


def _row(one: find.Tercatat) -> dict[str, Any]:
    voter = one.pemilih
    return {
        "id": voter.id,
        "no_kpu": kpu_number(voter.id) or "",
        "nama": voter.nama,
        "l_p": voter.kelamin,
        "lahir": short_date(voter.tanggal_lahir),
        "nik": voter.nik,
        "nkk": voter.nkk,
        "rt": voter.rt,
        "rw": voter.rw,
        "tps": voter.tps,
        "status": label(voter.status_pilkades),
        "usul_kpu": label(voter.usul_kpu) if voter.usul_kpu else "",
        "info": label(voter.info) if voter.info else "",
        "konflik": " ".join(one.konflik),
    }


def show_voter(args: Namespace, progress: Progress) -> Result:
    """One voter, the family, the history."""
    with session(args) as workspace:
        shown = find.show_voter(workspace, args.voter, reveal=args.reveal)
        history = find.history(workspace, shown, reveal=args.reveal)
        pending = find.conflicting(workspace, shown, reveal=args.reveal)
        secret, alias = secret_reason(workspace, args.voter), aliases(workspace).get(args.voter, "")
    voter = _row(shown.tercatat) | {
        "umur": shown.umur,
        "dpid": shown.tercatat.pemilih.dpid,
        "tempat_lahir": shown.tercatat.pemilih.tempat_lahir,
        "kawin": shown.tercatat.pemilih.kawin,
        "alamat": shown.tercatat.pemilih.alamat,
        "disabilitas": shown.tercatat.pemilih.disabilitas,
        "ektp": shown.tercatat.pemilih.ektp,
        "tps_kpu": shown.tercatat.pemilih.tps_kpu,
        "catatan": shown.tercatat.pemilih.catatan,
        "bukti": shown.tercatat.bukti,
        "dukcapil": answer_told(shown.tercatat.dukcapil, reveal=args.reveal),
        "alias": alias,
        "alasan_disimpan": {"alasan": ARTI[secret.alasan].label, **secret.bukti} if secret else {},
        "keluarga": [{"id": one.id, "nama": one.nama, "l_p": one.kelamin} for one in shown.family],
    }
    text = "\n".join(f"{key}: {_plain(value)}" for key, value in voter.items())
    if pending:
        text += "\nPerlu diputuskan (betulkan dengan dpt-desa desa edit, atau tandai ulang):"
        text += "".join(f"\n  {one['kolom']}: {one['pilihan']}" for one in pending)
    return Result(text, voter | {"putuskan": pending}, history, workspace.warnings)


def _plain(value: Any) -> str:
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {item}" for key, item in value.items())
    return "; ".join(_plain(item) for item in value)


def status(args: Namespace, progress: Progress) -> Result:
    """How far the list is."""
    with session(args) as workspace:
        told = status_service.status(workspace)
    lines = (
        f"{told.desa} · {told.pemilihan}",
        f"Dasar {ribuan(told.dasar)} · TMS {ribuan(told.tms)} · baru {ribuan(told.baru)}",
        f"Daftar {ribuan(told.daftar['jumlah'])}: L {ribuan(told.daftar['L'])}, P {ribuan(told.daftar['P'])}",
        *(
            [f"Meninggal setelah DPT {told.meninggal_setelah_dpt}: tetap di DPT dengan catatan"]
            if told.meninggal_setelah_dpt
            else []
        ),
        f"Belum diverifikasi {ribuan(told.belum)} · konflik {told.konflik}",
        f"Tahap {told.tahap} · pengembalian {told.pengembalian}",
    )
    text = "\n".join(lines)
    return Result(text, told.as_data(), warnings=workspace.warnings)
