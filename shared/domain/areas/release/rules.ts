import { dueFromNow, followUp, openTasks } from '../../asking/asking';
import { type CaseState, type CommandData, type MissingCode, type NewEvent } from '../../case';
import { type Deadlines } from '../../kernel/area';
import { checkApart, checkPerson } from '../../kernel/people';
import { firstOf, reject } from '../../kernel/rules';
import { type AgendaFacts, type Decision, type Facts, type Missing } from '../../kernel/types';
import { type CivilDate, civilDate, type Instant, minus, startOfDay } from '../../time';
import { functionDisciplines } from '../functions/disciplines';
import { type Release, type ReleaseConfirmer, releaseConfirmers } from './contract';

/** Preparation falls due before the expected release; the day of release, once decided, comes by itself. */
export const releaseDeadlines: Deadlines = (kase, { programme, calendar }) => {
  const { release, preRelease, phase } = kase;
  if (phase === 'programme' && !preRelease.fellDue) {
    const releaseDay = startOfDay(kase.expectedReleaseOn, calendar.timeZone);
    return [
      {
        at: minus(releaseDay, programme.preRelease.startsBefore, calendar),
        then: 'preReleaseFellDue',
        events: (facts): readonly NewEvent[] => [
          { type: 'preReleaseFellDue', data: { expectedReleaseOn: kase.expectedReleaseOn } },
          ...followUp(kase, 'pre_release_due', facts),
        ],
      },
    ];
  }
  if (phase === 'release_decision' && release && !release.releasedAt) {
    const { releaseOn } = release;
    return [
      {
        at: startOfDay(releaseOn, calendar.timeZone),
        then: 'personReleased',
        events: () => [{ type: 'personReleased', data: { releaseOn } }],
      },
    ];
  }
  return [];
};

/** True if an approved reassessment is recent enough for the release (domain.md, `pre_release`). */
export function hasFinalAssessment(kase: CaseState, { programme, calendar }: AgendaFacts): boolean {
  const releaseDay = startOfDay(kase.expectedReleaseOn, calendar.timeZone);
  const notBefore = minus(releaseDay, programme.preRelease.finalAssessmentWithin, calendar);
  return kase.assessments.some(
    ({ purpose, approvedAt }) => purpose !== 'baseline' && approvedAt !== undefined && approvedAt >= notBefore,
  );
}

/**
 * The state with another expected day of release. That day limits the target of every phase before it, so an overdue
 * phase is measured anew. A late release does not lengthen the sentence: days that an authority adds are recorded as a
 * changed date.
 */
export function expectedOn(kase: CaseState, releaseOn: CivilDate): CaseState {
  return { ...kase, expectedReleaseOn: releaseOn, phaseTargetPassed: false };
}

/** The hand-over is due on the day of release, or at the end of its window if that day has passed. */
export function handoverDue(releaseOn: CivilDate, facts: Facts): Instant {
  const dayOfRelease = startOfDay(releaseOn, facts.calendar.timeZone);
  return dayOfRelease > facts.now ? dayOfRelease : dueFromNow('handover_sending', facts);
}

/** The state after the expected release moved. */
export function releaseMoved(kase: CaseState, to: CivilDate): CaseState {
  return {
    ...expectedOn(kase, to),
    preRelease: { ...kase.preRelease, fellDue: false },
    release: kase.release && { ...kase.release, releaseOn: to },
  };
}

/** Dates move (rule 9): both sides of the hand-over are notified of the new one. */
export function moveHandover(kase: CaseState, releaseOn: CivilDate, facts: Facts): readonly NewEvent[] {
  return openTasks(kase)
    .filter(({ kind }) => kind === 'handover_sending' || kind === 'handover_acceptance')
    .map(({ taskId }) => ({ type: 'taskChanged', data: { taskId, dueAt: handoverDue(releaseOn, facts) } }));
}

/** Confirmations that still count: if another person is asked now, the earlier one is void. */
export function confirmationsKept(
  { preRelease }: CaseState,
  asked: Readonly<Record<ReleaseConfirmer, string>>,
): CaseState['preRelease']['confirmed'] {
  const kept = releaseConfirmers.filter((as) => preRelease.confirmed[as] === asked[as]);
  return Object.fromEntries(kept.map((as) => [as, asked[as]]));
}

export const fields = {
  chair: 'chairId',
  police_lead: 'policeLeadId',
  probation_lead: 'probationLeadId',
  aftercare_lead: 'aftercareLeadId',
} as const satisfies Record<ReleaseConfirmer, keyof CommandData['requestReleaseConfirmations']>;

export function confirmersOf(data: CommandData['requestReleaseConfirmations']): Record<ReleaseConfirmer, string> {
  return {
    chair: data.chairId,
    police_lead: data.policeLeadId,
    probation_lead: data.probationLeadId,
    aftercare_lead: data.aftercareLeadId,
  };
}

export function receiverOf(kase: CaseState, data: CommandData['recordReleaseDecision']): string | undefined {
  return data.kind === 'parole' ? data.supervisingOfficerId : (data.aftercareLeadId ?? kase.functions.aftercare_lead);
}

export function receivingFunction(data: CommandData['recordReleaseDecision']): CaseState['functions'] {
  return {
    ...(data.supervisingOfficerId && { supervising_officer: data.supervisingOfficerId }),
    ...(data.aftercareLeadId && { aftercare_lead: data.aftercareLeadId }),
  };
}

export function checkReleaseDecision(
  data: CommandData['recordReleaseDecision'],
  receiverId: string | undefined,
  facts: Facts,
): Decision | null {
  const today = civilDate(facts.now, facts.calendar.timeZone);
  const onParole = data.kind === 'parole';
  const { supervisionEndsOn, supervisingOfficerId, aftercareLeadId, conditions = [] } = data;
  return firstOf(
    data.decidedOn > today ? reject('date_in_future', 'decidedOn') : null,
    data.releaseOn < data.decidedOn ? reject('ends_before_start', 'releaseOn') : null,
    onParole && !supervisionEndsOn ? reject('parole_terms_missing', 'supervisionEndsOn') : null,
    onParole && !supervisingOfficerId ? reject('parole_terms_missing', 'supervisingOfficerId') : null,
    onParole && conditions.length === 0 ? reject('parole_terms_missing', 'conditions') : null,
    !onParole && supervisionEndsOn ? reject('no_supervision_on_this_branch', 'supervisionEndsOn') : null,
    !onParole && supervisingOfficerId ? reject('no_supervision_on_this_branch', 'supervisingOfficerId') : null,
    !onParole && conditions.length > 0 ? reject('no_supervision_on_this_branch', 'conditions') : null,
    supervisionEndsOn && supervisionEndsOn <= data.releaseOn ? reject('ends_before_start', 'supervisionEndsOn') : null,
    checkPerson(facts, data.senderId, 'senderId'),
    supervisingOfficerId
      ? checkPerson(facts, supervisingOfficerId, 'supervisingOfficerId', functionDisciplines.supervising_officer)
      : null,
    aftercareLeadId ? checkPerson(facts, aftercareLeadId, 'aftercareLeadId', functionDisciplines.aftercare_lead) : null,
    checkApart([data.senderId, receiverId], 'senderId'),
  );
}

export function changeRelease(kase: CaseState, to: Partial<Release>): CaseState {
  return { ...kase, release: kase.release && { ...kase.release, ...to } };
}

/** A missing code, owed by a person. */
export function owedBy(code: MissingCode, personId = ''): Missing {
  return { code, owedBy: { personId } };
}
