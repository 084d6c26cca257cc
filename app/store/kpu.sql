-- KPU's vault: one election of one district. Statements end with two semicolons.

CREATE TABLE pengaturan (kunci TEXT PRIMARY KEY, isi TEXT NOT NULL) STRICT;;

CREATE TABLE catatan (            -- what was done with the vault, hash-chained
  nomor INTEGER PRIMARY KEY,
  hash TEXT NOT NULL,
  baris TEXT NOT NULL             -- canonical JSON {nomor, sebelum, waktu, oleh, jenis, isi}
) STRICT;;
CREATE TRIGGER catatan_tetap BEFORE UPDATE ON catatan BEGIN SELECT RAISE (ABORT, 'append only'); END;;
CREATE TRIGGER catatan_ada BEFORE DELETE ON catatan BEGIN SELECT RAISE (ABORT, 'append only'); END;;

CREATE TABLE impor (
  nomor INTEGER PRIMARY KEY,
  sumber TEXT NOT NULL,
  waktu TEXT NOT NULL,
  jumlah TEXT NOT NULL,           -- JSON {total, masuk, diperbarui, ditolak, ganda, keluar}
  jenis TEXT NOT NULL DEFAULT ''  -- potensial: new voters of the PDPB whom no list of KPU holds yet
) STRICT;;

CREATE TABLE lembar (             -- where rows came from: one sheet of one file of one import
  nomor INTEGER PRIMARY KEY,
  impor INTEGER NOT NULL,
  berkas TEXT NOT NULL,
  nama TEXT NOT NULL
) STRICT;;

CREATE TABLE masukan (            -- rows of the import under way; empty between imports
  urutan INTEGER PRIMARY KEY,
  lembar INTEGER NOT NULL,
  baris INTEGER NOT NULL,
  kel_id TEXT NOT NULL,
  dpid TEXT NOT NULL,
  nik TEXT NOT NULL,
  tps TEXT NOT NULL,
  sidik BLOB NOT NULL,
  orang BLOB NOT NULL,            -- 4 bytes of the name's hash, 4 of the birth date's
  hasil TEXT NOT NULL DEFAULT '', -- '' (taken), diperbarui, ditolak, or ganda with its reason in `alasan`
  alasan TEXT NOT NULL DEFAULT '',
  lawan_lembar INTEGER,           -- the other row of a duplicate
  lawan_baris INTEGER,
  cocok INTEGER                   -- pemilih.nomor that this row updates
) STRICT;;

CREATE TABLE rinci (              -- the wide part of 64 rows, written once
  nomor INTEGER PRIMARY KEY,      -- pemilih.rinci / 64
  isi BLOB NOT NULL               -- deflated JSON [[[columns of pemilih.csv after id], [33 raw columns]], ...]
) STRICT;;

CREATE TABLE pemilih (
  nomor INTEGER PRIMARY KEY,      -- rises in the order of the source
  kel_id TEXT NOT NULL,
  dpid TEXT NOT NULL,
  nik TEXT NOT NULL,
  tps TEXT NOT NULL,              -- tps_kpu
  sidik BLOB NOT NULL,            -- of the normalised row
  orang BLOB NOT NULL,            -- 4 bytes of the name's hash, 4 of the birth date's
  lembar INTEGER NOT NULL,
  baris INTEGER NOT NULL,
  rinci INTEGER NOT NULL,
  aktif INTEGER NOT NULL DEFAULT 1,
  bagian INTEGER NOT NULL DEFAULT 0   -- which part of his area; 0: its own village
) STRICT;;
CREATE INDEX pemilih_kel ON pemilih (kel_id, bagian, aktif);;
CREATE UNIQUE INDEX pemilih_dpid ON pemilih (dpid) WHERE dpid <> '';;
CREATE UNIQUE INDEX pemilih_nik ON pemilih (nik) WHERE aktif = 1;;
CREATE INDEX pemilih_keluar ON pemilih (nik) WHERE aktif = 0;;

CREATE TABLE banyak (             -- active voters of every part of every area: app/store/vault_banyak.py
  kel_id TEXT NOT NULL,
  bagian INTEGER NOT NULL,
  pemilih INTEGER NOT NULL,
  PRIMARY KEY (kel_id, bagian)
) STRICT, WITHOUT ROWID;;

CREATE TABLE nomor (              -- voter numbers of a village: kept for ever, never reused
  kode TEXT NOT NULL,
  nomor INTEGER NOT NULL,
  pemilih INTEGER NOT NULL,
  PRIMARY KEY (kode, nomor)
) STRICT, WITHOUT ROWID;;
CREATE UNIQUE INDEX nomor_pemilih ON nomor (kode, pemilih);;

CREATE TABLE kelurahan (          -- Sidalih's areas and the villages they are
  kel_id TEXT PRIMARY KEY,
  kec_id TEXT NOT NULL,
  kecamatan TEXT NOT NULL,
  nama TEXT NOT NULL,
  kode TEXT                       -- 10 digits once it is set; several areas may be one village
) STRICT;;
CREATE INDEX kelurahan_kode ON kelurahan (kode);;

CREATE TABLE bagian (             -- an area that is several villages: FORMAT.md section 11
  kel_id TEXT NOT NULL,
  nomor INTEGER NOT NULL,         -- 1, 2, ... as in pemilih.bagian
  kode TEXT NOT NULL,
  aturan TEXT NOT NULL,           -- JSON [{rt: [...], rw: [...], dusun: ""}]
  PRIMARY KEY (kel_id, nomor)
) STRICT, WITHOUT ROWID;;
CREATE VIEW wilayah AS            -- which village the voters of an area's part belong to
  SELECT kel_id, 0 AS bagian, kode FROM kelurahan WHERE kode IS NOT NULL
  UNION ALL SELECT kel_id, nomor, kode FROM bagian;;

CREATE TABLE desa (
  kode TEXT PRIMARY KEY,
  isi TEXT NOT NULL,              -- JSON of the village: kode, nama, kecamatan, kabupaten, provinsi
  terapan TEXT,                   -- the applied return: balasan.id
  ikut INTEGER NOT NULL DEFAULT 1,-- whether it takes part in this election
  kontak TEXT NOT NULL DEFAULT '{}',  -- JSON {ketua, telepon, sejak, camat, sk, alamat}: for letters and calling back
  beda TEXT NOT NULL DEFAULT '{}' -- JSON {istilah, aturan, dasar, teks}: where it differs from the district
) STRICT;;

CREATE TABLE paket (
  id TEXT PRIMARY KEY,
  kode TEXT NOT NULL,
  urut INTEGER NOT NULL,
  kata TEXT NOT NULL,
  token TEXT NOT NULL,
  sha256 TEXT NOT NULL,           -- of its pemilih.csv
  pemilih INTEGER NOT NULL,
  dibuat TEXT NOT NULL,
  alasan TEXT NOT NULL,           -- why it was issued again, or ''
  berkas BLOB NOT NULL,           -- the .dpt, byte for byte
  impor INTEGER NOT NULL,         -- the newest import when it was issued
  UNIQUE (kode, urut)
) STRICT;;
-- Answers what is packed from which import without walking over the files.
CREATE INDEX paket_impor ON paket (kode, urut, impor, pemilih, dibuat);;

CREATE TABLE balasan (
  id TEXT PRIMARY KEY,
  kode TEXT NOT NULL,
  urut INTEGER NOT NULL,
  tahap TEXT NOT NULL,
  paket TEXT NOT NULL,
  sums TEXT NOT NULL,
  kode_sidik TEXT NOT NULL,
  diterima TEXT NOT NULL,
  keadaan TEXT NOT NULL,          -- pratinjau, menunggu, diterapkan, digantikan, ditolak
  berkas BLOB NOT NULL,
  hitung TEXT NOT NULL,           -- JSON {awal, baru, ubah, tms: {reason: n}, tms_pilkades, L, P}, final: dpt {L, P, jumlah, tps}
  UNIQUE (kode, urut)
) STRICT;;
CREATE INDEX balasan_hitung ON balasan (kode, urut, keadaan, hitung);;  -- past the bytes: the overview reads all

CREATE TABLE kepala (             -- the newest head of every device KPU has seen
  kode TEXT NOT NULL,
  perangkat TEXT NOT NULL,
  kunci TEXT NOT NULL,
  urut INTEGER NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (kode, perangkat)
) STRICT, WITHOUT ROWID;;

CREATE TABLE umpan (              -- what the numbered feedback batches already said
  kode TEXT NOT NULL,
  pemilih TEXT NOT NULL,
  jenis TEXT NOT NULL,
  sidik TEXT NOT NULL,
  nomor INTEGER NOT NULL,
  nilai TEXT NOT NULL,            -- JSON {field: value} that KPU's list holds once Sidalih has taken the row
  tindak TEXT NOT NULL DEFAULT '',-- the day Sidalih was seen to have it: "ditindaklanjuti"
  PRIMARY KEY (kode, pemilih, jenis)
) STRICT, WITHOUT ROWID;;

CREATE TABLE angkatan (           -- feedback batches
  nomor INTEGER PRIMARY KEY,
  waktu TEXT NOT NULL,
  triwulan TEXT NOT NULL,         -- 2027-1 .. 2027-4
  batas TEXT NOT NULL             -- cut-off date
) STRICT;;

CREATE TABLE rekap_angkatan (     -- what a batch counted, to be read and written again
  nomor INTEGER PRIMARY KEY,
  isi BLOB NOT NULL               -- deflated JSON, app/services/kpu/feedback_lama.py; counts, no person
) STRICT;;

CREATE TABLE tindak (             -- what was done about a village that did not return
  nomor INTEGER PRIMARY KEY,
  kode TEXT NOT NULL,
  waktu TEXT NOT NULL,
  jenis TEXT NOT NULL,            -- ditagih, nihil, tidak_kembali, urung
  isi TEXT NOT NULL               -- JSON {ke, surat, tanggal, catatan}; urung: {nomor}
) STRICT;;
CREATE INDEX tindak_kode ON tindak (kode);;

CREATE TABLE isian (              -- a return without the program, a row each
  nomor INTEGER PRIMARY KEY,
  kode TEXT NOT NULL,
  asal TEXT NOT NULL,             -- file, sheet and row, or "diketik"
  jenis TEXT NOT NULL,            -- tms, ubah, baru
  pemilih TEXT NOT NULL,          -- voter id it was matched with, or ''
  cocok TEXT NOT NULL,            -- dpid, nik, nama, tangan (a person named him), or '' (nobody, or several)
  isi TEXT NOT NULL,              -- JSON {field: value}
  keadaan TEXT NOT NULL DEFAULT 'belum',  -- belum, diterima, ditolak
  bukti TEXT NOT NULL DEFAULT '{}',       -- JSON, keys of app/domain/bukti.py
  diputus TEXT NOT NULL DEFAULT ''        -- when
) STRICT;;
CREATE INDEX isian_kode ON isian (kode);;
