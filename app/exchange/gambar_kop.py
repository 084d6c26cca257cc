"""The letterhead's picture inside a file that travels: what it may be, seen from its first bytes."""

LARGEST = 256 * 1024
SIDE = 480
"""Pixels each way at most."""
_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"
_GREY_8_BITS = b"\x08\x00"
_END = b"\x00\x00\x00\x00IEND\xaeB`\x82"


def is_picture(data: bytes) -> bool:
    """A PNG in greys of 1 to 480 pixels each way, 256 KiB at most. Its pixels are not looked at."""
    width, height = data[16:20], data[20:24]
    return (
        len(data) <= LARGEST
        and data.startswith(_PNG)
        and data.endswith(_END)
        and data[24:26] == _GREY_8_BITS
        and all(1 <= int.from_bytes(side) <= SIDE for side in (width, height))
    )
