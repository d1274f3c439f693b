import type { ScreeningFinding } from '../../shared/domain/areas/referral/contract';
import type { CaseFunction } from '../../shared/domain/vocabulary';
import { answer, give, say, where, type Act, type Acts, type Body } from '../act';
import { acceptance, assessmentAssigned, background, form, housing } from '../bodies';
import type { Part } from '../people';
import { dateIn, isRequired, type Seen } from '../seen';

/** Every criterion of the programme is met. */
export const accepted: Act = give('coordinator', 'acceptReferral', ({ programme }) => ({
  ...acceptance,
  criteria: programme.inclusionCriteria,
}));

/** Who has a part holds a function from now on. */
export function appointed(held: CaseFunction, part: Part): Act {
  return give('coordinator', 'appoint', ({ cast }) => ({ function: held, personId: cast[part] }));
}

/** The chair, the duty officer, the health lead and the custodian of sealed entries. */
export const staffed = [
  appointed('chair', 'chair'),
  appointed('duty_officer', 'dutyOfficer'),
  appointed('health_lead', 'healthLead'),
  appointed('custodian', 'custodian'),
] as const;

/** Everything that is owed of this person was looked at. */
export function screened(finding: ScreeningFinding = 'no_concern'): Act {
  return give('dutyOfficer', 'recordScreening', ({ missing }) => {
    const owed = missing.map(({ code }) => code.replace('screening_', ''));
    return { findings: Object.fromEntries(owed.map((code) => [code, finding])) };
  });
}

/** Who has a part looks at what is theirs to look at. */
export function looked(part: Part, findings: Readonly<Record<string, ScreeningFinding>>, notes?: string): Act {
  return give(part, 'recordScreening', { findings, ...(notes !== undefined && { notes: say(notes) }) });
}

export const backgroundRecorded: Act = where(
  isRequired('background'),
  give('coordinator', 'recordBackground', ({ programme }) => background(programme)),
);

/** The first instrument of the programme, unless another is named. */
const usualInstrument = ({ programme }: Seen): string => programme.instruments[0]?.id ?? 'none';

export function assigned(changes: Partial<Body<'assignAssessment'>> = {}): Act {
  return give('coordinator', 'assignAssessment', (seen) =>
    assessmentAssigned({ instrumentId: usualInstrument(seen), ...changes }, seen.cast),
  );
}

type Form = Parameters<typeof form>[1];

/** The assessor submits what they were assigned. */
export function handedIn(changes: Form = {}, instrumentId?: string): Act {
  return answer('assessment', 'submit', (seen) => ({
    assessment: form(seen.programme, changes, instrumentId ?? usualInstrument(seen)),
  }));
}

/** Assigned and submitted, in whatever phase. */
export const submitted = (changes: Form = {}): Acts => [assigned(), handedIn(changes)];

const isHandedIn = ['submitted', 'approved'];

/** The comment of the person on the latest assessment. */
export function commented(outcome: Body<'recordPersonComment'>['outcome'] = 'declined'): Act {
  const comment = say('Says that the wing has calmed since the spring, and wants that added.');
  return give('coordinator', 'recordPersonComment', ({ kase: { assessments = [] } }) => ({
    assessmentId: assessments.findLast(({ status }) => isHandedIn.includes(status))?.assessmentId ?? 'none',
    outcome,
    ...(outcome === 'given' && { comment }),
  }));
}

export const reviewed: Act = answer('assessment_review', 'approve', {
  narrative: say('The ratings follow from the evidence.'),
});

const isHeard = isRequired('person_comment');

/** Assigned, submitted and approved, in whatever phase; the person comments on the baseline where it is asked. */
export const assessed = (changes: Form = {}): Acts => [
  ...submitted(changes),
  where((seen) => seen.kase.phase === 'assessing' && isHeard(seen), commented()),
  reviewed,
];

/** Decided by the chair, until half a year from now or as long as the programme allows. */
export function housed(changes: Partial<Body<'decideHousing'>> = {}): Act {
  return give('chair', 'decideHousing', (seen) => {
    const [expiresOn = ''] = [dateIn(seen, 'P6M'), dateIn(seen, seen.programme.housing.reviewAtMost)].sort();
    return housing(expiresOn, changes);
  });
}
