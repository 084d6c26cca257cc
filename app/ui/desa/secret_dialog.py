"""A reason that stays in the village: the paper behind it, seen by Ketua and Sekretaris alone."""

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from app.domain.tms import ARTI, Alasan
from app.system.language import tr
from app.ui.widgets.ask import Ask
from app.ui.widgets.controls import label

_DEFAULT = {Alasan.GANGGUAN_JIWA: "Surat keterangan dokter"}


def ask_secret(parent: QWidget, alasan: Alasan) -> dict[str, str] | None:
    """The paper's fields; None where the person changed his mind. A doctor's letter needs its number."""
    words = {
        "jenis": tr("Dokumen"),
        "nomor": tr("Nomor"),
        "tanggal_dokumen": tr("Tanggal dokumen"),
        "kotak": tr("No. di kotak bukti"),
        "keterangan": tr("Keterangan"),
    }
    lines = {kolom: QLineEdit() for kolom in words}
    lines["jenis"].setText(_DEFAULT.get(alasan, ""))
    fields = QWidget()
    form = QFormLayout(fields)
    for kolom, line in lines.items():
        line.setAccessibleName(words[kolom])
        form.addRow(words[kolom], line)
    told = label(
        tr(
            'Alasan dan suratnya hanya tampak bagi Ketua dan Sekretaris, dicetak sebagai "TMS", '
            "dan tidak pernah dikirim ke KPU."
        ),
        wrap=True,
    )
    asked = Ask(parent, tr(ARTI[alasan].label), tr("Tandai TMS"), told, fields)

    def tell() -> None:
        asked.act.setEnabled(alasan is not Alasan.GANGGUAN_JIWA or bool(lines["nomor"].text().strip()))

    lines["nomor"].textChanged.connect(lambda _: tell())
    tell()
    lines["nomor"].setFocus()
    if not asked.agreed():
        return None
    return {kolom: line.text().strip() for kolom, line in lines.items() if line.text().strip()}
