import { askForAttestation, owesAttestation } from './areas/intelligence';
import { cancelOpenConferences } from './areas/conferences';
import { cancelOpenSessions } from './areas/invitations';
import { startContacts } from './areas/contacts';
import { actionsLeftOpen, followedUp, followUp, withdraw } from './asking';
import type { AgendaFacts, Deadline, Facts, Missing, MissingCode, PhaseRow, Timetable } from './kernel-types';
import type { NewEvent } from './events';
import { gate, needs } from './gates';
import type { CaseFunction } from '../policy/vocabulary';
import { type CaseState, type Contacts, type Phase } from './state';
import { phasesBeforeRelease, phasesInCustody } from './phase-groups';
import { compressed } from './short-sentence';
import type { FollowUpSubject, TaskKind } from './tasks';
import { earliest, laterBy, plus, startOfDay, type Instant } from './time';

/**
 * The path of a case as one table (domain.md, "The path"): who owns a phase, what its gate still misses,
 * and what follows. A phase ends when nothing is missing, and what fills a gate is always a person's act.
 */
export const phases: Readonly<Record<Phase, PhaseRow>> = {
  referred: row('lead_coordinator', 'intake', gate('referred')),
  intake: row('lead_coordinator', 'assessing', gate('intake')),
  assessing: row('lead_coordinator', 'classifying', gate('assessing')),
  classifying: row('chair', 'planning', gate('classifying')),
  planning: row('lead_coordinator', 'programme', gate('planning')),
  programme: {
    ...row('lead_coordinator', 'pre_release', gate('programme')),
    // The plan was approved on the voices that its quorum wants: whoever was asked beside them need not answer.
    entering: (kase) => withdraw(kase, ({ kind }) => kind === 'plan_opinion', true),
  },
  pre_release: {
    ...row('chair', 'release_decision', gate('pre_release')),
    // How the programme goes on is no longer the question; whether sealed entries were considered is.
    entering: (kase, facts) => [
      ...withdraw(kase, ({ kind }) => ofTheProgramme.includes(kind), true),
      ...askForAttestation(kase, facts),
    ],
  },
  release_decision: {
    ...row('lead_coordinator', 'released', (kase, facts) => [
      ...needs(owesAttestation(kase, facts), 'intelligence_attestation', kase, 'custodian'),
      ...needs(!kase.release, 'release_decision', kase, 'lead_coordinator'),
      ...(kase.release && !kase.release.releasedAt ? [{ code: 'day_of_release', owedBy: {} } as const] : []),
    ]),
    // A release before its gate was complete leaves questions open that nobody has to answer any more.
    entering: (kase) => withdraw(kase, ({ kind }) => beforeRelease.includes(kind), true),
  },
  released: {
    ...row('lead_coordinator', 'aftercare', ({ release }) => [
      ...(release?.sentBy ? [] : [owedBy('handover_sending', release?.senderId)]),
      ...(release?.receivedBy ? [] : [owedBy('handover_acceptance', release?.receiverId)]),
    ]),
    next: contactKind,
    entering: (kase) => [
      ...withdraw(kase, ({ kind }) => inCustody.includes(kind), true),
      ...startContacts(kase, contactKind(kase)),
    ],
  },
  supervised: {
    ...row('supervising_officer', 'aftercare', (kase) => [
      ...needs(!kase.contacts?.ended, 'supervision_end', kase, 'supervising_officer'),
      ...needs(!kase.aftercareChoice, 'aftercare_choice', kase, 'lead_coordinator'),
    ]),
    next: ({ aftercareChoice }) => (aftercareChoice === 'accepted' ? 'aftercare' : 'closing'),
    entering: (kase) => startContacts(kase, 'supervised'),
  },
  aftercare: {
    ...row('aftercare_lead', 'closing', (kase) =>
      needs(kase.aftercareChoice !== 'declined', 'aftercare_end', kase, 'aftercare_lead'),
    ),
    entering: (kase) => startContacts(kase, 'aftercare'),
  },
  closing: {
    ...row('chair', 'closed', (kase) => [
      ...actionsLeftOpen(kase).map(({ kind, about, assigneeId }) => ({
        code: kind,
        about,
        owedBy: { personId: assigneeId },
      })),
      ...needs(!kase.outcome, 'outcome', kase, 'chair'),
    ]),
    entering: (kase) => [
      ...cancelOpenSessions(kase),
      ...cancelOpenConferences(kase),
      ...withdraw(kase, ({ kind }) => !reports.includes(kind) && !ofConferences.includes(kind), true),
    ],
  },
  closed: { ...row('lead_coordinator', 'closed', () => []), next: () => null },
};

function contactKind({ release }: CaseState): Contacts['kind'] {
  return release?.kind === 'parole' ? 'supervised' : 'aftercare';
}

/** What happened already is still to be told when a case closes; what was only planned is not. */
const reports: readonly string[] = ['session_report', 'contact_report', 'outreach', 'concern_review', 'urgent_concern'];

/** Cancelled with their conference, or, an action, left for its owner: none is open when a case is closed (rule 2). */
const ofConferences: readonly string[] = ['conference_invitation', 'conference_report', 'action'];

/** What stands between the case and its next phase, and who owes it. */
export function missingAtGate(kase: CaseState, facts: AgendaFacts): readonly Missing[] {
  return phases[kase.phase].missing(kase, facts);
}

/**
 * The target date of the present phase, later by as long as the case was suspended in it; null where it has none.
 * Before release it is the day of release at the latest: nobody walks out of a phase that has still time.
 */
export function phaseDueAt(kase: CaseState, { programme, calendar }: Timetable): Instant | null {
  const targets: Partial<Record<Phase, string>> = programme.phaseTargets;
  const target = targets[kase.phase];
  return earliest([
    target && laterBy(compressed(kase, plus(kase.phaseSince, target, calendar), programme), kase.phasePaused),
    phasesBeforeRelease.includes(kase.phase) ? startOfDay(kase.expectedReleaseOn, calendar.timeZone) : null,
  ]);
}

/** A phase that passes its target is said to be overdue, once, and somebody is asked to see to it. */
export function phaseDeadlines(kase: CaseState, by: Timetable): readonly Deadline[] {
  const dueAt = phaseDueAt(kase, by);
  if (!dueAt || kase.phaseTargetPassed) return [];
  return [
    {
      at: dueAt,
      then: 'phaseTargetPassed',
      events: (then) => [
        { type: 'phaseTargetPassed', data: { phase: kase.phase, dueAt } },
        ...followUp(kase, 'phase_overdue', then),
      ],
    },
  ];
}

/** The step to the next phase, once the gate is complete or the closing was started; empty otherwise. */
export function moveOn(kase: CaseState, facts: Facts): readonly NewEvent[] {
  const phase = followingPhase(kase, facts);
  if (!phase) return [];
  const isOutside = !phasesInCustody.includes(phase);
  return [
    { type: 'phaseEntered', data: { phase, from: kase.phase } },
    ...followedUp(kase, ...ofOnePhase, ...(isOutside ? ofCustody : [])),
  ];
}

/** What is asked of whether, and by which plan, the programme goes on. */
const ofTheProgramme: readonly TaskKind[] = ['review_decision', 'plan_approval', 'plan_opinion'];

/** What is asked on the way to a release. */
const beforeRelease: readonly TaskKind[] = [
  'assessment',
  'assessment_review',
  'assessment_consensus',
  'plan_approval',
  'plan_opinion',
  'review_decision',
  'release_confirmation',
  'intelligence_attestation',
];

/** What is asked of somebody in custody: outside nothing is left to suspend, to assess anew or to decide again. */
const inCustody: readonly TaskKind[] = [
  ...beforeRelease,
  'suspension_proposal',
  'challenge_review',
  'incentive_decision',
];

/** What is to be followed up in one phase only. */
export const ofOnePhase: readonly FollowUpSubject[] = [
  'phase_overdue',
  'assessment_not_possible',
  'assessment_rejected',
  'plan_rejected',
  'reassessment_due',
  'pre_release_due',
  'release_refused',
  'contact_schedule_ended',
];

/** What is to be followed up until the person is out of custody. */
const ofCustody: readonly FollowUpSubject[] = [
  'housing_review_due',
  'segregation_limit',
  'reassessment_required',
  'housing_challenge_upheld',
  'conference_due',
  'objective_review_due',
  'risk_plan_review_due',
];

function followingPhase(kase: CaseState, facts: Facts): Phase | null {
  if (kase.phase === 'closed' || kase.diedOn) return null;
  if (kase.closingStartedBy && kase.phase !== 'closing') return 'closing';
  if (kase.release && kase.phase !== 'release_decision' && phasesInCustody.includes(kase.phase))
    return 'release_decision';
  return missingAtGate(kase, facts).length === 0 ? phases[kase.phase].next(kase) : null;
}

/**
 * The state after a phase was entered; the programme starts the clock of its reassessments. A revision of the plan that
 * was not approved ends with its phase; what was proposed, challenged or owed in custody ends with custody.
 */
export function entered(kase: CaseState, phase: Phase, at: Instant): CaseState {
  const isInCustody = phasesInCustody.includes(phase);
  return {
    ...kase,
    phase,
    phaseSince: at,
    phasePaused: 0,
    phaseTargetPassed: false,
    reassessment: phase === 'programme' ? { dueFrom: at, fellDue: false } : null,
    planRevision: false,
    planDraft: null,
    incentives: isInCustody ? kase.incentives : kase.incentives.filter(({ status }) => status === 'granted'),
    challenges: isInCustody ? kase.challenges : [],
    reassessmentRequired: isInCustody ? kase.reassessmentRequired : null,
    conferenceDue: isInCustody ? kase.conferenceDue : null,
    aftercareChoice: phase === 'aftercare' ? null : kase.aftercareChoice,
  };
}

function row(owner: CaseFunction, next: Phase, missing: PhaseRow['missing']): PhaseRow {
  return { owner, missing, next: () => next };
}

function owedBy(code: MissingCode, personId = ''): Missing {
  return { code, owedBy: { personId } };
}
