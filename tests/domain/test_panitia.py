"""The committee out of the journal: the newest word about each member."""

from app.domain.panitia import panitia
from app.domain.peristiwa import Peristiwa

KEYS = {number: f"RW{number}" + "A" * 53 for number in range(4)}


def told(device: str, urut: int, lamport: int, member: str, nama: str, peran: str, key: int) -> Peristiwa:
    isi = {"id": member, "nama": nama, "peran": peran, "kunci": KEYS[key]}
    return Peristiwa(device, urut, "", lamport, 0, member, f"{device}:{urut}", "anggota", isi=isi)


def test_the_newest_word_counts_in_the_order_of_first_mention() -> None:
    events = [
        told("BBBBBBBB", 2, 9, "siti", "Siti", "sekretaris", 3),
        told("AAAAAAAA", 3, 3, "budi", "Budi", "ketua", 1),
        told("AAAAAAAA", 5, 5, "siti", "Siti", "anggota", 2),
        Peristiwa("AAAAAAAA", 6, "", 20, 0, "budi", "AAAAAAAA:6", "nilai", "000018", "catatan", "x"),
    ]
    found = panitia(events)
    assert list(found) == ["budi", "siti"]
    assert (found["siti"].peran, found["siti"].kunci) == ("sekretaris", KEYS[3])
    assert panitia(reversed(events)) == found


def test_of_two_equal_lamport_numbers_the_device_decides() -> None:
    one = told("AAAAAAAA", 3, 3, "budi", "Budi", "ketua", 1)
    other = told("BBBBBBBB", 3, 3, "budi", "Budi", "ketua", 2)
    assert panitia([one, other])["budi"].kunci == panitia([other, one])["budi"].kunci == KEYS[2]


def test_without_events_there_is_nobody() -> None:
    assert panitia([]) == {}
