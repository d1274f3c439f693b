import { assessmentAnswers, assessmentCommands, assessmentDeadlines, assessmentEvents } from './areas/assessment';
import { contactAnswers, contactCommands, contactDeadlines, contactEvents } from './areas/contacts';
import { correctionCommands, correctionEvents } from './areas/corrections';
import { followUpAnswers } from './areas/follow-ups';
import { housingCommands, housingDeadlines, housingEvents } from './areas/housing';
import { planAnswers, planCommands, planEvents } from './areas/plan';
import { decideOpening, referralCommands, referralEvents } from './areas/referral';
import { releaseAnswers, releaseCommands, releaseDeadlines, releaseEvents } from './areas/release';
import { sessionAnswers, sessionCommands, sessionDeadlines, sessionEvents } from './areas/sessions';
import { standingCommands, standingEvents } from './areas/standing';
import { answered, checkAnswer, decideMailFailure, taskCommands, taskDeadlines, taskEvents } from './areas/tasks';
import type { AnswerData, Command, CommandName, ServiceCommand } from './commands';
import type { CaseEvent, EventType, NewEvent } from './events';
import type { Agenda, AgendaFacts, Deadline, Decision, Facts, Timetable } from './kernel-types';
import { findTask } from './asking';
import { keptWith } from './memo';
import { owedFor } from './owed';
import { entered, moveOn, phaseDeadlines, phases } from './phases';
import { isStated, provenanceOf } from './provenance';
import { prune } from './prune';
import { accept, reject, type AnswerRules, type CommandRule, type CommandRules, type Reducers } from './rules';
import type { CaseState } from './state';
import { isRunning } from './suspension';
import type { TaskKind } from './tasks';
import { isSameCalendar, type Instant } from './time';

/** Raised whenever `evolve` reads an event otherwise than before: older snapshots are then folded again. */
export const evolveVersion = 3;

const commandRules: CommandRules<Exclude<CommandName, 'openCase' | 'answerTask'>> = {
  ...referralCommands,
  ...assessmentCommands,
  ...housingCommands,
  ...planCommands,
  ...sessionCommands,
  ...releaseCommands,
  ...contactCommands,
  ...standingCommands,
  ...taskCommands,
  ...correctionCommands,
};

const answerRules: AnswerRules<TaskKind> = {
  ...assessmentAnswers,
  ...planAnswers,
  ...sessionAnswers,
  ...releaseAnswers,
  ...contactAnswers,
  ...followUpAnswers,
};

const reducers: Reducers<EventType> = {
  ...referralEvents,
  ...assessmentEvents,
  ...housingEvents,
  ...planEvents,
  ...sessionEvents,
  ...releaseEvents,
  ...contactEvents,
  ...standingEvents,
  ...taskEvents,
  ...correctionEvents,
  phaseEntered: (kase, { data, at }) => entered(kase, data.phase, at),
  phaseTargetPassed: (kase) => ({ ...kase, phaseTargetPassed: true }),
};

/** Of what falls due at the same moment the first comes first: a release on its very day is not overdue. */
const deadlineRules = [
  releaseDeadlines,
  phaseDeadlines,
  taskDeadlines,
  sessionDeadlines,
  assessmentDeadlines,
  housingDeadlines,
  contactDeadlines,
];

/**
 * May this be done now, by this person, given what the directory says? Answers with what happens, or with a
 * rejection that names its reason. Pure: time, people and identifiers come in `facts`.
 * Whether the person may give this command at all is asked of shared/policy before.
 */
export function decide(kase: CaseState | null, command: Command | ServiceCommand, facts: Facts): Decision {
  if (command.name === 'tick') return accept(...(kase ? tick(kase, facts) : []));
  if ('occurredAt' in command && command.occurredAt && command.occurredAt > facts.now)
    return reject('occurred_in_future', 'occurredAt');
  const decision = decideCommand(kase, command, facts);
  if (!decision.accepted) return decision;
  return accept(...settle(kase, asStated(decision.events, command), facts));
}

/** The events of a command as its author tells them: when they happened in the world, and where that is known from. */
function asStated(events: readonly NewEvent[], command: Command | ServiceCommand): readonly NewEvent[] {
  const occurredAt = 'occurredAt' in command ? command.occurredAt : undefined;
  const stated = 'provenance' in command ? command.provenance : undefined;
  return events.map((event) => ({
    ...event,
    ...(occurredAt && { occurredAt }),
    ...(stated && isStated(event.type) && { provenance: provenanceOf(event.type, stated) }),
  }));
}

function decideCommand(
  kase: CaseState | null,
  command: Exclude<Command | ServiceCommand, { name: 'tick' }>,
  facts: Facts,
): Decision {
  if (command.name === 'openCase' && !kase) return decideOpening(command.data, facts);
  if (!kase) throw new Error(`${command.name} on a case that was never opened`);
  if (command.name === 'recordMailFailure')
    return decideMailFailure(kase, command.data.taskId, command.data.owedKey, facts);
  if (command.name === 'answerTask') return decideAnswer(kase, command.data, facts);
  if (command.name === 'openCase') return reject(kase.diedOn ? 'not_allowed_after_death' : 'not_allowed_in_phase');
  const rule = commandRules[command.name] as CommandRule<typeof command.name>;
  if (kase.diedOn && !rule.afterDeath) return reject('not_allowed_after_death');
  if (!rule.during.includes(kase.phase))
    return reject('not_allowed_in_phase', undefined, { phase: kase.phase, allowed: rule.during });
  if (kase.suspended && !rule.whileSuspended) return reject('not_allowed_while_suspended');
  return rule.decide(kase, command.data, facts);
}

function decideAnswer(kase: CaseState, data: AnswerData, facts: Facts): Decision {
  const refusal = checkAnswer(kase, data, facts);
  if (refusal) return refusal;
  const task = findTask(kase, data.taskId);
  if (!task) return reject('unknown_task', 'taskId');
  const rule = (answerRules[task.kind] as Record<string, AnswerRules<'follow_up'>['follow_up']['done']>)[data.answer];
  if (!rule) return reject('answer_not_possible', 'answer');
  const answer = answered(task, data, facts);
  const consequences = rule(fold(kase, [answer], facts), task, data, facts);
  return consequences.accepted ? accept(answer, ...consequences.events) : consequences;
}

/** Everything that time has made due, in its order, until nothing is. */
function tick(kase: CaseState, facts: Facts): readonly NewEvent[] {
  const events: NewEvent[] = [];
  let state = kase;
  for (let guard = 0; guard < 1_000; guard += 1) {
    const due = firstDeadline(state, facts);
    if (!due || due.at > facts.now) return events;
    const happened = settle(state, due.events(facts), facts);
    events.push(...happened);
    state = fold(state, happened, facts);
  }
  return events;
}

/** The events, and the steps through the phases that follow once a gate is complete. */
function settle(kase: CaseState | null, events: readonly NewEvent[], facts: Facts): readonly NewEvent[] {
  const all = [...events];
  let state = fold(kase, events, facts);
  for (let step = moveOn(state, facts); step.length > 0; step = moveOn(state, facts)) {
    state = fold(state, step, facts);
    const brought = phases[state.phase].entering?.(state, facts) ?? [];
    state = fold(state, brought, facts);
    all.push(...step, ...brought);
  }
  return all;
}

/** The state after events that happen now, by the present actor. */
function fold(kase: CaseState | null, events: readonly NewEvent[], facts: Facts): CaseState {
  const state = events.reduce<CaseState | null>(
    (before, event) =>
      evolve(before, {
        ...event,
        streamId: before?.caseId ?? '',
        at: facts.now,
        actorId: facts.actor.personId,
      }),
    kase,
  );
  if (!state) throw new Error('no case without its opening');
  return state;
}

/** What is true after an event. Never rejects: what is recorded has happened. */
export function evolve(kase: CaseState | null, event: CaseEvent): CaseState {
  const reduce = reducers[event.type] as (before: CaseState | null, happened: CaseEvent) => CaseState;
  return prune(reduce(kase, event), event.at);
}

/** When time must be looked at again, and what the world is still owed: all derived, nothing armed by hand. */
export function agenda(kase: CaseState, facts: AgendaFacts): Agenda {
  const ended = hasEnded(kase);
  return {
    wakeAt: ended ? null : (firstDeadline(kase, facts)?.at ?? null),
    owed: owedFor(kase, facts.programme),
    ended,
  };
}

/** Everything that time will bring, earliest first. */
export function nextDeadlines(
  kase: CaseState,
  facts: AgendaFacts,
): readonly { readonly at: Instant; readonly what: EventType; readonly about?: string }[] {
  return deadlinesOf(kase, facts)
    .map(({ at, then, about }) => ({ at, what: then, ...(about && { about }) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Whether nothing more can happen to a case. */
export function hasEnded({ phase, diedOn }: CaseState): boolean {
  return phase === 'closed' || diedOn !== null;
}

function firstDeadline(kase: CaseState, facts: AgendaFacts): Deadline | null {
  let first: Deadline | null = null;
  for (const deadline of deadlinesOf(kase, facts)) if (first === null || deadline.at < first.at) first = deadline;
  return first;
}

const deadlinesOf = keptWith((kase: CaseState, by: Timetable): readonly Deadline[] => {
  if (hasEnded(kase)) return [];
  return deadlineRules.flatMap((rule) => rule(kase, by)).filter((deadline) => isRunning(kase, deadline));
}, isSameTimetable);

function isSameTimetable(a: Timetable, b: Timetable): boolean {
  return a.programme === b.programme && isSameCalendar(a.calendar, b.calendar);
}
