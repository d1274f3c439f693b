import type { Command, HousingOption } from '../shared/domain/commands';
import { civilDate, plus, type CivilDate } from '../shared/domain/time';
import type { Missing } from '../shared/domain/kernel-types';
import type { Play } from './play';
import { isAssessmentInProgress } from '../shared/domain/areas/reassessment/rules';
import { dateIn, isThere, specialistOf } from './play';
import { screeningsOf } from '../shared/domain/areas/referral/rules';

interface Step {
  readonly by: string;
  readonly command: Command;
}

type Towards = (play: Play, missing: Missing) => Step | null;

/** What people do about what a gate misses; null where somebody is asked already and answers as a task. */
const towards: Readonly<Record<string, Towards>> = {
  referral_acceptance: ({ programme, cast, words }) =>
    step(cast.coordinator, 'acceptReferral', {
      criteria: programme.inclusionCriteria,
      duplicateChecked: true,
      conflictOfInterestChecked: true,
      reasons: words(),
    }),
  baseline_assignment: assignAssessment,
  final_assessment: assignAssessment,
  person_comment: (play) => {
    const latest = play.kase.assessments.filter(({ status }) => status === 'submitted' || status === 'approved').at(-1);
    if (!latest) return null;
    const outcome = play.random.pick(['given', 'declined', 'not_reached'] as const);
    return step(play.cast.coordinator, 'recordPersonComment', {
      assessmentId: latest.assessmentId,
      outcome,
      ...(outcome === 'given' && { comment: play.words() }),
    });
  },
  classification: (play) =>
    play.kase.functions.chair === play.cast.chair
      ? decideHousing(play, play.cast.chair)
      : appointed(play, 'chair', play.cast.chair),
  plan_draft: draftPlan,
  plan_submission: (play) =>
    step(play.cast.coordinator, 'submitPlan', {
      chairId: play.cast.chair,
      opinions: (play.programme.conferences['plan']?.quorum ?? []).map((discipline) => ({
        personId: specialistOf(play, discipline, play.cast.chair, play.kase.functions.lead_coordinator),
        discipline,
      })),
    }),
  risk_plan: recordRiskPlan,
  plan_agreement: (play) =>
    play.kase.plan?.status === 'submitted' || play.kase.plan?.status === 'approved'
      ? step(play.cast.coordinator, 'recordPlanAgreement', {
          version: play.kase.plan.version,
          agreement: play.random.pick(['agreed', 'agreed', 'not_agreed', 'could_not_say'] as const),
        })
      : null,
  programme_completion: () => null,
  intelligence_attestation: (play) =>
    play.kase.functions.custodian ? null : appointed(play, 'custodian', play.cast.custodian),
  release_decision: (play) => {
    const { kase, cast, words } = play;
    const isParole = play.random.chance(0.5);
    return step(cast.coordinator, 'recordReleaseDecision', {
      kind: isParole ? 'parole' : 'sentence_completed',
      authority: isParole ? 'parole_board' : 'prison_authority',
      decidedOn: dateIn(play, 0),
      releaseOn: kase.expectedReleaseOn > dateIn(play, 0) ? kase.expectedReleaseOn : dateIn(play, 3),
      reasons: words(),
      senderId: cast.facilityManager,
      ...(isParole
        ? {
            conditions: [words()],
            supervisionEndsOn: dateIn(play, 800),
            supervisingOfficerId: cast.probation,
          }
        : { aftercareLeadId: cast.aftercare }),
    });
  },
  aftercare_choice: (play) =>
    step(play.cast.coordinator, 'recordAftercareChoice', {
      choice: play.random.pick(['accepted', 'declined'] as const),
      reasons: play.words(),
    }),
  aftercare_end: (play) => step(play.cast.coordinator, 'startClosing', { reasons: play.words() }),
  outcome: (play) =>
    step(play.cast.chair, 'closeCase', {
      outcomeCode: play.random.pick(play.programme.outcomes),
      reasons: play.words(),
    }),
};

/** The step that brings a gate nearer to what it misses. */
export function stepTowards(play: Play, missing: Missing): Step | null {
  const { code } = missing;
  const { cast, words, kase } = play;
  if (code.startsWith('screening_')) return screen(play, code.slice('screening_'.length));
  if (code.startsWith('background_'))
    return step(cast.coordinator, 'recordBackground', {
      areas: [{ area: code.slice('background_'.length), summary: words() }],
    });
  if (code.startsWith('consent_offer_')) {
    const purpose = code.slice('consent_offer_'.length);
    return recordConsent(play, purpose, play.random.chance(0.85) ? 'given' : 'refused');
  }
  if (code.startsWith('release_confirmation_')) {
    const asked = Object.values(kase.tasks).some(
      ({ kind, status }) => kind === 'release_confirmation' && status === 'open',
    );
    return asked
      ? null
      : step(cast.coordinator, 'requestReleaseConfirmations', {
          chairId: cast.chair,
          policeLeadId: cast.police,
          probationLeadId: cast.probation,
          aftercareLeadId: cast.aftercare,
        });
  }
  return towards[code]?.(play, missing) ?? null;
}

export function step<N extends Command['name']>(
  by: string,
  name: N,
  data: Extract<Command, { name: N }>['data'],
): Step {
  return { by, command: { name, data } as unknown as Command };
}

function appointed(
  { cast }: Play,
  held: 'chair' | 'custodian' | 'duty_officer' | 'health_lead' | 'facility_manager',
  personId: string,
): Step {
  return step(cast.coordinator, 'appoint', { function: held, personId });
}

export function assignAssessment(play: Play): Step | null {
  const { programme, cast, random, kase } = play;
  if (isAssessmentInProgress(kase)) return null;
  const there = cast.assessors.filter((id) => isThere(play, id) && id !== cast.reviewer);
  const [first = '', second, third] = there;
  const possible = programme.instruments.filter(({ twoAssessors }) => !twoAssessors || third !== undefined);
  const instrument = random.chance(0.85) ? possible.at(0) : possible.at(-1);
  return step(cast.coordinator, 'assignAssessment', {
    instrumentId: instrument?.id ?? '',
    assessorId: first,
    reviewerId: cast.reviewer,
    ...(instrument?.twoAssessors && second && third && { secondAssessorId: second, moderatorId: third }),
  });
}

export function decideHousing(play: Play, by: string): Step {
  const { programme, random, words } = play;
  const option = random.pick(['separate', 'concentrated', 'dispersed', 'integrated', 'integrated'] as const);
  return step(by, 'decideHousing', {
    option,
    securityClass: random.pick(programme.housing.securityClasses),
    roleTier: random.pick(programme.housing.roleTiers),
    factors: [random.pick(programme.housing.factors)],
    reasons: words(),
    expiresOn: earlierDate(dateIn(play, option === 'separate' ? 10 : 300), latestReview(play, option)),
    prolongedReasons: words(),
    keepApartReasons: words(),
  });
}

/** The last day on which the decision may be looked at again. */
function latestReview({ now, calendar, programme }: Play, option: HousingOption): CivilDate {
  const { reviewAtMost, separateReviewAtMost } = programme.housing;
  return civilDate(plus(now, option === 'separate' ? separateReviewAtMost : reviewAtMost, calendar), calendar.timeZone);
}

function earlierDate(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}

export function recordRiskPlan(play: Play): Step {
  const { words } = play;
  return step(play.cast.coordinator, 'recordRiskPlan', {
    triggers: [words()],
    warningSigns: [words()],
    contingencies: [{ what: words(), actsAs: 'duty_officer' }],
    reviewOn: dateIn(play, 180),
  });
}

export function draftPlan(play: Play): Step {
  const { words, programme, kase } = play;
  const untried = kase.markers.includes('pre_trial') && kase.convictedOn === null;
  const tracks = programme.tracks.filter(
    ({ presumesGuilt, requires }) => !(presumesGuilt && untried) && requires.length === 0,
  );
  return step(play.cast.coordinator, 'draftPlan', {
    aim: play.random.pick(['disengagement', 'deradicalization'] as const),
    objectives: [0, 1].map(() => ({
      title: words(),
      actors: ['psychologist', 'teacher'] as const,
      expectedResult: words(),
      indicator: words(),
      baseline: words(),
      successThreshold: words(),
      failureThreshold: words(),
      reviewOn: dateIn(play, 180),
    })),
    tracks: tracks.slice(0, 5).map(({ code }) => code),
  });
}

export function recordConsent(play: Play, purpose: string, state: 'given' | 'refused' | 'withdrawn'): Step {
  const isJuvenile = play.kase.markers.includes('juvenile');
  return step(play.cast.coordinator, 'recordConsent', {
    purpose,
    state,
    ...(state === 'given' && {
      evidence: {
        form: 'written',
        interpreter: play.random.chance(0.2),
        ...(isJuvenile && { guardian: 'consents', lawyer: 'advised' }),
      } as const,
    }),
  });
}

function screen(play: Play, area: string): Step | null {
  const { cast, random, kase, programme } = play;
  const screening = screeningsOf(kase, programme).find(({ code }) => code === area);
  if (!screening) return null;
  const held = screening.owedBy === 'health_lead' ? ('health_lead' as const) : ('duty_officer' as const);
  const who = held === 'health_lead' ? cast.health : cast.dutyOfficer;
  if (kase.functions[held] !== who) return appointed(play, held, who);
  return step(who, 'recordScreening', {
    findings: { [area]: random.pick(['no_concern', 'no_concern', 'concern', 'unknown'] as const) },
  });
}
