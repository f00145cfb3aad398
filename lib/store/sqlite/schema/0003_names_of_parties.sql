-- Units and people have one set of names: what a party came to be called, from a day on ('': ever since), by being
-- renamed or merged into another. The table had a sort, and no program has written a row of it.
DROP TABLE renaming;
CREATE TABLE renaming (
  former TEXT,
  since  TEXT,
  name   TEXT NOT NULL,
  PRIMARY KEY (former, since)
) STRICT, WITHOUT ROWID;
