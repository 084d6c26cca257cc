"""Invitation slips: read on the data lane, set without it, written down once they are made."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from app.domain.bidang_slip import Kalibrasi
from app.domain.errors import UserError
from app.domain.kendali import Dokumen
from app.domain.penetapan import Baris
from app.domain.peristiwa import Draft
from app.domain.progress import Progress, silent
from app.printing.page import paper_named
from app.printing.slip_layout import PerHalaman
from app.printing.slips import Ikat, Isi, OpsiUndangan
from app.services.desa.cetak import MOST_BLANKS
from app.services.desa.kendali import keep_within, one_line, refuse_taken
from app.services.desa.undangan_ikat import Rencana, Urut, Wilayah, grouped_rows, nomor_of, plan_bundles
from app.services.desa.undangan_pilih import Siapa, chosen_rows, died, read_dpt
from app.services.desa.undangan_surat import NEVER, SlipMaker, label_of, words_and_signer
from app.services.desa.undangan_tercetak import Cara as CaraCetak
from app.services.desa.undangan_tercetak import Cetakan, Nomor, SuratTercetak, printed_slips, slip_drafts
from app.services.desa.workspace import Workspace
from app.system.kalibrasi import calibration

Cara = Literal["biasa", "baru", "salinan", "ganti"]
"""Everybody, who had one before as SALINAN; those only who had none; all as SALINAN; all anew, for what was
printed before is spoilt."""


@dataclass(frozen=True, slots=True)
class PilihanUndangan:
    """`urut`: by TPS and number, or bundled by RT and family. `isi`, `tumpuk`: see app/printing/slips.py;
    `printer`: whose calibration holds for blanks. `oleh` invites, "" the committee."""

    siapa: Siapa = field(default_factory=Siapa)
    urut: Urut = "tps"
    cara: Cara = "biasa"
    alasan: str = ""
    kertas: str = "F4"
    per_halaman: PerHalaman = 4
    isi: Isi = "lengkap"
    printer: str = ""
    tumpuk: bool = False
    oleh: str = ""


@dataclass(frozen=True, slots=True)
class Bahan:
    """All that printing needs. `meninggal`: how many of the chosen get none, for they died."""

    options: OpsiUndangan = field(repr=False)
    ikat: Sequence[Ikat] = field(repr=False)
    rencana: Rencana = field(repr=False)
    cetakan: Sequence[Cetakan] = field(repr=False)
    catatan: Mapping[str, str]
    meninggal: int


@dataclass(frozen=True, slots=True)
class UndanganTercetak:
    """A PDF in memory. `dokumen`: the bundles that it fills, with their numbers."""

    pdf: bytes = field(repr=False)
    voters: int
    tps: int
    salinan: int
    meninggal: int
    dokumen: tuple[Dokumen, ...]


def undangan(
    workspace: Workspace, pilihan: PilihanUndangan | None = None, progress: Progress = silent
) -> UndanganTercetak:
    """Read, set and write down in one. Raises what `bahan`, `pdf_of` and `note_undangan` raise."""
    held = bahan(workspace, pilihan or PilihanUndangan(), progress)
    done = pdf_of(held, progress)
    note_undangan(workspace, held)
    return done


def bahan(workspace: Workspace, pilihan: PilihanUndangan, progress: Progress = silent) -> Bahan:
    """On the data lane; nothing is written.

    Raises UserError DPT_NEEDED, what `chosen_rows` raises, SLIP_NOBODY, SLIP_REASON (a replacement has one),
    TEXT_PLACEHOLDER, PAPER_UNKNOWN, CALIBRATION_DAMAGED.
    """
    if pilihan.cara == "ganti" and not one_line(pilihan.alasan):
        raise UserError("SLIP_REASON", usage=True)
    options = slip_options(workspace, pilihan)
    dpt, dead, printed = read_dpt(workspace), died(workspace), printed_slips(workspace)
    asked = chosen_rows(dpt, pilihan.siapa)
    alive = [row for row in asked if row.pemilih.id not in dead]
    chosen = [row for row in alive if pilihan.cara != "baru" or not _had(row, printed)]
    if not chosen:
        raise UserError("SLIP_NOBODY")
    wanted = {nomor_of(row) for row in chosen}
    originals = {nomor_of(row) for row in chosen if _is_original(row, pilihan.cara, printed)}
    groups = grouped_rows(workspace, dpt.rows, pilihan.urut)
    plan = plan_bundles(workspace, groups, originals, printed)
    maker = SlipMaker(workspace, dpt, printed, originals, progress, len(chosen))
    return Bahan(
        options,
        list(_bundles(workspace, groups, wanted, plan, maker, labelled=_is_labelled(pilihan))),
        plan,
        _prints(wanted, originals, plan, pilihan),
        _noted(pilihan, len(chosen), len(chosen) - len(originals)),
        len(asked) - len(alive),
    )


def _bundles(
    workspace: Workspace,
    groups: Mapping[Wilayah, Sequence[Baris]],
    wanted: set[Nomor],
    plan: Rencana,
    maker: SlipMaker,
    *,
    labelled: bool,
) -> Iterator[Ikat]:
    for key, every in groups.items():
        if rows := [row for row in every if nomor_of(row) in wanted]:
            label = label_of(workspace, key, rows, plan.ikat) if labelled else None
            yield Ikat(maker.slips(rows), label)


def _is_labelled(pilihan: PilihanUndangan) -> bool:
    """Not on blanks: a label there would lie over a printed letter."""
    return pilihan.urut == "rt" and pilihan.isi != "isian"


def _had(row: Baris, printed: Mapping[Nomor, SuratTercetak]) -> bool:
    return printed.get(nomor_of(row), NEVER).asli


def _is_original(row: Baris, cara: Cara, printed: Mapping[Nomor, SuratTercetak]) -> bool:
    return cara == "ganti" or (cara != "salinan" and not _had(row, printed))


def _prints(
    wanted: set[Nomor], originals: set[Nomor], plan: Rencana, pilihan: PilihanUndangan
) -> list[Cetakan]:
    """What is written down slip by slip, a line a bundle."""
    reason = one_line(pilihan.alasan) if pilihan.cara == "ganti" else ""
    by_bundle: dict[str, list[Nomor]] = {}
    for nomor in sorted(originals):
        by_bundle.setdefault(plan.ikat[nomor], []).append(nomor)
    how: CaraCetak = "ganti" if pilihan.cara == "ganti" else "asli"
    found = [Cetakan(how, slips, ikat, reason) for ikat, slips in by_bundle.items()]
    copies = sorted(wanted - originals)
    return [*found, Cetakan("salinan", copies)] if copies else found


def _noted(pilihan: PilihanUndangan, voters: int, copies: int) -> dict[str, str]:
    """What the chain of accesses keeps of a print as a whole."""
    noted = {"dokumen": "undangan", "tps": pilihan.siapa.tps or "semua", "pemilih": str(voters)}
    noted["jenis"] = "isian" if pilihan.isi == "isian" else "slip"
    return noted | ({"salinan": str(copies)} if copies else {})


def pdf_of(held: Bahan, progress: Progress = silent) -> UndanganTercetak:
    """Set the slips; needs no data file. Raises SLIP_NO_ROOM."""
    from app.printing.undangan import undangan_pdf  # reportlab costs a quarter of a second

    pdf = undangan_pdf(held.ikat, held.options, progress)
    slips = [slip for one in held.ikat for slip in one.slips]
    return UndanganTercetak(
        pdf,
        len(slips),
        len({slip.tps for slip in slips}),
        sum(slip.salinan > 0 for slip in slips),
        held.meninggal,
        (*held.rencana.baru, *held.rencana.tambah),
    )


def note_undangan(workspace: Workspace, held: Bahan, save: Callable[[], None] = lambda: None) -> None:
    """The bundles get their numbers, the slips count as printed, all or nothing. Raises DOCUMENT_TAKEN.

    `save` keeps the file: where that fails, nothing counts as printed.
    """
    with workspace.transaction():
        refuse_taken(workspace, held.rencana.baru)
        keep_within(workspace, (*held.rencana.baru, *held.rencana.tambah))
        workspace.note_within([Draft("cetak", isi=dict(held.catatan)), *slip_drafts(held.cetakan)])
        save()


def slip_options(
    workspace: Workspace, pilihan: PilihanUndangan, unsaved: Mapping[str, Sequence[str]] | None = None
) -> OpsiUndangan:
    """Paper, words and signature, hours. Raises PAPER_UNKNOWN, TEXT_*, CALIBRATION_DAMAGED."""
    words, name = words_and_signer(workspace, pilihan.oleh, unsaved or {})
    on_blanks = pilihan.isi == "isian" and pilihan.printer
    return OpsiUndangan(
        desa=workspace.desa,
        pemilihan=workspace.pengaturan.pemilihan,
        istilah=workspace.pengaturan.istilah,
        kertas=paper_named(pilihan.kertas),
        per_halaman=pilihan.per_halaman,
        waktu=workspace.aturan.jam,
        nama_penandatangan=name,
        teks=words,
        isi=pilihan.isi,
        tumpuk=pilihan.tumpuk,
        kalibrasi=calibration(pilihan.printer, pilihan.per_halaman) if on_blanks else Kalibrasi(),
    )


def blangko(workspace: Workspace, pilihan: PilihanUndangan, pages: int) -> bytes:
    """Empty slips, to be printed on later; written down. Raises SLIP_NO_ROOM and what `slip_options` does."""
    count = min(max(pages, 1), MOST_BLANKS)
    pdf = preview(workspace, pilihan, {}, count)
    note_blangko(workspace, count)
    return pdf


def note_blangko(workspace: Workspace, pages: int) -> None:
    """So many pages of blanks leave."""
    workspace.note_access("cetak", {"dokumen": "blangko-undangan", "lembar": str(pages)})


def preview(
    workspace: Workspace, pilihan: PilihanUndangan, unsaved: Mapping[str, Sequence[str]], pages: int = 1
) -> bytes:
    """How slips look with words that nobody has saved: no voter is on them, nothing is written down."""
    return blangko_of(slip_options(workspace, replace(pilihan, isi="blangko"), unsaved), pages)


def blangko_of(options: OpsiUndangan, pages: int) -> bytes:
    """Set blanks; needs no data file. Raises SLIP_NO_ROOM."""
    from app.printing.undangan import blangko_pdf

    return blangko_pdf(pages, options)


def kalibrasi(
    workspace: Workspace, pilihan: PilihanUndangan, typed: Kalibrasi | None = None, front: str = ""
) -> bytes:
    """The calibration sheet of a printer for this form; it holds no voter. Raises SLIP_NO_ROOM.

    `typed`: as it would be with what somebody measured and has not kept yet, the field in `front` heavier.
    """
    from app.printing.calibration import calibration_pdf

    options = slip_options(workspace, replace(pilihan, isi="isian", printer="" if typed else pilihan.printer))
    return calibration_pdf(replace(options, kalibrasi=typed) if typed else options, pilihan.printer, front)


def bidang(workspace: Workspace, pilihan: PilihanUndangan) -> tuple[str, ...]:
    """The fields that this form has. Raises SLIP_NO_ROOM."""
    from app.printing.slip_fields import form_fields

    return form_fields(slip_options(workspace, replace(pilihan, isi="isian", printer="")))
