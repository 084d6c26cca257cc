"""Papers about a list: its decree and minutes, the meeting that ratifies it, its announcement, letters."""

from datetime import date

from app.domain.daftar_tahap import JUDUL, NAMA, Tahap
from app.domain.sebutan import camat, kabupaten_lengkap
from app.domain.tanggal import day_and_date, long_date, ribuan
from app.printing import naskah_baris
from app.printing.naskah_isi import IsiNaskah, Kolom, Tabel
from app.printing.numbers_in_words import terbilang
from app.printing.wording import nomor_tps
from app.services.desa.pengumuman import announcements
from app.services.desa.print_lists import tps_places
from app.services.desa.print_naskah_sumber import HitunganTps, Sumber, blank_rows
from app.services.desa.return_data import newest_coded
from app.system import clock

_AFTER = {
    "tutup": "Daftar ini tidak dapat diubah. Bagi pemilih yang kemudian meninggal dunia, pada kolom "
    "keterangan dibubuhkan catatan “meninggal dunia”; nomor urutnya tetap.",
    "addendum": "Nomor urut dalam daftar ini tidak berubah. Warga yang memenuhi syarat dan belum terdaftar "
    "hanya dapat ditambahkan dengan addendum yang disertai Berita Acara; bagi pemilih yang meninggal dunia "
    "dibubuhkan catatan “meninggal dunia”.",
    "ktp": "Daftar ini tidak dapat diubah. Warga yang memenuhi syarat dan belum terdaftar dicatat dalam "
    "register dan memilih dengan KTP-el; bagi pemilih yang meninggal dunia dibubuhkan catatan “meninggal "
    "dunia”.",
}


def list_names(tahap: Tahap) -> dict[str, str]:
    """Daftar Pemilih Tetap (DPT), and its parts."""
    whole = JUDUL[tahap] if tahap == "addendum" else f"{JUDUL[tahap]} ({NAMA[tahap]})"
    return {"daftar": NAMA[tahap], "judul_daftar": JUDUL[tahap], "nama_daftar": whole}


def list_values(sumber: Sumber) -> dict[str, str]:
    """Names, numbers and fingerprint of the list."""
    whole, found = sumber.seluruh, sumber.penetapan
    return {
        **list_names(sumber.tahap),
        **counted("jumlah", whole.jumlah),
        **counted("banyak_tps", len(sumber.hitungan)),
        "rincian": _sexes(whole),
        "nomor_ba": found.nomor if found else "",
        "sidik": sumber.sidik,
        "sidik_penuh": found.sidik if found else "",
    }


def counted(name: str, count: int) -> dict[str, str]:
    """A number in digits and in words."""
    return {name: ribuan(count), f"{name}_kata": terbilang(count)}


def _sexes(whole: HitunganTps) -> str:
    told = [(whole.laki, "laki-laki"), (whole.perempuan, "perempuan")]
    text = " dan ".join(f"{ribuan(count)} ({terbilang(count)}) {sex}" for count, sex in told)
    if whole.belum:
        text += (
            f", serta {ribuan(whole.belum)} ({terbilang(whole.belum)}) yang jenis kelaminnya belum dicatat"
        )
    return text


def penetapan_isi(sumber: Sumber) -> list[IsiNaskah]:
    """Decree and minutes of a ratification, and of an addendum."""
    nilai = list_values(sumber) | _below(sumber)
    if sumber.naskah.berkas != "ba_addendum":
        nilai["setelah_dpt"] = _AFTER[sumber.workspace.aturan.setelah_dpt]
    first = 2 if sumber.naskah.berkas == "keputusan" else 1
    return [
        IsiNaskah(
            nilai,
            {"rekap_tps": rekap_tps(sumber), "neraca": _balance(sumber)},
            {"surat_dasar": letters(sumber, first)},
            {"panitia": sumber.panitia()},
            sumber.kode,
        )
    ]


def letters(sumber: Sumber, first: int = 1) -> list[naskah_baris.Baris]:
    """The letters behind KPU's data, as the package names them."""
    told = sumber.workspace.pengaturan.dasar.items()
    return [
        naskah_baris.Baris("butir", f"{name} Nomor {number};", f"{at}.", jadi=True)
        for at, (name, number) in enumerate(told, first)
    ]


def _below(sumber: Sumber) -> dict[str, str]:
    """The list that additions add to, and both together."""
    below = len(sumber.rows_below)
    both = below + sumber.seluruh.jumlah
    return {
        "dasar_daftar": _name_below(sumber),
        **counted("jumlah_dasar", below),
        **counted("jumlah_bersama", both),
    }


def _name_below(sumber: Sumber) -> str:
    if sumber.tahap == "addendum":
        return NAMA["dpt"]
    below = sumber.berlaku.dasar_tambahan
    return NAMA[below.tahap] if below else NAMA["dps"]


def rekap_tps(sumber: Sumber) -> Tabel:
    """Voters TPS by TPS and by sex; a column for those of unknown sex only where there are any."""
    places, unknown = tps_places(sumber.workspace), bool(sumber.seluruh.belum)
    columns = [
        Kolom("No", 0.5, "tengah"),
        Kolom(sumber.istilah.tps, 0.9, "tengah"),
        Kolom("Lokasi", 3.2),
        Kolom("Laki-laki", 1, "kanan"),
        Kolom("Perempuan", 1.1, "kanan"),
        *([Kolom("Belum dicatat", 0.9, "kanan")] if unknown else []),
        Kolom("Jumlah", 1, "kanan"),
    ]
    rows = [
        (str(number), nomor_tps(one.tps) or "–", places.get(one.tps, ""), *_numbers(one, unknown))
        for number, one in enumerate(sumber.hitungan, 1)
    ]
    return Tabel(columns, rows, ("", "", "Jumlah", *_numbers(sumber.seluruh, unknown)))


def _numbers(one: HitunganTps, unknown: bool) -> tuple[str, ...]:
    counts = (one.laki, one.perempuan, *([one.belum] if unknown else []), one.jumlah)
    return tuple(map(ribuan, counts))


def _balance(sumber: Sumber) -> Tabel:
    """Where the list's number comes from: KPU's list, or the list that it adds to."""
    ids, name = {row.pemilih.id for row in sumber.rows}, NAMA[sumber.tahap]
    if sumber.tahap in ("dptambahan", "addendum"):
        below = len(sumber.rows_below)
        told = [(_name_below(sumber), below), (f"Ditambah: {name}", len(ids))]
        total = ("Jumlah seluruhnya", below + len(ids))
    else:
        base = sumber.base.keys()
        told = [
            ("Data pemilih dari KPU", len(base)),
            ("Dikurangi: tidak memenuhi syarat", len(base - ids)),
            ("Ditambah: pemilih baru", len(ids - base)),
        ]
        total = (f"{JUDUL[sumber.tahap]} ({name})", len(ids))
    rows = [(label, ribuan(count)) for label, count in told]
    return Tabel([Kolom("Uraian", 4), Kolom("Jumlah", 1, "kanan")], rows, (total[0], ribuan(total[1])))


def rapat_isi(sumber: Sumber) -> list[IsiNaskah]:
    """Invitation, attendance and notes of the meeting that ratifies a list."""
    stem = sumber.naskah.berkas
    nilai = {**list_names(sumber.tahap), "hari_rapat": _meeting_day(sumber)}
    tabel = {"hadir_pleno": {"hadir": _attendance(sumber)}, "notulen_pleno": {"bahasan": _notes()}}
    tanda = {"panitia": sumber.panitia()} if stem == "notulen_pleno" else {}
    return [IsiNaskah(nilai, tabel.get(stem, {}), tanda=tanda)]


def _meeting_day(sumber: Sumber) -> str:
    if sumber.penetapan:
        return day_and_date(clock.local_date(sumber.penetapan.waktu, sumber.pemilihan.zona))
    step = sumber.langkah("tetapkan", sumber.tahap)
    return day_and_date(step.mulai) if step else ""


def _attendance(sumber: Sumber) -> Tabel:
    """The committee first, then rows for guests; signatures in two columns, so that each has room."""
    columns = [
        Kolom("No", 0.5, "tengah"),
        Kolom("Nama", 2.6),
        Kolom("Jabatan atau unsur", 2.4),
        Kolom("Tanda tangan", 2.4),
    ]
    known = [(one.nama, one.jabatan) for one in sumber.panitia()]
    rows = [
        (str(at), *(known[at - 1] if at <= len(known) else ("", "")), f"{'' if at % 2 else ' ' * 28}{at}.")
        for at in range(1, max(40, len(known) + 20) + 1)
    ]
    return Tabel(columns, rows, tinggi=21)


def _notes() -> Tabel:
    columns = [
        Kolom("No", 0.5, "tengah"),
        Kolom("Pembicara", 1.6),
        Kolom("Pokok pembicaraan dan tanggapan", 4),
    ]
    return blank_rows(Tabel(columns, (), tinggi=34), 6)


def pengumuman_isi(sumber: Sumber) -> list[IsiNaskah]:
    """The announcement that hangs above a list: where and how long, by the records or the schedule."""
    told = [one for one in announcements(sumber.workspace) if one.daftar == sumber.tahap]
    step = sumber.langkah("umumkan", sumber.tahap)
    dari = min((one.dari for one in told), default=step.mulai if step else None)
    sampai = max((one.sampai for one in told), default=step.selesai if step else None)
    answer = sumber.langkah("perbaikan", sumber.tahap)
    days = counted("lama", (sampai - dari).days + 1) if dari and sampai else {"lama": "", "lama_kata": ""}
    nilai = {
        **list_values(sumber), **_below(sumber), **days,
        "dari": _date(dari), "sampai": _date(sampai), "batas": _date(answer.selesai if answer else sampai),
    }  # fmt: skip
    places = [naskah_baris.Baris("butir", one.tempat, "–", jadi=True) for one in told]
    return [IsiNaskah(nilai, baris={"tempat_umum": places or [naskah_baris.Baris("alinea", "{titik}")] * 2})]


def _date(day: date | None) -> str:
    return long_date(day) if day else ""


def penempelan_isi(sumber: Sumber) -> list[IsiNaskah]:
    """Where a list was announced, and when."""
    told = [one for one in announcements(sumber.workspace) if one.daftar == sumber.tahap]
    columns = [
        Kolom("No", 0.4, "tengah"), Kolom("Tempat", 2.6), Kolom("Mulai", 1, "tengah"),
        Kolom("Sampai", 1, "tengah"), Kolom("Foto", 1), Kolom("Keterangan", 1.6),
    ]  # fmt: skip
    rows = [
        (str(at), one.tempat, f"{one.dari:%d-%m-%Y}", f"{one.sampai:%d-%m-%Y}", one.foto, one.catatan)
        for at, one in enumerate(told, 1)
    ]
    table = Tabel(columns, rows, tinggi=24)
    return [IsiNaskah(list_names(sumber.tahap), {"penempelan": table if rows else blank_rows(table, 8)})]


def pengantar_isi(sumber: Sumber) -> list[IsiNaskah]:
    """What goes to KPU, the agency and the kecamatan: people's data to KPU alone, and only sealed."""
    istilah, desa = sumber.istilah, sumber.desa
    to = {
        "pengantar_kpu": f"Ketua {sumber.workspace.kpu.nama}",
        "pengantar_dinas": f"Kepala {istilah.dinas} {kabupaten_lengkap(istilah, desa)}",
        "pengantar_camat": camat(istilah, desa),
    }[sumber.naskah.kode]
    columns = [
        Kolom("No", 0.4, "tengah"),
        Kolom("Yang dikirim", 3.6),
        Kolom("Banyaknya", 1, "tengah"),
        Kolom("Keterangan", 2),
    ]
    rows = [(str(at), *row) for at, row in enumerate(_sent(sumber), 1)]
    how = "Rahasia" if sumber.naskah.kode == "pengantar_kpu" else "Penting"
    nilai = list_values(sumber) | {"tujuan": to, "sifat": how}
    return [IsiNaskah(nilai, {"kiriman": Tabel(columns, rows)})]


def _sent(sumber: Sumber) -> list[tuple[str, str, str]]:
    """An addendum has minutes only; the return follows the DPT."""
    name = NAMA[sumber.tahap]
    number = sumber.penetapan.nomor if sumber.penetapan else ""
    decree = [] if sumber.tahap == "addendum" else [(f"Keputusan penetapan {name}", "1 rangkap", "")]
    rows = [
        (f"Berita Acara penetapan {name}", "1 rangkap", f"Nomor {number}" if number else ""),
        *decree,
        (f"Rekapitulasi {name} per {sumber.istilah.tps}", "1 rangkap", ""),
    ]
    if sumber.naskah.kode != "pengantar_kpu" or sumber.tahap not in ("dpt", "addendum"):
        return rows
    sent = newest_coded(sumber.workspace)
    told = f"Kode sidik {sent.kode}" if sent else ""
    back = ("Berkas pengembalian (.dptr) yang terkunci", "1 berkas", told)
    return [*rows, back, ("Berita Acara Pengembalian Data", "1 rangkap", "")]
