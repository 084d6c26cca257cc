"""Papers about the data itself: what is destroyed, what went wrong, what is kept in the archive."""

from collections import deque
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from app.domain.berlaku import Penetapan
from app.domain.daftar_tahap import NAMA
from app.domain.kendali import JENIS
from app.domain.kiriman import refusals
from app.domain.naskah import NASKAH, bernama
from app.domain.peristiwa import Peristiwa
from app.domain.tanggal import long_date, ribuan
from app.domain.unsur import UNSUR
from app.printing.naskah_isi import IsiNaskah, Kolom, Tabel
from app.printing.wording import grouped
from app.services.desa import members
from app.services.desa.pengumuman import announcements
from app.services.desa.print_naskah_daftar import counted
from app.services.desa.print_naskah_serah import (
    controlled,
    package_code,
    package_number,
    packages_table,
)
from app.services.desa.print_naskah_sumber import Sumber, blank_rows
from app.services.desa.print_naskah_warga import worksheet_place
from app.services.desa.return_data import sent_returns
from app.services.desa.tanggapan import responses
from app.store import akses, issued, journal
from app.store import daftar as store
from app.system import clock

_LAST = 6
_BLANK = {"banyak": "", "banyak_kata": "", "lembar": "", "lembar_kata": ""}


def musnah_lembar_isi(sumber: Sumber) -> list[IsiNaskah]:
    """Worksheets of the Buku kendali, by number, but those that are still out; rows for the hand where there
    are none."""
    papers = [one for one in controlled(sumber.workspace, "lembar_kerja") if not _is_out(one)]
    columns = [
        Kolom("No", 0.4, "tengah"), Kolom("Nomor", 1.2, "tengah"), Kolom("Isi", 2), Kolom("Pemegang", 1.8),
        Kolom("Keluar", 1, "tengah"), Kolom("Kembali", 1, "tengah"), Kolom("Lembar", 0.8, "kanan"),
    ]  # fmt: skip
    rows = [
        (
            str(at), one["nomor"], f"{one['isi']} {worksheet_place(one)}", one["pemegang"],
            _day(one["keluar"]), _day(one["kembali"]), ribuan(one["lembar"]),
        )
        for at, one in enumerate(papers, 1)
    ]  # fmt: skip
    sheets = sum(one["lembar"] for one in papers)
    if not rows:
        return [IsiNaskah(_BLANK, {"lembar_kerja": blank_rows(Tabel(columns, (), tinggi=20), 10)})]
    table = Tabel(columns, rows, ("", "", "Jumlah", "", "", "", ribuan(sheets)))
    return [IsiNaskah(counted("banyak", len(rows)) | counted("lembar", sheets), {"lembar_kerja": table})]


def _is_out(one: Mapping[str, Any]) -> bool:
    return bool(one["keluar"]) and not one["kembali"] and not one["musnah"]


def _day(told: str) -> str:
    return f"{date.fromisoformat(told):%d-%m-%Y}" if told else ""


def musnah_data_isi(sumber: Sumber) -> list[IsiNaskah]:
    """Every package, and on how many computers its data lie."""
    nilai = {
        "berlaku": long_date(sumber.workspace.pengaturan.sampai),
        **counted("perangkat", len(_devices(sumber))),
    }
    return [IsiNaskah(nilai, {"paket": packages_table(sumber)})]


def _devices(sumber: Sumber) -> list[str]:
    return [event.perangkat for event in journal.events_of_kind(sumber.workspace.db, "perangkat")]


def insiden_isi(sumber: Sumber) -> list[IsiNaskah]:
    """What the program knows of an incident: the package, how many people, who used it last."""
    newest = next(issued.packages(sumber.workspace.db))
    nilai = {
        "paket": f"{package_number(sumber, newest)}, kode sidik {package_code(newest)}",
        "banyak": ribuan(store.count(sumber.workspace.db)),
        "profil_data": UNSUR[sumber.pemilihan.profil],
        "perangkat": ", ".join(_devices(sumber)),
    }
    return [IsiNaskah(nilai, {"pemakai": _users(sumber), "keluaran": _output(sumber)})]


def _users(sumber: Sumber) -> Tabel:
    columns = [
        Kolom("Waktu", 1.2, "tengah"),
        Kolom("Nama", 2),
        Kolom("Jabatan", 2),
        Kolom("Komputer", 1.2, "tengah"),
    ]
    known = members.known(sumber.workspace)
    rows = []
    for event in _last(sumber, "masuk"):
        member = known.get(event.anggota)
        who = (member.nama, sumber.jabatan(member.peran)) if member else ("", "")
        rows.append((_when(sumber, event), *who, event.perangkat))
    return Tabel(columns, rows)


def _output(sumber: Sumber) -> Tabel:
    columns = [
        Kolom("Waktu", 1.2, "tengah"),
        Kolom("Nama", 1.6),
        Kolom("Yang keluar", 2.4),
        Kolom("Pemilih", 0.8, "kanan"),
    ]
    names = members.names(sumber.workspace)
    rows = [
        (
            _when(sumber, event),
            names.get(event.anggota, ""),
            _told(sumber, event),
            str(event.data.get("pemilih", "")),
        )
        for event in _last(sumber, "cetak", "ekspor")
    ]
    return Tabel(columns, [row if row[3].isdecimal() else (*row[:3], "") for row in rows])


def _last(sumber: Sumber, *kinds: str) -> list[Peristiwa]:
    """The newest accesses of these kinds, newest first."""
    found = [event for kind in kinds for event in deque(akses.of_kind(sumber.workspace.db, kind), _LAST)]
    return sorted(found, key=lambda event: (event.lamport, event.perangkat, event.urut), reverse=True)[:_LAST]


def _told(sumber: Sumber, event: Peristiwa) -> str:
    """The document, and whether it was in the open."""
    code = str(event.data.get("dokumen", "")) or event.jenis
    told = bernama(NASKAH[code].judul, sumber.istilah) if code in NASKAH else code
    return f"{told} ({event.data['jenis']})" if event.data.get("jenis") else told


def _when(sumber: Sumber, event: Peristiwa) -> str:
    return clock.local_time(event.waktu, sumber.pemilihan.zona)


def arsip_isi(sumber: Sumber) -> list[IsiNaskah]:
    """What the election left behind, as far as the journal knows it."""
    rows = [(str(at), *row) for at, row in enumerate(_archive(sumber), 1)]
    columns = [
        Kolom("No", 0.4, "tengah"), Kolom("Jenis arsip", 2.4), Kolom("Nomor atau kode", 2.5),
        Kolom("Tanggal", 1, "tengah"), Kolom("Banyaknya", 1, "tengah"), Kolom("Keterangan", 0.9),
    ]  # fmt: skip
    table = blank_rows(Tabel(columns, rows, tinggi=20), len(rows) + 6)
    nilai = counted("banyak", len(rows)) if sumber.naskah.berkas == "ba_arsip" else {}
    return [IsiNaskah(nilai, {"arsip": table})]


def _archive(sumber: Sumber) -> Iterator[tuple[str, ...]]:
    opened = {one.tetapan for one in sumber.berlaku.pembukaan}
    for one in sumber.berlaku.semua.values():
        yield from _ratified(sumber, one, "dibuka kembali" if one.ref in opened else "")
    for tahap, name in NAMA.items():
        places = [one for one in announcements(sumber.workspace) if one.daftar == tahap]
        if places:
            yield (f"Bukti pengumuman {name}", "", f"{places[0].dari:%d-%m-%Y}", f"{len(places)} tempat", "")
    answers = len(responses(sumber.workspace))
    if answers:
        yield ("Tanggapan masyarakat dan jawabannya", "", "", f"{ribuan(answers)} berkas", "")
    for kind, (_, name) in JENIS.items():
        papers = [one for one in controlled(sumber.workspace, kind) if not one["musnah"]]
        if papers:
            sheets = sum(one["lembar"] for one in papers)
            yield (name, f"{len(papers)} nomor", "", f"{ribuan(sheets)} lembar", "rahasia")
    void = {one.balasan for one in refusals(journal.events_of_kind(sumber.workspace.db, "buka"))}
    for sent in sent_returns(sumber.workspace):
        when = f"{clock.local_date(sent.waktu, sumber.pemilihan.zona):%d-%m-%Y}"
        refused = "ditolak KPU" if sent.id in void else ""
        yield (f"Pengembalian data {sent.tahap} ke KPU", sent.kode, when, "1 berkas", refused)


def _ratified(sumber: Sumber, one: Penetapan, remark: str) -> Iterator[tuple[str, ...]]:
    name, code = NAMA[one.tahap], grouped(one.sidik[:16].upper())
    day = f"{clock.local_date(one.waktu, sumber.pemilihan.zona):%d-%m-%Y}"
    yield (f"Berita Acara penetapan {name}", one.nomor, day, "1 rangkap", remark)
    yield (name, code, day, f"{ribuan(one.jumlah['jumlah'])} pemilih", remark or "rahasia")
