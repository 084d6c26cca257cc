"""Papers of the desk: the receipt of a family, and the card of the window's keys."""

from collections.abc import Iterable, Sequence

from app.domain.nik import masked_within
from app.domain.tanggal import short_date
from app.domain.tms import TMS
from app.domain.voter_id import device_of
from app.printing.kartu_tombol import kartu_tombol_pdf
from app.printing.page import paper_named
from app.printing.tanda_terima import BarisTerima, TandaTerima, tanda_terima_pdf
from app.services.desa.find import Tercatat
from app.services.desa.mark import find_all
from app.services.desa.peta_wilayah import dusun_of
from app.services.desa.print_lists import Printed
from app.services.desa.workspace import Workspace
from app.store import daftar
from app.system import clock


def tanda_terima(workspace: Workspace, voters: Sequence[str], paper: str = "A4") -> Printed:
    """The receipt of these voters, whenever they came; written down. Raises VOTER_UNKNOWN, PAPER_UNKNOWN."""
    find_all(workspace, voters)
    listed = [one for voter in voters if (one := daftar.get(workspace.db, voter))]
    data = TandaTerima(
        desa=workspace.desa,
        pemilihan=workspace.pengaturan.pemilihan,
        istilah=workspace.pengaturan.istilah,
        baris=_rows(workspace, listed),
        bukti=tuple(dict.fromkeys(filter(None, map(_paper, listed)))),
        tanggal=clock.today(workspace.pengaturan.pemilihan.zona),
        petugas=_officer(workspace),
        jabatan=_office(workspace),
        pelapor=next((told for one in listed if (told := one.bukti.get("pelapor", ""))), ""),
    )
    pdf = tanda_terima_pdf(data, paper_named(paper))
    workspace.note_access("cetak", {"dokumen": "tanda-terima", "pemilih": " ".join(voters)})
    return Printed(pdf, len(listed), len({one.pemilih.tps for one in listed}))


def kartu_tombol(keys: Sequence[tuple[str, str]], paper: str = "A4") -> bytes:
    """The window's keys as it has them, for the desk. Raises PAPER_UNKNOWN."""
    return kartu_tombol_pdf(keys, paper_named(paper))


def _rows(workspace: Workspace, listed: Iterable[Tercatat]) -> list[BarisTerima]:
    dusun = dusun_of(workspace)
    rows = []
    for one in listed:
        voter = one.pemilih
        place = dusun.get((voter.alamat, voter.rt, voter.rw)) or voter.alamat
        rows.append(BarisTerima(voter, place, _status(one)))
    return rows


def _status(one: Tercatat) -> str:
    """Never a reason: the paper is carried about."""
    if one.pemilih.status_pilkades in TMS:
        return "TMS"
    if device_of(one.pemilih.id):
        return "Baru"
    return "Sesuai" if one.pemilih.status_pilkades else "Terdaftar"


def _paper(one: Tercatat) -> str:
    """What was shown for a voter, a NIK or NKK in it masked; nothing of one who is struck."""
    if one.pemilih.status_pilkades in TMS:
        return ""
    nomor, tanggal = one.bukti.get("nomor", ""), one.bukti.get("tanggal_dokumen", "")
    parts = [one.bukti.get("jenis", ""), f"nomor {nomor}" if nomor else "", _date(tanggal)]
    return masked_within(" ".join(part for part in parts if part))


def _date(text: str) -> str:
    return f"tanggal {short_date(text)}" if text else ""


def _officer(workspace: Workspace) -> str:
    """Who took the papers; "" for a member without a name of his own, who writes it by hand."""
    member = workspace.anggota
    return member.nama if member.nama.lower() != member.peran else ""


def _office(workspace: Workspace) -> str:
    role = workspace.anggota.peran
    return workspace.pengaturan.istilah.pantarlih if role == "pantarlih" else f"{role.title()} Panitia"
