"""What a letter or minutes are made from: the village, what was asked for, the list that it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Literal

from app.domain.berlaku import Berlaku, Penetapan
from app.domain.daftar_tahap import NAMA, TAHAP, Tahap
from app.domain.errors import UserError
from app.domain.kalender import Waktu
from app.domain.kertas import Kertas
from app.domain.naskah import NASKAH, Naskah
from app.domain.penetapan import Baris, jumlah
from app.printing.naskah_isi import Kode, Tabel
from app.printing.signatures import Penandatangan
from app.printing.wording import grouped
from app.services.desa import members
from app.services.desa.frozen import Voters, in_force
from app.services.desa.print_lists import draft_rows
from app.services.desa.tahapan import schedule, stages
from app.services.desa.workspace import Workspace
from app.services.shared.kertas import signer
from app.store import daftar as store
from app.system import clock

_NOT_YET = ("STAGE_ORDER", "ADDENDUM_NOT_ALLOWED")


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What somebody asks for. `tahap`: the list, where the document lets choose; `tempat`: of the meeting;
    `pemilih`: whom a certificate is for; `terbuka`: NIK in the open; `contoh`: a look at the text, which may
    be had before there is anything to say. `lampiran`: the list itself behind it; opening that needs an
    `alasan`."""

    dokumen: str
    tahap: Tahap | Literal[""] = ""
    nomor: str = ""
    tanggal: date | None = None
    tempat: str = ""
    pemilih: str = ""
    terbuka: bool = False
    contoh: bool = False
    lampiran: bool = False
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class HitunganTps:
    """Voters of one TPS by sex; `belum`: whose sex is not known."""

    tps: str
    laki: int
    perempuan: int
    jumlah: int

    @property
    def belum(self) -> int:
        return self.jumlah - self.laki - self.perempuan


class Sumber:
    """Reads what is asked of it, and once only. Raises UserError NASKAH_UNKNOWN, STAGE_PASSED."""

    def __init__(self, workspace: Workspace, minta: Permintaan) -> None:
        self.workspace, self.minta = workspace, minta
        self.naskah = named(minta.dokumen)
        self.istilah, self.desa = workspace.pengaturan.istilah, workspace.desa
        self.pemilihan = workspace.pengaturan.pemilihan

    @cached_property
    def berlaku(self) -> Berlaku:
        return in_force(self.workspace)

    @cached_property
    def jadwal(self) -> tuple[Waktu, ...]:
        return schedule(self.workspace)

    @cached_property
    def tahap(self) -> Tahap:
        """The list that the document is about. Before a meeting it is the next one, after it the newest."""
        if self.naskah.daftar not in ("", "pilih"):
            return self.naskah.daftar  # type: ignore[return-value]  # a list's name
        if self.minta.tahap:
            return self.minta.tahap
        newest = self.berlaku.terakhir
        following = stages(self.workspace).berikut if newest is None or self._is_ahead else None
        return following or (newest.tahap if newest else "dps")

    @property
    def _is_ahead(self) -> bool:
        return self.naskah.langkah == ("tetapkan", "")

    @property
    def about_list(self) -> bool:
        return self.naskah.daftar != ""

    @cached_property
    def penetapan(self) -> Penetapan | None:
        """The list's ratification in force."""
        if self.tahap == "addendum":
            return self.berlaku.addenda[-1] if self.berlaku.addenda else None
        return self.berlaku.tahap.get(self.tahap)

    @cached_property
    def rows(self) -> list[Baris]:
        """The ratified list, else as it would be now. Raises STAGE_PASSED, STAGE_ORDER, ADDENDUM_*."""
        if self.penetapan:
            return self.berlaku.rows(self.penetapan, self._voters)
        later = [one for one in TAHAP[TAHAP.index(self.tahap) + 1 :] if one in self.berlaku.tahap]
        try:
            if later:
                raise UserError("STAGE_PASSED", stage=NAMA[self.tahap], later=NAMA[later[0]])
            return draft_rows(self.workspace, self.tahap)
        except UserError as error:
            if self.minta.contoh and error.code in (*_NOT_YET, "STAGE_PASSED"):
                return []
            raise

    @cached_property
    def rows_below(self) -> Sequence[Baris]:
        """The list that additions add to; of an addendum the DPT with the addenda before it."""
        found, last = self.berlaku, self.penetapan
        if self.tahap == "dptambahan":
            below = found.semua.get(last.sebelum) if last else found.dasar_tambahan
            return found.rows(below, self._voters) if below else ()
        if self.tahap == "addendum" and "dpt" in found.tahap:
            earlier = found.addenda[:-1] if last else found.addenda
            return [row for one in (found.tahap["dpt"], *earlier) for row in found.rows(one, self._voters)]
        return ()

    @cached_property
    def _voters(self) -> Voters:
        """Each list is folded once."""
        return Voters(self.workspace)

    @cached_property
    def hitungan(self) -> list[HitunganTps]:
        """Counts TPS by TPS, in the order of the list."""
        return [
            HitunganTps(tps, count["L"], count["P"], count["jumlah"])
            for tps, group in groupby(self.rows, lambda row: row.pemilih.tps)
            for count in [jumlah(row.pemilih for row in group)]
        ]

    @cached_property
    def seluruh(self) -> HitunganTps:
        """The sum of all TPS."""
        found = self.hitungan
        return HitunganTps(
            "",
            sum(one.laki for one in found),
            sum(one.perempuan for one in found),
            sum(one.jumlah for one in found),
        )

    @property
    def sidik(self) -> str:
        """The 16 letters that stand on every page of the list; "" before it is ratified."""
        return grouped(self.penetapan.sidik[:16].upper()) if self.penetapan else ""

    @property
    def kode(self) -> dict[str, Kode]:
        """The fingerprint beside a QR that proves offline whose minutes these are."""
        if self.penetapan is None:
            return {}
        paper = Kertas(self.desa.kode, self.tahap, "", "H1", self.penetapan.sidik[:16].upper())
        return {"sidik": Kode(self.sidik, signer(self.workspace.key)(paper))}

    @cached_property
    def base(self) -> dict[str, object]:
        """KPU's list below the ratified one, by voter id."""
        paket = self.penetapan.paket if self.penetapan else self.workspace.newest_paket()
        return dict(store.base(self.workspace.db, paket))

    @property
    def today(self) -> date:
        return clock.today(self.pemilihan.zona)

    @property
    def tanggal(self) -> date:
        """What was asked for; of a ratified list's own papers the day of the ratification; today."""
        own = self.naskah.daftar not in ("", "pilih") and self.naskah.langkah[0] != "umumkan"
        if self.minta.tanggal is None and own and self.penetapan:
            return clock.local_date(self.penetapan.waktu, self.pemilihan.zona)
        return self.minta.tanggal or self.today

    def langkah(self, jenis: str, daftar: str = "") -> Waktu | None:
        """When a step of the schedule is."""
        kinds = (one for one in self.jadwal if one.langkah.jenis == jenis)
        return next((one for one in kinds if daftar in ("", one.langkah.daftar)), None)

    def anggota(self, *roles: str) -> list[Penandatangan]:
        """Members of these roles, in this order; who has no name of his own signs over dots."""
        known = members.known(self.workspace).values()
        return [
            Penandatangan(self.jabatan(one.peran), "" if one.nama.lower() == one.peran else one.nama)
            for role in roles
            for one in known
            if one.peran == role
        ]

    def panitia(self) -> list[Penandatangan]:
        """The committee as it signs; Ketua and Sekretaris stand there whether or not they are known."""
        heads = [(self.anggota(role) or [Penandatangan("")])[0].nama for role in ("ketua", "sekretaris")]
        signing = [Penandatangan(*one) for one in zip(("Ketua", "Sekretaris"), heads, strict=True)]
        return signing + [Penandatangan("Anggota", one.nama) for one in self.anggota("anggota")]

    def jabatan(self, role: str) -> str:
        if role == "pantarlih":
            return self.istilah.pantarlih
        return f"{role.title()} {self.istilah.panitia}"

    def kosong(self) -> None:
        """Raises NASKAH_EMPTY: there is nothing to say; a look at the text may be had all the same."""
        if not self.minta.contoh:
            raise UserError("NASKAH_EMPTY")


def named(dokumen: str) -> Naskah:
    """Raises NASKAH_UNKNOWN."""
    if dokumen not in NASKAH:
        raise UserError("NASKAH_UNKNOWN", usage=True)
    return NASKAH[dokumen]


def blank_rows(table: Tabel, count: int, numbered: bool = True) -> Tabel:
    """The same table with rows for the hand below its own, until there are so many."""
    rows: list[Sequence[str]] = [*table.baris]
    for number in range(len(rows) + 1, count + 1):
        rows.append([str(number) if numbered else "", *[""] * (len(table.kolom) - 1)])
    return Tabel(table.kolom, rows, table.jumlah, table.tinggi)
