"""Nothing is lost: backups, restoring, coming back in, passwords and words for the bad day."""

from argparse import Namespace
from pathlib import Path

from app.cli.desa_session import folder_of, session
from app.cli.output import Result
from app.cli.secret_input import read_name, read_secret
from app.domain.progress import Progress
from app.domain.tanggal import ribuan
from app.services.desa import backup as backup_service
from app.services.desa import check_backup, members, open_paket
from app.services.desa import recovery as recovery_service
from app.services.desa import reenter as reenter_service
from app.services.desa import restore as restore_service
from app.services.desa.members import Entrant
from app.services.desa.workspace import open_workspace
from app.system import clock
from app.system.istilah import set_istilah
from app.system.safe_file import ensure_folder, write_atomic


def backup(args: Namespace, progress: Progress) -> Result:
    """A new backup into a folder, or a test of the newest one there."""
    if args.test:
        return _test(args, progress)
    ensure_folder(args.out)
    with session(args) as workspace:
        made = backup_service.back_up(workspace, args.out, progress)
    text = f"Tersimpan: {made.file.name} ({ribuan(made.ukuran // 1024)} KB), dibaca ulang dan utuh."
    data = {
        "file": str(made.file),
        "ukuran": made.ukuran,
        "urut": made.urut,
        "waktu": made.waktu,
        "removed": list(made.removed),
    }
    return Result(text, data, warnings=[*workspace.warnings, *made.warnings])


def _test(args: Namespace, progress: Progress) -> Result:
    with session(args) as workspace:
        found = check_backup.check_backup(workspace, args.test, progress)
        zone = workspace.pengaturan.pemilihan.zona
    missing = f"{ribuan(found.missing)} tindakan sesudahnya belum ikut" if found.missing else "semua ikut"
    text = (
        f"{found.file.name} dapat dibuka, dibuat {clock.local_time(found.waktu, zone)}.\n"
        f"Tindakan terakhir di dalamnya: {found.act}, {clock.local_time(found.act_waktu, zone)}; {missing}."
    )
    data = {
        "file": str(found.file),
        "waktu": found.waktu,
        "act": found.act,
        "act_waktu": found.act_waktu,
        "missing": found.missing,
        "pemilih": found.pemilih,
    }
    return Result(text, data, warnings=workspace.warnings)


def restore(args: Namespace, progress: Progress) -> Result:
    """The work of a lost computer, on this one."""
    words = _words(args)
    open_paket.check_letter(words)
    peeked = restore_service.peek(args.file, args.package, words, progress)
    rows = [{"id": one.id, "peran": one.peran, "nama": one.nama} for one in peeked.anggota]
    told = {
        "desa": peeked.desa.kode,
        "pemilih": peeked.pemilih,
        "acts": peeked.acts,
        "act_waktu": peeked.act_waktu,
        "dibuat": peeked.dibuat,
    }
    of = clock.local_time(peeked.act_waktu, peeked.pemilihan.zona)
    text = f"{peeked.desa.nama}: {ribuan(peeked.pemilih)} pemilih, tindakan terakhir {of}."
    if args.peek:
        return Result(text, told, rows)
    folder = args.data or open_paket.default_folder(args.package)
    done = restore_service.restore(peeked, folder, _entrant(args), progress)
    text += f"\nDipulihkan ke {folder}. Komputer ini sekarang perangkat {done.perangkat}."
    text += "\nKetua memberi anggota lain kata sandi baru dengan: dpt-desa desa member reset"
    made = {"member": done.member, "perangkat": done.perangkat, "data": str(folder)}
    return Result(text, told | made, rows, done.warnings)


def reenter(args: Namespace, progress: Progress) -> Result:
    """Back into the data of this computer, by words."""
    opened = reenter_service.open_by_words(folder_of(args), _words(args), progress)
    done = reenter_service.reenter(opened, _entrant(args))
    by = "surat kunci" if opened.way == "surat" else "kata darurat"
    text = f"Masuk kembali dengan {by}. Kata sandi baru berlaku; data tidak berubah."
    data = {"member": done.member, "perangkat": done.perangkat, "lewat": opened.way}
    return Result(text, data, warnings=done.warnings)


def _words(args: Namespace) -> str:
    return read_secret(args, "words", "Tujuh kata", "WORDS_NEEDED")


def _entrant(args: Namespace) -> Entrant:
    """`--member` of those the journal knows, else somebody new with `--role`."""
    password = read_secret(args, "password", "Kata sandi baru untuk Anda", "PASSWORD_NEEDED", confirm=True)
    if args.member:
        return Entrant(password, args.member)
    return Entrant(password, nama=read_name(args.name_from), peran=args.role)


def reset(args: Namespace, progress: Progress) -> Result:
    """The Ketua's help for a forgotten password."""
    with session(args) as workspace:
        password = read_secret(
            args, "new-password", "Kata sandi baru anggota itu", "PASSWORD_NEEDED", confirm=True
        )
        one = members.reset(workspace, args.target, password)
    return Result(
        f"{one.nama} ({one.peran}) punya kata sandi baru.", {"member": one.id}, warnings=workspace.warnings
    )


def recovery(args: Namespace, progress: Progress) -> Result:
    """The sheet of recovery words, for the printer."""
    password = read_secret(args, "password", "Kata sandi", "PASSWORD_NEEDED")
    with open_workspace(folder_of(args), args.member, password) as workspace:
        set_istilah(workspace.pengaturan.istilah)
        second = read_secret(args, "second-password", "Kata sandi anggota kedua", "SECOND_NEEDED")
        made = recovery_service.make_recovery(workspace, password, args.second, second)
        write_atomic(args.out, made.pdf)
    text = f"Tersimpan: {Path(args.out).name}. Cetak satu lembar, lalu hapus berkasnya."
    if made.replaced:
        text += "\nKata darurat yang lama tidak berlaku lagi."
    return Result(text, {"file": str(args.out), "replaced": int(made.replaced)}, warnings=workspace.warnings)
