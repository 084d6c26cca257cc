"""What KPU sets once and every village inherits."""

import json
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.services.desa.aturan import set_rule
from app.services.kpu.pack import pack
from app.services.kpu.rules import read_rules, rules_of, set_rules
from tests.services.kpu.district import new_district, open_village

TOLD = {
    "istilah": {"tps": "Meja"},
    "aturan": {"jadwal": "blitar", "setelah_dpt": "addendum", "batas_tps": 700},
    "dasar": {"PKS": "12/PKS/2026"},
    "teks": [{"dokumen": "undangan", "bagian": "catatan", "isi": ["Bawa KTP-el."]}],
}


def test_a_village_inherits_and_corrects(tmp_path: Path) -> None:
    district = new_district(tmp_path)
    with district.opened() as opened:
        set_rules(opened, read_rules(json.dumps(TOLD).encode()))
    with district.opened() as opened:
        assert rules_of(opened)["aturan"]["batas_tps"] == 700
        pack(opened, district.out, jobs=1)
    village = open_village(district)
    with village.opened() as workspace:
        assert workspace.pengaturan.istilah.tps == "Meja"
        assert list(workspace.pengaturan.teks) == TOLD["teks"]
        assert workspace.pengaturan.dasar == {"PKS": "12/PKS/2026"}
        assert (workspace.aturan.setelah_dpt, workspace.aturan.batas_tps) == ("addendum", 700)
        assert any(step["hitung"] == "kerja" for step in workspace.aturan.jadwal)
        set_rule(workspace, "batas_tps", 500)
        assert (workspace.aturan.setelah_dpt, workspace.aturan.batas_tps) == ("addendum", 500)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (b"{", "RULES_UNREADABLE"),
        (b"[]", "RULES_UNREADABLE"),
        (b'{"lain":{}}', "RULES_UNREADABLE"),
        (b'{"aturan":1}', "RULES_UNREADABLE"),
        (b'{"aturan":{"lain":1}}', "RULE_UNKNOWN"),
        (b'{"aturan":{"batas_tps":"500"}}', "RULE_INVALID"),
        (b'{"aturan":{"jadwal":[]}}', "RULE_INVALID"),
        (b'{"istilah":{"lain":"x"}}', "TERM_UNKNOWN"),
        (b'{"dasar":{"PKS":1}}', "LETTER_INVALID"),
        (b'{"teks":{}}', "RULES_UNREADABLE"),
        (b'{"teks":[{"dokumen":"x"}]}', "RULE_INVALID"),
        (b'{"teks":[{"dokumen":"ba_dpt","bagian":"isi","isi":["{salah}"]}]}', "TEXT_PLACEHOLDER"),
    ],
)
def test_what_cannot_be_a_rule_is_refused_and_nothing_changes(tmp_path: Path, told: bytes, code: str) -> None:
    district = new_district(tmp_path)
    with district.opened() as opened:
        before = rules_of(opened)
        with pytest.raises(UserError) as caught:
            set_rules(opened, read_rules(told))
        assert caught.value.code == code
        assert rules_of(opened) == before


def test_the_copy_for_the_polling_station_is_ruled_by_the_package(tmp_path: Path) -> None:
    district = new_district(tmp_path)
    told = ["no", "nama", "kelamin", "umur", "keterangan"]
    with district.opened() as opened:
        with pytest.raises(UserError, match="RULE_INVALID"):
            set_rules(opened, {"aturan": {"kolom_kpps": ["no", "nama", "nik", "keterangan"]}})
        set_rules(opened, {"aturan": {"kolom_kpps": told}})
        pack(opened, district.out, jobs=1)
    with open_village(district).opened() as workspace:
        assert list(workspace.aturan.kolom_kpps) == told
        set_rule(workspace, "kolom_kpps", [*told, "alamat"])
        assert list(workspace.aturan.kolom_kpps) == [*told, "alamat"]
