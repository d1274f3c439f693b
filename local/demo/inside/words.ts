import { say, type Body } from '../../../stories/act';
import { objective, rating, type Form } from '../../../stories/bodies';
import { demo } from '../../../stories/programmes';

const day = 86_400_000;

export function dateIn(days: number): string {
  return new Date(Date.now() + days * day).toISOString().slice(0, 10);
}

export function timeIn(seconds: number): string {
  return new Date(Date.now() + seconds * 1_000).toISOString();
}

/** The form of an assessor; fields that are not given have their usual value. */
function formOf(
  levels: Readonly<Record<string, 'low' | 'high'>>,
  levelOfConcern: Form['levelOfConcern'],
  formulation: string,
): Partial<Form> {
  const items = demo.instruments[0]?.items ?? [];
  const ratings = items.map(({ id }) => rating(id, { level: levels[id] ?? 'moderate' }));
  return { ratings, levelOfConcern, formulation: say(formulation) };
}

export const worseForm = formOf(
  {
    grievance: 'high',
    identification_with_group: 'high',
    contact_with_group: 'high',
    family_support: 'high',
    engagement_in_work: 'low',
  },
  'high',
  'Has taken up contact again since the visits ended; his sister holds on to him.',
);
export const betterForm = formOf(
  { contact_with_group: 'low', family_support: 'high' },
  'medium',
  'Has broken the contact off after the talks; it is too early to say that this lasts.',
);

export const draft: Pick<Body<'draftPlan'>, 'objectives' | 'tracks'> = {
  objectives: [objective('2035-01-01', { actors: ['psychologist', 'police'] })],
  tracks: ['psychological_counselling', 'family_work', 'basic_education', 'law_enforcement_dialogue'],
};

export const housing = {
  option: 'dispersed',
  securityClass: 'high',
  roleTier: 'operator',
  factors: ['influence_on_others', 'family_ties'],
} as const;
