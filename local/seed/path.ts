import { criteria, instrumentItems, opinions, purposes } from '../standard';
import { answer, step, text, type Steps } from './step';

/** The first days of a case, counted from the day on which it was opened. */
export function accepted(opened: number, coordinator: string): Steps {
  const reasons = text('The referral is complete, the criteria are met, and nobody here knows the person privately.');
  return [
    step(opened - 2, coordinator, 'acceptReferral', {
      criteria,
      duplicateChecked: true,
      conflictOfInterestChecked: true,
      reasons,
    }),
    step(opened - 2, coordinator, 'appoint', { function: 'duty_officer', personId: 'dutyOfficer' }),
    step(opened - 2, coordinator, 'appoint', { function: 'health_lead', personId: 'health' }),
  ];
}

export function screenedForHealth(opened: number): Steps {
  const findings = { health: 'no_concern', self_harm: 'no_concern', vulnerability: 'unknown' } as const;
  return [step(opened - 3, 'health', 'recordScreening', { findings })];
}

export function screened(opened: number): Steps {
  const findings = { safety: 'no_concern', language: 'concern', separation: 'no_concern' } as const;
  return [
    ...screenedForHealth(opened),
    step(opened - 3, 'dutyOfficer', 'recordScreening', {
      findings,
      notes: text('Follows a conversation, asks for an interpreter for papers.'),
    }),
  ];
}

export function baselineAssigned(opened: number, coordinator: string): Steps {
  return [assign(opened - 8, coordinator)];
}

export function assessed(opened: number, coordinator: string): Steps {
  const [submits, approves] = submitted(opened - 23, opened - 26);
  return [
    ...baselineAssigned(opened, coordinator),
    step(opened - 12, coordinator, 'recordBackground', {
      areas: [
        { area: 'needs', summary: text('Sleeps badly; wants a trade.') },
        { area: 'family', summary: text('A sister who visits; no word from the father.') },
        { area: 'education', summary: text('Left school at fifteen; reads well.') },
      ],
    }),
    submits,
    step(opened - 25, coordinator, 'recordPersonComment', (kase) => ({
      assessmentId: kase.assessments.at(-1)?.assessmentId ?? '',
      outcome: 'given',
      comment: text('Says that the wing has calmed since the spring, and wants that added.'),
    })),
    approves,
  ];
}

export function classified(opened: number, coordinator: string, expiresOn: string): Steps {
  return [
    step(opened - 35, coordinator, 'appoint', { function: 'chair', personId: 'chair' }),
    step(opened - 36, 'chair', 'decideHousing', {
      option: 'integrated',
      securityClass: 'standard',
      roleTier: 'follower',
      factors: ['influence_by_others', 'family_ties'],
      reasons: text('Followed others rather than led them; contact with the family speaks for an ordinary wing.'),
      expiresOn,
    }),
  ];
}

export function planSubmitted(opened: number, coordinator: string, reviewOn: string): Steps {
  return [
    step(opened - 41, coordinator, 'draftPlan', {
      aim: 'disengagement',
      objectives: [objective('Lives without the group', reviewOn), objective('Finishes a trade', reviewOn)],
      tracks: ['psychological_counselling', 'religious_dialogue', 'basic_education', 'employment'],
    }),
    step(opened - 42, coordinator, 'recordRiskPlan', {
      triggers: [text('Visits that do not come.')],
      warningSigns: [text('Stops going to work.')],
      contingencies: [
        { what: text('The wing tells the duty officer, who speaks with him the same day.'), actsAs: 'duty_officer' },
      ],
      reviewOn,
    }),
    step(opened - 43, coordinator, 'submitPlan', { chairId: 'chair', opinions }),
  ];
}

export function planApproved(opened: number, coordinator: string): Steps {
  const narrative = text('Both objectives say when they have failed; approved.');
  return [
    ...consented(opened - 44, coordinator),
    step(opened - 44, coordinator, 'recordPlanAgreement', (kase) => ({
      version: kase.plan?.version ?? 0,
      agreement: 'agreed',
    })),
    ...opinions.map(({ discipline }) => answer(opened - 45, 'plan_opinion', 'agree', {}, discipline)),
    answer(opened - 46, 'plan_approval', 'approve', { narrative }),
  ];
}

/** The consents that the programme asks for, given in writing. */
function consented(daysAgo: number, coordinator: string): Steps {
  return purposes.map((purpose) =>
    step(daysAgo, coordinator, 'recordConsent', {
      purpose,
      state: 'given',
      evidence: { form: 'written', interpreter: false },
    }),
  );
}

/** A reassessment, from its assignment to the decision to complete the programme sixteen days later. */
export function completed(assigned: number, coordinator: string): Steps {
  const narrative = text('The objectives are reached as far as custody allows; preparation of the release may begin.');
  return [
    assign(assigned, coordinator),
    ...submitted(assigned - 10, assigned - 13),
    answer(assigned - 16, 'review_decision', 'complete', { narrative }),
  ];
}

export function assign(daysAgo: number, coordinator: string): Steps[number] {
  const people = { assessorId: 'psychologist', reviewerId: 'psychologist2' };
  return step(daysAgo, coordinator, 'assignAssessment', { instrumentId: 'demonstration', ...people });
}

function submitted(submittedOn: number, approvedOn: number): readonly [Steps[number], Steps[number]] {
  const ratings = instrumentItems.map((item) => ({
    item,
    level: item === 'grievance' ? 'moderate' : 'low',
    evidence: text('Two conversations and the report of the wing.'),
    sources: ['interview', 'observation'] as const,
  }));
  const formulation = text('Sought belonging; the group offered it first.');
  return [
    answer(submittedOn, 'assessment', 'submit', { assessment: { ratings, levelOfConcern: 'medium', formulation } }),
    answer(approvedOn, 'assessment_review', 'approve', { narrative: text('The ratings follow from the evidence.') }),
  ];
}

function objective(title: string, reviewOn: string) {
  return {
    title: text(title),
    actors: ['psychologist', 'teacher'] as const,
    expectedResult: text('Holds for six months and is seen by two people independently.'),
    indicator: text('Reports of the wing and of the teacher.'),
    baseline: text('Not seen at the beginning.'),
    successThreshold: text('Seen in five of six months.'),
    failureThreshold: text('Seen in fewer than two of six months.'),
    reviewOn,
  };
}
