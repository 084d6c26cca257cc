"""Commands for villages that do not return: reminders, closings; and for returns that are refused."""

from argparse import Namespace
from typing import Any

from app.cli.kpu_session import session
from app.cli.kpu_setup import surat_of
from app.cli.output import Result
from app.cli.secret_input import read_text
from app.domain.errors import UserError
from app.domain.progress import Progress
from app.domain.tanggal import ribuan, short_date
from app.services.kpu.vault_session import Vault


def chase(args: Namespace, progress: Progress) -> Result:
    """Who has not returned; with --out the letters."""
    with session(args) as opened:
        if args.out is None:
            return _waiting(opened)
        from app.services.kpu.chase import Tagih, chase

        asked = Tagih(tuple(args.village or ()), surat_of(args), args.deadline, frozenset(args.to or ()))
        done = chase(opened, args.out, asked, progress)
        text = f"{len(done.desa)} ditagih dengan {done.surat} surat di {done.file.name}; dicatat."
        if done.selesai:
            names = ", ".join(f"{desa.nama} ({desa.kode})" for desa in done.selesai)
            text += f" Sudah tiga kali, berita acara berikutnya (kpu close): {names}."
        data: dict[str, Any] = {"berkas": str(done.file), "surat": done.surat, "tagihan": dict(done.desa)}
        return Result(text, data, warnings=opened.warnings)


def _waiting(opened: Vault) -> Result:
    from app.services.kpu.pending import pending

    found = pending(opened)
    rows: list[dict[str, Any]] = [
        {
            "kode": one.desa.kode,
            "desa": one.desa.nama,
            "kecamatan": one.desa.kecamatan,
            "pemilih": one.pemilih,
            "sementara": one.sementara,
            "tagihan": one.tagihan,
            "terakhir": short_date(one.terakhir) if one.terakhir else "",
            "berikut": "berita acara" if one.selesai else short_date(one.jatuh.isoformat()),
            "perlu": "ya" if one.due or one.selesai else "",
        }
        for one in found
    ]
    due = sum(one.due for one in found)
    text = f"{len(found)} belum kembali, {due} perlu ditagih hari ini."
    return Result(text, {"belum": len(found), "perlu": due}, rows, opened.warnings)


def close(args: Namespace, progress: Progress) -> Result:
    """Close a village, or take an act about it back."""
    from app.services.kpu import close_village as service

    note = read_text(args.note_from) if args.note_from else ""
    with session(args) as opened:
        if args.kind is None:
            return _history(opened, args.village)
        if args.kind == "nihil":
            if args.date is None:
                raise UserError("CLOSE_DATE", usage=True)
            done = service.nihil(opened, args.village, args.number, args.date, note)
            text = f"{done.desa.nama} dicatat NIHIL: tidak ada perubahan."
        elif args.kind == "tidak-kembali":
            if args.out is None:
                raise UserError("CLOSE_OUT", usage=True)
            done = service.tidak_kembali(opened, args.village, surat_of(args), note, args.out)
            text = f"{done.desa.nama} dicatat tidak kembali; berita acaranya di {args.out.name}."
        else:
            done = service.urung(opened, args.village, args.act)
            text = f"Diurungkan: {_KINDS[done.jenis]} {done.desa.nama}."
        data: dict[str, Any] = {"desa": done.desa.kode, "jenis": done.jenis, "nomor": done.nomor}
        return Result(text, data | {"berkas": str(done.file or "")}, warnings=opened.warnings)


_KINDS = {"ditagih": "tagihan", "nihil": "NIHIL", "tidak_kembali": "tidak kembali"}


def _history(opened: Vault, kode: str) -> Result:
    from app.services.kpu.close_village import history

    rows: list[dict[str, Any]] = [
        {
            "nomor": one.nomor,
            "waktu": one.waktu,
            "jenis": one.jenis,
            "ke": one.isi.get("ke", ""),
            "surat": one.isi.get("surat", ""),
            "tanggal": one.isi.get("tanggal", ""),
            "mengurungkan": one.isi.get("nomor", ""),
        }
        for one in history(opened, kode)
    ]
    return Result(f"{len(rows)} tindakan tercatat.", {"tindakan": len(rows)}, rows, opened.warnings)


def refuse(args: Namespace, progress: Progress) -> Result:
    """Refuse a return with a letter, or list what the checks refused."""
    from app.services.kpu.refuse_return import TolakMinta, take_back
    from app.services.kpu.refuse_return import refuse as service

    with session(args) as opened:
        if args.village is None or args.seq is None:
            return _refused(opened)
        if args.undo:
            desa = take_back(opened, args.village, args.seq)
            return Result(f"Pengembalian ke-{args.seq} {desa.nama} menunggu lagi.", {"desa": desa.kode})
        asked = TolakMinta(args.village, args.seq, args.reason, surat_of(args), args.deadline)
        done = service(opened, asked, args.out)
        text = f"Pengembalian ke-{done.urut} {done.desa.nama}: {done.golongan.judul.lower()}."
        text += f" Suratnya di {done.file.name}." if done.file else " Tulis suratnya dengan --out."
        data: dict[str, Any] = {"desa": done.desa.kode, "urut": done.urut, "golongan": done.golongan.value}
        return Result(text, data | {"berkas": str(done.file or "")}, warnings=opened.warnings)


def _refused(opened: Vault) -> Result:
    from app.services.kpu.refuse_return import refused_files

    rows: list[dict[str, Any]] = [
        {
            "waktu": one.waktu,
            "berkas": one.berkas,
            "kode": one.kode,
            "urut": one.urut,
            "golongan": one.golongan.judul,
            "alasan": one.code,
        }
        for one in refused_files(opened)
    ]
    text = f"{ribuan(len(rows))} berkas ditolak pemeriksaan."
    return Result(text, {"ditolak": len(rows)}, rows, opened.warnings)


def details(args: Namespace, progress: Progress) -> Result:
    """A return in full: its check list, its counts, its changes."""
    from app.services.kpu import return_details as service

    wanted = read_text(args.search) if args.search else ""
    with session(args) as opened:
        told = service.details(opened, args.village, args.seq)
        found = service.filtered(
            told.beda, args.kind or "", teks=wanted, tanpa_bukti=args.without_evidence, susulan=args.added
        )
        rows: list[dict[str, Any]] = [
            {
                "id": one.id,
                "dpid": one.dpid,
                "jenis": one.jenis,
                "nama": one.nama,
                "rt": one.rt,
                "rw": one.rw,
                "kolom": one.kolom,
                "lama": one.lama,
                "baru": one.baru,
                "bukti": one.bukti,
            }
            for one in found
        ]
        lines = [
            f"  {'ok   ' if one.hasil == 'ok' else one.hasil.upper():5} {one.apa}" for one in told.periksa
        ]
        lines += [f"  Perhatian: {text}" for text in told.perhatian]
        if told.hitung:
            gone = sum(told.hitung["tms"].values())
            lines.append(
                f"Dari {ribuan(told.hitung['awal'])} pemilih: {ribuan(gone)} TMS, "
                f"{ribuan(told.hitung['ubah'])} ubah, {ribuan(told.hitung['baru'])} baru."
            )
        if told.butuh_kode:
            lines.append("Terapkan dengan kode dari berita acara yang ditandatangani: kpu apply.")
        data: dict[str, Any] = {
            "desa": told.desa.kode,
            "urut": told.urut,
            "tahap": told.tahap,
            "keadaan": told.keadaan,
            "butuh_kode": int(told.butuh_kode),
            "hitung": dict(told.hitung),
            "dpt": dict(told.dpt),
            "periksa": [{"apa": one.apa, "hasil": one.hasil} for one in told.periksa],
        }
        return Result("\n".join(lines), data, rows, opened.warnings)
