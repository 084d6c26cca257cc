"""Commands that issue lists: pack, reissue, letters."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.kpu_session import session
from app.cli.output import Result
from app.domain.progress import Progress
from app.domain.tanggal import ribuan
from app.domain.terbit_ulang import Pilihan
from app.services.kpu.issue import Written
from app.system.messages import message

if TYPE_CHECKING:
    from app.services.kpu.reissue_all import ReissuedAll


def pack(args: Namespace, progress: Progress) -> Result:
    """Packages, bundle, index."""
    from app.services.kpu import pack as service

    with session(args) as opened:
        done = service.pack(opened, args.out, args.village or (), args.jobs, progress)
        fresh = sum(one.fresh for one in done.written)
        lines = [f"{fresh} paket baru, {len(done.written) - fresh} sudah ada dan tidak berubah."]
        lines += [
            f"{desa.nama} ({desa.kode}): daftar berubah sejak dikemas; terbitkan ulang."
            for desa in done.changed
        ]
        lines += [f"{desa.nama} ({desa.kode}): tidak ada pemilihnya." for desa in done.empty]
        lines += [f"{name}: belum ada kode desanya (kpu areas)." for name in done.nameless]
        data: dict[str, Any] = {
            "baru": fresh,
            "sudah_ada": len(done.written) - fresh,
            "ditulis": sum(not one.kept for one in done.written),
            "berubah": [desa.kode for desa in done.changed],
            "tanpa_kode": done.nameless,
            "kosong": [desa.kode for desa in done.empty],
            "bundel": [str(path) for path in done.bundles],
            "indeks": str(done.index or ""),
            "pemilih": sum(one.pemilih for one in done.written),
        }
        if done.written:
            lines.append("Berikutnya: surat kunci (kpu letters) dan kertas serah terima (kpu delivery).")
        code = "OK" if done.ok else "PACK_REFUSED"
        rows = [_row(one) for one in done.written]
        return Result("\n".join(lines), data, rows, opened.warnings, done.ok, code)


def _row(one: Written) -> dict[str, Any]:
    return {
        "kode": one.desa.kode,
        "desa": one.desa.nama,
        "urut": one.urut,
        "pemilih": one.pemilih,
        "berkas": str(one.file),
        "keadaan": "baru" if one.fresh else "tetap" if one.kept else "ditulis ulang",
    }


def reissue(args: Namespace, progress: Progress) -> Result:
    """A list once more, with new words; or all of them."""
    from app.services.kpu import reissue as service
    from app.services.kpu.letters import print_letters

    if not args.village:
        return _reissue_all(args, progress)
    with session(args) as opened:
        match = service.read_match(args.match) if args.match else {}
        done = service.reissue(opened, args.village, args.reason, args.out, match)
        if done.written is None:
            rows: list[dict[str, Any]] = [
                {"dpid": one.dpid, "id_lama": " ".join(one.former)} for one in done.questions
            ]
            text = (
                "Pemilih ini mungkin salah satu pemilih lama. Tulis FILE.csv dengan kolom dpid,id "
                "(id lama, atau 'baru'), lalu ulangi dengan --match FILE.csv."
            )
            return Result(text, {"ditanya": len(rows)}, rows, opened.warnings, False, "REISSUE_ASKS")
        text = (
            f"{done.written.desa.nama}: paket ke-{done.written.urut}, {ribuan(done.written.pemilih)} pemilih "
            f"({done.kept_ids} id tetap, {done.new_ids} id baru). Cetak surat kunci yang baru."
        )
        data: dict[str, Any] = {"id_tetap": done.kept_ids, "id_baru": done.new_ids, **_row(done.written)}
        if args.letters:
            print_letters(opened, args.letters, [args.village], progress)
            data["surat"] = str(args.letters)
        return Result(text, data, warnings=opened.warnings)


def _reissue_all(args: Namespace, progress: Progress) -> Result:
    """Every village's list; a run that was cut off goes on."""
    from app.services.kpu.letters import print_letters
    from app.services.kpu.reissue_all import reissue_all

    with session(args) as opened:
        which: Pilihan = "semua" if args.all else "belum_kembali"
        done = reissue_all(
            opened, args.reason, args.out, which, afresh=args.afresh, jobs=args.jobs, progress=progress
        )
        if args.letters and done.terbit:
            print_letters(opened, args.letters, done.kodes, progress)
        rows: list[dict[str, Any]] = [
            {**_row(one.written), "id_baru": one.baru, "pekerjaan": one.pekerjaan.kalimat}
            for one in done.terbit
        ]
        data: dict[str, Any] = {
            "alasan": done.alasan,
            "lanjutan": int(done.lanjutan),
            "terbit": len(done.terbit),
            "ditanya": {desa.kode: count for desa, count in done.ditanya},
            "ditolak": {desa.kode: error.code for desa, error in done.ditolak},
            "bundel": [str(path) for path in done.bundles],
            "surat": str(args.letters or ""),
        }
        code = "OK" if done.ok else "REISSUE_INCOMPLETE"
        return Result("\n".join(_told(done, args.letters)), data, rows, opened.warnings, done.ok, code)


def _told(done: "ReissuedAll", letters: Path | None) -> Iterator[str]:
    if done.lanjutan:
        yield f"Meneruskan penerbitan ulang yang terputus ({done.alasan})."
    yield f"{len(done.terbit)} paket terbit ulang."
    for desa, count in done.ditanya:
        yield (
            f"{desa.nama} ({desa.kode}): {count} pemilih mungkin salah satu pemilih lama; terbitkan sendiri "
            "dengan --village dan --match."
        )
    for desa, error in done.ditolak:
        yield f"{desa.nama} ({desa.kode}): {message(error.code, error.params).happened}"
    if done.terbit:
        yield "Panitia yang sudah menetapkan DPT meneruskan di paket lamanya; pengembaliannya tetap diterima."
        if letters:
            yield f"Surat kunci yang baru ada di {letters.name}: cetak, lalu hapus berkas PDF ini."
        else:
            yield "Berikutnya: surat kunci yang baru (kpu letters)."


def letters(args: Namespace, progress: Progress) -> Result:
    """The sealed letters as one PDF."""
    from app.services.kpu.letters import print_letters

    with session(args) as opened:
        done = print_letters(opened, args.out, args.village or (), progress)
        text = (
            f"{len(done.desa)} surat kunci di {done.file.name}; pencetakannya dicatat. "
            "Cetak, masukkan ke amplop, lalu hapus berkas PDF ini."
        )
        data: dict[str, Any] = {"berkas": str(done.file), "surat": len(done.desa), "desa": list(done.desa)}
        return Result(text, data, warnings=opened.warnings)
