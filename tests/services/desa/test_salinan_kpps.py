"""The copy for a TPS has the columns that the rules name, and stays masked whatever they say."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.kolom_kpps import KOLOM
from app.domain.tanggal import short_date
from app.domain.tms import Alasan
from app.services.desa.acts import details
from app.services.desa.aturan import set_rule
from app.services.desa.mark import Mark, mark
from app.services.desa.print_salinan import PilihanSalinan, salinan
from app.services.desa.undo import undo
from app.services.desa.workspace import Workspace
from tests.printing.reading import boxes, stored, texts
from tests.services.desa.slip_village import VOTERS, ratified

UPRIGHT, ACROSS = {(2150, 3300)}, {(3300, 2150)}
WIDE = [one for one in KOLOM if one != "nik4"]


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with ratified(tmp_path) as workspace:
        yield workspace


def copy(workspace: Workspace, kolom: Sequence[str] = ()) -> bytes:
    if kolom:
        set_rule(workspace, "kolom_kpps", list(kolom), alasan="Permintaan KPPS")
    return salinan(workspace, PilihanSalinan("kpps")).pdf


def page(pdf: bytes) -> str:
    return " ".join(texts(pdf)[0].split())


def test_by_itself_it_has_name_age_and_the_last_four_of_the_nik(village: Workspace) -> None:
    pdf = copy(village)
    assert "NO NAMA LENGKAP L/P UMUR NIK (AKHIR) ALAMAT (DUSUN/JALAN) RT RW KETERANGAN" in page(pdf)
    assert f"…{VOTERS[0].nik[-4:]}" in page(pdf) and boxes(pdf) == UPRIGHT


def test_a_rule_takes_columns_away_and_their_data_with_them(village: Workspace) -> None:
    pdf = copy(village, ["no", "nama", "rt", "keterangan"])
    told = page(pdf)
    assert "NO NAMA LENGKAP RT KETERANGAN" in told and "NIK" not in told and "ALAMAT" not in told
    assert all(one.nama.split()[0] in " ".join(texts(pdf)) for one in VOTERS)
    assert b"JALAN MELATI" not in stored(pdf) and "JALAN MELATI" not in " ".join(texts(pdf))


def test_many_columns_lie_across_and_hold_no_number(village: Workspace) -> None:
    pdf = copy(village, WIDE)
    file, shown = stored(pdf), " ".join(texts(pdf))
    assert boxes(pdf) == ACROSS
    for one in VOTERS:
        hidden = (one.nik, one.nkk, one.tanggal_lahir, short_date(one.tanggal_lahir), one.nik[-4:] + "\n")
        assert not any(value.encode() in file or value in shown for value in hidden)
    assert len(re.findall(r"9901\*{10}\d\d", shown)) >= 100


@pytest.mark.parametrize("kolom", [["nik4", "nik_samar"], ["nik"], ["lahir"], ["disabilitas"], ["lain"]])
def test_what_would_break_masking_is_refused_and_changes_nothing(
    village: Workspace, kolom: list[str]
) -> None:
    before = page(copy(village))
    with pytest.raises(UserError, match="RULE_INVALID"):
        copy(village, ["no", "nama", *kolom, "keterangan"])
    assert _but_number(page(copy(village))) == _but_number(before)


def _but_number(told: str) -> str:
    return re.sub(r"SL-\d+-", "", told)


def test_an_undone_rule_is_the_packages_again_and_the_history_names_it(village: Workspace) -> None:
    act = set_rule(village, "kolom_kpps", ["no", "nama", "keterangan"])
    assert "NIK (AKHIR)" not in page(copy(village))
    [told] = details(village, act)
    assert (told.nama, told.baru) == ("Kolom salinan untuk KPPS", "no, nama, keterangan")
    undo(village, act)
    assert "NIK (AKHIR)" in page(copy(village))


def test_who_died_is_told_at_the_tps(village: Workspace) -> None:
    mark(village, [Mark(VOTERS[0].id, Alasan.MENINGGAL)])
    assert "meninggal dunia" in page(copy(village, ["no", "nama", "keterangan"]))


def test_an_open_copy_asks_for_its_reason_as_before(village: Workspace) -> None:
    with pytest.raises(UserError, match="OPEN_REASON"):
        salinan(village, PilihanSalinan("kpps", terbuka=True))
    pdf = salinan(village, PilihanSalinan("kpps", terbuka=True, alasan="Pemilih bernama sama")).pdf
    assert VOTERS[0].nik in page(pdf)
