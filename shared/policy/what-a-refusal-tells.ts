import type { Rejection } from '../domain/kernel/types';
import type { RejectionCode } from '../domain/kernel/rejections';
import type { CaseState } from '../domain/case';
import type { Compartment } from '../domain/compartments';
import { seesTask, type Sight } from './who-may-see';

/**
 * The subject of a refusal: the request itself, the programme's definition or the directory, which the caller knows;
 * the task that they answer; a compartment of the case; or something that no refusal may reveal, such as another case.
 */
type Revealed = 'request' | 'programme' | 'directory' | 'task' | Compartment | 'elsewhere';

const reveals = {
  not_allowed_in_phase: 'identity',
  not_allowed_after_death: 'identity',
  not_allowed_while_suspended: 'identity',
  not_suspended: 'identity',
  unknown_person: 'directory',
  unknown_facility: 'directory',
  unknown_agency: 'directory',
  reference_taken: 'elsewhere',
  person_not_active: 'directory',
  wrong_discipline: 'directory',
  wrong_agency: 'directory',
  not_a_coordinator: 'directory',
  separation_of_duties: 'identity',
  occurred_in_future: 'request',
  date_in_past: 'request',
  date_in_future: 'request',
  ends_before_start: 'request',
  unknown_task: 'task',
  unknown_entry: 'request',
  corrects_a_correction: 'request',
  not_your_task: 'task',
  sign_in_required: 'task',
  already_answered: 'task',
  no_longer_needed: 'task',
  changed_since_shown: 'task',
  answer_not_possible: 'task',
  reason_required: 'request',
  unknown_reason: 'programme',
  unknown_instrument: 'programme',
  unknown_item: 'programme',
  unknown_level: 'programme',
  rating_missing: 'programme',
  explanation_required: 'request',
  rated_twice: 'request',
  evidence_required: 'request',
  assessment_missing: 'request',
  assessment_in_progress: 'assessment',
  unknown_code: 'programme',
  expires_too_late: 'programme',
  failure_threshold_missing: 'identity',
  plan_not_submittable: 'identity',
  unknown_track: 'identity',
  unknown_place: 'programme',
  unknown_session: 'sessions',
  session_not_open: 'sessions',
  already_requested: 'identity',
  already_decided: 'identity',
  parole_terms_missing: 'request',
  no_supervision_on_this_branch: 'request',
  aftercare_lead_missing: 'identity',
  unknown_outcome: 'programme',
  gate_incomplete: 'identity',
  nothing_changed: 'identity',
  criteria_not_met: 'programme',
  possible_duplicate: 'request',
  conflict_of_interest: 'identity',
  adult_date_missing: 'request',
  not_before_conviction: 'identity',
  not_an_earlier_phase: 'identity',
  unknown_assessment: 'assessment',
  no_reassessment_due: 'identity',
  nothing_to_challenge: 'identity',
  challenge_open: 'identity',
  kept_apart: 'incidents',
  segregation_limit: 'identity',
  unknown_case: 'request',
  unknown_pair: 'incidents',
  unknown_conference: 'identity',
  unknown_conference_type: 'programme',
  conference_not_open: 'identity',
  not_invited: 'identity',
  no_quorum: 'identity',
  named_twice: 'request',
  unknown_objective: 'identity',
  unknown_measure: 'programme',
  unknown_module: 'programme',
  track_ended: 'sessions',
  prerequisite_missing: 'sessions',
  accreditation_lapsed: 'directory',
  unknown_purpose: 'programme',
  consent_missing: 'identity',
  consent_not_possible: 'identity',
  guardian_required: 'request',
  not_suitable_now: 'identity',
  activities_not_suspended: 'incidents',
  activities_suspended: 'incidents',
  screening_date_missing: 'request',
  custodian_missing: 'intelligence',
  runs_the_sessions: 'sessions',
  override_required: 'assessment',
  milestone_not_reached: 'identity',
  unknown_incentive: 'incentives',
  second_source_required: 'request',
  second_assessor_required: 'programme',
  already_rated: 'assessment',
  version_passed: 'identity',
  series_too_long: 'programme',
} as const satisfies Record<RejectionCode, Revealed>;

/** A refusal as its receiver may read it; null where they may only learn that it cannot be done. */
export function refusalSeen(rejection: Rejection, kase: CaseState | undefined, sight: Sight | null): Rejection | null {
  const revealed: Revealed = reveals[rejection.code];
  switch (revealed) {
    case 'elsewhere':
      return null;
    case 'request':
    case 'programme':
    case 'directory':
    case 'task':
      return rejection;
    default:
      return !sight || isKnown(revealed, sight) ? withoutHidden(rejection, kase, sight) : null;
  }
}

function isKnown(compartment: Compartment, { alias, views }: Sight): boolean {
  return compartment === 'identity' ? alias : ['full', 'own', 'summary'].includes(views[compartment]);
}

/** Drops from `missing` the tasks that the receiver does not see. */
function withoutHidden(rejection: Rejection, kase: CaseState | undefined, sight: Sight | null): Rejection {
  const missing: unknown = rejection.detail?.['missing'];
  if (!kase || !sight || !Array.isArray(missing)) return rejection;
  const seen = missing.filter((item: unknown) => {
    const taskId = isTask(item) ? item.taskId : '';
    const task = Object.hasOwn(kase.tasks, taskId) ? kase.tasks[taskId] : undefined;
    return !task || seesTask(sight, task);
  });
  return { ...rejection, detail: { ...rejection.detail, missing: seen } };
}

function isTask(item: unknown): item is { readonly taskId: string } {
  return typeof item === 'object' && item !== null && 'taskId' in item && typeof item.taskId === 'string';
}
