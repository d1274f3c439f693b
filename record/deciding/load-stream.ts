import { sql, type Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import { prepared } from '../postgres/prepared';
import type { Database, Row } from '../postgres/schema';
import type { States } from '../log/states';
import type { Authorship, LoadedStream, Look, Remembered } from './definition';
import type { StreamTypes } from './kernel';

/** The parameters for loading a stream in one round trip. */
export interface Wanted<T extends StreamTypes> {
  readonly stream: StreamRef;
  /** Whether the command begins the stream. */
  readonly begins?: boolean;
  /** The id of the command, which may have been accepted before. */
  readonly commandId?: string | undefined;
  /** The author; undefined for a tick. */
  readonly actorId?: string | undefined;
  /** Whether to lock the row until the transaction ends. Otherwise its version shows whether others wrote it. */
  readonly held: boolean;
  readonly look: Look<T>;
}

interface Beside extends Authorship {
  readonly remembered: Remembered | null;
  readonly version: string | null;
}

/** Loads a stream in one statement; null where it does not exist or the actor may not know of it. */
export async function loadStream<T extends StreamTypes>(
  trx: Kysely<Database>,
  states: States<T['state']>,
  wanted: Wanted<T>,
): Promise<LoadedStream<T> | null> {
  const { stream, begins = false, held } = wanted;
  const { rows } = await statement(wanted).execute(trx);
  const [found] = rows;
  if (!found && begins) throw new Error('the database bears no stamp: it was not migrated by `npm run migrate`');
  if (!found) return null;
  const { remembered, logId, pseudonym, version } = found;
  const row = version === null ? null : found;
  const state = begins || !row ? null : await states.at(trx, stream, row.sequence);
  return { row, version: held ? null : version, state, remembered, chain: { logId, pseudonym }, found };
}

function statement<T extends StreamTypes>(wanted: Wanted<T>) {
  const { stream, begins = false, commandId = '', actorId = '', held, look } = wanted;
  return sql<Row<'streams'> & Beside & T['found']>`
    ${prepared} select streams.*, streams.xmin::text as version, to_json(commands) as remembered,
      installation.log_id as "logId", author.pseudonym, ${look.columns}
    from installation
      ${begins ? sql`left join` : sql`join`} streams on streams.kind = ${stream.kind} and streams.id = ${stream.id}
      left join commands on commands.id = ${commandId}
      left join people author on author.id = ${actorId}
      ${look.joins}
    ${look.condition ? sql`where ${look.condition}` : sql``}
    ${held && !begins ? sql`for update of streams` : sql``}`;
}
