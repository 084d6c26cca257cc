"""Commands of the hand-over: its papers, and words that are read out after calling back."""

import sys
from argparse import Namespace
from typing import Any

from app.cli.kpu_session import session
from app.cli.kpu_setup import surat_of
from app.cli.output import Result
from app.domain.progress import Progress


def delivery(args: Namespace, progress: Progress) -> Result:
    """Receipts with statements, and the minutes."""
    from app.services.kpu.delivery import deliver

    with session(args) as opened:
        done = deliver(opened, args.out, surat_of(args), args.village or (), progress)
    rows: list[dict[str, Any]] = [
        {
            "kecamatan": one.desa.kecamatan,
            "desa": one.desa.nama,
            "nomor": one.nomor,
            "kode_sidik": one.sidik,
            "byte": one.ukuran,
            "pemilih": one.pemilih,
        }
        for one in done.berkas
    ]
    text = (
        f"{len(rows)} tanda terima dan pernyataan di {done.tanda_terima.name}, berita acara di "
        f"{done.berita_acara.name}. Keduanya ditandatangani sebelum paket dan surat kunci diserahkan."
    )
    if done.tanpa_telepon:
        text += f" {len(done.tanpa_telepon)} belum punya nomor telepon untuk telepon balik."
    data = {
        "tanda_terima": str(done.tanda_terima),
        "berita_acara": str(done.berita_acara),
        "berkas": len(rows),
        "tanpa_telepon": [desa.kode for desa in done.tanpa_telepon],
    }
    return Result(text, data, rows, opened.warnings)


def words(args: Namespace, progress: Progress) -> Result:
    """Tell the registered number; the words come once that number was called back."""
    from app.services.kpu.letters import callback, read_out

    with session(args) as opened:
        asked = callback(opened, args.village)
        data: dict[str, Any] = {
            "nomor_surat": asked.nomor_surat,
            "telepon": asked.telepon,
            "sejak": asked.sejak,
        }
        told = (
            f"{asked.desa.nama} ({asked.desa.kode}), surat kunci {asked.nomor_surat}.\n"
            f"Telepon balik ke {asked.shown}, terdaftar sejak {asked.sejak[:10]}"
            f"{f', {asked.ketua}' if asked.ketua else ''}. Jangan memakai nomor si penelepon."
        )
        dialled = args.called_back or _confirmed(told, asked.telepon)
        if not dialled:
            text = f"{told}\nSesudah itu: --called-back {asked.telepon}"
            return Result(text, data, (), opened.warnings, False, "CALLBACK_FIRST")
        found = read_out(opened, args.village, dialled)
    lines = [f"{at}. {word}" for at, word in enumerate(found, 1)]
    text = "\n".join(["Bacakan pelan-pelan; pembacaan ini dicatat:", *lines])
    return Result(text, {**data, "kata": list(found)}, warnings=opened.warnings)


def _confirmed(told: str, telepon: str) -> str:
    """At a terminal the operator says that he called; elsewhere --called-back does."""
    if not sys.stdin.isatty():
        return ""
    print(told)
    return (
        telepon
        if input("Sudah menelepon balik ke nomor itu? Ketik sudah: ").strip().lower() == "sudah"
        else ""
    )
