"""What one invented committee does in the demo, from the words to the signed minutes."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KETUA, SEKRETARIS = "kata sandi ketua contoh", "kata sandi sekretaris contoh"

Run = Callable[..., dict[str, Any]]


@dataclass(slots=True)
class Village:
    """A village on the stage. `kode` is the return's code, known once the minutes are printed."""

    code: str
    nama: str
    paket: Path
    folder: Path
    returned: Path
    words: str
    kode: str = ""


def work_on(run: Run, village: Village, number: int) -> None:
    """Open, verify, ratify, print, return."""
    me = ("--data", settle(run, village), "--member", "ketua")
    ketua, both = {"password": KETUA}, {"password": KETUA, "second_password": SEKRETARIS}
    voters = [row["id"] for row in run("desa", "list", *me, **ketua, told="{count} pemilih")["rows"]]
    rest = _mark_some(run, me, voters)
    worksheet = village.folder / "lembar-kerja.csv"
    worksheet.write_text(_table(("id", "alasan"), [(voter, "sesuai") for voter in rest]), encoding="utf-8")
    run("desa", "marks", *me, "--from", worksheet, **ketua, told="{changed} pemilih sesuai")
    _correct_and_add(run, me, rest, number)
    second = ("--second", "sekretaris")
    _prepare(run, me, village)
    for stage in ("DPS", "DPTambahan", "DPT"):
        told = f"{stage} ditetapkan, sidik {{sidik:.16}}…"
        named = ("--enter", stage.lower(), "--word", stage, *second)
        run("desa", "stage", *me, *named, **both, told=told)
        days = ("--announce", stage.lower(), "--days", _DAYS[stage], "--place", "Balai pertemuan")
        run("desa", "stage", *me, *days, "--photos", "1-4", **ketua, told="Diumumkan tiga hari")
    report = village.folder / "laporan.dptl"
    recap = ("--xlsx", village.folder / "rekap.xlsx", "--pdf", village.folder / "rekap.pdf")
    run("desa", "recap", *me, *recap, **ketua, told="Rekap di layar, XLSX, dan PDF")
    run("desa", "report", *me, "--out", report, *second, **both, told="Laporan tanpa data pribadi")
    run("verify", report, told="Siapa pun dapat memeriksanya")
    run(
        "desa",
        "mark",
        *me,
        "--voter",
        rest[3],
        "--as",
        "meninggal",
        **ketua,
        told="Setelah DPT: catatan meninggal",
    )
    for document, *how in (("dpt",), ("undangan", "--by", "rt")):
        out = ("--out", village.folder / f"{document}.pdf")
        run("desa", "print", document, *me, *how, *out, **ketua, told="{voters} pemilih, {tps} TPS")
    lists = ("--out", village.folder / "ekspedisi.pdf")
    run("desa", "print", "ekspedisi", *me, *lists, **ketua, told="{bundles} ikat, {voters} surat")
    sent = run(
        "desa", "return", *me, "--out", village.returned, "--final", *second, **both, told="Kode sidik {kode}"
    )
    village.kode = sent["data"]["kode"]
    minutes = village.folder / "berita-acara-pengembalian.pdf"
    run("desa", "print", "ba-pengembalian", *me, "--out", minutes, **ketua, told="Berita acara dengan kode")


_DAYS = {
    "DPS": "2026-12-14/2026-12-16",
    "DPTambahan": "2026-12-22/2026-12-24",
    "DPT": "2026-12-29/2026-12-31",
}


def _prepare(run: Run, me: Sequence[str | Path], village: Village) -> None:
    """What a committee does before it ratifies: pairs looked at, TPS planned, the population office asked."""
    ketua = {"password": KETUA}
    run("desa", "stage", *me, "--template", "tegal", **ketua, told="Jadwal dipilih")
    run("desa", "areas", *me, "--accept", **ketua, told="{named} dari {voters} pemilih di wilayahnya")
    run("desa", "ganda", *me, **ketua, told="Pasangan yang mungkin satu orang dicari")
    run("desa", "tps", *me, "--most", "500", "--apply", **ketua, told="Pemilih dibagi, keluarga utuh")
    asked = ("--new", "--xlsx", village.folder / "dukcapil.xlsx")
    run("desa", "dukcapil", *me, *asked, **ketua, told="Daftar untuk Dukcapil, berkata sandi")
    run("desa", "stage", *me, "--check", **ketua, told="Daftar periksa penetapan")


def settle(run: Run, village: Village) -> Path:
    """Open the package and add the secretary; where the data lies."""
    data = village.folder / "data"
    names, ketua = ("--name-from", "-"), {"password": KETUA}
    run(
        "desa", "open", village.paket, "--data", data, *names, stdin="Sumarno", words=village.words, **ketua,
        told="{pemilih} pemilih terbuka",
    )  # fmt: skip
    run(
        "desa", "member", "add", "--data", data, "--member", "ketua", "--role", "sekretaris", *names,
        stdin="Tri Wahyuni", new_password=SEKRETARIS, **ketua,
    )  # fmt: skip
    return data


def _mark_some(run: Run, me: Sequence[str | Path], voters: list[str]) -> list[str]:
    """A few percent of each reason, with evidence; the voters left over."""
    share = max(1, len(voters) // 100)
    waiting = iter(sorted(voters, key=lambda voter: voter[::-1]))  # scattered over all TPS

    def take(count: int) -> list[str]:
        return [next(waiting) for _ in range(count)]

    evidence = (
        "jenis: Surat keterangan kematian\nnomor: 474.3/12/2026\ntanggal_dokumen: 2026-12-03\nkotak: 7\n"
    )
    marks: list[tuple[int, str, tuple[str, ...], str]] = [
        (share, "meninggal", ("--evidence-from", "-"), evidence),
        (share, "pindah", (), ""),
        (2, "pindah", ("--only", "pilkades"), ""),
        (2, "pindah-fisik", (), ""),
        (1, "tni", (), ""),
        (1, "polri", (), ""),
        (1, "domisili-kurang-6-bulan", (), ""),
    ]
    for count, reason, options, stdin in marks:
        told = f"{{changed}} pemilih: {reason}"
        run(
            "desa", "mark", *me, "--voter", *take(count), "--as", reason, *options,
            stdin=stdin, password=KETUA, told=told,
        )  # fmt: skip
    twin, other = take(2)
    run("desa", "mark", *me, "--voter", twin, "--as", "ganda", "--with", other, password=KETUA)
    run("desa", "undo", *me, password=KETUA, told="Diurungkan")
    run("desa", "redo", *me, password=KETUA, told="Dikembalikan")
    return [other, *waiting]


def _correct_and_add(run: Run, me: Sequence[str | Path], voters: list[str], number: int) -> None:
    corrections = [
        (voters[0], "nama", "NAMA YANG DIBETULKAN"),
        (voters[1], "kawin", "P"),
        (voters[2], "rt", "4"),
    ]
    run(
        "desa", "edit", *me, "--from", "-", stdin=_table(("id", "kolom", "nilai"), corrections),
        password=KETUA, told="{fields} isian dibetulkan",
    )  # fmt: skip
    header = ("nama", "nik", "nkk", "kelamin", "tanggal_lahir", "kawin", "alamat", "rt", "rw", "bukti_jenis")
    people = [_new_person(n, number) for n in range(1, 9)]
    run(
        "desa", "add", *me, "--from", "-", stdin=_table(header, people), password=KETUA,
        told="{count} pemilih baru",
    )  # fmt: skip


def _new_person(n: int, village: int) -> tuple[str, ...]:
    """Somebody of region 99 who turned 17 in September 2026."""
    kelamin = "LP"[n % 2]
    nik = f"999999{n + 40 * (kelamin == 'P'):02}0909{village:02}{n:02}"
    nkk = f"9999990109{village:02}{n:04}"
    return (f"PEMILIH BARU {n}", nik, nkk, kelamin, f"{n:02}-09-2009", "B", "DUSUN BARU", "1", "1", "KTP-el")


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return out.getvalue()
