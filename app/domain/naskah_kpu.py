"""KPU's letters and minutes: which there are, whom each is for, what their texts may name. Data only.

The words stand in `resources/naskah/kpu_<kode>.txt` and may be changed part by part for an election.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.naskah_isian import SEBUTAN, alone, dots_of, names_in, unknown_placeholder, value_of


@dataclass(frozen=True, slots=True)
class NaskahKpu:
    """One document. `draf`: a draft by itself; the others are printed with the act that they are about."""

    kode: str
    judul: str
    untuk: str
    draf: bool = False

    @property
    def berkas(self) -> str:
        """The name of its text."""
        return f"kpu_{self.kode}"


_SEMUA = (
    NaskahKpu("permintaan", "Surat permintaan data pemilih", "{Sebutan_dinas}: menyurati KPU", True),
    NaskahKpu("provinsi", "Surat pemberitahuan ke KPU Provinsi", "KPU Provinsi", True),
    NaskahKpu("jawaban", "Surat jawaban atas permintaan", "{Sebutan_dinas}", True),
    NaskahKpu("pks", "Perjanjian kerja sama", "KPU, {Sebutan_dinas}", True),
    NaskahKpu("ba_serah", "Berita Acara serah terima data pemilih", "KPU, {Sebutan_dinas}"),
    NaskahKpu("terima", "Tanda terima paket dan surat kunci", "Panitia, ditandatangani sebelum diserahkan"),
    NaskahKpu("rahasia", "Pernyataan kerahasiaan panitia", "Panitia, ditandatangani sebelum diserahkan"),
    NaskahKpu("tagih", "Tagihan pengembalian", "Panitia"),
    NaskahKpu("tagih_pihak", "Tagihan, kepada pihak lain", "{Sebutan_kecamatan}, {Sebutan_dinas}"),
    NaskahKpu("tolak", "Surat penolakan pengembalian", "Panitia"),
    NaskahKpu("ba_tidak_kembali", "Berita Acara data tidak kembali", "Arsip KPU"),
    NaskahKpu("ba_operator", "Berita Acara serah terima operator", "Arsip KPU"),
    NaskahKpu("ba_musnah", "Berita Acara pemusnahan brankas", "Arsip KPU"),
)
NASKAH_KPU: Mapping[str, NaskahKpu] = {one.kode: one for one in _SEMUA}
"""All documents by code, in the order in which an operator needs them."""

UMUM_KPU = SEBUTAN | frozenset(
    (
        "alamat_dinas", "alamat_kpu", "berlaku", "camat", "desa", "dinas", "hari_kata", "hari_pemungutan",
        "jabatan_dinas", "kabupaten", "kecamatan", "kepala_daerah", "ketua_kpu", "kode_desa", "kpu",
        "nama_dinas", "nama_ketua_kpu", "nomor", "panitia", "panitia_desa", "pemilihan", "profil_data",
        "provinsi", "sumber", "tahun", "tanggal", "tempat",
    )
)  # fmt: skip
"""What every document may use beside what its shipped text uses."""


def check_kpu_text(shipped: Iterable[str], lines: Sequence[str]) -> None:
    """Raises UserError TEXT_PLACEHOLDER for the first placeholder that neither the shipped text nor UMUM_KPU
    has."""
    known = set(names_in(shipped)) | UMUM_KPU
    values = dict.fromkeys((name.lower() if name.isupper() else name for name in known), "")
    for number, line in enumerate(lines, 1):
        for name in names_in([line]):
            if name in known or dots_of(name) is not None:
                continue
            if alone(line) or value_of(name, values) is None:
                raise unknown_placeholder(number, name)
