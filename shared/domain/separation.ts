import type { CaseFunction, Discipline } from '../policy/vocabulary';
import { instrumentOf, type Instrument } from './forms';
import { runsSessions } from './areas/incentives';
import { planInMaking } from './areas/plan-state';
import { checkStillQualified, endOf, findTrack } from './areas/session-checks';
import type { Decision, Facts } from './kernel-types';
import { checkApart, checkPerson, functionDisciplines } from './people';
import { checkQualified } from './qualifications';
import { firstOf, reject } from './rules';
import { releaseConfirmers, type Assessment, type CaseState, type ReleaseConfirmer } from './state';
import type { Task, TaskKind } from './tasks';
import { civilDate } from './time';

/** Functions that must not meet in one person. */
const opposites: Partial<Record<CaseFunction, readonly CaseFunction[]>> = {
  // Who steers a case attests for nobody that what is sealed was considered, and opens nothing of it.
  lead_coordinator: ['chair', 'custodian'],
  custodian: ['lead_coordinator'],
  chair: ['lead_coordinator', 'assessor'],
  assessor: ['reviewer', 'chair'],
  reviewer: ['assessor'],
};

/** Refused where the person holds a function in the case that is opposite to this one (domain.md, "Tasks"). */
export function checkOpposites(kase: CaseState, held: CaseFunction, personId: string, path: string): Decision | null {
  const others = (opposites[held] ?? []).flatMap((other) => holdersOf(kase, other));
  return firstOf(...others.map((other) => checkApart([personId, other], path)));
}

/** Who holds a function; of an assessment also who made it, whoever is appointed for the next. */
function holdersOf({ functions, assessments }: CaseState, held: CaseFunction): readonly (string | undefined)[] {
  const latest = assessments.at(-1);
  const made = {
    assessor: [latest?.assessorId, latest?.secondAssessorId, latest?.moderatorId],
    reviewer: [latest?.reviewerId],
  };
  return [functions[held], ...(held === 'assessor' || held === 'reviewer' ? made[held] : [])];
}

/** Whoever steers a case proposes: what is to be decided on it, nobody brings before themselves. */
const decisions: readonly TaskKind[] = [
  'plan_approval',
  'review_decision',
  'release_confirmation',
  'challenge_review',
  'suspension_proposal',
  'incentive_decision',
  'intelligence_attestation',
];

/** What is judged of a case: answered by nobody of whom a conflict of interest was recorded since they were asked. */
const judgements: readonly TaskKind[] = [...decisions, 'assessment_review', 'assessment_consensus', 'plan_opinion'];

/** Refused where a person is to judge a case in which they have a conflict of interest (domain.md, "Exceptional paths"). */
export function checkUnbiased({ conflicts }: CaseState, { kind, assigneeId }: Task): Decision | null {
  return judgements.includes(kind) && conflicts.includes(assigneeId) ? reject('conflict_of_interest', 'taskId') : null;
}

/** Who had a part in what a person can challenge: a reviewer had none. */
export function partsInDecisions({ functions, assessments, housing, referredById }: CaseState): readonly string[] {
  const latest = assessments.at(-1);
  const parts = [
    ...[functions.lead_coordinator, functions.chair, functions.assessor, functions.reviewer],
    ...[latest?.assessorId, latest?.secondAssessorId, latest?.moderatorId, latest?.reviewerId],
    ...[housing?.decidedBy, referredById],
  ];
  return [...new Set(parts.filter((part) => part !== undefined))];
}

/** Whether another person is able to do a task, and would not stand on both sides of what it is about. */
export function checkTakeOver(
  kase: CaseState,
  task: Task,
  personId: string,
  path: string,
  facts: Facts,
): Decision | null {
  return firstOf(
    checkPerson(facts, personId, path),
    decisions.includes(task.kind) ? checkApart([facts.actor.personId, personId], path) : null,
    checkDuty(kase, task, personId, path, facts),
  );
}

function assessmentOf({ assessments }: CaseState, { about }: Task): Assessment | undefined {
  return assessments.find(({ assessmentId }) => assessmentId === about);
}

function instrumentUsed(found: Assessment | undefined, { programme }: Facts): Instrument | undefined {
  return found && instrumentOf(programme, found.instrumentId);
}

function checkDuty(kase: CaseState, task: Task, personId: string, path: string, facts: Facts): Decision | null {
  const apart = (other: string | null | undefined): Decision | null => checkApart([personId, other], path);
  const { release } = kase;
  const inMaking = planInMaking(kase);
  switch (task.kind) {
    case 'session_invitation':
    case 'session_report': {
      const session = kase.sessions.find(({ sessionId }) => sessionId === task.about);
      const track = session && findTrack(kase, session.trackId);
      const isToCome = session && task.kind === 'session_invitation';
      return firstOf(
        checkPerson(facts, personId, path, track ? [track.discipline] : []),
        isToCome ? checkStillQualified(track, personId, endOf(session), path, facts) : null,
      );
    }
    case 'assessment': {
      const found = assessmentOf(kase, task);
      const { disciplines = [], accreditation } = instrumentUsed(found, facts) ?? {};
      const otherAssessor = found?.secondAssessorId === task.assigneeId ? found.assessorId : found?.secondAssessorId;
      return firstOf(
        ...[found?.reviewerId, otherAssessor, found?.moderatorId, kase.functions.chair].map(apart),
        checkPerson(facts, personId, path, disciplines),
        checkQualified(facts, personId, { accreditation, until: civilDate(task.dueAt, facts.calendar.timeZone) }, path),
      );
    }
    case 'assessment_review': {
      const found = assessmentOf(kase, task);
      return firstOf(...[found?.assessorId, found?.secondAssessorId, found?.moderatorId].map(apart));
    }
    case 'assessment_consensus': {
      const found = assessmentOf(kase, task);
      return firstOf(
        ...[found?.reviewerId, found?.assessorId, found?.secondAssessorId, kase.functions.chair].map(apart),
        checkPerson(facts, personId, path, instrumentUsed(found, facts)?.disciplines ?? []),
      );
    }
    case 'challenge_review':
      return firstOf(...partsInDecisions(kase).map(apart));
    case 'plan_opinion':
      return firstOf(
        apart(inMaking?.authorId),
        apart(inMaking?.chairId),
        checkPerson(facts, personId, path, [task.about as Discipline]),
      );
    case 'urgent_concern':
      return checkPerson(facts, personId, path, functionDisciplines.duty_officer);
    case 'intelligence_attestation':
      return firstOf(
        checkOpposites(kase, 'custodian', personId, path),
        checkPerson(facts, personId, path, functionDisciplines.custodian),
      );
    case 'incentive_decision':
      return firstOf(
        runsSessions(kase, personId) ? reject('separation_of_duties', path) : null,
        apart(kase.incentives.find(({ incentiveId }) => incentiveId === task.about)?.proposedBy),
      );
    case 'plan_approval':
      return firstOf(
        apart(inMaking?.authorId),
        ...(inMaking?.opinions ?? []).map((opinion) => apart(opinion.personId)),
        checkOpposites(kase, 'chair', personId, path),
      );
    case 'review_decision':
      return checkOpposites(kase, 'chair', personId, path);
    case 'release_confirmation': {
      const as = task.about as ReleaseConfirmer;
      const others = releaseConfirmers.filter((each) => each !== as);
      return firstOf(
        ...others.flatMap((other) => [apart(kase.functions[other]), apart(kase.preRelease.confirmed[other])]),
        checkOpposites(kase, as, personId, path),
        checkPerson(facts, personId, path, functionDisciplines[as]),
      );
    }
    case 'handover_sending':
      return apart(release?.receiverId);
    case 'handover_acceptance':
      return apart(release?.senderId);
    case 'suspension_proposal':
      return apart(kase.functions.lead_coordinator);
    case 'conference_invitation':
    case 'conference_report': {
      const conference = kase.conferences.find(({ conferenceId }) => conferenceId === task.about);
      const members = conference?.members ?? [];
      const asked = members.find((member) => member.personId === task.assigneeId);
      return firstOf(
        ...[conference?.chairId, ...members.map((member) => member.personId)].map(apart),
        checkPerson(facts, personId, path, asked ? [asked.discipline] : []),
      );
    }
    case 'action':
    case 'concern_review':
    case 'incident_notice':
    case 'contact_report':
    case 'outreach':
    case 'follow_up':
      return null;
  }
}
