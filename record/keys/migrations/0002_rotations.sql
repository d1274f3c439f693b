-- Replacements of keys that have begun and not ended: one that was broken off is carried on from where it was.
CREATE TABLE rotations (
  scope text PRIMARY KEY,
  started_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, DELETE ON rotations TO throughcare_keys_keeper;

-- Versions of rows that were replaced hold what a destroyed key was wrapped to: the keeper clears them away.
DO $$
BEGIN
  IF current_setting('server_version_num')::integer >= 170000 THEN
    GRANT MAINTAIN ON wraps, keys TO throughcare_keys_keeper;
  END IF;
END
$$;
