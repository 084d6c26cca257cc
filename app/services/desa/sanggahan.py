"""Berkas sanggahan: what each list said of one person, where it was posted, what was answered and done."""

from collections.abc import Iterable, Iterator

from app.domain.berlaku import Berlaku, Penetapan
from app.domain.daftar_tahap import NAMA
from app.domain.fold import is_active
from app.domain.nik import masked, masked_within
from app.domain.pemilih import Pemilih
from app.domain.peristiwa import Isi
from app.domain.progress import Progress, silent
from app.domain.tanggal import long_date, short_date
from app.domain.tanggapan import Tanggapan
from app.domain.tms import TMS
from app.printing.kolom_kata import kata_kolom, kata_nilai
from app.printing.page import paper_named
from app.printing.sanggahan import BerkasSanggahan, Kejadian, Tercantum, sanggahan_pdf
from app.printing.wording import grouped
from app.services.desa import members
from app.services.desa.frozen import Voters, in_force
from app.services.desa.mark import find_all
from app.services.desa.print_lists import Printed
from app.services.desa.print_tanggapan import PUTUSAN, kata_hal, letter_signers, posted
from app.services.desa.tanggapan import response, responses
from app.services.desa.workspace import Workspace
from app.store import daftar, journal
from app.system import clock

_SHOWN = (
    "tps", "nama", "nik", "nkk", "tempat_lahir", "tanggal_lahir", "kelamin", "kawin", "alamat", "rt", "rw",
    "ektp",
)  # fmt: skip
_OPEN_ONLY = ("disabilitas",)
_PRIVATE = ("nik", "nkk")
_LEFT_OUT = ("catatan", *_OPEN_ONLY)
"""What a paper that leaves the committee does not tell of a story."""


def sanggahan(
    workspace: Workspace,
    voter: str = "",
    tanggapan: str = "",
    paper: str = "F4",
    *,
    terbuka: bool = False,
    progress: Progress = silent,
) -> Printed:
    """The file of a voter, or of whom a response is about, listed or not; NIK masked unless `terbuka`.

    Written down. Raises UserError VOTER_UNKNOWN, RESPONSE_UNKNOWN, PAPER_UNKNOWN.
    """
    asked = response(workspace, tanggapan) if tanggapan else None
    voter = voter or (asked.pemilih if asked else "")
    if voter or asked is None:
        find_all(workspace, [voter])
    writer = _Writer(workspace, voter, asked, terbuka=terbuka)
    pdf = sanggahan_pdf(writer.berkas(progress), paper_named(paper))
    how = "terbuka" if terbuka else "tersamar"
    noted = {"dokumen": "sanggahan", "pemilih": voter, "tanggapan": tanggapan, "jenis": how}
    workspace.note_access("cetak", noted)
    return Printed(pdf, 1, 0)


class _Writer:
    """Puts one person's file together. `asked`: the response it is for, where the person is not listed."""

    def __init__(self, workspace: Workspace, voter: str, asked: Tanggapan | None, *, terbuka: bool) -> None:
        self._workspace, self._voter, self._terbuka = workspace, voter, terbuka
        self._istilah = workspace.pengaturan.istilah
        self._zone = workspace.pengaturan.pemilihan.zona
        about = [one for one in responses(workspace) if voter and one.pemilih == voter]
        self._responses = about or ([asked] if asked else [])
        self._columns = (*_SHOWN, *(_OPEN_ONLY if terbuka else ()))

    def berkas(self, progress: Progress) -> BerkasSanggahan:
        workspace = self._workspace
        head = journal.head_of(workspace.db, workspace.device)
        return BerkasSanggahan(
            desa=workspace.desa,
            pemilihan=workspace.pengaturan.pemilihan,
            istilah=self._istilah,
            siapa=self._who(),
            kolom=("Nomor urut", *(kata_kolom(kolom, self._istilah) for kolom in self._columns)),
            tercantum=list(self._lists(progress)) if self._voter else (),
            pengumuman=posted(workspace),
            tanggapan=[self._response(one) for one in self._responses],
            riwayat=list(self._story()),
            kepala=f"{workspace.device} {head.urut}, {grouped(head.hash[:16].upper())}",
            tanggal=clock.today(self._zone),
            penandatangan=letter_signers(workspace),
        )

    def _who(self) -> list[tuple[str, str]]:
        found = daftar.get(self._workspace.db, self._voter)
        if found is None:
            names = dict.fromkeys(one.nama for one in self._responses)
            return [("Nama", masked_within(", ".join(names))), ("Keterangan", "Tidak ada dalam daftar")]
        one = found.pemilih
        status = kata_nilai("status_pilkades", one.status_pilkades) or "Belum diverifikasi"
        return [
            ("Nama", one.nama),
            ("NIK", self._told("nik", one.nik) or "tidak ada"),
            ("Kode pemilih", one.id),
            ("Keterangan", status),
        ]

    def _lists(self, progress: Progress) -> Iterator[Tercantum]:
        """KPU's list, then every list that was ratified, also those that were opened again."""
        base = daftar.base_of(self._workspace.db, self._voter)
        empty = ("tidak tercantum", *("" for _ in self._columns))
        yield Tercantum("Dari KPU", ("", *self._fields(base)) if base else empty)
        found, voters = in_force(self._workspace), Voters(self._workspace)
        for number, what in enumerate(found.semua.values(), 1):
            progress(number, len(found.semua), "Membaca daftar yang ditetapkan")
            row = next((one for one in found.rows(what, voters) if one.pemilih.id == self._voter), None)
            told = (str(row.no), *self._fields(row.pemilih)) if row else empty
            struck = "" if row else _why(voters(what), self._voter)
            yield Tercantum(NAMA[what.tahap], told, self._about(found, what, struck))

    def _fields(self, voter: Pemilih) -> list[str]:
        return [self._told(kolom, str(getattr(voter, kolom))) for kolom in self._columns]

    def _about(self, found: Berlaku, what: Penetapan, struck: str) -> str:
        told = [
            f"ditetapkan {long_date(clock.local_date(what.waktu, self._zone))}",
            f"kode sidik {grouped(what.sidik[:16].upper())}",
        ]
        opened = next((one for one in found.pembukaan if one.tetapan == what.ref), None)
        if opened:
            when = long_date(clock.local_date(opened.waktu, self._zone))
            told.append(f"dibuka kembali {when} dengan keputusan nomor {opened.nomor}")
        if struck:
            told.append(f"tidak tercantum karena {struck}")
        return ", ".join(told) + "."

    def _told(self, kolom: str, isi: Isi) -> str:
        if not isinstance(isi, str):
            return self._masked(", ".join(str(value) for value in isi.values()))
        if kolom in _PRIVATE:
            return isi if self._terbuka else masked(isi)
        return self._masked(kata_nilai(kolom, isi))

    def _masked(self, text: str) -> str:
        return text if self._terbuka else masked_within(text)

    def _response(self, one: Tanggapan) -> list[tuple[str, str]]:
        received = f"nomor {one.nomor}, diterima {long_date(one.diterima)}"
        dated = f", {short_date(one.tanggal_surat)}" if one.tanggal_surat else ""
        told = [
            ("Tanggapan", received),
            ("Tentang", kata_hal(self._workspace, one)),
            ("Pelapor", one.pelapor + (f" ({one.hubungan})" if one.hubungan else "")),
            ("Bukti", one.bukti),
            ("Uraian", one.uraian),
            ("Keputusan", PUTUSAN["" if one.is_open else one.keputusan]),
            ("Alasan", one.alasan),
            ("Surat jawaban", f"{one.surat}{dated}".strip(", ")),
            ("Dikerjakan", self._carried_out(one)),
        ]
        return [(name, self._masked(what)) for name, what in told if what]

    def _carried_out(self, one: Tanggapan) -> str:
        if not one.is_carried_out:
            return "diurungkan" if one.urung else ""
        [first, *_] = journal.events_of_act(self._workspace.db, one.tindakan)
        return f"{clock.local_time(first.waktu, self._zone)}, tindakan {one.tindakan}"

    def _story(self) -> Iterator[Kejadian]:
        """Oldest first."""
        if not self._voter:
            return
        acts, names = journal.undone(self._workspace.db), members.names(self._workspace)
        for event in journal.events_of(self._workspace.db, self._voter):
            if event.kolom in _LEFT_OUT and not (self._terbuka and event.kolom in _OPEN_ONLY):
                continue
            told = kata_kolom(event.kolom or event.jenis, self._istilah)
            yield Kejadian(
                clock.local_time(event.waktu, self._zone),
                names.get(event.anggota, event.anggota),
                told if is_active(event, acts) else f"{told} (diurungkan)",
                self._told(event.kolom, event.lama),
                self._told(event.kolom, event.isi) if event.kolom else "",
            )


def _why(voters: Iterable[Pemilih], voter: str) -> str:
    """The reason that kept somebody off a list, as a paper may say it; "" where he was not known."""
    status = next((one.status_pilkades for one in voters if one.id == voter), "")
    return kata_nilai("status_pilkades", status) if status in TMS else ""
