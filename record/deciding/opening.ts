import { sql, type Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import { peopleNamed } from '../../shared/domain/facts';
import type { Command } from '../../shared/domain/commands';
import type { PersonFacts } from '../../shared/domain/kernel-types';
import { calendarColumns, factsIn, peopleAsJson, type CalendarColumns, type DirectoryFacts } from './facts';
import type { Key, Keys } from '../keys/types';
import { prepared } from '../postgres/prepared';
import type { Database } from '../postgres/schema';
import type { Authorship, Remembered } from './turn';

type OpenCase = Extract<Command, { readonly name: 'openCase' }>;

/** What the opening of a case needs, as {@link Turn} is what any later decision on it needs. */
export interface Opening {
  /** Whether the stream is there already. */
  readonly begun: boolean;
  /** What the command says of it. */
  readonly data: OpenCase['data'];
  /** What the command did, where it was accepted before. */
  readonly remembered: Remembered | null;
  /** Null where the directory does not have the facility. */
  readonly facts: DirectoryFacts | null;
  /** The field that names an agency which the directory does not have; undefined where it has them all. */
  readonly unknownAgency: 'coordinatingAgencyId' | 'referringAgencyId' | undefined;
  readonly chain: Authorship;
  /** Every version of the key by which a person is found, on its way. */
  readonly finding: Promise<readonly Key[]>;
}

interface Found extends CalendarColumns, Authorship, Pick<Opening, 'begun' | 'remembered'> {
  readonly agencies: readonly string[];
  readonly people: readonly PersonFacts[] | null;
}

/** All of it in one statement; the keys come from their own store meanwhile, and a store that is away hinders no repetition. */
export async function findOpening(
  trx: Kysely<Database>,
  keys: Keys,
  {
    stream,
    command,
    commandId = '',
    actorId,
  }: {
    readonly stream: StreamRef;
    readonly command: OpenCase;
    readonly commandId: string | undefined;
    readonly actorId: string;
  },
): Promise<Opening> {
  const { facilityId, coordinatingAgencyId, referringAgencyId } = command.data;
  const statement = sql<Found>`
    ${prepared} select exists (select from streams where kind = ${stream.kind} and id = ${stream.id}) as begun,
      (select to_json(commands) from commands where id = ${commandId}) as remembered,
      ${peopleAsJson(peopleNamed(command))} as people,
      array(select id from agencies where id = any(${[coordinatingAgencyId, referringAgencyId]}::text[])) as agencies,
      log_id as "logId", author.pseudonym,
      ${calendarColumns}
    from installation
      left join people author on author.id = ${actorId}
      left join facilities on facilities.id = ${facilityId}
      left join calendars on calendars.id = facilities.calendar_id`;
  const finding = keys.versions('find');
  finding.catch(() => undefined);
  const { rows } = await statement.execute(trx);
  const [found] = rows;
  if (!found) throw new Error('the database bears no stamp: it was not migrated by `npm run migrate`');
  const { begun, remembered, agencies, logId, pseudonym } = found;
  const fields = ['coordinatingAgencyId', 'referringAgencyId'] as const;
  const unknownAgency = fields.find((field) => !agencies.includes(command.data[field]));
  return {
    begun,
    remembered,
    data: command.data,
    facts: factsIn(found),
    unknownAgency,
    chain: { logId, pseudonym },
    finding,
  };
}
