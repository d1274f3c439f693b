import { ask, followUp } from '../../asking/asking';
import { type AnswerData } from '../../asking/contract';
import { type Task } from '../../asking/task';
import { type CaseState, type NewEvent } from '../../case';
import { accept, firstOf, reject } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';
import { findTrack } from '../plan/tracks';
import { checkStillQualified, endOf } from './checks';
import { type Observation, type Session } from './contract';

/**
 * Records a held session, with observations and any cause for concern (domain.md, "Tasks", answers). Observations of a
 * person require a signed-in author; the report that a session was held does not.
 */
export function reportHeld(kase: CaseState, task: Task, data: AnswerData, facts: Facts): Decision {
  const { about } = task;
  const session = kase.sessions.find(({ sessionId }) => sessionId === about);
  return (
    checkObservations(kase, data.observations ?? [], facts) ??
    accept(
      { type: 'sessionHeld', data: { sessionId: about } },
      ...seen(about, data),
      ...concern(kase, about, data, facts),
      // If the task was reassigned, the facts of the directory do not include the specialist.
      ...(session && task.generation === 0 ? lapsed(kase, session, facts) : []),
    )
  );
}

/** Records that a session was not held, and why. It has no observations, but there may be cause for concern. */
export function reportNotHeld(kase: CaseState, { about }: Task, data: AnswerData, facts: Facts): Decision {
  const { reasonCode = '', engagement, observations = [] } = data;
  return (
    firstOf(
      engagement && engagement !== 'not_seen' ? reject('answer_not_possible', 'engagement') : null,
      observations.length > 0 ? reject('answer_not_possible', 'observations') : null,
    ) ??
    accept({ type: 'sessionNotHeld', data: { sessionId: about, reasonCode } }, ...concern(kase, about, data, facts))
  );
}

function checkObservations(kase: CaseState, observations: readonly Observation[], { actor }: Facts): Decision | null {
  if (observations.length === 0) return null;
  const known = kase.plan?.objectives.map(({ objectiveId }) => objectiveId) ?? [];
  const ids = observations.map(({ objectiveId }) => objectiveId);
  const unknown = ids.findIndex((id) => !known.includes(id));
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index);
  return firstOf(
    actor.knownBy === 'link' ? reject('sign_in_required', 'observations') : null,
    unknown >= 0 ? reject('unknown_objective', `observations.${unknown}.objectiveId`) : null,
    twice >= 0 ? reject('named_twice', `observations.${twice}.objectiveId`) : null,
  );
}

function seen(sessionId: string, { engagement, observations = [] }: AnswerData): readonly NewEvent[] {
  if (!engagement && observations.length === 0) return [];
  return [{ type: 'sessionObserved', data: { sessionId, ...(engagement && { engagement }), observations } }];
}

/**
 * The lead coordinator looks at a concern. An urgent one goes at once to the duty officer, or else the facility
 * manager, or else the coordinator, so that it always reaches somebody.
 */
function concern(kase: CaseState, sessionId: string, data: AnswerData, facts: Facts): readonly NewEvent[] {
  const { duty_officer, facility_manager, lead_coordinator = '' } = kase.functions;
  switch (data.concern) {
    case undefined:
      return [];
    case 'yes':
      return [
        { type: 'concernRaised', data: { sessionId, urgent: false } },
        ask('concern_review', lead_coordinator, sessionId, facts),
      ];
    case 'urgent':
      return [
        { type: 'concernRaised', data: { sessionId, urgent: true } },
        ask('urgent_concern', duty_officer ?? facility_manager ?? lead_coordinator, sessionId, facts),
      ];
  }
}

/** Records, with a follow-up, that the specialist's qualification had lapsed. The session still counts as held. */
function lapsed(kase: CaseState, session: Session, facts: Facts): readonly NewEvent[] {
  const { sessionId, specialistId, trackId } = session;
  if (session.overridden || !Object.hasOwn(facts.people, specialistId)) return [];
  const isQualified = !checkStillQualified(findTrack(kase, trackId), specialistId, endOf(session), 'answer', facts);
  if (isQualified) return [];
  return [
    { type: 'qualificationLapsed', data: { sessionId, specialistId } },
    ...followUp(kase, 'accreditation_lapsed', facts),
  ];
}
