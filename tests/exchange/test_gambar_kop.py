"""The letterhead's picture in a copy: what a reader takes, and every bound of it."""

from io import BytesIO

import pytest
from PIL import Image

from app.exchange.gambar_kop import LARGEST, is_picture
from app.printing.naskah_logo import read_logo
from tests.exchange.test_tukar import a_salinan, built, opened, refused


def png(width: int = 60, height: int = 40, mode: str = "L", kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.effect_noise((width, height), 60).convert(mode).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("size", [(1, 1), (480, 1), (480, 480), (2000, 900), (900, 2000)])
def test_whatever_a_village_can_choose_is_taken(size: tuple[int, int]) -> None:
    picture = read_logo(png(*size, mode="RGB"))
    assert is_picture(picture)
    assert opened(built(a_salinan(logo=picture))).logo == picture


def test_no_choice_and_no_picture_are_two_things() -> None:
    assert opened(built()).logo is None
    assert opened(built(a_salinan(logo=b""))).logo == b""


@pytest.mark.parametrize(
    "data",
    [
        b"GIF89a",
        png(481, 10),
        png(10, 481),
        png(mode="RGB"),
        png(mode="1"),
        png(kind="JPEG"),
        png()[:-1],
        png() + b" ",
        png()[:40],
        png()[:-12] + bytes(LARGEST) + png()[-12:],
    ],
    ids=lambda data: f"{len(data)}-{data[:4].hex()}",
)
def test_anything_else_makes_the_copy_refused(data: bytes) -> None:
    assert not is_picture(data)
    refused("PAYLOAD_DAMAGED", built(a_salinan(logo=data)))
