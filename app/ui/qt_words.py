"""Qt's own words in Indonesian: Qt ships no translation for it."""

from PySide6.QtCore import QObject, QTranslator

from app.system.language import language

_WORDS = {
    "OK": "Mengerti",
    "&OK": "&Mengerti",
    "Cancel": "Batal",
    "&Cancel": "&Batal",
    "Close": "Tutup",
    "&Close": "&Tutup",
    "Save": "Simpan",
    "&Save": "&Simpan",
    "Open": "Buka",
    "&Open": "&Buka",
    "Save All": "Simpan semua",
    "Yes to &All": "Ya untuk s&emua",
    "N&o to All": "Tidak untuk se&mua",
    "&Yes": "&Ya",
    "&No": "&Tidak",
    "Apply": "Terapkan",
    "Reset": "Kembalikan",
    "Help": "Bantuan",
    "Discard": "Buang",
    "Don't Save": "Jangan simpan",
    "Abort": "Hentikan",
    "Retry": "Ulangi",
    "Ignore": "Abaikan",
    "&Choose": "&Pilih",
    "&Undo": "&Urungkan",
    "&Redo": "&Kembalikan",
    "Cu&t": "&Potong",
    "&Copy": "&Salin",
    "&Paste": "&Tempel",
    "Delete": "Hapus",
    "&Delete": "&Hapus",
    "Select All": "Pilih semua",
    "Look in:": "Cari di:",
    "File &name:": "&Nama berkas:",
    "Files of type:": "Jenis berkas:",
    "Directory:": "Folder:",
    "Directories": "Folder",
    "Find Directory": "Cari folder",
    "Back": "Kembali",
    "Forward": "Maju",
    "Parent Directory": "Folder di atasnya",
    "Create New Folder": "Buat folder baru",
    "&New Folder": "Folder &baru",
    "New Folder": "Folder baru",
    "&Rename": "Ganti &nama",
    "List View": "Tampilan daftar",
    "Detail View": "Tampilan rinci",
    "Name": "Nama",
    "Size": "Ukuran",
    "Type": "Jenis",
    "Kind": "Jenis",
    "Date Modified": "Tanggal diubah",
    "Computer": "Komputer",
    "My Computer": "Komputer ini",
    "Drive": "Penyimpanan",
    "Folder": "Folder",
    "File": "Berkas",
    "Show &hidden files": "Tampilkan berkas &tersembunyi",
    "Sidebar": "Pintasan",
    "Go back": "Kembali",
    "Go forward": "Maju",
    "Go to the parent directory": "Ke folder di atasnya",
    "Remove": "Hapus",
    "All Files (*)": "Semua berkas (*)",
    "All files (*)": "Semua berkas (*)",
    "%1 already exists.\nDo you want to replace it?": "%1 sudah ada.\nGanti berkas itu?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nBerkas tidak ditemukan.\nPeriksa nama berkasnya."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nFolder tidak ditemukan.\nPeriksa nama foldernya."
    ),
    "%n bytes": "%n bita",
    "Print": "Cetak",
    "&Print": "&Cetak",
    "Printer": "Printer",
    "&Name:": "&Nama:",
    "P&roperties": "P&engaturan",
    "Location:": "Tempat:",
    "Output &file:": "&Berkas hasil:",
    "Copies": "Salinan",
    "Print range": "Yang dicetak",
    "Print all": "Semua halaman",
    "Pages from": "Halaman",
    "to": "sampai",
    "Selection": "Pilihan",
    "Output Settings": "Hasil",
    "Copies:": "Salinan:",
    "Collate": "Susun per salinan",
    "Reverse": "Urutan terbalik",
    "Options": "Pilihan",
    "Color Mode": "Warna",
    "Color": "Berwarna",
    "Grayscale": "Hitam putih",
    "Duplex Printing": "Dua sisi",
    "None": "Tidak",
    "Long side": "Sisi panjang",
    "Short side": "Sisi pendek",
    "&Options >>": "&Pilihan >>",
    "&Options <<": "&Pilihan <<",
    "Today": "Hari ini",
    "Step up": "Naikkan",
    "Step &up": "&Naikkan",
    "Step &down": "&Turunkan",
    "Scroll here": "Gulir ke sini",
    "Line up": "Satu baris naik",
    "Line down": "Satu baris turun",
    "Page up": "Satu halaman naik",
    "Page down": "Satu halaman turun",
    "Top": "Paling atas",
    "Bottom": "Paling bawah",
    "Scroll up": "Gulir naik",
    "Scroll down": "Gulir turun",
    "Left edge": "Tepi kiri",
    "Right edge": "Tepi kanan",
    "Scroll left": "Gulir ke kiri",
    "Scroll right": "Gulir ke kanan",
    "Page left": "Satu halaman ke kiri",
    "Page right": "Satu halaman ke kanan",
}
"""Qt's source text -> ours, whatever the context."""


class QtWords(QTranslator):
    """Installed once. Decision: a Python translator instead of a compiled `.qm`: nothing to build."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:  # noqa: N802  (Qt's name)
        return False

    def translate(  # type: ignore[override]
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """None leaves Qt's English, which the English window wants."""
        return _WORDS.get(source) if language() == "id" else None
