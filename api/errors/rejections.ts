import type { Rejection } from '../../shared/domain/kernel/types';
import type { RejectionCode } from '../../shared/domain/kernel/rejections';
import { Problem } from './problem';

interface Wording {
  readonly status: 403 | 404 | 409 | 422;
  readonly says: string;
}

const notNow = (says: string): Wording => ({ status: 409, says });
const refused = (says: string): Wording => ({ status: 422, says });

/** The text where the reason would reveal something that the caller may not know. */
const notPossible = 'This cannot be done now.';

/** Status and text of each rejection of the domain: 409 where the time is wrong, 422 where a rule forbids it. */
const rejections = {
  not_allowed_in_phase: notNow("The case's present phase does not allow this."),
  not_allowed_after_death: notNow('The person has died. Only a few commands are still possible.'),
  not_allowed_while_suspended: notNow('The case is suspended. Resume it first.'),
  not_suspended: notNow('The case is not suspended, so there is nothing to resume.'),
  already_answered: notNow('This task has already been answered.'),
  no_longer_needed: notNow('This task is no longer needed. There is nothing left to do for it.'),
  changed_since_shown: notNow('This task has changed since you opened it. Open it again, check it, then answer.'),
  assessment_in_progress: notNow('An assessment is already in progress. Complete it before you assign another.'),
  plan_not_submittable: notNow('There is no draft plan to submit. Draft one first.'),
  session_not_open: notNow('This session is over or was cancelled.'),
  already_requested: notNow('This was already requested.'),
  already_decided: notNow('The release has already been decided.'),
  gate_incomplete: notNow('Something must be completed first. Complete it, or give a waiver where one is possible.'),
  nothing_changed: notNow('This is already recorded, or there is nothing to record.'),
  unknown_task: { status: 404, says: 'This case has no task with this id.' },
  unknown_entry: refused('This case has no entry with this id that you may see.'),
  corrects_a_correction: refused('This entry is a correction itself. Correct the original entry again instead.'),
  not_your_task: { status: 403, says: 'This task is assigned to somebody else. Only the assignee can answer it.' },
  sign_in_required: { status: 403, says: 'A link is not enough for this. Sign in and answer there.' },
  reference_taken: notNow(notPossible),
  unknown_facility: refused('The directory has no active facility with this id.'),
  unknown_agency: refused('The directory has no active agency with this id.'),
  unknown_person: refused('The directory has no person with this id.'),
  person_not_active: refused('This person no longer takes part in the programme. Choose somebody else.'),
  wrong_agency: refused('This person does not belong to the referring agency. Correct the person or the agency.'),
  not_a_coordinator: refused('Only a coordinator can lead a case. Choose a person with this role.'),
  wrong_discipline: refused('This person has none of the required disciplines. Choose somebody who has one.'),
  separation_of_duties: refused('One person may not do both of these. Somebody else must do this one.'),
  occurred_in_future: refused('This cannot have happened in the future. Enter the time at which it happened.'),
  date_in_past: refused('This date or time has passed or is too soon. Enter a later one.'),
  date_in_future: refused('This date or time is still to come. Enter an earlier one, or wait until then.'),
  ends_before_start: refused('This date or time is out of order: other dates of the case do not allow it. Correct it.'),
  answer_not_possible: refused('This is not a possible answer here. Choose another one, or leave it out.'),
  reason_required: refused('A required reason, comment or date is missing. Fill in this field.'),
  unknown_reason: refused('The programme does not list this reason. Choose one that it lists.'),
  unknown_instrument: refused('The programme does not list this instrument. Choose one that it lists.'),
  unknown_item: refused('The instrument has no such item.'),
  unknown_level: refused('This level is not on the scale. Choose one that is.'),
  rated_twice: refused('This item is rated more than once. Keep one rating.'),
  rating_missing: refused(
    'Every item needs a rating. For an item that you cannot rate, enter not_rated and explain why.',
  ),
  explanation_required: refused('Explain why this item is not rated.'),
  evidence_required: refused('Evidence is required here. Fill in this field.'),
  assessment_missing: refused('The assessment form is missing. Send it with the answer.'),
  unknown_code: refused("This value is not valid here. Correct it, or choose one from the programme's list."),
  expires_too_late: refused('The programme requires a review before this date. Enter an earlier one.'),
  unknown_place: refused('The programme does not list this place. Choose one that it lists.'),
  failure_threshold_missing: refused(
    'This objective has no failure threshold. The plan needs one before it can be approved.',
  ),
  unknown_track: refused(
    'There is no such track. Choose one from the plan, or from the programme while you draft a plan.',
  ),
  unknown_session: refused('This case has no session with this id.'),
  parole_terms_missing: refused('Parole needs conditions, an end date and a supervising officer. Fill in this field.'),
  no_supervision_on_this_branch: refused('Only parole has supervision. Leave this field empty.'),
  aftercare_lead_missing: refused('An aftercare lead is required. Name or appoint one first.'),
  unknown_outcome: refused('The programme does not list this outcome. Choose one that it lists.'),
  criteria_not_met: refused('Every inclusion criterion must be confirmed, and some are not.'),
  possible_duplicate: notNow(
    'There may already be a case of this person. Check it, or explain why this is a different person.',
  ),
  conflict_of_interest: refused('This person has a conflict of interest in this case. Somebody else must do this.'),
  adult_date_missing: refused('Enter the date on which this person turns 18.'),
  not_before_conviction: refused(
    'This presumes guilt, and the person is recorded as not convicted. Choose something else, or record the conviction first.',
  ),
  not_an_earlier_phase: refused('A case can only go back to an earlier phase of custody. Choose one of those.'),
  unknown_assessment: refused('This case has no submitted or approved assessment with this id.'),
  no_reassessment_due: notNow('No reassessment is due.'),
  nothing_to_challenge: notNow('Nothing of this kind has been decided yet, so there is nothing to challenge.'),
  challenge_open: notNow('A challenge to this is still open. Wait until it has been decided.'),
  kept_apart: refused(
    'Somebody in this facility must not meet this person. Choose separate housing, or give a reason to go on.',
  ),
  segregation_limit: refused(
    'This separation would exceed its time limit. Enter an earlier date, or give a reason to prolong it.',
  ),
  unknown_case: refused('There is no other case with this id that you may see.'),
  unknown_pair: refused('This case has no keep-apart entry with this id.'),
  unknown_conference: refused('This case has no conference with this id.'),
  unknown_conference_type: refused('The programme does not list this type of conference. Choose one that it lists.'),
  conference_not_open: notNow('This conference has already been recorded or cancelled.'),
  not_invited: refused('This person was not invited, or did not attend. Correct the list.'),
  no_quorum: refused(
    'The quorum is incomplete, so nothing can be decided. The missing disciplines must be heard first.',
  ),
  named_twice: refused('This is named more than once. Keep one.'),
  unknown_objective: refused('The plan has no objective with this id.'),
  unknown_measure: refused('The track has no such measure. Choose one that it lists.'),
  unknown_module: refused('The track has no such module. Choose one that it lists.'),
  track_ended: notNow('This track has ended. Nothing more can be done on it.'),
  prerequisite_missing: notNow(
    'This track requires another one first. Complete that one, or add it to the plan that you draft.',
  ),
  accreditation_lapsed: refused(
    "This person's accreditation or vetting is missing or ends before then. Choose somebody else, or give a reason to go on where that is possible.",
  ),
  unknown_purpose: refused('The programme does not ask for consent to this purpose. Choose one that it lists.'),
  consent_missing: notNow('The person has not given the consent that voluntary sessions require. Record it first.'),
  consent_not_possible: notNow(
    'The consent cannot change from its present state to this one. Check what was recorded last.',
  ),
  guardian_required: refused(
    "For a juvenile, record the guardian's consent, and the lawyer's advice or that it was waived.",
  ),
  not_suitable_now: notNow('The person is not suitable for voluntary sessions now. Wait for the next screening.'),
  activities_not_suspended: notNow('Group activities are not suspended, so there is nothing to resume.'),
  activities_suspended: notNow('Group activities are suspended. They must be resumed first.'),
  screening_date_missing: refused('Enter the date of the next screening.'),
  custodian_missing: notNow('The case has no custodian. Appoint one first.'),
  runs_the_sessions: refused(
    'This person runs or ran sessions of this case and may not decide on incentives. Somebody else must.',
  ),
  override_required: refused('The level of concern has risen. Give a reason to grant this, or refuse it.'),
  milestone_not_reached: refused(
    'The person has not reached this milestone. Name an achieved objective or a completed track.',
  ),
  unknown_incentive: refused('This case has no granted incentive with this id.'),
  second_source_required: refused(
    'This rating needs more kinds of source. What the person says is never enough alone.',
  ),
  second_assessor_required: refused('This assessment needs two assessors and a moderator. Name all three.'),
  already_rated: notNow('This person has already rated.'),
  version_passed: notNow('No submitted or approved plan has this version. Look up the current one.'),
  series_too_long: refused('A series has at most 52 sessions within one year. Plan a shorter one.'),
} as const satisfies Record<RejectionCode, Wording>;

/** A rejection as a problem, with its details as members, such as what a gate lacks. */
export function rejectionProblem(rejection: Rejection | null): Problem {
  if (rejection === null) return new Problem(409, 'not_possible', { detail: notPossible });
  const { code, path, detail } = rejection;
  const { status, says } = rejections[code];
  return new Problem(status, code, {
    detail: says,
    ...(path !== undefined && { errors: [{ path, message: says, code }] }),
    ...(detail && { members: detail }),
  });
}
