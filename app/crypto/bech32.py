"""Bech32 (BIP 173), in which age writes its keys: letters that carry their own checksum."""

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM = 6


def encode(prefix: str, data: bytes) -> str:
    """`<prefix>1...` in small letters."""
    bits = len(data) * 8
    pad = -bits % 5
    number = int.from_bytes(data, "big") << pad
    values = [number >> shift & 31 for shift in range(bits + pad - 5, -1, -5)]
    checked = _polymod([*_expanded(prefix), *values, *(0,) * _CHECKSUM]) ^ 1
    values += [checked >> 5 * (5 - place) & 31 for place in range(_CHECKSUM)]
    return f"{prefix}1" + "".join(_ALPHABET[value] for value in values)


def decode(prefix: str, text: str) -> bytes:
    """The bytes. Raises ValueError for another prefix, a wrong checksum or letters that bech32 has not."""
    head, _, body = text.lower().rpartition("1")
    if head != prefix or len(body) < _CHECKSUM or not set(body) <= set(_ALPHABET):
        raise ValueError("bech32")
    values = [_ALPHABET.index(letter) for letter in body]
    if _polymod([*_expanded(prefix), *values]) != 1:
        raise ValueError("bech32 checksum")
    bits = (len(values) - _CHECKSUM) * 5
    number = 0
    for value in values[:-_CHECKSUM]:
        number = number << 5 | value
    spare = bits % 8
    if spare >= 5 or number & (1 << spare) - 1:
        raise ValueError("bech32 padding")
    return (number >> spare).to_bytes(bits // 8, "big")


def _expanded(prefix: str) -> list[int]:
    return [*(ord(letter) >> 5 for letter in prefix), 0, *(ord(letter) & 31 for letter in prefix)]


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for place, one in enumerate(_GENERATOR):
            check ^= one if top >> place & 1 else 0
    return check
