-- The village's data file. Statements end with two semicolons. `pemilih` is a cache of fold(base, journal).

CREATE TABLE paket (
  id TEXT PRIMARY KEY,
  urut INTEGER NOT NULL UNIQUE,
  berkas BLOB NOT NULL,           -- the .dpt, byte for byte
  desa TEXT NOT NULL,             -- its village, JSON
  pengaturan TEXT NOT NULL,       -- its pengaturan.json
  kpu TEXT NOT NULL,              -- its kpu.json
  token TEXT NOT NULL,
  sha256 TEXT NOT NULL,           -- of its pemilih.csv
  penerima TEXT NOT NULL          -- V's public half, for files that its words open
) STRICT;;

CREATE TABLE dasar (
  paket TEXT NOT NULL REFERENCES paket (id),
  pemilih TEXT NOT NULL,
  nomor INTEGER NOT NULL,
  isi TEXT NOT NULL,              -- the columns of pemilih.csv after id, as a JSON array
  PRIMARY KEY (paket, pemilih)
) STRICT, WITHOUT ROWID;;

CREATE TABLE peristiwa (
  perangkat TEXT NOT NULL,
  urut INTEGER NOT NULL,
  hash TEXT NOT NULL,
  lamport INTEGER NOT NULL,
  tindakan TEXT NOT NULL,
  jenis TEXT NOT NULL,
  pemilih TEXT NOT NULL,
  baris TEXT NOT NULL,            -- the event's line, which is all there is; the columns only find it
  PRIMARY KEY (perangkat, urut)
) STRICT;;
CREATE INDEX peristiwa_pemilih ON peristiwa (pemilih) WHERE pemilih <> '';;
CREATE INDEX peristiwa_lamport ON peristiwa (lamport);;
CREATE INDEX peristiwa_jenis ON peristiwa (jenis) WHERE jenis <> 'nilai';;
CREATE TRIGGER peristiwa_tetap BEFORE UPDATE ON peristiwa BEGIN SELECT RAISE (ABORT, 'append only'); END;;
CREATE TRIGGER peristiwa_ada BEFORE DELETE ON peristiwa BEGIN SELECT RAISE (ABORT, 'append only'); END;;

CREATE TABLE akses (
  perangkat TEXT NOT NULL,
  urut INTEGER NOT NULL,
  hash TEXT NOT NULL,
  lamport INTEGER NOT NULL,
  baris TEXT NOT NULL,
  PRIMARY KEY (perangkat, urut)
) STRICT;;
CREATE INDEX akses_lamport ON akses (lamport);;
CREATE TRIGGER akses_tetap BEFORE UPDATE ON akses BEGIN SELECT RAISE (ABORT, 'append only'); END;;
CREATE TRIGGER akses_ada BEFORE DELETE ON akses BEGIN SELECT RAISE (ABORT, 'append only'); END;;

CREATE TABLE cap (
  perangkat TEXT PRIMARY KEY,
  isi TEXT NOT NULL,              -- its newest checkpoint, written with every act and access
  minisig TEXT NOT NULL
) STRICT;;

CREATE TABLE cadangan (
  satu INTEGER PRIMARY KEY CHECK (satu = 1),
  identitas TEXT NOT NULL,        -- this PC's backup identity: it opens the backups of this PC
  folder TEXT NOT NULL,           -- where the newest one lies, "" before the first
  waktu INTEGER NOT NULL,         -- of what moment it is, ms
  kepala TEXT NOT NULL            -- the numbers of each device's newest event and access in it, JSON
) STRICT;;

CREATE TABLE kiriman (
  tahap TEXT PRIMARY KEY,         -- sementara, akhir, susulan
  urut INTEGER NOT NULL,
  nama TEXT NOT NULL,             -- what the file was called when it was last written
  berkas BLOB NOT NULL            -- the newest .dptr of its kind, byte for byte: a lost file is written again
) STRICT;;

CREATE TABLE pemilih (
  id TEXT PRIMARY KEY,
  nomor INTEGER NOT NULL,
  dpid TEXT NOT NULL, nkk TEXT NOT NULL, nik TEXT NOT NULL, nama TEXT NOT NULL,
  tempat_lahir TEXT NOT NULL, tanggal_lahir TEXT NOT NULL, kawin TEXT NOT NULL, kelamin TEXT NOT NULL,
  alamat TEXT NOT NULL, rt TEXT NOT NULL, rw TEXT NOT NULL, disabilitas TEXT NOT NULL, ektp TEXT NOT NULL,
  sumber TEXT NOT NULL, tps_kpu TEXT NOT NULL, tps TEXT NOT NULL,
  status_pilkades TEXT NOT NULL, usul_kpu TEXT NOT NULL, info TEXT NOT NULL, ganda_dengan TEXT NOT NULL,
  catatan TEXT NOT NULL,
  bukti TEXT NOT NULL,            -- JSON object
  dukcapil TEXT NOT NULL,         -- JSON object
  konflik TEXT NOT NULL,          -- names of fields in conflict, by spaces
  ubah TEXT NOT NULL              -- names of fields that differ from KPU's list, by spaces
) STRICT;;
CREATE INDEX pemilih_nomor ON pemilih (nomor);;
CREATE INDEX pemilih_nik ON pemilih (nik);;
CREATE INDEX pemilih_nkk ON pemilih (nkk);;

CREATE TABLE alias (               -- a cache of the events `alias` of the chain `akses`
  pemilih TEXT PRIMARY KEY,
  alias TEXT NOT NULL
) STRICT;;
