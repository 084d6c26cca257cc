"""The whole chain where a village is a lembang, a nagari, a kalurahan: no answer and no paper says "desa".

What a region calls otherwise is looked for in every line that a command prints and on every page of every
document; a command or a document added later is run too.
"""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.cli.main import build_parser, main
from app.domain.istilah import SEBUTAN, Istilah, with_words
from app.domain.naskah import NASKAH
from app.domain.sidalih import KOLOM_SIDALIH
from app.services.desa.print_loket import tanda_terima
from app.services.desa.return_data import sent_returns
from app.services.desa.workspace import open_workspace
from app.services.kpu.letters import read_words
from app.services.kpu.vault_session import open_vault
from app.services.shared.sample_people import generate, regions
from app.store import daftar
from app.system.istilah import istilah
from tests.cli.running import _Input
from tests.list_files import write_csv
from tests.nouns import said, usual_words
from tests.printing.reading import texts

OPERATOR, KETUA, SEKRETARIS = "kata sandi operator", "kata sandi ketua", "kata sandi sekretaris"
KODE = "9901012001"
MORE = {"dpt-terbuka": ("dpt", "--open"), "dps": ("dpt", "--stage", "dps")}
"""Documents that are another kind of one command."""

MEJA = {"tps": "Meja", "undangan": "Kartu Pemilih", "kpps": "", "pantarlih": "Pencatat"}
REGIONS = {
    "pilkalem": {},
    "pilwana": {},
    "pilur": MEJA,
}
"""Preset -> KPU's own words above it."""


class Chain:
    """Runs commands as a person reads them and keeps what they printed."""

    def __init__(
        self, folder: Path, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: Istilah
    ) -> None:
        self.folder, self.words = folder, words
        self._patch, self._capsys = patch, capsys
        self.printed: dict[str, str] = {}
        self.kpu = ("--vault", folder / "brankas")
        self.me = ("--data", folder / "data", "--member", "ketua")
        self._secrets = {"password": KETUA, "second_password": SEKRETARIS}

    def run(self, *argv: str | Path, stdin: str = "", **secrets: str) -> str:
        """The command's answer; it must have done what it was told."""
        code, answer = self.ask(*argv, stdin=stdin, **secrets)
        assert code == 0, (argv, answer)
        return answer

    def ask(self, *argv: str | Path, stdin: str = "", **secrets: str) -> tuple[int, str]:
        """The exit code and the answer, which may say why nothing was done."""
        for name, secret in (self._secrets | secrets).items():
            self._patch.setenv(f"DPT_DESA_{name.upper()}", secret)
        self._patch.setattr("sys.stdin", _Input(stdin))
        self._capsys.readouterr()
        code = main([*map(str, argv)])
        told = self._capsys.readouterr()
        answer = (told.out + told.err).replace(str(self.folder), "").replace("\u00a0", " ")
        self.printed[" ".join(str(part) for part in argv if not isinstance(part, Path))] = answer
        return int(code), answer

    def vault(self, *argv: str | Path, **secrets: str) -> str:
        return self.run("kpu", argv[0], *self.kpu, *argv[1:], **{"password": OPERATOR, **secrets})

    def desa(self, *argv: str | Path, stdin: str = "", **secrets: str) -> str:
        return self.run("desa", argv[0], *self.me, *argv[1:], stdin=stdin, **secrets)

    def read_letter(self) -> None:
        """The committee has the words of its letter from now on."""
        with open_vault(self.folder / "brankas", OPERATOR) as opened:
            self._secrets["words"] = " ".join(read_words(opened, KODE))


def kpu_packs(chain: Chain, preset: str, own: dict[str, str]) -> None:
    """From an empty vault to a package and its letter."""
    folder, words = chain.folder, chain.words
    rows = [[cell.replace("DUSUN", words.dusun.upper()) for cell in row] for row in generate(1, 60, 1)]
    (folder / "daftar.csv").write_bytes(write_csv(KOLOM_SIDALIH, rows))
    (folder / "kode.csv").write_text(f"kel_id,kode\n{regions(1, 1)[0].kel_id},{KODE}\n")
    chain.vault(
        "init", "--recovery-out", folder / "pemulihan.txt", "--district", "9901",
        "--name", "KPU Kabupaten Contoh", "--election", f"{words.pemilihan} Serentak 2027",
        "--voting-day", "2027-02-03", "--terms", preset,
    )  # fmt: skip
    if own:
        (folder / "sebutan.json").write_text(json.dumps({"istilah": own}))
        chain.vault("rules", "--from", folder / "sebutan.json")
        del chain.printed["kpu rules --vault --from"]  # names of words as they are typed
    chain.run("kpu", "inspect", folder / "daftar.csv", password=OPERATOR)
    chain.vault("import", folder / "daftar.csv", "--source", "DPT Pilkada 2024")
    chain.vault("areas", "--from", folder / "kode.csv")
    chain.vault("pack", "--out", folder / "paket", "--jobs", "1")
    chain.vault("letters", "--out", folder / "surat-kunci.pdf")
    chain.vault("status")


def village_works(chain: Chain) -> None:
    """Open, mark, correct, add, name places, ratify, return."""
    package = next((chain.folder / "paket").glob(f"{KODE}-*.dpt"))
    names = ("--name-from", "-")
    chain.run("desa", "open", package, *chain.me[:2], *names, stdin="Sumarno")
    chain.run("verify", package)
    for role, name in (("sekretaris", "Tri Wahyuni"), ("pantarlih", "Sutrisno")):
        chain.run(
            "desa", "member", "add", *chain.me, "--role", role, *names, stdin=name, new_password=SEKRETARIS
        )
    chain.run("desa", "member", "list", *chain.me)
    voters = ids(chain)
    chain.desa(
        "mark", "--voter", voters[0], "--as", "meninggal", "--evidence-from", "-", stdin="nomor: 474/1"
    )
    chain.desa("mark", "--voter", voters[1], "--as", "pindah", "--only", "pilkades")
    sheet = "id,alasan\n" + "".join(f"{voter},sesuai\n" for voter in voters[4:])
    chain.desa("marks", "--from", "-", stdin=sheet)
    chain.desa(
        "edit", "--from", "-", stdin=f"id,kolom,nilai\n{voters[2]},nama,NAMA BETUL\n{voters[2]},tps,2\n"
    )
    new = "nama,nik,kelamin,tanggal_lahir,kawin,rt,rw\nORANG BARU,9999990909900001,L,09-09-1990,S,1,1\n"
    chain.desa("add", "--from", "-", stdin=new)
    chain.desa("areas", "--accept")
    chain.desa("alias", "--voter", voters[3], stdin="Pak Kumis")
    chain.desa("undo")
    chain.desa("redo")
    for argv in (("list",), ("show", "--voter", voters[0]), ("status",)):
        chain.desa(*argv)


def village_answers(chain: Chain) -> None:
    """Residents, the population office, TPS; what is looked at before a list is ratified."""
    folder, voter = chain.folder, ids(chain)[5]
    book = ("--who", "semua", "--xlsx", folder / "padanan.xlsx", "--without-password")
    chain.desa("dukcapil", "--new", *book, "--pdf", folder / "padanan.pdf")
    asked = f"hal: data_salah\npelapor: Ketua RT 03\npemilih: {voter}\nditerima: 15-12-2026\nbukti: KK\n"
    chain.desa("response", "--receive", "-", stdin=asked)
    known = re.findall(r"\b[0-9a-f]{16}\b", chain.desa("response"))[0]
    answer = "rt: 4\nsurat: 12/PAN\ntanggal_surat: 16-12-2026\n"
    decided = ("--decide", known, "--as", "diterima", "--from", "-", "--letter", folder / "jawaban.pdf")
    chain.desa("response", *decided, stdin=answer)
    chain.desa("response")
    chain.desa("tps", "--count", "2", "--apply")
    chain.desa("tps", "--place", "-", stdin="kode,lokasi\n001,Balai\n002,Sekolah\n")
    for argv in ((), ("--check",), ("--preview", "dps"), ("--rules",), ("--announced",)):
        chain.desa("stage", *argv)


def village_reports(chain: Chain) -> None:
    """After the DPT."""
    folder, voter = chain.folder, ids(chain)[5]
    who = (
        "nama: Warga Terlewat\nnik: 9999990909900002\nkelamin: L\ntanggal_lahir: 09-09-1990\nbukti: KTP-el\n"
    )
    chain.desa("register", "--add", "-", stdin=f"{who}surat: 31/PAN\ntanggal_surat: 4-1-2027\n")
    chain.desa("register", "--pdf", folder / "register.pdf")
    chain.desa("dispute", "--voter", voter, "--out", folder / "sanggahan.pdf")
    for size in ("kelamin", "tms", "logistik", "bersih"):
        chain.desa("recap", "--by", "dusun", "--of", size, "--open")
    chain.desa("recap", "--xlsx", folder / "rekap.xlsx", "--pdf", folder / "rekap.pdf")
    slips = ("--per-page", "8", "--by", "rt", "--out", folder / "ikat.pdf")
    chain.run("desa", "print", "undangan", *chain.me, *slips)
    for what in (("--calibrate", "--printer", "LX-310"), ("--form", "1")):
        out = ("--out", folder / f"blangko{what[0]}.pdf")
        chain.run("desa", "print", "undangan", *chain.me, *what, *out)
    chain.desa("documents", "--out", "UN-1", "--holder-from", "-", stdin="Pak Arif")
    chain.desa("documents", "--back", "UN-1")
    chain.desa("slips", "--returned", "pindah", "--voter", voter)
    chain.desa("slips", "--pdf", folder / "neraca.pdf")
    second = ("--second", "sekretaris")
    chain.desa("report", "--out", folder, *second, "--pdf", folder / "laporan.pdf")


def ids(chain: Chain) -> list[str]:
    with open_workspace(chain.folder / "data", "ketua", KETUA) as workspace:
        return sorted(voter.id for voter in daftar.current(workspace.db))


def village_ratifies(chain: Chain) -> None:
    second = ("--second", "sekretaris")
    for tahap in ("dps", "dpt"):
        chain.desa("ratify", "--stage", tahap, *second)
    chain.desa("return", "--out", chain.folder / "kembali.dptr", "--final", *second)
    chain.desa("recovery", "--out", chain.folder / "kata-darurat.pdf", *second)
    (chain.folder / "stik").mkdir()
    chain.desa("backup", "--out", chain.folder / "stik")
    chain.desa("backup", "--test", chain.folder / "stik")


def kpu_receives(chain: Chain) -> None:
    with open_workspace(chain.folder / "data", "ketua", KETUA) as workspace:
        code = sent_returns(workspace)[-1].kode
    chain.run("verify", chain.folder / "kembali.dptr")
    chain.vault("receive", chain.folder / "kembali.dptr")
    chain.vault("apply", "--village", KODE, "--fingerprint", code)
    chain.vault("feedback", "--out", chain.folder / "umpan-balik")
    chain.vault("status")


def parsers(parser: argparse.ArgumentParser, *names: str) -> dict[str, argparse.ArgumentParser]:
    """The commands below a command."""
    for name in names:
        parser = parsers(parser)[name]
    found = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    return dict(found[0].choices) if found else {}


def everything_else(chain: Chain) -> None:
    """Every document, and every command on a village that was not run yet, as it is without options."""
    for number, name in enumerate(parsers(build_parser(), "desa", "print")):
        if name != "naskah":
            chain.run("desa", "print", name, *chain.me, "--out", chain.folder / f"lembar-{number}.pdf")
    letters(chain)
    for name, argv in MORE.items():
        chain.run("desa", "print", *argv, *chain.me, "--out", chain.folder / f"{name}.pdf")
    run = {name.split()[1] for name in chain.printed if name.startswith("desa ")}
    for name, parser in parsers(build_parser(), "desa").items():
        if name not in run and not parsers(parser) and not any(one.required for one in parser._actions):
            chain.desa(name)


def letters(chain: Chain) -> None:
    """Every letter and minute of what this village has ratified."""
    ratified = ("", "pilih", "dps", "dpt")
    dead, someone = ids(chain)[0], ids(chain)[5]
    chain.run("desa", "print", "naskah", *chain.me, "--list")
    for kode, one in NASKAH.items():
        if one.daftar in ratified:
            voter = ("--voter", dead if "kematian" in kode else someone) if one.perorangan else ()
            out = ("--out", chain.folder / f"naskah-{kode.replace('undangan', 'rapat')}.pdf")
            chain.ask("desa", "print", "naskah", *chain.me, "--document", kode, *voter, *out)
            chain.run("desa", "print", "naskah", *chain.me, "--document", kode, "--texts")
    assert len(list(chain.folder.glob("naskah-*.pdf"))) > 15


def papers(chain: Chain) -> Iterator[tuple[str, str]]:
    """Every page of every PDF, and the tables for people."""
    voters = ids(chain)[:3]
    with open_workspace(chain.folder / "data", "ketua", KETUA) as workspace:
        (chain.folder / "tanda-terima.pdf").write_bytes(tanda_terima(workspace, voters).pdf)
    for file in sorted(chain.folder.rglob("*.pdf")):
        yield from (
            (f"{file.name} {number}", page) for number, page in enumerate(texts(file.read_bytes()), 1)
        )
    for file in (chain.folder / "umpan-balik").glob("*.csv"):
        yield file.name, file.read_text("utf-8-sig")
    for file in chain.folder.glob("*.xlsx"):
        yield from ((f"{file.name} {sheet.title}", cells(sheet)) for sheet in load_workbook(file).worksheets)


def cells(sheet: Worksheet) -> str:
    """A sheet's name and all that stands on it."""
    rows = ("\t".join(str(cell or "") for cell in row) for row in sheet.iter_rows(values_only=True))
    return "\n".join([sheet.title, *rows])


@pytest.mark.parametrize("preset", sorted(REGIONS))
def test_the_chain_says_what_things_are_called_here(
    preset: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = with_words(SEBUTAN[preset], REGIONS[preset])
    chain = Chain(tmp_path, monkeypatch, capsys, words)
    kpu_packs(chain, preset, REGIONS[preset])
    chain.read_letter()
    village_works(chain)
    village_answers(chain)
    village_ratifies(chain)
    village_reports(chain)
    everything_else(chain)
    kpu_receives(chain)
    assert istilah() == words
    told = {**chain.printed, **dict(papers(chain))}
    assert not_printed(chain) == set()
    usual = usual_words(words)
    found = {name: set(said(usual, text)) - typed_in(name) for name, text in told.items()}
    assert {name: words for name, words in found.items() if words} == {}
    assert all(any(word in text.upper() for text in told.values()) for word in must_be_there(words))


def not_printed(chain: Chain) -> set[str]:
    """Options of the committee's commands that write a paper and were not used."""
    papers = {
        f"desa {name} {option.option_strings[0]}"
        for name, parser in parsers(build_parser(), "desa").items()
        for option in parser._actions
        if "pdf" in f"{option.option_strings} {option.metavar} {option.help}".lower()
    }
    used = [shown.split() for shown in chain.printed]
    return {paper for paper in papers if not any(set(paper.split()) <= set(words) for words in used)}


def typed_in(name: str) -> frozenset[str]:
    """Roles and steps that an answer names as a command takes them."""
    return frozenset(("pantarlih", "undangan")) if name.startswith("desa ") else frozenset()


def must_be_there(words: Istilah) -> list[str]:
    return [word.upper() for word in (words.desa, words.kepala, words.dusun, words.tps, words.kecamatan)]
