import type { Kysely } from 'kysely';
import type { Database } from '../../record/postgres/schema';
import type { Instant } from '../../shared/domain/time';

/** The progress of a case in earlier starts. */
export interface Progress {
  /** Whether it was closed since. */
  readonly ended: boolean;
  /** Of the case's programme; null for a case that does not exist. */
  readonly programmeHash: string | null;
  readonly commands: ReadonlySet<string>;
  /** Of its latest event; 0 for a case that is not there. */
  readonly sequence: number;
  /** When its latest event was; null for a case that is not there. */
  readonly last: Instant | null;
}

export async function findProgress(db: Kysely<Database>, caseId: string): Promise<Progress> {
  const stream = await db
    .selectFrom('streams')
    .select(['ended', 'programme_hash', 'sequence'])
    .where('kind', '=', 'case')
    .where('id', '=', caseId)
    .executeTakeFirst();
  const commands = await db.selectFrom('commands').select('id').where('stream_id', '=', caseId).execute();
  const latest = await db
    .selectFrom('events')
    .select(({ fn }) => fn.max('recorded_at').as('at'))
    .where('stream_kind', '=', 'case')
    .where('stream_id', '=', caseId)
    .executeTakeFirst();
  return {
    ended: stream?.ended ?? false,
    programmeHash: stream?.programme_hash ?? null,
    commands: new Set(commands.map(({ id }) => id)),
    sequence: stream?.sequence ?? 0,
    last: latest?.at ?? null,
  };
}
