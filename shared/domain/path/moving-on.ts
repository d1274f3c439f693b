import type { CaseState, FollowUpSubject, NewEvent } from '../case';
import { followedUp, withdraw } from '../asking/asking';
import type { Practice } from '../kernel/area';
import type { Facts, Timetable } from '../kernel/types';
import { earliest, laterBy, plus, startOfDay, type Instant } from '../time';
import { missingAtGate } from './gates';
import { isBefore, phaseRows, phasesBeforeRelease, phasesInCustody, type Phase, type TargetPhase } from './phases';
import { compressed } from './short-sentence';

/** The step to the next phase if the gate is complete or closing has started; otherwise empty. */
export function moveOn(kase: CaseState, facts: Facts, practice: Practice): readonly NewEvent[] {
  const phase = followingPhase(kase, facts, practice);
  if (!phase) return [];
  const isOutside = !phasesInCustody.includes(phase);
  return [
    { type: 'phaseEntered', data: { phase, from: kase.phase } },
    ...followedUp(kase, ...endingWith('phase', practice), ...(isOutside ? endingWith('custody', practice) : [])),
  ];
}

/** The events of entering the present phase: what it ends, asks and begins. */
export function entering(kase: CaseState, facts: Facts, { moments, tasks }: Practice): readonly NewEvent[] {
  const { phase } = kase;
  const hasEnded = (endsWith: Phase | 'answer'): boolean => endsWith !== 'answer' && isBefore(endsWith, phase);
  return [
    ...moments.flatMap(({ endsOnEntering }) => endsOnEntering?.[phase]?.(kase, facts) ?? []),
    ...withdraw(kase, ({ kind }) => hasEnded(tasks[kind].endsWith), true),
    ...moments.flatMap(({ beginsOnEntering }) => beginsOnEntering?.[phase]?.(kase, facts) ?? []),
  ];
}

/** Follow-ups that end by themselves with a phase, or with custody. */
export function endingWith(end: 'phase' | 'custody', { followUps }: Practice): readonly FollowUpSubject[] {
  return (Object.keys(followUps) as FollowUpSubject[]).filter((subject) => followUps[subject].endsWith === end);
}

/** The phase after a complete gate. */
export function nextPhase({ phase, release, aftercareChoice }: CaseState): Phase | null {
  if (phase === 'released') return release?.kind === 'parole' ? 'supervised' : 'aftercare';
  if (phase === 'supervised') return aftercareChoice === 'accepted' ? 'aftercare' : 'closing';
  return phaseRows[phase].next;
}

function followingPhase(kase: CaseState, facts: Facts, practice: Practice): Phase | null {
  if (kase.phase === 'closed' || kase.diedOn) return null;
  if (kase.closingStartedBy && kase.phase !== 'closing') return 'closing';
  if (kase.release && kase.phase !== 'release_decision' && phasesInCustody.includes(kase.phase))
    return 'release_decision';
  return missingAtGate(kase, facts, practice).length === 0 ? nextPhase(kase) : null;
}

/**
 * The target date of the present phase, moved by the time for which the case was suspended in it; null if it has none.
 * Before release it is at the latest the day of release: no phase can last longer.
 */
export function phaseDueAt(kase: CaseState, { programme, calendar }: Timetable): Instant | null {
  const target = phaseRows[kase.phase].target && programme.phaseTargets[kase.phase as TargetPhase];
  return earliest([
    target && laterBy(compressed(kase, plus(kase.phaseSince, target, calendar), programme), kase.phasePaused),
    phasesBeforeRelease.includes(kase.phase) ? startOfDay(kase.expectedReleaseOn, calendar.timeZone) : null,
  ]);
}
