"""The lines of the returns: those that KPU keeps, and files that were refused; how each state is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.domain.pemilihan import Desa
from app.domain.tahap_kiriman import AKHIR, SEMENTARA, SUSULAN
from app.services.kpu.check_return import Findings
from app.services.kpu.participants import participants
from app.services.kpu.receive import Outcome
from app.services.kpu.refuse_return import TolakTercatat, refused_files
from app.services.kpu.return_details import returns
from app.services.kpu.vault_session import Vault
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.kpu.state_words import Look

PRATINJAU, MENUNGGU, DITERAPKAN, DIGANTIKAN = "pratinjau", "menunggu", "diterapkan", "digantikan"
DITOLAK, BERKAS = "ditolak", "berkas"
"""States of a return; BERKAS: of a file that a check refused, it is not kept."""
_KINDS = (".dptr", ".dptb")


@dataclass(frozen=True, slots=True)
class Item:
    """One line. `tolak`: of a refused file; `found`: what its checks said, where it came in this session."""

    kode: str
    desa: str
    kecamatan: str
    urut: int
    tahap: str
    waktu: str
    keadaan: str
    hitung: Mapping[str, Any] = field(default_factory=dict)
    tolak: TolakTercatat | None = None
    found: Findings | None = None


def items(opened: Vault, outcomes: Sequence[Outcome]) -> list[Item]:
    """Who waits for a person first, then the newest. Raises RECORD_BROKEN."""
    names = {one.desa.kode: one.desa for one in participants(opened)}
    found = [
        Item(one.kode, one.desa, one.kecamatan, one.urut, one.tahap, one.diterima, one.keadaan, one.hitung)
        for one in returns(opened)
    ]
    found += [_refused(one, names.get(one.kode), outcomes) for one in refused_files(opened)]
    newest = sorted(found, key=lambda one: one.waktu, reverse=True)
    return sorted(newest, key=lambda one: one.keadaan != MENUNGGU)


def _refused(one: TolakTercatat, desa: Desa | None, outcomes: Sequence[Outcome]) -> Item:
    found = next((out.found for out in reversed(outcomes) if _is_same(out.found, one)), None)
    nama, kecamatan = (desa.nama, desa.kecamatan) if desa else ("", "")
    tahap = found.tahap if found else ""
    return Item(one.kode, nama, kecamatan, one.urut, tahap, one.waktu, BERKAS, {}, one, found)


def _is_same(found: Findings, one: TolakTercatat) -> bool:
    return (found.nama, found.kode, found.urut, found.code) == (one.berkas, one.kode, one.urut, one.code)


def looks() -> dict[str, Look]:
    """State of a return -> how it is told."""
    return {
        MENUNGGU: Look(tr("menunggu kode sidik"), "M", "warn"),
        PRATINJAU: Look(tr("pratinjau"), "S", "accent"),
        DITERAPKAN: Look(tr("diterapkan"), "✓", "good"),
        DIGANTIKAN: Look(tr("digantikan"), "–", "quiet"),
        DITOLAK: Look(tr("ditolak operator"), "×", "bad"),
        BERKAS: Look(tr("berkas ditolak"), "×", "bad"),
    }


def state_words(item: Item) -> str:
    """Letter and word; of a refused file also its kind."""
    look = looks()[item.keadaan]
    kind = f": {item.tolak.golongan.judul.lower()}" if item.tolak else ""
    return f"{look.letter} {look.word}{kind}"


def stage_words(tahap: str) -> str:
    """Interim, final or what comes after; "" where nobody could read it."""
    words: dict[str, str] = {SEMENTARA: tr("sementara"), AKHIR: tr("akhir"), SUSULAN: tr("susulan")}
    return words.get(tahap, tahap)


def change_words(hitung: Mapping[str, Any]) -> str:
    """What it changes, in one line."""
    if not hitung:
        return ""
    return tr(
        "TMS {tms} · ubah {ubah} · baru {baru}",
        tms=ribuan(sum(hitung["tms"].values())), ubah=ribuan(hitung["ubah"]), baru=ribuan(hitung["baru"]),
    )  # fmt: skip


def files_of(paths: Sequence[Path]) -> list[Path]:
    """Files as they are; of a folder every return and bundle inside."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(one for one in path.rglob("*") if one.suffix.lower() in _KINDS and one.is_file())
        found += inside if path.is_dir() else [path]
    return found
