/** Items of the shipped programmes' demonstration instrument, for simulated assessors. */
export const instrumentItems = [
  'grievance',
  'justification_of_violence',
  'identification_with_group',
  'contact_with_group',
  'capability',
  'family_support',
  'engagement_in_work',
] as const;

/** Inclusion criteria of the shipped programmes. */
export const criteria = ['competent_authority', 'offence_or_charge_in_scope', 'in_custody'] as const;

/** Purposes of consent of the shipped programmes. */
export const purposes = ['programme_participation', 'family_contact', 'information_sharing'] as const;

/** Disciplines with a written opinion on the plan: the quorum of the plan conference. */
export const opinions = [
  { personId: 'psychologist', discipline: 'psychologist' },
  { personId: 'facilityManager', discipline: 'prison' },
  { personId: 'probation', discipline: 'probation' },
] as const;
