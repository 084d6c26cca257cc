"""Papers of people: field workers' orders and vows, residents' forms, certificates of the village head."""

from collections.abc import Mapping

from app.domain.nik import masked, masked_within
from app.domain.pemilih import Pemilih
from app.domain.sebutan import at_desa
from app.domain.tanggal import long_date, ribuan, short_date
from app.domain.tanggapan import HAL
from app.domain.tms import Alasan
from app.printing.naskah_baris import Baris
from app.printing.naskah_isi import IsiNaskah, Kolom, Tabel
from app.printing.numbers_in_words import terbilang
from app.printing.signatures import Penandatangan
from app.services.desa.mark import find_all
from app.services.desa.print_naskah_serah import controlled
from app.services.desa.print_naskah_sumber import Sumber, blank_rows
from app.store import daftar as store
from app.store.daftar import Tercatat

_SEX = {"L": "Laki-laki", "P": "Perempuan"}


def surat_tugas_isi(sumber: Sumber) -> list[IsiNaskah]:
    """An order for each field worker; where he goes is what his worksheets say."""
    step = sumber.langkah("coklit")
    days = (
        {"dari": long_date(step.mulai), "sampai": long_date(step.selesai)}
        if step
        else {"dari": "", "sampai": ""}
    )
    workers = sumber.anggota("pantarlih") or [Penandatangan("")]
    return [IsiNaskah({"nama": one.nama, "wilayah": _area(sumber, one.nama), **days}) for one in workers]


def _area(sumber: Sumber, nama: str) -> str:
    papers = controlled(sumber.workspace, "lembar_kerja") if nama else []
    held = (worksheet_place(one) for one in papers if one["pemegang"] == nama and one["rt"])
    return ", ".join(dict.fromkeys(held))


def worksheet_place(one: Mapping[str, str]) -> str:
    """Of a worksheet."""
    return f"RT {one['rt']}" + (f"/RW {one['rw']}" if one["rw"] else "")


def pernyataan_isi(sumber: Sumber) -> list[IsiNaskah]:
    """A vow for everybody who sees the data."""
    people = sumber.anggota("pantarlih", "ketua", "sekretaris", "anggota")
    return [IsiNaskah({"nama": one.nama, "jabatan": one.jabatan} | _witness(sumber, one)) for one in people]


def _witness(sumber: Sumber, who: Penandatangan) -> dict[str, str]:
    """Who knows of a vow: the chair, and of his own the council's chair."""
    istilah, desa = sumber.istilah, sumber.desa
    if who in sumber.anggota("ketua"):
        return {"mengetahui": f"Ketua {at_desa(istilah.bpd, istilah, desa)}", "nama_mengetahui": ""}
    known = (one.nama for one in sumber.anggota("ketua"))
    return {"mengetahui": f"Ketua {istilah.panitia}", "nama_mengetahui": next(known, "")}


def formulir_tanggapan_isi(sumber: Sumber) -> list[IsiNaskah]:
    """Blank, with a box for each kind of response."""
    kinds = [told.format(tps=sumber.istilah.tps) for told in HAL.values()]
    return [IsiNaskah(baris={"hal": [Baris("alinea", f"[   ] {told}", jadi=True) for told in kinds]})]


def domisili_isi(sumber: Sumber) -> list[IsiNaskah]:
    """Filled in for one voter, or blank. Raises VOTER_UNKNOWN."""
    voter = sumber.minta.pemilih
    if not voter:
        names = ("nama", "nik", "lahir", "jenis_kelamin", "alamat", "rt", "rw")
        return [IsiNaskah(dict.fromkeys(names, ""))]
    [found] = find_all(sumber.workspace, [voter])
    assert found.pemilih is not None  # find_all
    return [IsiNaskah(_person(sumber, found.pemilih))]


def _person(sumber: Sumber, one: Pemilih) -> dict[str, str]:
    return {
        "nama": one.nama,
        "nik": _nik(sumber, one),
        "lahir": _born(one),
        "jenis_kelamin": _SEX.get(one.kelamin, ""),
        "alamat": one.alamat,
        "rt": one.rt,
        "rw": one.rw,
    }


def _nik(sumber: Sumber, one: Pemilih) -> str:
    return one.nik if sumber.minta.terbuka else masked(one.nik)


def _born(one: Pemilih) -> str:
    day = short_date(one.tanggal_lahir) if one.tanggal_lahir else ""
    return ", ".join(part for part in (one.tempat_lahir, day) if part)


def kematian_isi(sumber: Sumber) -> list[IsiNaskah]:
    """All who are marked as dead, by RW and RT, with the paper that says so. Raises NASKAH_EMPTY."""
    db = sumber.workspace.db
    ids = store.ids_with_status(db, Alasan.MENINGGAL)
    dead = sorted((found for one in ids if (found := store.get(db, one))), key=_by_place)
    if not dead:
        sumber.kosong()
    columns = [
        Kolom("No", 0.4, "tengah"), Kolom("Nama", 2.5), Kolom("NIK", 1.75, "tengah"),
        Kolom("Tempat, tanggal lahir", 1.2), Kolom("L/P", 0.45, "tengah"), Kolom("Alamat, RT/RW", 1.8),
        Kolom("Meninggal", 1.1, "tengah"), Kolom("Bukti", 1.1),
    ]  # fmt: skip
    table = Tabel(columns, [(str(at), *_dead(sumber, one)) for at, one in enumerate(dead, 1)])
    nilai = {"banyak": ribuan(len(dead)), "banyak_kata": terbilang(len(dead))}
    return [IsiNaskah(nilai, {"meninggal": table if dead else blank_rows(table, 3)})]


def _by_place(found: Tercatat) -> tuple[str, ...]:
    one = found.pemilih
    return (one.rw, one.rt, one.nama, one.id)


def _dead(sumber: Sumber, found: Tercatat) -> tuple[str, ...]:
    one, paper = found.pemilih, found.bukti
    place = f"{one.alamat}, {one.rt or '–'}/{one.rw or '–'}".strip(", ")
    when = paper.get("tanggal_kejadian", "")
    told = " ".join(part for part in (paper.get("jenis", ""), paper.get("nomor", "")) if part)
    return (
        one.nama, _nik(sumber, one), _born(one), one.kelamin, place, short_date(when) if when else "",
        masked_within(told),
    )  # fmt: skip
