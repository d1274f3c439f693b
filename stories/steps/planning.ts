import type { ConsentState } from '../../shared/domain/areas/consent/contract';
import { answer, forEach, give, reasons, say, until, where, type Act, type Acts, type Body } from '../act';
import { conference, consent, evidence, evidenceOfJuvenile, minutes, plan, quorum, riskPlan } from '../bodies';
import { dateIn, isRequired, timeIn, type Seen } from '../seen';

/** With the tracks of the usual plan that the programme knows. */
export function planDrafted(changes: Partial<Body<'draftPlan'>> = {}, reviewIn = 'P3M'): Act {
  return give('coordinator', 'draftPlan', (seen) => {
    const known = seen.programme.tracks.map(({ code }) => code);
    const usual = plan(dateIn(seen, reviewIn));
    return { ...usual, tracks: usual.tracks.filter((code) => known.includes(code)), ...changes };
  });
}

const hasQuorum = isRequired('quorum');
const quorumOf = (seen: Seen): ReturnType<typeof quorum> =>
  hasQuorum(seen) ? quorum(seen.programme, 'plan', seen.cast) : [];

/** Before the chair; each discipline of the quorum is asked for its opinion in writing. */
export const planSubmitted: Act = give('coordinator', 'submitPlan', (seen) => {
  const opinions = quorumOf(seen);
  return { chairId: seen.cast.chair, ...(opinions.length > 0 && { opinions }) };
});

/** Everybody who was asked for an opinion agrees. */
export const opinionsWritten: Act = forEach(quorumOf, ({ discipline }) =>
  answer('plan_opinion', 'agree', {}, discipline),
);

export function riskPlanned(reviewIn = 'P6M'): Act {
  return where(
    isRequired('risk_plan'),
    give('coordinator', 'recordRiskPlan', (seen) => riskPlan(dateIn(seen, reviewIn))),
  );
}

export function planAgreed(agreement: Body<'recordPlanAgreement'>['agreement'] = 'agreed'): Act {
  return where(
    isRequired('plan_agreement'),
    give('coordinator', 'recordPlanAgreement', ({ kase }) => ({ version: kase.plan?.version ?? 0, agreement })),
  );
}

/** The person was asked for everything that the programme asks, and answered this. */
export function consentRecorded(state: ConsentState = 'given', changes: Partial<Body<'recordConsent'>> = {}): Act {
  return forEach(
    ({ programme }) => programme.consent.purposes,
    ({ code }) => asked(code, state, changes),
  );
}

/** The person was asked for one consent, with a signature of a guardian where they are a juvenile. */
export function asked(purpose: string, state: ConsentState, changes: Partial<Body<'recordConsent'>> = {}): Act {
  return give('coordinator', 'recordConsent', ({ kase, cast }) => {
    const signed = kase.markers?.includes('juvenile') ? evidenceOfJuvenile : evidence;
    const evidenced = state === 'given' ? { evidence: { ...signed, witnessId: cast.dutyOfficer } } : {};
    return consent(state, { purpose, ...evidenced, ...changes });
  });
}

export const chairApproved: Act = answer('plan_approval', 'approve', {
  narrative: say('Every objective says when it has failed; approved.'),
});

/** Drafted, submitted and approved, with everything beside it that the gate waits for. */
export const planApproved = (changes: Partial<Body<'draftPlan'>> = {}): Acts => [
  planDrafted(changes),
  planSubmitted,
  opinionsWritten,
  riskPlanned(),
  planAgreed(),
  consentRecorded(),
  chairApproved,
];

/** Called for a week from now. */
export function called(changes: Partial<Body<'callConference'>> = {}): Act {
  return give('coordinator', 'callConference', (seen) =>
    conference(seen.programme, timeIn(seen, 'P7D'), changes, seen.cast),
  );
}

type Conference = NonNullable<Seen['kase']['conferences']>[number];

/** The conference that was called last. */
function lastConference({ kase }: Pick<Seen, 'kase'>): Conference {
  const found = kase.conferences?.at(-1);
  if (!found) throw new Error('no conference was called');
  return found;
}

/** Recorded by the chair, with everybody there. */
function recorded(changes: Partial<Body<'recordConference'>> = {}): Act {
  return give('chair', 'recordConference', (seen) => {
    const { conferenceId, members, chairId } = lastConference(seen);
    const attended = [chairId, ...members.map(({ personId }) => personId)];
    return minutes(conferenceId, attended, dateIn(seen, 'P6M'), changes);
  });
}

/** Called, its time come, and recorded with everybody there. */
export const held = (
  changes: Partial<Body<'callConference'>> = {},
  told: Partial<Body<'recordConference'>> = {},
): Acts => [
  called(changes),
  until((seen) => lastConference(seen).startsAt),
  until((seen) => timeIn(seen, 'PT2H')),
  recorded(told),
];

/** Every objective whose day has come goes on, and is looked at again in three months. */
export const objectivesReviewed: Act = forEach(
  ({ kase }) => (kase.plan?.objectives ?? []).filter((each) => 'reviewFellDue' in each && each.reviewFellDue === true),
  ({ objectiveId }) =>
    give('coordinator', 'reviewObjective', (seen) => ({
      objectiveId,
      standing: 'progressing',
      reasons,
      reviewOn: dateIn(seen, 'P3M'),
    })),
);
