import { ask, followUp } from '../asking';
import type { AnswerData, Observation } from '../commands';
import type { NewEvent } from '../events';
import type { Decision, Facts } from '../kernel-types';
import { accept, firstOf, reject } from '../rules';
import type { CaseState, Session } from '../state';
import type { Task } from '../tasks';
import { checkStillQualified, endOf, findTrack } from './session-checks';

/**
 * A session was held: what was seen in it, and whether it gives cause for concern (domain.md, "Tasks", answers). What
 * is observed of a person takes somebody who signed in; that a session was held does not.
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
      // Of somebody else, who only tells of it, the directory's word is not at hand.
      ...(session && task.generation === 0 ? lapsed(kase, session, facts) : []),
    )
  );
}

/** A session was not held, for a reason; nothing was seen in it, though there may be cause for concern. */
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
 * A concern is looked at by the lead coordinator. An urgent one reaches the duty officer at once; where nobody holds
 * that function the facility manager, and else the coordinator, so that it never reaches nobody.
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

/** What was held was held: that its specialist had lapsed by then is said, and followed up, and undoes nothing. */
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
