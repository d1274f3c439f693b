/**
 * Three separate descriptions of a person (domain.md, "Who people are"). The account role opens the system, the
 * discipline is the person's profession in the directory, the function is the person's duty in one case.
 */
export const accountRoles = [
  'coordinator',
  'manager',
  'auditor',
  'data_protection_officer',
  'administrator',
  'service',
] as const;
export type AccountRole = (typeof accountRoles)[number];

export const disciplines = [
  'psychologist',
  'scholar',
  'victims_advocate',
  'former_extremist',
  'family_liaison',
  'teacher',
  'employment_officer',
  'police',
  'probation',
  'community_member',
  'health',
  'prison',
  'aftercare',
] as const;
export type Discipline = (typeof disciplines)[number];

export const caseFunctions = [
  'lead_coordinator',
  'chair',
  'assessor',
  'reviewer',
  'duty_officer',
  'health_lead',
  'facility_manager',
  'police_lead',
  'probation_lead',
  'supervising_officer',
  'aftercare_lead',
  'advocate',
  'custodian',
] as const;
export type CaseFunction = (typeof caseFunctions)[number];

/** How the author of an act was identified. */
export type KnownBy = 'link' | 'sign_in' | 'service';
