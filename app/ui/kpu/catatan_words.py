"""The deeds of the record in words."""

from app.services.kpu.catatan import Catatan
from app.system.language import tr


def deed_words() -> dict[str, str]:
    """Kind -> what was done; another kind is shown by its own name."""
    return {
        "buat": tr("brankas dibuat"),
        "pemilihan": tr("pemilihan lain ditambahkan"),
        "impor": tr("daftar diimpor"),
        "wilayah": tr("kode wilayah ditetapkan"),
        "bagian": tr("wilayah dibagi atau digabung"),
        "peserta": tr("peserta ditetapkan"),
        "kontak": tr("kontak disimpan"),
        "aturan": tr("aturan diubah"),
        "paket": tr("paket diterbitkan"),
        "terbit_ulang": tr("semua paket diterbitkan ulang"),
        "bundel": tr("bundel kurir dibuat"),
        "surat": tr("surat kunci dicetak"),
        "kata_dibacakan": tr("kata kunci dibacakan"),
        "serah_terima": tr("serah terima"),
        "terima": tr("pengembalian diterima"),
        "tolak": tr("pengembalian ditolak"),
        "tolak_operator": tr("pengembalian ditolak operator"),
        "tolak_diurungkan": tr("penolakan ditarik"),
        "surat_tolak": tr("surat penolakan ditulis"),
        "kode_salah": tr("kode sidik tidak cocok"),
        "terapkan": tr("pengembalian diterapkan"),
        "tagih": tr("ditagih"),
        "nihil": tr("dinyatakan nihil"),
        "tidak_kembali": tr("dinyatakan tidak kembali"),
        "urung": tr("pernyataan ditarik"),
        "masukan": tr("masukan tanpa program disimpan"),
        "masukan_ditunjuk": tr("pemilih masukan ditunjuk"),
        "masukan_diterima": tr("masukan diterima"),
        "masukan_ditolak": tr("masukan ditolak"),
        "masukan_dibuka": tr("putusan masukan ditarik"),
        "umpan": tr("umpan balik dibuat"),
        "ekspor_ringkasan": tr("tabel ringkasan diekspor"),
        "ekspor_pemula": tr("pemilih pemula diekspor"),
        "ekspor_publikasi": tr("paket publikasi dibuat"),
        "cadangan": tr("cadangan dibuat"),
        "pulihkan": tr("dipulihkan dari cadangan"),
        "operator": tr("akun operator diubah"),
        "kunci": tr("kunci KPU diganti"),
        "latihan_pemulihan": tr("kunci pemulihan diuji"),
        "kertas_pemulihan": tr("kunci pemulihan dicetak"),
        "bagi_pemulihan": tr("kunci pemulihan dibagi dua"),
        "pemulihan_baru": tr("kunci pemulihan baru"),
        "kantor": tr("kantor KPU diubah"),
        "logo": tr("logo dipilih"),
        "naskah": tr("kata-kata surat diubah"),
        "naskah_dicetak": tr("surat dicetak"),
        "kertas_serah_terima": tr("kertas serah terima dibuat"),
        "kata_dilihat": tr("kata kunci dilihat"),
        "musnah_kata": tr("kata kunci dimusnahkan"),
        "musnah": tr("data dimusnahkan"),
    }


def details(one: Catatan) -> str:
    """Ids, codes and counts as they stand: `desa 9901012001 · urut 2`."""
    return " · ".join(f"{key} {_short(value)}" for key, value in one.isi.items() if value not in ("", [], {}))


def _short(value: object) -> str:
    if isinstance(value, list | dict):
        return str(len(value))
    return str(value)[:40]
