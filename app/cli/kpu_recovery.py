"""Commands for the recovery key: paper, drill, two parts, another key."""

from argparse import Namespace

from app.cli.kpu_session import folder_session, recovery_key
from app.cli.output import Result
from app.domain.progress import Progress
from app.domain.tanggal import ribuan
from app.services.kpu import recovery as service


def paper(args: Namespace, progress: Progress) -> Result:
    """The key on a page."""
    key = recovery_key(args)
    with folder_session(args, key) as opened:
        service.print_recovery(opened, key, args.out)
        text = (
            f"Kunci pemulihan ada di {args.out.name}. Cetak, masukkan ke amplop tertutup, "
            "lalu hapus berkas PDF ini."
        )
        return Result(text, {"berkas": str(args.out)}, warnings=opened.warnings)


def drill(args: Namespace, progress: Progress) -> Result:
    """The key alone opens the vault: no password is asked."""
    key = recovery_key(args)
    with folder_session(args, key) as opened:
        done = service.drill(opened, key)
        text = (
            f"Kunci pemulihan membuka brankas: {done.pemilihan} pemilihan, {done.paket} paket dicoba. "
            f"Dicatat {done.hari.isoformat()}."
        )
        if done.older:
            text += " Paket yang terbit sebelum kunci pemulihan diganti hanya dibuka kunci yang lama."
        data = {
            "hari": done.hari.isoformat(),
            "pemilihan": done.pemilihan,
            "paket": done.paket,
            "lama": done.older,
        }
        return Result(text, data, warnings=opened.warnings)


def split(args: Namespace, progress: Progress) -> Result:
    """Two parts for two people."""
    key = recovery_key(args)
    with folder_session(args, key) as opened:
        first, second = args.out
        papers = (args.papers[0], args.papers[1]) if args.papers else None
        service.split_recovery(opened, key, (first, second), papers)
        text = (
            f"Kunci pemulihan dibagi dua: {first.name} dan {second.name}. Serahkan kepada dua orang. "
            "Kunci yang utuh tetap berlaku: musnahkan bila hanya kedua bagian yang boleh ada."
        )
        data = {"berkas": [str(first), str(second)], "kertas": [str(one) for one in args.papers or ()]}
        return Result(text, data, warnings=opened.warnings)


def new(args: Namespace, progress: Progress) -> Result:
    """Another key in place of a lost one."""
    with folder_session(args) as opened:
        done = service.new_recovery(opened, args.recovery_out)
        text = (
            f"Kunci pemulihan baru ada di {args.recovery_out.name}, kode sidik {done.sidik}. "
            f"Brankas tidak terbuka lagi dengan yang lama; {ribuan(done.older)} paket yang sudah terbit "
            "dan cadangan yang sudah dibuat tetap dibuka yang lama."
        )
        return Result(text, {"sidik": done.sidik, "paket_lama": done.older}, warnings=opened.warnings)
