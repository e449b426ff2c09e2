CREATE SCHEMA IF NOT EXISTS adoptsim;

CREATE TABLE IF NOT EXISTS adoptsim.runs (
    name text PRIMARY KEY,
    epoch integer NOT NULL,
    specification bytea NOT NULL,
    standing bytea
);

-- All zeros for runs that were stored by a program without incarnations.
ALTER TABLE adoptsim.runs ADD COLUMN IF NOT EXISTS incarnation uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';

CREATE TABLE IF NOT EXISTS adoptsim.journal (
    number bigint GENERATED ALWAYS AS IDENTITY,
    run text NOT NULL REFERENCES adoptsim.runs ON DELETE CASCADE,
    id text NOT NULL,
    entry bytea NOT NULL,
    PRIMARY KEY (run, id)
);

CREATE TABLE IF NOT EXISTS adoptsim.checkpoints (
    run text NOT NULL REFERENCES adoptsim.runs ON DELETE CASCADE,
    epoch integer NOT NULL,
    tick integer NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (run, epoch, tick)
);

CREATE TABLE IF NOT EXISTS adoptsim.parts (
    run text NOT NULL REFERENCES adoptsim.runs ON DELETE CASCADE,
    epoch integer NOT NULL,
    tick integer NOT NULL,
    district integer NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (run, epoch, tick, district)
);

-- Parts are compressed already.
ALTER TABLE adoptsim.parts ALTER COLUMN content SET STORAGE EXTERNAL;
