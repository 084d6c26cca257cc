"""KPU's office and the villages that differ: in the package, in the village's papers, and back again."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.domain.errors import UserError
from app.exchange import envelope, paket
from app.services.desa.print_naskah_logo import logo as village_logo
from app.services.desa.print_naskah_logo import set_logo
from app.services.kpu import office, reissue
from app.services.kpu.pack import pack
from app.services.kpu.rules import set_rules
from app.services.kpu.village_rules import deviating, set_village_rules, village_rules
from app.store import vault_paket
from tests.services.kpu.district import KODE, OTHER, new_district, open_village, packed_district


def picture(side: int = 64, *, noisy: bool = False) -> bytes:
    made = Image.effect_noise((side, side), 90) if noisy else Image.new("RGB", (side, side), "navy")
    out = BytesIO()
    made.save(out, "PNG")
    return out.getvalue()


def test_who_signs_is_kept_and_told_in_parts(tmp_path: Path) -> None:
    district = new_district(tmp_path, voters=5)
    with district.opened() as opened:
        assert office.office(opened).ketua.nama == ""
        people = [{"jabatan": "Ketua", "nama": "Ketua Contoh"}, {"jabatan": "Sekretaris", "nip": "1978"}]
        office.set_office(opened, {"alamat": "Jl. Contoh 1", "penanda": people})
        now = office.set_office(opened, {"dinas": {"nama": "Kepala Contoh", "nip": "1975"}})
    with district.opened() as opened:
        assert office.office(opened) == now and now.alamat == "Jl. Contoh 1"
        assert now.ketua.bertanda == "Ketua Contoh" and now.dinas.bertanda == "Kepala Contoh\nNIP 1975"
        wrongs: list[object] = [[], {"entah": ""}, {"penanda": [{"nama": 3}]}, {"alamat": "x" * 201}]
        for wrong in wrongs:
            with pytest.raises(UserError, match="OFFICE_WRONG"):
                office.set_office(opened, wrong)


def test_the_picture_travels_and_a_village_may_choose_its_own(tmp_path: Path) -> None:
    district = new_district(tmp_path, voters=5)
    with district.opened() as opened:
        kept = office.set_logo(opened, picture())
        pack(opened, district.out, jobs=1)
    village = open_village(district)
    with village.opened() as workspace:
        given = village_logo(workspace)
        assert given and Image.open(BytesIO(given)).size == Image.open(BytesIO(kept)).size
        own = tmp_path / "sendiri.png"
        own.write_bytes(picture(32))
        set_logo(workspace, own)
        assert Image.open(BytesIO(village_logo(workspace))).size == (32, 32)
        set_logo(workspace, None)
        assert village_logo(workspace) == b""


def test_a_package_without_a_picture_takes_it_away(tmp_path: Path) -> None:
    from app.services.desa.open_paket import adopt

    district = new_district(tmp_path, voters=5)
    with district.opened() as opened:
        office.set_logo(opened, picture())
        pack(opened, district.out, jobs=1)
    village = open_village(district)
    with district.opened() as opened:
        office.set_logo(opened, b"")
        done = reissue.reissue(opened, KODE, "logo dicabut", district.out, {})
        newest = vault_paket.newest(opened.db, KODE)
    assert done.written is not None and newest is not None
    with village.opened() as workspace:
        adopt(workspace, done.written.file, " ".join(newest.kata))
        assert village_logo(workspace) == b""


def test_a_large_picture_becomes_small_and_no_picture_is_refused(tmp_path: Path) -> None:
    district = new_district(tmp_path, voters=5)
    with district.opened() as opened:
        kept = office.set_logo(opened, picture(1200, noisy=True))
        assert 0 < len(kept) <= paket.LARGEST_LOGO and kept.startswith(b"\x89PNG")
        with pytest.raises(UserError, match="LOGO_UNREADABLE"):
            office.set_logo(opened, b"GIF89a")
        assert office.logo(opened) == kept


def test_one_village_differs_and_the_others_do_not(tmp_path: Path) -> None:
    district = new_district(tmp_path, villages=2, voters=5)
    text = {"dokumen": "undangan_pleno", "bagian": "penutup", "isi": ["Terima kasih."]}
    with district.opened() as opened:
        set_rules(opened, {"aturan": {"setelah_dpt": "addendum", "batas_tps": 500}})
        told = {"istilah": {"dusun": "Blok"}, "aturan": {"setelah_dpt": "ktp"}, "teks": [text]}
        now = set_village_rules(opened, KODE, told | {"dasar": {"SK": "12"}})
        assert now["aturan"] == {"setelah_dpt": "ktp", "batas_tps": 500} and deviating(opened) == [KODE]
        pack(opened, district.out, jobs=1)
        found = {}
        for kode in (KODE, OTHER):
            issued = vault_paket.newest(opened.db, kode)
            assert issued is not None
            found[kode] = paket.open_with(envelope.read(issued.berkas), opened.operator).pengaturan
        assert (found[KODE].istilah.dusun, found[OTHER].istilah.dusun) == ("Blok", "Dusun")
        assert (found[KODE].aturan["setelah_dpt"], found[OTHER].aturan["setelah_dpt"]) == ("ktp", "addendum")
        assert (found[KODE].dasar, found[OTHER].dasar) == ({"SK": "12"}, {})
        assert (list(found[KODE].teks), list(found[OTHER].teks)) == ([text], [])
        back = {"aturan": {"setelah_dpt": None}, "istilah": {"dusun": None}, "dasar": {"SK": None}}
        empty = set_village_rules(opened, KODE, back | {"teks": [text | {"isi": []}]})
        assert empty["beda"] == {} and deviating(opened) == []
        assert empty["aturan"]["setelah_dpt"] == "addendum"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"aturan": {"entah": 1}}, "RULE_UNKNOWN"),
        ({"aturan": {"batas_tps": 0}}, "RULE_INVALID"),
        ({"istilah": {"entah": "x"}}, "TERM_UNKNOWN"),
        ({"dasar": {"SK": "x" * 201}}, "LETTER_INVALID"),
    ],
)
def test_a_wrong_difference_changes_nothing(tmp_path: Path, told: dict[str, object], code: str) -> None:
    district = packed_district(tmp_path, voters=5)
    with district.opened() as opened:
        with pytest.raises(UserError, match=code):
            set_village_rules(opened, KODE, told)
        assert village_rules(opened, KODE)["beda"] == {}
        with pytest.raises(UserError, match="VILLAGE_UNKNOWN"):
            set_village_rules(opened, "9901999999", {})
