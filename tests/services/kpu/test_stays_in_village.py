"""What stays in the village: the reason behind a `tms_lain`, and nicknames. The map may leave it."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from app.domain.peristiwa import Draft
from app.domain.tms import Alasan
from app.exchange import bundel, envelope, paket, sealed
from app.exchange.amplop import Amplop
from app.services.desa import print_lists, print_return, print_undangan, undo
from app.services.desa.alias import aliases, set_alias
from app.services.desa.mark import Mark, mark
from app.services.desa.peta_wilayah import assign, dusun_of, wilayah
from app.services.desa.rahasia import secret_reason
from app.services.kpu.apply_return import apply_return
from app.services.kpu.feedback import feedback
from app.services.kpu.receive import receive
from app.store import vault_paket
from tests.printing.reading import texts
from tests.services.kpu.district import KODE, District, Village, open_village, packed_district

LETTER = {"jenis": "Surat keterangan dokter jiwa", "nomor": "445/SKDJ/7719", "keterangan": "poliklinik"}
SECRET = ("gangguan", "445/SKDJ/7719", "SKDJ", "dokter", "poliklinik")
NICKNAME = "Mbah Kidul Kali"


@pytest.fixture
def district(tmp_path: Path) -> District:
    return packed_district(tmp_path)


def voters(district: District) -> list[str]:
    with district.opened() as opened:
        return [row[0] for row in vault_paket.rows_of(opened.db, KODE)]


def worked(district: District) -> Village:
    """A village with a reason told, undone, told again; a nickname; a map with a conflict."""
    village, [ill, other, *_] = open_village(district), voters(district)
    with village.opened() as workspace:
        for reason in (Alasan.GANGGUAN_JIWA, Alasan.TMS_LAIN):
            mark(workspace, [Mark(ill, reason, bukti=LETTER)])
        undo.undo(workspace)
        mark(workspace, [Mark(ill, Alasan.GANGGUAN_JIWA, bukti=LETTER), Mark(other, Alasan.MENINGGAL)])
        set_alias(workspace, other, NICKNAME)
        places = [row.kunci for row in wilayah(workspace)]
        assign(workspace, places, "Krajan")
        undo.undo(workspace)
        undo.redo(workspace)
        assign(workspace, places[:1], "Sukasari")
        isi = dict(zip(("alamat", "rt", "rw"), places[0], strict=True)) | {"dusun": "Lain"}
        workspace.act([Draft("wilayah", isi=isi)])
        assert secret_reason(workspace, ill) is not None and aliases(workspace) == {other: NICKNAME}
    village.ratify()
    return village


def payload(district: District, file: Path) -> dict[str, bytes]:
    with district.opened() as opened:
        return sealed.open_payload(envelope.read(file.read_bytes()), opened.operator)


def deep(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The file, and what a workbook or an envelope holds inside."""
    yield name, data
    if zipfile.is_zipfile(BytesIO(data)):
        with zipfile.ZipFile(BytesIO(data)) as members:
            for one in members.namelist():
                yield from deep(f"{name}/{one}", members.read(one))


def test_no_byte_of_a_return_tells_the_reason_or_a_nickname(district: District) -> None:
    village = worked(district)
    sent = [village.send("sementara.dptr"), village.send("akhir.dptr", final=True)]
    for one in sent:
        opened = {**payload(district, one.file), "berkas": one.file.read_bytes()}
        assert any(b'"tms_lain"' in data for data in opened.values())
        assert any(b'"wilayah"' in data and b"Krajan" in data for data in opened.values())
        for told in (*SECRET, NICKNAME):
            for name, data in opened.items():
                assert told.lower().encode() not in data.lower(), name


def test_a_bundle_holds_no_more_than_the_return(district: District) -> None:
    village = worked(district)
    sent = village.send("akhir.dptr", final=True)
    data, path = sent.file.read_bytes(), district.folder / "kurir.dptb"
    manifest = envelope.read(data).amplop
    with village.opened() as workspace:
        outer = Amplop(
            jenis="bundel",
            pemilihan=paket.public_pemilihan(workspace.pengaturan.pemilihan),
            desa=dict.fromkeys(manifest.desa, "") | {"kabupaten": manifest.desa["kabupaten"]},
            id=paket.new_id(),
            urut=1,
            dibuat=manifest.dibuat,
            sampai="2027-05-04",
            kunci=workspace.key.public_line(),
        )
        entry = bundel.entry_of(sent.file.name, data, manifest.desa, "balasan", manifest.urut)
        bundel.write(path, outer, [(sent.file, entry)], workspace.key)
    for name, inside in deep(path.name, path.read_bytes()):
        for told in (*SECRET, NICKNAME):
            assert told.lower().encode() not in inside.lower(), name


def test_kpu_takes_the_return_and_its_own_files_tell_nothing(district: District, tmp_path: Path) -> None:
    """A map in the journal, with a conflict, an undo and a change after the DPT, stands in nobody's way."""
    village, out = worked(district), tmp_path / "umpan"
    with village.opened() as workspace:
        assign(workspace, [row.kunci for row in wilayah(workspace)][1:], "Setelah DPT")
    sent = village.send("akhir.dptr", final=True)
    with district.opened() as opened:
        (outcome,) = receive(opened, [sent.file], jobs=1)
        assert (outcome.found.code, outcome.hasil) == ("", "menunggu"), outcome.found.checks
        assert "RETURN_CONFLICTS" not in outcome.found.warnings
        assert outcome.found.changes == {"tms": 1, "tms_pilkades": 1}
        apply_return(opened, KODE, sent.kode)
        assert feedback(opened, out, "pdpb-2025").nomor == 1
    written = [file for file in out.rglob("*") if file.is_file()]
    assert written
    for file in written:
        for name, data in deep(file.name, file.read_bytes()):
            for told in (*SECRET, NICKNAME, "tms_lain"):
                assert told.lower().encode() not in data.lower(), name


def test_papers_say_tms_and_nothing_else(district: District) -> None:
    village = worked(district)
    village.send("akhir.dptr", final=True)
    with village.opened() as workspace:
        pdfs = [
            print_lists.dpt(workspace, terbuka=True).pdf,
            print_undangan.undangan(workspace).pdf,
            print_return.ba_pengembalian(workspace).pdf,
        ]
        assert dusun_of(workspace)
    pages = "\n".join(text for pdf in pdfs for text in texts(pdf))
    for told in (*SECRET, NICKNAME, "tms_lain", "disimpan panitia"):
        assert told.lower() not in pages.lower()
    assert "Dikurangi: TMS 1 0 1" in texts(pdfs[-1])[0] or "Dikurangi: TMS 0 1 1" in texts(pdfs[-1])[0]
