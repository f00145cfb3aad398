-- What a matter's state means to the office (null: its kind says), what the result must be, how many copies.
ALTER TABLE matter ADD COLUMN phase TEXT;
ALTER TABLE matter ADD COLUMN standard TEXT;
ALTER TABLE matter ADD COLUMN copies INTEGER;

-- Whether an entry mends a record of the past (null: written before entries said so), and whether it can be undone.
ALTER TABLE entry ADD COLUMN mends INTEGER;
ALTER TABLE entry ADD COLUMN can_undo INTEGER;
CREATE INDEX entry_undoes ON entry (undoes) WHERE undoes IS NOT NULL;

-- n: the times that somebody was given the role; since: when that happened. Was `part`, which the journal still names.
CREATE TABLE participant (
  matter      INTEGER REFERENCES matter,
  role        TEXT,
  n           INTEGER,
  who         TEXT,
  since       INTEGER,
  due         INTEGER,
  accepted_at INTEGER,
  answered_at INTEGER,
  answer      TEXT,
  PRIMARY KEY (matter, role, n, who)
) STRICT, WITHOUT ROWID;
INSERT INTO participant (matter, role, n, who, accepted_at, answered_at, answer)
  SELECT matter, role, 1, who, accepted_at, answered_at, answer FROM part;
DROP TABLE part;
CREATE INDEX participant_who ON participant (who);

-- What units and people are called from a day on: renamed, or merged into another. sort: unit, person.
CREATE TABLE renaming (
  sort   TEXT,
  former TEXT,
  since  TEXT,
  name   TEXT NOT NULL,
  PRIMARY KEY (sort, former, since)
) STRICT, WITHOUT ROWID;
