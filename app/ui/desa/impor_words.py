"""How a row of somebody's table is told: what it does, to whom, why."""

from collections.abc import Mapping

from app.domain.istilah import in_sentence
from app.services.desa.impor_baris import Baris, Hasil, Keterangan
from app.services.desa.table_import import Jenis
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.desa.evidence_form import bukti_words
from app.ui.desa.field_words import field_words
from app.ui.desa.keys import status_word, within

LOOKS: Mapping[Hasil, str] = {
    "baru": "good",
    "tandai": "good",
    "tetap": "quiet",
    "ditolak": "bad",
    "ganda": "warn",
}
"""Outcome -> colour, beside its word and sign."""

HASIL: Mapping[Jenis, tuple[Hasil, ...]] = {
    "tanda": ("tandai", "tetap", "ditolak", "ganda"),
    "baru": ("baru", "ditolak", "ganda"),
}
"""What the rows of a table of this kind may do; together they are all of its rows."""


def outcome_word(hasil: Hasil) -> str:
    """The outcome as a heading of its rows."""
    words: Mapping[Hasil, str] = {
        "baru": tr("masuk"),
        "tandai": tr("diperbarui"),
        "tetap": tr("tetap"),
        "ditolak": tr("ditolak"),
        "ganda": tr("ganda"),
    }
    return words[hasil]


def what(row: Baris) -> str:
    """What taking the row over does."""
    if row.tanda is not None:
        return tr("✓ {word}", word=within(status_word(row.tanda.alasan)))
    signs: Mapping[Hasil, str] = {
        "baru": tr("+ pemilih baru"),
        "tandai": tr("✓ ditandai"),
        "tetap": tr("= tetap"),
        "ditolak": tr("✗ ditolak"),
        "ganda": tr("≈ ganda"),
    }
    return signs[row.hasil]


def why(row: Baris) -> str:
    """All that is said of the row."""
    return " ".join(map(sentence, row.keterangan))


def sentence(told: Keterangan) -> str:
    """One reason; what fills it is a sentence of its own or a name of a field."""
    return tr(told.sebab.kalimat, **{name: tr(value) for name, value in told.nilai.items()})


def kind_words() -> dict[Jenis, str]:
    """What a table may hold."""
    return {"tanda": tr("Tanda"), "baru": tr("Pemilih baru")}


def column_words() -> dict[str, str]:
    """Field of a table -> label, also those that only a table has."""
    reason = tr("alasan tanda")
    papers = {
        f"bukti_{kolom}": tr("bukti: {word}", word=within(word)) for kolom, word in bukti_words().items()
    }
    return {
        **field_words(),
        **papers,
        **dict.fromkeys(("alasan", "verval", "hasil", "status", "keterangan", "ket"), reason),
        "id": tr("ID pemilih"),
        "ttl": tr("tempat dan tanggal lahir"),
        "dusun": in_sentence(istilah().dusun),
        "dengan": tr("ganda dengan"),
        "kawin": tr("kawin"),
        "disabilitas": tr("disabilitas"),
        "ektp": tr("KTP-el"),
    }
