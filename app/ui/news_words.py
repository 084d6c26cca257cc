"""What a supplement adds, in one line."""

from app.domain.susulan import Susulan
from app.system.language import tr
from app.ui.figures import ribuan


def news_words(new: Susulan) -> str:
    """What is new, in one line."""
    counts = (
        (tr("usul TMS"), sum(new.tms.values())), (tr("TMS di sini"), new.tms_pilkades),
        (tr("diubah"), new.ubah), (tr("baru"), new.baru), (tr("di luar DPT"), new.register),
        (tr("informasi"), new.info), (tr("surat tidak sampai"), new.kembalian),
        (tr("ditarik kembali"), new.ditarik),
    )  # fmt: skip
    told = ", ".join(f"{words} {ribuan(count)}" for words, count in counts if count)
    return told or tr("catatan lain, tanpa perubahan pemilih")
