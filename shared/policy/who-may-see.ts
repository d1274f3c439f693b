import type { EventType } from '../domain/case';
import type { Actor } from '../domain/kernel/types';
import { memoised } from '../domain/kernel/memo';
import type { Task } from '../domain/asking/task';
import { eventTypes, isStated } from '../domain/case-rules';
import { type Compartment, compartments, isRestricted } from '../domain/compartments';
import { type CaseFunction, caseFunctions } from '../domain/vocabulary';
import { compartmentOfAnswer, compartmentOfFunction, compartmentOfTask, tasksOf } from './where-it-lies';
import { eventRows } from '../domain/catalogue';
import type { AccessOfEvent } from '../domain/kernel/area';
import { restrictedInRecord } from './where-events-lie';
import { lookAt, showsProgress, type Look } from './how-much';
import type { Standing } from './who-may-know';
import type { View } from './views';

/** All views of one caller on one case, computed once. */
export interface Sight extends Look {
  readonly personId: string;
}

/** The fields of a task that the policy needs. */
export type TaskSeen = Pick<Task, 'kind' | 'about'> & { readonly assigneeId?: string };

/** The sight of a caller with this standing. */
export function sightOf(actor: Actor, standing: Standing): Sight {
  const { views, name, progress, alias } = lookAt(actor, standing);
  return { personId: actor.personId, views, name, progress, alias };
}

/** Sights on many cases, computed once for each standing. */
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

/** Whether a viewer sees what is due or missing in a compartment, and from whom. */
export function seesDue({ progress, views }: Pick<Sight, 'progress' | 'views'>, compartment: Compartment): boolean {
  return progress && isDueShown(compartment, views[compartment]);
}

/**
 * Whether a view of a compartment shows what is due in it. A restricted compartment must be considered even if it is
 * empty, so that duty is visible to everybody who knows that the compartment exists.
 */
export function isDueShown(compartment: Compartment, view: View): boolean {
  if (compartment === 'identity') return showsProgress(view);
  return view === 'full' || view === 'summary' || (view === 'exists' && isRestricted(compartment));
}

/**
 * Whether a viewer sees only that a restricted compartment has entries, whose and since when: each is one line to them.
 * Viewers without sight of the progress have no timeline that could show it.
 */
export function seesRestrictedExistence(
  { progress, views }: Pick<Sight, 'progress' | 'views'>,
  compartment: Compartment,
): boolean {
  return progress && isRestricted(compartment) && views[compartment] === 'exists';
}

/** Whether a viewer sees a task, its assignee and its due time: as the assignee, or by its compartment. */
export function seesTask(sight: Sight, task: TaskSeen): boolean {
  return task.assigneeId === sight.personId || seesDue(sight, compartmentOfTask(task));
}

/** Whether a viewer sees the answer to a task. */
export function seesAnswer(sight: Sight, task: TaskSeen): boolean {
  return task.assigneeId === sight.personId || seesContent(sight, compartmentOfAnswer(task.kind));
}

/** Whether a viewer sees the content of a compartment: its codes, and not only that it has some. */
export function seesContent({ progress, views }: Sight, compartment: Compartment): boolean {
  return compartment === 'identity' ? progress : views[compartment] === 'full';
}

/** The restricted compartments with entries that the viewer opens, and those that they only know of. */
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
 * How much of an event a viewer sees: with codes and texts, with codes, as a line, as a line that does not even say
 * what happened, or not at all.
 */
export type EventView = 'full' | 'codes' | 'line' | 'restricted' | 'hidden';

/**
 * A viewer's view of an event in which they had no part.
 * @param task the event's task, for a type that is about one
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

/**
 * A viewer's view of an entry in which they had no part: that of its event, unless a function that it is about is
 * hidden.
 */
export function entryView(
  { type, function: held }: { readonly type: EventType; readonly function?: CaseFunction },
  sight: Sight,
  task?: TaskSeen,
): EventView {
  return held && !seesFunction(sight, held) ? 'hidden' : eventView(type, sight, task);
}

/** Whether a viewer of the event may see this field. */
export function seesPart(type: EventType, part: string, sight: Sight): boolean {
  const { elsewhere = {} }: AccessOfEvent = eventRows[type];
  const compartment = Object.hasOwn(elsewhere, part) ? elsewhere[part] : undefined;
  return !compartment || seesContent(sight, compartment) || sight.views[compartment] === 'summary';
}

/** Whether a viewer sees the holder of a function: they do if they may know of the function's purpose. */
export function seesFunction({ progress, views }: Pick<Sight, 'progress' | 'views'>, held: CaseFunction): boolean {
  const compartment = compartmentOfFunction(held);
  return progress && (compartment === 'identity' || views[compartment] !== 'none');
}

/** The view of each type of event, computed once for each set of views. */
const eventViews = memoised((views: Sight['views']) => {
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
 * Types whose events the caller sees without exception (those about tasks: as far as they see the task), and types of
 * which they see those that they had a part in.
 */
export function visibleTypes({ views }: Pick<Sight, 'views'>): VisibleTypes {
  return typesShownBy(views);
}

const typesShownBy = memoised((views: Sight['views']): VisibleTypes => {
  const shown = eventViews(views);
  const placed = eventTypes.filter((type) => !isOfEntry(type));
  const all = placed.filter((type) => shown[type] !== 'hidden');
  const own = placed.filter((type) => {
    const view = views[eventRows[type].in];
    return shown[type] === 'hidden' && (view === 'own' || view === 'alias' || view === 'status');
  });
  // These follow the entry that they are about: shown as far as the viewer sees any type of that entry.
  const ofEntry = eventTypes.filter(isOfEntry);
  if (all.length > 0) return { all: [...all, ...ofEntry], own };
  return { all, own: own.length > 0 ? [...own, ...ofEntry] : own };
});

function isOfEntry(type: EventType): boolean {
  return (eventRows[type] as AccessOfEvent).ofEntry === true;
}

/** The compartments that events belong to. */
const compartmentsOfEvents: readonly Compartment[] = [...new Set(eventTypes.map((type) => eventRows[type].in))];

/**
 * Whether a viewer sees at least the existence of every entry of a case, so that pages can be cut without opening
 * entries.
 */
export function seesEveryEntry(sight: Sight): boolean {
  const isSeen = (compartment: Compartment): boolean =>
    seesContent(sight, compartment) || seesRestrictedExistence(sight, compartment);
  return (
    compartmentsOfEvents.every(isSeen) &&
    askedIn.every(isSeen) &&
    caseFunctions.every((held) => seesFunction(sight, held))
  );
}

/** The compartments with tasks, or with events that the system itself makes fall due. */
const askedIn: readonly Compartment[] = compartments.filter((compartment) => {
  const { kinds, subjects } = tasksOf(compartment);
  const isBrought = eventTypes.some((type) => !isStated(type) && eventRows[type].in === compartment);
  return kinds.length + subjects.length > 0 || isBrought;
});

/** Whether a viewer sees everything that can be asked or fall due in a case, and so anything derived from it. */
export function seesAgenda(sight: Sight): boolean {
  return askedIn.every((compartment) => seesContent(sight, compartment) || seesRestrictedExistence(sight, compartment));
}
