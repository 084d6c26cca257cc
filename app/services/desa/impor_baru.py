"""A table's rows as new voters: damaged ones refused, listed ones shown, likely ones left to a person."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.bukti import stands_for_nik
from app.domain.catatan import Catatan, Kode
from app.domain.cocok import Sebab
from app.domain.pemilihan import Pemilihan
from app.domain.progress import Progress
from app.domain.serupa import Mirip, Pembanding, Serupa
from app.domain.syarat import is_old_enough
from app.services.desa.add import REQUIRED, Orang
from app.services.desa.impor_baris import Bahan, Baris, Keterangan, Pembacaan, said_of


def new_voters(read: Pembacaan, pemilihan: Pemilihan, progress: Progress) -> Iterator[Baris]:
    """Each row; what an earlier row of the file adds counts as known, by its place."""
    earlier = Pembanding()
    for at, bahan in enumerate(read.bahan):
        progress(at, len(read.bahan), "Mencocokkan")
        judged = _new_voter(bahan, read, pemilihan, earlier)
        if judged.hasil == "baru":
            earlier.add(replace(bahan.orang, id=str(at)))
        yield judged


def _new_voter(bahan: Bahan, read: Pembacaan, pemilihan: Pemilihan, earlier: Pembanding) -> Baris:
    if faults := _faults(bahan, pemilihan):
        return bahan.baris("ditolak", *faults)
    one = Orang({kolom: value for kolom, value in bahan.warga.isian.items() if value}, bahan.bukti())
    listed, twins = read.known.candidates(bahan.orang), earlier.candidates(bahan.orang)
    if listed:
        return _listed(bahan, listed[0], one)
    if twins:
        return _repeated(bahan, twins[0], read.bahan[int(twins[0].pemilih)].row.nomor, one)
    return replace(bahan.baris("baru", *map(said_of, bahan.warga.catatan)), orang=one)


def _listed(bahan: Bahan, mirip: Mirip, one: Orang) -> Baris:
    """The NIK says who it is; likeness only that a person should look."""
    if Serupa.NIK in mirip.alasan:
        said = Keterangan(Sebab.SUDAH_TERDAFTAR, {"pemilih": mirip.pemilih})
        return bahan.baris("ganda", said, pemilih=mirip.pemilih)
    why = {"pemilih": mirip.pemilih, "alasan": mirip.alasan[0].kalimat}
    judged = bahan.baris("ganda", Keterangan(Sebab.MUNGKIN_TERDAFTAR, why), pemilih=mirip.pemilih)
    return replace(judged, orang=one)


def _repeated(bahan: Bahan, mirip: Mirip, number: int, one: Orang) -> Baris:
    if Serupa.NIK in mirip.alasan:
        return bahan.baris("ganda", Keterangan(Sebab.BARIS_SAMA, {"baris": str(number)}))
    why = {"baris": str(number), "alasan": mirip.alasan[0].kalimat}
    return replace(bahan.baris("ganda", Keterangan(Sebab.MUNGKIN_BERULANG, why)), orang=one)


def _faults(bahan: Bahan, pemilihan: Pemilihan) -> list[Keterangan]:
    """Every reason against the row."""
    salah = bahan.warga.salah
    if not (bahan.orang.nama or bahan.orang.nik or salah):
        return [Keterangan(Sebab.TANPA_IDENTITAS)]
    faults = [*map(said_of, salah), *map(said_of, _empty(bahan, pemilihan))]
    if not faults and not is_old_enough(bahan.orang, pemilihan.hari):
        faults.append(Keterangan(Sebab.BELUM_CUKUP_UMUR))
    if not faults and not bahan.has_readable_bukti():
        faults.append(Keterangan(Sebab.BUKTI_SALAH))
    return faults


def _empty(bahan: Bahan, pemilihan: Pemilihan) -> Iterator[Catatan]:
    needs_nik = pemilihan.profil == "lengkap" and not stands_for_nik(bahan.bukti())
    named = {note.kolom for note in bahan.warga.salah}
    for kolom in (*REQUIRED, *(("nik",) if needs_nik else ())):
        label = kolom.upper().replace("_", " ")
        if not getattr(bahan.orang, kolom) and label not in named:
            yield Catatan(label, Kode.KOSONG)
