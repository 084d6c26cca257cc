"""A table's rows as marks: the voter found without doubt, the reason in words, each voter once."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.alasan_tertulis import is_code, read_alasan
from app.domain.catatan import Kode
from app.domain.cocok import CocokError, Sebab, find
from app.domain.pemilih import Pemilih
from app.domain.progress import Progress
from app.domain.tms import ARTI, DISIMPAN, Alasan
from app.services.desa.impor_baris import Bahan, Baris, Keterangan, Pembacaan
from app.services.desa.impor_sekali import once_each
from app.services.desa.mark import Mark


def marks(
    read: Pembacaan, columns: Sequence[str], alasan: Alasan | None, progress: Progress, *, locked: bool
) -> list[Baris]:
    """Each row. `columns`: those that may give a reason, the likeliest first; `alasan`: where none does.

    `locked`: the list is ratified. Rows that contradict each other are all refused.
    """
    judged: list[Baris] = []
    for at, bahan in enumerate(read.bahan):
        progress(at, len(read.bahan), "Mencocokkan")
        judged.append(_mark(bahan, read, columns, alasan, locked=locked))
    sure = once_each(judged, lambda row: row.tanda, Sebab.BARIS_SAMA, Sebab.BARIS_BERBEDA)
    return _without_pairs(sure)


def _mark(
    bahan: Bahan, read: Pembacaan, columns: Sequence[str], alasan: Alasan | None, *, locked: bool
) -> Baris:
    try:
        reason = _reason(bahan, columns, alasan)
        if locked and reason is not Alasan.MENINGGAL:
            raise CocokError(Sebab.TERKUNCI)
        _refuse_damage(bahan)
        voter = find(bahan.orang, read.listed, read.known)
        one = Mark(voter.id, reason, bukti=bahan.bukti(), dengan=_partner(bahan, reason, voter, read))
    except CocokError as error:
        hasil = "tetap" if error.sebab is Sebab.TANPA_TANDA else "ditolak"
        said = Keterangan(error.sebab, error.nilai)
        return bahan.baris(hasil, said, pemilih=error.nilai.get("pemilih", ""))  # type: ignore[arg-type]
    if _is_already(voter, one):
        return bahan.baris("tetap", Keterangan(Sebab.SUDAH_DEMIKIAN), pemilih=voter.id)
    return replace(bahan.baris("tandai", pemilih=voter.id), tanda=one)


def _reason(bahan: Bahan, columns: Sequence[str], alasan: Alasan | None) -> Alasan:
    """The one reason that a row gives; other words count only in the column that is there to give it."""
    texts = {kolom: text for kolom in columns if (text := bahan.row.isi.get(kolom, "")) not in ("", "-", "0")}
    found = {reason for text in texts.values() if (reason := read_alasan(text)) is not None}
    if len(found) > 1:
        raise CocokError(Sebab.ALASAN_BERTENTANGAN)
    reason = found.pop() if found else alasan
    if reason in DISIMPAN:
        raise CocokError(Sebab.ALASAN_DISIMPAN)
    if reason is not None:
        return reason
    if not columns or columns[0] not in texts:
        raise CocokError(Sebab.TANPA_TANDA)
    raise CocokError(Sebab.ALASAN_ANGKA if is_code(texts[columns[0]]) else Sebab.ALASAN_TIDAK_DIKENAL)


def _refuse_damage(bahan: Bahan) -> None:
    """A damaged NIK or NKK is no help; a row is not marked in spite of it unless it names the voter id."""
    if bahan.orang.id:
        return
    for note in bahan.warga.salah:
        if note.kolom in ("NIK", "NKK") and note.kode is not Kode.DISAMARKAN:
            raise CocokError(Sebab.ISIAN, kolom=note.kolom, alasan=note.kode.kalimat)
    if not (bahan.orang.nik or bahan.orang.nama):
        raise CocokError(Sebab.TANPA_IDENTITAS)
    if not bahan.has_readable_bukti():
        raise CocokError(Sebab.BUKTI_SALAH)


def _partner(bahan: Bahan, reason: Alasan, voter: Pemilih, read: Pembacaan) -> str:
    """With whom somebody is a duplicate, where the row says so."""
    partner = bahan.row.isi.get("dengan", "") if reason is Alasan.GANDA else ""
    if partner:
        other = read.listed.get(partner)
        if other is None or other.id == voter.id or other.ganda_dengan == voter.id:
            raise CocokError(Sebab.GANDA_TIDAK_JELAS)
    return partner


def _is_already(voter: Pemilih, one: Mark) -> bool:
    arti = ARTI[one.alasan]
    wanted = (arti.pilkades, arti.kpu, arti.info, one.dengan)
    told = (voter.status_pilkades, voter.usul_kpu, voter.info, voter.ganda_dengan)
    return not one.bukti and wanted == told


def _without_pairs(judged: list[Baris]) -> list[Baris]:
    """Two rows that strike each other as duplicates would leave nobody."""
    partners = {row.pemilih: row.tanda.dengan for row in judged if row.tanda and row.tanda.dengan}
    return [
        row.instead("ditolak", Sebab.GANDA_TIDAK_JELAS)
        if row.tanda and row.tanda.dengan and partners.get(row.tanda.dengan) == row.pemilih
        else row
        for row in judged
    ]
