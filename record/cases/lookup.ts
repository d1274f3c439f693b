import { sql, type RawBuilder } from 'kysely';
import { peopleNamed } from '../../shared/domain/case-rules';
import type { Actor } from '../../shared/domain/kernel/types';
import type { Instant } from '../../shared/domain/time';
import type { Look, Lookup } from '../deciding/definition';
import { calendarColumns, factsIn, getFacts, peopleAsJson } from '../directory/facts';
import type { Programmes } from '../programmes/programmes';
import { agendaFacts } from '../queries/present';
import { knownTo, membership } from '../queries/scope';
import { findOthers } from './others';
import { isOfService, type CaseRequest, type LoadedCaseStream, type CaseTypes } from './types';

/** Facts from the directory and from other cases for the rules. */
export function createCaseLookup(dependencies: {
  readonly programmes: Programmes;
  readonly now: () => Instant;
}): Lookup<CaseTypes> {
  return {
    look: (request) => lookAround(dependencies.programmes, request),
    timetable: (db, kase) => agendaFacts(dependencies, kase, db),
  };
}

function lookAround(programmes: Programmes, request: CaseRequest | null): Look<CaseTypes> {
  const people = request ? peopleOf(request) : [];
  return {
    // The facility comes from the projection, which may lag or be under rebuild: `facts` checks it against the state.
    columns: sql`${people.length === 0 ? sql`null` : peopleAsJson(people)} as people,
      facilities.id as "facilityId", ${calendarColumns}`,
    joins: sql`left join cases on cases.case_id = streams.id
      left join facilities on facilities.id = cases.facility_id
      left join calendars on calendars.id = facilities.calendar_id`,
    condition: request?.actor.knownBy === 'sign_in' ? isKnownTo(request.actor) : null,
    async facts(trx, loaded) {
      const kase = stateOf(loaded);
      const { found } = loaded;
      const beside = kase.facilityId === found.facilityId ? factsIn(found) : null;
      const others = request ? await findOthers(trx, request.command, kase, request.actor) : {};
      const programme = await programmes.get(kase.programme.hash, trx);
      return { programme, ...(beside ?? (await getFacts(trx, kase.facilityId, people))), ...others };
    },
  };
}

function stateOf({ state }: LoadedCaseStream): NonNullable<LoadedCaseStream['state']> {
  if (!state) throw new Error('only an opening has no state');
  return state;
}

/** People whose directory facts the rules need: those named, and the answering person, whose accreditation may have lapsed. */
function peopleOf({ command, actor }: CaseRequest): readonly string[] {
  if (isOfService(command)) return [];
  return command.name === 'answerTask' ? [actor.personId, ...peopleNamed(command)] : peopleNamed(command);
}

function isKnownTo(reader: Actor): RawBuilder<unknown> {
  return sql`exists (select from cases c ${membership(reader)} where c.case_id = streams.id and ${knownTo(reader)})`;
}
