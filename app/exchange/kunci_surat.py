"""`kunci.age`: the key of one village's package, locked with the seven words of its letter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.crypto import age_file, words
from app.domain.errors import UserError
from app.exchange.envelope import Envelope

_LETTER = """# dpt-desa/kunci/v1
# pemilihan {pemilihan}
# desa {desa}
# paket {paket}
# kpu {kpu}
{identity}
"""
_LETTER_PATTERN = re.compile(
    r"# dpt-desa/kunci/v1\n# pemilihan ([a-z0-9-]{4,40})\n# desa ([0-9]{10})\n# paket ([0-9a-f]{32})\n"
    r"# kpu (RW[A-Za-z0-9+/]{54})\n(AGE-SECRET-KEY-1[A-Z0-9]{58})\n"
)


@dataclass(frozen=True, slots=True)
class KunciSurat:
    """What the words open: V's identity, and KPU's key as only the letter's owner could have written it."""

    identity: str = field(repr=False)
    pemilihan: str
    desa: str
    paket: str
    kunci_kpu: str


def lock_letter(kunci: KunciSurat, letter_words: Sequence[str]) -> bytes:
    """What `open_letter` opens. Costs one scrypt."""
    text = _LETTER.format(
        pemilihan=kunci.pemilihan,
        desa=kunci.desa,
        paket=kunci.paket,
        kpu=kunci.kunci_kpu,
        identity=kunci.identity,
    )
    return age_file.encrypt_with_words(text.encode(), words.passphrase(letter_words))


def unlock(opened: Envelope, letter_words: Sequence[str]) -> KunciSurat:
    """Open `kunci.age` with the letter's words and hold it against the envelope.

    Raises UserError WORDS_WRONG (valid words of another letter), PAKET_FORGED (signed by another key).
    """
    kunci = open_letter(opened.members["kunci.age"], letter_words)
    amplop = opened.amplop
    claimed = (amplop.pemilihan["id"], amplop.desa["kode"], amplop.id, amplop.kunci)
    if claimed != (kunci.pemilihan, kunci.desa, kunci.paket, kunci.kunci_kpu):
        raise UserError("PAKET_FORGED")
    return kunci


def open_letter(letter_file: bytes, letter_words: Sequence[str]) -> KunciSurat:
    """A `kunci.age` alone, as a data folder keeps it. Raises WORDS_WRONG, PAYLOAD_DAMAGED."""
    try:
        plain = age_file.decrypt_with_words(letter_file, words.passphrase(letter_words))
    except UserError as error:
        raise UserError("WORDS_WRONG") if error.code == "AGE_WRONG_KEY" else error from error
    match = _LETTER_PATTERN.fullmatch(plain.decode("ascii", "replace"))
    if match is None:
        raise UserError("PAYLOAD_DAMAGED")
    return KunciSurat(
        pemilihan=match[1], desa=match[2], paket=match[3], kunci_kpu=match[4], identity=match[5]
    )
