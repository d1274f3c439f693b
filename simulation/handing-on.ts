import { releaseConfirmers } from '../shared/domain/areas/release/contract';
import type { Task } from '../shared/domain/asking/task';
import type { Discipline } from '../shared/domain/vocabulary';
import type { Deed } from '../stories/act';
import { usually } from '../stories/commands';
import { isThere, specialistOf, type Play } from './play';

/** The coordinator reassigns a task that nobody answers, or whose assignee has left, to a person who may do it. */
export function handOn(play: Play, task: Task): Deed | null {
  const assigneeId = takerOf(play, task);
  const reasonCode = play.random.pick(play.programme.reasons.reassigned);
  return assigneeId === null ? null : usually('reassignTask', play, { taskId: task.taskId, assigneeId, reasonCode });
}

function takerOf(play: Play, { kind, about, assigneeId }: Task): string | null {
  const { kase, crew } = play;
  const other = (discipline: Discipline, ...not: readonly (string | undefined)[]): string | null =>
    specialistOf(play, discipline, assigneeId, ...not);
  switch (kind) {
    case 'session_invitation':
    case 'session_report': {
      const session = kase.sessions.find(({ sessionId }) => sessionId === about);
      const track = kase.plan?.tracks.find(({ trackId }) => trackId === session?.trackId);
      return track ? other(track.discipline) : null;
    }
    case 'assessment':
    case 'assessment_review':
    case 'assessment_consensus': {
      const found = kase.assessments.find(({ assessmentId }) => assessmentId === about);
      const taken = [found?.assessorId, found?.secondAssessorId, found?.moderatorId, found?.reviewerId];
      const free = [...crew.assessors, crew.reviewer].filter((id) => isThere(play, id) && !taken.includes(id));
      return free[0] ?? null;
    }
    case 'plan_opinion':
      return other(about as Discipline, kase.functions.chair, kase.functions.lead_coordinator);
    case 'conference_invitation':
    case 'conference_report': {
      const conference = kase.conferences.find(({ conferenceId }) => conferenceId === about);
      const members = conference?.members ?? [];
      const asked = members.find(({ personId }) => personId === assigneeId);
      return asked ? other(asked.discipline, conference?.chairId, ...members.map(({ personId }) => personId)) : null;
    }
    case 'urgent_concern':
      return other('prison');
    case 'intelligence_attestation':
      return other('police');
    case 'challenge_review':
      return other('probation');
    case 'release_confirmation':
      return other(disciplineOf[about] ?? 'prison', ...releaseConfirmers.map((as) => kase.functions[as]));
    case 'handover_sending':
      return other('prison');
    case 'handover_acceptance':
    case 'contact_report':
    case 'outreach':
      return other(kase.release?.kind === 'parole' ? 'probation' : 'aftercare');
    case 'plan_approval':
    case 'review_decision':
    case 'suspension_proposal':
    case 'incentive_decision':
    case 'incident_notice':
    case 'action':
      return other('prison', kase.functions.lead_coordinator, kase.functions.assessor);
    case 'concern_review':
    case 'follow_up':
      return assigneeId === crew.coordinator2 ? crew.usual.coordinator : crew.coordinator2;
  }
}

const disciplineOf: Readonly<Record<string, Discipline>> = {
  chair: 'prison',
  police_lead: 'police',
  probation_lead: 'probation',
  aftercare_lead: 'aftercare',
};
