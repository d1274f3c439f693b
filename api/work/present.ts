import type { z } from 'zod';
import type { Person } from '../../record/directory';
import type { AppointmentRow } from '../../record/queries/appointments';
import type { AwaitedRow, OwnWorkRow } from '../../record/queries/work';
import type { Actor } from '../../shared/domain/kernel/types';
import { mayInDirectory } from '../../shared/policy/directory';
import { seesContent, type Sight } from '../../shared/policy/who-may-see';
import type { appointmentItem, awaitedItem, workItem } from './response';

/** The names of people of the directory, by id. */
export type StaffNames = ReadonlyMap<string, string>;

/** The caller, their sight of the case of a row, and the names of the people in it. */
export interface Viewing {
  readonly caller: Actor;
  readonly sight: Sight;
  readonly names: StaffNames;
}

export function namesOf(people: readonly Person[]): StaffNames {
  return new Map(people.map(({ personId, givenName, familyName }) => [personId, `${givenName} ${familyName}`]));
}

export function presentWork(row: OwnWorkRow, { sight }: Viewing): z.input<typeof workItem> {
  const why = row.what === 'task' ? 'asked' : row.vacant ? 'lead_coordinator' : (row.function ?? 'named');
  return { ...toDo(row), why, ...(row.vacant && { vacant: true }), ...ofCase(row, sight, row.what === 'task') };
}

export function presentAwaited(row: AwaitedRow, viewing: Viewing): z.input<typeof awaitedItem> {
  const { personId, remindedAt, rungsReached } = row;
  const name = nameFor(personId, viewing);
  return {
    ...toDo(row),
    personId,
    ...(name !== undefined && { personName: name }),
    ...(remindedAt !== null && { remindedAt }),
    ...(rungsReached !== null && viewing.sight.progress && { rungsReached }),
    ...ofCase(row, viewing.sight),
  };
}

export function presentAppointment(row: AppointmentRow, viewing: Viewing): z.input<typeof appointmentItem> {
  const {
    appointmentId,
    kind,
    startsAt,
    minutes,
    placeCode,
    status,
    type,
    trackId,
    module: moduleCode,
    seriesId,
    facilityId,
    timeZone,
  } = row;
  const { sight, caller } = viewing;
  const isWhole = kind === 'session' ? seesContent(sight, 'sessions') : sight.name;
  const people = row.people.filter(({ personId }) => isWhole || personId === caller.personId);
  return {
    appointmentId,
    kind,
    startsAt,
    minutes,
    placeCode,
    status,
    ...(trackId !== null && { trackId }),
    ...(moduleCode !== null && { module: moduleCode }),
    ...(seriesId !== null && { seriesId }),
    ...(type !== null && isWhole && { type }),
    ...(facilityId !== null && { facilityId }),
    ...(timeZone !== null && { timeZone }),
    people: people.map((each) => {
      const name = nameFor(each.personId, viewing);
      return { ...each, ...(name !== undefined && { name }) };
    }),
    ...ofCase(row, sight, true),
  };
}

function toDo({ what, taskId, code, about, function: held, since, dueAt, overdue }: OwnWorkRow | AwaitedRow) {
  return {
    what,
    ...(taskId !== null && { taskId }),
    code,
    ...(about !== '' && { about }),
    ...(held !== null && { function: held }),
    since,
    dueAt,
    overdue,
  };
}

type RowOfCase = Pick<OwnWorkRow, 'caseId' | 'reference' | 'alias' | 'phase' | 'givenName' | 'familyName'>;

/** @param isAsked whether the caller is asked something in it, and so knows it by its alias */
function ofCase({ caseId, reference, alias, phase, givenName, familyName }: RowOfCase, sight: Sight, isAsked = false) {
  return {
    caseId,
    reference,
    ...((sight.alias || isAsked) && { alias }),
    ...(sight.alias && { phase }),
    ...(givenName !== null && familyName !== null && { person: { givenName, familyName } }),
  };
}

/** The name of a person who works in a case, for those who see names in the directory or the case under its name. */
function nameFor(personId: string, { caller, sight, names }: Viewing): string | undefined {
  const isShown = personId === caller.personId || sight.name || mayInDirectory('names', caller);
  return isShown ? names.get(personId) : undefined;
}
