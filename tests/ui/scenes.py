"""Every page and dialog of the window, brought up one after the other by keys, on an invented village.

The screenshots are taken of them, and a test looks at each control on them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QPushButton, QTableView, QWidget

from app.domain.errors import UserError
from app.domain.istilah import Istilah
from app.domain.pemilih import Pemilih
from app.domain.pemilihan import Desa
from app.domain.tms import Alasan
from app.services.desa import members
from app.services.desa.backup import back_up
from app.services.desa.bukti import set_bukti
from app.services.desa.edit import edit
from app.services.desa.kendali import hand_out, papers
from app.services.desa.mark import Mark, mark
from app.services.desa.open_paket import FirstMember, adopt, open_first
from app.services.desa.peta_wilayah import accept_proposals
from app.services.desa.print_undangan import PilihanUndangan, undangan
from app.services.desa.ratify import ratify
from app.services.desa.tanggapan import Isian, receive
from app.services.desa.workspace import Workspace, open_workspace
from app.system import paths
from app.system.language import tr
from app.ui.desa.cetak_page import CetakPage
from app.ui.desa.daftar_page import DaftarPage
from app.ui.desa.dukcapil_page import DukcapilPage
from app.ui.desa.tanggapan_page import TanggapanPage
from app.ui.desa.tps_page import TpsPage
from app.ui.desa.village_screen import PAGES, VillageScreen
from app.ui.errors import show as show_error
from app.ui.window import MainWindow
from tests.builders import daftar
from tests.ui.driving import answer, child, children, keys, letters, rest, settle, until
from tests.ui.sticks import type_words
from tests.ui.touring import Take, Touring
from tests.villages import KETUA, LETTER, SEKRETARIS, TestKpu, listed

LONG_NAMES = (
    "RADEN AJENG SITI KUSUMANINGRUM WIDYASTUTI HANDAYANI SULISTYOWATI",
    "R.M. BENDORO SURYANINGRAT KUSUMODININGRAT PROBOSUTEDJO, S.PD., M.SI.",
    "MUHAMMAD ABDURRAHMAN WAHID HASYIM ASY'ARI AL-FATIH RAMADHAN",
)
VILLAGE = Desa(
    "9901012001",
    "Purwoharjo Kidul Tanjungsari",
    "Kedungwaringin Selatan",
    "Kabupaten Contoh Utara",
    "Provinsi Contoh",
)
HEAD, SECRETARY = "Drs. H. Bambang Sugiharto Prawirodirjo", "Siti Rahmawati Kusumaningtyas"


@dataclass
class Material:
    """What the scenes are played with: a package, another issue of it, a broken file, a folder of backups."""

    package: Path
    reissue: Path
    broken: Path
    backups: Path
    village: Path


def people(count: int) -> list[Pemilih]:
    """A village's voters, the longest names first in the list; three of them stand there twice."""
    rows = sorted(daftar(count), key=lambda voter: voter.id)
    for at in range(len(LONG_NAMES), 6):
        twin = {"nama": rows[at].nama, "tanggal_lahir": rows[at].tanggal_lahir, "kelamin": rows[at].kelamin}
        rows[at + count // 2] = replace(rows[at + count // 2], **twin)
    long = [replace(voter, nama=name) for voter, name in zip(rows, LONG_NAMES, strict=False)]
    return [*long, *rows[len(long) :]]


def in_words(voter: Pemilih, istilah: Istilah) -> Pemilih:
    """The voter's address as it is written where `istilah` is spoken: JORONG SUKASARI."""
    return replace(voter, alamat=voter.alamat.replace("DUSUN", istilah.dusun.upper()))


def make_material(folder: Path, count: int, istilah: Istilah = Istilah()) -> Material:  # noqa: B008  (frozen)
    """Files of an invented KPU; the village itself is opened by `make_village`."""
    kpu, rows = TestKpu(), [in_words(voter, istilah) for voter in people(count)]
    first, second = folder / "paket-1.dpt", folder / "paket-2.dpt"
    first.write_bytes(kpu.paket(rows, 1, desa=VILLAGE, istilah=istilah))
    moved = [replace(voter, rt="009") if at % 100 == 7 else voter for at, voter in enumerate(rows)]
    second.write_bytes(kpu.paket(moved, 2, desa=VILLAGE, istilah=istilah))
    broken = folder / "terpotong.dpt"
    broken.write_bytes(first.read_bytes()[:1000])
    backups = folder / "flashdisk"
    backups.mkdir()
    village = paths.village_root() / f"9901-2027-0a1b2c3d-{VILLAGE.kode}"
    return Material(first, second, broken, backups, village)


def make_village(material: Material) -> None:
    """Half an evening of work: marks, evidence, corrections, names of places, conflicts, a backup."""
    open_first(material.package, " ".join(LETTER), material.village, FirstMember(HEAD, "ketua", KETUA))
    with open_workspace(material.village, "ketua", KETUA) as workspace:
        members.add(workspace, SECRETARY, "sekretaris", SEKRETARIS)
        _work(workspace, sorted(one.pemilih.id for one in listed(workspace)))
        adopt(workspace, material.reissue, " ".join(LETTER))
        back_up(workspace, material.backups)


def _work(workspace: Workspace, voters: Sequence[str]) -> None:
    reasons = (Alasan.SESUAI,) * 8 + (Alasan.MENINGGAL, Alasan.PINDAH, Alasan.SESUAI, Alasan.PINDAH_FISIK)
    half = voters[: len(voters) // 2]
    mark(workspace, [Mark(voter, reasons[at % len(reasons)]) for at, voter in enumerate(half)])
    set_bukti(workspace, half[8:40:12], {"jenis": "Surat keterangan kematian", "nomor": "474.3/012/2026"})
    edit(workspace, {(voter, "rt"): "008" for voter in voters[7:40:100]})
    edit(workspace, {(voters[4], "nama"): "SRI WAHYUNI KUSUMANINGSIH"})
    accept_proposals(workspace)


class Tour(Touring):
    """Plays all scenes of the committee on one window."""

    def __init__(self, window: MainWindow, material: Material, take: Take) -> None:
        super().__init__(window, take, material.backups)
        self._material = material

    def all(self) -> None:
        self.doors()
        make_village(self._material)
        self.comings()
        self.pages()
        self.dialogs()
        self.office()
        self.responses()
        self.stages()
        self.invitations()

    # Before a village is open ---------------------------------------------------------------------------

    def doors(self) -> None:
        window = self._window
        window.show_start()
        self._shown("01-mulai")
        self._opening()
        window.show_restore(None)
        self._shown("09-pulihkan-kosong")

    def _opening(self) -> None:
        window = self._window
        window.show_open(None)
        self._shown("03-buka-kosong")
        window.show_open(self._material.broken)
        self._shown("04-buka-rusak")
        window.show_open(self._material.package)
        self._shown("05-buka-paket")
        keys("Return")
        type_words(LETTER[:3])
        keys("Space")
        letters("zzzz")
        self._shown("06-buka-kata")
        keys(*["Backspace"] * 4)
        type_words(LETTER[3:])
        keys("Return")
        letters(SECRETARY)
        keys("Tab", "Down", "Tab")
        letters("gerobak hijau 47")
        keys("Tab")
        letters("gerobak hijau 47")
        self._shown("07-buka-siapa")
        keys("Return")
        self._shown("08-buka-akhir")

    def comings(self) -> None:
        """Login, restoring, entering anew: with a village on this computer."""
        window, village = self._window, self._material.village
        window.show_start()
        self._shown("10-mulai-lanjutkan")
        window.show_login(village)
        self._shown("11-masuk")
        letters("bukan ini")
        keys("Return")
        self._shown("12-masuk-salah")
        window.show_reenter(village)
        self._shown("13-masuk-lagi")
        window.show_restore(next(self._material.backups.glob("*.dptx")))
        self._shown("14-pulihkan")
        window.show_login(village)
        settle()
        letters(KETUA)
        keys("Return")
        until(lambda: window.session is not None and window.session.index.rows)
        rest(window)

    # In the village --------------------------------------------------------------------------------------

    @property
    def _village(self) -> VillageScreen:
        shown = self._window.current
        assert isinstance(shown, VillageScreen)
        return shown

    @property
    def _daftar(self) -> DaftarPage:
        self._village.show_page("daftar")
        page = self._village.page
        assert isinstance(page, DaftarPage)
        return page

    def pages(self) -> None:
        """Each page of the sidebar, and the list in its states."""
        for number, stem in enumerate(PAGES):
            self._village.show_page(stem)
            self._shown(f"20-{number:02}-{stem}")
        page = self._daftar
        page.table.go_to(8)
        self._shown("40-daftar-bukti")
        keys("Ctrl+F")
        letters("siti")
        self._shown("41-daftar-cari")
        keys("Ctrl+A")
        letters("qwxqwx")
        self._shown("42-daftar-tidak-ada")
        keys("Esc")
        for kind, value in (("status", "belum"), ("kelamin", "P"), ("umur", "31-40")):
            page.filters.toggle(kind, value)
        self._shown("43-daftar-saringan")
        page.filters.choose({"konflik": frozenset(("ya",))})
        self._shown("44-daftar-konflik")
        page.filters.clear()
        page.table.setFocus()
        keys("I")
        self._shown("45-daftar-nik")
        self._ganda()

    def _ganda(self) -> None:
        """A pair, one of them struck, the pile of what is decided."""
        self._village.show_page("ganda")
        rest(self._window)
        keys("I")
        self._shown("46-ganda-nik")
        keys("2", "Alt+S")
        self._shown("47-ganda-diputuskan")
        self._rekap()
        self._tps()
        self._cetak()

    def _rekap(self) -> None:
        """Reasons by RT with the voters behind a number, the net, what every TPS needs."""
        self._village.show_page("rekap")
        rest(self._window)
        page = self._village.page
        for name, word in (
            ("48-rekap-tms", tr("TMS")),
            ("48-rekap-tambah", tr("Tambah dan kurang")),
            ("49-rekap-logistik", tr("Logistik")),
        ):
            child(page, QPushButton, tr("{name}: {value}", name=tr("Kolom"), value=word)).click()
            keys("Up")
            self._shown(name)

    def _cetak(self) -> None:
        """Documents of every kind, what they need, the papers with a number, words beside their page."""
        self._village.show_page("cetak")
        rest(self._window)
        page = self._village.page
        assert isinstance(page, CetakPage)
        for kode in ("lembar_kerja", "surat_tugas", "papan_dps", "rekap"):
            page.list.go_to(kode)
            self._shown(f"96-cetak-{kode}")
        self._in_dialog("97-cetak-simpan")
        page.list.table.setFocus()
        keys("Ctrl+S")
        self._in_dialog("97-cetak-titip")
        page.panel.leave.click()
        for name, key in (("kebutuhan", "K"), ("kendali", "B")):
            keys(key)
            self._shown(f"98-cetak-{name}")
            keys("Esc")
        page.list.go_to("surat_tugas")
        rest(self._window)
        keys("T")
        rest(self._window)
        keys("Down", "Down", "Down")
        self._shown("98-cetak-teks")
        keys("Esc")

    def _tps(self) -> None:
        """A plan that is not saved, an RT of it moved, what a dialog offers to move, dusun by themselves."""
        self._village.show_page("tps")
        rest(self._window)
        page = self._village.page
        assert isinstance(page, TpsPage)
        self._in_dialog("79-tps-sendiri")
        page.wishes.own.click()
        page.wishes.count.setValue(6)
        page.picture.setFocus()
        keys("Ctrl+H")
        until(lambda: page.state.is_preview)
        rest(self._window)
        keys("Up", "Shift+Right")
        self._shown("49-tps-pratinjau")
        self._in_dialog("79-tps-pindah")
        keys("Return")
        self._in_dialog("79-tps-ganti", "Return")
        keys("Ctrl+B")
        rest(self._window)

    def dialogs(self) -> None:
        """Menus and dialogs over the list, the lock over everything."""
        self._menus()
        self._marks()
        self._texts()
        self._others()
        self._village.show_page("daftar")
        keys("Ctrl+L")
        self._shown("90-kunci")
        letters(KETUA)
        keys("Return")
        until(lambda: self._village.guard.cover is None)
        rest(self._window)

    def stages(self) -> None:
        """The views behind Tahapan, its dialogs, a list ratified and announced."""
        self._village.show_page("tahapan")
        rest(self._window)
        for name, key in (("80-tahapan-hari", "U"), ("81-tahapan-tanggal", "G")):
            self._press(name, key)
        for name, key in (("82-tahapan-jadwal", "J"), ("83-tahapan-aturan", "R")):
            keys(key)
            self._shown(name)
            keys("Esc")
        self._settle_conflicts()
        keys("T")
        self._shown("84-tahapan-menetapkan")
        letters("dps")
        keys("Return")
        letters(SEKRETARIS)
        keys("Return")
        self._shown("85-tahapan-ditetapkan")
        self._in_dialog("86-tahapan-pengumuman")
        keys("Return")
        rest(self._window)
        self._press("87-tahapan-buka", "B")

    def invitations(self) -> None:
        """With a DPT: blanks, fields alone and how far a printer misses them, letters that came back."""
        session = self._village.session
        session.run(lambda workspace, _: ratify(workspace, "dpt", "sekretaris", SEKRETARIS))
        session.run(lambda workspace, _: undangan(workspace, PilihanUndangan(urut="rt", per_halaman=8)))
        session.run(lambda workspace, _: hand_out(workspace, papers(workspace, "undangan")[:5], HEAD))
        self._village.show_page("cetak")
        rest(self._window)
        page = self._village.page
        assert isinstance(page, CetakPage)
        page.list.go_to("blangko")
        self._shown("A0-cetak-blangko")
        page.list.go_to("undangan")
        form = page.panel.choices.form
        form.setCurrentIndex(form.findData("isian"))
        form.activated.emit(form.currentIndex())
        self._shown("A0-cetak-isian")
        page.panel.printer.printer.addItem("HP DeskJet 2130 series")
        self._shift(page)
        self._returned(page)

    def _shift(self, page: CetakPage) -> None:
        """A field that is moved; another one that cannot be read."""
        page.list.table.setFocus()
        keys("G")
        rest(self._window)
        for name, text in (("A1-cetak-geser", "1,5"), ("A1-cetak-geser-salah", "dua")):
            keys("Down")
            letters(text)
            keys("Return")
            until(page.shift.is_looked)
            self._shown(name)
        page.shift.zero.click()
        keys("Esc")

    def _returned(self, page: CetakPage) -> None:
        """The balance with names behind numbers; the slips; the same at the voter."""
        page.list.table.setFocus()
        keys("S")
        rest(self._window)
        entry = page.returned.form
        entry.tps.setCurrentIndex(0)
        for reason, numbers in (("pindah", "1-12"), ("meninggal", "20,24"), ("tidak_ditemukan", "30")):
            entry.reason.setCurrentIndex(entry.reason.findData(reason))
            entry.note.setText(tr("Catatan"))
            entry.start()
            letters(numbers)
            until(entry.whose.text)
            self._shown("A2-cetak-kembali")
            keys("Return")
            rest(self._window)
        page.returned.kinds.buttons["surat"].click()
        self._shown("A2-cetak-kembali-daftar")
        page.returned.table.setFocus()
        keys("L")
        self._shown("A3-daftar-kembali")

    def _settle_conflicts(self) -> None:
        """The committee's value stands."""
        session = self._village.session
        open_ = {row.id: row.konflik.split() for row in session.index.rows if row.konflik}
        cells = {(voter, kolom): "008" for voter, columns in open_.items() for kolom in columns}
        session.run(lambda workspace, _: edit(workspace, cells))
        rest(self._window)

    def office(self) -> None:
        """Dukcapil: a list is made, answered by keys, written, printed; what is to be decided."""
        self._village.show_page("dukcapil")
        page = self._village.page
        assert isinstance(page, DukcapilPage)
        rest(self._window)
        self._in_dialog("88-dukcapil-baru", "Return")
        page.acts.make()
        rest(self._window)
        page.letter.setFocus()
        letters("470/12/Dukcapil/2026")
        keys("Return")
        letters("3-1-2027")
        keys("Return", "S", "M", "T", "P")
        self._shown("88-dukcapil-daftar")
        for name, key in (
            ("88-dukcapil-beda", "B"),
            ("88-dukcapil-buku", "Ctrl+S"),
            ("88-dukcapil-cetak", "Ctrl+P"),
        ):
            self._press(name, key)
        page.lists.go_to("")
        keys("Right")
        self._shown("89-dukcapil-putuskan")
        self._press("89-dukcapil-tetap", "T")

    def responses(self) -> None:
        """Tanggapan: taken in about a voter, carried out, refused, answered; each kind's own dialog."""
        voters = [row.id for row in self._village.session.index.rows[:3]]
        for hal, voter in zip(("lapor_tms", "pindah_tps", "data_salah"), voters, strict=True):
            self._receive(hal, voter)
        self._receive("belum_terdaftar", "")
        self._village.show_page("tanggapan")
        self._shown("91-tanggapan")
        self._press("91-tanggapan-catat", "N")
        for name in ("baru", "data", "pindah", "tms"):
            self._press(f"92-tanggapan-{name}", "Y")
            keys("Down")
        for name, key in (("93-tanggapan-tolak", "X"), ("93-tanggapan-sanggahan", "B")):
            self._press(name, key)
        answer(self._refuse)
        keys("X")
        rest(self._window)
        page = self._village.page
        assert isinstance(page, TanggapanPage)
        page.head.choose("selesai")
        self._shown("94-tanggapan-ditolak")
        for name, key in (("94-tanggapan-surat", "S"), ("94-tanggapan-nomor", "G")):
            self._press(name, key)
        keys("Alt+R")
        self._shown("95-tanggapan-register")

    def _receive(self, hal: str, voter: str) -> None:
        """Somebody with a long name says so."""
        isian = Isian(
            hal, f"{HEAD}, ketua RT 03", date(2026, 12, 15), LONG_NAMES[1], voter, hubungan="ketua RT",
            bukti="KTP-el, KK", uraian="Nama ditulis tanpa gelar; tanggal dan bulan lahirnya tertukar.",
        )  # fmt: skip
        self._village.session.run(lambda workspace, _: receive(workspace, isian))
        rest(self._window)

    def _refuse(self, dialog: QWidget) -> None:
        letters("Data pada KTP-el dan KK sudah sama dengan daftar")
        keys("Return")

    def _menus(self) -> None:
        page = self._daftar
        for name, word in (("50-menu-saring", tr("Saring")), ("51-menu-kolom", tr("Kolom"))):
            self._in_dialog(name)
            child(page, QPushButton, word).click()
        self._in_dialog("52-menu-tugas")
        self._village.today.tasks.click()

    def _marks(self) -> None:
        page = self._daftar
        table = page.table
        index = self._village.session.index
        family = next(row for row in index.rows[100:] if len(index.family(row)) >= 4)
        page.go_to(family.id)
        self._press("60-tandai-keluarga", "Shift+P")
        self._press("61-alasan", "L")
        table.go_to(0)
        self._press("62-ganda-tanpa", "G")
        self._secret()
        keys("E")
        self._shown("64-bukti")
        keys("Esc")

    def _secret(self) -> None:
        def choose(dialog: QWidget) -> None:
            (listed,) = children(dialog, QListWidget)
            reasons = [listed.item(row).data(Qt.ItemDataRole.UserRole) for row in range(listed.count())]
            listed.setCurrentRow(reasons.index(Alasan.GANGGUAN_JIWA.value))
            self._in_dialog("63-alasan-disimpan")
            keys("Return")

        answer(choose)
        keys("L")
        rest(self._window)

    def _texts(self) -> None:
        self._daftar.table.go_to(4)
        self._press("65-ubah", "U")
        self._press("66-catatan", "N")
        self._press("67-panggilan", "A")
        self._press("68-bantuan", "F1")
        self._in_dialog("69-kesalahan", "Return")
        show_error(self._window, UserError("NOTHING_TO_UNDO"))
        rest(self._window)

    def _others(self) -> None:
        """Dialogs of the other pages, by their buttons."""
        for stem, name, word in (
            ("anggota", "70-anggota-tambah", tr("&Tambah anggota …")),
            ("anggota", "71-sandi-saya", tr("&Ganti kata sandi saya …")),
            ("anggota", "72-sandi-baru", tr("&Beri kata sandi baru …")),
            ("cadangan", "73-kata-darurat", tr("Buat &kata darurat …")),
            ("pengaturan", "74-tentang", tr("Tentang …")),
            ("pengaturan", "77-diagnosa", tr("Diagnosa …")),
            ("pengaturan", "75-kartu-tombol", tr("Cetak kartu tombol …")),
            ("rekap", "76-rekap-cetak", tr("PDF … (P)")),
        ):
            self._village.show_page(stem)
            rest(self._window)
            for table in children(self._village.page, QTableView):
                table.selectRow(table.model().rowCount() - 1)
            settle()
            self._in_dialog(name)
            child(self._village.page, QPushButton, word.replace("&", "")).click()
            rest(self._window)
