"""Who takes part: from a pasted list, and what packing, letters and the overview make of it."""

from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.services.kpu.pack import pack
from app.services.kpu.participants import chosen, match_names, participants, set_participants
from app.services.kpu.status import status
from tests.services.kpu.district import KODE, OTHER, new_district


def test_a_pasted_list_chooses_and_doubts_are_asked(tmp_path: Path) -> None:
    district = new_district(tmp_path, villages=2, voters=10)
    with district.opened() as opened:
        one, other = (item.desa for item in participants(opened))
        text = f"1. Desa {one.nama.upper()} ({one.kecamatan})\n2. Desa {other.nama[:-1]}\n"
        found = match_names(opened, text)
        assert [line.keputusan for line in found] == ["pasti", "ragu"]
        with pytest.raises(UserError, match="NAMES_DOUBTFUL"):
            chosen(found)
        with pytest.raises(UserError, match="NAMES_ANSWER"):
            match_names(opened, text, {2: "9901999999"})
        assert chosen(match_names(opened, text, {2: OTHER})) == [KODE, OTHER]
        assert chosen(match_names(opened, text, {2: "-"})) == [KODE]
        with pytest.raises(UserError, match="NAMES_EMPTY"):
            match_names(opened, " \n")


def test_who_stays_out_is_neither_packed_nor_missed(tmp_path: Path) -> None:
    district = new_district(tmp_path, villages=2, voters=10)
    with district.opened() as opened:
        done = set_participants(opened, [KODE])
        assert (done.masuk, done.keluar, done.ikut, done.dikemas) == (0, 1, 1, ())
        packed = pack(opened, district.out, jobs=1)
        assert packed.ok and [one.desa.kode for one in packed.written] == [KODE]
        with pytest.raises(UserError, match="VILLAGE_STAYS_OUT"):
            pack(opened, district.out, [OTHER], jobs=1)
        assert [one.keadaan for one in status(opened)] == ["dikemas", "tidak ikut"]
        assert set_participants(opened, [OTHER]).dikemas == (KODE,)
        for wrong, code in (([], "VILLAGES_NONE"), (["9901999999"], "VILLAGE_UNKNOWN")):
            with pytest.raises(UserError, match=code):
                set_participants(opened, wrong)
        assert [one.ikut for one in participants(opened)] == [False, True]
