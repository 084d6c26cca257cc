"""Packages in words: how a village's stands, what a run brought, what it left for a person."""

from collections.abc import Sequence

from app.domain.istilah import in_sentence
from app.services.kpu.delivery import Delivered
from app.services.kpu.pack import Packed
from app.services.kpu.packages import Keadaan, Paket
from app.services.kpu.reissue_all import Berjalan, ReissuedAll
from app.system import clock
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.figures import ribuan

_NAMED = 3
"""So many are named, the others counted: they all have their sign in the table."""


def package_words() -> dict[Keadaan, tuple[str, str]]:
    """State -> (word with its sign, colour of the theme)."""
    return {
        "belum": (tr("– belum dikemas"), "quiet"),
        "terkini": (tr("✓ terkini"), "good"),
        "berubah": (tr("≠ daftarnya berubah"), "warn"),
        "kosong": (tr("0 tanpa pemilih"), "warn"),
    }


def made_words(one: Paket, zone: int) -> str:
    """When the newest package was made."""
    return clock.local_time(clock.moment(one.dibuat), zone) if one.dibuat else ""


def packed_words(done: Packed) -> str:
    """What one run brought, in two lines."""
    fresh = sum(one.fresh for one in done.written)
    told = tr(
        "{count} paket di {folder}: {fresh} baru, {kept} tidak berubah.",
        count=ribuan(len(done.written)), folder=str(done.written[0].file.parent) if done.written else "-",
        fresh=ribuan(fresh), kept=ribuan(len(done.written) - fresh),
    )  # fmt: skip
    if not done.written:
        return tr("Tidak ada paket yang dapat dibuat.")
    names = ", ".join(one.name for one in done.bundles)
    index = done.index.name if done.index else "-"
    return told + "\n" + tr("Bundel untuk kurir: {names}. Indeks: {index}.", names=names, index=index)


def left_words(done: Packed) -> str:
    """What the run left for a person to decide, "" where nothing."""
    lines, desa = [], in_sentence(istilah().desa)
    if done.changed:
        names = _some([one.nama for one in done.changed])
        lines.append(tr("Daftarnya berubah sejak dikemas, terbitkan ulang (U): {names}.", names=names))
    if done.empty:
        lines.append(tr("Tanpa pemilih: {names}.", names=_some([one.nama for one in done.empty])))
    if done.nameless:
        names = _some(done.nameless)
        lines.append(tr("Wilayah berpemilih yang belum menjadi {desa}: {names}.", desa=desa, names=names))
    return "\n".join(lines)


def reissued_words(done: ReissuedAll) -> str:
    """What an issuing of all lists brought, and what is next."""
    if not done.terbit:
        return ""
    names = ", ".join(one.name for one in done.bundles)
    told = tr(
        "{count} paket terbit ulang di {folder}. Bundel untuk kurir: {names}.",
        count=ribuan(len(done.terbit)), folder=str(done.terbit[0].written.file.parent), names=names,
    )  # fmt: skip
    return told + "\n" + tr("Cetak dan antarkan surat kunci yang baru (S).")


def unissued_words(done: ReissuedAll) -> str:
    """Villages that stayed as they were."""
    lines = []
    if done.ditanya:
        names = _some([desa.nama for desa, _ in done.ditanya])
        lines.append(
            tr("Ada pemilih yang harus ditanyakan, terbitkan satu per satu (U): {names}.", names=names)
        )
    if done.ditolak:
        names = _some([desa.nama for desa, _ in done.ditolak])
        lines.append(tr("Tidak dapat diterbitkan, terbitkan satu per satu (U): {names}.", names=names))
    return "\n".join(lines)


def under_way_words(now: Berjalan | None) -> str:
    """An issuing of all lists that was cut off; "" where there is none."""
    if now is None:
        return ""
    return tr(
        "Penerbitan ulang belum selesai: {done} dari {count} sudah terbit. L meneruskannya.",
        done=ribuan(now.selesai), count=ribuan(len(now.dahulu)),
    )  # fmt: skip


def delivered_words(done: Delivered) -> tuple[str, str]:
    """(what was written, whom nobody could call back)."""
    told = tr(
        "{count} tanda terima dan pernyataan: {receipts}. Berita acara: {minutes}. Folder: {folder}.",
        count=ribuan(len(done.berkas)), receipts=done.tanda_terima.name, minutes=done.berita_acara.name,
        folder=str(done.berita_acara.parent),
    )  # fmt: skip
    if not done.tanpa_telepon:
        return told, ""
    names = _some([one.nama for one in done.tanpa_telepon])
    return told, tr("Belum ada nomor telepon untuk telepon balik: {names}.", names=names)


def _some(names: Sequence[str]) -> str:
    shown, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
    return tr("{names} dan {count} lagi", names=shown, count=ribuan(more)) if more > 0 else shown
