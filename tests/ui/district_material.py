"""An invented district for the tours of KPU's and the agency's windows: a vault in the middle of its work.

The villages of the first kecamatan are large enough to look into; the others have a few voters, so that a
district of 372 is made in a minute. They are in every state that a village can be in.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from app.domain.tms import Alasan
from app.exchange import laporan
from app.services.desa.add import add_from_table
from app.services.desa.edit import edit_from_table
from app.services.kpu import manual_decide, manual_return
from app.services.kpu.apply_return import apply_return
from app.services.kpu.areas import set_areas
from app.services.kpu.backup import backup
from app.services.kpu.chase import Tagih, chase
from app.services.kpu.close_village import nihil, tidak_kembali
from app.services.kpu.contacts import set_contacts
from app.services.kpu.import_list import import_list
from app.services.kpu.init_vault import NewVault, init_vault
from app.services.kpu.manual_match import listed
from app.services.kpu.naskah_kpu import Surat
from app.services.kpu.new_election import NewElection, add_election
from app.services.kpu.office import set_office
from app.services.kpu.operators import add_operator
from app.services.kpu.pack import pack
from app.services.kpu.participants import set_participants
from app.services.kpu.receive import receive
from app.services.kpu.recovery import drill, read_recovery
from app.services.kpu.refuse_return import TolakMinta, refuse
from app.services.kpu.rules import set_rules
from app.services.kpu.vault_session import Vault
from app.services.kpu.village_rules import set_village_rules
from app.services.shared.sample_people import Wilayah, villages_of
from app.store import vault_paket
from tests.bench.returned import Job, make_return
from tests.builders import nik
from tests.exchange.test_laporan import KEY, REKAP, an_amplop, signed
from tests.services.kpu.district import OPERATOR, District, Village, open_village, write_list
from tests.services.kpu.forging import forger
from tests.ui.shifted import on_day

SETTING_UP, COMING_BACK, TOURING = date(2026, 11, 2), date(2027, 1, 20), date(2027, 3, 1)
VOTE, UNTIL = date(2027, 2, 3), date(2027, 2, 17)
LARGE, SMALL = 8, 160
"""Villages of so many voters come first; the others have a few."""
OFFICE = "KPU Kabupaten Contoh Utara"
ELECTION = "Pemilihan Kepala Desa Serentak Gelombang II Tahun 2027"
WHO = "R.M. Bendoro Suryaningrat Kusumodiningrat, S.H., M.Si."
POST = "Kasubbag Perencanaan, Data, dan Informasi"
HEAD = "Drs. H. Bambang Sugiharto Prawirodirjo"
KECAMATAN = "ADIWARINGIN TANJUNG SELATAN"
NAMES = ("PURWOHARJO KIDUL TANJUNGSARI", "SUMBERAGUNG WETAN KALIREJO")
PROOF = {"jenis": "Surat keterangan kematian", "nomor": "474.3/012/2027"}


@dataclass(frozen=True)
class Material:
    """Folders and files that a tour uses; `kodes`: villages by code, in the order of their list."""

    folder: Path

    @property
    def district(self) -> District:
        return District(self.folder)

    @property
    def empty(self) -> Path:
        """A vault without a list."""
        return self.folder / "kosong" / "brankas"

    @property
    def kodes(self) -> list[str]:
        return (self.folder / "kode.txt").read_text().split()

    @property
    def backup(self) -> Path:
        return self.folder / "brankas.dptv"

    @property
    def bundle(self) -> Path:
        """KPU's, for the courier."""
        return next(self.district.out.glob("*.dptb"))

    @property
    def returns(self) -> Path:
        """What villages have sent, good ones and others, with reports."""
        return self.folder / "kembali"

    @property
    def late(self) -> Path:
        """What has not been taken in yet: waiting, damaged, another election's."""
        return self.folder / "baru datang"

    @property
    def table(self) -> Path:
        """Of a committee that worked without the program."""
        return self.folder / "daftar panitia.csv"

    @property
    def parts(self) -> Path:
        """How one area becomes two villages."""
        return self.folder / "bagian.csv"


def make_material(folder: Path, villages: int) -> Material:
    """Everything; the same folder may serve several tours, which work on copies of the vaults."""
    made = Material(folder)
    if (folder / "kode.txt").exists():
        return made
    with on_day(SETTING_UP):
        kodes = _set_up(made, villages)
    for inside in (made.returns, made.late):
        inside.mkdir()
    with on_day(COMING_BACK):
        _come_back(made, kodes)
    with on_day(TOURING), made.district.opened() as opened:
        _close(opened, made, kodes)
        backup(opened, made.backup)
        add_operator(opened, "Siti Rahmawati Kusumaningtyas", "gerobak hijau 47", "Operator Sidalih")
        add_election(opened, NewElection("Pemilihan Kepala Desa Antarwaktu 2027", date(2027, 6, 9)))
    (folder / "kode.txt").write_text("\n".join(kodes))
    return made


def _vault(folder: Path, recovery: Path) -> None:
    wanted = NewVault("9901", OFFICE, ELECTION, VOTE, sampai=UNTIL, petugas=WHO, jabatan=POST)
    init_vault(folder, recovery, wanted, OPERATOR)


def _set_up(made: Material, villages: int) -> list[str]:
    """The list, codes, who takes part, contacts, rules, packages of nearly all, two lists that changed."""
    (made.folder / "kosong").mkdir()
    _vault(made.empty, made.folder / "kosong" / "pemulihan.txt")
    _vault(made.district.vault, made.district.recovery)
    lists = list(_villages(villages))
    sheet = write_list(made.folder / "daftar.csv", [row for _, rows in lists for row in rows])
    kodes = [place.kode for place, _ in lists[:-1]]
    with made.district.opened() as opened:
        import_list(opened, [sheet], "DPT Pilkada 2024")
        set_areas(opened, {place.kel_id: place.kode for place, _ in lists[:-1]})  # nobody knows the last one
        set_participants(opened, kodes[:-2])
        _tell(opened, made, kodes)
        pack(opened, made.district.out, jobs=1)
        set_participants(opened, kodes[:-1])
        import_list(opened, [_changed(made.folder, lists[9:11])], "DPB Triwulan IV 2026")
    made.parts.write_text(_parts(lists[-1][0]))
    return kodes


def _villages(count: int) -> Iterator[tuple[Wilayah, list[list[str]]]]:
    """Rows by village; the longest names first, one kecamatan with its own."""
    for number, (place, rows) in enumerate(villages_of(count, SMALL, 1)):
        mine = [list(row) for row in islice(rows, SMALL if number < LARGE else 6 + number % 7)]
        for row in mine:
            row[2] = KECAMATAN if place.kec_id == "2001" else row[2]
            row[4] = NAMES[number] if number < len(NAMES) else row[4]
        yield place, mine


def _changed(folder: Path, lists: list[tuple[Wilayah, list[list[str]]]]) -> Path:
    rows = [[*row[:8], "NAMA YANG DIBETULKAN", *row[9:]] for _, village in lists for row in village[:1]]
    return write_list(folder / "pembetulan.csv", rows)


def _parts(place: Wilayah) -> str:
    lines = ["kel_id,kode,nama,rw", f"{place.kel_id},{place.kode[:6]}2090,Wonosobo Barat,001"]
    return "\n".join([*lines, f"{place.kel_id},{place.kode[:6]}2091,Wonosobo Timur,002"])


def _tell(opened: Vault, made: Material, kodes: list[str]) -> None:
    """What an operator types in the first afternoon."""
    drill(opened, read_recovery(made.district.recovery))
    people = {
        kode: {
            "ketua": HEAD if at % 5 == 0 else f"Ketua Panitia {at}", "telepon": f"0812000{at:05}",
            "camat": "Camat Contoh", "sk": f"141/{at}/2026", "alamat": "Balai Desa, Jalan Raya Contoh 1",
        }
        for at, kode in enumerate(kodes[:-5])
    }  # fmt: skip
    set_contacts(opened, people)
    signer = {"jabatan": "Ketua KPU Kabupaten Contoh Utara", "nama": WHO, "nip": "198001012005011001"}
    dinas = {"jabatan": "Kepala Dinas", "nama": HEAD, "nip": "197001011995031001"}
    place = {"alamat": "Jalan Pahlawan 12", "tempat": "Contoh"}
    set_office(opened, {**place, "penanda": [signer], "dinas": dinas})
    letters = {"Perjanjian kerja sama": "7/PKS/PL.01/2026", "Surat Dinas PMD": "140/812/2026"}
    set_rules(opened, {"dasar": letters})
    set_village_rules(opened, kodes[3], {"aturan": {"batas_tps": 300, "hari": "2027-02-10"}})


def _come_back(made: Material, kodes: list[str]) -> None:
    """Returns that are applied, waiting, refused, interim, of other elections, damaged; and reports."""
    district, codes = made.district, {}
    for kode in kodes[:5]:
        village = _worked(district, kode, kodes[7])
        interim = kode == kodes[4]
        if not interim:
            village.ratify()
        sent = village.send(f"kembali/{kode}.dptr", final=not interim)
        codes[kode] = sent.kode
    _bulk(made, kodes, codes)
    with district.opened() as opened:
        receive(opened, sorted(made.returns.glob("*.dptr")), jobs=1)
        for kode, code in codes.items():
            if kode not in (*kodes[1:5], kodes[5]):
                apply_return(opened, kode, code)
        reason = "Berita acara belum ditandatangani oleh kedua saksi; mohon dikirim ulang sesudah lengkap."
        refuse(opened, TolakMinta(kodes[2], 1, reason, Surat("270/14/2027")), made.folder / "tolak.pdf")
    _odd(made, kodes)
    for number, kode in enumerate(kodes[: len(kodes) // 3]):
        (made.returns / f"{kode}.dptl").write_bytes(_report(district, kode, number))


def _worked(district: District, kode: str, other: str) -> Village:
    """Marks with and without evidence, corrections, somebody new with the NIK of another village's voter."""
    with district.opened() as opened:
        voters = [row[0] for row in vault_paket.rows_of(opened.db, kode)]
        theirs = vault_paket.rows_of(opened.db, other)[int(kode[-2:])][3]
    village = open_village(district, kode)
    village.mark(voters[:4], Alasan.MENINGGAL, PROOF)
    village.mark(voters[4:7], Alasan.PINDAH)
    village.mark(voters[7:9], Alasan.DOMISILI_KURANG_6_BULAN)
    with village.opened() as workspace:
        changes = (f"{voters[10]},nama,RADEN AJENG SITI KUSUMANINGRUM WIDYASTUTI", f"{voters[11]},rt,009")
        edit_from_table(workspace, "\n".join(("id,kolom,nilai", *changes)).encode())
        new = f"WARGA BARU,{theirs},{nik(9192)},P,11-12-1980,S,1,1,CONTOH,DUSUN\n"
        header = "nama,nik,nkk,kelamin,tanggal_lahir,kawin,rt,rw,tempat_lahir,alamat\n"
        add_from_table(workspace, (header + new).encode())
    return village


def _bulk(made: Material, kodes: list[str], codes: dict[str, str]) -> None:
    """The final returns of half of the others, of 60 at most: each is a file to make and to feed back."""
    with made.district.opened() as opened:
        for number, kode in enumerate(kodes[5 : 5 + min(60, max(4, (len(kodes) - 20) // 2))]):
            issued = vault_paket.newest(opened.db, kode)
            if issued is not None:
                data, codes[kode] = make_return(Job(number, issued.berkas, opened.operator))
                (made.returns / f"{kode}.dptr").write_bytes(data)


def _odd(made: Material, kodes: list[str]) -> None:
    whole = (made.returns / f"{kodes[1]}.dptr").read_bytes()
    (made.late / "sumberagung terpotong.dptr").write_bytes(whole[:-9])
    (made.late / "dikirim dua kali.dptr").write_bytes(whole)
    stranger = forger(made.district, kodes[6])
    stranger.write("baru datang/tidak dikenal.dptr", card=stranger.card(hmac="0" * 64), urut=9)


def _report(district: District, kode: str, number: int) -> bytes:
    """The numbers of a village, signed by two members."""
    with district.opened() as opened:
        desa, election, istilah = opened.village(kode), opened.pemilihan, opened.istilah
    told: dict[str, Any] = {**REKAP, "desa": kode, "pemilihan": election.id, "id": f"{number:032x}"}
    told["istilah"] = {name: getattr(istilah, name) for name in REKAP["istilah"]}
    public = {"id": election.id, "nama": election.nama, "hari": election.hari.isoformat()}
    amplop = an_amplop(pemilihan=public, desa=asdict(desa), id=told["id"])
    return laporan.build(amplop, told, signed(told), KEY)


def _close(opened: Vault, made: Material, kodes: list[str]) -> None:
    """After the last day: reminders, a statement, minutes, rows of a village without the program."""
    quiet = kodes[-12:-4]
    letter = Surat("270/{n}/PL.01/2027", 21)
    for ask in range(2):
        chase(opened, made.folder / f"tagih-{ask}.pdf", Tagih(tuple(quiet[: 6 - 4 * ask]), letter))
    nihil(opened, quiet[5], "140/09/Panitia/2027", TOURING, "Tidak ada perubahan")
    minutes = Surat("271/PL.01/2027")
    tidak_kembali(opened, quiet[0], minutes, "Panitia sudah bubar", made.folder / "ba.pdf")
    voters = list(listed(opened, kodes[7]).pemilih.values())
    lines = ["nama,nik,tanggal_lahir,keterangan"]
    lines += [f"{one.nama},{one.nik},{one.tanggal_lahir},MENINGGAL" for one in voters[:6]]
    lines += [f"{voters[6].nama},{voters[6].nik},{voters[6].tanggal_lahir},", "NAMA LAIN,,,PINDAH"]
    made.table.write_text("\n".join(lines))
    kode = quiet[6]
    few = list(listed(opened, kode).pemilih.values())[:3]
    rows = [{"nama": one.nama, "nik": one.nik, "alasan": "Meninggal"} for one in few]
    manual_return.take(opened, manual_return.preview_typed(opened, kode, rows))
    first = manual_decide.rows_of(opened, kode)[0]
    manual_decide.accept(opened, kode, [first.isian.nomor], {"jenis": "Akta kematian", "nomor": "474/3"})
