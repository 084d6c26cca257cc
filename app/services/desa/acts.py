"""All acts of the journal, newest first: who did what to how many, whether it still holds, and to whom."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.fold import Undone, is_active
from app.domain.pemilih import KOLOM_DAFTAR
from app.domain.peristiwa import Peristiwa
from app.domain.progress import Progress, silent
from app.services.desa import members
from app.services.desa.aturan_kata import rule_word, told_rule
from app.services.desa.undo import UNDOABLE
from app.services.desa.voter_details import told
from app.services.desa.workspace import Workspace
from app.store import acts as store
from app.store import journal
from app.store.acts import Place as Place
from app.store.acts import Wanted
from app.system import clock
from app.system.language import tr

_VERDICTS = ("status_pilkades", "usul_kpu", "info", "ganda_dengan")
"""What a mark sets."""

JENIS: Mapping[str, Wanted] = {
    "tanda": Wanted(kolom=_VERDICTS),
    "ubah": Wanted(kolom=tuple(sorted(KOLOM_DAFTAR))),
    "baru": Wanted(jenis=("baru",)),
    "bukti": Wanted(kolom=("bukti",)),
    "catatan": Wanted(kolom=("catatan",)),
    "dukcapil": Wanted(kolom=("dukcapil",)),
    "pasangan": Wanted(jenis=("pasangan",)),
    "tanggapan": Wanted(jenis=("tanggapan",)),
    "wilayah": Wanted(jenis=("wilayah",)),
    "tempat_tps": Wanted(jenis=("tps",)),
    "dokumen": Wanted(jenis=("dokumen",)),
    "kembalian": Wanted(jenis=("kembalian",)),
    "setelan": Wanted(jenis=("setelan",)),
    "pengumuman": Wanted(jenis=("pengumuman",)),
    "batal": Wanted(jenis=("batal",)),
    "lain": Wanted(jenis=("perangkat", "paket", "anggota", "tetapkan", "buka", "kembali", "kirim")),
}
"""Kinds of acts that a list may be narrowed to; an act can be of several."""


@dataclass(frozen=True, slots=True)
class Hal:
    """One thing that an act did, and to how many voters (or places of the map).

    `jenis`: `tanda`, `usul` (to KPU only), `ubah`, else the field or the kind of the event; `nilai`: the
    reason of a mark, the field of a correction, else "".
    """

    jenis: str
    nilai: str
    jumlah: int


@dataclass(frozen=True, slots=True)
class Tindakan:
    """One act. `balik`: 0 as it was done, 1 an undo, 2 the undo of an undo ...; `hal`, `pemilih` and `asal`
    (when, who) are then those of the act below.

    `batal`: an undo holds against it. `dapat`: of a kind that can be undone at all.
    """

    act: str
    waktu: str
    anggota: str
    hal: tuple[Hal, ...]
    pemilih: int
    batal: bool
    dapat: bool
    balik: int
    asal: tuple[str, str]
    tempat: Place


@dataclass(frozen=True, slots=True)
class Rincian:
    """What an act changed of one voter. `pemilih` is "" where it was no voter's; NIK and NKK are masked."""

    pemilih: str
    nama: str
    kolom: str
    lama: str
    baru: str


def acts(
    workspace: Workspace,
    jenis: str = "",
    anggota: str | None = None,
    after: Place | None = None,
    most: int = 200,
    progress: Progress = silent,
) -> list[Tindakan]:
    """A page of acts. `jenis`: a key of `JENIS`, "" for all; `after`: `tempat` of the last one known."""
    kind = JENIS[jenis] if jenis else Wanted()
    wanted = Wanted(anggota, kind.jenis, kind.kolom)
    found = store.firsts(workspace.db, wanted, after, most)
    undone, names = journal.undone(workspace.db), _names(workspace)
    read: list[Tindakan] = []
    for number, first in enumerate(found):
        progress(number, len(found), "Membaca riwayat")
        read.append(_act(workspace, first.tindakan, undone, names))
    return read


def one(workspace: Workspace, act: str) -> Tindakan | None:
    """One act by its name; None where the journal has none of it."""
    if not journal.events_of_act(workspace.db, act):
        return None
    return _act(workspace, act, journal.undone(workspace.db), _names(workspace))


def actors(workspace: Workspace) -> dict[str, str]:
    """Who may have acted: id -> name."""
    return members.names(workspace)


def _names(workspace: Workspace) -> dict[str, str]:
    return {"": "", **members.names(workspace)}


def _act(workspace: Workspace, act: str, undone: Undone, names: Mapping[str, str]) -> Tindakan:
    events = journal.events_of_act(workspace.db, act)
    first, below, depth = events[0], *_bottom(workspace, events)
    zone = workspace.pengaturan.pemilihan.zona
    when, who = clock.local_time(below[0].waktu, zone), names.get(below[0].anggota, below[0].anggota)
    return Tindakan(
        act=act,
        waktu=clock.local_time(first.waktu, zone),
        anggota=names.get(first.anggota, first.anggota),
        hal=_things(below),
        pemilih=len({event.pemilih for event in below if event.pemilih}),
        batal=not is_active(first, undone),
        dapat=all(event.jenis in UNDOABLE for event in events),
        balik=depth,
        asal=(when, who) if depth else ("", ""),
        tempat=store.place_of(first),
    )


def _bottom(workspace: Workspace, events: list[Peristiwa]) -> tuple[list[Peristiwa], int]:
    """The act that a chain of undos is about, and how long the chain is."""
    depth = 0
    while events[0].jenis == "batal":
        below = journal.events_of_act(workspace.db, str(events[0].isi))
        if not below:
            break
        events, depth = below, depth + 1
    return events, depth


def _things(events: Sequence[Peristiwa]) -> tuple[Hal, ...]:
    """What was done to how many; of the fields that one mark sets only the most telling one."""
    marks: dict[str, tuple[int, str, str]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for event in events:
        if event.kolom in _VERDICTS:
            marks[event.pemilih] = min(_verdict(event), marks.get(event.pemilih, _LEAST_TELLING))
        elif event.kolom in KOLOM_DAFTAR:
            counts["ubah", event.kolom] += 1
        else:
            counts[event.kolom or _kind(event), ""] += 1
    verdicts = Counter((jenis, nilai) for _, jenis, nilai in marks.values())
    return tuple(Hal(jenis, nilai, count) for (jenis, nilai), count in (verdicts + counts).items())


_LEAST_TELLING = (9, "", "")


def _kind(event: Peristiwa) -> str:
    """The record of a TPS (its place) and a voter's TPS are two things."""
    return "tempat_tps" if event.jenis == "tps" else event.jenis


def _verdict(event: Peristiwa) -> tuple[int, str, str]:
    """How telling a field of a mark is, and what it says: a body that moved more than its "sesuai"."""
    if event.kolom in ("info", "status_pilkades") and event.isi:
        return (0 if event.kolom == "info" else 1), "tanda", str(event.isi)
    if event.kolom == "usul_kpu":
        return 2, "usul", str(event.isi)
    return 3, event.kolom, ""


def details(workspace: Workspace, act: str) -> list[Rincian]:
    """What an act changed, voter by voter; of an undo, what the act below it had changed."""
    events, _ = _bottom(workspace, journal.events_of_act(workspace.db, act))
    names = store.names(workspace.db, [voter for event in events for voter in _voters_of(event)])
    return [_detail(event, names) for event in events]


def _voters_of(event: Peristiwa) -> tuple[str, ...]:
    if event.jenis == "pasangan":
        return str(event.data["satu"]), str(event.data["dua"])
    if event.jenis == "kembalian":
        return (str(event.data["pemilih"]),)
    return (event.pemilih,) if event.pemilih else ()


def _detail(event: Peristiwa, names: Mapping[str, str]) -> Rincian:
    data = event.data
    if event.jenis == "nilai":
        lama, baru = told(event.kolom, event.lama), told(event.kolom, event.isi)
        return Rincian(event.pemilih, names.get(event.pemilih, ""), event.kolom, lama, baru)
    if event.jenis == "baru":
        return Rincian(event.pemilih, names.get(event.pemilih, str(data["nama"])), "baru", "", "")
    if event.jenis == "wilayah":
        place = f"{data['alamat']} {data['rt']}/{data['rw']}"
        return Rincian("", place, "wilayah", "", str(data["dusun"]))
    if event.jenis == "tps":
        said = ", ".join(str(data[name]) for name in ("lokasi", "dusun") if data[name])
        return Rincian("", str(data["kode"]), _kind(event), "", said)
    if event.jenis == "pasangan":
        one, other = (names.get(voter, voter) for voter in _voters_of(event))
        decided = tr("dua orang yang berbeda") if data["putusan"] else tr("belum diputuskan")
        return Rincian(str(data["satu"]), f"{one} / {other}", "pasangan", "", decided)
    if event.jenis == "tanggapan":
        decided = _answered(str(data["keputusan"]))
        return Rincian(str(data["pemilih"]), str(data["nama"]), "tanggapan", "", decided)
    if event.jenis == "kembalian":
        voter = str(data["pemilih"])
        return Rincian(voter, names.get(voter, ""), "kembalian", "", _brought_back(str(data["alasan"])))
    if event.jenis == "setelan":
        return Rincian("", rule_word(str(data["kunci"])), "setelan", "", told_rule(data))
    name, value = _TOLD_OF.get(event.jenis, ("", ""))
    return Rincian("", str(data.get(name, "")), event.jenis, "", str(data.get(value, "")))


_TOLD_OF = {
    "anggota": ("nama", "peran"),
    "tetapkan": ("", "tahap"),
    "kembali": ("", "tahap"),
    "buka": ("nomor", "alasan"),
    "pengumuman": ("daftar", "tempat"),
    "dokumen": ("nomor", "pemegang"),
    "teks": ("dokumen", "bagian"),
}
"""Kind of event -> what its `isi` is called by, and what it says."""


def _brought_back(alasan: str) -> str:
    """Why a letter came back."""
    words = {
        "meninggal": tr("meninggal"),
        "pindah": tr("pindah"),
        "tidak_ditemukan": tr("tidak ditemukan"),
        "ganda": tr("ganda"),
        "menolak": tr("menolak menerima"),
        "lainnya": tr("lainnya"),
    }
    return words.get(alasan, tr("sudah diterima"))


def _answered(keputusan: str) -> str:
    """What was decided about a resident's response."""
    words = {
        "diterima": tr("diterima"),
        "ditolak": tr("ditolak"),
        "dicatat": tr("dalam register"),
        "ktp": tr("memilih dengan KTP-el"),
    }
    return words.get(keputusan, tr("belum diputuskan"))
