"""Papers about responses: the reply to one of them, and the register of residents who are not on the DPT."""

from collections.abc import Iterator
from datetime import date

from app.domain.daftar_tahap import NAMA
from app.domain.errors import UserError
from app.domain.nik import masked, masked_within
from app.domain.pemilih import KOLOM_DAFTAR, Pemilih
from app.domain.penetapan import under
from app.domain.peristiwa import Peristiwa
from app.domain.tanggal import day_and_date, long_date, short_date
from app.domain.tanggapan import HAL, Tanggapan
from app.domain.tms import TMS, Alasan
from app.printing.kolom_kata import kata_kolom
from app.printing.page import paper_named
from app.printing.pengumuman import BarisPengumuman
from app.printing.register_warga import BarisRegister, RegisterWarga, register_pdf
from app.printing.signatures import Penandatangan
from app.printing.surat_jawaban import SuratJawaban, surat_jawaban_pdf
from app.printing.wording import nomor_tps
from app.services.desa.frozen import penetapan
from app.services.desa.pengumuman import announcements
from app.services.desa.print_lists import Printed, member_name, signers, tps_places
from app.services.desa.register import registered
from app.services.desa.tanggapan import response
from app.services.desa.workspace import Workspace
from app.store import daftar, journal
from app.system import clock

PUTUSAN = {
    "": "Belum diputuskan",
    "diterima": "Diterima",
    "ditolak": "Ditolak",
    "dicatat": "Dicatat dalam register warga tidak terdaftar",
    "ktp": "Memilih dengan KTP-el",
}


def surat_jawaban(workspace: Workspace, known: str, paper: str = "F4") -> Printed:
    """The reply to a response that was decided; written down. Raises RESPONSE_UNKNOWN, RESPONSE_OPEN."""
    one = response(workspace, known)
    if one.is_open:
        raise UserError("RESPONSE_OPEN")
    data = SuratJawaban(
        desa=workspace.desa,
        pemilihan=workspace.pengaturan.pemilihan,
        istilah=workspace.pengaturan.istilah,
        nomor=one.surat,
        tanggal=date.fromisoformat(one.tanggal_surat) if one.tanggal_surat else None,
        kepada=masked_within(one.pelapor),
        hubungan=masked_within(one.hubungan),
        urut=one.nomor,
        diterima=one.diterima,
        hal=kata_hal(workspace, one),
        atas_nama=masked_within(one.nama),
        bukti=masked_within(one.bukti),
        uraian=masked_within(one.uraian),
        keputusan=PUTUSAN[one.keputusan],
        alasan=masked_within(one.alasan),
        hasil=tuple(_results(workspace, one)),
        penandatangan=letter_signers(workspace),
        pengumuman=posted(workspace) if one.hal == "belum_terdaftar" else None,
    )
    pdf = surat_jawaban_pdf(data, paper_named(paper))
    workspace.note_access("cetak", {"dokumen": "surat-jawaban", "tanggapan": one.id})
    return Printed(pdf, 1, 0)


def register(workspace: Workspace, paper: str = "F4", *, terbuka: bool = False) -> Printed:
    """The register; NIK masked unless `terbuka`; written down."""
    found, places = registered(workspace), tps_places(workspace)
    rows = {one.id: _row(workspace, one, places, terbuka=terbuka) for one in found}
    ktp = [rows[one.id] for one in found if one.keputusan == "ktp"]
    data = RegisterWarga(
        desa=workspace.desa,
        pemilihan=workspace.pengaturan.pemilihan,
        istilah=workspace.pengaturan.istilah,
        ktp=sorted(ktp, key=lambda row: row.tps),
        dicatat=[rows[one.id] for one in found if one.keputusan == "dicatat"],
        pengumuman=posted(workspace),
        tanggal=clock.today(workspace.pengaturan.pemilihan.zona),
        penandatangan=letter_signers(workspace),
    )
    pdf = register_pdf(data, paper_named(paper))
    how = "terbuka" if terbuka else "tersamar"
    isi = {"dokumen": "register-warga", "pemilih": str(len(found)), "jenis": how}
    workspace.note_access("cetak", isi)
    return Printed(pdf, len(found), 0)


def kata_hal(workspace: Workspace, one: Tanggapan) -> str:
    """What a response is about, in the region's words."""
    return HAL[one.hal].format(tps=workspace.pengaturan.istilah.tps)


def posted(workspace: Workspace) -> list[BarisPengumuman]:
    """All that proves that the lists were announced."""
    return [
        BarisPengumuman(NAMA[one.daftar], one.dari, one.sampai, one.tempat, one.foto)
        for one in announcements(workspace)
    ]


def letter_signers(workspace: Workspace) -> tuple[Penandatangan, ...]:
    """Who the rules name for letters; else secretary and chair of the committee."""
    if named := signers(workspace, "surat"):
        return named
    panitia = workspace.pengaturan.istilah.panitia
    return (
        Penandatangan(f"Sekretaris {panitia}", member_name(workspace, "sekretaris")),
        Penandatangan(f"Ketua {panitia}", member_name(workspace, "ketua")),
    )


def _row(workspace: Workspace, one: Tanggapan, places: dict[str, str], *, terbuka: bool) -> BarisRegister:
    found = daftar.get(workspace.db, one.pemilih)
    voter = found.pemilih if found else Pemilih("", nama=one.nama)
    answered = f", {short_date(one.tanggal_surat)}" if one.tanggal_surat else ""
    place = places.get(voter.tps, "")
    return BarisRegister(
        nomor=one.nomor,
        nama=voter.nama,
        kelamin=voter.kelamin,
        nik=voter.nik if terbuka else masked(voter.nik),
        lahir=short_date(voter.tanggal_lahir) if voter.tanggal_lahir else "",
        alamat=f"{voter.alamat} {voter.rt or '-'}/{voter.rw or '-'}".strip(),
        diterima=one.diterima,
        pelapor=masked_within(one.pelapor),
        bukti=masked_within(one.bukti),
        jawaban=f"{one.surat}{answered}".strip(", ") or "–",
        tps=nomor_tps(voter.tps) + (f", {place}" if place else "") if one.keputusan == "ktp" else "",
    )


def _results(workspace: Workspace, one: Tanggapan) -> Iterator[str]:
    """What was done, a sentence each; never a reason that stays in the village."""
    found = daftar.get(workspace.db, one.pemilih)
    if one.is_register:
        yield from _registered(workspace, one, found.pemilih if found else None)
    elif one.keputusan == "diterima" and one.is_carried_out:
        acts = journal.events_of_act(workspace.db, one.tindakan)
        events = [event for event in acts if event.pemilih == one.pemilih]
        yield from _done(workspace, one, events)
    elif one.keputusan == "diterima" and one.is_waiting:
        yield "Panitia akan mengerjakannya dalam daftar pemilih."


def _done(workspace: Workspace, one: Tanggapan, events: list[Peristiwa]) -> Iterator[str]:
    istilah = workspace.pengaturan.istilah
    fields = [event for event in events if event.jenis == "nilai" and event.kolom in KOLOM_DAFTAR]
    values = {event.kolom: event.isi for event in events if event.jenis == "nilai"}
    if any(event.jenis == "baru" for event in events):
        yield f"{one.nama} sudah ditambahkan ke daftar pemilih."
    elif fields:
        names = ", ".join(kata_kolom(event.kolom, istilah) for event in fields)
        yield f"Isian yang sudah dibetulkan dalam daftar pemilih: {names}."
        if "tps" in values:
            yield f"{istilah.tps} yang baru: {nomor_tps(str(values['tps']))}."
    status = str(values.get("status_pilkades", ""))
    if status == Alasan.MENINGGAL and _after_dpt(workspace, events):
        yield 'Nama dalam Daftar Pemilih Tetap (DPT) diberi catatan "meninggal dunia".'
    elif status in TMS:
        yield "Pemilih tersebut dinyatakan tidak memenuhi syarat dan dikeluarkan dari daftar pemilih."
    elif values.get("usul_kpu"):
        yield "Kepada KPU diusulkan supaya pemilih tersebut dikeluarkan dari daftar pemilih berikutnya."


def _after_dpt(workspace: Workspace, events: list[Peristiwa]) -> bool:
    """Whether the act came after the DPT, which keeps its rows."""
    dpt = penetapan(workspace, "dpt")
    return dpt is not None and not under(events, dpt.kepala)


def _registered(workspace: Workspace, one: Tanggapan, voter: Pemilih | None) -> Iterator[str]:
    dpt, day = penetapan(workspace, "dpt"), workspace.pengaturan.pemilihan
    if dpt is not None:
        when = long_date(clock.local_date(dpt.waktu, day.zona))
        yield f"Daftar Pemilih Tetap (DPT) sudah ditetapkan pada {when}."
    if one.keputusan == "ktp" and voter is not None:
        istilah, place = workspace.pengaturan.istilah, tps_places(workspace).get(voter.tps, "")
        where = f"{istilah.tps} {nomor_tps(voter.tps)}" + (f" ({place})" if place else "")
        yield (
            f"{voter.nama} dapat memberikan suara pada hari {day_and_date(day.hari)} "
            + (f"di {where} " if voter.tps else "")
            + "dengan menunjukkan KTP-el."
        )
    else:
        yield (
            f"{one.nama} dicatat dalam Register Warga Tidak Terdaftar. Nama tidak dapat ditambahkan lagi ke "
            f"dalam DPT {workspace.pengaturan.istilah.pemilihan} ini."
        )
    yield "Kepada KPU ia diusulkan sebagai pemilih baru untuk daftar pemilih berikutnya."
