"""The courier's part of the program can read no voter: nothing that decrypts can be reached from it.

The first walk follows every `import` in the source, those inside functions too; the second looks at what a
real run of it loaded.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import app
from tests.services.pmd.carried import a_report, a_return, write, write_bundle

ROOT = Path(app.__path__[0]).parent
ROOMS = ("app.services.pmd", "app.cli.pmd", "app.ui.pmd")
SECRET = (
    "app.crypto.age_file", "app.crypto.age_header", "app.crypto.age_payload", "app.crypto.office",
    "app.crypto.pdf", "app.crypto.recovery_key", "app.crypto.seal", "app.crypto.slots", "app.crypto.words",
    "app.exchange.sealed", "app.exchange.paket", "app.exchange.balasan", "app.exchange.tukar", "app.store",
    "app.services.desa", "app.services.kpu", "pyrage", "sqlcipher3", "sqlite3", "msoffcrypto", "keyring",
)  # fmt: skip
"""Whatever opens a slot, words, a sealed payload, a data file or a vault."""

CIPHERS = "cryptography.hazmat.primitives.ciphers"


@cache
def source(module: str) -> Path | None:
    """The file of a module of ours."""
    base = ROOT.joinpath(*module.split("."))
    found = [base / "__init__.py", base.with_suffix(".py")]
    return next((file for file in found if file.exists()), None)


def imported(file: Path) -> Iterator[str]:
    """Every module that a file names, and every name that may be one; not what only a type checker reads."""
    waiting: list[ast.AST] = [ast.parse(file.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            waiting += node.orelse
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)
        waiting += ast.iter_child_nodes(node)


def reached(start: str) -> dict[str, str]:
    """Module -> which module imports it, of all that can be reached."""
    found, waiting = {start: ""}, [start]
    while waiting:
        module = waiting.pop()
        file = source(module)
        parents = [module.rpartition(".")[0]] if "." in module else []
        for name in [*parents, *(imported(file) if file else ())]:
            if name not in found and (name.partition(".")[0] != "app" or source(name)):
                found[name] = module
                waiting.append(name)
    return found


def modules(room: str) -> list[str]:
    """A room's modules: its folder, or the file and those whose names begin like it."""
    folder, stem = ROOT.joinpath(*room.split(".")), room.rpartition(".")[2]
    files = sorted(folder.glob("*.py")) if folder.is_dir() else sorted(folder.parent.glob(f"{stem}*.py"))
    return [
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files
    ]


def opens(name: str) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in (*SECRET, CIPHERS))


@pytest.mark.parametrize("start", [one for room in ROOMS for one in modules(room)])
def test_nothing_that_decrypts_is_within_reach(start: str) -> None:
    found = reached(start)
    assert [(name, found[name]) for name in found if opens(name)] == []


def test_the_walk_finds_what_it_looks_for() -> None:
    """It would see a way in: the committee's reading of a package, and an import inside a function."""
    assert {"app.exchange.sealed", "app.crypto.age_file", "pyrage"} <= reached("app.exchange.paket").keys()
    assert any(opens(name) for name in reached("app.cli.main"))  # imports the other commands when it runs
    assert "app.exchange.envelope" in reached("app.services.pmd.look")
    assert len([one for room in ROOMS for one in modules(room)]) > 12


def test_a_whole_run_loads_nothing_of_it(tmp_path: Path) -> None:
    bundle = write_bundle(tmp_path)
    write(tmp_path, "a.dptr", a_return(1))
    write(tmp_path, "a.dptl", a_report(2))
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(tmp_path), str(bundle)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    loaded = done.stdout.split()
    assert "app.services.pmd.bundle_back" in loaded
    assert [name for name in loaded if opens(name)] == []


_RUN = """
import sys
from datetime import date
from pathlib import Path
from app.services.pmd import bundle_back, collect, hand_over, look, receipt, recap, undo
here, bundle = Path(sys.argv[1]), Path(sys.argv[2])
isi = look.look(bundle)
names = [one.berkas for one in isi.anggota]
hand_over.hand_over(isi, names, here / "stick", "Camat", date(2027, 1, 4), folder=here / "pmd")
receipt.write_receipt(here / "tanda.pdf", isi, names, "Camat", date(2027, 1, 4))
found = collect.collect([here / "a.dptr", here / "a.dptl"], folder=here / "pmd")
assert [one.hasil for one in found] == ["baru", "baru"]
bundle_back.bundle_back(here / "kembali.dptb", folder=here / "pmd")
recap.export(here / "rekap.xlsx", folder=here / "pmd")
print(*sys.modules)
"""
