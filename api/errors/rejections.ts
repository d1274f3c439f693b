import type { Rejection, RejectionCode } from '../../shared/domain/kernel-types';
import { Problem } from './problem';

interface Wording {
  readonly status: 403 | 404 | 409 | 422;
  readonly says: string;
}

const notNow = (says: string): Wording => ({ status: 409, says });
const refused = (says: string): Wording => ({ status: 422, says });

/** What is said where the reason would tell of something that its receiver may not know. */
const notPossible = 'This cannot be done now.';

/** How each refusal of the domain reads outside: 409 where it is not the time, 422 where a rule says no. */
const rejections = {
  not_allowed_in_phase: notNow('The phase of the case does not allow this now.'),
  not_allowed_after_death: notNow('The person has died: only a short list of commands is left.'),
  not_allowed_while_suspended: notNow('The case is suspended.'),
  not_suspended: notNow('The case is not suspended.'),
  already_answered: notNow('This was answered already.'),
  no_longer_needed: notNow('This is no longer needed.'),
  changed_since_shown: notNow('What is asked has changed since it was shown.'),
  assessment_in_progress: notNow('An assessment is under way already.'),
  plan_not_submittable: notNow('There is no draft of a plan to submit.'),
  session_not_open: notNow('The session is over, or was cancelled.'),
  already_requested: notNow('This was asked for already.'),
  already_decided: notNow('This was decided already.'),
  gate_incomplete: notNow('Something is still missing before this can be done.'),
  nothing_changed: notNow('This is so already.'),
  unknown_task: { status: 404, says: 'There is no such task in this case.' },
  unknown_entry: refused('There is no such entry in this case.'),
  corrects_a_correction: refused('This is a correction itself: correct the entry that it corrects again.'),
  not_your_task: { status: 403, says: 'This task is for somebody else.' },
  sign_in_required: { status: 403, says: 'This is answered by somebody who signed in.' },
  reference_taken: notNow(notPossible),
  unknown_facility: refused('The directory does not know this facility, or it has ended.'),
  unknown_agency: refused('The directory does not know this agency, or it has ended.'),
  unknown_person: refused('The directory does not know this person.'),
  person_not_active: refused('This person has no part in the programme any more.'),
  wrong_agency: refused('This person is of another agency.'),
  not_a_coordinator: refused('A case is led by a coordinator.'),
  wrong_discipline: refused('This takes somebody of another discipline.'),
  separation_of_duties: refused('The same person may not do both.'),
  occurred_in_future: refused('What has not happened yet cannot be recorded as having happened.'),
  date_in_past: refused('This date has passed.'),
  date_in_future: refused('This date lies in the future.'),
  ends_before_start: refused('The end lies before the beginning.'),
  answer_not_possible: refused('This answer is none of those that the task takes.'),
  reason_required: refused('A reason is needed.'),
  unknown_reason: refused('The programme has no such reason.'),
  unknown_instrument: refused('The programme has no such instrument.'),
  unknown_item: refused('The instrument has no such item.'),
  unknown_level: refused('The scale of the instrument has no such level.'),
  rated_twice: refused('An item is rated twice.'),
  rating_missing: refused('An item is not rated: say not_rated, and why.'),
  explanation_required: refused('What is not rated needs an explanation.'),
  evidence_required: refused('A rating needs its evidence.'),
  assessment_missing: refused('The assessment is missing from the answer.'),
  unknown_code: refused('The programme has no such code.'),
  expires_too_late: refused('This must be reviewed earlier.'),
  unknown_place: refused('The programme has no such place.'),
  failure_threshold_missing: refused('An objective lacks a failure threshold.'),
  unknown_track: refused('There is no such track.'),
  unknown_session: refused('The case has no such session.'),
  parole_terms_missing: refused('Parole needs its conditions, its end and a supervising officer.'),
  no_supervision_on_this_branch: refused('A completed sentence knows no supervision.'),
  aftercare_lead_missing: refused('An aftercare lead is needed.'),
  unknown_outcome: refused('The programme has no such outcome.'),
  criteria_not_met: refused('Each criterion for inclusion must be met.'),
  possible_duplicate: notNow(
    'There may be a case of this person already: look there, or say why this is somebody else.',
  ),
  conflict_of_interest: refused('This person has a conflict of interest in this case.'),
  adult_date_missing: refused('Of a juvenile the day of majority is needed.'),
  not_before_conviction: refused('This takes guilt for granted, and the person is not convicted.'),
  not_an_earlier_phase: refused('Going back leads to an earlier phase of custody.'),
  unknown_assessment: refused('The case has no such assessment.'),
  no_reassessment_due: notNow('No reassessment is due.'),
  nothing_to_challenge: notNow('There is nothing decided to challenge.'),
  challenge_open: notNow('While this is challenged it stays as it is.'),
  kept_apart: refused('Somebody is there from whom this person is to be kept apart: say why all the same.'),
  segregation_limit: refused('Separation would last beyond its limit: say why all the same.'),
  unknown_case: refused('There is no such case.'),
  unknown_pair: refused('The case has no such pair.'),
  unknown_conference: refused('The case has no such conference.'),
  unknown_conference_type: refused('The programme has no such type of conference.'),
  conference_not_open: notNow('The conference was held already, or cancelled.'),
  not_invited: refused('This person was not invited to the conference.'),
  no_quorum: refused('Without its quorum a conference decides nothing.'),
  named_twice: refused('This is named twice.'),
  unknown_objective: refused('The plan has no such objective.'),
  unknown_measure: refused('The track has no such measure.'),
  unknown_module: refused('The track has no such module.'),
  track_ended: notNow('The track has ended.'),
  prerequisite_missing: notNow('Another track is to be completed first.'),
  accreditation_lapsed: refused('Accreditation or vetting of this person does not reach so far: say why all the same.'),
  unknown_purpose: refused('The programme asks for no such consent.'),
  consent_missing: notNow('The person does not consent to voluntary sessions.'),
  consent_not_possible: notNow('This does not follow from what was recorded of this consent.'),
  guardian_required: refused('Of a juvenile the guardian consents too, and a lawyer has advised.'),
  not_suitable_now: notNow('The person is not suitable now: management goes on, voluntary sessions wait.'),
  activities_not_suspended: notNow('Activities are not suspended.'),
  activities_suspended: notNow('Group activities are suspended.'),
  screening_date_missing: refused('The date of the next screening is needed.'),
  custodian_missing: notNow('A custodian is to be appointed first.'),
  runs_the_sessions: refused('Whoever runs the sessions does not decide on incentives.'),
  override_required: refused('The level of concern has risen: say why all the same.'),
  milestone_not_reached: refused('This milestone is not reached.'),
  unknown_incentive: refused('The case has no such incentive.'),
  second_source_required: refused('A rating needs more kinds of source: what the person says never stands alone.'),
  second_assessor_required: refused('This instrument takes two assessors and a moderator.'),
  already_rated: notNow('This person has rated already.'),
  version_passed: notNow('There is a later version.'),
  series_too_long: refused('A series is of at most 52 sessions within a year.'),
} as const satisfies Record<RejectionCode, Wording>;

/** The problem that a refusal is outside; what helps the caller, such as what is missing, comes along. */
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
