"""Words of the recap page: what rows and columns are, the net as a sentence, the rules behind numbers."""

from app.domain.istilah import in_sentence
from app.domain.logistik import HADIR, KOTAK, SALINAN
from app.domain.rekap_bersih import Bersih
from app.domain.rekap_desa import JUGA, Dimensi, Ukuran
from app.domain.rekap_orang import DI_BAWAH, OLDEST_PEMULA, PEMULA, TAK_TENTU
from app.domain.syarat import VOTING_AGE
from app.domain.tms import ARTI, Alasan
from app.system.istilah import istilah
from app.system.language import tr
from app.ui.figures import ribuan

Pandangan = str
"""A measure of the domain, or `bersih` (the net by area) or `logistik`."""


def row_kinds() -> dict[Dimensi, str]:
    """What the rows may be."""
    return {
        "tps": istilah().tps,
        "dusun": istilah().dusun,
        "rw": "RW",
        "rt": "RT",
        "umur": tr("Umur"),
        "disabilitas": tr("Disabilitas"),
    }


def views() -> dict[Pandangan, str]:
    """What the columns may be."""
    return {
        "kelamin": tr("L/P"),
        "umur": tr("Umur"),
        "disabilitas": tr("Disabilitas"),
        "pemula": tr("Pemula"),
        "tms": tr("TMS"),
        "kpu_saja": tr("Usul KPU saja"),
        "baru": tr("Baru"),
        "ubah": tr("Ubah"),
        "bersih": tr("Tambah dan kurang"),
        "logistik": tr("Logistik"),
    }


def row_word(dimensi: Dimensi, name: str) -> str:
    """A row's name."""
    if dimensi == "umur":
        return column_word("umur", name)
    if dimensi == "disabilitas":
        return column_word("disabilitas", name)
    if not name.strip("/"):
        return tr("(belum ada)")
    return f"{int(name):02}" if dimensi == "tps" and name.isdecimal() else name


def column_word(ukuran: Ukuran, kolom: str) -> str:
    """A column's heading."""
    if ukuran in ("tms", "kpu_saja"):
        return _reason(kolom)
    if ukuran == "disabilitas":
        return _disabilities()[kolom]
    words = {
        "L": tr("L"),
        "P": tr("P"),
        TAK_TENTU: tr("Tidak diketahui"),
        PEMULA: tr("Pemula"),
        DI_BAWAH: tr("Di bawah 17, belum kawin"),
        "71+": tr("71 ke atas"),
    }
    return words.get(kolom, kolom)


def _reason(kolom: str) -> str:
    kind, _, reason = kolom.rpartition(":")
    word = tr(ARTI[Alasan(reason)].label)
    if not kind:
        return word
    if kind == JUGA:
        return tr("{reason}, diusulkan ke KPU", reason=word)
    return tr("{reason}, {pilkades} saja", reason=word, pilkades=istilah().pemilihan)


def _disabilities() -> dict[str, str]:
    return {
        "0": tr("Tidak ada"),
        "1": tr("Fisik"),
        "2": tr("Intelektual"),
        "3": tr("Mental"),
        "4": tr("Wicara"),
        "5": tr("Rungu"),
        "6": tr("Netra"),
        TAK_TENTU: tr("Tidak diisi"),
    }


def rule(view: Pandangan, cadangan: str) -> str:
    """What must be known to read a table."""
    words = {
        "tms": tr(
            "TMS yang diusulkan ke KPU dan yang hanya untuk {pilkades} ini dipisahkan; dihitung di tempatnya "
            "menurut daftar KPU.",
            pilkades=istilah().pemilihan,
        ),
        "kpu_saja": tr(
            "Diusulkan TMS ke KPU, tetapi tetap memilih di {pilkades} ini.", pilkades=istilah().pemilihan
        ),
        "bersih": tr(
            "Dari KPU + baru + masuk − TMS − keluar = akhir. Masuk dan keluar: alamat atau {tps} dibetulkan.",
            tps=in_sentence(istilah().tps),
        ),
        "logistik": logistics_rule(cadangan),
        "umur": first_voters(),
        "pemula": first_voters(),
    }
    return words.get(view, "")


def first_voters() -> str:
    """Who counts as a first-time voter."""
    return tr(
        "Pemula: {first} sampai {last} tahun pada hari pemungutan suara, atau lebih muda dan sudah atau "
        "pernah kawin. Daftar tidak mencatat siapa yang pernah memilih.",
        first=VOTING_AGE, last=OLDEST_PEMULA,
    )  # fmt: skip


def logistics_rule(cadangan: str) -> str:
    """How each number of the logistics comes about."""
    words = istilah()
    reserve = (
        tr("Surat suara: pemilih + {percent} %, dibulatkan ke atas.", percent=cadangan.replace(".", ","))
        if cadangan
        else tr("Surat suara kosong sampai persen cadangannya diisi.")
    )
    return tr(
        "{reserve} {undangan}: satu per pemilih. Per {tps}: salinan daftar {salinan} ({kpps}, {pengawas}, "
        "ditempel; saksi belum dihitung), daftar hadir {hadir}, kotak {kotak}.",
        reserve=reserve, undangan=words.undangan, tps=in_sentence(words.tps), salinan=SALINAN,
        kpps=in_sentence(words.petugas_tps), pengawas=in_sentence(words.pengawas), hadir=HADIR, kotak=KOTAK,
    )  # fmt: skip


def net_sentence(net: Bersih, name: str) -> str:
    """Tambah 36, TMS 35, DPT naik 1."""
    return tr(
        "Tambah {baru}, TMS {tms}, {list} {growth}",
        baru=ribuan(len(net.baru)), tms=ribuan(len(net.tms)), list=name, growth=_growth(net.naik),
    )  # fmt: skip


def area_sentence(net: Bersih, name: str) -> str:
    """The same of one area, with whom the village moved in and out."""
    return tr(
        "{area}: tambah {baru}, masuk {masuk}, TMS {tms}, keluar {keluar}, {growth} (dari {awal} ke {akhir})",
        area=name, baru=ribuan(len(net.baru)), masuk=ribuan(len(net.masuk)), tms=ribuan(len(net.tms)),
        keluar=ribuan(len(net.keluar)), growth=_growth(net.naik), awal=ribuan(net.awal),
        akhir=ribuan(net.akhir),
    )  # fmt: skip


def _growth(by: int) -> str:
    if not by:
        return tr("tetap")
    if by > 0:
        return tr("naik {count}", count=ribuan(by))
    return tr("turun {count}", count=ribuan(-by))
