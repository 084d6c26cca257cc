"""Residents' responses, one row each: number, what it is about, who, since when, how far."""

from collections.abc import Sequence

from app.domain.nik import masked_within
from app.domain.tanggal import short_date
from app.domain.tanggapan import Tanggapan
from app.system.language import tr
from app.ui.desa.tanggapan_words import kind_words, state
from app.ui.models.text_model import Heading, Line, TextModel


class TanggapanModel(TextModel):
    """`show_rows` replaces the rows."""

    def __init__(self) -> None:
        words = (tr("No."), tr("Hal"), tr("Atas nama"), tr("Pelapor"), tr("Diterima"), tr("Keadaan"))
        super().__init__([Heading(word) for word in words])
        self.rows: list[Tanggapan] = []

    def show_rows(self, rows: Sequence[Tanggapan]) -> None:
        """Other responses."""
        self.rows = list(rows)
        self.show([_line(one) for one in self.rows])


def _line(one: Tanggapan) -> Line:
    told, look = state(one)
    texts = (
        one.nomor,
        kind_words()[one.hal],
        masked_within(one.nama),
        masked_within(one.pelapor),
        short_date(one.diterima.isoformat()),
        told,
    )
    return Line(texts, last=look)
