"""The stages of a village's list: their dates, what was ratified and opened again, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.aturan import Aturan
from app.domain.berlaku import Berlaku, Pembukaan, Penetapan
from app.domain.daftar_tahap import TAHAP, Tahap
from app.domain.errors import UserError
from app.domain.jadwal import Langkah, Libur, bernama, read_jadwal, read_libur
from app.domain.kalender import Kalender, Waktu, read_tetap, susun
from app.domain.tahapan import Keadaan, tahapan
from app.domain.templat_jadwal import TEMPLAT
from app.services.desa import members
from app.services.desa.frozen import awaits_addendum, final_return, in_force
from app.services.desa.pengumuman import Pengumuman, announcements
from app.services.desa.ratify import check_reopening
from app.services.desa.workspace import Workspace
from app.system import clock
from app.system.libur import WHOLE_YEARS, libur_bawaan


@dataclass(frozen=True, slots=True)
class Ditetapkan:
    """One ratification as people are told of it. `dibuka`: the re-opening after which it no longer holds."""

    penetapan: Penetapan
    pada: date
    oleh: tuple[str, ...]
    dibuka: "Dibuka | None" = None


@dataclass(frozen=True, slots=True)
class Dibuka:
    """One re-opening, for ever visible."""

    pada: date
    oleh: tuple[str, ...]
    alasan: str
    nomor: str


@dataclass(frozen=True, slots=True)
class LangkahDesa:
    """One step. `nama` in the region's words; `ditetapkan`: every ratification of its list, oldest first,
    those that were opened again too; `pengumuman`: where its list was announced."""

    waktu: Waktu
    nama: str
    keadaan: Keadaan
    sisa: int
    ditetapkan: tuple[Ditetapkan, ...] = ()
    pengumuman: tuple[Pengumuman, ...] = ()

    @property
    def berlaku(self) -> Ditetapkan | None:
        """The ratification in force."""
        return next((one for one in reversed(self.ditetapkan) if one.dibuka is None), None)


@dataclass(frozen=True, slots=True)
class TahapanDesa:
    """All of it on one day.

    hari_paket, nomor_tunda: the package's voting day, the decision that postponed it ("" where it was not)
    · berikut: the list to ratify next, None once the DPT stands · boleh_buka: "" or the code that says why
    nothing can be opened again · akhir: whether a final return is in force, so that only KPU's
    refusal opens a list · addendum: whether one may be ratified · tahun_libur: years counted by
    working days without a complete list of holidays · konflik: rules of which PCs said different things ·
    terlalu_akhir: steps that would end after the vote.
    """

    today: date
    hari: date
    hari_paket: date
    nomor_tunda: str
    langkah: tuple[LangkahDesa, ...]
    berikut: Tahap | None
    terakhir: Penetapan | None
    addenda: tuple[Ditetapkan, ...]
    boleh_buka: str
    akhir: bool
    addendum: bool
    tahun_libur: tuple[int, ...]
    konflik: tuple[str, ...]
    terlalu_akhir: tuple[str, ...]
    pengumuman: tuple[Pengumuman, ...]

    @property
    def sisa(self) -> int:
        """Days to the vote."""
        return (self.hari - self.today).days

    @property
    def langkah_berikut(self) -> LangkahDesa | None:
        """The step that ratifies the next list."""
        steps = (one for one in self.langkah if one.waktu.langkah.jenis == "tetapkan")
        return next((one for one in steps if one.waktu.langkah.daftar == self.berikut), None)


def read_steps(rules: Aturan) -> tuple[Langkah, ...]:
    """The steps of these rules, the usual ones where nobody said any."""
    return read_jadwal(rules.jadwal) or TEMPLAT["bawaan"].langkah


def schedule(workspace: Workspace) -> tuple[Waktu, ...]:
    """The dates of all steps for the voting day in force."""
    rules = workspace.aturan
    return count_days(read_steps(rules), rules.minggu_kerja, rules, workspace.pengaturan.pemilihan.hari)


def count_days(steps: Sequence[Langkah], week: int, rules: Aturan, hari: date) -> tuple[Waktu, ...]:
    """The dates of any steps by the rules' holidays and decided days; needs no database."""
    days = frozenset(date.fromisoformat(one.tanggal) for one in holidays(rules))
    return susun(steps, hari, Kalender(week, days), read_tetap(rules.tanggal))


def holidays(rules: Aturan) -> tuple[Libur, ...]:
    """The rules' list, or the one shipped with the program where they have none."""
    return read_libur(rules.libur) or libur_bawaan()


def stages(workspace: Workspace) -> TahapanDesa:
    """Where the village stands today; on the data lane."""
    found, dates, told = in_force(workspace), schedule(workspace), announcements(workspace)
    today = clock.today(workspace.pengaturan.pemilihan.zona)
    teller = _Teller(workspace, found, told, today)
    steps, setting = teller.steps(dates, today), workspace.keyed("setelan")
    postponed = setting.get(("hari",))
    return TahapanDesa(
        today=today,
        hari=workspace.pengaturan.pemilihan.hari,
        hari_paket=workspace.issued_day,
        nomor_tunda=str(postponed.isi.get("nomor", "")) if postponed else "",
        langkah=steps,
        berikut=_next(dates, found),
        terakhir=found.terakhir,
        addenda=tuple(map(teller.ratified, found.addenda)),
        boleh_buka=_why_shut(workspace, found),
        akhir=final_return(workspace) is not None,
        addendum="dpt" in found.tahap and awaits_addendum(workspace),
        tahun_libur=_years_not_whole(workspace, dates),
        konflik=tuple(key for (key,), one in setting.items() if one.konflik),
        terlalu_akhir=tuple(one.nama for one in steps if one.waktu.selesai > _vote(dates)),
        pengumuman=tuple(told),
    )


def _vote(dates: Sequence[Waktu]) -> date:
    """The last day of the vote."""
    return next(step.selesai for step in dates if step.langkah.jenis == "pungut")


class _Teller:
    """Puts names and days to what the journal holds."""

    def __init__(self, workspace: Workspace, found: Berlaku, told: Sequence[Pengumuman], today: date) -> None:
        self._istilah = workspace.pengaturan.istilah
        self._zone = workspace.pengaturan.pemilihan.zona
        self._names = members.names(workspace)
        self._found, self._told, self._today = found, told, today

    def steps(self, dates: Sequence[Waktu], today: date) -> tuple[LangkahDesa, ...]:
        done = {step.langkah.kode for step in dates if self._is_done(step.langkah)}
        return tuple(
            LangkahDesa(
                one.waktu,
                bernama(one.waktu.langkah.nama, self._istilah),
                one.keadaan,
                one.sisa,
                self._ratifications(one.waktu.langkah),
                self._places(one.waktu.langkah),
            )
            for one in tahapan(dates, today, done)
        )

    def _is_done(self, step: Langkah) -> bool:
        """A list passed over by a later one is never ratified: nobody waits for it any more. An announcement
        that was written down ahead is done when it has hung for its days."""
        if step.jenis == "tetapkan":
            return step.daftar in self._found.tahap or step.daftar in passed(self._found)
        return any(one.sampai <= self._today for one in self._places(step))

    def _ratifications(self, step: Langkah) -> tuple[Ditetapkan, ...]:
        if step.jenis != "tetapkan":
            return ()
        made = (one for one in self._found.semua.values() if one.tahap == step.daftar)
        return tuple(map(self.ratified, made))

    def _places(self, step: Langkah) -> tuple[Pengumuman, ...]:
        if step.jenis != "umumkan":
            return ()
        return tuple(one for one in self._told if one.daftar == step.daftar)

    def ratified(self, one: Penetapan) -> Ditetapkan:
        """One ratification, and whether it was opened again."""
        opened = next((event for event in self._found.pembukaan if event.tetapan == one.ref), None)
        return Ditetapkan(one, self._day(one.waktu), self._who(one.anggota), self._opened(opened))

    def _opened(self, event: Pembukaan | None) -> Dibuka | None:
        if event is None:
            return None
        return Dibuka(self._day(event.waktu), self._who(event.anggota), event.alasan, event.keputusan)

    def _day(self, waktu: int) -> date:
        return clock.local_date(waktu, self._zone)

    def _who(self, anggota: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._names.get(one, one) for one in anggota)


def passed(found: Berlaku) -> frozenset[Tahap]:
    """Lists that were never ratified and that a later one has made needless."""
    later = max((TAHAP.index(one) for one in found.tahap), default=0)
    return frozenset(one for one in TAHAP[:later] if one not in found.tahap)


def _next(dates: Sequence[Waktu], found: Berlaku) -> Tahap | None:
    lists = [step.langkah.daftar for step in dates if step.langkah.jenis == "tetapkan"]
    known = found.tahap.keys() | passed(found)
    return next((one for one in TAHAP if one in lists and one not in known), None)


def _why_shut(workspace: Workspace, found: Berlaku) -> str:
    try:
        check_reopening(workspace, found)
    except UserError as error:
        return error.code
    return ""


def _years_not_whole(workspace: Workspace, dates: Sequence[Waktu]) -> tuple[int, ...]:
    """Only where days are counted by work, and nobody has given a list of holidays."""
    if workspace.aturan.libur:
        return ()
    counted = [step for step in dates if step.langkah.hitung == "kerja" and not step.tetap]
    years = {day.year for step in counted for day in (step.mulai, step.selesai)}
    return tuple(sorted(years.difference(WHOLE_YEARS)))
