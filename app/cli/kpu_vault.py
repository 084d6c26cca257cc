"""Commands on the vault's folder: its elections, its operators, changing keys, destroying."""

from argparse import Namespace
from typing import Any

from app.cli.kpu_session import entered, folder_of, folder_session, session
from app.cli.output import Result
from app.cli.secret_input import read_name, read_secret
from app.domain.progress import Progress
from app.domain.tanggal import ribuan
from app.services.kpu import operators as accounts
from app.services.kpu.new_election import NewElection
from app.services.kpu.vault_session import elections
from app.services.kpu.vault_slots import Operator, operators


def add_election(args: Namespace, progress: Progress) -> Result:
    """One more election in the folder."""
    from app.services.kpu.new_election import add_election as service

    wanted = NewElection(
        args.name, args.voting_day, args.profile, args.zone, args.valid_until, args.terms or ""
    )
    with folder_session(args) as opened:
        made = service(opened, wanted)
    text = (
        f"Pemilihan dibuat: {made.id}, paket berlaku sampai {made.sampai}.\n"
        f"Kode sidik kunci KPU untuk pemilihan ini: {made.sidik}\n"
        f"Sebutkan --election {made.id} sejak sekarang."
    )
    return Result(text, {"pemilihan": made.id, "sidik": made.sidik, "sampai": made.sampai})


def list_elections(args: Namespace, progress: Progress) -> Result:
    """What the folder holds; names are read with the password alone."""
    rows: list[dict[str, Any]] = [
        {
            "id": one.id,
            "nama": one.nama or "sedang dipakai program lain",
            "hari": one.hari.isoformat() if one.hari else "",
            "dimusnahkan": one.ended,
        }
        for one in elections(entered(args))
    ]
    return Result(rows=rows, data={"count": len(rows)})


def list_operators(args: Namespace, progress: Progress) -> Result:
    """Who has an account; no password is asked, as on the log-in page."""
    rows: list[dict[str, Any]] = [
        {"id": one.id, "nama": one.nama, "jabatan": one.peran} for one in operators(folder_of(args))
    ]
    return Result(rows=rows, data={"count": len(rows)})


def add_operator(args: Namespace, progress: Progress) -> Result:
    """The new operator types his own password."""
    with folder_session(args) as opened:
        nama = read_name(args.name_from)
        fresh = accounts.add_operator(opened, nama, _new_password(args), args.role)
        return Result(f"Operator ditambahkan: {fresh.id}.", _told(fresh), warnings=opened.warnings)


def remove_operator(args: Namespace, progress: Progress) -> Result:
    """An account less."""
    with folder_session(args) as opened:
        gone = accounts.remove_operator(opened, args.who)
        return Result(f"Operator {gone.id} dihapus.", _told(gone), warnings=opened.warnings)


def operator_password(args: Namespace, progress: Progress) -> Result:
    """One's own password, or that of an operator who forgot his."""
    with folder_session(args) as opened:
        one = accounts.change_password(opened, _new_password(args), args.who)
        return Result(f"Kata sandi operator {one.id} diganti.", _told(one), warnings=opened.warnings)


def hand_over(args: Namespace, progress: Progress) -> Result:
    """The vault goes to another operator, with minutes."""
    from app.services.kpu.handover import HandoverOrder
    from app.services.kpu.handover import hand_over as service

    with folder_session(args) as opened:
        nama = read_name(args.name_from)
        order = HandoverOrder(nama, args.role, _new_password(args), args.out, keep=args.keep)
        done = service(opened, order)
        left = "tetap ada" if done.kept else "dihapus"
        text = f"Serah terima dicatat; akun lama {left}. Berita acaranya di {done.file.name}."
        data = {**_told(done.baru), "lama": done.lama.id, "tetap": int(done.kept), "berkas": str(done.file)}
        return Result(text, data, warnings=opened.warnings)


def _told(one: Operator) -> dict[str, Any]:
    return {"operator": one.id, "jabatan": one.peran}


def _new_password(args: Namespace) -> str:
    return read_secret(args, "new-password", "Kata sandi baru", "PASSWORD_NEEDED", confirm=True)


def rotate(args: Namespace, progress: Progress) -> Result:
    """A new key for an election."""
    from app.services.kpu.rotate import rotate as service

    with session(args) as opened:
        done = service(opened, compromised=args.compromised)
        lines = [
            f"Kunci diganti. Kode sidik lama {done.lama}, yang baru {done.baru}.",
            "Paket yang dibuat sejak sekarang memakai kunci baru; "
            "pengembalian atas paket lama tetap diterima.",
        ]
        if args.compromised:
            lines.append(
                f"{ribuan(len(done.desa))} wilayah masih memegang paket dengan kunci lama: terbitkan ulang. "
                "Panitia mengetik kode sidik baru dari surat kunci baru."
            )
        data = {"lama": done.lama, "baru": done.baru, "kunci": done.kunci, "desa": list(done.desa)}
        return Result("\n".join(lines), data, warnings=opened.warnings)


def destroy(args: Namespace, progress: Progress) -> Result:
    """The end of an election's words or of all its data."""
    from app.services.kpu.destroy import DestroyOrder
    from app.services.kpu.destroy import destroy as service

    order = DestroyOrder(args.confirm, args.out, words=args.words, unfinished=args.unfinished)
    with session(args) as opened:
        done = service(opened, order)
        what = "Kata kunci" if args.words else "Data, kata, dan kunci"
        counts = ", ".join(f"{ribuan(count)} {name}" for name, count in done.went.items())
        text = f"{what} dimusnahkan: {counts}. Berita acaranya di {done.file.name}."
        return Result(text, {**done.went, "berkas": str(done.file)}, warnings=opened.warnings)
