"""The help of every page as guides of the manual, so that one search finds them too."""

from collections.abc import Callable, Mapping

from app.services.shared.panduan import Panduan
from app.system.language import tr
from app.ui.desa import help_words as desa_help
from app.ui.desa.page_words import page_words as desa_words
from app.ui.desa.village_screen import PAGES as DESA_PAGES
from app.ui.help_entry import Bantuan
from app.ui.kpu import help_words as kpu_help
from app.ui.kpu.page_words import PAGES as KPU_PAGES
from app.ui.kpu.page_words import page_words as kpu_words
from app.ui.pmd import help as pmd_help
from app.ui.pmd.page_words import PAGES as PMD_PAGES
from app.ui.pmd.page_words import page_words as pmd_words
from app.ui.sidebar import Words


def page_guides() -> tuple[Panduan, ...]:
    """One for each of the three windows."""
    return (
        _guide("halaman_desa", tr("Halaman-halaman panitia"), DESA_PAGES, desa_words(), desa_help.help_of),
        _guide("halaman_kpu", tr("Halaman-halaman KPU"), KPU_PAGES, kpu_words(), kpu_help.help_of),
        _guide("halaman_pmd", tr("Halaman-halaman pengantar"), PMD_PAGES, pmd_words(), pmd_help.help_of),
    )


def _guide(
    stem: str, title: str, keys: Mapping[str, str], words: Words, help_of: Callable[[str], Bantuan]
) -> Panduan:
    pages = (_page(words[page][0], key, help_of(page)) for page, key in keys.items())
    return Panduan(stem, "\n\n".join((f"# {title}", *pages)) + "\n")


def _page(name: str, key: str, told: Bantuan) -> str:
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(told.steps, 1))
    rows = "\n".join(f"| {_cell(key)} | {_cell(word)} |" for key, word in told.keys)
    table = f"\n\n| {tr('tombol')} | {tr('arti')} |\n|---|---|\n{rows}" if rows else ""
    return f"## {name} ({key})\n\n{told.purpose}\n\n{steps}{table}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
