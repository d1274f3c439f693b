import { sql } from 'kysely';
import { peopleNamed } from '../../shared/domain/case-rules';
import type { Opening } from '../deciding/definition';
import { calendarColumns, factsIn, peopleAsJson } from '../directory/facts';
import type { Keys } from '../keys/types';
import type { Programmes } from '../programmes/programmes';
import type { Seals } from '../sealing/seals';
import { findAlike } from '../subjects/alike';
import { subjectWrites } from '../subjects/subjects';
import type { CaseRequest, CaseTypes, OpenCase } from './types';

const agencyFields = ['coordinatingAgencyId', 'referringAgencyId'] as const;

/** How `openCase` begins a case. It names a facility, agencies, and a person who may already have a case. */
export function createCaseOpening({
  programmes,
  keys,
  seals,
}: {
  readonly programmes: Programmes;
  readonly keys: Keys;
  readonly seals: Seals;
}): Opening<CaseTypes> {
  return {
    isOpening: ({ name }) => name === 'openCase',
    look(request) {
      const command = openingOf(request);
      const { facilityId, programme } = command.data;
      const agencies = agencyFields.map((field) => command.data[field]);
      // Loaded beside the statement. A repeated command is answered even while the key store is down.
      const finding = keys.versions('find');
      finding.catch(() => undefined);
      return {
        columns: sql`${peopleAsJson(peopleNamed(command))} as people,
          array(select id from agencies where id = any(${agencies}::text[])) as agencies,
          facilities.id as "facilityId", ${calendarColumns}`,
        joins: sql`left join facilities on facilities.id = ${facilityId}
          left join calendars on calendars.id = facilities.calendar_id`,
        condition: null,
        async facts(trx, { found }) {
          const known = factsIn(found);
          if (!known) throw new Error(`the directory has no facility ${facilityId}`);
          const { opening } = request;
          const duplicates = opening ? await findAlike(trx, await finding, opening.subject) : [];
          return { programme: await programmes.get(programme.hash, trx), ...known, duplicates };
        },
      };
    },
    refusal({ row, found }, request) {
      const { data } = openingOf(request);
      if (row) return { code: 'not_allowed_in_phase' };
      if (!factsIn(found)) return { code: 'unknown_facility', path: 'facilityId' };
      const unknown = agencyFields.find((field) => !found.agencies?.includes(data[field]));
      return unknown ? { code: 'unknown_agency', path: unknown } : null;
    },
    async writes(trx, request) {
      const { personRef } = openingOf(request).data;
      const { opening } = request;
      return opening ? subjectWrites(trx, { seals, keys }, { ...opening.subject, personRef }) : [];
    },
    refusalOf: (constraint) =>
      constraint === 'cases_reference_key' ? { code: 'reference_taken', path: 'reference' } : null,
  };
}

function openingOf({ command }: CaseRequest): OpenCase {
  if (command.name !== 'openCase') throw new Error(`${command.name} begins no case`);
  return command;
}
