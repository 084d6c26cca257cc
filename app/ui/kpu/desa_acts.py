"""What KPU does about one village: contact, own rules, the words by telephone, reminders, closings."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from app.domain.istilah import in_sentence
from app.domain.kontak import KOLOM, shown_phone
from app.services.kpu import contacts as contact_service
from app.services.kpu.chase import Ditagih, Tagih, chase
from app.services.kpu.close_village import Ditutup, nihil, tidak_kembali, urung
from app.services.kpu.letters import Callback, callback, read_out
from app.services.kpu.naskah_kpu import Surat
from app.services.kpu.status import VillageStatus
from app.services.kpu.vault_session import Vault
from app.system import clock
from app.system.istilah import istilah
from app.system.language import tr
from app.system.safe_file import read_file, write_atomic
from app.ui.figures import ribuan
from app.ui.widgets.ask import Ask, preview
from app.ui.widgets.choice import Choice
from app.ui.widgets.choose_file import choose_file
from app.ui.widgets.choose_new_file import choose_new_file
from app.ui.widgets.controls import label
from app.ui.widgets.day_field import DayField
from app.ui.widgets.deed import Deed, Failed, Then
from app.ui.widgets.deed_to_file import to_file
from app.ui.widgets.text_lines import text_lines

if TYPE_CHECKING:
    from app.ui.kpu.desa_page import DesaPage

_LARGEST_TABLE = 16 * 1024 * 1024


class DesaActs:
    """All of them are about the village in front of the page, but those of a table or of all that are due."""

    def __init__(self, page: "DesaPage") -> None:
        self._page = page

    @property
    def _front(self) -> VillageStatus:
        front = self._page.front
        assert front is not None  # keys and buttons are off then
        return front

    def edit_contact(self) -> None:
        """Committee's head, telephone for calling back, Camat, decree, address."""
        if self._page.front is None:
            return
        front, known = self._front, self._page.kontak.get(self._front.kode)
        words = {
            "ketua": tr("Ketua panitia"), "telepon": tr("Telepon"), "camat": tr("Camat"),
            "sk": tr("Nomor SK panitia"), "alamat": tr("Alamat"),
        }  # fmt: skip
        form, fields = text_lines({name: words[name] for name in KOLOM})
        for name, field in fields.items():
            field.setText(getattr(known.kontak, name) if known else "")
        told = label(
            tr("Nomor telepon ini dipakai menelepon balik bila kata kunci surat hilang: pastikan benar."),
            "quiet", wrap=True,
        )  # fmt: skip
        kode, session = front.kode, self._page.session
        Deed(
            self._page, tr("Kontak {name}", name=front.desa), tr("Simpan"), told, form,
            start=lambda then, failed: session.run(
                lambda vault, _: contact_service.set_contacts(
                    vault, {kode: {name: field.text() for name, field in fields.items()}}
                ),
                then, failed,
            ),
        ).agreed()  # fmt: skip

    def contacts_from_table(self) -> None:
        """A workbook of contacts: written to be filled in, or read back."""
        which = Choice(
            tr("Tabel kontak"),
            (("baca", tr("Baca yang sudah diisi")), ("tulis", tr("Simpan tabel untuk diisi"))), "baca",
        )  # fmt: skip
        told = label(
            tr(
                "Tabel berisi kode, ketua, telepon, camat, SK, alamat. Simpan dahulu tabelnya, isi di "
                "Excel, lalu baca di sini. Sel kosong tidak mengubah apa pun."
            ),
            wrap=True,
        )
        if Ask(self._page, tr("Kontak dari tabel"), tr("Lanjut"), told, which).agreed():
            self._read_contacts() if which.now == "baca" else self._write_contacts()

    def _read_contacts(self) -> None:
        file = choose_file(self._page, tr("Kontak dari tabel"), tr("Tabel (*.xlsx *.ods *.csv)"))
        if file is None:
            return

        def work(vault: Vault) -> int:
            data = read_file(file, _LARGEST_TABLE)
            return contact_service.set_contacts(vault, contact_service.read_contacts(vault, data))

        self._page.session.run(
            lambda vault, _: work(vault),
            lambda count: self._page.screen_.say(tr("{count} kontak diubah", count=ribuan(count))),
            what=tr("Membaca kontak"),
        )

    def _write_contacts(self) -> None:
        name = choose_new_file(self._page, tr("Tabel kontak"), "kontak.xlsx", tr("Tabel (*.xlsx)"))
        if name is not None:
            self._page.session.read(
                lambda vault, _: write_atomic(name, contact_service.contact_table(vault)),
                lambda _: self._page.screen_.say(tr("Tabel kontak disimpan")),
            )

    def own_rules(self) -> None:
        """The page of the rules, for this village alone."""
        self._page.screen_.show_rules(self._front.kode)

    def read_words(self) -> None:
        """The letter is lost: call back the registered number, type it, read the words out."""
        kode = self._front.kode
        self._page.session.read(lambda vault, _: callback(vault, kode), self._ask_number)

    def _ask_number(self, asked: Callback) -> None:
        told = label(
            tr(
                "Jangan membacakan kepada penelepon. Tutup teleponnya, lalu telepon {ketua} di {nomor} "
                "(terdaftar {sejak}). Setelah tersambung, ketik nomor yang Anda telepon.",
                ketua=asked.ketua or tr("ketua panitia"), nomor=shown_phone(asked.telepon),
                sejak=clock.local_time(clock.moment(asked.sejak), self._page.session.vault.pemilihan.zona),
            ),
            wrap=True,
        )  # fmt: skip
        field = QLineEdit()
        field.setAccessibleName(tr("Nomor yang Anda telepon"))
        session, kode = self._page.session, asked.desa.kode
        deed = Deed(
            self._page, tr("Kata kunci {name} lewat telepon", name=asked.desa.nama), tr("Tampilkan kata"),
            told, field,
            start=lambda then, failed: session.run(
                lambda vault, _: read_out(vault, kode, field.text()), then, failed
            ),
        )  # fmt: skip
        if deed.agreed():
            words: tuple[str, ...] = deed.outcome
            shown = label("\n".join(f"{at}. {word}" for at, word in enumerate(words, 1)), size=1.4, bold=True)
            note = label(tr("Bacakan satu per satu. Pembacaan ini sudah dicatat."), wrap=True)
            Ask(self._page, tr("Kata kunci surat"), tr("Selesai"), note, shown).agreed()

    def chase_due(self) -> None:
        """Letters to all villages whose day has passed."""
        self._chase(())

    def chase_one(self) -> None:
        """A letter to this village."""
        self._chase((self._front.kode,))

    def _chase(self, kodes: tuple[str, ...]) -> None:
        form, fields = text_lines({"nomor": tr("Nomor surat"), "penanda": tr("Penanda tangan")})
        counted = tr("misalnya {n}/PL.01/3301/2027; {n} dihitung naik", n="{n}")
        fields["nomor"].setPlaceholderText(counted)
        until = _with_day(form, tr("Batas menjawab"))
        told = label(
            tr(
                "Tagihan pertama ditujukan kepada panitia, kedua juga kepada kepala {kecamatan}, ketiga "
                "juga kepada {dinas}. Semua surat menjadi satu PDF, dan tagihan dicatat.",
                kecamatan=in_sentence(istilah().kecamatan), dinas=istilah().dinas,
            ),
            wrap=True,
        )  # fmt: skip
        asked = Ask(self._page, tr("Tagih pengembalian"), tr("Tulis surat …"), told, form)
        if not asked.agreed():
            return
        out = choose_new_file(self._page, tr("Surat tagihan"), "surat-tagihan.pdf", tr("Dokumen PDF (*.pdf)"))
        if out is None:
            return
        letter = Surat(nomor=fields["nomor"].text().strip(), penanda=fields["penanda"].text().strip())
        wanted = Tagih(kodes, letter, until.day)
        self._page.session.run(
            lambda vault, progress: chase(vault, out, wanted, progress), self._chased,
            what=tr("Menulis surat tagihan"),
        )  # fmt: skip

    def _chased(self, done: Ditagih) -> None:
        self._page.screen_.say(
            tr("{count} surat tagihan ditulis: {file}", count=ribuan(done.surat), file=done.file.name)
        )

    def nihil(self) -> None:
        """The committee signed that nothing changed."""
        front, session = self._front, self._page.session
        form, fields = text_lines({"nomor": tr("Nomor pernyataan panitia"), "catatan": tr("Catatan")})
        day = _with_day(form, tr("Tanggal pernyataan"), clock.today(session.vault.pemilihan.zona))
        told = label(tr("Panitia menyatakan dengan tanda tangan bahwa tidak ada perubahan."), wrap=True)
        Deed(
            self._page, tr("Nihil: {name}", name=front.desa), tr("Nyatakan nihil"), told, form,
            start=lambda then, failed: session.run(
                lambda vault, _: nihil(
                    vault, front.kode, fields["nomor"].text(), day.day or date.min, fields["catatan"].text()
                ),
                then, failed,
            ),
        ).agreed()  # fmt: skip

    def never(self) -> None:
        """Minutes that the data did not come back."""
        front, session = self._front, self._page.session
        form, fields = text_lines(
            {"nomor": tr("Nomor berita acara"), "penanda": tr("Penanda tangan"), "catatan": tr("Catatan")}
        )
        told = label(
            tr(
                "{name} dinyatakan tidak kembali, dan berita acaranya ditulis sebagai PDF untuk "
                "ditandatangani. Pernyataan ini dapat ditarik (U).",
                name=front.desa,
            ),
            wrap=True,
        )
        kinds = tr("Dokumen PDF (*.pdf)")

        def place() -> Path | None:
            name = f"{front.kode}-tidak-kembali.pdf"
            return choose_new_file(self._page, tr("Berita acara tidak kembali"), name, kinds)

        def start(out: Path, then: Then, failed: Failed) -> None:
            letter = Surat(nomor=fields["nomor"].text().strip(), penanda=fields["penanda"].text().strip())
            note = fields["catatan"].text()
            session.run(lambda vault, _: tidak_kembali(vault, front.kode, letter, note, out), then, failed)

        deed = Deed(
            self._page, tr("Tidak kembali: {name}", name=front.desa), tr("Tulis berita acara …"), told, form,
            start=to_file(place, start),
        )  # fmt: skip
        if deed.agreed():
            done: Ditutup = deed.outcome
            self._page.screen_.say(
                tr("Berita acara tidak kembali ditulis: {file}", file=done.file.name if done.file else "")
            )

    def take_back(self) -> None:
        """The newest reminder or closing of this village holds no more."""
        front = self._front
        told = tr("Yang terakhir dilakukan ditarik; keduanya tetap tercatat.")
        if preview(self._page, tr("Tarik pernyataan"), tr("Tarik"), told, [f"{front.desa} ({front.kode})"]):
            self._page.session.run(
                lambda vault, _: urung(vault, front.kode),
                lambda _: self._page.screen_.say(tr("Ditarik: {name}", name=front.desa)),
            )

    def by_hand(self) -> None:
        """A return without the program: rows from the village's own table, or typed."""
        self._page.screen_.show_manual(self._front.kode)


def _with_day(form: QWidget, name: str, day: date | None = None) -> DayField:
    """A day as the form's next line, named like the others."""
    field, rows = DayField(name, day), form.layout()
    assert isinstance(rows, QFormLayout)
    rows.addRow(name, field)
    return field
