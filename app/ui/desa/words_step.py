"""The step of a guided page that asks for seven words."""

from app.system.language import tr
from app.ui.widgets.controls import column, label
from app.ui.widgets.wizard import Step
from app.ui.widgets.words_field import WordsField


class WordsStep(Step):
    """`hint`: which words, from which paper."""

    def __init__(self, hint: str, heading: str = "") -> None:
        super().__init__()
        self.heading = heading or tr("Kata kunci surat")
        self.words = WordsField()
        care = label(
            tr("Jangan memotret atau mengirim kata-kata ini; simpan suratnya di tempat terkunci."),
            "quiet",
            wrap=True,
        )
        self._wrong = label("", "bad", wrap=True)
        self.setLayout(column(label(hint, wrap=True), 8, self.words, self._wrong, care, None))
        self.setFocusProxy(self.words)
        self.words.changed.connect(lambda _: self._changed())

    def _changed(self) -> None:
        wrong = ", ".join(map(str, self.words.wrong()))
        told = tr("Kata ke-{number} tidak ada di daftar kata. Cocokkan ejaannya dengan surat.", number=wrong)
        self._wrong.setText(told if wrong else "")
        self.on_change()

    def ready(self) -> bool:
        return self.words.complete()
