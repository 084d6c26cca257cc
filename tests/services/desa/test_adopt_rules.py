"""A re-issued package brings other rules: what the committee corrected stays in force over them."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.aturan import DAFTAR_TANDA_TANGAN
from app.domain.errors import UserError
from app.services.desa.aturan import postpone, set_rule
from app.services.desa.open_paket import adopt
from app.services.desa.undo import undo
from app.services.desa.workspace import open_workspace
from tests.builders import daftar
from tests.villages import KETUA, LETTER, TestKpu, open_village

POSTPONED, REISSUED = date(2027, 3, 3), date(2027, 4, 7)


def test_corrections_outlive_a_reissue_at_once_and_at_the_next_opening(tmp_path: Path) -> None:
    kpu = TestKpu()
    folder = open_village(tmp_path, kpu)
    file = tmp_path / "paket-2.dpt"
    file.write_bytes(kpu.paket(daftar(100), 2, hari=REISSUED))
    with open_workspace(folder, "ketua", KETUA) as workspace:
        set_rule(workspace, "batas_tps", 300)
        postpone(workspace, POSTPONED, "188/9/2027")
        workspace.resettled = False
        adopt(workspace, file, " ".join(LETTER))
        assert workspace.resettled
        assert (workspace.pengaturan.pemilihan.hari, workspace.aturan.batas_tps) == (POSTPONED, 300)
        undo(workspace)  # no longer postponed: the day of the package that is open now
        assert workspace.pengaturan.pemilihan.hari == REISSUED
    with open_workspace(folder, "ketua", KETUA) as workspace:
        assert (workspace.pengaturan.pemilihan.hari, workspace.aturan.batas_tps) == (REISSUED, 300)


def test_signatories_too_long_for_a_line_of_the_journal_are_refused_as_a_rule(tmp_path: Path) -> None:
    long = {"jabatan": "J" * 100, "nama": "N" * 100}
    many = [{"dokumen": DAFTAR_TANDA_TANGAN[at % 8], **long} for at in range(40)]
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        with pytest.raises(UserError, match="RULE_INVALID"):
            set_rule(workspace, "penandatangan", many)
        assert set_rule(workspace, "penandatangan", many[:20])
