"""Pairs that may be one person, one row each: who, where, and why or what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.pasangan import Kunci, Pasangan
from app.services.desa.daftar_rows import Ringkas
from app.services.desa.ganda_putusan import Diputuskan
from app.system.language import tr
from app.ui.desa.ganda_words import decision_word, names_of, places_of, reason_word
from app.ui.models.text_model import Heading, Line, TextModel


@dataclass(frozen=True, slots=True)
class BarisGanda:
    """One pair as the list has both now. Either `pasangan`, still open, or `putusan`; `nanti`: put off."""

    kiri: Ringkas
    kanan: Ringkas
    pasangan: Pasangan | None = None
    putusan: Diputuskan | None = None
    nanti: bool = False

    @property
    def kunci(self) -> Kunci:
        return self.kiri.id, self.kanan.id


class GandaModel(TextModel):
    """`show_rows` replaces the rows."""

    def __init__(self) -> None:
        super().__init__([Heading(tr("Nama")), Heading(tr("RT/RW")), Heading(tr("Keterangan"))])
        self.rows: list[BarisGanda] = []

    def show_rows(self, rows: Sequence[BarisGanda]) -> None:
        """Other pairs."""
        self.rows = list(rows)
        self.show([Line(_texts(row), "quiet" if row.nanti else "text") for row in self.rows])


def _texts(row: BarisGanda) -> tuple[str, ...]:
    return names_of(row.kiri, row.kanan), places_of(row.kiri, row.kanan), _remark(row)


def _remark(row: BarisGanda) -> str:
    if row.putusan:
        return decision_word(row.putusan, row.kiri, row.kanan)
    word = reason_word(row.pasangan.alasan[0]) if row.pasangan else ""
    return tr("{word}, nanti", word=word) if row.nanti else word
