"""The documents: one line each. A new one is made by a service and gets its line here."""

from collections.abc import Callable, Iterable, Mapping

from app.domain.daftar_tahap import NAMA, TAHAP, Tahap
from app.domain.naskah import NASKAH, Naskah
from app.domain.peristiwa import Draft
from app.domain.progress import Progress
from app.services.desa import print_lists, print_naskah, print_rekap, print_return, print_tanggapan
from app.services.desa import print_undangan as slips
from app.services.desa.cetak import Buat, DokumenCetak, Isian, Kelompok, Pilihan, Siap
from app.services.desa.print_lists import Printed
from app.services.desa.print_naskah_sumber import Permintaan
from app.services.desa.tahapan import schedule
from app.services.desa.undangan_pilih import Siapa
from app.services.desa.workspace import Workspace

_ROWS = 26
"""Voters on a page of a list that lies across."""


def dokumen_cetak(workspace: Workspace) -> list[DokumenCetak]:
    """What this village may print: papers of lists that its schedule does not know are left out."""
    lists = _lists(workspace)
    known = [one for one in _FIXED if one.daftar in ("", *lists)]
    texts = [_naskah(one.naskah) for one in print_naskah.documents(workspace)]
    return [*map(_daftar, lists), *known, *texts]


def _lists(workspace: Workspace) -> list[Tahap]:
    steps = {one.langkah.daftar for one in schedule(workspace) if one.langkah.jenis == "tetapkan"}
    if workspace.aturan.setelah_dpt == "addendum":
        steps.add("addendum")
    return [tahap for tahap in TAHAP if tahap in steps]


def whole(service: Callable[[Workspace, Pilihan, Progress], Printed]) -> Buat:
    """A service that reads, sets and notes in one: its note waits."""

    def make(workspace: Workspace, pilihan: Pilihan, progress: Progress) -> Siap:
        notes: list[Draft] = []

        def hold(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
            notes.extend(drafts)
            return ()

        with workspace.notes_through(hold):
            done = service(workspace, pilihan, progress)

        def note(workspace: Workspace) -> None:
            with workspace.transaction():
                workspace.note_within(notes)

        return Siap(lambda _: done.pdf, note, done.konsep)

    return make


def _daftar(tahap: Tahap) -> DokumenCetak:
    """The list of a stage, TPS by TPS."""

    def make(workspace: Workspace, one: Pilihan, progress: Progress) -> Printed:
        return print_lists.dpt(workspace, tahap, one.tps, one.kertas, terbuka=one.terbuka, progress=progress)

    return DokumenCetak(
        f"daftar_{tahap}",
        f"{NAMA[tahap]} per {{sebutan_tps}}",
        tahap,
        whole(make),
        frozenset(("tps", "terbuka")),
        "Arsip {sebutan_panitia}",
        daftar=tahap,
        per="tps",
        tercatat=tahap,
        baris=_ROWS,
    )


def _naskah(naskah: Naskah) -> DokumenCetak:
    """A letter or minutes."""

    def make(workspace: Workspace, one: Pilihan, progress: Progress) -> Siap:
        minta = Permintaan(naskah.kode, one.tahap, one.surat, one.tanggal, one.tempat, terbuka=one.terbuka)
        held = print_naskah.bahan(workspace, minta)
        return Siap(
            lambda progress: print_naskah.pdf_of(held, one.kertas, progress).pdf,
            lambda workspace: print_naskah.note_naskah(workspace, held),
            any(sheet.konsep for sheet in held.lembar),
        )

    takes: set[Isian] = {"surat", "tanggal"}
    if naskah.daftar == "pilih":
        takes.add("tahap")
    if naskah.tersamar:
        takes.add("terbuka")
    if naskah.langkah[0] == "tetapkan" or "serah" in naskah.berkas:
        takes.add("tempat")
    return DokumenCetak(
        naskah.kode,
        naskah.judul,
        _group(naskah),
        make,
        frozenset(takes),
        naskah.untuk,
        daftar="" if naskah.daftar == "pilih" else naskah.daftar,
        wajib=naskah.berkas not in _AS_NEEDED,
        teks=naskah.kode,
        halaman=2 if naskah.berkas in ("keputusan", "ba_penetapan", "laporan_insiden") else 1,
    )


_AS_NEEDED = frozenset(
    ("ba_perubahan_sidik", "laporan_insiden", "formulir_tanggapan", "formulir_tambahan", "ket_domisili",
     "ket_kematian", "ba_musnah_lembar", "ba_musnah_data", "daftar_arsip", "ba_arsip", "ba_addendum")
)  # fmt: skip
"""Papers of something that may never happen, or not yet: nobody is told that they are missing."""

_GROUPS: Mapping[str, Kelompok] = {"coklit": "coklit", "perbaikan": "perbaikan", "pungut": "serah"}


def _group(naskah: Naskah) -> Kelompok:
    kind, tahap = naskah.langkah
    if naskah.berkas == "ba_addendum":
        return "addendum"
    if tahap:
        return tahap
    return "rapat" if kind in ("tetapkan", "umumkan") else _GROUPS.get(kind, "kapan")


def _undangan(workspace: Workspace, one: Pilihan, progress: Progress) -> Siap:
    siapa = Siapa(one.tps, one.nomor, one.rt, one.rw)
    wanted = slips.PilihanUndangan(siapa, one.urut, one.cara, one.alasan, one.kertas, one.per_halaman)
    held = slips.bahan(workspace, wanted, progress)
    return Siap(
        lambda progress: slips.pdf_of(held, progress).pdf,
        lambda workspace: slips.note_undangan(workspace, held),
    )


def _rekap(workspace: Workspace, one: Pilihan, progress: Progress) -> Siap:
    held = print_rekap.bahan(workspace, one.tahap, progress)
    return Siap(
        lambda progress: print_rekap.rekap_pdf(
            held, one.menurut, one.kertas, terbuka=one.terbuka, progress=progress
        ),
        lambda workspace: print_rekap.note_rekap(workspace, held, one.menurut, "pdf", terbuka=one.terbuka),
        held.what is None,
    )


_FIXED = (
    DokumenCetak(
        "undangan",
        "{Sebutan_undangan}",
        "pungut",
        _undangan,
        frozenset(("tps", "rt", "nomor", "per_halaman", "urut", "cara")),
        "Pemilih",
        daftar="dpt",
        per="pemilih",
        teks="undangan",
        halaman=0,
    ),
    DokumenCetak(
        "rekap",
        "Rekapitulasi",
        "rapat",
        _rekap,
        frozenset(("tahap", "menurut", "terbuka")),
        "Arsip {sebutan_panitia}, saksi",
        halaman=3,
    ),
    DokumenCetak(
        "register",
        "Register warga tidak terdaftar",
        "perbaikan",
        whole(lambda workspace, one, _: print_tanggapan.register(workspace, one.kertas, terbuka=one.terbuka)),
        frozenset(("terbuka",)),
        "KPU, arsip {sebutan_panitia}",
        tercatat="register-warga",
        wajib=False,
    ),
    DokumenCetak(
        "ba_pengembalian",
        "Berita Acara Pengembalian Data",
        "serah",
        whole(lambda workspace, one, _: print_return.ba_pengembalian(workspace, one.kertas)),
        untuk="KPU, {Sebutan_dinas}",
        daftar="dpt",
        tercatat="ba-pengembalian",
        halaman=2,
    ),
)

assert not {one.kode for one in _FIXED} & NASKAH.keys()
