"""Checking a return: everything that can be proved about a `.dptr` from its bytes and what KPU holds.

A dossier goes in, findings come out: nothing is read, written or timed here, so it also runs in a worker
process.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from typing import Any, Literal

from app.domain.errors import UserError
from app.domain.kiriman import Penolakan, final_in_force, refusals, sealed
from app.domain.latihan import is_latihan
from app.domain.penetapan import Ditandatangani, jumlah, sidik
from app.domain.peristiwa import Peristiwa
from app.domain.perubahan import perubahan
from app.domain.susulan import Susulan
from app.domain.tahap_kiriman import AKHIR, BERKODE, SUSULAN, TAHAP_KIRIMAN, TahapKiriman
from app.services.kpu import committee
from app.services.kpu.committee import Member
from app.services.kpu.replay import Dossier, Replay
from app.services.kpu.return_supplement import supplemented
from app.store.vault_balasan import HeldHead


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, in words for the operator. hasil: ok, gagal."""

    apa: str
    hasil: str


@dataclass(slots=True)
class Findings:
    """What was found. `code` "" where nothing stands against the return.

    `penolakan`: what the committee says of KPU's refusal of an earlier final return, `ditolak` its number.
    `susulan`: what a supplement adds to the return of number `sejak`; `menyusul`: the id of its final one.
    """

    nama: str
    checks: list[Check] = field(default_factory=list)
    code: str = ""
    params: dict[str, str | int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    id: str = ""
    kode: str = ""
    desa: str = ""
    urut: int = 0
    tahap: TahapKiriman | Literal[""] = ""
    paket: str = ""
    sums: str = ""
    kode_sidik: str = ""
    heads: dict[str, HeldHead] = field(default_factory=dict)
    changes: dict[str, int] = field(default_factory=dict)
    hitung: dict[str, Any] = field(default_factory=dict)
    jumlah: dict[str, int] = field(default_factory=dict)
    sidik: str = ""
    anggota: list[Member] = field(default_factory=list)
    penolakan: Penolakan | None = None
    ditolak: int = 0
    menyusul: str = ""
    sejak: int = 0
    susulan: Susulan | None = None

    def refuse(self, what: str, error: Exception) -> None:
        """Note what failed. An error that nobody foresaw refuses this return; the others go on."""
        if not isinstance(error, UserError):
            error = UserError("RETURN_NOT_CHECKED", error=type(error).__name__)
        self.checks.append(Check(what, "gagal"))
        self.code, self.params = error.code, dict(error.params)


Step = Callable[[Replay, Findings], None]


def check(dossier: Dossier) -> Findings:
    """Go through all checks in the order of FORMAT.md; the first that fails is the reason. Never raises."""
    return examined(Replay(dossier))


def examined(replay: Replay) -> Findings:
    """The same, and `replay` is left as far open as the checks came."""
    found = Findings(replay.dossier.nama)
    for what, step, stages in STEPS:
        if found.tahap and found.tahap not in stages:
            continue
        try:
            step(replay, found)
        except Exception as error:  # noqa: BLE001  (a stranger wrote the file)
            found.refuse(what, error)
            break
        found.checks.append(Check(what, "ok"))
    return found


def _envelope(replay: Replay, found: Findings) -> None:
    replay.open_envelope()
    amplop, told = replay.opened.amplop, replay.told
    found.id, found.kode, found.desa, found.urut = (
        amplop.id,
        amplop.desa["kode"],
        amplop.desa["nama"],
        amplop.urut,
    )
    found.tahap, found.paket = told["tahap"], told["paket"]
    found.sums, found.kode_sidik = replay.opened.sums_sha256, replay.opened.kode_sidik


def _belongs(replay: Replay, found: Findings) -> None:
    dossier = replay.dossier
    election = replay.opened.amplop.pemilihan["id"]
    if is_latihan(election) and not is_latihan(dossier.pemilihan):
        raise UserError("PRACTICE_FILE")
    if election != dossier.pemilihan:
        raise UserError("RETURN_OTHER_ELECTION")
    if not dossier.packages:
        raise UserError("RETURN_VILLAGE_UNKNOWN", kode=found.kode)
    named = dossier.packages.get(found.paket)
    if named is None or named.kode != found.kode or replay.told.get("paket_urut") != named.urut:
        raise UserError("RETURN_PACKAGE_UNKNOWN", desa=found.desa)
    if named.urut < max(package.urut for package in dossier.packages.values()):
        found.warnings.append("RETURN_OLD_PACKAGE")


def _in_sequence(replay: Replay, found: Findings) -> None:
    """The ratchet: newer than everything held."""
    seen = {one.urut: one.sums for one in replay.dossier.seen}
    if found.sums in seen.values():
        raise UserError("RETURN_TWICE", urut=found.urut)
    if found.urut in seen:
        raise UserError("RETURN_TWIN", urut=found.urut)
    if seen and found.urut < max(seen):
        raise UserError("RETURN_STALE", urut=found.urut, newest=max(seen))
    if replay.told["sebelum"] and replay.told["sebelum"] not in seen.values():
        found.warnings.append("RETURN_GAP")


def _payload(replay: Replay, found: Findings) -> None:
    replay.open_payload()
    for device, card in replay.isi.cards.items():
        if (card.desa, card.pemilihan) != (found.kode, replay.dossier.pemilihan):
            raise UserError("CARD_INVALID", device=device)
        lines = replay.isi.hashes[device]
        found.heads[device] = HeldHead(card.kunci, len(lines), lines[-1])
    found.anggota = committee.members(replay.isi.events)


def _extends(replay: Replay, found: Findings) -> None:
    """Every device that KPU knows is here, with the same key, and goes on from the head held."""
    for device, held in replay.dossier.heads.items():
        lines = replay.isi.hashes.get(device, ())
        if len(lines) < held.urut or lines[held.urut - 1] != held.hash:
            raise UserError("RETURN_FORKED", device=device)
        if found.heads[device].kunci != held.kunci:
            raise UserError("RETURN_KEY_CHANGED", device=device)


def _announced(replay: Replay, found: Findings) -> None:
    """The journal itself says that this return was written, for this package, at heads that it holds.

    Its number is how many returns the journal had announced at those heads, and this one: an invented high
    number would make every later return of the village stale. Two members signed the heads of a final one:
    nothing follows them but the announcement itself. There is no second final one beside one that holds.
    """
    told = _announcement(replay, found)
    if (told.get("paket"), told.get("tahap")) != (found.paket, found.tahap):
        raise UserError("RETURN_NOT_ANNOUNCED")
    known = replay.under(told)
    if found.urut != 1 + sum(event.jenis == "kembali" for event in known):
        raise UserError("RETURN_NUMBER", urut=found.urut)
    if found.tahap in BERKODE and len(replay.isi.events) != len(known) + 1:
        raise UserError("RETURN_BEYOND")
    if found.tahap == AKHIR:
        _follows_refused(known, found)


def _follows_refused(known: Sequence[Peristiwa], found: Findings) -> None:
    if final_in_force(known):
        raise UserError("RETURN_SECOND_FINAL")
    numbers = {one.id: one.urut for one in sealed(known)}
    told = [one for one in refusals(known) if one.balasan in numbers]
    if told:
        found.penolakan, found.ditolak = told[-1], numbers[told[-1].balasan]


def _announcement(replay: Replay, found: Findings) -> Mapping[str, Any]:
    for event in reversed(replay.isi.events):
        by_signer = event.jenis == "kembali" and event.perangkat == replay.told["perangkat"]
        if by_signer and event.data.get("urut") == found.urut:
            return event.data
    raise UserError("RETURN_NOT_ANNOUNCED")


def _replayed(replay: Replay, found: Findings) -> None:
    replay.fold_now()
    if replay.now.konflik or replay.now.orphans:
        found.warnings.append("RETURN_CONFLICTS")


def _same_changes(replay: Replay, found: Findings) -> None:
    """`perubahan.csv` is a courtesy: it must say what the journal says, in any order."""
    voters = replay.now.pemilih.values()
    recomputed = Counter(astuple(change) for change in perubahan(replay.base, voters))
    if recomputed != Counter(astuple(change) for change in replay.isi.perubahan):
        raise UserError("RETURN_CHANGES_DIFFER")
    found.changes = dict(Counter(change.jenis for change in replay.isi.perubahan))
    found.hitung = _counted(replay)


def _supplements(replay: Replay, found: Findings) -> None:
    """KPU holds the final return that this follows, and the DPT is still the same."""
    base = supplemented(replay, _announcement(replay, found))
    found.menyusul, found.sejak, found.susulan = base.akhir, base.sejak, base.isi
    found.hitung = {**found.hitung, "menyusul": found.menyusul}


def _counted(replay: Replay) -> dict[str, Any]:
    """What the overview needs: `{awal, baru, ubah, tms: {<reason>: n}, tms_pilkades, L, P}`.

    `ubah` counts voters, not fields; L and P are of the list as KPU will have it.
    """
    rows = replay.isi.perubahan
    kinds = {
        kind: [row for row in rows if row.jenis == kind] for kind in ("baru", "ubah", "tms", "tms_pilkades")
    }
    gone = {row.id for row in kinds["tms"]}
    stay = Counter(voter.kelamin for voter in replay.now.pemilih.values() if voter.id not in gone)
    return {
        "awal": len(replay.base),
        "baru": len(kinds["baru"]),
        "ubah": len({row.id for row in kinds["ubah"]}),
        "tms": dict(Counter(row.baru for row in kinds["tms"])),
        "tms_pilkades": len(kinds["tms_pilkades"]),
        "L": stay["L"],
        "P": stay["P"],
    }


def _dpt(replay: Replay) -> dict[str, int]:
    """The DPT in force with its addenda, for those who add districts up; `tps` 0: somebody has none."""
    listed = [row.pemilih for row in replay.dpt]
    sexes, places = Counter(voter.kelamin for voter in listed), {voter.tps for voter in listed}
    tps = 0 if "" in places else len(places)
    return {"L": sexes["L"], "P": sexes["P"], "jumlah": len(listed), "tps": tps}


def _fingerprint(replay: Replay, found: Findings) -> None:
    """Of the DPT, which the return names, and of each addendum."""
    replay.fold_frozen()
    for one in replay.lists:
        told = sidik(replay.rows(one), replay.dossier.pemilihan, found.kode, one.tahap)
        if told != one.sidik:
            raise UserError("RETURN_FINGERPRINT")
    found.sidik = replay.lists[0].sidik
    found.hitung = {**found.hitung, "dpt": _dpt(replay)}
    if found.sidik != _announcement(replay, found).get("sidik"):
        raise UserError("RETURN_FINGERPRINT")


def _counts(replay: Replay, found: Findings) -> None:
    for one in replay.lists:
        if one.jumlah != jumlah(row.pemilih for row in replay.rows(one)):
            raise UserError("RETURN_COUNTS")
    found.jumlah = jumlah(row.pemilih for row in replay.dpt)


def _signatures(replay: Replay, found: Findings) -> None:
    """Two different members signed each list ever ratified, each re-opening, and this return."""
    events = replay.isi.events
    for event in events:
        if event.jenis in ("tetapkan", "buka"):
            kind: Ditandatangani = "buka" if event.jenis == "buka" else "tetapkan"
            committee.check_two_signed(events, kind, event.data)
    committee.check_two_signed(events, "kembali", _announcement(replay, found))


_ALL = TAHAP_KIRIMAN
STEPS: tuple[tuple[str, Step, tuple[TahapKiriman, ...]], ...] = (
    ("Ini pengembalian, utuh, dan tanda tangan perangkatnya cocok", _envelope, _ALL),
    ("Pemilihan, wilayah, dan paketnya dikenal", _belongs, _ALL),
    ("Nomor urut lebih baru daripada yang sudah diterima", _in_sequence, _ALL),
    ("Isi terbuka; kartu perangkat, rantai, dan titik periksa cocok", _payload, _ALL),
    ("Rantai setiap perangkat melanjutkan yang sudah dikenal KPU", _extends, _ALL),
    ("Jurnal mencatat pengembalian ini", _announced, _ALL),
    ("Jurnal diputar ulang di atas daftar yang diterbitkan KPU", _replayed, _ALL),
    ("Daftar perubahan sama dengan jurnal", _same_changes, _ALL),
    ("Pengembalian akhir yang disusulnya ada di sini, dengan DPT yang sama", _supplements, (SUSULAN,)),
    ("Sidik DPT dihitung ulang dan sama", _fingerprint, BERKODE),
    ("Jumlah pemilih DPT sama", _counts, BERKODE),
    ("Dua anggota menandatangani DPT dan pengembalian", _signatures, BERKODE),
)
"""What, how, and the kinds of returns that must pass it."""
