import { instrumentItems } from '../../standard';

const day = 86_400_000;

export function dateIn(days: number): string {
  return new Date(Date.now() + days * day).toISOString().slice(0, 10);
}

export function timeIn(seconds: number): string {
  return new Date(Date.now() + seconds * 1_000).toISOString();
}

type Levels = Partial<Record<(typeof instrumentItems)[number], 'low' | 'moderate' | 'high'>>;

/** An assessor's form; items that are not named have their usual rating. */
function formOf(levels: Levels, levelOfConcern: 'medium' | 'high', formulation: string): unknown {
  return {
    ratings: instrumentItems.map((item) => ({
      item,
      level: levels[item] ?? 'moderate',
      evidence: 'Two conversations and the report of the wing.',
      sources: ['interview', 'observation'],
    })),
    levelOfConcern,
    formulation,
  };
}

export const baselineForm = formOf({}, 'medium', 'Sought belonging; the group offered it first.');
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

export const planBody = {
  aim: 'disengagement',
  objectives: [
    {
      title: 'Lives without the group',
      actors: ['psychologist', 'police'],
      expectedResult: 'No contact for six months, seen by two people independently.',
      indicator: 'Reports of the wing, visits, telephone.',
      baseline: 'Weekly contact at the beginning.',
      successThreshold: 'None in five of six months.',
      failureThreshold: 'Contact in more than two of six months.',
      reviewOn: '2035-01-01',
    },
  ],
  tracks: ['psychological_counselling', 'family_work', 'basic_education', 'law_enforcement_dialogue'],
};

export const housing = {
  option: 'dispersed',
  securityClass: 'high',
  roleTier: 'operator',
  factors: ['influence_on_others', 'family_ties'],
};
