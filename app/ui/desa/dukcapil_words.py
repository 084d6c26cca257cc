"""The words of the page Dukcapil: answers with their letters, what is asked, keys, outcomes of a table."""

from collections.abc import Mapping

from app.domain.dukcapil_daftar import Butir
from app.services.desa.daftar_rows import Ringkas
from app.services.desa.dukcapil_baris import Baris, Hasil, Keterangan
from app.services.desa.dukcapil_words import date_shown, jawaban_word
from app.system.language import tr
from app.ui.desa.field_words import field_words
from app.ui.desa.keys import status_word, within

LOOKS: Mapping[str, str] = {
    "ditanya": "quiet",
    "sesuai": "good",
    "tidak_ditemukan": "warn",
    "meninggal": "bad",
    "pindah": "warn",
    "data_beda": "accent",
    "konflik": "bad",
}
"""State of a row -> colour, beside its letter and word."""

KEYS: Mapping[str, str] = {
    "S": "sesuai",
    "T": "tidak_ditemukan",
    "M": "meninggal",
    "P": "pindah",
    "B": "data_beda",
}
"""Key -> answer: the letters of the paper's boxes."""

_LETTERS = {jawaban: key for key, jawaban in KEYS.items()}


def answer_word(one: Butir) -> str:
    """`M meninggal`; `–` where nothing is answered yet."""
    if one.keadaan == "ditanya":
        return tr("ditanyakan lagi di {daftar}", daftar=one.lagi) if one.lagi else "–"
    return answer_letter(one.keadaan) + (" ✓" if one.isi.get("putusan") else "")


def answer_letter(keadaan: str) -> str:
    """The letter of the paper's box and the word: neither is told by colour alone."""
    return f"{_LETTERS.get(keadaan, '!')}  {jawaban_word(keadaan)}"


def letter_words(isi: Mapping[str, str]) -> str:
    """`470/12, 03-01-2027`."""
    nomor = isi.get("nomor", "")
    return f"{nomor}, {date_shown(isi.get('tanggal', ''))}" if nomor else ""


def asked_words(voter: Ringkas) -> str:
    """Why the voter is asked about, as he stands now."""
    if voter.is_tms:
        return within(status_word(voter.status))
    if voter.baru:
        return tr("baru")
    words = field_words()
    fields = ", ".join(within(words.get(kolom, kolom)) for kolom in voter.ubah.split())
    return tr("ubah {kolom}", kolom=fields) if fields else ""


def answer_keys() -> tuple[tuple[str, str], ...]:
    """What the keys do on a list: (key, words)."""
    answers = tuple((key, jawaban_word(jawaban)) for key, jawaban in KEYS.items())
    return (
        *answers,
        ("Backspace", tr("kosongkan")),
        ("1 7", tr("ke nomor 17")),
        ("Enter", tr("buka di Daftar")),
        ("Ctrl+Z", tr("urungkan")),
    )


def decision_keys() -> tuple[tuple[str, str], ...]:
    """What the keys do where an answer is to be decided upon."""
    return (
        ("M", tr("tandai meninggal")),
        ("P", tr("tandai pindah")),
        ("D", tr("pindah fisik, KTP di sini")),
        ("K", tr("tandai tidak dikenal")),
        ("B", tr("pakai data Dukcapil")),
        ("U", tr("ubah data")),
        ("T", tr("tetap seperti di daftar")),
        ("Enter", tr("buka di Daftar")),
        ("Ctrl+Z", tr("urungkan")),
    )


def hint_words() -> dict[str, str]:
    """Answer -> the keys that usually follow from it."""
    return {
        "sesuai": tr("Dukcapil melengkapi isian yang kosong: B memakainya, T membiarkan."),
        "meninggal": tr("M menandai meninggal dengan surat ini sebagai bukti; T bila ternyata masih hidup."),
        "pindah": tr("P bila dokumennya sudah pindah, D bila hanya badannya; T bila tidak pindah."),
        "tidak_ditemukan": tr(
            "U bila NIK atau namanya salah tulis; K bila tidak dikenal; T bila orangnya ada."
        ),
        "data_beda": tr("B memakai data Dukcapil, U membetulkan sendiri, T membiarkan data panitia."),
    }


# A table of answers ---------------------------------------------------------------------------------------

OUTCOME_LOOKS: Mapping[Hasil, str] = {"masuk": "good", "tetap": "quiet", "ditolak": "bad", "ganda": "warn"}


def outcome_word(hasil: Hasil) -> str:
    """The outcome as a heading of its rows."""
    words: Mapping[Hasil, str] = {
        "masuk": tr("masuk"),
        "tetap": tr("tetap"),
        "ditolak": tr("ditolak"),
        "ganda": tr("ganda"),
    }
    return words[hasil]


def outcome_sign(row: Baris) -> str:
    """What becomes of a row."""
    if row.jawab:
        return tr("✓ {word}", word=jawaban_word(row.jawab.jawaban))
    signs: Mapping[Hasil, str] = {
        "masuk": "",
        "tetap": tr("= tetap"),
        "ditolak": tr("✗ ditolak"),
        "ganda": tr("≈ ganda"),
    }
    return signs[row.hasil]


def why(row: Baris) -> str:
    """All that is said of a row."""
    return " ".join(map(_sentence, row.keterangan))


def _sentence(told: Keterangan) -> str:
    """What fills it is a number, a heading or a sentence of its own."""
    return tr(told.sebab.kalimat, **{name: tr(value) for name, value in told.nilai.items()})
