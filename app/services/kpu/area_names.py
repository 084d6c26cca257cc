"""How villages are spelt: Sidalih's capitals, in the register's spelling where it is the same name."""

from app.domain.wilayah import folded, title_case


def spelled(nama: str, resmi: str) -> str:
    """`nama` as the register writes it, else as a heading."""
    return resmi if resmi and folded(resmi) == folded(nama) else title_case(nama)
