import type { CaseEvent, Command, ServiceCommand } from '../../../shared/domain/case';
import { peopleNamed } from '../../../shared/domain/case-rules';
import type { EntryFacts, Facts } from '../../../shared/domain/kernel/types';
import { markOf } from '../../../shared/domain/entries';
import type { Instant, WorkingCalendar } from '../../../shared/domain/time';
import type { Programme } from '../../../shared/programme/schema';
import type { Body } from '../../act';

/** How a case in memory begins; the standard programme on a Monday where nothing else is said. */
export interface Setting {
  readonly caseId?: string;
  readonly programme?: Programme;
  readonly calendar?: WorkingCalendar;
  readonly people?: Facts['people'];
  /** A Monday at nine. */
  readonly now?: Instant;
  /** Fields of the referral that differ from the usual ones. */
  readonly referral?: Partial<Body<'openCase'>>;
  /** States are not folded again from what JSON can hold, nor protected from changes in place: for millions of decisions. */
  readonly quick?: boolean;
}

/** Of everybody in the directory, the people whom a command names: those are all that a rule is given. */
export function namedIn(command: Command | ServiceCommand, people: Facts['people']): Facts['people'] {
  if (command.name === 'tick' || command.name === 'recordMailFailure') return {};
  const known = peopleNamed(command).flatMap((id) => {
    const person = Object.hasOwn(people, id) ? people[id] : undefined;
    return person ? [[id, person] as const] : [];
  });
  return Object.fromEntries(known);
}

/** The entry as `commit` finds it for a reader with full access. */
export function entryIn(log: readonly CaseEvent[], entryId: string): EntryFacts | null {
  const event = log[Number(entryId.replace('entry-', ''))];
  return event ? { entryId, mark: markOf(event), isCorrection: event.type === 'entryCorrected' } : null;
}

/** A state is never changed in place; what shares parts with an earlier one is frozen there already. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
