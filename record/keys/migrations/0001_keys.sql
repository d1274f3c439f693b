-- The key store: a database of its own, never part of the record's or of its dumps. It holds keys in wrapped form only:
-- the root key, which lies outside every database, wraps the wrap keys, and they wrap every other key.

CREATE TABLE installation (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  environment text NOT NULL CHECK (environment IN ('production', 'local', 'test')),
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE wraps (
  id text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9_-]{1,36}$'),
  version integer NOT NULL UNIQUE CHECK (version >= 1),
  -- The root key that wraps this one.
  root_id text NOT NULL,
  -- Null once destroyed.
  wrapped bytea,
  created_at timestamptz NOT NULL,
  destroyed_at timestamptz,
  living boolean GENERATED ALWAYS AS (wrapped IS NOT NULL) STORED,
  CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL)),
  UNIQUE (id, living)
);

CREATE TABLE keys (
  id text NOT NULL CHECK (id ~ '^[A-Za-z0-9_-]{1,36}$'),
  lineage text NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  wrap_id text NOT NULL,
  -- Null once destroyed: the row stays, so that what names the key is known to be gone for good.
  wrapped bytea,
  created_at timestamptz NOT NULL,
  -- New things are made with it from then on: until then every process has heard of it.
  usable_from timestamptz NOT NULL,
  destroyed_at timestamptz,
  -- From the key ring of an installation of before, where each ring named its keys without a look at the others.
  imported boolean NOT NULL DEFAULT false,
  wrap_living boolean GENERATED ALWAYS AS (CASE WHEN wrapped IS NOT NULL THEN true END) STORED,
  CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL)),
  PRIMARY KEY (lineage, id),
  UNIQUE (lineage, version),
  -- A wrap key cannot be destroyed while it wraps a living key, and wraps none once it is destroyed.
  FOREIGN KEY (wrap_id, wrap_living) REFERENCES wraps (id, living)
);

CREATE UNIQUE INDEX keys_by_id ON keys (id) WHERE NOT imported;
CREATE INDEX keys_by_wrap ON keys (wrap_id) WHERE wrapped IS NOT NULL;

-- Roles belong to the whole server: another database of it may have made them already, or makes them just now.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['throughcare_keys_api', 'throughcare_keys_worker', 'throughcare_keys_keeper'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;
      END;
    END IF;
  END LOOP;
END
$$;

GRANT SELECT ON installation TO throughcare_keys_api, throughcare_keys_worker, throughcare_keys_keeper;
GRANT SELECT, INSERT ON wraps, keys TO throughcare_keys_api, throughcare_keys_worker, throughcare_keys_keeper;
GRANT UPDATE ON wraps, keys TO throughcare_keys_keeper;

-- Nobody but the keeper destroys, re-wraps or replaces. Whoever answers links cannot make one, nor sign the log.
ALTER TABLE wraps ENABLE ROW LEVEL SECURITY;
ALTER TABLE keys ENABLE ROW LEVEL SECURITY;

CREATE POLICY read_wraps ON wraps FOR SELECT TO throughcare_keys_api, throughcare_keys_worker USING (true);
-- The first wrap key is made by whoever comes first.
CREATE POLICY first_wrap ON wraps FOR INSERT TO throughcare_keys_api, throughcare_keys_worker WITH CHECK (version = 1);
CREATE POLICY keep_wraps ON wraps TO throughcare_keys_keeper USING (true) WITH CHECK (true);

CREATE POLICY api_reads ON keys FOR SELECT TO throughcare_keys_api USING (lineage NOT IN ('link', 'log-sign'));
CREATE POLICY api_makes ON keys FOR INSERT TO throughcare_keys_api WITH CHECK (lineage NOT IN ('link', 'log-sign'));
CREATE POLICY worker_reads ON keys FOR SELECT TO throughcare_keys_worker USING (true);
CREATE POLICY worker_makes ON keys FOR INSERT TO throughcare_keys_worker WITH CHECK (true);
CREATE POLICY keep_keys ON keys TO throughcare_keys_keeper USING (true) WITH CHECK (true);
