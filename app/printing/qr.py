"""QR codes as one small bit mask in the page: a hundred bytes and one operator each."""

from typing import Any

import zxingcpp

from app.printing.page import Marks

_BIT = b"0" + b"1" * 255


def draw_qr(marks: Marks, x: float, y: float, side: float, payload: str, mask: int | None = None) -> None:
    """A QR code (error correction M) of `side` points, quiet zone not included.

    `mask`: the pattern laid over it, 0 to 7, where the best need not be looked for: eight times as fast.
    """
    chosen = {} if mask is None else {"data_mask": mask}
    code = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode, ec_level="M", **chosen)
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    modules, pixels = image.shape[0], bytes(image)
    marks.literal(
        f"q {side:.2f} 0 0 {side:.2f} {x:.2f} {y:.2f} cm BI /W {modules} /H {modules} "
        f"/IM true /F /AHx ID {_hex(pixels, modules)}> EI Q"
    )


def _hex(pixels: bytes, modules: int) -> str:
    """0 (dark) and 255 as hex of a bit mask, each row padded to whole bytes; a 0 bit is painted."""
    bits = pixels.translate(_BIT).decode("ascii")
    pad = "1" * (-modules % 8)
    whole = pad.join([*(bits[start : start + modules] for start in range(0, len(bits), modules)), ""])
    return f"{int(whole, 2):0{len(whole) // 4}x}"
