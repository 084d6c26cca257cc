"""The picture in a letterhead: read with care, in greys, no larger than it is printed."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from app.domain.errors import UserError

LARGEST_FILE = 4 * 1024 * 1024
_MOST_PIXELS = 40_000_000
_SIDE = 480
"""Pixels of the longer side: 20 mm at 600 dpi."""


_SMALLER = (_SIDE, 360, 280, 200, 140, 90)


def small_logo(data: bytes, most: int) -> bytes:
    """The same in at most so many bytes, smaller where it must be. Raises UserError LOGO_UNREADABLE."""
    return next(logo for side in _SMALLER if len(logo := read_logo(data, side)) <= most)


def read_logo(data: bytes, side: int = _SIDE) -> bytes:
    """A PNG to keep, from a PNG or JPEG that somebody chose. Raises UserError LOGO_UNREADABLE."""
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise UserError("LOGO_UNREADABLE")
            picture.thumbnail((side, side))
            plain = _on_white(picture)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError("LOGO_UNREADABLE") from error
    out = BytesIO()
    plain.save(out, "PNG", optimize=True)
    return out.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    """In greys; what is transparent is paper."""
    clear = picture.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(paper, clear).convert("L")
