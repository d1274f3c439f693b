import { z } from 'zod';
import { listPeopleByIds } from '../../record/directory';
import { listAppointments } from '../../record/queries/appointments';
import { listWork } from '../../record/queries/work';
import { sessionStatuses } from '../../shared/domain/areas/sessions/contract';
import { id, instant } from '../../shared/domain/contract/text';
import type { Actor } from '../../shared/domain/kernel/types';
import { plus, type WorkingCalendar } from '../../shared/domain/time';
import { sightsOf } from '../../shared/policy/who-may-see';
import type { Standing } from '../../shared/policy/who-may-know';
import { cursorQuery, readCursor, writeCursor } from '../http/cursor';
import { operation } from '../http/operation';
import { paths } from '../paths';
import type { Services } from '../services';
import { namesOf, presentAppointment, presentAwaited, presentWork, type Viewing } from './present';
import { appointmentItem, workResponse } from './response';

const everyDay: WorkingCalendar = { timeZone: 'UTC', weekend: [], holidays: [] };
const ahead = 'P7D';

/** Tasks and gates of one person, the people they wait for, and their calendar. */
export const workOperations = [
  operation({
    id: 'listWork',
    tag: 'Tasks',
    method: 'get',
    path: paths.work,
    summary: 'What you have to do, what others have to do in the cases that you lead, and what comes in seven days',
    query: z.strictObject({
      limit: z.coerce
        .number()
        .int()
        .min(1)
        .max(100)
        .default(25)
        .meta({ description: 'The most of each part; its `total` says how many there are' }),
    }),
    response: workResponse,
    handle: async ({ caller, reads, query: { limit } }, services) => {
      const asOf = services.now();
      const until = plus(asOf, ahead, everyDay);
      const { mine, waiting, next } = await listWork(services, { actor: caller, now: asOf, until, limit });
      for (const row of [...mine.rows, ...waiting.rows, ...next.rows]) reads.shows(row);
      const named = [...waiting.rows.map(({ personId }) => personId), ...participants(next.rows)];
      const viewing = await viewingOf(services, caller, named);
      return {
        body: {
          asOf,
          mine: { total: mine.total, items: mine.rows.map((row) => presentWork(row, viewing(row))) },
          waiting: { total: waiting.total, items: waiting.rows.map((row) => presentAwaited(row, viewing(row))) },
          next: { total: next.total, items: next.rows.map((row) => presentAppointment(row, viewing(row))) },
        },
      };
    },
  }),
  operation({
    id: 'listAppointments',
    tag: 'Tasks',
    method: 'get',
    path: paths.appointments,
    summary: 'Sessions and conferences that the caller may see, the earliest first',
    query: z.strictObject({
      from: instant
        .optional()
        .meta({ type: 'string', format: 'date-time', description: 'Starting from this instant on; now, unless said' }),
      to: instant.optional().meta({ type: 'string', format: 'date-time', description: 'Starting before this instant' }),
      person: id.optional().meta({ description: 'Who takes part; `me` for the caller' }),
      caseId: id.optional(),
      facility: id.optional(),
      kind: z.enum(['session', 'conference']).optional(),
      status: z.enum(sessionStatuses).optional(),
      cursor: cursorQuery,
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({ items: z.array(appointmentItem), next: z.string().nullable() }),
    handle: async (
      { caller, reads, query: { from, to, person, caseId, facility, kind, status, cursor, limit } },
      services,
    ) => {
      const { pageKeys } = services;
      const filter = {
        to,
        caseId,
        kind,
        status,
        facilityId: facility,
        personId: person === 'me' ? caller.personId : person,
      };
      // Of a list from now on, each page goes on where the one before ended.
      const list = { of: 'appointments', caller, filter: { from, ...filter } };
      const position = readCursor(pageKeys, list, cursor);
      const after = position && { startsAt: position[0], appointmentId: position[1] };
      const begin = from ?? after?.startsAt ?? services.now();
      const rows = await listAppointments(services, {
        actor: caller,
        filter: { from: begin, ...filter },
        after,
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      page.forEach(reads.shows);
      const last = page.at(-1);
      const next =
        rows.length > limit && last ? writeCursor(pageKeys, list, [last.startsAt, last.appointmentId]) : null;
      const viewing = await viewingOf(services, caller, participants(page));
      return { body: { items: page.map((row) => presentAppointment(row, viewing(row))), next } };
    },
  }),
] as const;

function participants(rows: readonly { readonly people: readonly { readonly personId: string }[] }[]): string[] {
  return rows.flatMap(({ people }) => people.map(({ personId }) => personId));
}

/** Everything to present a row with, and the names of all people in one statement. */
async function viewingOf(
  { db, seals }: Services,
  caller: Actor,
  personIds: readonly string[],
): Promise<(row: Standing) => Viewing> {
  const names = namesOf(await listPeopleByIds(db, seals, [...new Set(personIds)]));
  const sightOf = sightsOf(caller);
  return (row) => ({ caller, names, sight: sightOf(row) });
}
