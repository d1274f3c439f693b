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
