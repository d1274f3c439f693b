import type { HousingOption } from '../shared/domain/areas/housing/contract';
import { civilDate, plus, type CivilDate } from '../shared/domain/time';
import { reasons, type Act, type Deed } from '../stories/act';
import { usually } from '../stories/commands';
import { dateIn } from '../stories/seen';
import * as steps from '../stories/steps';
import { daysLong, isThere, type Play } from './play';

/** The first deed of an act of a story; null if it has none. */
export function deed(act: Act, play: Play): Deed | null {
  return act(play)[0] ?? null;
}

type Towards = (play: Play, about: string) => Act | null;

/** Acts towards what a gate lacks. Null if somebody has the task already and answers it. */
const towards: Readonly<Record<string, Towards>> = {
  referral_acceptance: () => steps.accepted,
  screening: screen,
  baseline_assignment: assign,
  final_assessment: assign,
  background: () => steps.backgroundRecorded,
  person_comment: ({ kase, random }) =>
    kase.assessments.some(({ status }) => status === 'submitted' || status === 'approved')
      ? steps.commented(random.pick(['given', 'declined', 'not_reached'] as const))
      : null,
  classification: (play) =>
    play.kase.functions.chair === play.cast.chair ? decideHousing(play) : steps.appointed('chair', 'chair'),
  plan_draft: draftPlan,
  plan_submission: () => steps.planSubmitted,
  risk_plan: () => steps.riskPlanned(),
  plan_agreement: ({ kase, random }) =>
    kase.plan?.status === 'submitted' || kase.plan?.status === 'approved'
      ? steps.planAgreed(random.pick(['agreed', 'agreed', 'not_agreed', 'could_not_say'] as const))
      : null,
  consent_offer: ({ random }, purpose) => steps.asked(purpose, random.chance(0.85) ? 'given' : 'refused'),
  intelligence_attestation: ({ kase }) => (kase.functions.custodian ? null : steps.appointed('custodian', 'custodian')),
  release_confirmation: ({ openTasks }) =>
    openTasks.some(({ kind }) => kind === 'release_confirmation') ? null : steps.confirmationsRequested,
  release_decision: decideRelease,
  aftercare_choice:
    ({ random }) =>
    (play) => [usually('recordAftercareChoice', play, { choice: random.pick(['accepted', 'declined'] as const) })],
  aftercare_end: () => steps.closingStarted,
  outcome:
    ({ random, programme }) =>
    (play) => [usually('closeCase', play, { outcomeCode: random.pick(programme.outcomes) })],
};

/** The deed that brings the gate nearer to this missing code; null if there is none. */
export function stepTowards(play: Play, code: string): Deed | null {
  const key = Object.keys(towards).find((each) => code === each || code.startsWith(`${each}_`)) ?? '';
  const act = towards[key]?.(play, code.slice(key.length + 1)) ?? null;
  return act && deed(act, play);
}

export function assign({ programme, crew, random, kase, away }: Play): Act | null {
  if (kase.assessments.some(({ status }) => ['assigned', 'rated', 'submitted'].includes(status))) return null;
  const [, second, third] = crew.assessors.filter((id) => isThere({ kase, away }, id));
  const possible = programme.instruments.filter(({ twoAssessors }) => !twoAssessors || third !== undefined);
  const instrument = random.chance(0.85) ? possible.at(0) : possible.at(-1);
  const pair = instrument?.twoAssessors && second && third && { secondAssessorId: second, moderatorId: third };
  return steps.assigned({ instrumentId: instrument?.id ?? '', ...pair });
}

export function decideHousing(play: Play): Act {
  const { programme, random } = play;
  const option = random.pick(['separate', 'concentrated', 'dispersed', 'integrated', 'integrated'] as const);
  const usual = dateIn(play, option === 'separate' ? 'P10D' : 'P300D');
  const latest = latestReview(play, option);
  return (seen) => [
    usually('decideHousing', seen, {
      option,
      securityClass: random.pick(programme.housing.securityClasses),
      roleTier: random.pick(programme.housing.roleTiers),
      factors: [random.pick(programme.housing.factors)],
      expiresOn: usual < latest ? usual : latest,
      prolongedReasons: reasons,
      keepApartReasons: reasons,
    }),
  ];
}

/** The last day on which the housing decision may be reviewed. */
function latestReview({ now, calendar, programme }: Play, option: HousingOption): CivilDate {
  const { reviewAtMost, separateReviewAtMost } = programme.housing;
  return civilDate(plus(now, option === 'separate' ? separateReviewAtMost : reviewAtMost, calendar), calendar.timeZone);
}

export function draftPlan({ programme, kase, random }: Play): Act {
  const isUntried = kase.markers.includes('pre_trial') && kase.convictedOn === null;
  const tracks = programme.tracks.filter(
    ({ presumesGuilt, requires }) => !(presumesGuilt && isUntried) && requires.length === 0,
  );
  const aim = random.pick(['disengagement', 'deradicalization'] as const);
  return steps.planDrafted({ aim, tracks: tracks.slice(0, 5).map(({ code }) => code) }, 'P180D');
}

function decideRelease(play: Play): Act {
  const isParole = play.random.chance(0.5);
  const { expectedReleaseOn } = play.kase;
  const releaseOn = expectedReleaseOn > dateIn(play, 'P0D') ? expectedReleaseOn : dateIn(play, 'P3D');
  const branch = isParole ? ('parole' as const) : ('sentence_completed' as const);
  return steps.decided(branch, { releaseOn }, { supervisedFor: daysLong(800) });
}

function screen({ random, kase, programme, cast }: Play, area: string): Act | null {
  const screening = programme.screenings.find(({ code }) => code === area);
  if (!screening) return null;
  const isHealth = screening.owedBy === 'health_lead';
  const [held, part] = isHealth ? (['health_lead', 'healthLead'] as const) : (['duty_officer', 'dutyOfficer'] as const);
  if (kase.functions[held] !== cast[part]) return steps.appointed(held, part);
  return steps.looked(part, { [area]: random.pick(['no_concern', 'no_concern', 'concern', 'unknown'] as const) });
}
