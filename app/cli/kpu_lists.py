"""Commands that make the vault and fill it: init, inspect, import, areas."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from app.cli.kpu_session import folder_of, session
from app.cli.output import Result
from app.cli.secret_input import read_secret, read_text
from app.domain.errors import UserError
from app.domain.istilah import in_sentence
from app.domain.progress import Progress
from app.domain.tanggal import ribuan
from app.services.kpu import areas as area_service
from app.services.kpu import bagian
from app.services.kpu.import_list import Account, import_list, inspect_list
from app.services.kpu.init_vault import NewVault, init_vault
from app.services.kpu.row_report import in_words
from app.services.kpu.vault_session import Vault
from app.services.kpu.vault_slots import USUAL_NAME
from app.system.istilah import istilah

_SHOWN_VILLAGES = 20


def init(args: Namespace, progress: Progress) -> Result:
    """A new vault and its recovery file."""
    wanted = NewVault(
        args.district,
        args.name,
        args.election,
        args.voting_day,
        args.profile,
        args.zone,
        args.valid_until,
        args.terms,
        read_text(args.operator_from) if args.operator_from else USUAL_NAME,
        args.operator_role,
    )
    password = read_secret(args, "password", "Kata sandi operator", "PASSWORD_NEEDED", confirm=True)
    made = init_vault(folder_of(args), args.recovery_out, wanted, password)
    lines = [
        f"Brankas dibuat: pemilihan {made.pemilihan}, paket berlaku sampai {made.sampai}.",
        f"Kode sidik kunci KPU: {made.sidik}",
        f"Kunci KPU: {made.kunci}",
        f"Kode sidik kunci pemulihan: {made.sidik_pemulihan}",
        f"Simpan {args.recovery_out.name} di tempat terkunci, terpisah dari komputer ini.",
    ]
    data: dict[str, Any] = {
        "pemilihan": made.pemilihan,
        "kunci": made.kunci,
        "sidik": made.sidik,
        "sidik_pemulihan": made.sidik_pemulihan,
        "sampai": made.sampai,
        "keyring": int(made.keyring),
    }
    return Result("\n".join(lines), data, warnings=made.warnings)


def inspect(args: Namespace, progress: Progress) -> Result:
    """Read and judge; nothing is kept."""
    _refuse_own_input(args)
    return _answer(inspect_list(args.files, progress, potential=args.potential), args.report, kept=False)


def import_files(args: Namespace, progress: Progress) -> Result:
    """Read into the vault."""
    _refuse_own_input(args)
    with session(args) as opened:
        account = import_list(
            opened,
            args.files,
            args.source,
            complete=args.complete,
            potential=args.potential,
            progress=progress,
        )
        result = _answer(account, args.report, kept=True)
        result.warnings = [*opened.warnings, *result.warnings]
        return result


def _refuse_own_input(args: Namespace) -> None:
    """The report must not cover a list. Raises REPORT_IS_INPUT."""
    if (
        args.report
        and args.report.exists()
        and any(args.report.samefile(f) for f in args.files if f.exists())
    ):
        raise UserError("REPORT_IS_INPUT", usage=True, file=args.report.name)


def _answer(account: Account, report: Path | None, *, kept: bool) -> Result:
    if report is not None:
        account.report.write(report)
    sebutan = in_sentence(istilah().desa) if kept else "wilayah"  # no vault, no words
    lines = [
        f"Dibaca {ribuan(account.total)} baris: {ribuan(account.masuk)} masuk, "
        f"{ribuan(account.diperbarui)} diperbarui, {ribuan(account.ditolak)} ditolak, "
        f"{ribuan(account.ganda)} ganda; {len(account.desa)} {sebutan}."
    ]
    if account.keluar:
        lines.append(f"{ribuan(account.keluar)} pemilih tidak ada lagi di daftar lengkap dan dikeluarkan.")
    lines += [
        f"  {one['nama']} ({one['kecamatan']}): {ribuan(int(one['pemilih']))} pemilih, {one['tps']} TPS KPU"
        for one in account.desa[:_SHOWN_VILLAGES]
    ]
    if len(account.desa) > _SHOWN_VILLAGES:
        lines.append(f"  dan {len(account.desa) - _SHOWN_VILLAGES} {sebutan} lagi (semuanya dengan --json).")
    unknown = sorted({name for source in account.sources for name in source.unknown_columns})
    if unknown:
        lines.append(f"Kolom yang tidak dikenal dan tidak dipakai: {', '.join(unknown)}.")
    if account.report.lines:
        lines.append(_about_report(account, report))
    if not kept:
        lines.append("Tidak ada yang disimpan.")
    data: dict[str, Any] = {
        **account.counts(),
        "seimbang": int(account.balances),
        "alasan": dict(account.report.codes),
        "baris_laporan": account.report.lines,
        "tidak_ditampilkan": max(0, account.report.bad - len(account.report.shown)),
        "laporan": str(report or ""),
        "desa": account.desa,
        "lembar": [sheet for source in account.sources for sheet in source.sheets],
        "lembar_dilewati": [sheet for source in account.sources for sheet in source.skipped_sheets],
        "kolom_tak_dikenal": [name for source in account.sources for name in source.unknown_columns],
    }
    refused = account.ditolak > 0 or account.ganda > account.report.codes["SUDAH_ADA"]
    code = "ROWS_REFUSED" if refused else "OK"
    return Result("\n".join(lines), data, account.report.shown, account.warnings, not refused, code)


def _about_report(account: Account, report: Path | None) -> str:
    where = f"semuanya di {report.name}" if report else "sebut --report FILE.csv untuk semuanya"
    hidden = account.report.bad - len(account.report.shown)
    if hidden > 0:
        where = f"{ribuan(hidden)} baris lagi tidak ditampilkan; {where}"
    reasons = [f"{ribuan(count):>9}  {in_words(code)}" for code, count in account.report.codes.most_common()]
    return "\n".join([f"Yang perlu dilihat ({where}):", *reasons])


def areas(args: Namespace, progress: Progress) -> Result:
    """Show and set which village each area is."""
    with session(args) as opened:
        wanted = area_service.proposals(opened) if args.accept else {}
        wanted |= area_service.read_codes(opened, args.source) if args.source else {}
        wanted |= dict(_pair(text) for text in args.set or ())
        changed = area_service.set_areas(opened, wanted, join=args.join) if wanted else 0
        told = _split(opened, args) if args.split else None
        if told is not None and not args.apply:
            return told
        found = area_service.areas(opened)
        counts = {
            status: sum(area.status == status for area in found)
            for status in ("terpasang", "dibagi", "usul", "tanya")
        }
        foreign = sum(area.asing for area in found)
        text = (
            f"{counts['terpasang']} terpasang, {counts['usul']} usul (--accept untuk menerima), "
            f"{counts['tanya']} perlu ditanya (--set KEL_ID=KODE)."
        )
        if counts["dibagi"]:
            text += f" {counts['dibagi']} dibagi habis."
        twins = area_service.shared_tps(opened)
        for one in twins:
            text += (
                f"\n{one.kode}: TPS KPU {', '.join(one.tps)} ada di wilayah {' dan '.join(one.kel_id)}. "
                "Di daftar panitia tempatnya menjadi satu dan dibagi panitia; umpan balik memisahkannya lagi "
                "menurut wilayah."
            )
        if foreign:
            text += f" {foreign} kode tidak ada di daftar Kemendagri yang dibawa program ini; periksa lagi."
        rows = [
            {
                "kel_id": area.kel_id,
                "kecamatan": area.kecamatan,
                "nama": area.nama,
                "pemilih": area.pemilih,
                "kode": area.kode,
                "nama_resmi": area.nama_resmi,
                "status": area.status,
                "bagian": area.bagian,
            }
            for area in found
        ]
        if told is not None:
            text = f"{told.text}\n{text}"
        data: dict[str, Any] = {**counts, "diubah": changed, "asing": foreign}
        data |= {"tps_kembar": {one.kode: list(one.tps) for one in twins}, **(told.data if told else {})}
        return Result(text, data, rows, opened.warnings)


def _split(opened: Vault, args: Namespace) -> Result:
    """Divide areas, or show what that would do."""
    told = bagian.read_split(args.split)
    act = bagian.split if args.apply else bagian.preview_split
    done = act(opened, told, join=args.join)
    rows: list[dict[str, Any]] = [
        {
            "kel_id": share.kel_id,
            "bagian": share.nomor,
            "kode": share.kode,
            "nama": share.nama or "(belum ada kodenya)",
            "pemilih": share.pemilih,
            "datang": share.datang,
        }
        for share in done.shares
    ]
    text = "Pembagian tersimpan." if args.apply else "Tidak ada yang disimpan; --apply menyimpannya."
    text = f"{ribuan(done.unfit)} pemilih tidak kena aturan mana pun (bagian 0). {text}"
    return Result(text, {"bagian": rows, "tanpa_aturan": done.unfit}, rows, opened.warnings)


def _pair(text: str) -> tuple[str, str]:
    kel_id, mark, kode = text.partition("=")
    if not mark:
        raise UserError("AREA_PAIR", usage=True)
    return kel_id.strip(), kode.strip()
