"""What ratifying a list means, in two sentences, by the rules in force."""

from app.domain.aturan import Aturan
from app.domain.daftar_tahap import NAMA
from app.services.desa.tahapan_pratinjau import Pratinjau
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.figures import ribuan


def freezes(told: Pratinjau, rules: Aturan) -> str:
    """What can no longer be changed, and what still can."""
    first = tr(
        "{count} pemilih dengan nomor urut per {tps} dan kode sidik. {stage} sendiri tidak berubah lagi.",
        count=ribuan(told.baru.jumlah), tps=istilah().tps, stage=NAMA[told.tahap],
    )  # fmt: skip
    return f"{first}\n{_after(told, rules)}\n{_again(rules)}"


def _after(told: Pratinjau, rules: Aturan) -> str:
    if told.tahap not in ("dpt", "addendum"):
        return tr("Perbaikan berikutnya dikerjakan di Daftar dan masuk ke daftar tahap berikut.")
    if rules.setelah_dpt == "addendum":
        return tr("Sesudah ini hanya catatan meninggal dunia, dan addendum dengan berita acara.")
    if rules.setelah_dpt == "ktp":
        return tr("Sesudah ini hanya catatan meninggal dunia; warga lain dicatat dan memilih dengan KTP-el.")
    return tr("Sesudah ini hanya catatan meninggal dunia; warga yang terlewat dicatat dalam register.")


def _again(rules: Aturan) -> str:
    if rules.buka_kembali == "boleh":
        return tr("Ctrl+Z tidak mengurungkannya; membuka kembali perlu nomor keputusan dan dua anggota.")
    return tr("Ini tidak dapat diurungkan dan menurut aturan tidak dapat dibuka kembali.")
