import { sql, type Kysely } from 'kysely';
import type { StreamRef } from '../../shared/contracts/engine';
import type { Actor, PersonFacts } from '../../shared/domain/kernel-types';
import type { CaseState } from '../../shared/domain/state';
import { calendarColumns, factsIn, getFacts, peopleAsJson, type CalendarColumns, type DirectoryFacts } from './facts';
import { prepared } from '../postgres/prepared';
import { knownTo, membership } from '../queries/scope';
import type { Database, Row } from '../postgres/schema';
import type { States } from '../log/states';

/** What a writer asks for with the lock of a stream, so that all of it costs one round trip. */
export interface Wanted {
  readonly stream: StreamRef;
  /** The command that may have been accepted before. */
  readonly commandId?: string | undefined;
  /** The people of the directory whom the command names. */
  readonly people: readonly string[];
  /** Who gives it; nobody where time does. */
  readonly actorId?: string | undefined;
  /** Whoever is behind an account: a case that they may not know of is not found, whatever it holds. */
  readonly knownTo?: Actor | undefined;
  /** Whether it is kept from every other writer until the transaction ends; else its version tells of others. */
  readonly held: boolean;
}

/** What is remembered of an accepted command. */
export type Remembered = Omit<Row<'commands'>, 'recorded_at'>;

/** A stream as it stands, and what a decision on it needs. */
export interface Turn {
  readonly row: Row<'streams'>;
  /** Of the row, where nobody is kept from writing it meanwhile: another than this and the decision is void. */
  readonly version: string | null;
  readonly kase: CaseState;
  /**
   * What the command did, where it was accepted before the wait for the lock began. Of one that was accepted during
   * the wait nothing is here: a second look finds it, and nobody can accept it twice.
   */
  readonly remembered: Remembered | null;
  readonly facts: DirectoryFacts;
  readonly chain: Authorship;
}

/** Which log this is, and the pseudonym under which it knows the author. */
export interface Authorship {
  readonly logId: string;
  readonly pseudonym: string | null;
}

interface Beside extends CalendarColumns, Authorship {
  /** As the lists have it: while their rows are made anew, or were behind a wait, it is looked for again. */
  readonly facilityId: string | null;
  readonly remembered: Remembered | null;
  readonly people: readonly PersonFacts[] | null;
  readonly version: string;
}

/** The stream's turn, in one statement; null where there is no such stream. */
export async function takeTurn(trx: Kysely<Database>, states: States, wanted: Wanted): Promise<Turn | null> {
  const { stream, people, held } = wanted;
  const { rows } = await rowWithFacts(wanted).execute(trx);
  const [found] = rows;
  if (!found) return null;
  const {
    remembered,
    facilityId,
    people: known,
    timeZone,
    weekend,
    holidays,
    logId,
    pseudonym,
    version,
    ...row
  } = found;
  const kase = await states.at(trx, stream, row.sequence);
  const there = kase.facilityId === facilityId ? factsIn({ timeZone, weekend, holidays, people: known }) : null;
  const facts = there ?? (await getFacts(trx, kase.facilityId, people));
  return { row, version: held ? null : version, kase, remembered, facts, chain: { logId, pseudonym } };
}

function rowWithFacts(wanted: Wanted) {
  const { stream, commandId = '', people, actorId = '', knownTo: reader, held } = wanted;
  const named = people.length === 0 ? sql`null` : peopleAsJson(people);
  return sql<Row<'streams'> & Beside>`
    ${prepared} select streams.*, streams.xmin::text as version, to_json(commands) as remembered, ${named} as people,
      (select log_id from installation) as "logId", author.pseudonym,
      facilities.id as "facilityId", ${calendarColumns}
    from streams
      left join commands on commands.id = ${commandId}
      left join people author on author.id = ${actorId}
      left join cases on cases.case_id = streams.id
      left join facilities on facilities.id = cases.facility_id
      left join calendars on calendars.id = facilities.calendar_id
    where streams.kind = ${stream.kind} and streams.id = ${stream.id} ${reader ? sql`and ${isKnownTo(reader)}` : sql``}
    ${held ? sql`for update of streams` : sql``}`;
}

function isKnownTo(reader: Actor) {
  return sql`exists (select from cases c ${membership(reader)} where c.case_id = streams.id and ${knownTo(reader)})`;
}
