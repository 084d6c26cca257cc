"""A list as it leaves for the population office: a workbook behind a password, or paper; both are noted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.crypto.office import with_password
from app.domain.dukcapil import DITANYA
from app.domain.errors import UserError
from app.domain.pemilih import Pemilih
from app.domain.progress import Progress, silent
from app.domain.sebutan import at_desa, kecamatan_lengkap
from app.domain.tanggal import short_date
from app.domain.tms import label
from app.printing.daftar import BarisDpt
from app.printing.dukcapil_isi import DaftarDukcapil
from app.printing.page import F4, PAPERS, paper_named
from app.services.desa import dukcapil
from app.services.desa.print_lists import Printed, member_name, signers
from app.services.desa.workspace import Workspace
from app.sheets.dukcapil_writer import dukcapil_workbook
from app.store import dukcapil as store
from app.system import clock

PAPER_NAMES = (F4.nama, *(name for name in PAPERS if name != F4.nama))
"""The usual one first."""

_FIELDS = {
    "nik": "NIK", "nkk": "No. KK", "nama": "nama", "tempat_lahir": "tempat lahir",
    "tanggal_lahir": "tanggal lahir", "kawin": "status kawin", "kelamin": "L/P", "alamat": "alamat",
    "rt": "RT", "rw": "RW", "disabilitas": "disabilitas", "ektp": "KTP-el",
}  # fmt: skip
_GROUPS = {
    "baru": "pemilih baru",
    "ubah": "pemilih yang datanya dibetulkan",
    "tms": "diusulkan tidak memenuhi syarat",
    "lain": "pemilih dari daftar KPU",
}
_NOTES = (
    "Isilah kolom JAWABAN di lembar DAFTAR PADANAN: sesuai, tidak ditemukan, meninggal, pindah, data beda.",
    "Bila data beda, tulislah data menurut Dukcapil di kolom berjudul … DUKCAPIL; kolom di sebelah kirinya "
    "jangan diubah.",
    "Baris yang belum dijawab biarkan kosong; jawabannya dapat menyusul dalam berkas dan surat berikutnya.",
    "Urutan baris dan kolom DAFTAR, NO, dan KODE jangan diubah: dengan itu jawaban dikenali.",
    "Sebutkan nomor dan tanggal surat jawaban.",
    "Berkas ini memuat NIK dan nomor KK terbuka. Jangan digandakan; hapus setelah jawaban dikirim.",
)


@dataclass(frozen=True, slots=True)
class Buku:
    """A workbook in memory. `kekurangan`: what the list lacks, in sentences; it says so itself."""

    xlsx: bytes = field(repr=False)
    pemilih: int
    kekurangan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    urut: int
    pemilih: Pemilih
    diminta: str


def workbook(
    workspace: Workspace,
    nomor: str,
    password: str,
    *,
    hanya_terbuka: bool = False,
    progress: Progress = silent,
) -> Buku:
    """The list, or its rows without an answer. `password` "" writes it in the open.

    Raises UserError DUKCAPIL_LIST_UNKNOWN, DUKCAPIL_ALL_ANSWERED; Cancelled.
    """
    rows = _rows(workspace, nomor, hanya_terbuka=hanya_terbuka)
    told = _lacks(workspace, rows)
    notes = (*_title(workspace, nomor), *told, *_NOTES)
    xlsx = dukcapil_workbook(_lines(nomor, rows, progress), notes)
    if password:
        progress(0, 0, "Mengunci buku kerja")
        xlsx = with_password(xlsx, password)
    locked = "ya" if password else "tidak"
    isi = {"dokumen": "dukcapil-xlsx", "daftar": nomor, "pemilih": str(len(rows)), "terkunci": locked}
    workspace.note_access("ekspor", isi)
    return Buku(xlsx, len(rows), told)


def letter(
    workspace: Workspace,
    nomor: str,
    nomor_surat: str = "",
    paper: str = "F4",
    *,
    tanggal: date | None = None,
    hanya_terbuka: bool = False,
    progress: Progress = silent,
) -> Printed:
    """The letter and the list as a PDF, NIK in the open.

    Raises UserError DUKCAPIL_LIST_UNKNOWN, DUKCAPIL_ALL_ANSWERED, PAPER_UNKNOWN; Cancelled.
    """
    from app.printing.dukcapil import dukcapil_pdf  # reportlab costs a quarter of a second

    rows = _rows(workspace, nomor, hanya_terbuka=hanya_terbuka)
    data = DaftarDukcapil(
        desa=workspace.desa,
        pemilihan=workspace.pengaturan.pemilihan,
        istilah=workspace.pengaturan.istilah,
        nomor=nomor,
        rows=[BarisDpt(row.urut, row.pemilih, keterangan=asked_word(row.diminta)) for row in rows],
        kelompok=_groups(rows),
        kekurangan=_lacks(workspace, rows),
        tanggal=tanggal or clock.today(workspace.pengaturan.pemilihan.zona),
        nomor_surat=nomor_surat,
        ketua=member_name(workspace, "ketua"),
        sekretaris=member_name(workspace, "sekretaris"),
        penandatangan=signers(workspace, "dukcapil"),
        kertas=paper_named(paper),
    )
    pdf = dukcapil_pdf(data, progress)
    isi = {"dokumen": "dukcapil", "daftar": nomor, "pemilih": str(len(rows)), "jenis": "terbuka"}
    workspace.note_access("cetak", isi)
    return Printed(pdf, len(rows), len({row.pemilih.tps for row in rows}))


def _rows(workspace: Workspace, nomor: str, *, hanya_terbuka: bool) -> list[_Row]:
    made = dukcapil.one_list(workspace, nomor)
    asked = dukcapil.requests(workspace)
    voters = {voter.id: voter for voter, _, _ in store.listed(workspace.db)}
    rows = [
        _Row(one.urut, voters[one.pemilih], asked.get(one.pemilih, ""))
        for one in made.butir
        if one.pemilih in voters and not (hanya_terbuka and (one.keadaan != DITANYA or one.lagi))
    ]
    if not rows:
        raise UserError("DUKCAPIL_ALL_ANSWERED")
    return rows


def _lines(nomor: str, rows: Sequence[_Row], progress: Progress) -> Iterator[tuple[str, ...]]:
    for done, row in enumerate(rows):
        progress(done, len(rows), "Menyusun buku kerja")
        yield _cells(nomor, row)


def _cells(nomor: str, row: _Row) -> tuple[str, ...]:
    """The columns of ASKED."""
    one = row.pemilih
    born = short_date(one.tanggal_lahir) if one.tanggal_lahir else ""
    who = (one.id, one.nik, one.nkk, one.nama, one.tempat_lahir, born, one.kelamin, one.kawin)
    return (nomor, str(row.urut), *who, one.alamat, one.rt, one.rw, asked_word(row.diminta))


def asked_word(diminta: str) -> str:
    """`Calon.diminta` on paper: Baru, Ubah: nama, Usul: meninggal."""
    kind, _, fields = diminta.partition(" ")
    if kind == "ubah":
        return "Ubah: " + ", ".join(_FIELDS.get(kolom, kolom) for kolom in fields.split())
    if kind in ("", "baru"):
        return kind.title()
    return f"Usul: {label(kind).lower()}"


def _groups(rows: Sequence[_Row]) -> list[tuple[str, int]]:
    counts = Counter(_group(row.diminta) for row in rows)
    return [(told, counts[kind]) for kind, told in _GROUPS.items() if counts[kind]]


def _group(diminta: str) -> str:
    kind = diminta.partition(" ")[0]
    return kind if kind in ("baru", "ubah") else "tms" if kind else "lain"


def _lacks(workspace: Workspace, rows: Sequence[_Row]) -> tuple[str, ...]:
    """What the office will look for in vain, and why."""
    return tuple(_told_lacks(workspace.pengaturan.pemilihan.profil, [row.pemilih for row in rows]))


def _told_lacks(profil: str, voters: list[Pemilih]) -> Iterator[str]:
    lacks = dukcapil.lacks(voters)
    if not (lacks.tanpa_nik or lacks.tanpa_nkk):
        return
    why = {
        "nik-disamarkan": " Daftar dari KPU menyamarkan NIK dan nomor KK.",
        "tanpa-nik": " Daftar dari KPU tidak memuat NIK dan nomor KK.",
    }.get(profil, "")
    yield (
        f"Kekurangan daftar ini: {lacks.tanpa_nik} dari {len(voters)} orang tanpa NIK utuh, "
        f"{lacks.tanpa_nkk} tanpa nomor KK utuh.{why} Mohon mereka dicari dengan nama dan tanggal lahir, "
        "dan NIK-nya dituliskan."
    )


def _title(workspace: Workspace, nomor: str) -> Iterator[str]:
    desa, istilah = workspace.desa, workspace.pengaturan.istilah
    yield f"Permintaan padanan data, Daftar Nomor {nomor}"
    yield f"{at_desa(istilah.panitia, istilah, desa)} ({desa.kode}), {kecamatan_lengkap(istilah, desa)}"
