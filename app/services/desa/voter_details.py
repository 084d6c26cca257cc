"""One voter in full: what KPU's list says, what the village corrected, evidence, warnings, the timeline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.dukcapil import beda
from app.domain.fold import is_active
from app.domain.nik import masked, masked_within
from app.domain.pemilih import Pemilih
from app.domain.periksa import catatan_orang
from app.domain.peristiwa import Isi, Peristiwa
from app.domain.syarat import Kelayakan, kelayakan
from app.domain.tms import ARTI, label
from app.services.desa.dukcapil_words import answer_told, value_shown
from app.services.desa.find import hide
from app.services.desa.kembalian import Kembalian, return_of
from app.services.desa.mark import find_all
from app.services.desa.rahasia import secret_reason
from app.services.desa.workspace import Workspace
from app.store import daftar, journal
from app.system import clock
from app.system.language import tr

_PRIVATE = ("nik", "nkk")
_VERDICTS = ("status_pilkades", "usul_kpu", "info")


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One step of a voter's story. `batal`: an undo reaches it."""

    waktu: str
    anggota: str
    tindakan: str
    kolom: str
    lama: str
    baru: str
    batal: bool


@dataclass(frozen=True, slots=True)
class Pilihan:
    """A field in conflict and what one may choose: (ref, value as shown, who says so); KPU's ref is ""."""

    kolom: str
    nilai: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class VoterDetails:
    """NIK and NKK are masked unless revealed. `koreksi`: field -> (KPU's value, ours).

    `kelayakan`: whether age and marriage let him vote, ruled by `dasar_syarat`.
    `dukcapil`: what the population office was asked and said; `beda`: field -> (list's value, office's).
    `rahasia`: the reason behind a "TMS" that stays in the village, for Ketua and Sekretaris; `bukti` are
    its papers. `kembali`: his invitation came back.
    """

    pemilih: Pemilih
    bukti: Mapping[str, str]
    kelayakan: Kelayakan
    dasar_syarat: str
    koreksi: Mapping[str, tuple[str, str]]
    peringatan: Sequence[str]
    riwayat: Sequence[Kejadian]
    konflik: Sequence[Pilihan]
    terbuka: bool
    dukcapil: Mapping[str, str]
    beda: Mapping[str, tuple[str, str]]
    rahasia: str = ""
    kembali: Kembalian | None = None


def voter_details(workspace: Workspace, voter: str, *, reveal: bool = False) -> VoterDetails:
    """Everything a side panel shows; a reveal is written down. Raises VOTER_UNKNOWN."""
    [folded] = find_all(workspace, [voter])
    found = daftar.get(workspace.db, voter)
    assert found is not None
    now = found.pemilih
    base = daftar.base_of(workspace.db, voter)
    hari = workspace.pengaturan.pemilihan.hari
    notes = catatan_orang(now.nik, now.tanggal_lahir, now.kelamin, now.kawin, hari)
    events = journal.events_of(workspace.db, voter)
    secret = secret_reason(workspace, voter)
    if reveal:
        workspace.note_access("lihat", {"pemilih": voter})
    show = (lambda kolom, value: value) if reveal else _hidden
    return VoterDetails(
        pemilih=now if reveal else hide(now),
        bukti=secret.bukti if secret else found.bukti,
        kelayakan=kelayakan(now.tanggal_lahir, now.kawin, hari),
        dasar_syarat=workspace.aturan.dasar_syarat,
        koreksi={
            kolom: (show(kolom, getattr(base, kolom)), show(kolom, getattr(now, kolom)))
            for kolom in found.ubah
            if base is not None
        },
        peringatan=tuple(dict.fromkeys(note.kode.kalimat for note in notes)),
        riwayat=_story(workspace, events, reveal=reveal),
        konflik=tuple(
            _choices(conflict.kolom, conflict.dasar, conflict.kpu, folded.pemilih, events, reveal=reveal)
            for conflict in folded.konflik
        ),
        terbuka=reveal,
        dukcapil=found.dukcapil,
        beda=_differing(found.dukcapil, now, reveal=reveal),
        rahasia=ARTI[secret.alasan].label if secret else "",
        kembali=return_of(workspace, voter),
    )


def _differing(isi: Mapping[str, str], now: Pemilih, *, reveal: bool) -> dict[str, tuple[str, str]]:
    """As a person reads them."""
    pairs = beda(isi, lambda kolom: str(getattr(now, kolom)))
    return {
        kolom: (value_shown(kolom, ours, reveal=reveal), value_shown(kolom, theirs, reveal=reveal))
        for kolom, (ours, theirs) in pairs.items()
    }


def _hidden(kolom: str, value: str) -> str:
    return masked(value) if kolom in _PRIVATE else masked_within(value)


def _story(workspace: Workspace, events: Sequence[Peristiwa], *, reveal: bool) -> list[Kejadian]:
    """Newest first."""
    names = {
        event.data["id"]: event.data["nama"] for event in journal.events_of_kind(workspace.db, "anggota")
    }
    acts, zone = journal.undone(workspace.db), workspace.pengaturan.pemilihan.zona
    return [
        Kejadian(
            clock.local_time(event.waktu, zone),
            names.get(event.anggota, event.anggota),
            event.tindakan,
            event.kolom or event.jenis,
            told(event.kolom, event.lama, reveal=reveal),
            told(event.kolom, event.isi, reveal=reveal) if event.kolom else tr("ditambahkan"),
            not is_active(event, acts),
        )
        for event in reversed(events)
    ]


def told(kolom: str, isi: Isi, *, reveal: bool = False) -> str:
    """A value of an event as a person reads it, in the language in force; NIK, NKK masked unless revealed."""
    if kolom == "dukcapil":
        return answer_told(isi if isinstance(isi, Mapping) else {}, reveal=reveal)
    if not isinstance(isi, str):
        papers = ", ".join(f"{tr(key.replace('_', ' '))} {value}" for key, value in isi.items())
        return papers if reveal else masked_within(papers)
    if kolom in _VERDICTS:
        return tr(label(isi)) if isi else "-"
    return isi if reveal else _hidden(kolom, isi)


def _choices(
    kolom: str,
    refs: Sequence[str],
    of_kpu: bool,
    now: Pemilih | None,
    events: Sequence[Peristiwa],
    *,
    reveal: bool,
) -> Pilihan:
    by_ref = {event.ref: event for event in events}
    values = [(ref, told(kolom, by_ref[ref].isi, reveal=reveal), tr("panitia")) for ref in refs]
    if of_kpu and now is not None:
        values.insert(0, ("", told(kolom, str(getattr(now, kolom)), reveal=reveal), "KPU"))
    return Pilihan(kolom, tuple(values))
