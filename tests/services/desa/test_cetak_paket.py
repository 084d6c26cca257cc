"""Everything of a TPS in one act: the list is read once, all of it is written down or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.progress import silent
from app.domain.tms import Alasan
from app.services.desa.cetak import DokumenCetak, Keluar, Pilihan, Siap, catat, siapkan
from app.services.desa.cetak_dokumen import PAKET_TPS, dokumen_cetak
from app.services.desa.kendali import papers
from app.services.desa.mark import Mark, mark
from app.services.desa.print_lists import read_list
from app.services.desa.undangan_pilih import read_dpt
from app.services.desa.undangan_tercetak import printed_slips
from app.services.desa.workspace import Workspace
from app.store import akses
from tests.services.desa.slip_village import ratified

TPS = Pilihan(tps="002")
LEAVES = Keluar("kertas", "1-9")


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with ratified(tmp_path) as workspace:
        yield workspace


def ready(workspace: Workspace, kode: str = "paket_tps") -> tuple[DokumenCetak, Siap]:
    known = next(one for one in dokumen_cetak(workspace) if one.kode == kode)
    made = siapkan(workspace, known, TPS, silent)
    made.susun(silent)
    return known, made


@contextmanager
def statements(workspace: Workspace) -> Iterator[list[str]]:
    """What the data file is asked meanwhile."""
    seen: list[str] = []
    workspace.db.set_trace_callback(seen.append)
    try:
        yield seen
    finally:
        workspace.db.set_trace_callback(None)


def journal_readings(seen: list[str]) -> int:
    return sum("FROM peristiwa ORDER BY" in one for one in seen)


def test_the_journal_is_read_once_for_all_papers(village: Workspace) -> None:
    with statements(village) as alone:
        ready(village, "kpps")
    with statements(village) as together:
        ready(village)
    assert journal_readings(alone) == journal_readings(together) == 1


def test_it_is_written_down_in_one_transaction(village: Workspace) -> None:
    known, made = ready(village)
    with statements(village) as seen:
        catat(village, known, TPS, made, LEAVES)
    assert seen.count("COMMIT") == 1
    kinds = [event.data["kode"] for event in akses.of_kind(village.db, "cetak")]
    assert kinds == [*PAKET_TPS, "paket_tps"]


def test_a_number_taken_meanwhile_leaves_nothing_of_it(village: Workspace) -> None:
    known, made = ready(village)
    other = ready(village, "hadir")
    catat(village, other[0], TPS, other[1], LEAVES)
    before = akses.heads(village.db), papers(village)
    with pytest.raises(UserError, match="DOCUMENT_TAKEN"):
        catat(village, known, TPS, made, LEAVES)
    assert (akses.heads(village.db), papers(village)) == before
    assert printed_slips(village) == {}


def test_what_was_read_is_read_again_after_an_act(village: Workspace) -> None:
    voter = read_dpt(village).rows[0].pemilih.id
    with village.reading():
        before = read_list(village, "dpt")
        assert read_list(village, "dpt") is before
        mark(village, [Mark(voter, Alasan.MENINGGAL)])
        [told] = [row for row in read_list(village, "dpt").rows if row.pemilih.id == voter]
    assert told.keterangan == "meninggal dunia"
    assert read_list(village, "dpt") is not read_list(village, "dpt")
