-- Instants are whole seconds since 1970 UTC, dates ISO text, hashes 32-byte blobs, flags 0 and 1. A key's columns are
-- never null: SQLite sees to that in tables WITHOUT ROWID.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- id: the ref as one number, n * 4 + register (0 doc, 1 meeting, 2 task).
CREATE TABLE matter (
  id                INTEGER PRIMARY KEY,
  register          INTEGER NOT NULL,
  kind              TEXT    NOT NULL,
  kind_version      INTEGER NOT NULL REFERENCES version,
  type              TEXT,
  number            TEXT,
  number_key        TEXT,
  serial            TEXT,
  title             TEXT    NOT NULL,
  title_public      INTEGER NOT NULL,
  state             TEXT    NOT NULL,
  open              INTEGER NOT NULL,
  state_rank        INTEGER NOT NULL,
  urgency           INTEGER NOT NULL,
  importance        INTEGER NOT NULL,
  secrecy           INTEGER NOT NULL,
  secrecy_months    INTEGER NOT NULL,
  need              TEXT,
  origin            TEXT,
  recipient         TEXT,
  unit              TEXT,
  person            TEXT,
  leader            TEXT,
  officer           TEXT,
  parent            INTEGER REFERENCES matter,
  due               INTEGER,
  due_original      INTEGER,
  due_chase         INTEGER,
  due_source        TEXT,
  due_from          INTEGER,
  due_calendar      INTEGER,
  due_provisional   INTEGER NOT NULL,
  step_due          INTEGER,
  step_due_source   TEXT,
  step_due_calendar INTEGER,
  state_since       INTEGER,
  suspended_at      INTEGER,
  progress          INTEGER NOT NULL,
  progress_at       INTEGER,
  cycle             TEXT,
  place             TEXT,
  starts_at         INTEGER,
  ends_at           INTEGER,
  dated             TEXT,
  received_at       INTEGER,
  opened_at         INTEGER,
  claimed_at        INTEGER,
  closed_at         INTEGER,
  answered_at       INTEGER,
  answer            TEXT,
  waiver            TEXT,
  extensions        INTEGER NOT NULL,
  whereabouts       TEXT,
  focus_until       TEXT,
  tags              TEXT,
  fields            TEXT,
  version           INTEGER NOT NULL
) STRICT;

-- What is closed costs nothing: lists read what is open only. The order of rule 6 is a merge over the first.
CREATE INDEX matter_order ON matter (register, urgency, importance, due) WHERE open = 1;
CREATE INDEX matter_unit ON matter (unit, due) WHERE open = 1;
CREATE INDEX matter_number ON matter (number_key) WHERE number_key IS NOT NULL;
CREATE INDEX matter_parent ON matter (parent) WHERE parent IS NOT NULL;
CREATE INDEX matter_closed ON matter (closed_at) WHERE closed_at IS NOT NULL;
-- How many lie above a ceiling is counted by these alone (store/matters: count_above).
CREATE INDEX matter_secrecy ON matter (register, open, secrecy) WHERE secrecy > 0;

CREATE TABLE part (
  matter      INTEGER REFERENCES matter,
  role        TEXT,
  who         TEXT,
  accepted_at INTEGER,
  answered_at INTEGER,
  answer      TEXT,
  PRIMARY KEY (matter, role, who)
) STRICT, WITHOUT ROWID;
CREATE INDEX part_who ON part (who);

CREATE TABLE link (
  source INTEGER REFERENCES matter,
  kind   TEXT,
  target INTEGER REFERENCES matter,
  sub    TEXT,
  PRIMARY KEY (source, kind, target, sub)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_target ON link (target);

-- Everything with a ref below its matter: decisions, instructions, progress reports, extensions, urgings, notes, files
-- (text: the name; size and hash of the bytes), numbers given up (text: the number).
CREATE TABLE item (
  matter     INTEGER REFERENCES matter,
  letter     TEXT,
  n          INTEGER,
  at         INTEGER NOT NULL,
  by         TEXT,
  text       TEXT,
  result     TEXT,
  unit       TEXT,
  due        INTEGER,
  target     INTEGER,
  percent    INTEGER NOT NULL,
  problem    TEXT,
  next       TEXT,
  means      TEXT,
  witness    TEXT,
  reason     TEXT,
  decider    TEXT,
  decided_at INTEGER,
  task       INTEGER REFERENCES matter,
  size       INTEGER,
  hash       BLOB,
  PRIMARY KEY (matter, letter, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_at ON item (letter, at);

-- The bytes of files, shared by content: an empty file has one empty chunk.
CREATE TABLE chunk (
  hash BLOB    NOT NULL,
  n    INTEGER NOT NULL,
  data BLOB    NOT NULL,
  UNIQUE (hash, n)
) STRICT;

CREATE TABLE booking (
  matter    INTEGER REFERENCES matter,
  resource  TEXT,
  starts_at INTEGER NOT NULL,
  ends_at   INTEGER NOT NULL,
  PRIMARY KEY (matter, resource)
) STRICT, WITHOUT ROWID;
CREATE INDEX booking_resource ON booking (resource, starts_at);

-- Refs have series of their own (D, M, T) in year 0.
CREATE TABLE series (
  name TEXT,
  year INTEGER,
  next INTEGER NOT NULL,
  PRIMARY KEY (name, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency (
  key     TEXT PRIMARY KEY,
  command BLOB NOT NULL,
  result  TEXT NOT NULL,
  seq     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What matters are pinned to, kept for ever: the TOML of a kind, under its id, and the days of a calendar.
CREATE TABLE version (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;

-- What was imported: a day ("2026-10-01"), or a year ("2026") whose schedule is published.
CREATE TABLE calendar_day (
  date TEXT PRIMARY KEY,
  off  INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The journal. `batch` is the entry that begins a command of several entries; `hash` chains the header
-- and the digests of the remark and of the changes to the hash of the entry before.
CREATE TABLE entry (
  seq      INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,
  happened INTEGER NOT NULL,
  actor    TEXT    NOT NULL,
  login    TEXT    NOT NULL,
  by       TEXT,
  verb     TEXT    NOT NULL,
  ref      TEXT,
  note     TEXT,
  note_digest BLOB,
  batch    INTEGER NOT NULL,
  undoes   INTEGER,
  pretended INTEGER NOT NULL,
  hash     BLOB    NOT NULL
) STRICT;
CREATE INDEX entry_at ON entry (at);

-- The payload (before, after: JSON of the columns that changed) lies beside its keyed digest, as a remark does, so
-- that it can be erased while the chain still verifies.
CREATE TABLE change (
  seq        INTEGER REFERENCES entry DEFERRABLE INITIALLY DEFERRED,
  n          INTEGER,
  matter     INTEGER,
  table_name TEXT    NOT NULL,
  key        TEXT    NOT NULL,
  before     TEXT,
  after      TEXT,
  digest     BLOB    NOT NULL,
  PRIMARY KEY (seq, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_matter ON change (matter, seq);

-- Bigrams made in the program (base/text: bigrams); rowid names the matter and the item.
CREATE VIRTUAL TABLE search USING fts5(text, content='', tokenize='unicode61', detail=none, columnsize=0);
