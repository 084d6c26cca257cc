"""What the `.deb` says about itself, without building one."""

import xml.etree.ElementTree as ET

import deb
import icu
import linux
import pytest

from app.__main__ import TRAVELLING
from app.exchange import canonical_zip

_SPACE = "{http://www.freedesktop.org/standards/shared-mime-info}"


def test_every_travelling_file_has_its_type() -> None:
    tree = ET.fromstring(linux.types_xml())
    globs = [each.attrib["pattern"] for each in tree.iter(f"{_SPACE}glob")]
    assert sorted(globs) == sorted(f"*{ending}" for ending in TRAVELLING)


def test_the_first_bytes_of_a_real_envelope_name_its_type() -> None:
    """The rule that finds a file whose name was lost on the way."""
    kind = "application/vnd.dpt-desa.paket+zip"
    data = canonical_zip.write([("mimetype", kind.encode()), ("BACA-SAYA.txt", b"x")])
    (wanted,) = (
        each.attrib["value"]
        for each in ET.fromstring(linux.types_xml()).iter(f"{_SPACE}match")
        if each.attrib["offset"] == "30" and kind in each.attrib["value"]
    )
    assert data[30 : 30 + len(wanted)].decode() == wanted


def test_depends_names_packages_once_and_the_glibc() -> None:
    said = deb.depends({"libc.so.6", "libglib-2.0.so.0", "libgthread-2.0.so.0", "libz.so.1"}, "2.30")
    assert said == "libc6 (>= 2.30), libglib2.0-0t64 | libglib2.0-0, zlib1g"


def test_a_library_without_a_package_stops_the_build() -> None:
    with pytest.raises(SystemExit, match="libnama"):
        deb.depends({"libnama.so.1"}, "2.30")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("id.res", True),
        ("zone/id_ID.res", True),
        ("coll/root.res", True),
        ("coll/ucadata.icu", True),
        ("res_index.res", True),
        ("zoneinfo64.res", True),
        ("supplementalData.res", True),
        ("de.res", False),
        ("lang/fr_CA.res", False),
        ("ibm-37_P100-1995.cnv", False),
        ("brkitr/thaidict.dict", False),
        ("rbnf/id.res", False),
    ],
)
def test_unicode_data_is_cut_to_the_languages_of_the_window(name: str, kept: bool) -> None:
    assert icu.is_kept(name) is kept
