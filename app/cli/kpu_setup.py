"""Commands that set an election up: who takes part, contacts, KPU's office, letters to partners."""

from argparse import Namespace
from typing import Any

from app.cli.kpu_session import session
from app.cli.output import Result
from app.cli.secret_input import read_source
from app.domain.errors import UserError
from app.domain.ikut import Tebakan
from app.domain.kantor import Kantor, as_json
from app.domain.kontak import KOLOM
from app.domain.naskah import bernama
from app.domain.naskah_kpu import NASKAH_KPU
from app.domain.progress import Progress
from app.domain.tanggal import ribuan
from app.services.kpu import contacts as contact_service
from app.services.kpu import office as office_service
from app.services.kpu import participants as who
from app.services.kpu.naskah_kpu import Surat
from app.services.kpu.vault_session import Vault
from app.system.safe_file import write_atomic

_SEBAB = {
    "": "",
    "beberapa": "beberapa bernama sama",
    "mirip": "namanya mirip",
    "kecamatan_lain": "ada di wilayah lain",
    "kecamatan_tak_dikenal": "nama wilayah di atasnya tidak dikenal",
    "dua_kali": "disebut dua kali",
    "belum_ada_daftarnya": "daftarnya belum diimpor atau belum berkode",
}


def participants(args: Namespace, progress: Progress) -> Result:
    """Show who takes part; choose from a list of names or by code first."""
    with session(args) as opened:
        if args.source:
            return _from_names(opened, args)
        before = {one.desa.kode for one in who.participants(opened) if one.ikut}
        everybody = {one.desa.kode for one in who.participants(opened)}
        wanted = everybody if args.all else (before | set(args.add or ())) - set(args.remove or ())
        told = args.all or args.add or args.remove
        text = _changed_words(who.set_participants(opened, wanted)) if told else ""
        return _participants(opened, text)


def _from_names(opened: Vault, args: Namespace) -> Result:
    text = read_source(args.source).decode("utf-8-sig", errors="replace")
    found = who.match_names(opened, text, dict(map(_answer, args.choose or ())))
    counts = {kind: sum(one.keputusan == kind for one in found) for kind in ("pasti", "ragu", "tidak_ada")}
    words = f"{counts['pasti']} pasti, {counts['ragu']} perlu ditanya, {counts['tidak_ada']} tidak ditemukan."
    if counts["ragu"] or counts["tidak_ada"]:
        words += " Peserta tidak berubah; jawab dengan --choose BARIS=KODE, atau BARIS=- untuk melewati."
        rows = [row for one in found if one.keputusan != "pasti" for row in _guessed(one)]
        return Result(words, counts, rows, opened.warnings, False, "NAMES_DOUBTFUL")
    changed = who.set_participants(opened, who.chosen(found))
    return _participants(opened, f"{words} {_changed_words(changed)}")


def _answer(text: str) -> tuple[int, str]:
    line, mark, kode = text.partition("=")
    if not mark or not line.strip().isdecimal():
        raise UserError("NAMES_CHOICE", usage=True)
    return int(line), kode.strip().replace(".", "")


def _guessed(one: Tebakan) -> list[dict[str, Any]]:
    """A row for each village that a line may mean."""
    head = {"baris": one.baris, "tertulis": one.teks, "hasil": one.keputusan.replace("_", " ")}
    places = [(desa.kode, desa.nama, desa.kecamatan) for desa in one.desa] or [("", "", "")]
    sebab = _SEBAB[one.sebab]
    return [
        {**head, "sebab": sebab, "kode": kode, "desa": nama, "kecamatan": kecamatan}
        for kode, nama, kecamatan in places
    ]


def _changed_words(done: who.Changed) -> str:
    words = f"Tersimpan: {done.ikut} peserta ({done.masuk} masuk, {done.keluar} keluar)."
    if done.dikemas:
        words += (
            f" {len(done.dikemas)} di antaranya sudah dikemas; tarik paketnya: {', '.join(done.dikemas)}."
        )
    return words


def _participants(opened: Vault, text: str) -> Result:
    found = who.participants(opened)
    rows = [
        {
            "kode": one.desa.kode,
            "desa": one.desa.nama,
            "kecamatan": one.desa.kecamatan,
            "pemilih": one.pemilih,
            "peserta": "ya" if one.ikut else "tidak",
        }
        for one in found
    ]
    taking_part = [one for one in found if one.ikut]
    data = {
        "peserta": len(taking_part),
        "semua": len(found),
        "pemilih": sum(one.pemilih for one in taking_part),
    }
    text = text or f"{data['peserta']} dari {data['semua']} ikut, {ribuan(data['pemilih'])} pemilih."
    return Result(text, data, rows, opened.warnings)


def contacts(args: Namespace, progress: Progress) -> Result:
    """Show whom to reach; read a filled-in table or write one first."""
    with session(args) as opened:
        changed = 0
        if args.source:
            told = contact_service.read_contacts(opened, read_source(args.source))
            changed = contact_service.set_contacts(opened, told)
        if args.table:
            write_atomic(args.table, contact_service.contact_table(opened))
        found = contact_service.contacts(opened)
    rows = [
        {"kode": one.desa.kode, "desa": one.desa.nama, **{name: getattr(one.kontak, name) for name in KOLOM}}
        for one in found
    ]
    reachable = sum(bool(one.kontak.telepon) for one in found)
    text = f"{changed} kontak berubah; {reachable} dari {len(found)} punya nomor telepon."
    if args.table:
        text += f" Isi {args.table.name}, lalu baca dengan --from."
    return Result(text, {"diubah": changed, "bertelepon": reachable}, rows, opened.warnings)


def office(args: Namespace, progress: Progress) -> Result:
    """Show who signs; change it, or the picture, first."""
    with session(args) as opened:
        if args.source:
            told = office_service.read_office(read_source(args.source))
            office_service.set_office(opened, told)
        if args.logo or args.no_logo:
            office_service.set_logo(opened, read_source(args.logo) if args.logo else b"")
        now, picture = office_service.office(opened), len(office_service.logo(opened))
    lines = [*_office_lines(now), f"Gambar kop: {f'{ribuan(picture)} byte' if picture else 'tidak ada'}"]
    return Result("\n".join(lines), {**as_json(now), "logo": picture}, warnings=opened.warnings)


def _office_lines(now: Kantor) -> list[str]:
    people = [("Penanda tangan", one) for one in now.penanda] + [("Mitra", now.dinas)]
    lines = [f"Alamat: {now.alamat or 'belum ada'}", f"Tempat surat: {now.tempat or 'belum ada'}"]
    for role, one in people:
        parts = (one.jabatan, one.nama, f"NIP {one.nip}" if one.nip else "")
        lines.append(f"{role}: {', '.join(filter(None, parts)) or 'belum ada'}")
    return lines


def letter(args: Namespace, progress: Progress) -> Result:
    """List the letters, show or word one part, or print a draft."""
    from app.services.kpu import letter_texts as texts
    from app.services.kpu.partner_letters import print_draft

    with session(args) as opened:
        if not args.document:
            rows = [
                {"kode": one.kode, "judul": one.judul, "untuk": bernama(one.untuk, opened.istilah)}
                for one in NASKAH_KPU.values()
            ]
            return Result("", {"count": len(rows)}, rows, opened.warnings)
        if args.part:
            lines = [] if args.usual else read_source(args.source or "-").decode("utf-8-sig").splitlines()
            texts.set_letter_text(opened, args.document, args.part, lines)
        if args.out is None:
            parts = texts.letter_texts(opened, args.document)
            data = {one.nama: list(one.baris) for one in parts}
            told = [line for one in parts for line in (f"# {one.nama}", *one.baris, "")]
            return Result("\n".join(told), data, warnings=opened.warnings)
        made = print_draft(opened, args.document, surat_of(args), args.out)
        return Result(
            f"{made.judul} di {args.out.name}.", {"berkas": str(args.out)}, warnings=opened.warnings
        )


def surat_of(args: Namespace) -> Surat:
    """Number, date and place of a letter from the command line."""
    return Surat(args.number, tanggal=args.date, tempat=args.place)
