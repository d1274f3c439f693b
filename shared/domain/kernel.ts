import { assessmentAnswers, assessmentCommands, assessmentEvents } from './areas/assessment';
import { contactAnswers, contactCommands, contactEvents } from './areas/contacts';
import { correctionCommands, correctionEvents } from './areas/corrections';
import { followUpAnswers } from './areas/follow-ups';
import { housingCommands, housingEvents } from './areas/housing';
import { planAnswers, planCommands, planEvents } from './areas/plan';
import { decideOpening, referralCommands, referralEvents } from './areas/referral';
import { releaseAnswers, releaseCommands, releaseEvents } from './areas/release';
import { sessionAnswers, sessionCommands, sessionEvents } from './areas/sessions';
import { standingCommands, standingEvents } from './areas/standing';
import { markerCommands, markerEvents } from './areas/markers';
import { dateCommands, dateEvents } from './areas/dates';
import { backgroundCommands, backgroundEvents } from './areas/background';
import { reassessmentCommands, reassessmentEvents } from './areas/reassessment';
import { challengeCommands, challengeAnswers, challengeEvents } from './areas/challenges';
import { segregationEvents } from './areas/segregation';
import { keepApartCommands, keepApartEvents } from './areas/keep-apart';
import { conferenceCommands, conferenceAnswers, conferenceEvents } from './areas/conferences';
import { objectiveCommands, objectiveEvents } from './areas/objectives';
import { trackCommands, trackEvents } from './areas/tracks';
import { concernAnswers, concernEvents } from './areas/concerns';
import { seriesCommands, seriesEvents } from './areas/series';
import { consentCommands, consentEvents } from './areas/consent';
import { incidentCommands, incidentAnswers, incidentEvents } from './areas/incidents';
import { intelligenceCommands, intelligenceAnswers, intelligenceEvents } from './areas/intelligence';
import { incentiveCommands, incentiveAnswers, incentiveEvents } from './areas/incentives';
import { answered, checkAnswer, decideMailFailure, taskCommands, taskEvents } from './areas/tasks';
import type { AnswerData, Command, CommandName, ServiceCommand } from './commands';
import type { CaseEvent, EventType, NewEvent } from './events';
import type { Agenda, AgendaFacts, Decision, Facts } from './kernel-types';
import { findTask } from './asking';
import { firstDeadline, hasEnded } from './deadlines';

export { hasEnded, nextDeadlines } from './deadlines';
import { owedFor } from './owed';
import { entered, moveOn, phases } from './phases';
import { isStated, provenanceOf } from './provenance';
import { prune } from './prune';
import { accept, reject, type AnswerRules, type CommandRule, type CommandRules, type Reducers } from './rules';
import type { CaseState } from './state';
import type { TaskKind } from './tasks';

/** Raised whenever `evolve` reads an event otherwise than before: older snapshots are then folded again. */
export const evolveVersion = 5;

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
  ...markerCommands,
  ...dateCommands,
  ...backgroundCommands,
  ...reassessmentCommands,
  ...challengeCommands,
  ...keepApartCommands,
  ...conferenceCommands,
  ...objectiveCommands,
  ...trackCommands,
  ...seriesCommands,
  ...consentCommands,
  ...incidentCommands,
  ...intelligenceCommands,
  ...incentiveCommands,
};

const answerRules: AnswerRules<TaskKind> = {
  ...assessmentAnswers,
  ...planAnswers,
  ...sessionAnswers,
  ...releaseAnswers,
  ...contactAnswers,
  ...followUpAnswers,
  ...challengeAnswers,
  ...conferenceAnswers,
  ...concernAnswers,
  ...incidentAnswers,
  ...intelligenceAnswers,
  ...incentiveAnswers,
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
  ...markerEvents,
  ...dateEvents,
  ...backgroundEvents,
  ...reassessmentEvents,
  ...challengeEvents,
  ...segregationEvents,
  ...keepApartEvents,
  ...conferenceEvents,
  ...objectiveEvents,
  ...trackEvents,
  ...concernEvents,
  ...seriesEvents,
  ...consentEvents,
  ...incidentEvents,
  ...intelligenceEvents,
  ...incentiveEvents,
  phaseEntered: (kase, { data, at }) => entered(kase, data.phase, at),
  phaseTargetPassed: (kase) => ({ ...kase, phaseTargetPassed: true }),
};

/** A rejection, or what happens and the state that it leads to: what `evolve` makes of the events, one by one. */
export type Outcome =
  | { readonly accepted: true; readonly events: readonly NewEvent[]; readonly kase: CaseState | null }
  | Extract<Decision, { readonly accepted: false }>;

/**
 * May this be done now, by this person, given what the directory says? Answers with what happens, or with a
 * rejection that names its reason. Pure: time, people and identifiers come in `facts`.
 * Whether the person may give this command at all is asked of shared/policy before.
 *
 * The state of a case that is opened bears no id yet: that is its stream's, which is not known here.
 */
export function decide(kase: CaseState | null, command: Command | ServiceCommand, facts: Facts): Outcome {
  if (command.name === 'tick') return kase ? tick(kase, facts) : { accepted: true, events: [], kase };
  const occurredAt = 'occurredAt' in command ? command.occurredAt : undefined;
  if (occurredAt && occurredAt > facts.now)
    return { accepted: false, rejection: { code: 'occurred_in_future', path: 'occurredAt' } };
  const decision = decideCommand(kase, command, occurredAt ? { ...facts, occurredAt } : facts);
  if (!decision.accepted) return decision;
  return { accepted: true, ...settle(kase, asStated(decision.events, command), facts) };
}

/** The events of a command as its author tells them: when they happened in the world, and where that is known from. */
function asStated(events: readonly NewEvent[], command: Command | ServiceCommand): readonly NewEvent[] {
  const occurredAt = 'occurredAt' in command ? command.occurredAt : undefined;
  const stated = 'provenance' in command ? command.provenance : undefined;
  if (!occurredAt && !stated) return events;
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
  return rule.decide(kase, command.data, kase.conflicts.length > 0 ? { ...facts, conflicts: kase.conflicts } : facts);
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
function tick(kase: CaseState, facts: Facts): Outcome {
  const events: NewEvent[] = [];
  let state = kase;
  for (let guard = 0; guard < 1_000; guard += 1) {
    const due = firstDeadline(state, facts);
    if (!due || due.at > facts.now) break;
    const happened = settle(state, due.events(facts, state), facts);
    events.push(...happened.events);
    state = happened.kase;
  }
  return { accepted: true, events, kase: state };
}

/** The events, and the steps through the phases that follow once a gate is complete. */
function settle(
  kase: CaseState | null,
  events: readonly NewEvent[],
  facts: Facts,
): { readonly events: readonly NewEvent[]; readonly kase: CaseState } {
  const all = [...events];
  let state = fold(kase, events, facts);
  for (let step = moveOn(state, facts); step.length > 0; step = moveOn(state, facts)) {
    state = fold(state, step, facts);
    const brought = phases[state.phase].entering?.(state, facts) ?? [];
    state = fold(state, brought, facts);
    all.push(...step, ...brought);
  }
  return { events: all, kase: state };
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
