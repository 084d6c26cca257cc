"""Taking a line of the record back, and the taking back itself: both stay written down."""

from pathlib import Path

from app.domain.errors import UserError
from app.domain.kurir import BATAL_BISA, Catatan
from app.services.pmd.catatan import add, note, read_record


def take_back(catatan: str, folder: Path | None = None) -> Catatan:
    """Take back the line of this id. A copied or kept file stays where it is.

    Raises COURIER_LINE_UNKNOWN, COURIER_NOT_UNDOABLE, COURIER_CLOSED (a typed row after a final export).
    """
    book = read_record(folder)
    found = next((one for one in book.catatan if one.id == catatan), None)
    if found is None:
        raise UserError("COURIER_LINE_UNKNOWN", usage=True)
    known = book.pemilihan[found.pemilihan]
    if found.jenis not in (*BATAL_BISA, "batal") or found.id in known.batal:
        raise UserError("COURIER_NOT_UNDOABLE")
    about = found
    while about.jenis == "batal":
        about = next(one for one in book.catatan if one.id == about.isi["catatan"])
    if known.tutup and about.jenis == "ketik":
        raise UserError("COURIER_CLOSED")
    line = note(found.pemilihan, "batal", {"catatan": found.id}, desa=found.desa, nama=found.nama)
    add(folder, [line])
    return line
