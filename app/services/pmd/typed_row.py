"""A village without the program: its numbers typed from the minutes, as one row of the district's recap."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.domain.bentuk import kode_desa
from app.domain.errors import UserError
from app.domain.kurir import Catatan, PemilihanKurir
from app.domain.rekap_kabupaten import check_typed
from app.services.pmd.catatan import add, note, one_line, read_record
from app.services.pmd.collect import only_election


@dataclass(frozen=True, slots=True)
class Ketikan:
    """What stands on the paper. `nama`, `kecamatan`: of a village that this office has not met yet."""

    desa: str
    angka: Mapping[str, int] = field(default_factory=dict)
    nomor: str = ""
    tanggal: date | None = None
    nama: str = ""
    kecamatan: str = ""


def type_row(told: Ketikan, pemilihan: str = "", folder: Path | None = None) -> Catatan:
    """Note the row down; typed again it replaces the one before.

    Raises ROW_VILLAGE, ROW_FIELD, ROW_ADDS_UP, ROW_EMPTY, COURIER_CLOSED, COURIER_NO_ELECTION,
    COURIER_CHOOSE_ELECTION and file errors.
    """
    known = the_election(pemilihan, folder)
    if known.tutup:
        raise UserError("COURIER_CLOSED")
    nama, kecamatan = _place(told, known)
    angka = check_typed(told.angka)
    if not angka:
        raise UserError("ROW_EMPTY")
    isi = {
        "angka": angka,
        "nomor": one_line(told.nomor),
        "tanggal": told.tanggal.isoformat() if told.tanggal else "",
    }
    line = note(known.id, "ketik", isi, desa=told.desa, nama=nama, kecamatan=kecamatan)
    add(folder, [line])
    return line


def _place(told: Ketikan, known: PemilihanKurir) -> tuple[str, str]:
    """Names as they are known, else as they are typed."""
    village = known.desa.get(told.desa)
    if village is not None:
        return village.desa.nama, village.desa.kecamatan
    nama, kecamatan = one_line(told.nama), one_line(told.kecamatan)
    if not kode_desa(told.desa) or not nama or not kecamatan:
        raise UserError("ROW_VILLAGE", usage=True)
    return nama, kecamatan


def the_election(pemilihan: str = "", folder: Path | None = None) -> PemilihanKurir:
    """That election, or the only one. Raises COURIER_NO_ELECTION, COURIER_CHOOSE_ELECTION."""
    state = read_record(folder).pemilihan
    known = state.get(pemilihan or only_election(state))
    if known is None:
        raise UserError("COURIER_NO_ELECTION")
    return known
