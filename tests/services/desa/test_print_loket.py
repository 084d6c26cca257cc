"""Papers of the desk, from a real village."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.tms import Alasan
from app.services.desa import loket, print_loket
from app.services.desa.add import Orang
from app.services.desa.mark import Mark, mark
from app.services.desa.workspace import Workspace, open_workspace
from app.store import journal
from tests.builders import daftar, nik
from tests.printing.reading import stored, texts
from tests.villages import KETUA, open_village

VOTERS = daftar(100)
NKK = "9901010703159999"


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        yield workspace


def test_the_receipt_of_a_visit(village: Workspace) -> None:
    here, dead = VOTERS[0], VOTERS[1]
    mark(village, [Mark(dead.id, Alasan.MENINGGAL, bukti={"jenis": "Akta kematian", "nomor": "474/9"})])
    people = (
        Orang({"nama": "Ibu Baru", "nik": nik(501), "tanggal_lahir": "11-12-1980", "kelamin": "P"}),
        Orang(
            {"nama": "Anak Baru", "tanggal_lahir": "1-6-2009", "kelamin": "L"},
            {"jenis": "Surat keterangan", "nomor": f"470/1 {NKK}", "tanggal_dokumen": "3-11-2026"},
        ),
    )
    shared = {"nkk": NKK, "alamat": "Dusun Krajan", "rt": here.rt, "rw": here.rw}
    family = loket.Keluarga(shared, people, {"jenis": "KK", "nomor": NKK, "pelapor": "Pak RT"}, (here.id,))
    saved = loket.save(village, family)
    before = journal.head_of(village.db, village.device, "akses").urut
    printed = print_loket.tanda_terima(village, [*saved.pemilih, dead.id])
    assert printed.voters == 4
    assert journal.head_of(village.db, village.device, "akses").urut == before + 1
    [page] = texts(printed.pdf)
    flat = " ".join(page.split())
    for words in (
        "IBU BARU",
        "ANAK BARU",
        "DUSUN KRAJAN",
        "menyusul",
        *saved.pemilih,
        "Surat yang ditunjukkan: KK; Surat keterangan nomor 470/1 9901**********99 tanggal 03-11-2026.",
        "Ketua Contoh",
        "Ketua Panitia",
        "Pak RT",
    ):
        assert flat.count(words) >= 2, words
    assert page.count("Sesuai") == 2
    assert "TMS" in page
    assert "Akta" not in page
    everything = stored(printed.pdf)
    for secret in (nik(501), NKK, here.nik, dead.nik):
        assert secret.encode() not in everything


def test_whose_receipt_must_be_known(village: Workspace) -> None:
    with pytest.raises(UserError, match="VOTER_UNKNOWN"):
        print_loket.tanda_terima(village, ["000000"])
    with pytest.raises(UserError, match="PAPER_UNKNOWN"):
        print_loket.tanda_terima(village, [VOTERS[0].id], "A9")


def test_the_key_card_is_the_windows_own_table() -> None:
    assert "Meninggal" in texts(print_loket.kartu_tombol([("M", "Meninggal")], "f4"))[0]
