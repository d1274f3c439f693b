import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import type { Message } from '../../local/mailbox/message';

/** Bytes to search, and where they come from. */
export interface Haystack {
  readonly where: string;
  readonly bytes: Buffer;
}

export function textAt(where: string, text: string): Haystack {
  return { where, bytes: Buffer.from(text) };
}

/** Every file below a folder. */
export function filesIn(where: string, folder: string): readonly Haystack[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ where: `${where} ${name}`, bytes: readFileSync(join(parentPath, name)) }));
}

/** A database's files after a checkpoint: its tables and indexes. */
export async function databaseFiles(where: string, client: Client, dataDir: string): Promise<readonly Haystack[]> {
  await client.query('checkpoint');
  const { rows } = await client.query<{ oid: string }>(
    'select oid::text from pg_database where datname = current_database()',
  );
  return filesIn(where, join(dataDir, 'base', rows[0]?.oid ?? ''));
}

/** Every column of every table, with all its values concatenated: bytes raw, the rest as text. */
export async function columnsOf(client: Client): Promise<readonly Haystack[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const columns: Haystack[] = [];
  for (const { name } of tables) {
    const { rows, fields } = await client.query<Record<string, unknown>>(`select * from ${name}`);
    for (const field of fields) {
      const values = rows.map((row) => bytesOf(row[field.name]));
      columns.push({ where: `table ${name}.${field.name}`, bytes: Buffer.concat(values) });
    }
  }
  return columns;
}

function bytesOf(value: unknown): Buffer {
  const bytes = Buffer.isBuffer(value) ? value : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  return Buffer.concat([bytes, Buffer.from('\n')]);
}

/** Mails without their own recipient's address, which stands in `To` and as the calendar's attendee. */
export function mailParts(mails: readonly Message[]): readonly Haystack[] {
  return mails.flatMap(({ id, to, headers, subject, text, html, attachments }) => {
    const [own = ''] = to;
    const without = (part: string): string => part.replace(/\r?\n[ \t]/g, '').replaceAll(own, 'own address');
    return [
      textAt(`headers of mail ${id}`, without(JSON.stringify({ ...headers, subject }))),
      textAt(`text of mail ${id}`, text),
      textAt(`HTML of mail ${id}`, html),
      ...attachments.map(({ filename, content }) =>
        textAt(`${filename} of mail ${id}`, without(Buffer.from(content, 'base64').toString())),
      ),
    ];
  });
}
