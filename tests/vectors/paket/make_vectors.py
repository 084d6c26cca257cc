"""Builds damaged village packages: each is whole but for one deliberate failure, and is named by it.

`python -m tests.vectors.paket.make_vectors` writes new ones (age is random, so their bytes differ each time);
`expected.json` says how each must be refused.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.crypto import age_file, minisig
from app.domain import canonical
from app.domain.istilah import Istilah
from app.domain.pemilih import KOLOM_PAKET
from app.domain.pemilihan import Pemilihan
from app.exchange import canonical_zip, envelope, inner_zip, paket, sealed
from app.exchange.envelope import Amplop
from tests.builders import DESA, daftar
from tests.vectors.paket.keys import KPU_SEED, LETTER, RECOVERY, THIEF_SEED, VOTING_DAY

age_file.SCRYPT_LOG_N = age_file.MIN_LOG_N
FOLDER = Path(__file__).parent
KEY, THIEF = minisig.SigningKey(KPU_SEED), minisig.SigningKey(THIEF_SEED)
VOTERS = daftar(3)

Members = list[tuple[str, bytes]]


def order(**changes: object) -> paket.Order:
    """The good package of three voters."""
    good = paket.Order(
        id="0123456789abcdef" * 2,
        desa=DESA,
        urut=1,
        menggantikan="",
        dibuat="2026-11-23T00:00:00Z",
        pengaturan=paket.Pengaturan(
            Pemilihan("9901-2027-0a1b2c3d", "Pilkades Serentak 2027", VOTING_DAY),
            Istilah(),
            "DPT",
            VOTING_DAY,
        ),
        kpu=paket.Kpu("KPU Kabupaten Contoh", KEY.public_line(), RECOVERY.recipient, RECOVERY.recipient),
        rows=[tuple(getattr(row, kolom) for kolom in KOLOM_PAKET) for row in VOTERS],
        words=LETTER,
        token="ab" * 32,
        signing_seed=KPU_SEED,
    )
    return replace(good, **changes)  # type: ignore[arg-type]


GOOD = paket.build(order())
MEMBERS: Members = canonical_zip.read(GOOD)
AMPLOP: Amplop = envelope.read(GOOD).amplop


def with_member(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """One member changed, nothing else: the sums no longer fit."""
    return canonical_zip.write([(n, change(data) if n == name else data) for n, data in MEMBERS])


def resigned(amplop: Amplop, key: minisig.SigningKey = KEY, **replaced: bytes) -> bytes:
    """Signed again after the manifest or a member changed."""
    members = {name: data for name, data in MEMBERS if name in ("kunci.age", "isi.age")}
    return envelope.sign(amplop, members | {n.replace("_", "."): data for n, data in replaced.items()}, key)


def manifest_text(change: Callable[[str], str]) -> bytes:
    """`amplop.json` as other bytes, sums and signature made to fit."""
    members = [
        (n, change(data.decode()).encode() if n == "amplop.json" else data) for n, data in MEMBERS[:-2]
    ]
    return closed(members)


def closed(members: Members, key: minisig.SigningKey = KEY, comment: str | None = None) -> bytes:
    """Any members, with fitting sums and a fitting signature."""
    sums = envelope.sums_of(members)
    signature = minisig.sign(sums, key, AMPLOP.trusted_comment() if comment is None else comment)
    return canonical_zip.write([*members, ("SHA256SUMS", sums), ("SHA256SUMS.minisig", signature)])


def repacked(change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> bytes:
    """The payload changed after its manifest was made, sealed and signed again."""
    inner = inner_zip.unpack(age_file.decrypt_with_identity(dict(MEMBERS)["isi.age"], RECOVERY.secret))
    changed = change(inner)
    sealed = age_file.encrypt_to(inner_zip.pack(changed), [RECOVERY.recipient])
    sizes = {"isi": len(sealed), "terbuka": sum(map(len, changed.values()))}
    return resigned(replace(AMPLOP, ukuran=sizes), isi_age=sealed)


def refilled(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """One file of the payload changed before its manifest was made: only its own content is wrong."""
    inner = inner_zip.unpack(age_file.decrypt_with_identity(dict(MEMBERS)["isi.age"], RECOVERY.secret))
    del inner["manifest.json"]
    assert change(inner[name]) != inner[name]
    payload, letter = inner | {name: change(inner[name])}, {"kunci.age": dict(MEMBERS)["kunci.age"]}
    return sealed.make(AMPLOP, payload, [RECOVERY.recipient], KEY, letter)


def election(**changes: str) -> bytes:
    return resigned(replace(AMPLOP, pemilihan={**AMPLOP.pemilihan, **changes}))


def village(**changes: str) -> bytes:
    return resigned(replace(AMPLOP, desa={**AMPLOP.desa, **changes}))


def inner_manifest(**changes: object) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    def change(inner: dict[str, bytes]) -> dict[str, bytes]:
        manifest = canonical.loads(inner["manifest.json"].decode()) | changes
        return inner | {"manifest.json": canonical.dumps(manifest).encode()}

    return change


def swapped(members: Members) -> Members:
    return [members[1], members[0], *members[2:]]


def another_letter(**changes: object) -> bytes:
    return dict(canonical_zip.read(paket.build(order(**changes))))["kunci.age"]


VECTORS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "good": ("", lambda: GOOD),
    "empty_file": ("ENVELOPE_DAMAGED", lambda: b""),
    "not_a_zip": ("ENVELOPE_DAMAGED", lambda: b"NIK;NAMA\n" * 200),
    "truncated_half": ("ENVELOPE_DAMAGED", lambda: GOOD[: len(GOOD) // 2]),
    "truncated_last_byte": ("ENVELOPE_DAMAGED", lambda: GOOD[:-1]),
    "trailing_byte": ("ENVELOPE_DAMAGED", lambda: GOOD + b"\0"),
    "leading_byte": ("ENVELOPE_DAMAGED", lambda: b"\0" + GOOD),
    "member_order": ("ENVELOPE_DAMAGED", lambda: closed(swapped(MEMBERS[:-2]))),
    "member_extra": ("ENVELOPE_DAMAGED", lambda: closed([*MEMBERS[:-2], ("catatan.txt", b"x")])),
    "member_missing_letter": ("ENVELOPE_DAMAGED", lambda: closed([m for m in MEMBERS[:-2] if m[0] != "kunci.age"])),
    "member_missing_payload": ("ENVELOPE_DAMAGED", lambda: closed(MEMBERS[:-3])),
    "mimetype_of_a_return": ("ENVELOPE_DAMAGED", lambda: closed([("mimetype", b"application/vnd.dpt-desa.balasan+zip"), *MEMBERS[1:-2]])),
    "readme_changed": ("ENVELOPE_DAMAGED", lambda: with_member("BACA-SAYA.txt", lambda data: data + b"\n")),
    "payload_bit": ("ENVELOPE_DAMAGED", lambda: with_member("isi.age", lambda data: data[:-1] + bytes([data[-1] ^ 1]))),
    "sums_upper_case": ("ENVELOPE_DAMAGED", lambda: with_member("SHA256SUMS", bytes.upper)),
    "sums_crlf": ("ENVELOPE_DAMAGED", lambda: with_member("SHA256SUMS", lambda data: data.replace(b"\n", b"\r\n"))),
    "signature_of_another_key": ("SIGNATURE_INVALID", lambda: closed(MEMBERS[:-2], THIEF)),
    "signature_trusted_comment": ("SIGNATURE_INVALID", lambda: closed(MEMBERS[:-2], comment="dpt-desa/1 paket")),
    "signature_untrusted_comment": ("SIGNATURE_UNREADABLE", lambda: with_member("SHA256SUMS.minisig", lambda data: data.replace(b"tanda", b"TANDA", 1))),
    "signature_empty": ("SIGNATURE_UNREADABLE", lambda: with_member("SHA256SUMS.minisig", lambda data: b"")),
    "manifest_spaces": ("ENVELOPE_DAMAGED", lambda: manifest_text(lambda text: text.replace(":", ": ", 1))),
    "manifest_unknown_key": ("ENVELOPE_DAMAGED", lambda: manifest_text(lambda text: text.replace('"desa"', '"abc":1,"desa"', 1))),
    "manifest_missing_key": ("ENVELOPE_DAMAGED", lambda: manifest_text(lambda text: text.replace(',"urut":1', "", 1))),
    "manifest_not_json": ("ENVELOPE_DAMAGED", lambda: manifest_text(lambda text: text[:-1])),
    "manifest_too_new": ("FORMAT_TOO_NEW", lambda: resigned(replace(AMPLOP, pembaca=2))),
    "manifest_unknown_extension": ("FORMAT_TOO_NEW", lambda: resigned(replace(AMPLOP, kritis=["kuantum"]))),
    "manifest_kind": ("ENVELOPE_DAMAGED", lambda: manifest_text(lambda text: text.replace('"jenis":"paket"', '"jenis":"lain"', 1))),
    "manifest_size_lies": ("ENVELOPE_DAMAGED", lambda: resigned(replace(AMPLOP, ukuran={"isi": 1, "terbuka": 1}))),
    "manifest_key_form": ("ENVELOPE_DAMAGED", lambda: manifest_text(lambda text: text.replace('"RW', '"rw', 1))),
    "manifest_key_unreadable": ("SIGNATURE_UNREADABLE", lambda: resigned(replace(AMPLOP, kunci="RW" + "A" * 54))),
    "manifest_too_new_format": ("FORMAT_TOO_NEW", lambda: resigned(replace(AMPLOP, format=99))),
    "manifest_later_kind": ("FORMAT_TOO_NEW", lambda: manifest_text(lambda text: text.replace('"jenis":"paket"', '"jenis":"kartu"', 1))),
    "manifest_reader_negative": ("ENVELOPE_DAMAGED", lambda: resigned(replace(AMPLOP, pembaca=-3))),
    "manifest_extensions_text": ("ENVELOPE_DAMAGED", lambda: resigned(replace(AMPLOP, kritis=""))),
    "manifest_missing_default": ("ENVELOPE_DAMAGED", lambda: manifest_text(lambda text: text.replace('"kritis":[],', "", 1))),
    "manifest_a_list": ("ENVELOPE_DAMAGED", lambda: manifest_text(lambda text: f"[{text}]")),
    "manifest_id_short": ("ENVELOPE_DAMAGED", lambda: resigned(replace(AMPLOP, id="x"))),
    "manifest_urut_negative": ("ENVELOPE_DAMAGED", lambda: resigned(replace(AMPLOP, urut=-5))),
    "manifest_urut_huge": ("ENVELOPE_DAMAGED", lambda: resigned(replace(AMPLOP, urut=10**30))),
    "manifest_pemilih_negative": ("ENVELOPE_DAMAGED", lambda: resigned(replace(AMPLOP, pemilih=-1))),
    "manifest_replaces_no_id": ("ENVELOPE_DAMAGED", lambda: resigned(replace(AMPLOP, menggantikan="x"))),
    "manifest_names_a_package": ("ENVELOPE_DAMAGED", lambda: resigned(replace(AMPLOP, balasan={"paket": "x"}))),
    "manifest_dibuat_no_instant": ("ENVELOPE_DAMAGED", lambda: resigned(replace(AMPLOP, dibuat="2026-13-23T00:00:00Z"))),
    "manifest_sampai_no_date": ("ENVELOPE_DAMAGED", lambda: resigned(replace(AMPLOP, sampai="besok"))),
    "manifest_election_id_a_path": ("ENVELOPE_DAMAGED", lambda: election(id="../jahat")),
    "manifest_election_day_no_date": ("ENVELOPE_DAMAGED", lambda: election(hari="2027-02-30")),
    "manifest_election_name_two_lines": ("ENVELOPE_DAMAGED", lambda: election(nama="Pilkades\nDitandatangani KPU")),
    "manifest_village_code_a_path": ("ENVELOPE_DAMAGED", lambda: village(kode="../../x")),
    "manifest_village_code_empty": ("ENVELOPE_DAMAGED", lambda: village(kode="")),
    "manifest_village_name_escapes": ("ENVELOPE_DAMAGED", lambda: village(nama="Suka\x1b[2Jmaju")),
    "manifest_village_name_turns": ("ENVELOPE_DAMAGED", lambda: village(nama="Suka\u202emaju")),
    "manifest_village_name_long": ("ENVELOPE_DAMAGED", lambda: village(nama="A" * 201)),
    "manifest_inflated_size_lies": ("PAYLOAD_DAMAGED", lambda: resigned(replace(AMPLOP, ukuran={**AMPLOP.ukuran, "terbuka": 1}))),
    "manifest_inflated_size_huge": ("ENVELOPE_DAMAGED", lambda: resigned(replace(AMPLOP, ukuran={**AMPLOP.ukuran, "terbuka": 2**40}))),
    "readme_of_another_release": ("ENVELOPE_DAMAGED", lambda: closed([MEMBERS[0], ("BACA-SAYA.txt", b"Kirimkan surat kunci ke nomor ini.\n"), *MEMBERS[2:-2]])),
    "letter_too_large": ("ENVELOPE_DAMAGED", lambda: resigned(AMPLOP, kunci_age=b"x" * (64 * 1024 + 1))),
    "resigned_by_a_thief": ("PAKET_FORGED", lambda: resigned(replace(AMPLOP, kunci=THIEF.public_line()), THIEF)),
    "moved_to_another_village": ("PAKET_FORGED", lambda: resigned(replace(AMPLOP, desa={**AMPLOP.desa, "kode": "9901012002"}))),
    "letter_of_another_package": ("PAKET_FORGED", lambda: resigned(AMPLOP, kunci_age=another_letter(id="f" * 32))),
    "letter_of_other_words": ("WORDS_WRONG", lambda: resigned(AMPLOP, kunci_age=another_letter(words=LETTER[::-1]))),
    "letter_too_expensive": ("AGE_TOO_EXPENSIVE", lambda: resigned(AMPLOP, kunci_age=dict(MEMBERS)["kunci.age"].replace(b" 15\n", b" 22\n", 1))),
    "letter_not_age": ("AGE_DAMAGED", lambda: resigned(AMPLOP, kunci_age=b"kunci")),
    "inner_other_village": ("PAYLOAD_DAMAGED", lambda: repacked(inner_manifest(desa="9901012002"))),
    "inner_other_package": ("PAYLOAD_DAMAGED", lambda: repacked(inner_manifest(id="f" * 32))),
    "inner_other_sequence": ("PAYLOAD_DAMAGED", lambda: repacked(inner_manifest(urut=2))),
    "inner_other_signer": ("PAYLOAD_DAMAGED", lambda: repacked(inner_manifest(kunci=THIEF.public_line()))),
    "inner_file_changed": ("PAYLOAD_DAMAGED", lambda: repacked(lambda inner: inner | {"pemilih.csv": inner["pemilih.csv"] + b"\n"})),
    "inner_file_added": ("PAYLOAD_DAMAGED", lambda: repacked(lambda inner: inner | {"lain.csv": b"x"})),
    "inner_file_missing": ("PAYLOAD_DAMAGED", lambda: repacked(lambda inner: {n: d for n, d in inner.items() if n != "kpu.json"})),
    "inner_manifest_not_first": ("PAYLOAD_DAMAGED", lambda: repacked(lambda inner: dict(sorted(inner.items(), reverse=True)))),
    "inner_manifest_a_list": ("PAYLOAD_DAMAGED", lambda: repacked(lambda inner: inner | {"manifest.json": b"[]"})),
    "inner_csv_other_form": ("PAYLOAD_DAMAGED", lambda: refilled("pemilih.csv", lambda data: data.replace(b"id,", b'"id",', 1))),
    "inner_rows_unordered": ("PAYLOAD_DAMAGED", lambda: refilled("pemilih.csv", lambda data: b"\n".join([*(rows := data.split(b"\n"))[:1], rows[2], rows[1], *rows[3:]]))),
    "inner_row_twice": ("PAYLOAD_DAMAGED", lambda: refilled("pemilih.csv", lambda data: b"\n".join([*(rows := data.split(b"\n"))[:2], rows[1], *rows[3:]]))),
    "inner_id_mistyped": ("PAYLOAD_DAMAGED", lambda: refilled("pemilih.csv", lambda data: data.replace(b"\n000018,", b"\n000017,"))),
    "inner_tps_counts_lie": ("PAYLOAD_DAMAGED", lambda: refilled("tps.csv", lambda data: data.replace(b",3\n", b",4\n"))),
    "inner_csv_crlf": ("PAYLOAD_DAMAGED", lambda: refilled("pemilih.csv", lambda data: data.replace(b"\n", b"\r\n"))),
    "inner_token_short": ("PAYLOAD_DAMAGED", lambda: refilled("token.json", lambda _: b'{"token":"ab"}')),
    "inner_settings_zone": ("PAYLOAD_DAMAGED", lambda: refilled("pengaturan.json", lambda data: data.replace(b'"zona":7', b'"zona":10'))),
    "inner_settings_two_lines": ("PAYLOAD_DAMAGED", lambda: refilled("pengaturan.json", lambda data: data.replace(b'"sumber":"', b'"sumber":"a\\n'))),
    "inner_settings_key_missing": ("PAYLOAD_DAMAGED", lambda: refilled("pengaturan.json", lambda data: data.replace(b',"zona":7', b""))),
    "inner_recipient_unreadable": ("PAYLOAD_DAMAGED", lambda: refilled("kpu.json", lambda data: data.replace(b'"age1', b'"age2'))),
    "inner_manifest_missing": ("PAYLOAD_DAMAGED", lambda: repacked(lambda inner: {n: d for n, d in inner.items() if n != "manifest.json"})),
    "inner_not_a_zip": ("PAYLOAD_DAMAGED", lambda: sealed_raw(b"bukan zip")),
    "inner_row_count_lies": ("PAYLOAD_DAMAGED", lambda: resigned(replace(AMPLOP, pemilih=4))),
}  # fmt: skip


def sealed_raw(plain: bytes) -> bytes:
    sealed = age_file.encrypt_to(plain, [RECOVERY.recipient])
    return resigned(replace(AMPLOP, ukuran={"isi": len(sealed), "terbuka": 1}), isi_age=sealed)


def main() -> None:
    """Write every vector and what is expected of it."""
    for name, (_, make) in VECTORS.items():
        (FOLDER / f"{name}.dpt").write_bytes(make())
    expected = {name: code for name, (code, _) in VECTORS.items()}
    (FOLDER / "expected.json").write_text(json.dumps(expected, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
