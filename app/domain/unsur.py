"""What a package tells of a voter, by the profile of its election."""

from collections.abc import Mapping

from app.domain.pemilihan import Profil

UNSUR: Mapping[Profil, str] = {
    "lengkap": "NKK, NIK, nama, tempat dan tanggal lahir, status kawin, jenis kelamin, alamat, RT, RW, ragam "
    "disabilitas, status KTP-el",
    "nik-disamarkan": "nama, tempat dan tanggal lahir, status kawin, jenis kelamin, alamat, RT, RW, ragam "
    "disabilitas, status KTP-el; NKK dan NIK disamarkan",
    "tanpa-nik": "nama, tempat dan tanggal lahir, status kawin, jenis kelamin, alamat, RT, RW, ragam "
    "disabilitas, status KTP-el; tanpa NKK dan NIK",
}
