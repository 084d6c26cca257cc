"""What LibreOffice's mail merge is given: a letter of four slips with fields, and the macro."""

from app.domain.sebutan import at_desa
from app.printing.slip_teks import usual_text
from tests.printing.people import DESA, ISTILAH

FIELDS = ("no", "tps", "nama", "kelamin", "alamat", "lokasi")
MODULE = "Gabungan"
FOLDER = "{folder}"

_SOURCE = 'text:database-name="pemilih" text:table-name="pemilih" text:table-type="table"'
_NEXT = f"<text:database-next {_SOURCE}/>"
_NAMES = {
    "office": "office:1.0", "style": "style:1.0", "text": "text:1.0", "table": "table:1.0",
    "fo": "xsl-fo-compatible:1.0",
}  # fmt: skip
_STYLES = """
<style:page-layout style:name="F4"><style:page-layout-properties fo:page-width="215mm" fo:page-height="330mm"
 fo:margin-top="6mm" fo:margin-bottom="3mm" fo:margin-left="8mm" fo:margin-right="8mm"/></style:page-layout>
<style:style style:name="teks" style:family="paragraph">
 <style:text-properties fo:font-size="9pt"/></style:style>
<style:style style:name="tebal" style:family="paragraph">
 <style:text-properties fo:font-size="10pt" fo:font-weight="bold"/></style:style>
<style:style style:name="kecil" style:family="paragraph">
 <style:text-properties fo:font-size="7pt"/></style:style>
<style:style style:name="sela" style:family="paragraph">
 <style:text-properties fo:font-size="2pt"/></style:style>
<style:style style:name="slip" style:family="table">
 <style:table-properties style:width="199mm"/></style:style>
<style:style style:name="surat" style:family="table-column">
 <style:table-column-properties style:column-width="139mm"/></style:style>
<style:style style:name="tanda" style:family="table-column">
 <style:table-column-properties style:column-width="60mm"/></style:style>
<style:style style:name="baris" style:family="table-row">
 <style:table-row-properties style:row-height="78mm"/></style:style>
"""
_SLIP = """<table:table table:style-name="slip"><table:table-column table:style-name="surat"/>
<table:table-column table:style-name="tanda"/><table:table-row table:style-name="baris">
<table:table-cell>{letter}</table:table-cell><table:table-cell>{stub}</table:table-cell>
</table:table-row></table:table>"""

MACRO = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="{MODULE}"
 script:language="StarBasic">
Sub Gabung
  Dim info(3) As New com.sun.star.beans.PropertyValue
  On Error GoTo salah
  tempat = "{FOLDER}"
  konteks = createUnoService("com.sun.star.sdb.DatabaseContext")
  sumber = konteks.createInstance()
  sumber.URL = "sdbc:flat:" &amp; tempat &amp; "data"
  info(0).Name = "Extension": info(0).Value = "csv"
  info(1).Name = "HeaderLine": info(1).Value = True
  info(2).Name = "FieldDelimiter": info(2).Value = ","
  info(3).Name = "CharSet": info(3).Value = "UTF-8"
  sumber.Info = info()
  sumber.DatabaseDocument.storeAsURL(tempat &amp; "pemilih.odb", Array())
  konteks.registerObject("pemilih", sumber)
  surat = createUnoService("com.sun.star.text.MailMerge")
  surat.DocumentURL = tempat &amp; "surat.fodt"
  surat.DataSourceName = "pemilih"
  surat.CommandType = com.sun.star.sdb.CommandType.TABLE
  surat.Command = "pemilih"
  surat.OutputType = com.sun.star.text.MailMergeType.FILE
  surat.OutputURL = tempat
  surat.FileNameFromColumn = False
  surat.FileNamePrefix = "undangan"
  surat.SaveAsSingleFile = True
  surat.SaveFilter = "writer_pdf_Export"
  surat.execute(Array())
  StarDesktop.terminate()
  Exit Sub
salah:
  Open tempat &amp; "salah.txt" For Output As #1
  Print #1, Error$
  Close #1
  StarDesktop.terminate()
End Sub
</script:module>"""


def letter() -> str:
    """The document: each slip but the first takes the next voter."""
    slips = "".join(_slip("" if at == 0 else _NEXT) + _line("", "sela") for at in range(4))
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}"' for name, urn in _NAMES.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document{names} office:version="1.3"'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:automatic-styles>{_STYLES}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="F4"/>'
        f"</office:master-styles><office:body><office:text>{slips}</office:text></office:body></office:document>"
    )


def _slip(begin: str) -> str:
    words = usual_text(ISTILAH)
    told = [
        _line(begin + at_desa(ISTILAH.panitia, ISTILAH, DESA).upper(), "tebal"),
        _line(words.judul.upper(), "tebal"),
        _line(words.mengundang),
        _line(_field("nama"), "tebal"),
        _line(_field("kelamin")),
        _line(f"Alamat: {_field('alamat')}"),
        _line(words.memilih),
        _line("Hari/tanggal: Rabu, 3 Februari 2027"),
        _line("Waktu: Pukul 07.00 s.d. 13.00 WIB"),
        _line(f"Alamat TPS: {_field('lokasi')}"),
        *(_line(f"{number}. {note}", "kecil") for number, note in enumerate(words.catatan, 1)),
        _line(words.jabatan),
    ]
    stub = [
        _line(words.tanda_terima, "tebal"),
        _line(_field("nama"), "tebal"),
        _line(f"No. DPT {_field('no')} TPS {_field('tps')}", "tebal"),
        _line("Diterima tgl ........................"),
        _line("Yang menyerahkan – Yang menerima"),
    ]
    return _SLIP.format(letter="".join(told), stub="".join(stub))


def _line(text: str, style: str = "teks") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def _field(name: str) -> str:
    return f'<text:database-display {_SOURCE} text:column-name="{name}">{name}</text:database-display>'
