"""Adopting a re-issued list: its words are asked, what it brings is told, nothing marked is lost."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.services.desa.kpu_key import asks_code
from app.services.desa.open_paket import Opened, adopt, is_newer
from app.system.istilah import set_istilah
from app.system.language import tr
from app.ui import errors
from app.ui.desa.session import Session
from app.ui.widgets.ask import Ask, one_line
from app.ui.widgets.controls import label
from app.ui.widgets.words_field import WordsField

if TYPE_CHECKING:
    from app.ui.window import MainWindow


def adopt_reissue(window: "MainWindow", session: Session, file: Path) -> None:
    """Take a newer list over; who opens the village with the file it has by now is asked nothing."""

    def judged(newer: bool) -> None:
        if newer:
            _ask(window, session, file)
        else:
            _say(window, tr("Daftar dari paket ini sudah terbuka."))

    session.run(lambda workspace, _: is_newer(workspace, file), judged, what=tr("Memeriksa paket"))


def _ask(window: "MainWindow", session: Session, file: Path) -> None:
    """The words of the new letter."""
    words = WordsField()
    told = label(
        tr(
            "Daftar terbitan ulang dari KPU akan menggantikan daftar dasar. Semua tanda tetap ada; yang "
            "berbeda dari KPU menjadi konflik yang Anda putuskan. Ketik tujuh kata dari surat kunci baru."
        ),
        wrap=True,
    )
    asked = Ask(window, tr("Terima terbitan ulang"), tr("Terima daftar baru"), told, words, width=820)
    asked.act.setEnabled(False)
    words.changed.connect(asked.act.setEnabled)
    words.setFocus()
    if not asked.agreed():
        return
    _adopt(window, session, file, words.text())


def _adopt(window: "MainWindow", session: Session, file: Path, letter: str, code: str = "") -> None:
    before = session.workspace.pengaturan.istilah

    def done(opened: Opened) -> None:
        session.reload()
        if session.workspace.pengaturan.istilah == before:
            _say(window, _sentence(opened))
        else:
            _speak_anew(window, session, _sentence(opened))

    def failed(error: BaseException) -> None:
        if asks_code(error):
            _ask_code(window, session, file, letter, error)
        else:
            window.fail(error)

    session.run(
        lambda workspace, progress: adopt(workspace, file, letter, progress, code),
        done,
        failed,
        what=tr("Menerima daftar"),
    )


def _ask_code(window: "MainWindow", session: Session, file: Path, letter: str, error: BaseException) -> None:
    """KPU has another key, for which the known one does not vouch: only its code on the letter does."""
    told = tr(
        "{terjadi} Bila surat kunci baru datang langsung dari KPU, ketik kode sidik KPU yang tercetak di "
        "dalamnya. Bila ragu, pilih Batal dan telepon KPU lebih dahulu.",
        terjadi=errors.told(error).parts.happened,
    )
    code = one_line(window, tr("Kode sidik KPU"), tr("Terima kunci baru KPU"), told)
    if code:
        _adopt(window, session, file, letter, code)


def _speak_anew(window: "MainWindow", session: Session, told: str) -> None:
    """KPU calls things otherwise now: the screen is built anew, unless what is typed on it would be lost."""
    set_istilah(session.workspace.pengaturan.istilah)
    unsaved = getattr(window.current, "unsaved", None)
    if unsaved is not None and not unsaved():
        window.dress_again(lambda: _say(window, told))
    else:
        _say(window, told)


def _say(window: "MainWindow", told: str) -> None:
    if say := getattr(window.current, "say", None):
        say(told)


def _sentence(opened: Opened) -> str:
    if not opened.adopted:
        return tr("Paket ini sudah pernah diterima; tidak ada yang berubah.")
    return tr(
        "Terbitan ulang diterima: {konflik} isian perlu diputuskan, "
        "{orphans} pemilih bertanda tidak lagi ada di daftar KPU.",
        konflik=opened.konflik,
        orphans=len(opened.orphans),
    )
