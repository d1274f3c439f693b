import { readFileSync } from 'node:fs';
import { Connection } from '@temporalio/client';
import { Client, types } from 'pg';

/** Addresses of the record, the mailbox and the engine, and the load's journal. */
export interface Places {
  /** PostgreSQL, with a login that may read everything. */
  readonly record: string;
  /** The mailbox: its address, or its file. */
  readonly mailbox: string;
  readonly engine: { readonly address: string; readonly namespace: string };
  /** A file with one {@link Entry} a line; without it, responses to clients are unknown. */
  readonly journal?: string;
}

/** An entry by the load or the troublemaker. */
export type Entry =
  /** A command's final result, after any number of attempts under the same key. */
  | {
      readonly kind: 'command';
      readonly personId: string;
      readonly operation: string;
      /** The case; empty if the command opens one. */
      readonly scope: string;
      readonly key: string;
      readonly status: number;
    }
  /** A link's page confirmed that an answer is recorded. */
  | { readonly kind: 'answer'; readonly taskId: string; readonly answer: string }
  /** A deliberate fault, from when to when (ISO); the part works again by `until`. */
  | {
      readonly kind: 'trouble';
      readonly part: string;
      readonly what: string;
      readonly from: string;
      readonly until: string;
    };

export interface Mail {
  readonly messageId: string;
  readonly to: string;
  readonly receivedAt: string;
  readonly text: string;
}

export interface Sources {
  /** Rows of the record; bigints as numbers, instants as ISO 8601. */
  query<Row>(text: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Every delivered mail, oldest first. */
  mails(): Promise<readonly Mail[]>;
  readonly journal: readonly Entry[];
  readonly engine: Connection;
  readonly namespace: string;
  close(): Promise<void>;
}

export async function openSources({ record, mailbox, engine, journal }: Places): Promise<Sources> {
  const client = new Client({ connectionString: record, types: { getTypeParser: parserOf } });
  client.on('error', () => undefined); // the next query fails with it, too
  await client.connect();
  const connection = await Connection.connect({ address: engine.address });
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await client.query(text, [...values])).rows as Row[],
    mails: () => readMails(mailbox),
    journal: journal === undefined ? [] : (linesOf(journal) as Entry[]),
    engine: connection,
    namespace: engine.namespace,
    close: async () => {
      await client.end();
      await connection.close();
    },
  };
}

interface Kept {
  readonly to: readonly string[];
  readonly receivedAt: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function readMails(mailbox: string): Promise<readonly Mail[]> {
  const isAddress = mailbox.startsWith('http');
  const kept = isAddress ? await (await fetch(`${mailbox}/api/messages`)).json() : linesOf(mailbox);
  return (kept as readonly Kept[])
    .map(({ to, receivedAt, text, headers }) => ({
      messageId: headers['message-id'] ?? '',
      to: to.join(),
      receivedAt,
      text,
    }))
    .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
}

/** The last line of a killed process may be truncated. */
function linesOf(file: string): readonly unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as unknown];
      } catch {
        return [];
      }
    });
}

type Parser = (text: string) => unknown;
const builtIn = types.getTypeParser as (oid: number, format: string) => Parser;

/** By the OIDs of pg_type; other types use the driver's parser. */
const parsers = new Map<number, Parser>([
  [20, Number],
  [1184, (text) => new Date(text).toISOString()],
]);

function parserOf(oid: number, format = 'text'): Parser {
  return parsers.get(oid) ?? builtIn(oid, format);
}
