import type { EventType } from '../domain/events';
import type { Actor } from '../domain/kernel-types';
import { kept } from '../domain/memo';
import type { Task } from '../domain/tasks';
import { isStated } from '../domain/provenance';
import { compartmentOfAnswer, compartmentOfFunction, compartmentOfTask, tasksOf } from './where-it-lies';
import { compartments, isRestricted, type Compartment } from './compartments';
import { eventTypes } from '../domain/case-rules';
import { eventRows } from '../domain/catalogue';
import type { AccessOfEvent } from '../domain/kernel/area';
import { restrictedInRecord } from './where-events-lie';
import { lookAt, showsProgress, type Look } from './how-much';
import { caseFunctions, type CaseFunction } from './vocabulary';
import type { Standing } from './who-may-know';
import type { View } from './views';

/** What one caller sees of one case: the policy's answers, asked once. */
export interface Sight extends Look {
  readonly personId: string;
}

/** A task as far as the policy looks at it. */
export type TaskSeen = Pick<Task, 'kind' | 'about'> & { readonly assigneeId?: string };

/** What the caller sees of a case that they stand to in this way. */
export function sightOf(actor: Actor, standing: Standing): Sight {
  const { views, name, progress, alias } = lookAt(actor, standing);
  return { personId: actor.personId, views, name, progress, alias };
}

/** What the caller sees of many cases: each way of standing to a case is worked out once. */
export function sightsOf(actor: Actor): (standing: Standing) => Sight {
  const sights = new Map<string, Sight>();
  return (standing) => {
    const { isMember, coordinatingAgencyId, functions, clearances = [] } = standing;
    const key = JSON.stringify([isMember, coordinatingAgencyId, functions, clearances]);
    const sight = sights.get(key) ?? sightOf(actor, standing);
    sights.set(key, sight);
    return sight;
  };
}

/** Whether somebody sees what lies in a compartment about how the case goes: what is due, what is missing, who owes it. */
export function seesDue({ progress, views }: Pick<Sight, 'progress' | 'views'>, compartment: Compartment): boolean {
  return progress && isDueShown(compartment, views[compartment]);
}

/**
 * Whether a view of a compartment shows what is due in it. Of a restricted one it is due that it be considered, which is
 * owed whether or not it holds anything: whoever knows that it is there waits for that.
 */
export function isDueShown(compartment: Compartment, view: View): boolean {
  if (compartment === 'identity') return showsProgress(view);
  return view === 'full' || view === 'summary' || (view === 'exists' && isRestricted(compartment));
}

/**
 * Whether somebody sees of a restricted compartment that there are entries, whose and since when, and no more: each is
 * one line to them. Whoever does not see how the case goes has no timeline to find it in.
 */
export function seesRestrictedExistence(
  { progress, views }: Pick<Sight, 'progress' | 'views'>,
  compartment: Compartment,
): boolean {
  return progress && isRestricted(compartment) && views[compartment] === 'exists';
}

/** Whether somebody sees that a task is asked, of whom, until when: their own, or what lies where they see. */
export function seesTask(sight: Sight, task: TaskSeen): boolean {
  return task.assigneeId === sight.personId || seesDue(sight, compartmentOfTask(task));
}

/** Whether somebody sees how a task was answered. */
export function seesAnswer(sight: Sight, task: TaskSeen): boolean {
  return task.assigneeId === sight.personId || seesContent(sight, compartmentOfAnswer(task.kind));
}

/** Whether somebody sees what lies in a compartment: its codes, not only that there is something. */
export function seesContent({ progress, views }: Sight, compartment: Compartment): boolean {
  return compartment === 'identity' ? progress : views[compartment] === 'full';
}

/** Of the restricted compartments that entries may lie in: those that somebody opens, and those they know to be there. */
export function restrictedReading(sight: Sight): {
  readonly opened: readonly Compartment[];
  readonly there: readonly Compartment[];
} {
  return {
    opened: restrictedInRecord.filter((each) => ['full', 'own'].includes(sight.views[each])),
    there: restrictedInRecord.filter((each) => seesRestrictedExistence(sight, each)),
  };
}

/**
 * How much of an event somebody sees: with codes and texts, with codes, as a line, as a line that does not even say what
 * happened, or not at all.
 */
export type EventView = 'full' | 'codes' | 'line' | 'restricted' | 'hidden';

/**
 * What somebody sees of an event in which they had no part.
 * @param task the task that the event is about, for a type that is about one
 */
export function eventView(type: EventType, sight: Sight, task?: TaskSeen): EventView {
  const row: AccessOfEvent = eventRows[type];
  const view = eventViews(sight.views)[type];
  if (!row.ofTask || !task || view === 'hidden') return view;
  if (!seesTask(sight, task)) return 'hidden';
  const compartment = compartmentOfTask(task);
  const isWhole = compartment === 'identity' || sight.views[compartment] === 'full';
  return isWhole && (type !== 'taskAnswered' || seesAnswer(sight, task)) ? view : 'line';
}

/** What somebody sees of an entry in which they had no part: of its event, and of a function that it is about. */
export function entryView(
  { type, function: held }: { readonly type: EventType; readonly function?: CaseFunction },
  sight: Sight,
  task?: TaskSeen,
): EventView {
  return held && !seesFunction(sight, held) ? 'hidden' : eventView(type, sight, task);
}

/** Whether somebody who sees an event is told one of the things that it tells. */
export function seesPart(type: EventType, part: string, sight: Sight): boolean {
  const { elsewhere = {} }: AccessOfEvent = eventRows[type];
  const compartment = Object.hasOwn(elsewhere, part) ? elsewhere[part] : undefined;
  return !compartment || seesContent(sight, compartment) || sight.views[compartment] === 'summary';
}

/** Whether somebody sees who holds a function: what its holder is there for is no secret to them. */
export function seesFunction({ progress, views }: Pick<Sight, 'progress' | 'views'>, held: CaseFunction): boolean {
  const compartment = compartmentOfFunction(held);
  return progress && (compartment === 'identity' || views[compartment] !== 'none');
}

/** What views show of each type of event: worked out once for each set of views. */
const eventViews = kept((views: Sight['views']) => {
  const sight = { views, progress: showsProgress(views.identity) };
  const entries = eventTypes.map((type) => [type, viewOfRow(type, eventRows[type], sight)]);
  return Object.fromEntries(entries) as Readonly<Record<EventType, EventView>>;
});

function viewOfRow(type: EventType, row: AccessOfEvent, sight: Pick<Sight, 'progress' | 'views'>): EventView {
  const { views, progress } = sight;
  const view = views[row.in];
  if (row.toldOf && views[row.toldOf] === 'none') return 'hidden';
  if (seesRestrictedExistence(sight, row.in)) return 'restricted';
  if (view === 'full') return 'full';
  if (view === 'summary' || (view === 'concern' && row.concern)) return 'line';
  if (row.in === 'identity' && progress) return row.progress ? 'codes' : 'line';
  return view === 'status' && type === 'phaseEntered' ? 'codes' : 'hidden';
}

interface VisibleTypes {
  readonly all: readonly EventType[];
  readonly own: readonly EventType[];
}

/**
 * Types of which the caller sees every event (those about tasks: as far as they see the task), and types of which they
 * see those that they had a part in.
 */
export function visibleTypes({ views }: Sight): VisibleTypes {
  return typesShownBy(views);
}

const typesShownBy = kept((views: Sight['views']): VisibleTypes => {
  const shown = eventViews(views);
  const lying = eventTypes.filter((type) => !isOfEntry(type));
  const all = lying.filter((type) => shown[type] !== 'hidden');
  const own = lying.filter((type) => {
    const view = views[eventRows[type].in];
    return shown[type] === 'hidden' && (view === 'own' || view === 'alias' || view === 'status');
  });
  // Which of these somebody sees depends on the entry: as many as they see of what the entry may be.
  const ofEntry = eventTypes.filter(isOfEntry);
  if (all.length > 0) return { all: [...all, ...ofEntry], own };
  return { all, own: own.length > 0 ? [...own, ...ofEntry] : own };
});

function isOfEntry(type: EventType): boolean {
  return (eventRows[type] as AccessOfEvent).ofEntry === true;
}

/** The compartments that events belong to. */
const compartmentsOfEvents: readonly Compartment[] = [...new Set(eventTypes.map((type) => eventRows[type].in))];

/** Whether somebody sees of every entry of a case at least that it is there, so that a page of them can be cut unread. */
export function seesEveryEntry(sight: Sight): boolean {
  const isSeen = (compartment: Compartment): boolean =>
    seesContent(sight, compartment) || seesRestrictedExistence(sight, compartment);
  return (
    compartmentsOfEvents.every(isSeen) &&
    askedIn.every(isSeen) &&
    caseFunctions.every((held) => seesFunction(sight, held))
  );
}

/** The compartments in which something is asked or, by the system's own doing, falls due. */
const askedIn: readonly Compartment[] = compartments.filter((compartment) => {
  const { kinds, subjects } = tasksOf(compartment);
  const isBrought = eventTypes.some((type) => !isStated(type) && eventRows[type].in === compartment);
  return kinds.length + subjects.length > 0 || isBrought;
});

/** Whether somebody sees everything that can be asked or fall due in a case, and so whatever is derived from it. */
export function seesAgenda(sight: Sight): boolean {
  return askedIn.every((compartment) => seesContent(sight, compartment) || seesRestrictedExistence(sight, compartment));
}
