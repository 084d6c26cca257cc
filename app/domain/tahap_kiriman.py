"""The kinds of returns: interim, final, and what comes after the final one (FORMAT.md section 8)."""

from typing import Literal

TahapKiriman = Literal["sementara", "akhir", "susulan"]
SEMENTARA: TahapKiriman = "sementara"
AKHIR: TahapKiriman = "akhir"
SUSULAN: TahapKiriman = "susulan"
TAHAP_KIRIMAN: tuple[TahapKiriman, ...] = (SEMENTARA, AKHIR, SUSULAN)
BERKODE: tuple[TahapKiriman, ...] = (AKHIR, SUSULAN)
"""Signed by two members, with minutes whose code KPU types."""
