"""How each document is made of its service: read, set, written down; the page takes the three apart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.daftar_tahap import Tahap
from app.domain.errors import UserError
from app.domain.peristiwa import Draft
from app.domain.progress import Progress
from app.services.desa import print_ekspedisi as deliveries
from app.services.desa import print_lembar as sheets
from app.services.desa import print_lists as lists
from app.services.desa import print_naskah, print_rekap, print_return, print_salinan, print_tanggapan
from app.services.desa import print_pengumuman as boards
from app.services.desa import print_undangan as slips
from app.services.desa.cetak import Buat, DokumenCetak, Pilihan, Siap
from app.services.desa.print_lists import Printed
from app.services.desa.print_naskah_sumber import Permintaan
from app.services.desa.undangan_pilih import Siapa
from app.services.desa.workspace import Workspace


def _whole(service: Callable[[Workspace, Pilihan], Printed]) -> Buat:
    """A service that reads, sets and notes in one: its note waits."""

    def make(workspace: Workspace, pilihan: Pilihan, _: Progress) -> Siap:
        notes: list[Draft] = []

        def hold(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
            notes.extend(drafts)
            return ()

        with workspace.notes_through(hold):
            done = service(workspace, pilihan)

        def note(workspace: Workspace) -> None:
            with workspace.transaction():
                workspace.note_within(notes)

        return Siap(lambda _: done.pdf, note, done.konsep)

    return make


def _list(held: lists.BahanDaftar) -> Siap:
    """A list or copies of one: how many sheets each has is known once they are set."""
    done: list[Printed] = []

    def set_pages(progress: Progress) -> bytes:
        done[:] = [lists.pdf_of(held, progress)]
        return done[0].pdf

    def note(workspace: Workspace) -> None:
        lists.note_list(workspace, held, done[0])

    return Siap(set_pages, note, held.options.konsep, held.dokumen)


def daftar(tahap: Tahap) -> Buat:
    """The list of a stage, TPS by TPS."""

    def make(workspace: Workspace, one: Pilihan, _: Progress) -> Siap:
        return _list(lists.bahan_daftar(workspace, tahap, one.tps, one.kertas, terbuka=one.terbuka))

    return make


def papan(tahap: Tahap) -> Buat:
    """What is posted of it."""

    def make(workspace: Workspace, one: Pilihan, _: Progress) -> Siap:
        wanted = boards.PilihanPengumuman(
            tahap, one.urut_papan, one.tps, one.rt, one.rw, one.kertas, one.papan
        )
        return _list(boards.bahan_pengumuman(workspace, wanted))

    return make


def salinan(jenis: str) -> Buat:
    """Numbered copies, a kind of app/services/desa/print_salinan.py."""

    def make(workspace: Workspace, one: Pilihan, _: Progress) -> Siap:
        return _list(print_salinan.bahan_salinan(workspace, _wanted(jenis, one), one.terdaftar))

    return make


def _wanted(jenis: str, one: Pilihan) -> print_salinan.PilihanSalinan:
    kind: print_salinan.Jenis = jenis  # type: ignore[assignment]  # a kind's name
    return print_salinan.PilihanSalinan(
        kind,
        "dpt",
        one.tps,
        one.kertas,
        one.penerima,
        one.kali,
        one.induk,
        one.terbuka,
        one.alasan,
    )


def lembar_kerja(workspace: Workspace, one: Pilihan, _: Progress) -> Siap:
    """Worksheets, one an RT."""
    wanted = sheets.PilihanLembar(
        one.rt, one.rw, one.kertas, one.penerima, terbuka=one.terbuka, alasan=one.alasan
    )
    return _list(sheets.bahan_lembar(workspace, wanted))


def stiker(workspace: Workspace, one: Pilihan, _: Progress) -> Siap:
    """One a family."""
    held = sheets.bahan_stiker(workspace, sheets.PilihanStiker(one.rt, one.rw, one.kertas))
    done: list[Printed] = []

    def set_pages(progress: Progress) -> bytes:
        done[:] = [sheets.stiker_of(held, progress)]
        return done[0].pdf

    return Siap(set_pages, lambda workspace: sheets.note_stiker(workspace, held, done[0]))


def naskah(kode: str) -> Buat:
    """A letter or minutes."""

    def make(workspace: Workspace, one: Pilihan, _: Progress) -> Siap:
        minta = Permintaan(kode, one.tahap, one.surat, one.tanggal, one.tempat, terbuka=one.terbuka)
        minta = replace(minta, lampiran=one.lampiran, alasan=one.alasan)
        held = print_naskah.bahan(workspace, minta)
        return Siap(
            lambda progress: print_naskah.pdf_of(held, one.kertas, progress).pdf,
            lambda workspace: print_naskah.note_naskah(workspace, held),
            any(sheet.konsep for sheet in held.lembar),
        )

    return make


def undangan(workspace: Workspace, one: Pilihan, progress: Progress) -> Siap:
    """Slips."""
    siapa = Siapa(one.tps, one.nomor, one.rt, one.rw)
    wanted = slips.PilihanUndangan(
        siapa, one.urut, one.cara, one.alasan, one.kertas, one.per_halaman, one.isi, one.printer
    )
    held = slips.bahan(workspace, wanted, progress)
    return Siap(
        lambda progress: slips.pdf_of(held, progress).pdf,
        lambda workspace: slips.note_undangan(workspace, held),
    )


def blangko(workspace: Workspace, one: Pilihan, _: Progress) -> Siap:
    """Empty slips, to be printed on later."""
    wanted = slips.PilihanUndangan(kertas=one.kertas, per_halaman=one.per_halaman, isi="blangko")
    options = slips.slip_options(workspace, wanted)
    return Siap(
        lambda _: slips.blangko_of(options, one.lembar),
        lambda workspace: slips.note_blangko(workspace, one.lembar),
    )


def ekspedisi(workspace: Workspace, one: Pilihan, _: Progress) -> Siap:
    """Who signs for which letter."""
    siapa = Siapa(one.tps, one.nomor, one.rt, one.rw)
    wanted = deliveries.PilihanEkspedisi(siapa, urut=one.urut, kertas=one.kertas)
    held = deliveries.bahan_ekspedisi(workspace, wanted)
    return Siap(
        lambda progress: deliveries.ekspedisi_of(held, progress).pdf,
        lambda workspace: workspace.note_access("cetak", dict(held.catatan)),
    )


def rekonsiliasi(workspace: Workspace, one: Pilihan, _: Progress) -> Siap:
    """What became of all slips."""
    held = deliveries.bahan_rekon(workspace, one.urut, one.kertas)
    return Siap(
        lambda _: deliveries.rekonsiliasi_of(held),
        lambda workspace: workspace.note_access("cetak", dict(held.catatan)),
    )


def rekap(workspace: Workspace, one: Pilihan, progress: Progress) -> Siap:
    """The recap by one dimension."""
    held = print_rekap.bahan(workspace, one.tahap, progress)
    return Siap(
        lambda progress: print_rekap.rekap_pdf(
            held, one.menurut, one.kertas, terbuka=one.terbuka, progress=progress
        ),
        lambda workspace: print_rekap.note_rekap(workspace, held, one.menurut, "pdf", terbuka=one.terbuka),
        held.what is None,
    )


register = _whole(lambda workspace, one: print_tanggapan.register(workspace, one.kertas, terbuka=one.terbuka))
ba_pengembalian = _whole(
    lambda workspace, one: print_return.ba_pengembalian(
        workspace, one.kertas, nomor=one.surat, tanggal=one.tanggal, tempat=one.tempat
    )
)


def paket(parts: Sequence[str], known: Callable[[], Mapping[str, DokumenCetak]]) -> Buat:
    """Everything of a TPS in one act and one file. Raises TPS_NEEDED while none is chosen."""

    def make(workspace: Workspace, one: Pilihan, progress: Progress) -> Siap:
        if not one.tps:
            raise UserError("TPS_NEEDED", usage=True)
        made: list[tuple[DokumenCetak, Siap]] = []
        with workspace.reading():
            for number, kode in enumerate(parts):
                progress(number, len(parts), "Menyiapkan dokumen")
                taken = [paper for _, ready in made for paper in ready.dokumen]
                part = known()[kode]
                made.append((part, part.buat(workspace, replace(one, terdaftar=taken), progress)))

        def set_pages(progress: Progress) -> bytes:
            from app.printing.gabung import joined_pdf  # pypdf costs a tenth of a second

            return joined_pdf([ready.susun(progress) for _, ready in made], "Paket", progress)

        def note(workspace: Workspace) -> None:
            workspace.note_access("cetak", {"dokumen": "paket_tps"})

        return Siap(set_pages, note, any(ready.konsep for _, ready in made), bagian=made)

    return make
