"""How a village's document would look with words of its package; what only the village knows is dots."""

from collections.abc import Mapping, Sequence

from app.domain.aturan import Aturan, read_aturan
from app.domain.daftar_tahap import JUDUL, NAMA, TAHAP, Tahap
from app.domain.naskah import NASKAH, bernama, sebutan
from app.domain.naskah_isian import UNDANGAN_KODE
from app.domain.pemilihan import Desa
from app.domain.sebutan import nama_pemilihan, place_values, without
from app.domain.tanggal import day_and_date
from app.exchange.paket import Pengaturan
from app.printing.naskah import naskah_pdf
from app.printing.naskah_isi import BagianNaskah, IsiNaskah, LembarNaskah
from app.services.kpu.contoh import sample_tables, sample_village
from app.services.kpu.office import logo
from app.services.kpu.vault_session import Vault
from app.services.kpu.village_rules import pengaturan_for
from app.services.kpu.village_texts import lines_in_force


def village_preview(opened: Vault, desa: str, dokumen: str, unsaved: Mapping[str, Sequence[str]]) -> bytes:
    """Of this village, "" of the first that takes part. Raises what `lines_in_force` raises."""
    words = lines_in_force(opened, desa, dokumen, unsaved)
    village = sample_village(opened, desa)
    told = pengaturan_for(opened, desa) if desa else opened.pengaturan()
    values = _values(opened, told, village, read_aturan(told.aturan))
    if dokumen == UNDANGAN_KODE:
        return _slip(told, village, words, values)
    parts = [BagianNaskah(name, lines) for name, lines in words.items()]
    list_of = NASKAH[dokumen].daftar if dokumen in NASKAH else ""
    values |= _list_names(list_of if list_of in TAHAP else "dpt")
    title = bernama(NASKAH[dokumen].judul, told.istilah) if dokumen in NASKAH else "Contoh"
    sheet = LembarNaskah(parts, IsiNaskah(values, sample_tables(parts)), title, konsep=True)
    return naskah_pdf(title, [sheet], logo=logo(opened))


def _slip(
    told: Pengaturan, village: Desa, words: Mapping[str, Sequence[str]], values: Mapping[str, str]
) -> bytes:
    """Slips that no voter is on."""
    from app.printing.slip_teks import slip_text, slip_values
    from app.printing.slips import OpsiUndangan
    from app.printing.undangan import blangko_pdf

    text = slip_text(words, {**values, **slip_values(told.istilah)})
    options = OpsiUndangan(
        village, told.pemilihan, told.istilah, waktu=read_aturan(told.aturan).jam, teks=text, isi="blangko"
    )
    return blangko_pdf(1, options)


def _list_names(tahap: Tahap) -> dict[str, str]:
    whole = JUDUL[tahap] if tahap == "addendum" else f"{JUDUL[tahap]} ({NAMA[tahap]})"
    return {"daftar": NAMA[tahap], "judul_daftar": JUDUL[tahap], "nama_daftar": whole}


def _values(opened: Vault, told: Pengaturan, desa: Desa, rules: Aturan) -> dict[str, str]:
    """What the package knows."""
    istilah, vote = told.istilah, told.pemilihan.hari
    return {
        **sebutan(istilah),
        **place_values(istilah, desa),
        "tempat": without(istilah.desa, desa.nama),
        "kpu": opened.kpu.nama,
        "pemilihan": nama_pemilihan(istilah, desa, told.pemilihan),
        "sumber": told.sumber,
        "dasar_syarat": rules.dasar_syarat,
        "hari_pemungutan": day_and_date(vote),
        "jam": f"{rules.jam} {told.pemilihan.waktu}",
        "tahun": str(vote.year),
    }
