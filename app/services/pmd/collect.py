"""What comes back: returns and reports, file by file, from folders and bundles; each is checked and kept.

Nothing sealed is opened. Whether a return holds is KPU's to say; here it is told whole from damaged, newer
from older, one's own election from another's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Literal

from app.domain.errors import UserError
from app.domain.kurir import Catatan, DesaKurir, PemilihanKurir, terapkan
from app.domain.latihan import is_latihan
from app.domain.pemilihan import Desa
from app.domain.progress import Progress, silent
from app.exchange import bundel, envelope, laporan
from app.exchange.bundel_terpotong import open_bundle_or_part
from app.exchange.envelope import Envelope
from app.exchange.file_names import EXTENSIONS, as_line, file_name
from app.services.pmd.catatan import add, election_line, make_folder, note, one_line, read_record
from app.services.pmd.look import checked, named
from app.system import paths
from app.system.safe_file import read_file, sha256_of, write_atomic

Hasil = Literal["baru", "pengganti", "sama", "lama", "berbeda", "ditolak"]
"""`pengganti` is newer than what was kept, `lama` older (and not kept), `berbeda` of one number but other
bytes (both are kept, KPU decides)."""

KINDS = ("balasan", "laporan")
DISIMPAN = ("baru", "pengganti", "berbeda")
_ENDINGS = tuple(f".{EXTENSIONS[kind]}" for kind in (*KINDS, "bundel"))


@dataclass(frozen=True, slots=True)
class Masuk:
    """What became of one file. `masalah`: the code of why it was refused.

    `asing`: no package of this village went out from here; `paket_lain`: it answers another one.
    """

    berkas: str
    hasil: Hasil
    desa: Desa | None = None
    jenis: str = ""
    urut: int = 0
    tahap: str = ""
    kode_sidik: str = ""
    masalah: str = ""
    asing: bool = False
    paket_lain: bool = False


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    data: bytes = b""
    problem: str = ""
    desa: Desa | None = None


def collect(
    sources: Sequence[Path],
    pemilihan: str = "",
    orang: str = "",
    hari: date | None = None,
    folder: Path | None = None,
    progress: Progress = silent,
) -> list[Masuk]:
    """Take in returns and reports. `pemilihan`: the election they must be of; "" takes the one of the record.

    Every file has its turn whatever the others are, and what was kept stays kept where this is cancelled.
    Raises COURIER_CHOOSE_ELECTION, COURIER_RECORD_DAMAGED and errors of this computer's own disk.
    """
    state = dict(read_record(folder).pemilihan)
    wanted = pemilihan or only_election(state)
    outcomes: list[Masuk] = []
    for source in _files(sources):
        progress(len(outcomes), 0, "Memeriksa berkas")
        for file in source:
            done, whole = _look_at(file, wanted, state)
            if whole and done.hasil in DISIMPAN:
                wanted = whole.amplop.pemilihan["id"]
                lines = [] if wanted in state else [election_line(whole.amplop)]
                lines.append(_keep(file, whole, one_line(orang), hari, folder))
                add(folder, lines)
                for line in lines:
                    terapkan(state, line)
            outcomes.append(done)
            progress(len(outcomes), 0, "Memeriksa berkas")
    return outcomes


def only_election(known: Mapping[str, PemilihanKurir]) -> str:
    """The one election of a record; "" before the first. Raises COURIER_CHOOSE_ELECTION: there are more."""
    if len(known) > 1:
        raise UserError("COURIER_CHOOSE_ELECTION", usage=True, known=", ".join(known))
    return next(iter(known), "")


def _files(sources: Sequence[Path]) -> Iterator[Iterator[_File]]:
    for path in sources:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in inside:
            if file == path or (file.suffix.lower() in _ENDINGS and file.is_file()):
                yield _members(file)


def _members(path: Path) -> Iterator[_File]:
    """The file itself, or what a bundle holds."""
    name = as_line(path.name)
    try:
        if not bundel.is_bundle(path):
            yield _File(name, read_file(path, envelope.LARGEST_FILE))
            return
        with open_bundle_or_part(path) as opened:
            for entry in opened.entries:
                try:
                    data = opened.read(entry)
                    checked(opened, entry, data)
                    yield _File(entry.berkas, data)
                except UserError as error:
                    yield _File(entry.berkas, problem=error.code, desa=named(opened, entry))
    except UserError as error:
        yield _File(name, problem=error.code)


def _look_at(file: _File, wanted: str, state: Mapping[str, PemilihanKurir]) -> tuple[Masuk, Envelope | None]:
    """What becomes of a file; the envelope of one that is whole and of this election."""
    if file.problem:
        return Masuk(file.name, "ditolak", file.desa, masalah=file.problem), None
    try:
        whole = _checked(file.data, wanted)
    except UserError as error:
        return Masuk(file.name, "ditolak", masalah=error.code), None
    known = state.get(whole.amplop.pemilihan["id"])
    village = known.desa.get(whole.amplop.desa["kode"]) if known else None
    return _judge(file, whole, known, village), whole


def _checked(data: bytes, wanted: str) -> Envelope:
    """Raises what `envelope.read` and `open_report` raise, COURIER_OTHER_KIND, COURIER_OTHER_ELECTION,
    PRACTICE_FILE."""
    whole = envelope.read(data)
    if whole.amplop.jenis not in KINDS:
        raise UserError("COURIER_OTHER_KIND")
    if is_latihan(whole.amplop.pemilihan["id"]):
        raise UserError("PRACTICE_FILE")
    if wanted and whole.amplop.pemilihan["id"] != wanted:
        raise UserError("COURIER_OTHER_ELECTION")
    if whole.amplop.jenis == "laporan":
        laporan.open_report(whole)
    return whole


def _judge(file: _File, whole: Envelope, known: PemilihanKurir | None, village: DesaKurir | None) -> Masuk:
    amplop = whole.amplop
    desa = Desa(**amplop.desa)
    went_out = known.diantar if known else set()
    packages = {one.isi["paket"] for one in village.isi} - {""} if village else set()
    answered = str(amplop.balasan.get("paket", ""))
    return Masuk(
        file.name,
        _compared(sha256(file.data).hexdigest(), whole, village),
        desa,
        amplop.jenis,
        amplop.urut,
        str(amplop.balasan.get("tahap", "")),
        whole.kode_sidik,
        asing=bool(went_out) and desa.kode not in went_out,
        paket_lain=bool(packages and answered) and answered not in packages,
    )


def _compared(digest: str, whole: Envelope, village: DesaKurir | None) -> Hasil:
    """Beside what is kept of the village."""
    is_return = whole.amplop.jenis == "balasan"
    lines = (village.terima if is_return else village.laporan) if village else []
    newest = (village.balasan if is_return else village.laporan_kini) if village else []
    if any(one.sha256 == digest for one in lines):
        return "sama"
    if not newest:
        return "baru"
    if whole.amplop.urut != newest[0].urut:
        return "pengganti" if whole.amplop.urut > newest[0].urut else "lama"
    return "berbeda"


def _keep(file: _File, whole: Envelope, orang: str, hari: date | None, folder: Path | None) -> Catatan:
    """Copy it beside the record; the line that says so."""
    amplop, digest = whole.amplop, sha256(file.data).hexdigest()
    desa = amplop.desa
    place = kept_folder(amplop.pemilihan["id"], folder)
    make_folder(place)
    stem, _, ending = file_name(desa["kode"], desa["nama"], amplop.jenis, amplop.urut).rpartition(".")
    path = place / f"{stem}-{digest[:8]}.{ending}"
    write_atomic(path, file.data)
    if sha256_of(path)[0] != digest:
        raise UserError("COURIER_COPY_DIFFERS", file=path.name)
    is_return = amplop.jenis == "balasan"
    isi = {"id": amplop.id}
    if is_return:
        isi |= {"tahap": amplop.balasan["tahap"], "paket": amplop.balasan["paket"]}
    return note(
        amplop.pemilihan["id"],
        "terima" if is_return else "laporan",
        isi,
        desa=desa["kode"],
        nama=desa["nama"],
        kecamatan=desa["kecamatan"],
        berkas=path.name,
        sha256=digest,
        urut=amplop.urut,
        orang=orang,
        hari=hari.isoformat() if hari else "",
    )


def kept_folder(pemilihan: str, folder: Path | None = None) -> Path:
    """Where the files of an election are kept."""
    return (folder or paths.courier_root()) / pemilihan


def kept_file(line: Catatan, folder: Path | None = None) -> bytes:
    """A kept file, as it came in. Raises COURIER_KEPT_DAMAGED, FILE_MISSING, FILE_NOT_READ."""
    data = read_file(kept_folder(line.pemilihan, folder) / line.berkas, envelope.LARGEST_FILE)
    if sha256(data).hexdigest() != line.sha256:
        raise UserError("COURIER_KEPT_DAMAGED", file=line.berkas)
    return data
