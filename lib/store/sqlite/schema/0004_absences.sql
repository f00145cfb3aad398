-- What was recorded of units and people from a day on ('': ever since). what: 0, called `name` from then on (was the
-- table `renaming`, which the journal still names); 1, away until the last day, and `name` stands in.
CREATE TABLE party (
  since  TEXT,
  what   INTEGER,
  former TEXT,
  name   TEXT NOT NULL,
  until  TEXT,
  PRIMARY KEY (since, what, former)
) STRICT, WITHOUT ROWID;
INSERT INTO party (since, what, former, name) SELECT since, 0, former, name FROM renaming;
DROP TABLE renaming;
