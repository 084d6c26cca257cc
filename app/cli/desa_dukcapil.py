"""The population office: numbered lists that ask, answers, what needs a decision."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.desa_command import village_command
from app.cli.desa_dukcapil_tulis import write
from app.cli.desa_session import session
from app.cli.output import Result
from app.cli.secret_input import read_source, read_text
from app.domain.dukcapil_daftar import DaftarPadanan
from app.domain.errors import UserError
from app.domain.nik import masked
from app.domain.progress import Progress
from app.domain.tanggal import ribuan, short_date
from app.services.desa import dukcapil, dukcapil_impor, dukcapil_ketik, dukcapil_putusan
from app.services.desa.dukcapil import KELOMPOK, ULANG, Pilihan
from app.services.desa.dukcapil_impor import Pratinjau
from app.services.desa.dukcapil_jawaban import Surat, surat
from app.system import clock
from app.system.safe_file import read_file, write_atomic

if TYPE_CHECKING:
    from app.cli.desa import Commands

_LARGEST = 64 * 1024 * 1024


def add_dukcapil(commands: "Commands") -> None:
    """`desa dukcapil`."""
    told = "padanan Dukcapil: daftar permintaan, jawaban, yang perlu diputuskan"
    parser = village_command(commands, "dukcapil", run, told)
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--new", action="store_true", help="buat daftar baru bernomor")
    act.add_argument(
        "--answers", type=Path, metavar="BERKAS", help="catat jawaban dari .xlsx, .ods, atau .csv"
    )
    act.add_argument("--answer", metavar="BERKAS.csv|-", help="catat jawaban ketikan: kolom no, jawaban")
    act.add_argument("--open", action="store_true", help="jawaban yang perlu diputuskan")
    act.add_argument("--take", metavar="ID", help="betulkan pemilih ini menurut data Dukcapil")
    act.add_argument("--keep", nargs="+", metavar="ID", help="biarkan pemilih ini seperti di daftar")
    parser.add_argument("--list", default="", dest="nomor", metavar="N", help="nomor daftar")
    _add_choice(parser)
    _add_files(parser)
    parser.epilog = (
        "Jawaban: sesuai, tidak ditemukan, meninggal, pindah, data beda; kosong berarti belum. "
        "Jawaban adalah bukti: tidak ada isian lain yang berubah karenanya."
    )


def _add_choice(parser: Any) -> None:
    parser.add_argument(
        "--who", nargs="+", default=("baru", "ubah"), choices=KELOMPOK, help="siapa yang ditanyakan"
    )
    parser.add_argument(
        "--again", nargs="+", default=(), choices=ULANG, help="tanyakan lagi yang sudah pernah ditanyakan"
    )
    parser.add_argument(
        "--letter", default="", metavar="NOMOR", help="nomor surat (jawaban, atau permohonan)"
    )
    parser.add_argument("--date", default="", metavar="TANGGAL", help="tanggal surat jawaban")
    parser.add_argument("--reason-from", metavar="BERKAS|-", help="alasan --keep")


def _add_files(parser: Any) -> None:
    parser.add_argument("--xlsx", type=Path, metavar="BERKAS", help="tulis daftarnya sebagai buku kerja")
    parser.add_argument("--pdf", type=Path, metavar="BERKAS", help="tulis surat dan daftarnya sebagai PDF")
    parser.add_argument("--paper", default="F4", metavar="KERTAS", help="A4, F4, F4-210, Legal, atau Letter")
    parser.add_argument("--waiting", action="store_true", help="tulis hanya baris yang belum dijawab")
    parser.add_argument(
        "--office-password-file",
        type=Path,
        metavar="BERKAS",
        help="kata sandi buku kerja (bawaan: dibuatkan)",
    )
    parser.add_argument("--without-password", action="store_true", help="buku kerja tanpa kata sandi")
    parser.add_argument("--check", action="store_true", help="periksa --answers saja, tanpa menyimpan")
    parser.add_argument("--report", type=Path, metavar="BERKAS.csv", help="nasib setiap baris --answers")


def run(args: Namespace, progress: Progress) -> Result:
    """One act, or a look."""
    for chosen, handler in (
        (args.new, _new), (args.answers, _answers), (args.answer, _typed), (args.open, _open_cases),
        (args.take, _take), (args.keep, _keep),
    ):  # fmt: skip
        if chosen:
            return handler(args, progress)
    return _rows(args, progress) if args.nomor else _lists(args)


# Lists ------------------------------------------------------------------------------------------------------


def _new(args: Namespace, progress: Progress) -> Result:
    wanted = Pilihan(kelompok=frozenset(args.who), ulang=frozenset(args.again))
    with session(args) as workspace:
        made = dukcapil.make_list(workspace, wanted, progress)
        told = write(workspace, args, made.nomor, progress)
    text = f"Tersimpan: daftar padanan nomor {made.nomor}, {ribuan(len(made.butir))} orang."
    data = {"list": made.nomor, "act": made.act, "voters": len(made.butir), **told.data}
    return Result("\n".join((text, *told.lines)), data, warnings=workspace.warnings)


def _lists(args: Namespace) -> Result:
    with session(args) as workspace:
        found = dukcapil.lists(workspace)
        zone = workspace.pengaturan.pemilihan.zona
        rows = [_list_row(one, zone) for one in found]
        open_cases = len(dukcapil_putusan.open_cases(workspace))
    waiting = sum(one.terbuka for one in found)
    text = (
        f"{len(found)} daftar, {ribuan(waiting)} orang belum dijawab, {ribuan(open_cases)} perlu diputuskan."
    )
    return Result(text, {"lists": len(found), "open": open_cases}, rows, workspace.warnings)


def _list_row(one: DaftarPadanan, zone: int) -> dict[str, Any]:
    counts = one.hitungan
    letters = ", ".join(f"{nomor} ({short_date(day)}): {count}" for nomor, day, count in one.surat)
    return {
        "daftar": one.nomor,
        "dibuat": clock.local_time(one.waktu, zone),
        "orang": len(one.butir),
        "belum": one.terbuka,
        **{name: counts.get(name, 0) for name in ("sesuai", "tidak_ditemukan", "meninggal", "pindah")},
        "data_beda": counts.get("data_beda", 0),
        "surat": letters,
    }


def _rows(args: Namespace, progress: Progress) -> Result:
    """One list in its order; with `--xlsx` or `--pdf` it is written."""
    with session(args) as workspace:
        found = dukcapil.one_list(workspace, args.nomor)
        if args.xlsx or args.pdf:
            told = write(workspace, args, args.nomor, progress)
            return Result(
                "\n".join(told.lines), {"list": args.nomor, **told.data}, warnings=workspace.warnings
            )
        names = dukcapil.people(workspace, found)
        rows = [
            {
                "no": one.urut,
                "id": one.pemilih,
                "nama": names[one.pemilih].nama if one.pemilih in names else "",
                "jawaban": one.keadaan,
                "surat": one.isi.get("nomor", ""),
                "tanggal": short_date(one.isi["tanggal"]) if one.isi.get("tanggal") else "",
                "lagi": one.lagi,
            }
            for one in found.butir
        ]
    text = f"Daftar {found.nomor}: {ribuan(len(rows))} orang, {ribuan(found.terbuka)} belum dijawab."
    return Result(text, {"list": found.nomor, "waiting": found.terbuka}, rows, workspace.warnings)


# Answers ----------------------------------------------------------------------------------------------------


def _letter(args: Namespace) -> Surat | None:
    return surat(args.letter, args.date) if args.letter or args.date else None


def _answers(args: Namespace, progress: Progress) -> Result:
    letter, data = _letter(args), read_file(args.answers, _LARGEST)
    password = _given_password(args)
    with session(args) as workspace:
        shown = dukcapil_impor.preview(
            workspace, data, args.answers.name, letter, args.nomor, password, progress
        )
        done = None if args.check else dukcapil_impor.apply(workspace, shown, progress)
    if args.report:
        write_atomic(args.report, dukcapil_impor.report(shown))
    counts = {str(hasil): count for hasil, count in shown.hitungan.items()}
    verb = "Diperiksa" if args.check else "Tersimpan"
    text = (
        f"{verb}: masuk {ribuan(counts['masuk'])}, tetap {ribuan(counts['tetap'])}, "
        f"ditolak {ribuan(counts['ditolak'])}, ganda {ribuan(counts['ganda'])} dari {len(shown.baris)} baris."
    )
    act = done.act if done else ""
    return Result(text, {"act": act, "answers": shown.jawaban, **counts}, _refused(shown), workspace.warnings)


def _given_password(args: Namespace) -> str:
    if args.office_password_file is None:
        return ""
    return read_file(args.office_password_file, 4096).decode("utf-8-sig", "replace").strip()


def _refused(shown: Pratinjau) -> list[dict[str, Any]]:
    """The rows that are not taken, with the reason."""
    return [
        {
            "baris": row.nomor,
            "lembar": row.lembar,
            "hasil": row.hasil,
            "daftar": row.daftar,
            "no": row.urut,
            "id": row.pemilih,
            "sebab": " ".join(map(str, row.keterangan)),
        }
        for row in shown.baris
        if row.hasil in ("ditolak", "ganda")
    ]


def _typed(args: Namespace, progress: Progress) -> Result:
    if not args.nomor:
        raise UserError("DUKCAPIL_LIST_UNKNOWN", usage=True)
    letter, data = _letter(args), read_source(args.answer)
    with session(args) as workspace:
        done = dukcapil_ketik.answer_from_table(workspace, args.nomor, data, letter)
    same = len(done.isi) - done.changed
    text = f"Tersimpan: {ribuan(done.changed)} jawaban" + (f", {same} sudah demikian." if same else ".")
    told = {"act": done.act, "answers": len(done.isi), "changed": done.changed}
    return Result(text, told, warnings=workspace.warnings)


# Decisions --------------------------------------------------------------------------------------------------


def _open_cases(args: Namespace, progress: Progress) -> Result:
    with session(args) as workspace:
        cases = dukcapil_putusan.open_cases(workspace)
    rows = [
        {
            "id": one.pemilih.id,
            "nama": one.pemilih.nama,
            "daftar": f"{one.isi['daftar']}/{one.isi.get('urut', '')}",
            "jawaban": one.isi["jawaban"],
            "surat": f"{one.isi.get('nomor', '')} {short_date(one.isi.get('tanggal', ''))}".strip(),
            "beda": _told(one),
        }
        for one in cases
    ]
    text = f"{ribuan(len(rows))} jawaban perlu diputuskan: tandai (dpt-desa desa mark), --take, atau --keep."
    return Result(text, {"count": len(rows)}, rows, workspace.warnings)


def _told(one: dukcapil_putusan.Perkara) -> str:
    """Field by field, NIK and NKK masked."""
    told = (
        (kolom, *map(masked if kolom in ("nik", "nkk") else str, pair)) for kolom, pair in one.beda.items()
    )
    return "; ".join(f"{kolom} {ours or '-'} -> {theirs}" for kolom, ours, theirs in told)


def _take(args: Namespace, progress: Progress) -> Result:
    with session(args) as workspace:
        done = dukcapil_putusan.take_values(workspace, args.take)
    text = f"Tersimpan: {done.fields} isian dibetulkan menurut Dukcapil." if done.act else _NOTHING
    return Result(text, {"act": done.act, "fields": done.fields}, warnings=workspace.warnings)


def _keep(args: Namespace, progress: Progress) -> Result:
    reason = read_text(args.reason_from) if args.reason_from else ""
    with session(args) as workspace:
        done = dukcapil_putusan.keep(workspace, args.keep, reason)
    text = f"Tersimpan: {done.changed} pemilih dibiarkan seperti di daftar." if done.act else _NOTHING
    return Result(text, {"act": done.act, "changed": done.changed}, warnings=workspace.warnings)


_NOTHING = "Tidak ada yang berubah."
