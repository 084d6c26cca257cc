"""Nothing that a person may see in the window goes around `tr`."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.system.sources import PROGRESS, STEPS, text_of, trees

NOUNS = frozenset(
    (
        "DPT",
        "DPS",
        "TPS",
        "TMS",
        "NIK",
        "NKK",
        "KK",
        "RT",
        "RW",
        "KPU",
        "KTP",
        "el",
        "TNI",
        "Polri",
        "Qt",
        "WIB",
        "WITA",
        "WIT",
    )
)
"""Names that are the same in every language."""

PAPERS = frozenset(
    (
        "Akta kematian", "KK baru", "KTA Polri", "KTA TNI", "KTP-el dan KK", "ktp-el dan kk",
        "Pernyataan keluarga/RT", "Putusan pengadilan", "SK pengangkatan", "SKPWNI", "Surat keterangan",
        "Surat keterangan dokter", "Surat keterangan kematian", "Surat keterangan pindah",
    )
)  # fmt: skip
"""What Indonesian papers are called: values that are saved and sent, not words of the window."""

SHEETS = frozenset(("TMS", "UBAH", "BARU", "PUTUSKAN", "DITARIK", "INFO", "SURAT"))
"""What the sheets of the feedback are called: values, not words of the window."""

NAMES = frozenset(("DPT Desa", "- DPT Desa", "Bahasa Indonesia", "English"))
"""The program, and each language in its own words."""

SPECIAL = frozenset(("ui/qt_words.py", "ui/figures.py", "ui/theme.py"))
"""Catalogues of their own, and the style sheet."""

VISIBLE = frozenset(
    (
        "label", "title", "button", "Heading", "addItem", "addItems", "addAction", "addMenu", "addRow",
        "addButton", "insertItem", "QLabel", "QPushButton", "QCheckBox", "QRadioButton", "QListWidgetItem",
        "QAction", "setText", "setTitle", "setToolTip", "setStatusTip", "setWhatsThis", "setPlaceholderText",
        "setAccessibleName", "setAccessibleDescription", "setWindowTitle", "setPrefix", "setSuffix",
        "setInformativeText", "setDetailedText", "setHeaderLabels", "setLabelText", "say",
    )
)  # fmt: skip
"""Calls whose first argument is shown: not even one small word of it may be a plain text."""

SILENT = frozenset(
    ("tr", "TypeVar", "setStyleSheet", "import_module", "getattr", "removesuffix", "UserError", "message")
)
"""Calls whose texts nobody sees, or whose words stand in a catalogue."""

_CODE = re.compile(
    r"[a-z0-9_]+|[a-z]+[A-Z]\w*|-?[a-z0-9]+(-[a-z0-9]+)*-?|\.[a-z]+|app\.[a-z._]+|[\w-]+\.\w+", re.ASCII
)
"""Stems, icons, endings, names of modules: not shown."""

_KEYS = re.compile(
    r"(?:(?:Ctrl|Shift|Alt)\+)*(?:Ctrl\+|Enter|Return|Esc|Tab|Delete|Backspace|F\d+|\d … \d|[A-Z0-9+=-])"
)
_STYLE = re.compile(r"\{.*:|: .*;|px;|^; ")


def _is_named(text: str) -> bool:
    """Nothing but names, keys, numbers and signs."""
    if text in PAPERS | SHEETS | NAMES or _KEYS.fullmatch(text):
        return True
    return set(re.findall(r"[^\W\d_]{2,}", text)) <= NOUNS


def _parts(node: ast.expr) -> Iterator[str]:
    """The plain texts that a shown expression is put together of."""
    if isinstance(node, ast.IfExp):
        yield from (*_parts(node.body), *_parts(node.orelse))
    elif isinstance(node, ast.BinOp):
        yield from (*_parts(node.left), *_parts(node.right))
    elif isinstance(node, ast.JoinedStr):
        yield from map(text_of, node.values)
    else:
        yield text_of(node)


class Visible(ast.NodeVisitor):
    """Collects texts that a person may see and that no catalogue knows."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_Call(self, node: ast.Call) -> None:
        name = ast.unparse(node.func).rpartition(".")[2]
        shown = list(_parts(node.args[0])) if name in VISIBLE and node.args else []
        self.found += [f"{node.lineno}: {text!r}" for text in shown if not _is_named(text.strip())]
        parts = [] if name in SILENT else node.args
        if parts and name in STEPS | PROGRESS and text_of(parts[-1]):
            parts = parts[:-1]
        for part in (*parts, *(keyword.value for keyword in node.keywords)):
            self.visit(part)
        self.visit(node.func)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for part in (*node.args.defaults, *node.args.kw_defaults, *node.decorator_list, *_body(node)):
            if part is not None:
                self.visit(part)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for part in _body(node):
            self.visit(part)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not text_of(node.value):  # a docstring
            self.visit(node.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        text = text_of(node).strip()
        if text and not (_CODE.fullmatch(text) or _STYLE.search(text) or _is_named(text)):
            self.found.append(f"{node.lineno}: {text!r}")

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.visit(node.value)


def _body(node: ast.FunctionDef | ast.ClassDef) -> list[ast.stmt]:
    return node.body


@pytest.mark.parametrize("file", [file for file in trees() if file.startswith("ui/") and file not in SPECIAL])
def test_nothing_visible_goes_around_the_catalogue(file: str) -> None:
    seen = Visible()
    seen.visit(trees()[file])
    assert seen.found == []


def test_a_text_that_goes_around_it_is_seen() -> None:
    seen = Visible()
    seen.visit(ast.parse('x = label("simpan")\ny = f"Ada {n} pemilih"\nz = {"a": "Kata sandi"}'))
    assert [text[:2] for text in seen.found] == ["1:", "2:", "3:"]
