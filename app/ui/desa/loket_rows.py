"""How the people at the desk are told, a row and a sentence each."""

from collections.abc import Mapping

from app.domain.syarat import Hak
from app.services.desa.loket import Diperiksa
from app.system.language import tr
from app.ui.desa.keys import status_word
from app.ui.desa.loket_desk import Hadir, Meja, Tamu, undecided
from app.ui.models.loket_model import BarisLoket

Umur = Mapping[str, str]
"""Voter id -> age on the voting day, as the list has it."""


def desk_rows(meja: Meja, checked: Mapping[int, Diperiksa], umur: Umur) -> list[BarisLoket]:
    """Listed voters first. `checked`: by place among the typed; one without is still being looked at."""
    rows = [_listed(at, one, umur.get(one.id, "")) for at, one in enumerate(meja.hadir)]
    return rows + [_typed(meja, at, checked.get(at)) for at in meja.typed]


def _listed(at: int, one: Hadir, umur: str) -> BarisLoket:
    voter = one.terdaftar.pemilih
    now = status_word(voter.status_pilkades)
    if one.ubah:
        state, look = tr("✓ dibetulkan"), "good"
    elif one.sesuai or (voter.status_pilkades == "sesuai"):
        state, look = tr("✓ sesuai"), "good"
    elif one.terdaftar.tms:
        state, look = tr("✗ TMS"), "warn"
    else:
        state, look = tr("belum") if one.terdaftar.no else tr("baru"), "quiet"
    number = one.terdaftar.no or voter.id
    told = tr("{nama}, terdaftar no. {no}. {status}.", nama=voter.nama, no=number, status=now)
    if one.ubah:
        told += " " + tr("{count} isian akan dibetulkan.", count=len(one.ubah))
    elif one.sesuai:
        told += " " + tr("Akan dicatat sesuai.")
    return BarisLoket(voter.nama, f"{voter.kelamin} {umur}".strip(), state, told, hadir=at, look=look)


def _typed(meja: Meja, at: int, found: Diperiksa | None) -> BarisLoket:
    one = meja.tamu[at]
    name = one.isian.get("nama", "").strip().upper()
    state, look, told = _state(one, found)
    sex_age = ""
    if found is not None:
        sex_age = f"{found.periksa.isian.get('kelamin', '')} {found.periksa.umur}".strip()
    shown = name or tr("(tanpa nama)")
    sentence = tr("{nama}, orang baru. {told}", nama=shown, told=told)
    front = "▸ " if at == meja.at else ""
    return BarisLoket(f"{front}{shown}", sex_age, state, sentence, tamu=at, look=look)


def _state(one: Tamu, found: Diperiksa | None) -> tuple[str, str, str]:
    """(two words, look, sentence)."""
    if found is None:
        return "…", "quiet", tr("Sedang diperiksa.")
    if undecided(one, found):
        return tr("! ganda?"), "bad", tr("Mungkin sudah terdaftar.")
    if found.periksa.salah:
        return tr("! ada yang keliru"), "bad", tr("Ada isian yang belum dapat diterima.")
    if found.periksa.hak is Hak.TIDAK:
        return tr("✗ belum berhak"), "bad", tr(Hak.TIDAK.kalimat)
    if found.kurang:
        return tr("belum lengkap"), "warn", tr("Masih ada yang belum diisi.")
    if found.nik_menyusul:
        return tr("+ NIK menyusul"), "good", tr("Siap disimpan; NIK menyusul.")
    return tr("+ baru"), "good", tr("Siap disimpan.")
