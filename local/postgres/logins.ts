import { Client } from 'pg';

export interface Login {
  readonly name: string;
  /** The role with the login's privileges. */
  readonly role: string;
  readonly password: string;
}

/**
 * Creates logins as members of their roles, as far as the roles exist: migrations create them.
 * @param url of a superuser
 * @returns the names of all logins that exist now
 */
export async function ensureLogins(url: string, logins: readonly Login[]): Promise<ReadonlySet<string>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles');
    const known = new Set(rows.map(({ rolname }) => rolname));
    const possible = logins.filter(({ role }) => known.has(role));
    for (const { name, role, password } of possible) {
      const [login, group] = [client.escapeIdentifier(name), client.escapeIdentifier(role)];
      if (!known.has(name)) await client.query(`CREATE ROLE ${login} LOGIN`);
      await client.query(`ALTER ROLE ${login} PASSWORD ${client.escapeLiteral(password)}`);
      await client.query(`GRANT ${group} TO ${login}`);
    }
    return new Set(possible.map(({ name }) => name));
  } finally {
    await client.end();
  }
}
