"""Earlier batches out of the vault: what was counted then is read and written again as it was."""

from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.tms import Alasan
from app.services.kpu.destroy import DestroyOrder, destroy
from app.services.kpu.feedback import Batch, feedback
from app.services.kpu.feedback_lama import kept, listed, write_again
from app.services.kpu.feedback_pdpb import pdpb_rows
from app.services.kpu.vault_session import open_vault
from app.store import database
from tests.services.kpu.district import KODE, OPERATOR, OTHER, District, open_village, packed_district
from tests.services.kpu.test_feedback import applied
from tests.services.kpu.test_feedback import listed as people


def batch(district: District, name: str = "umpan") -> Batch:
    with district.opened() as opened:
        return feedback(opened, district.folder / name, "pdpb-2025")


def two(folder: Path) -> tuple[District, Batch, Batch]:
    """The second village comes with the second batch."""
    district = packed_district(folder, villages=2, voters=12)
    made = []
    for kode in (KODE, OTHER):
        village = open_village(district, kode)
        village.mark([people(district, kode)[0].id], Alasan.MENINGGAL)
        applied(district, village, kode)
        made.append(batch(district, f"umpan-{kode}"))
    return district, made[0], made[1]


def test_a_batch_is_read_as_it_was_counted(tmp_path: Path) -> None:
    district, first, second = two(tmp_path)
    with district.opened() as opened:
        lama = kept(opened, 1)
        assert [one.desa.kode for one in lama.desa] == [KODE] and len(kept(opened, 2).desa) == 2
        one, was = lama.desa[0], first.villages[0]
        assert (one.pilkades, one.pdpb, one.baris) == (was.pilkades, was.pdpb, dict(was.counts))
        assert was.file is not None and one.berkas == was.file.name
        assert [(row.desa.kode, row.cara, row.hitung.awal, row.hitung.akhir) for row in lama.pdpb] == [
            (KODE, "program", 12, 11),
            (OTHER, "belum kembali", 12, 12),
        ]
        assert kept(opened, 2).pdpb == pdpb_rows(opened, second.villages)
        lines = listed(opened)
        assert [(line.angkatan.nomor, line.desa) for line in lines] == [(1, 1), (2, 2)]
        assert [line.jumlah.akhir for line in lines if line.jumlah] == [23, 22]
        with pytest.raises(UserError, match="BATCH_UNKNOWN"):
            kept(opened, 3)


def test_its_recap_is_written_again_byte_for_byte(tmp_path: Path) -> None:
    district, first, _ = two(tmp_path)
    with district.opened() as opened:
        write_again(opened, kept(opened, 1), tmp_path / "lagi")
        for name in ("rekap.csv", "rekap.json", "rekap-pdpb.csv"):
            assert (tmp_path / "lagi" / name).read_bytes() == (first.folder / name).read_bytes(), name
        with pytest.raises(UserError, match="FILE_EXISTS"):
            write_again(opened, kept(opened, 2), tmp_path / "lagi")


def test_it_outlives_the_voters_and_holds_none(tmp_path: Path) -> None:
    district, first, _ = two(tmp_path)
    own = people(district)[0]
    with district.opened() as opened:
        election = opened.pemilihan.id
        destroy(opened, DestroyOrder(election, tmp_path / "ba.pdf", unfinished=True))
    with open_vault(district.vault, OPERATOR, ended=True) as opened:
        told = repr(kept(opened, 1))
        assert kept(opened, 1).desa[0].pdpb == first.villages[0].pdpb
        assert not any(secret in told for secret in (own.nik, own.nama, own.dpid))


def test_a_batch_of_an_earlier_release_has_its_recap_in_its_folder(tmp_path: Path) -> None:
    district, _, _ = two(tmp_path)
    with district.opened() as opened:
        with database.transaction(opened.db):
            opened.db.execute("DELETE FROM rekap_angkatan WHERE nomor = 1")
        assert [line.jumlah is None for line in listed(opened)] == [True, False]
        with pytest.raises(UserError, match="BATCH_NO_RECAP"):
            kept(opened, 1)
