"""Several documents in one file, one after the other."""

from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfReader, PdfWriter

from app.domain.progress import Progress, silent


def joined_pdf(documents: Sequence[bytes], title: str, progress: Progress = silent) -> bytes:
    """`title` is all that its metadata tells."""
    writer, out = PdfWriter(), BytesIO()
    for number, pdf in enumerate(documents):
        progress(number, len(documents), "Menggabungkan dokumen")
        writer.append(PdfReader(BytesIO(pdf)), import_outline=False)
    writer.metadata = {"/Title": title, "/Author": "DPT Desa", "/Producer": "DPT Desa"}
    writer.write(out)
    return out.getvalue()
