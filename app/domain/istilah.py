"""Regional words: what a village, its head and its election are called here. Set by KPU, inherited."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from app.domain.bentuk import is_line
from app.domain.errors import UserError

LONGEST_WORD = 200
MAY_BE_EMPTY = ("kpps",)


@dataclass(frozen=True, slots=True)
class Istilah:
    """Title case; `str.upper()` where a heading needs it, `in_sentence` in the middle of a text.

    `kpps` is "" where no KPPS serves a TPS. `pemilihan_panjang` and `singkatan_panitia` are made of the
    other words where nobody says them.
    """

    desa: str = "Desa"
    kepala: str = "Kepala Desa"
    pemilihan: str = "Pilkades"
    dusun: str = "Dusun"
    kecamatan: str = "Kecamatan"
    kabupaten: str = "Kabupaten"
    panitia: str = "Panitia Pemilihan Kepala Desa"
    bpd: str = "BPD"
    tps: str = "TPS"
    dinas: str = "Dinas PMD"
    pantarlih: str = "Pantarlih"
    coklit: str = "Coklit"
    kpps: str = "KPPS"
    pengawas: str = "Pengawas"
    undangan: str = "Undangan"
    pemilihan_panjang: str = ""
    singkatan_panitia: str = ""

    def __post_init__(self) -> None:
        for name, word in _made_words(self.kepala, self.pemilihan).items():
            if not getattr(self, name):
                object.__setattr__(self, name, word)

    @property
    def petugas_tps(self) -> str:
        """Who serves at a TPS and gets its list: KPPS, or the committee where there is none."""
        return self.kpps or self.panitia


def in_sentence(word: str) -> str:
    """A common noun as a text writes it: desa, wali nagari, meja; abbreviations stay (TPS, Ketua P2K)."""
    return " ".join(one if sum(map(str.isupper, one)) > 1 else one.lower() for one in word.split(" "))


def _made_words(kepala: str, pemilihan: str) -> dict[str, str]:
    return {"pemilihan_panjang": f"Pemilihan {kepala}", "singkatan_panitia": f"Panitia {pemilihan}"}


def with_words(istilah: Istilah, words: Mapping[str, object]) -> Istilah:
    """`istilah` with KPU's own words; what was made of others follows them.

    Raises UserError TERM_UNKNOWN, TERM_WRONG.
    """
    made = _made_words(istilah.kepala, istilah.pemilihan)
    kept = {name: word for name, word in asdict(istilah).items() if made.get(name) != word}
    return Istilah(**kept | {name: _checked(name, word) for name, word in words.items()})


def _checked(name: str, word: object) -> str:
    if name not in NAMES:
        raise UserError("TERM_UNKNOWN", word=name[:40], known=", ".join(NAMES))
    if not is_line(word, LONGEST_WORD) or str(word) != str(word).strip():
        raise UserError("TERM_WRONG", word=name, longest=LONGEST_WORD)
    if not word and name not in MAY_BE_EMPTY:
        raise UserError("TERM_WRONG", word=name, longest=LONGEST_WORD)
    return str(word)


NAMES = tuple(word.name for word in fields(Istilah))

# [M] marks words that were not found in a region's own papers: KPU is to check them before it packs.
_ACEH = {"desa": "Gampong", "kepala": "Keuchik", "panitia": "Panitia Pemilihan Keuchik"}
_JOGJA = {"desa": "Kalurahan", "kepala": "Lurah", "dusun": "Padukuhan", "kecamatan": "Kapanewon"}
_SUMBAR = {"desa": "Nagari", "kepala": "Wali Nagari", "panitia": "Panitia Pemilihan Wali Nagari"}
_KAMPUNG = {
    "desa": "Kampung",
    "kepala": "Kepala Kampung",
    "pemilihan": "Pilkakam",
    "panitia": "Panitia Pemilihan Kepala Kampung",
}
_PENGHULU = {"kepala": "Penghulu", "pemilihan": "Pilpeng", "panitia": "Panitia Pemilihan Penghulu"}

SEBUTAN = {
    "pilkades": Istilah(),
    # Indramayu, Cirebon, Majalengka; dusun is also blok
    "pilwu": Istilah(
        kepala="Kuwu",
        pemilihan="Pilwu",
        panitia="Panitia Pemilihan Kuwu",
        singkatan_panitia="Panpilwu",
        dinas="DPMD",
    ),
    # Daerah Istimewa Yogyakarta
    "pilur": Istilah(
        **_JOGJA,
        pemilihan="Pilur",
        panitia="Panitia Pemilihan Lurah",
        bpd="Bamuskal",
        dinas="DPMKal",
    ),
    # Aceh; dusun is also jurong; [M] bpd
    "pilchiksung": Istilah(
        **_ACEH,
        pemilihan="Pilchiksung",
        pemilihan_panjang="Pemilihan Keuchik Langsung",
        singkatan_panitia="P2K",
        bpd="Tuha Peut",
        dinas="DPMG",
    ),
    # Sumatera Barat
    "pilwana": Istilah(
        **_SUMBAR,
        pemilihan="Pilwana",
        dusun="Jorong",
        singkatan_panitia="PPWN",
        bpd="Bamus Nagari",
        dinas="DPMN",
    ),
    # Padang Pariaman; [M] dusun
    "pilwana-korong": Istilah(
        **_SUMBAR,
        pemilihan="Pilwana",
        dusun="Korong",
        bpd="Bamus Nagari",
        dinas="DPMN",
    ),
    # Kepulauan Mentawai; [M] all
    "mentawai": Istilah(),
    # Tana Toraja, Toraja Utara; [M] dusun, bpd
    "pilkalem": Istilah(
        desa="Lembang",
        kepala="Kepala Lembang",
        pemilihan="Pilkalem",
        dusun="Kampung",
        panitia="Panitia Pemilihan Kepala Lembang",
        bpd="BPL",
        dinas="DPML",
    ),
    # Tulang Bawang Barat; [M] dusun, bpd
    "pilkati": Istilah(
        desa="Tiyuh",
        kepala="Kepalo Tiyuh",
        pemilihan="Pilkati",
        dusun="Suku",
        panitia="Panitia Pemilihan Kepalo Tiyuh",
        bpd="BPT",
    ),
    # Lampung Barat, Pesisir Barat; [M] dusun, bpd
    "pilratin": Istilah(
        desa="Pekon",
        kepala="Peratin",
        pemilihan="Pilratin",
        dusun="Pemangku",
        panitia="Panitia Pemilihan Peratin",
        bpd="LHP",
        dinas="DPMP",
    ),
    # Tanggamus, Pringsewu; [M] all
    "pilkakon": Istilah(
        desa="Pekon",
        kepala="Kepala Pekon",
        pemilihan="Pilkakon",
        panitia="Panitia Pemilihan Kepala Pekon",
        bpd="BHP",
    ),
    # Lampung Tengah, Tulang Bawang, Way Kanan; [M] bpd
    "pilkakam": Istilah(**_KAMPUNG, bpd="BPK"),
    # Bali; [M] all
    "pilkel": Istilah(
        kepala="Perbekel",
        pemilihan="Pilkel",
        dusun="Banjar Dinas",
        panitia="Panitia Pemilihan Perbekel",
        dinas="DPMD",
    ),
    # Banjar, Hulu Sungai Selatan; [M] all
    "pilbakal": Istilah(kepala="Pambakal", pemilihan="Pilbakal", panitia="Panitia Pemilihan Pambakal"),
    # Minahasa; [M] all
    "pilhut": Istilah(
        kepala="Hukum Tua", pemilihan="Pilhut", dusun="Jaga", panitia="Panitia Pemilihan Hukum Tua"
    ),
    # Maluku; [M] all
    "negeri": Istilah(
        desa="Negeri",
        kepala="Raja",
        pemilihan="Pemilihan Raja",
        panitia="Panitia Pemilihan Raja",
        dusun="Soa",
        bpd="Saniri",
    ),
    "negeri-administratif": Istilah(
        desa="Negeri Administratif",
        kepala="Kepala Negeri",
        pemilihan="Pemilihan Kepala Negeri",
        panitia="Panitia Pemilihan Kepala Negeri",
        bpd="Saniri",
    ),
    # Maluku Tenggara; [M] all
    "ohoi": Istilah(
        desa="Ohoi",
        kepala="Orang Kai",
        pemilihan="Pemilihan Orang Kai",
        panitia="Panitia Pemilihan Orang Kai",
        bpd="Saniri",
    ),
    # Papua; [M] all
    "papua": Istilah(
        **_KAMPUNG | {"pemilihan": "Pilkampung"},
        kecamatan="Distrik",
        dusun="Lingkungan",
        bpd="Bamuskam",
        dinas="DPMK",
    ),
    # Kabupaten Jayapura, 14 of them; [M] all but desa
    "desa-adat": Istilah(
        desa="Desa Adat",
        kepala="Kepala Desa Adat",
        panitia="Panitia Pemilihan Kepala Desa Adat",
        kecamatan="Distrik",
        dusun="Lingkungan",
        bpd="Bamuskam",
        dinas="DPMK",
    ),
    # Berau; [M] all
    "berau": Istilah(**_KAMPUNG, bpd="BPK"),
    # Kutai Barat, Mahakam Ulu; [M] all
    "pilpet": Istilah(
        desa="Kampung", kepala="Petinggi", pemilihan="Pilpet", panitia="Panitia Pemilihan Petinggi", bpd="BPK"
    ),
    # Ogan Komering Ilir, Muara Enim; dusun is also kampung; [M] all
    "sumsel": Istilah(),
    # Riau: Rokan Hulu, Kampar; Siak; Rokan Hilir; [M] all
    "riau": Istilah(),
    "siak": Istilah(desa="Kampung", **_PENGHULU, bpd="Bapekam"),
    "rohil": Istilah(desa="Kepenghuluan", **_PENGHULU),
    # Kalimantan Barat; [M] all
    "kalbar": Istilah(),
    # Lombok; [M] all
    "ntb": Istilah(),
}
"""Presets by the election's short name or the region; where practice differs, KPU's papers decide."""
