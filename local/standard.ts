/** What the demonstration instrument of the shipped programmes asks about, for those who play an assessor. */
export const instrumentItems = [
  'grievance',
  'justification_of_violence',
  'identification_with_group',
  'contact_with_group',
  'capability',
  'family_support',
  'engagement_in_work',
] as const;

/** What the shipped programmes want met before a referral is accepted. */
export const criteria = ['competent_authority', 'offence_or_charge_in_scope', 'in_custody'] as const;

/** What they ask the person to consent to. */
export const purposes = ['programme_participation', 'family_contact', 'information_sharing'] as const;

/** Whose opinion on the plan is asked for in writing: the disciplines of the plan conference's quorum. */
export const opinions = [
  { personId: 'psychologist', discipline: 'psychologist' },
  { personId: 'facilityManager', discipline: 'prison' },
  { personId: 'probation', discipline: 'probation' },
] as const;
