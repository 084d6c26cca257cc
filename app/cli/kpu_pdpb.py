"""Commands that give back to Sidalih: feedback, and what became of it."""

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from app.cli.kpu_session import session
from app.cli.output import Result
from app.domain.banding import Banding
from app.domain.errors import UserError
from app.domain.progress import Progress
from app.domain.tanggal import ribuan
from app.system.safe_file import read_file

if TYPE_CHECKING:
    from app.services.kpu.feedback_lama import Daftar

_STANDS = {one.value: one.kalimat[0].lower() + one.kalimat[1:] for one in Banding}
_KINDS = ("TMS", "UBAH", "BARU", "INFO", "PUTUSKAN")


def feedback(args: Namespace, progress: Progress) -> Result:
    """What Sidalih takes back."""
    from app.services.kpu.feedback import Batch
    from app.services.kpu.feedback import feedback as service
    from app.services.kpu.feedback_angkatan import Minta

    if args.out is None:
        return _earlier(args)
    password = _office_password(args)
    with session(args) as opened:
        asked = Minta(args.quarter, args.cutoff, tuple(args.current or ()))
        batch: Batch = service(opened, args.out, args.scheme, password, progress, asked)
        rows: list[dict[str, Any]] = [
            {
                "kode": village.desa.kode,
                "desa": village.desa.nama,
                **{kind: village.counts.get(kind, 0) for kind in (*_KINDS, "SURAT")},
                "asal": village.asal or "program",
                "berkas": str(village.file or ""),
            }
            for village in batch.villages
        ]
        open_rows = sum(int(row["PUTUSKAN"]) for row in rows)
        lines = [_first_line(batch.nomor, str(batch.folder), batch.triwulan)]
        if open_rows:
            lines.append(
                f"{open_rows} baris di lembar PUTUSKAN menunggu operator: "
                "neraca sudah menghitungnya, tetapi Sidalih belum dapat memuatnya."
            )
        if batch.dibandingkan:
            told = ", ".join(f"{ribuan(count)} {_STANDS[kind]}" for kind, count in batch.banding.items())
            lines.append(f"Dibandingkan dengan {ribuan(batch.dibandingkan)} baris hari ini: {told}.")
        if batch.lintas:
            lines.append(f"{len(batch.lintas)} NIK baru sudah terdaftar di wilayah lain (lembar PUTUSKAN).")
        if batch.ditunda:
            lines.append(
                f"{len(batch.ditunda)} datang sesudah tanggal batas dan masuk umpan balik berikutnya."
            )
        data: dict[str, Any] = {
            "putuskan": open_rows,
            "nomor": batch.nomor,
            "folder": str(batch.folder),
            "desa": len(rows),
            "triwulan": batch.triwulan,
            "batas": batch.batas.isoformat(),
            "banding": batch.banding,
            "ditunda": [desa.kode for desa in batch.ditunda],
            "lintas": [
                {
                    "desa": one.desa.kode,
                    "pemilih": one.pemilih,
                    "lawan": one.lawan.kode if one.lawan else "",
                    "sikap": one.sikap,
                }
                for one in batch.lintas
            ],
        }
        return Result("\n".join(lines), data, rows, opened.warnings)


def _earlier(args: Namespace) -> Result:
    """The list of batches, or one of them as it was counted."""
    from app.services.kpu import feedback_lama as service

    with session(args, ended=True) as opened:
        if args.list:
            rows = [_batch(one) for one in service.listed(opened)]
            return Result(f"{len(rows)} umpan balik.", {"angkatan": len(rows)}, rows, opened.warnings)
        lama = service.kept(opened, args.batch)
        if args.copy_to:
            service.write_again(opened, lama, args.copy_to)
        rows = [
            {
                "kode": row.desa.kode,
                "desa": row.desa.nama,
                "cara": row.cara,
                **{name: getattr(row.hitung, name) for name in ("awal", "baru", "ubah")},
                "tms": sum(row.hitung.tms.values()),
                "akhir": row.hitung.akhir,
                "putuskan": row.putuskan,
            }
            for row in lama.pdpb
        ]
        text = f"Umpan balik ke-{args.batch}, triwulan {lama.rekap['triwulan']}, data sampai {lama.batas}."
        if args.copy_to:
            text += f" Rekapnya ditulis lagi di {args.copy_to}."
        data = {**lama.rekap, "ditunda": list(lama.ditunda), "dibandingkan": lama.dibandingkan}
        return Result(text, data, rows, opened.warnings)


def _batch(one: "Daftar") -> dict[str, Any]:
    """Numbers of a batch that an earlier release made stand in its folder alone."""
    told, sums = one.angkatan, one.jumlah
    head = {"nomor": told.nomor, "waktu": told.waktu, "triwulan": told.triwulan, "batas": told.batas}
    if sums is None:
        return {**head, **dict.fromkeys(("desa", "awal", "baru", "ubah", "tms", "akhir"), "")}
    counts = {"awal": sums.awal, "baru": sums.baru, "ubah": sums.ubah, "tms": sum(sums.tms.values())}
    return {**head, "desa": one.desa, **counts, "akhir": sums.akhir}


def _office_password(args: Namespace) -> str:
    if args.office_password_file is None:
        return ""
    password = read_file(args.office_password_file, 4096).decode("utf-8-sig", "replace").strip()
    if not password:
        raise UserError("PASSWORD_NEEDED", usage=True)
    return password


def _first_line(nomor: int, folder: str, triwulan: str) -> str:
    if nomor:
        return f"Umpan balik ke-{nomor} (triwulan {triwulan}) ditulis di {folder}; rekap seimbang."
    return "Tidak ada yang baru sejak umpan balik terakhir; rekap ditulis dan seimbang."


def followup(args: Namespace, progress: Progress) -> Result:
    """What was told Sidalih and is not seen there yet."""
    from app.services.kpu.feedback_angkatan import batches
    from app.services.kpu.followup import followed_rows, followed_villages

    with session(args) as opened:
        if args.village:
            found = [one for one in followed_rows(opened, args.village) if args.all or not one.tindak]
            rows: list[dict[str, Any]] = [
                {
                    "jenis": one.jenis,
                    "id": one.id,
                    "dpid": one.dpid,
                    "nama": one.nama,
                    "umpan_balik": one.nomor,
                    "triwulan": one.triwulan,
                    "ditindaklanjuti": one.tindak,
                }
                for one in found
            ]
            waiting = sum(not one.tindak for one in found)
            text = f"{ribuan(waiting)} baris belum ditindaklanjuti."
            return Result(text, {"belum": waiting}, rows, opened.warnings)
        villages = followed_villages(opened)
        rows = [
            {
                "kode": one.desa.kode,
                "desa": one.desa.nama,
                **{kind: one.belum.get(kind, 0) for kind in _KINDS},
                "selesai": sum(one.selesai.values()),
                "sejak": one.sejak or "",
            }
            for one in villages
        ]
        waiting = sum(sum(one.belum.values()) for one in villages)
        told: list[dict[str, Any]] = [
            {"nomor": one.nomor, "triwulan": one.triwulan, "batas": one.batas} for one in batches(opened)
        ]
        text = f"{ribuan(waiting)} baris belum ditindaklanjuti, dari {len(told)} umpan balik."
        return Result(text, {"belum": waiting, "angkatan": told}, rows, opened.warnings)
