"""What is inside a bundle, without any key: each file whole or damaged, the bundle's own signature."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.crypto import minisig
from app.crypto.kode_sidik import kode_sidik
from app.domain.errors import UserError
from app.domain.pemilihan import Desa
from app.domain.progress import Progress, silent
from app.exchange import bundel, envelope
from app.exchange.bundel import Bundle, Entry
from app.exchange.bundel_terpotong import Terpotong, open_bundle_or_part
from app.exchange.envelope import Amplop
from app.services.pmd.catatan import one_line


@dataclass(frozen=True, slots=True)
class Anggota:
    """One file of a bundle. `masalah`: the code of what is wrong, "" where it is whole and signed.

    `kunci_lain`: whole, but signed by another key than the bundle's; of a return that is the rule.
    """

    berkas: str
    desa: Desa
    jenis: str
    urut: int
    ukuran: int
    sha256: str
    masalah: str = ""
    kode_sidik: str = ""
    id: str = ""
    pemilih: int = 0
    kunci_lain: bool = False


@dataclass(frozen=True, slots=True)
class IsiBundel:
    """A bundle whose own signature holds. `jenis`: `paket`, `balasan`, or `campuran`.

    `terpotong`: it does not reach its end, and its signature is lost with it: what of it is whole proves that
    by itself, what is missing is told as its index says, and there is no `kode_sidik`. `istilah`: what the
    region calls things, empty where the bundle does not say, or nobody signed for it.
    """

    path: Path
    amplop: Amplop
    kode_sidik: str
    sidik_kunci: str
    jenis: str
    anggota: tuple[Anggota, ...]
    terpotong: bool = False
    istilah: Mapping[str, str] = field(default_factory=dict)

    @property
    def rusak(self) -> list[Anggota]:
        """Those that must not be handed over."""
        return [one for one in self.anggota if one.masalah]

    @property
    def pemilihan(self) -> Mapping[str, str]:
        return self.amplop.pemilihan


def look(path: Path, progress: Progress = silent) -> IsiBundel:
    """Check a bundle and every file in it; a damaged or missing file is told and stops nothing.

    Raises what `open_bundle` raises, COURIER_NO_BUNDLE (another kind of file).
    """
    if not bundel.is_bundle(path) and path.is_file():
        raise UserError("COURIER_NO_BUNDLE", file=path.name)
    with open_bundle_or_part(path) as opened:
        found = []
        for done, entry in enumerate(opened.entries, 1):
            found.append(_member(opened, entry))
            progress(done, len(opened.entries), "Memeriksa bundel")
        if not opened.utuh:
            _check_claims(opened, found)
        kinds = {one.jenis for one in found}
        return IsiBundel(
            path,
            opened.amplop,
            opened.kode_sidik,
            kode_sidik(minisig.read_public_line(opened.amplop.kunci)),
            kinds.pop() if len(kinds) == 1 else "campuran",
            tuple(found),
            terpotong=not opened.utuh,
            istilah=opened.istilah,
        )


def _check_claims(opened: Bundle | Terpotong, found: Sequence[Anggota]) -> None:
    """Nobody signed for a torn bundle's election and key but its own packages. Raises ENVELOPE_DAMAGED."""
    packages = [one for one in found if one.jenis == "paket" and not one.masalah]
    if packages and all(one.kunci_lain for one in packages):
        raise UserError("ENVELOPE_DAMAGED")


def _member(opened: Bundle | Terpotong, entry: Entry) -> Anggota:
    """Names are those that the file's author signed; of a damaged file those of the index."""
    try:
        whole = checked(opened, entry, opened.read(entry))
    except UserError as error:
        return Anggota(*_plain(opened, entry), masalah=error.code)
    told = whole.amplop
    other = told.kunci != opened.amplop.kunci
    return Anggota(
        entry.berkas, Desa(**told.desa), entry.jenis, entry.urut, entry.ukuran, entry.sha256,
        kode_sidik=whole.kode_sidik, id=told.id, pemilih=told.pemilih, kunci_lain=other,
    )  # fmt: skip


def named(opened: Bundle | Terpotong, entry: Entry) -> Desa:
    """The village as the index calls it."""
    district = opened.amplop.desa
    names = (one_line(entry.desa, 10), one_line(entry.nama), one_line(entry.kecamatan))
    return Desa(*names, district["kabupaten"], district["provinsi"])


def _plain(opened: Bundle | Terpotong, entry: Entry) -> tuple[str, Desa, str, int, int, str]:
    return (
        entry.berkas,
        named(opened, entry),
        one_line(entry.jenis, 20),
        entry.urut,
        entry.ukuran,
        entry.sha256,
    )


def checked(opened: Bundle | Terpotong, entry: Entry, data: bytes) -> envelope.Envelope:
    """A file of a bundle: signed, as the index says it is, of the bundle's election.

    Raises what `envelope.read` raises, COURIER_OTHER_ELECTION.
    """
    whole = envelope.read(data)
    bundel.check_entry(entry, whole.amplop)
    same = whole.amplop.pemilihan["id"] == opened.amplop.pemilihan["id"]
    if not same or not (opened.utuh or whole.amplop.pemilihan == opened.amplop.pemilihan):
        raise UserError("COURIER_OTHER_ELECTION")
    return whole
