"""Sentences of the TPS page: a block, the quality beside a list cut in number order, the table's lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.isi_tps import Blok, Rt
from app.domain.istilah import in_sentence
from app.services.desa.bagi_tps_keadaan import BarisTps, Keadaan
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.figures import ribuan
from app.ui.models.text_model import Heading, Line


@dataclass(frozen=True, slots=True)
class Ukuran:
    """One measure: of what is shown, and of as many TPS cut in number order."""

    nama: str
    nilai: str
    biasa: str
    is_bad: bool = False


def tps_word() -> str:
    """TPS, Meja, Tabung ... at the beginning of a sentence."""
    return istilah().tps


def tps_small() -> str:
    """The same inside one."""
    return in_sentence(istilah().tps)


def tps_name(kode: str) -> str:
    """`TPS 002`; who has none."""
    return f"{tps_word()} {kode}" if kode else tr("Belum punya {tps}", tps=tps_small())


def rt_name(rt: Rt) -> str:
    """`RT 003/001, Krajan`."""
    dusun, rw, number = rt
    name = f"RT {number or '?'}/{rw}" if rw else f"RT {number or '?'}"
    return f"{name}, {dusun}" if dusun else name


def block_told(blok: Blok) -> str:
    """The block in front, in words."""
    told = tr(
        "{rt}: {count} pemilih di {tps}",
        rt=rt_name(blok.rt), count=ribuan(len(blok.pemilih)), tps=tps_name(blok.kode),
    )  # fmt: skip
    return told if blok.utuh or not blok.rt[2] else tr("{told}, sebagian RT saja", told=told)


def measures(keadaan: Keadaan) -> list[Ukuran]:
    """What makes a division good, the promise first."""
    ours, usual = keadaan.mutu, keadaan.biasa
    return [
        Ukuran(
            tr("Keluarga terpisah"),
            ribuan(ours.keluarga_terpisah), ribuan(usual.keluarga_terpisah), ours.keluarga_terpisah > 0,
        ),
        Ukuran(tr("RT terpisah"), ribuan(ours.rt_terpisah), ribuan(usual.rt_terpisah)),
        Ukuran(
            tr("Terbesar - terkecil"),
            f"{ribuan(ours.terbesar)} - {ribuan(ours.terkecil)}",
            f"{ribuan(usual.terbesar)} - {ribuan(usual.terkecil)}",
        ),
        Ukuran(tr("Selisihnya"), ribuan(ours.selisih), ribuan(usual.selisih)),
        Ukuran(
            tr("Lebih dari {count}", count=ribuan(keadaan.batas)),
            ribuan(ours.lebih), ribuan(usual.lebih), ours.lebih > 0,
        ),
    ]  # fmt: skip


def warnings(keadaan: Keadaan) -> Iterator[str]:
    """What the numbers do not say."""
    if keadaan.mutu.lebih:
        yield tr("Batas hanya peringatan. Tambah jumlahnya, atau centang RT boleh dipecah.")
    if keadaan.mutu.tanpa_tps:
        yield tr("{count} pemilih belum punya {tps}.", count=ribuan(keadaan.mutu.tanpa_tps), tps=tps_small())
    if keadaan.mutu.tanpa_keluarga:
        yield tr(
            "Nomor KK {count} pemilih tidak terbaca: keluarganya tidak diketahui.",
            count=ribuan(keadaan.mutu.tanpa_keluarga),
        )


def headings() -> list[Heading]:
    """Of the table."""
    return [
        Heading(tps_word()),
        Heading(tr("Tempat")),
        Heading(istilah().dusun),
        Heading(tr("Pemilih"), is_number=True),
        Heading(tr("L"), is_number=True),
        Heading(tr("P"), is_number=True),
        Heading(tr("Beda"), is_number=True),
    ]


def lines(rows: Sequence[BarisTps]) -> list[Line]:
    """The rows of the table; above the limit they say so in a sign and a colour."""
    return [Line(_texts(one), "warn" if one.lebih or not one.kode else "text") for one in rows]


def _texts(one: BarisTps) -> tuple[str, ...]:
    place = tr("beda di dua komputer") if one.konflik else one.lokasi or "-"
    dusun = ", ".join(one.dusun) or "-"
    return (
        one.kode or "-",
        place,
        tr("{dusun} (sendiri)", dusun=dusun) if one.sendiri else dusun,
        f"{ribuan(one.pemilih)} ▲" if one.lebih else ribuan(one.pemilih),
        ribuan(one.laki),
        ribuan(one.perempuan),
        f"{one.beda:+}" if one.beda else "0",
    )


def tps_keys() -> tuple[tuple[str, str], ...]:
    """Keys of the page."""
    return (
        (tr("panah"), tr("pilih RT")),
        (tr("Shift dan ← →"), tr("pindahkan RT ke sebelahnya")),
        (tr("angka"), tr("pindahkan RT ke nomor itu")),
        ("Enter", tr("pindahkan satu keluarga")),
        ("Ctrl+H", tr("hitung usul")),
        ("Ctrl+Z", tr("mundur satu langkah pratinjau")),
        ("Ctrl+Enter", tr("terapkan")),
        ("Ctrl+B", tr("buang pratinjau")),
        ("F2", tr("ketik tempatnya")),
    )
