"""The roles of a village's committee."""

from typing import Literal, get_args

Peran = Literal["ketua", "sekretaris", "anggota", "pantarlih"]
ROLES: tuple[str, ...] = get_args(Peran)
