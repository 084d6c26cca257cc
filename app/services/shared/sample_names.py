"""Words that invented people, villages and streets are put together from. No list of real people."""

from collections.abc import Sequence
from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_MAN_STARTS = _words(
    "SU KAR WAR DAR TAR SAR MAR RAS KUS SLA TUR WAS NUR PUR YA KAS RUS SAN TAS WI RO SI JU MU"
)
_MAN_ENDS = _words("NO DI MAN MIN TO YONO SONO JO TONO DONO GIYO KIM YADI PARMAN WITO GITO NOTO SIM KIDI LIM")
_WOMAN_STARTS = _words(
    "SU KAR WAR DAR TAR SAR MAR RAS KUS TUR WAS NUR TI RO MU YU SRI DWI WI KHO RUS SITI JU IS"
)
_WOMAN_ENDS = _words(
    "NI NAH TI SIH YATI WATI TINI MINI NINGSIH LASTRI RAH YAH RI RIAH PAH KEM YEM KINAH SMI LIMAH"
)
_MIDDLES = ("", "", "GI", "LA", "DA", "MI", "NE")
_MAN_FIRST = _words("""
MUHAMMAD AHMAD ABDUL AGUS BUDI EKO DWI TRI JOKO SLAMET BAMBANG HENDRA DEDI ASEP UJANG ENDANG
ADI ANDI YUSUF IBRAHIM ARIF FAJAR RIZKI DIMAS BAYU GALIH RIAN IWAN HERI DIDIN NANA CECEP ABDULLAH""")
_WOMAN_FIRST = _words("""
SITI SRI NUR DEWI RINA INDAH PUTRI AYU RATNA NENENG EUIS TITIN YANI LINA WULAN DIAN FITRI
INTAN MAYA LILIS IMAS ENENG NANI ANI NINING RATIH SEKAR NOVI DEVI KHUSNUL UMI ULFA LAELA""")
_MAN_LAST = _words("""
HIDAYAT SAPUTRA SETIAWAN KURNIAWAN PRASETYO NUGROHO WIBOWO SANTOSO RAMADHAN MAULANA FIRMANSYAH
SUSANTO HARYANTO GUNAWAN PRATAMA SUPRIYADI MA'RUF KHOIRUL ANWAR FAUZI ROHMAN AZIZ HAKIM SOLEH""")
_WOMAN_LAST = _words("""
LESTARI RAHAYU WULANDARI ANGGRAENI PUSPITA HANDAYANI MAHARANI PERMATASARI SUSANTI FITRIANI
KHASANAH ROHMAH SA'ADAH MASRUROH AMINAH HALIMAH KHOTIMAH NURJANAH SAFITRI OKTAVIANI UTAMI""")
_MAN_TITLES = ("MOH. ", "M. ", "H. ", "ABD. ")
_WOMAN_TITLES = ("ST. ", "HJ. ", "NUR. ")
_PLACE_STARTS = _words(
    "SUKA KARANG SUMBER TANJUNG WANA BANJAR MEKAR GIRI TIRTA CIPTA RANDU JATI KEDUNG WARU PASIR"
)
_PLACE_ENDS = _words(
    "MAJU SARI JAYA MULYA REJO ASRI INDAH RAHARJA MUKTI MAKMUR LAKSANA TANI HARJA MANIS ANYAR"
)
_STREETS = _words("MELATI MAWAR KENANGA ANGGREK FLAMBOYAN CEMPAKA DAHLIA KAMBOJA MERPATI GARUDA PASAR MASJID")
_TOWNS = ("CONTOH", "CONTOH", "CONTOH", "CONTOH", "JAKARTA", "BANDUNG", "SEMARANG", "SURABAYA", "CIREBON")

ONE_WORD = 0.49
LONGEST = 32


def pick(words: Sequence[str], rng: Random) -> str:
    """One of the words; several times faster than `choice`."""
    return words[int(rng.random() * len(words))]


def person_name(kelamin: str, rng: Random) -> str:
    """Upper case, at most 32 characters: 49 % one word, some with `.`, `'` and a back-tick."""
    man = kelamin == "L"
    start, end = (_MAN_STARTS, _MAN_ENDS) if man else (_WOMAN_STARTS, _WOMAN_ENDS)
    single = pick(start, rng) + pick(_MIDDLES, rng) + pick(end, rng)
    chance = rng.random()
    if chance < ONE_WORD:
        return single
    first = pick(_MAN_FIRST if man else _WOMAN_FIRST, rng)
    last = pick(_MAN_LAST if man else _WOMAN_LAST, rng)
    if chance < 0.535:
        return pick(_MAN_TITLES if man else _WOMAN_TITLES, rng) + single
    if chance < 0.54:
        return f"{first} {last}".replace("'", "`") if "'" in last else f"{single} {last}"
    if chance < 0.8:
        return f"{first} {last}"
    return f"{first} {single} {last}"[:LONGEST].rstrip()


def place_names(count: int, rng: Random) -> list[str]:
    """Different names of villages or kecamatan, at most 225 times 4."""
    names = [start + end for start in _PLACE_STARTS for end in _PLACE_ENDS]
    rng.shuffle(names)
    for side in ("KIDUL", "LOR", "WETAN"):
        if count > len(names):
            names += [f"{name} {side}" for name in names[: len(_PLACE_STARTS) * len(_PLACE_ENDS)]]
    return names[:count]


def addresses(rng: Random) -> list[str]:
    """About 34 ALAMAT texts of one village: its dusun, streets and kampung."""
    dusun = [f"DUSUN {name}" for name in place_names(8, rng)]
    streets = [f"JALAN {name}" for name in _STREETS] + ["JL. RAYA CONTOH", "GANG BUNTU"]
    return dusun + streets + [f"KAMPUNG {name}" for name in place_names(12, rng)]


def birth_town(rng: Random) -> str:
    """Mostly the district itself."""
    return pick(_TOWNS, rng)
