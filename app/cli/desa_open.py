"""Opening a package, and the members who work on it."""

from argparse import Namespace

from app.cli.desa_session import session
from app.cli.output import Result
from app.cli.secret_input import read_name, read_secret
from app.domain.progress import Progress
from app.domain.tanggal import ribuan
from app.services.desa import members
from app.services.desa import open_paket as service
from app.services.desa.workspace import data_exists


def open_paket(args: Namespace, progress: Progress) -> Result:
    """First opening, or adoption of a re-issue where data is already there."""
    file = args.file
    folder = args.data or service.default_folder(file)
    words = read_secret(args, "words", "Kata kunci surat (tujuh kata)", "WORDS_NEEDED")
    service.check_letter(words)
    if data_exists(folder):
        args.data = folder
        with session(args) as workspace:
            done = service.adopt(workspace, file, words, progress, args.kpu_code)
    else:
        password = read_secret(
            args, "password", "Kata sandi baru untuk Anda", "PASSWORD_NEEDED", confirm=True
        )
        name = read_name(args.name_from)
        member = service.FirstMember(name, args.role, password)
        done = service.open_first(file, words, folder, member, progress)
    return _told(done, str(folder))


def _told(done: service.Opened, folder: str) -> Result:
    text = (
        f"{done.desa.nama}: {ribuan(done.pemilih)} pemilih, surat nomor {done.desa.kode}-{done.urut}.\n"
        f"Kode sidik KPU: {done.sidik_kpu}. Cocokkan ketiganya dengan surat kunci.\nTersimpan di {folder}."
    )
    if done.adopted:
        text += f"\nTerbitan ulang diterima. Perlu diputuskan: {done.konflik} isian."
    if done.orphans:
        text += f" Tidak lagi di daftar KPU: {', '.join(done.orphans)}."
    data = {
        "desa": done.desa.kode,
        "nama": done.desa.nama,
        "pemilih": done.pemilih,
        "urut": done.urut,
        "sidik_kpu": done.sidik_kpu,
        "adopted": int(done.adopted),
        "member": done.member,
        "konflik": done.konflik,
        "orphans": list(done.orphans),
        "data": folder,
    }
    return Result(text, data, warnings=done.warnings)


def add_member(args: Namespace, progress: Progress) -> Result:
    """A new member types his own password."""
    with session(args) as workspace:
        name = read_name(args.name_from)
        password = read_secret(
            args, "new-password", "Kata sandi anggota baru", "PASSWORD_NEEDED", confirm=True
        )
        member = members.add(workspace, name, args.role, password)
    return Result(
        f"Anggota ditambahkan: {member} ({args.role}).", {"member": member}, warnings=workspace.warnings
    )


def change_password(args: Namespace, progress: Progress) -> Result:
    """One's own password."""
    with session(args) as workspace:
        password = read_secret(args, "new-password", "Kata sandi baru", "PASSWORD_NEEDED", confirm=True)
        members.change_password(workspace, password)
    return Result("Kata sandi diganti.", warnings=workspace.warnings)


def list_members(args: Namespace, progress: Progress) -> Result:
    """Who can log in."""
    with session(args) as workspace:
        outside = members.without_slot(workspace)
        rows = [
            {"id": one.id, "peran": one.peran, "nama": one.nama, "masuk": "belum" if one in outside else "ya"}
            for one in members.known(workspace).values()
        ]
    return Result(rows=rows, data={"count": len(rows)}, warnings=workspace.warnings)
