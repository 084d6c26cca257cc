"""Handing packages over: copied to a stick, read back, and written down who took them and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.crypto.kode_sidik import same_code
from app.domain.bentuk import kode_desa
from app.domain.errors import UserError
from app.domain.kurir import Catatan, PemilihanKurir
from app.domain.latihan import is_latihan
from app.domain.progress import Progress, silent
from app.exchange.bundel_terpotong import open_bundle_or_part
from app.services.pmd.catatan import add, election_line, note, one_line, read_record
from app.services.pmd.look import Anggota, IsiBundel, checked
from app.system.safe_file import ensure_folder, sha256_of, write_atomic


@dataclass(frozen=True, slots=True)
class Diserahkan:
    """What was copied and noted down; `sudah_ada`: so many lay there already, byte for byte."""

    anggota: tuple[Anggota, ...]
    folder: Path
    orang: str
    hari: date
    sudah_ada: int


def hand_over(
    isi: IsiBundel,
    berkas: Sequence[str],
    out: Path,
    orang: str,
    hari: date,
    kunci: str = "",
    folder: Path | None = None,
    progress: Progress = silent,
) -> Diserahkan:
    """Copy these files of a bundle into `out` and note them down. `kunci`: the fingerprint of KPU's key as
    its letter has it, asked for where the bundle's key is another one than the one recorded.

    Nothing is copied unless all of them are whole and none would cover another file.

    Raises COURIER_NOT_CHOSEN, COURIER_RECEIVER, COURIER_MEMBER_DAMAGED, COURIER_BUNDLE_CHANGED,
    COURIER_KEY_CHANGED, COURIER_FILE_THERE, COURIER_COPY_DIFFERS, COURIER_RECORD_DAMAGED, PRACTICE_FILE and
    file errors.
    """
    chosen = [one for one in isi.anggota if one.berkas in set(berkas)]
    name = one_line(orang)
    if is_latihan(isi.pemilihan["id"]):
        raise UserError("PRACTICE_FILE")
    _check(chosen, name)
    before = read_record(folder).pemilihan.get(isi.pemilihan["id"])
    first = _about_bundle(isi, before, kunci)
    ensure_folder(out)
    there = sum(_is_there(out, one) for one in chosen)
    _copy(isi, chosen, out, progress)
    add(folder, [*first, *(_handed(isi, one, name, hari) for one in chosen)])
    return Diserahkan(tuple(chosen), out, name, hari, there)


def _check(chosen: Sequence[Anggota], orang: str) -> None:
    if not chosen:
        raise UserError("COURIER_NOT_CHOSEN")
    if not orang:
        raise UserError("COURIER_RECEIVER", usage=True)
    if damaged := [one for one in chosen if one.masalah]:
        raise UserError("COURIER_MEMBER_DAMAGED", file=damaged[0].berkas, count=len(damaged))


def _about_bundle(isi: IsiBundel, known: PemilihanKurir | None, kunci: str) -> list[Catatan]:
    """Lines that come once: the election and KPU's key, and every package that this bundle brought."""
    lines: list[Catatan] = []
    if known is None or isi.amplop.kunci not in known.kunci:
        if known is not None and known.kunci and not same_code(kunci, isi.sidik_kunci):
            raise UserError("COURIER_KEY_CHANGED", sidik=isi.sidik_kunci)
        lines.append(election_line(isi.amplop, isi.amplop.kunci))
    every = [one for village in known.desa.values() for one in village.isi] if known else []
    seen = {(one.sha256, one.isi["paket"]) for one in every}
    lines += [
        _brought(isi, one)
        for one in isi.anggota
        if (one.sha256, one.id) not in seen and _is_placed(one) and not (isi.terpotong and one.masalah)
    ]
    return lines


def _is_placed(one: Anggota) -> bool:
    """A damaged file is awaited back too, where its index names a village."""
    return one.jenis == "paket" and kode_desa(one.desa.kode)


def _brought(isi: IsiBundel, one: Anggota) -> Catatan:
    told = {"paket": one.id, "bundel": isi.amplop.id}
    return note(isi.pemilihan["id"], "isi", told, **_named(one))


def _handed(isi: IsiBundel, one: Anggota, orang: str, hari: date) -> Catatan:
    return note(isi.pemilihan["id"], "serah", orang=orang, hari=hari.isoformat(), **_named(one))


def _named(one: Anggota) -> dict[str, Any]:
    return {
        "desa": one.desa.kode,
        "nama": one.desa.nama,
        "kecamatan": one.desa.kecamatan,
        "berkas": one.berkas,
        "sha256": one.sha256,
        "urut": one.urut,
    }


def _is_there(out: Path, one: Anggota) -> bool:
    """Whether the very same file lies there; another one of its name is not covered."""
    if not (out / one.berkas).exists():
        return False
    if sha256_of(out / one.berkas)[0] != one.sha256:
        raise UserError("COURIER_FILE_THERE", file=one.berkas)
    return True


def _copy(isi: IsiBundel, chosen: Sequence[Anggota], out: Path, progress: Progress) -> None:
    with open_bundle_or_part(isi.path) as opened:
        if opened.kode_sidik != isi.kode_sidik:
            raise UserError("COURIER_BUNDLE_CHANGED")
        entries = {entry.berkas: entry for entry in opened.entries}
        for done, one in enumerate(chosen, 1):
            data = opened.read(entries[one.berkas])
            checked(opened, entries[one.berkas], data)
            write_atomic(out / one.berkas, data)
            if sha256_of(out / one.berkas)[0] != one.sha256:
                raise UserError("COURIER_COPY_DIFFERS", file=one.berkas)
            progress(done, len(chosen), "Menyalin berkas")
