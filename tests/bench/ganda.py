"""Duplicates: a village of 10,000 with known ones; what is found, what is false, beside columns of Excel."""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

from app.domain.ganda import find_pairs
from app.domain.pasangan import Kunci, Pasangan, Tingkat, kunci
from app.domain.pemilih import Pemilih
from app.domain.serupa import Serupa
from app.domain.voter_id import kpu_id, village_id
from tests.builders import daftar, nik

VOTERS, PLANTED, TWINS = 10_000, 200, 30
FOUR = (Serupa.NIK, Serupa.NKK_NAMA, Serupa.NAMA_LAHIR, Serupa.NAMA_MIRIP)
_ALONE, _COMMON = 0.64, 400
_DEVICE = "K7QM2XWD"

Alter = Callable[[Pemilih, Random], Pemilih]


def main() -> None:
    """One village by each key, by how sure, and together; then 60,000 by the clock."""
    people, planted = village(VOTERS, PLANTED)
    _tell_village(people)
    found = find_pairs(people)
    _tell_keys(found, planted)
    _tell_kinds(found, planted)
    _tell_excel(people, found, planted)
    _tell_time()


def village(voters: int, planted: int, seed: int = 7) -> tuple[list[Pemilih], dict[Kunci, str]]:
    """People, some of them twice, and which pairs these are with what makes them differ."""
    rng = Random(seed)
    people = _twins(_renamed(list(daftar(voters - planted)), rng), rng)
    names = list(KINDS)
    truth: dict[Kunci, str] = {}
    for count, at in enumerate(rng.sample(range(len(people)), planted)):
        kind = names[count % len(names)]
        again = KINDS[kind](people[at], rng)
        number = len(people) + 1
        own = kind.startswith("NIK kosong") or rng.random() < 0.5
        again = replace(again, id=village_id(_DEVICE, number) if own else kpu_id(number))
        people.append(again)
        truth[kunci(people[at].id, again.id)] = kind
    return people, truth


def _renamed(people: list[Pemilih], rng: Random) -> list[Pemilih]:
    """The same people with names as unevenly spread as in a real list, where a third share theirs.

    Two thirds have a name of their own; the others one of a few hundred, the first ones far more often.
    """
    pools: dict[tuple[str, bool], list[str]] = {}
    for one in daftar(6 * VOTERS, 2):
        pools.setdefault((one.kelamin, " " in one.nama), []).append(one.nama)
    unused = {kind: list(dict.fromkeys(names)) for kind, names in pools.items()}
    renamed = []
    for one in people:
        names = unused[one.kelamin, " " in one.nama]
        alone = rng.random() < _ALONE and len(names) > _COMMON
        nama = names.pop() if alone else names[int(_COMMON * rng.random() ** 3.5)]
        renamed.append(replace(one, nama=nama))
    return renamed


def _twins(people: list[Pemilih], rng: Random) -> list[Pemilih]:
    """Some families have twins, a third of them with names one letter apart."""
    niks = {one.nik for one in people}
    families = [(at, at + 1) for at in range(len(people) - 1) if people[at].nkk == people[at + 1].nkk]
    for number, (at, other) in enumerate(rng.sample(families, TWINS)):
        first = people[at]
        nama = _ending(first.nama) if number % 3 == 0 else people[other].nama
        serial = next(
            number
            for number in range(int(first.nik[12:]), 9999)
            if f"{first.nik[:12]}{number:04}" not in niks
        )
        niks.add(f"{first.nik[:12]}{serial:04}")
        people[other] = replace(
            people[other], nama=nama, kelamin=first.kelamin, tanggal_lahir=first.tanggal_lahir,
            nik=f"{first.nik[:12]}{serial:04}",
        )  # fmt: skip
    return people


def _ending(nama: str) -> str:
    """RINA, RINI."""
    return nama[:-1] + ("I" if nama[-1] != "I" else "A")


def _new_nik(one: Pemilih, rng: Random) -> Pemilih:
    """Recorded again: the serial is another."""
    return replace(one, nik=nik(rng.randrange(40, 99), one.tanggal_lahir, one.kelamin)) if one.nik else one


def _new_card(one: Pemilih, rng: Random) -> Pemilih:
    return replace(_new_nik(one, rng), nkk=f"990101{rng.randrange(10**10):010}")


def _moved(one: Pemilih, rng: Random) -> Pemilih:
    rt = f"{int(one.rt) % 5 + 1:03}"
    return replace(_new_card(one, rng), rt=rt, alamat=f"{one.alamat} 2")


def _slip(one: Pemilih, rng: Random) -> Pemilih:
    """One letter more, less, other, or two exchanged."""
    nama, at = one.nama, rng.randrange(1, len(one.nama) - 1)
    letter = rng.choice("AEIOUNRSTMKLH")
    changed = rng.choice(
        (
            nama[:at] + nama[at + 1 :],
            nama[:at] + letter + nama[at:],
            nama[:at] + letter + nama[at + 1 :],
            nama[:at] + nama[at + 1] + nama[at] + nama[at + 2 :],
        )
    )
    return replace(_new_nik(one, rng), nama=changed)


_SPELLINGS = (
    ("MUHAMMAD ", "MOH. "), ("SITI ", "ST. "), ("ABDUL ", "ABD. "), ("NUR", "NOER"), ("KH", "CH"), ("Y", "J"),
    ("SU", "SOE"), ("C", "TJ"), ("D", "DH"), ("T", "TH"), ("I", "IE"),
)  # fmt: skip


def _spelled(one: Pemilih, rng: Random) -> Pemilih:
    """As an old card or a hurried hand has it; IE for I is no rule that the program knows."""
    fitting = [pair for pair in _SPELLINGS if pair[0] in one.nama]
    old, new = rng.choice(fitting[:2]) if fitting else ("A", "AA")
    return replace(_new_nik(one, rng), nama=one.nama.replace(old, new, 1))


def _longer(one: Pemilih, rng: Random) -> Pemilih:
    """SLAMET, SLAMET RAHARJO."""
    words = one.nama.split()
    nama = (
        words[0]
        if len(words) > 1 and len(words[0]) > 3
        else f"{one.nama} {rng.choice(('RAHARJO', 'WATI', 'ASRI'))}"
    )
    return replace(_new_nik(one, rng), nama=nama)


def _titled(one: Pemilih, rng: Random) -> Pemilih:
    return replace(_new_card(one, rng), nama=f"{'HJ.' if one.kelamin == 'P' else 'H.'} {one.nama}")


def _unknown_day(one: Pemilih, rng: Random) -> Pemilih:
    lahir = f"{one.tanggal_lahir[:4]}-12-31"
    return _new_nik(replace(one, tanggal_lahir=lahir), rng)


def _swapped(one: Pemilih, rng: Random) -> Pemilih:
    year, month, day = one.tanggal_lahir.split("-")
    if int(day) > 12:
        day = f"{int(day) % 12 + 1:02}"
    return replace(_new_card(one, rng), tanggal_lahir=f"{year}-{day}-{month}")


def _digit_of_day(one: Pemilih, rng: Random) -> Pemilih:
    day = int(one.tanggal_lahir[8:])
    return _new_nik(replace(one, tanggal_lahir=f"{one.tanggal_lahir[:8]}{(day + 9) % 28 + 1:02}"), rng)


def _digit_of_year(one: Pemilih, rng: Random) -> Pemilih:
    year = int(one.tanggal_lahir[:4])
    return replace(
        _new_card(one, rng), tanggal_lahir=f"{year + rng.choice((-1, 1, 10))}{one.tanggal_lahir[4:]}"
    )


def _digit_of_nik(one: Pemilih, rng: Random) -> Pemilih:
    at = rng.randrange(16)
    return replace(one, nik=f"{one.nik[:at]}{(int(one.nik[at]) + 1) % 10}{one.nik[at + 1 :]}", nkk="")


def _no_nik(one: Pemilih, rng: Random) -> Pemilih:
    return replace(one, nik="")


def _both(first: Alter, second: Alter) -> Alter:
    return lambda one, rng: second(first(one, rng), rng)


KINDS: dict[str, Alter] = {
    "NIK sama": lambda one, rng: replace(_slip(one, rng), nik=one.nik),
    "NIK baru, KK sama": _new_nik,
    "KK baru": _new_card,
    "pindah RT": _moved,
    "salah ketik nama": _slip,
    "nama dieja lain": _spelled,
    "nama diperpanjang": _longer,
    "bergelar haji": _titled,
    "lahir 31-12": _unknown_day,
    "lahir 31-12, pindah RT": _both(_unknown_day, _moved),
    "hari dan bulan tertukar": _swapped,
    "angka hari salah": _digit_of_day,
    "angka tahun salah": _digit_of_year,
    "angka NIK salah": _digit_of_nik,
    "NIK kosong": _no_nik,
    "NIK kosong, pindah RT": _both(_no_nik, _moved),
    "salah ketik, pindah RT": _both(_slip, _moved),
    "salah ketik, lahir 31-12": _both(_slip, _unknown_day),
    "dieja lain, pindah RT": _both(_spelled, _moved),
    "diperpanjang, pindah RT": _both(_longer, _moved),
}


def _tell_village(people: Sequence[Pemilih]) -> None:
    names, total = Counter(one.nama for one in people), len(people)
    shared = sum(count for count in names.values() if count > 1)
    words = sum(" " not in one.nama for one in people)
    last = sum(one.tanggal_lahir.endswith("-12-31") for one in people)
    print(
        f"{total} voters: one-word names {words / total:.0%}, born 31-12 {last / total:.0%}, "
        f"name shared with somebody {shared / total:.0%} (a real village: 49 %, 10 %, 31 %)"
    )


def _line(name: str, found: set[Kunci], truth: dict[Kunci, str]) -> None:
    right = len(found & truth.keys())
    print(
        f"{name:38} {len(found):7} pairs  precision {right / max(1, len(found)):7.2%}  "
        f"recall {right / len(truth):7.2%}"
    )


def _tell_keys(found: Sequence[Pasangan], truth: dict[Kunci, str]) -> None:
    print(f"\n{len(truth)} planted duplicates")
    for reason in Serupa:
        _line(reason.value, {one.kunci for one in found if reason in one.alasan}, truth)
    _line("the four keys together", {one.kunci for one in found if set(one.alasan) & set(FOUR)}, truth)
    seen: set[Kunci] = set()
    for level in Tingkat:
        these = {one.kunci for one in found if one.tingkat is level}
        seen |= these
        _line(f"level {level.value}", these, truth)
        _line("   so far", set(seen), truth)


def _tell_kinds(found: Sequence[Pasangan], truth: dict[Kunci, str]) -> None:
    print("\nkind: planted, found sure or strong, found at all")
    strong = {one.kunci for one in found if one.is_strong}
    every = {one.kunci for one in found}
    for kind in KINDS:
        these = {pair for pair, of in truth.items() if of == kind}
        print(f"{kind:28} {len(these):4} {len(these & strong):4} {len(these & every):4}")


def _tell_excel(people: Sequence[Pemilih], found: Sequence[Pasangan], truth: dict[Kunci, str]) -> None:
    """What a user would do instead, and how many pairs somebody looks at for one real duplicate."""
    print("\nbeside it: Excel's duplicate values of one column; pairs to look at for each duplicate found")
    name, number = (_same_cells(people, of) for of in (lambda one: one.nama, lambda one: one.nik))
    strong = {one.kunci for one in found if one.is_strong}
    for word, pairs in (("name alone", name), ("NIK alone", number), ("ours, sure and strong", strong)):
        _line(word, pairs, truth)
    looks = [len(pairs) / len(pairs & truth.keys()) for pairs in (name, strong)]
    hits = [len(pairs & truth.keys()) for pairs in (number, strong)]
    print(
        f"name alone: {looks[0]:.0f} pairs a duplicate, ours {looks[1]:.2f}: {looks[0] / looks[1]:.0f} times"
        f" less to look at; found beside NIK alone: {hits[1] / hits[0]:.1f} times as many"
    )


def _same_cells(people: Sequence[Pemilih], of: Callable[[Pemilih], str]) -> set[Kunci]:
    cells: dict[str, list[str]] = defaultdict(list)
    for one in people:
        if of(one):
            cells[of(one)].append(one.id)
    return {kunci(*pair) for ids in cells.values() for pair in combinations(ids, 2)}


def _tell_time() -> None:
    people, _ = village(60_000, 600)
    began = time.monotonic()
    found = find_pairs(people)
    seconds = time.monotonic() - began
    print(f"\n60,000 voters: {seconds:.1f} s, {dict(Counter(one.tingkat.value for one in found))}")
