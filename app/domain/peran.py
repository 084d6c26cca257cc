"""The roles of a village's committee."""

ROLES = ("ketua", "sekretaris", "anggota", "pantarlih")
