"""Papers about what changes hands: copies of a list, KPU's package, a list that got another fingerprint."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.domain.daftar_tahap import NAMA, Tahap
from app.domain.tanggal import long_date, ribuan
from app.domain.unsur import UNSUR
from app.exchange import envelope
from app.printing.naskah_baris import Baris
from app.printing.naskah_isi import IsiNaskah, Kolom, Tabel
from app.printing.wording import grouped, nomor_tps
from app.services.desa.print_naskah_daftar import letters, list_values
from app.services.desa.print_naskah_sumber import Sumber, blank_rows
from app.services.desa.workspace import Workspace
from app.store import daftar as store
from app.store import issued
from app.system import clock


def controlled(workspace: Workspace, *kinds: str) -> list[Mapping[str, Any]]:
    """Papers of the Buku kendali of these kinds, by number. What PCs said apart is told as the newest did."""
    found = (one.isi or one.konflik[-1] for one in workspace.keyed("dokumen").values())
    return sorted((one for one in found if one["jenis"] in kinds), key=_by_number)


def _by_number(one: Mapping[str, Any]) -> tuple[str, int, str]:
    kind, number, device = one["nomor"].split("-")
    return kind, int(number), device


def copies(sumber: Sumber) -> list[Mapping[str, Any]]:
    """Copies of the document's list that went out; whose list nobody wrote down counts for each."""
    papers = controlled(sumber.workspace, "salinan", "induk")
    return [one for one in papers if one["keluar"] and _list_of(one["isi"]) in (None, sumber.tahap)]


def _list_of(told: str) -> Tahap | None:
    """The list that a copy's description begins with."""
    longest = sorted(NAMA, key=lambda tahap: -len(NAMA[tahap]))
    return next((tahap for tahap in longest if told.casefold().startswith(NAMA[tahap].casefold())), None)


def salinan_isi(sumber: Sumber) -> list[IsiNaskah]:
    """Who got a copy; before anybody has, whom the law names, to be filled in by hand."""
    rows = [
        (one["pemegang"], _copy_told(sumber, one), one["nomor"], ribuan(one["lembar"]), "")
        for one in copies(sumber)
    ]
    columns = [
        Kolom("No", 0.4, "tengah"), Kolom("Penerima", 2.0), Kolom("Salinan", 2.0),
        Kolom("Nomor", 1.1, "tengah"), Kolom("Lembar", 0.8, "kanan"), Kolom("Tanda tangan", 1.5),
    ]  # fmt: skip
    told = [(str(at), *row) for at, row in enumerate(rows or _receivers(sumber), 1)]
    return [IsiNaskah(list_values(sumber), {"salinan": Tabel(columns, told, tinggi=24)})]


def _copy_told(sumber: Sumber, one: Mapping[str, Any]) -> str:
    """Salinan DPT KPPS, TPS 01."""
    return f"{one['isi']}, {sumber.istilah.tps} {nomor_tps(one['tps'])}" if one["tps"] else one["isi"]


def _receivers(sumber: Sumber) -> list[tuple[str, ...]]:
    istilah, name = sumber.istilah, NAMA[sumber.tahap]
    rows = [
        (
            f"{istilah.petugas_tps} {istilah.tps} {nomor_tps(one.tps)}",
            f"{name} {istilah.tps} {nomor_tps(one.tps)}",
        )
        for one in sumber.hitungan
        if one.tps
    ]
    rows += [(istilah.pengawas, f"{name} seluruh {istilah.tps}"), *[("Saksi calon nomor urut", "")] * 3]
    return [(*row, "", "", "") for row in rows]


def tanda_terima_isi(sumber: Sumber) -> list[IsiNaskah]:
    """A receipt for each copy; one to be filled in where none has gone out."""
    blank = {"penerima": "", "salinan": "", "nomor_salinan": "", "lembar": "", "tanggal_keluar": ""}
    told = [
        {
            "penerima": one["pemegang"], "salinan": _copy_told(sumber, one), "nomor_salinan": one["nomor"],
            "lembar": ribuan(one["lembar"]), "tanggal_keluar": long_date(date.fromisoformat(one["keluar"])),
        }
        for one in copies(sumber)
    ]  # fmt: skip
    return [IsiNaskah(list_values(sumber) | one) for one in told or [blank]]


def serah_terima_isi(sumber: Sumber) -> list[IsiNaskah]:
    """KPU's package, handed over by the agency to the committee."""
    files = [*issued.packages(sumber.workspace.db)]
    nilai = {
        "berlaku": long_date(sumber.workspace.pengaturan.sampai),
        "profil_data": UNSUR[sumber.pemilihan.profil],
        "sha256": hashlib.sha256(files[0].berkas).hexdigest(),
    }
    return [
        IsiNaskah(nilai, {"paket": packages_table(sumber)}, {"surat_dasar": letters(sumber) or _no_letters()})
    ]


def _no_letters() -> list[Baris]:
    """The package names none: to be written by hand."""
    names = ("Surat permintaan data", "Perjanjian kerja sama")
    return [
        Baris("butir", f"{name} Nomor {'.' * 30} tanggal {'.' * 24};", f"{at}.", jadi=True)
        for at, name in enumerate(names, 1)
    ]


def packages_table(sumber: Sumber) -> Tabel:
    """Every package that the village opened, oldest first."""
    workspace = sumber.workspace
    columns = [
        Kolom("Nomor paket", 1.5, "tengah"), Kolom("Kode sidik", 1.8, "tengah"),
        Kolom("Ukuran (byte)", 1, "kanan"), Kolom("Laki-laki", 0.9, "kanan"),
        Kolom("Perempuan", 1, "kanan"), Kolom("Jumlah", 0.9, "kanan"),
    ]  # fmt: skip
    rows = []
    for one in reversed([*issued.packages(workspace.db)]):
        people = store.base(workspace.db, one.id).values()
        sexes = Counter(voter.kelamin for voter in people)
        numbers = (len(one.berkas), sexes["L"], sexes["P"], len(people))
        rows.append((package_number(sumber, one), package_code(one), *map(ribuan, numbers)))
    return Tabel(columns, rows)


def package_number(sumber: Sumber, one: issued.Issued) -> str:
    """As its letter is numbered, so that both sides can name it."""
    return f"{sumber.desa.kode}-{one.urut}"


def package_code(one: issued.Issued) -> str:
    """Its kode sidik."""
    return grouped(envelope.read(one.berkas).kode_sidik)


def perubahan_isi(sumber: Sumber) -> list[IsiNaskah]:
    """Lists that were opened again, with the fingerprint before and after. Raises NASKAH_EMPTY."""
    rows = [row for opened in sumber.berlaku.pembukaan for row in _changed(sumber, opened.tetapan)]
    if not rows:
        sumber.kosong()
    columns = [
        Kolom("Daftar", 0.9), Kolom("Sidik lama", 1.6, "tengah"), Kolom("Jumlah lama", 0.8, "kanan"),
        Kolom("Sidik baru", 1.6, "tengah"), Kolom("Jumlah baru", 0.8, "kanan"),
        Kolom("Alasan dan keputusan", 2.4),
    ]  # fmt: skip
    table = Tabel(columns, rows)
    return [IsiNaskah(tabel={"perubahan": table if rows else blank_rows(table, 2, numbered=False)})]


def _changed(sumber: Sumber, ref: str) -> list[tuple[str, ...]]:
    """The ratification that was opened, and the next one of its list."""
    made = [*sumber.berlaku.semua.values()]
    old = sumber.berlaku.semua.get(ref)
    if old is None:
        return []
    opened = next(one for one in sumber.berlaku.pembukaan if one.tetapan == ref)
    new = next((one for one in made[made.index(old) + 1 :] if one.tahap == old.tahap), None)
    when = f"{clock.local_date(opened.waktu, sumber.pemilihan.zona):%d-%m-%Y}"
    after = (
        (grouped(new.sidik[:16].upper()), ribuan(new.jumlah["jumlah"])) if new else ("belum ditetapkan", "")
    )
    before = (grouped(old.sidik[:16].upper()), ribuan(old.jumlah["jumlah"]))
    return [(NAMA[old.tahap], *before, *after, f"{opened.alasan}; {opened.keputusan}, {when}")]
