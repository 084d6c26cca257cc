"""The schedule as a sheet: each step, from when to when."""

from app.domain.jadwal import bernama
from app.domain.tanggal import day_and_date
from app.printing.naskah_isi import IsiNaskah, Kolom, Tabel
from app.services.desa.print_naskah_sumber import Sumber


def jadwal_isi(sumber: Sumber) -> list[IsiNaskah]:
    """By the rules in force."""
    columns = [
        Kolom("No", 0.4, "tengah"), Kolom("Tahapan", 3), Kolom("Mulai", 2), Kolom("Selesai", 2),
        Kolom("Lama (hari)", 0.8, "tengah"),
    ]  # fmt: skip
    rows = [
        (
            str(at), bernama(one.langkah.nama, sumber.istilah), day_and_date(one.mulai),
            day_and_date(one.selesai), str((one.selesai - one.mulai).days + 1),
        )
        for at, one in enumerate(sumber.jadwal, 1)
    ]  # fmt: skip
    return [IsiNaskah(tabel={"jadwal": Tabel(columns, rows, tinggi=20)})]
