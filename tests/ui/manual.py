"""The manual's pictures, taken of the window as it is now, and its guides as PDF.

python -m tests.ui.manual [--out DIR]
"""

import argparse
import re
import sys
import tempfile
from pathlib import Path

from PIL import Image

from app.domain.istilah import Istilah
from app.services.shared.panduan import GUIDES, guide, guide_pdf, guides
from tests.ui import screenshots

PICTURES = Path(__file__).resolve().parents[2] / "resources" / "panduan" / "gambar"
_NAMED = re.compile(r"!\[[^\]]*\]\(([\w-]+)\)")
_NUMBER = re.compile(r"^[\d-]+")
_VARIANT, _WIDTH, _COLOURS = "1366x768", 1100, 64


def main(out: Path) -> int:
    """Take every scene, keep those that a guide names."""
    with tempfile.TemporaryDirectory() as folder:
        if code := screenshots.main(Path(folder), [_VARIANT], [*screenshots.TOURS]):
            return code
        taken = {picture_name(file.stem): file for file in (Path(folder) / _VARIANT).glob("*.png")}
        if missing := named() - set(taken):
            print(f"no scene: {', '.join(sorted(missing))}")
            return 1
        PICTURES.mkdir(exist_ok=True)
        for name in sorted(named()):
            keep(taken[name], PICTURES / f"{name}.png")
    out.mkdir(parents=True, exist_ok=True)
    for stem in GUIDES:
        (out / f"panduan-{stem}.pdf").write_bytes(guide_pdf([guide(stem, Istilah())], "F4"))
    print(f"{len(named())} → {PICTURES}, {len(GUIDES)} → {out}")
    return 0


def named() -> set[str]:
    """The scenes that the guides show."""
    return {name for one in guides(Istilah()) for name in _NAMED.findall(one.text)}


def picture_name(scene: str) -> str:
    """What the manual calls a scene: its place in the tour may change."""
    return _NUMBER.sub("", scene)


def keep(taken: Path, file: Path) -> None:
    """As large as a page shows it, in a palette: a tenth of the bytes."""
    with Image.open(taken) as picture:
        high = picture.height * _WIDTH // picture.width
        small = picture.convert("RGB").resize((_WIDTH, high), Image.Resampling.LANCZOS)
    small.quantize(_COLOURS).save(file, optimize=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("dist/panduan"), metavar="DIR")
    sys.exit(main(parser.parse_args().out))
