"""The words of a document: whose hold, what is refused, undone, looked at before it is saved."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.domain.errors import UserError
from app.domain.kendali import MOST_LINES
from app.services.desa import undo
from app.services.desa.print_naskah import naskah, preview
from app.services.desa.print_naskah_logo import LOGO_FILE, logo, set_logo
from app.services.desa.print_naskah_sumber import Permintaan
from app.services.desa.print_naskah_teks import TeksBagian, set_text, texts
from app.services.desa.workspace import Workspace, open_workspace
from app.store import journal
from tests.services.desa.test_print_naskah import asked, flat
from tests.villages import KETUA, open_village


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(open_village(tmp_path), "ketua", KETUA) as workspace:
        yield workspace


def part(workspace: Workspace, dokumen: str, nama: str) -> TeksBagian:
    return next(one for one in texts(workspace, dokumen) if one.nama == nama)


def told(workspace: Workspace, dokumen: str) -> str:
    return flat(naskah(workspace, asked(dokumen)).pdf)


def with_package(workspace: Workspace, dokumen: str, bagian: str, *lines: str) -> None:
    kept = [{"dokumen": dokumen, "bagian": bagian, "isi": [*lines]}]
    workspace.pengaturan = replace(workspace.pengaturan, teks=kept)


def test_the_committees_words_hold_before_the_packages_and_these_before_the_usual(village: Workspace) -> None:
    assert part(village, "surat_tugas", "penutup").asal == "bawaan"
    with_package(village, "surat_tugas", "penutup", "Kata paket untuk {desa}.")
    assert part(village, "surat_tugas", "penutup").asal == "paket"
    assert "Kata paket untuk Desa Sukamaju." in told(village, "surat_tugas")
    assert set_text(village, "surat_tugas", "penutup", ["Kata panitia {PANITIA}.", ""])
    found = part(village, "surat_tugas", "penutup")
    assert (found.asal, found.baris) == ("panitia", ("Kata panitia {PANITIA}.",))
    assert found.bawaan == ("Kata paket untuk {desa}.",)
    assert "Kata panitia PANITIA PEMILIHAN KEPALA DESA." in told(village, "surat_tugas")


def test_no_line_is_the_usual_text_again_and_a_dash_leaves_the_part_out(village: Workspace) -> None:
    usual = told(village, "surat_tugas")
    assert set_text(village, "surat_tugas", "penutup", ["-"])
    assert "penuh tanggung jawab" in usual and "penuh tanggung jawab" not in told(village, "surat_tugas")
    assert set_text(village, "surat_tugas", "penutup", [])
    assert told(village, "surat_tugas") == usual
    assert not set_text(village, "surat_tugas", "penutup", ["", " "])


def test_an_edit_is_undone_like_any_act(village: Workspace) -> None:
    set_text(village, "surat_tugas", "penutup", ["Sementara."])
    undo.undo(village)
    assert part(village, "surat_tugas", "penutup").asal == "bawaan"


def test_shared_parts_are_worded_once_unless_a_document_has_its_own(village: Workspace) -> None:
    set_text(village, "umum", "kop", ["{PANITIA_DESA}", "Sekretariat: Jalan Contoh 5"])
    set_text(village, "ba_dpt", "kop", ["KOP SENDIRI"])
    assert "Jalan Contoh 5" in told(village, "keputusan_dps") and "Jalan Contoh 5" in told(
        village, "surat_tugas"
    )
    assert "KOP SENDIRI" in told(village, "ba_dpt") and "Jalan Contoh 5" not in told(village, "ba_dpt")
    assert "Jalan Contoh 5" not in told(village, "ket_domisili")
    set_text(village, "umum", "mengingat", ["1. Qanun Contoh;"])
    assert "Qanun Contoh" in told(village, "keputusan_dpt")
    assert "Qanun Contoh" in " ".join(part(village, "keputusan_dpt", "mengingat").bawaan)


def test_each_stage_has_its_own_words(village: Workspace) -> None:
    set_text(village, "keputusan_dps", "penutup", ["KEENAM : Hanya untuk DPS."])
    assert "Hanya untuk DPS." in told(village, "keputusan_dps")
    assert "Hanya untuk DPS." not in told(village, "keputusan_dpt")


def test_who_signs_may_be_worded_with_names(village: Workspace) -> None:
    set_text(
        village, "keputusan_dpt", "tanda_tangan", ["Menyetujui, | Ketua {bpd} | Slamet Contoh", "{titik:5}"]
    )
    found = told(village, "keputusan_dpt")
    assert "Slamet Contoh" in found and "Ketua BPD" in found and "Sekretaris Panitia" not in found


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["{ketuaa}"], "TEXT_PLACEHOLDER"),
        (["sisa { kurung"], "TEXT_PLACEHOLDER"),
        (["{tabel:rekap_tps}"], "TEXT_PLACEHOLDER"),
        (["baik"] * (MOST_LINES + 1), "TEXT_LONG"),
        (["x" * 1001], "TEXT_LONG"),
        (["y" * 900] * 9, "TEXT_LONG"),
        (["baik", "huruf \u4e2d"], "TEXT_LETTER"),
        (["baik", "balik\u202e"], "TEXT_LETTER"),
    ],
)
def test_what_cannot_be_printed_is_refused_and_nothing_is_kept(
    village: Workspace, lines: list[str], code: str
) -> None:
    before = journal.newest_lamport(village.db)
    with pytest.raises(UserError, match=code):
        set_text(village, "surat_tugas", "penutup", lines)
    with pytest.raises(UserError, match=code):
        preview(village, asked("surat_tugas"), {"penutup": lines})
    assert journal.newest_lamport(village.db) == before


def test_only_parts_and_documents_that_there_are(village: Workspace) -> None:
    with pytest.raises(UserError, match="TEXT_PART"):
        set_text(village, "surat_tugas", "tambahan", ["x"])
    with pytest.raises(UserError, match="NASKAH_UNKNOWN"):
        texts(village, "lain")


def test_a_package_of_a_newer_program_is_told_and_can_be_corrected(village: Workspace) -> None:
    with_package(village, "surat_tugas", "penutup", "Untuk {isian_baru}.")
    with pytest.raises(UserError, match="TEXT_PLACEHOLDER"):
        naskah(village, Permintaan("surat_tugas"))
    set_text(village, "surat_tugas", "penutup", ["Untuk {desa}."])
    assert "Untuk Desa Sukamaju." in told(village, "surat_tugas")


def test_a_look_saves_nothing_and_is_no_print(village: Workspace) -> None:
    heads = [journal.head_of(village.db, village.device, chain).urut for chain in ("peristiwa", "akses")]
    seen = preview(village, Permintaan("ba_dpt", terbuka=True), {"penutup": ["Sedang diketik {desa}."]})
    assert "Sedang diketik Desa Sukamaju." in flat(seen.pdf)
    assert part(village, "ba_dpt", "penutup").asal == "bawaan"
    assert heads == [
        journal.head_of(village.db, village.device, chain).urut for chain in ("peristiwa", "akses")
    ]


def test_the_text_of_every_document_can_be_edited_back_to_itself(village: Workspace) -> None:
    """What a page shows in its field can be saved as it stands."""
    before = told(village, "ba_serah_terima")
    for one in texts(village, "ba_serah_terima"):
        set_text(village, "ba_serah_terima", one.nama, one.baris)
    assert told(village, "ba_serah_terima") == before


def picture(kind: str, mode: str = "RGBA", side: int = 900) -> bytes:
    out = BytesIO()
    Image.new(mode, (side, side), (200, 30, 30) if mode == "RGB" else (200, 30, 30, 0)).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("JPEG", "RGB")])
def test_a_logo_is_kept_in_greys_and_printed(
    village: Workspace, tmp_path: Path, kind: str, mode: str
) -> None:
    without = naskah(village, asked("surat_tugas")).pdf
    source = tmp_path / "gambar"
    source.write_bytes(picture(kind, mode))
    set_logo(village, source)
    kept = Image.open(BytesIO(logo(village)))
    assert (kept.mode, max(kept.size)) == ("L", 480)
    assert (
        b"/Subtype /Image" in naskah(village, asked("surat_tugas")).pdf and b"/Subtype /Image" not in without
    )
    set_logo(village, None)
    assert naskah(village, asked("surat_tugas")).pdf == without


def test_what_is_no_picture_is_refused(village: Workspace, tmp_path: Path) -> None:
    source = tmp_path / "gambar"
    for data in (b"", b"GIF89a" + bytes(50), picture("PNG")[:80], picture("BMP", "RGB", 10)):
        source.write_bytes(data)
        with pytest.raises(UserError, match="LOGO_UNREADABLE"):
            set_logo(village, source)
    assert not (village.folder / LOGO_FILE).exists()
