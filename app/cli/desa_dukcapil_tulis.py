"""Writing a list for the population office: a workbook whose password is told once, or a PDF."""

from argparse import Namespace
from dataclasses import dataclass, field
from typing import Any

from app.domain.progress import Progress
from app.domain.tanggal import ribuan
from app.services.desa import dukcapil_kertas
from app.services.desa.password import suggestion
from app.services.desa.workspace import Workspace
from app.system.safe_file import read_file, write_atomic


@dataclass(slots=True)
class Written:
    """What to tell of the files."""

    lines: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)


def write(workspace: Workspace, args: Namespace, nomor: str, progress: Progress) -> Written:
    """`--xlsx` and `--pdf`, as far as they were asked for."""
    told = Written()
    if args.xlsx:
        _write_xlsx(workspace, args, nomor, progress, told)
    if args.pdf:
        printed = dukcapil_kertas.letter(
            workspace, nomor, args.letter, args.paper, hanya_terbuka=args.waiting, progress=progress
        )
        write_atomic(args.pdf, printed.pdf)
        told.lines.append(
            f"Tersimpan: {args.pdf.name} ({ribuan(printed.voters)} orang, NIK terbuka; dicatat)."
        )
        told.data["pdf"] = str(args.pdf)
    return told


def _write_xlsx(workspace: Workspace, args: Namespace, nomor: str, progress: Progress, told: Written) -> None:
    password, made = _password(args)
    book = dukcapil_kertas.workbook(workspace, nomor, password, hanya_terbuka=args.waiting, progress=progress)
    write_atomic(args.xlsx, book.xlsx)
    told.lines.append(f"Tersimpan: {args.xlsx.name} ({ribuan(book.pemilih)} orang, NIK terbuka; dicatat).")
    told.lines += book.kekurangan
    if made:
        told.lines.append(f"Kata sandinya, ditampilkan sekali ini saja: {password}")
    told.data |= {
        "xlsx": str(args.xlsx),
        "password": password if made else "",
        "lacks": list(book.kekurangan),
    }


def _password(args: Namespace) -> tuple[str, bool]:
    """The workbook's password, and whether it was made here."""
    if args.without_password:
        return "", False
    if args.office_password_file is not None:
        return read_file(args.office_password_file, 4096).decode("utf-8-sig", "replace").strip(), False
    return suggestion(), True
