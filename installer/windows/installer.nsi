; The setup file: for one person, without an administrator, in Indonesian.
;
; setup.exe /S            without a window; setup.exe /S /D=C:\folder   elsewhere (last, without quotes)
; Exit codes: 0 done, 1 stopped by the person, 2 not done, 3 the program is open, 4 a newer version is installed,
; 5 this Windows is too old, 6 the disk is full.
;
; Data lies elsewhere (%LOCALAPPDATA%\DPT Desa) and is never touched. The program is laid beside the old one and the two
; are swapped by renaming: a power failure leaves the old or the new, and no file of the old one stays.

Unicode true
Target x86-unicode  ; an older or 32-bit Windows must be able to start it, to be told a way out
!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh
!include FileFunc.nsh
!include WordFunc.nsh

!define KEY "Software\DPT Desa"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\DPT Desa"
!define UNINSTALLER "Copot DPT Desa.exe"
!define WINDOW "DPT Desa.exe"

Name "DPT Desa"
OutFile "${TARGET}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
SetDateSave on
InstallDir "$LOCALAPPDATA\Programs\DPT Desa"
InstallDirRegKey HKCU "${KEY}" "Folder"
BrandingText "DPT Desa ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
AllowSkipFiles off
CRCCheck force

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1057 "ProductName" "DPT Desa"
VIAddVersionKey /LANG=1057 "FileDescription" "Pemasang DPT Desa"
VIAddVersionKey /LANG=1057 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1057 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1057 "LegalCopyright" "Apache-2.0"

!define MUI_ICON "${WORK}/launcher/dpt-desa.ico"
!define MUI_UNICON "${WORK}/launcher/dpt-desa.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${WORK}/launcher/samping.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${WORK}/launcher/samping.bmp"
!define MUI_ABORTWARNING

!define MUI_WELCOMEPAGE_TITLE "Memasang DPT Desa ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Program ini dipasang untuk akun Anda sendiri. Tidak perlu administrator dan tidak perlu internet.$\r$\n$\r$\nBila versi lama sudah terpasang, programnya diganti. Data dan kata sandi tetap.$\r$\n$\r$\nTutup DPT Desa bila sedang terbuka, lalu klik Pasang."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "DPT Desa ${VERSION} sudah terpasang"
!define MUI_FINISHPAGE_TEXT "Buka dari menu Start, atau klik dua kali berkas .dpt dari KPU.$\r$\n$\r$\nData disimpan di:$\r$\n$LOCALAPPDATA\DPT Desa"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_FINISHPAGE_RUN_TEXT "Buka DPT Desa sekarang"
!define MUI_FINISHPAGE_SHOWREADME ""
!define MUI_FINISHPAGE_SHOWREADME_TEXT "Buat pintasan di desktop"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION DesktopShortcut
!insertmacro MUI_PAGE_FINISH

!define MUI_UNCONFIRMPAGE_TEXT_TOP "Program DPT Desa akan dihapus. Data pemilih TIDAK ikut dihapus: tetap terkunci di $LOCALAPPDATA\DPT Desa. Memusnahkan data dilakukan dari dalam program, dengan berita acara."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "Program sudah dihapus, data masih ada"
!define MUI_FINISHPAGE_TEXT "Data tetap terkunci di:$\r$\n$LOCALAPPDATA\DPT Desa$\r$\n$\r$\nPasang lagi kapan saja: pekerjaannya dilanjutkan dari tempat terakhir."
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "Indonesian"

; What NSIS's own Indonesian says otherwise than a person of a village office would.
LangString ^InstallBtn 1057 "&Pasang"
LangString ^UninstallBtn 1057 "&Hapus"
LangString ^UninstallingSubText 1057 "Folder program:"

!include "${WORK}/types.nsh"

; Say why nothing was installed, and leave with a code that KPU's IT can read.
!macro Refuse CODE WORDS
  SetErrorLevel ${CODE}
  MessageBox MB_OK|MB_ICONEXCLAMATION `${WORDS}` /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

!define OPEN "DPT Desa masih terbuka. Simpan pekerjaan, tutup programnya, lalu jalankan pemasang ini sekali lagi.$\r$\n$\r$\nBelum ada yang diubah."

; A program that runs holds its python DLL: Windows lets nobody write to it.
!macro RefuseWhileOpen FOLDER WORDS
  ${If} ${FileExists} "${FOLDER}\program\runtime\python313.dll"
    ClearErrors
    FileOpen $0 "${FOLDER}\program\runtime\python313.dll" a
    ${If} ${Errors}
      !insertmacro Refuse 3 `${WORDS}`
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro TieType ENDING WORDS
  WriteRegStr HKCU "Software\Classes\DPTDesa${ENDING}" "" "${WORDS}"
  WriteRegStr HKCU "Software\Classes\DPTDesa${ENDING}\DefaultIcon" "" '"$INSTDIR\${WINDOW}",-2'
  WriteRegStr HKCU "Software\Classes\DPTDesa${ENDING}\shell\open" "" "Buka dengan DPT Desa"
  WriteRegStr HKCU "Software\Classes\DPTDesa${ENDING}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'
  WriteRegStr HKCU "Software\Classes\${ENDING}" "" "DPTDesa${ENDING}"
  WriteRegStr HKCU "Software\Classes\${ENDING}\OpenWithProgids" "DPTDesa${ENDING}" ""
!macroend

; Another program may have taken the ending meanwhile: then only our own name goes.
!macro UntieType ENDING
  DeleteRegKey HKCU "Software\Classes\DPTDesa${ENDING}"
  DeleteRegValue HKCU "Software\Classes\${ENDING}\OpenWithProgids" "DPTDesa${ENDING}"
  ReadRegStr $0 HKCU "Software\Classes\${ENDING}" ""
  ${If} $0 == "DPTDesa${ENDING}"
    DeleteRegValue HKCU "Software\Classes\${ENDING}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "Software\Classes\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\${ENDING}"
!macroend

!macro RedrawIcons
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} 17763
    !insertmacro Refuse 5 "DPT Desa memerlukan Windows 10 versi 1809 atau yang lebih baru, 64-bit. Windows di komputer ini lebih tua, jadi tidak ada yang dipasang.$\r$\n$\r$\nJalan keluarnya: kerjakan di komputer lain yang lebih baru, misalnya di kantor kecamatan. Pasang di sana, buka paket .dpt dari flashdisk, dan bawa pulang pekerjaannya dengan berkas cadangan (.dptx). Cadangan itu terkunci."
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} $0 "${VERSION}" $1
    ${If} $1 == 1
      !insertmacro Refuse 4 "Yang sudah terpasang adalah DPT Desa $0, lebih baru daripada ${VERSION} ini. Tidak ada yang diubah.$\r$\n$\r$\nData yang sudah dibuka versi baru tidak dapat dibaca versi lama. Pakailah yang sudah terpasang."
    ${EndIf}
  ${EndIf}
  ReadRegStr $R1 HKCU "${KEY}" "Folder"
  ${If} $R1 == ""
    StrCpy $R1 "$INSTDIR"
  ${EndIf}
  !insertmacro RefuseWhileOpen "$R1" "${OPEN}"
  !insertmacro RefuseWhileOpen "$INSTDIR" "${OPEN}"
  ${GetRoot} "$INSTDIR" $0
  ${DriveSpace} "$0\" "/D=F /S=M" $1
  ${If} $1 != ""
  ${AndIf} $1 < 300
    !insertmacro Refuse 6 "Ruang kosong di disk $0 tinggal $1 MB; pemasangan memerlukan 300 MB. Kosongkan dahulu, misalnya Recycle Bin, lalu jalankan pemasang ini sekali lagi."
  ${EndIf}
FunctionEnd

Section
  ReadRegStr $R1 HKCU "${KEY}" "Folder"
  RMDir /r "$INSTDIR\program.baru"
  ClearErrors
  !include "${WORK}/program.nsh"
  IfErrors broken
  RMDir /r "$INSTDIR\program.lama"
  ${If} ${FileExists} "$INSTDIR\program\*.*"
    SetOutPath "$INSTDIR"
    ClearErrors
    Rename "$INSTDIR\program" "$INSTDIR\program.lama"
    IfErrors broken
  ${EndIf}
  SetOutPath "$INSTDIR"
  ClearErrors
  Rename "$INSTDIR\program.baru" "$INSTDIR\program"
  IfErrors back
  File "${PACKAGE}/${WINDOW}"
  File "${PACKAGE}/LICENSE.txt"
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
  IfErrors broken
  RMDir /r "$INSTDIR\program.lama"
  GetFullPathName /SHORT $R2 "$R1"  ; one folder may have two spellings
  GetFullPathName /SHORT $R3 "$INSTDIR"
  ${If} $R1 != ""
  ${AndIf} $R2 != $R3
    Call RemoveElsewhere
  ${EndIf}
  Call Register
  Return
back:
  Rename "$INSTDIR\program.lama" "$INSTDIR\program"
broken:
  RMDir /r "$INSTDIR\program.baru"
  !insertmacro Refuse 2 "Pemasangan tidak selesai: folder $INSTDIR tidak dapat ditulis, mungkin ditahan antivirus atau disknya penuh. Data tidak tersentuh.$\r$\n$\r$\nTutup DPT Desa, kosongkan ruang disk, lalu jalankan pemasang ini sekali lagi."
SectionEnd

; An older version in another folder ($R1): its program goes, and nothing else that may lie there.
Function RemoveElsewhere
  ${If} ${FileExists} "$R1\program\runtime\python313.dll"
    nsExec::Exec '"$INSTDIR\program\dpt-desa.exe" --jalur-lepas "$R1\program"'
    Pop $0
    RMDir /r "$R1\program"
    Delete "$R1\${WINDOW}"
    Delete "$R1\LICENSE.txt"
    Delete "$R1\${UNINSTALLER}"
    RMDir "$R1"
  ${EndIf}
FunctionEnd

Function Register
  WriteRegStr HKCU "${KEY}" "Folder" "$INSTDIR"
  CreateDirectory "$SMPROGRAMS\DPT Desa"
  CreateShortcut "$SMPROGRAMS\DPT Desa\DPT Desa.lnk" "$INSTDIR\${WINDOW}"
  CreateShortcut "$SMPROGRAMS\DPT Desa\Perintah DPT Desa.lnk" "$SYSDIR\cmd.exe" '/k ""$INSTDIR\program\dpt-desa.exe" --help"' "$INSTDIR\program\dpt-desa.exe"
  CreateShortcut "$SMPROGRAMS\DPT Desa\Copot DPT Desa.lnk" "$INSTDIR\${UNINSTALLER}"
  !insertmacro TieTypes
  !insertmacro RedrawIcons
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "DPT Desa"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${WINDOW}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "DPT Desa"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  nsExec::Exec '"$INSTDIR\program\dpt-desa.exe" --jalur-pasang "$INSTDIR\program"'
  Pop $0
FunctionEnd

Function DesktopShortcut
  CreateShortcut "$DESKTOP\DPT Desa.lnk" "$INSTDIR\${WINDOW}"
FunctionEnd

Function un.onInit
  !insertmacro RefuseWhileOpen "$INSTDIR" "DPT Desa masih terbuka. Simpan pekerjaan, tutup programnya, lalu coba lagi.$\r$\n$\r$\nBelum ada yang dihapus."
FunctionEnd

Section Uninstall
  nsExec::Exec '"$INSTDIR\program\dpt-desa.exe" --jalur-lepas "$INSTDIR\program"'
  Pop $0
  RMDir /r "$INSTDIR\program"
  RMDir /r "$INSTDIR\program.baru"
  RMDir /r "$INSTDIR\program.lama"
  Delete "$INSTDIR\${WINDOW}"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\${UNINSTALLER}"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\DPT Desa\DPT Desa.lnk"
  Delete "$SMPROGRAMS\DPT Desa\Perintah DPT Desa.lnk"
  Delete "$SMPROGRAMS\DPT Desa\Copot DPT Desa.lnk"
  RMDir "$SMPROGRAMS\DPT Desa"
  Delete "$DESKTOP\DPT Desa.lnk"
  !insertmacro UntieTypes
  !insertmacro RedrawIcons
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
