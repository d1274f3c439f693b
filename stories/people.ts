import type { Discipline } from '../shared/domain/vocabulary';

/** Who plays which part in a case: one id of the directory each. Nobody stands on two sides. */
export interface Cast {
  readonly coordinator: string;
  readonly referrer: string;
  readonly chair: string;
  readonly dutyOfficer: string;
  readonly healthLead: string;
  readonly custodian: string;
  readonly facilityManager: string;
  readonly policeLead: string;
  readonly probationLead: string;
  readonly aftercareLead: string;
  readonly supervisingOfficer: string;
  readonly sender: string;
  readonly assessor: string;
  readonly reviewer: string;
  /** Decides on incentives, and runs no session. */
  readonly granter: string;
  /** Reviews challenges, and had no part in the case. */
  readonly independent: string;
  readonly teacher: string;
  readonly psychologist: string;
  /** Takes over from the psychologist. */
  readonly otherPsychologist: string;
  /** Has a conflict of interest where a story needs somebody. */
  readonly neighbour: string;
  readonly advocate: string;
  /** Who speaks for a discipline at a conference, or writes in lieu; none of them decides in the case. */
  readonly voices: Readonly<Partial<Record<Discipline, string>>>;
}

export type Part = { [K in keyof Cast]: Cast[K] extends string ? K : never }[keyof Cast];

/** The parts as the people of stories/directory.ts play them. */
export const cast = {
  coordinator: 'coordinator',
  referrer: 'referrer',
  chair: 'chair',
  dutyOfficer: 'duty_officer',
  healthLead: 'nurse',
  custodian: 'custodian',
  facilityManager: 'facility_manager',
  policeLead: 'police_officer',
  probationLead: 'probation_lead',
  aftercareLead: 'aftercare_worker',
  supervisingOfficer: 'probation_officer',
  sender: 'sender',
  assessor: 'assessor',
  reviewer: 'reviewer',
  granter: 'granter',
  independent: 'independent',
  teacher: 'teacher',
  psychologist: 'psychologist',
  otherPsychologist: 'other_psychologist',
  neighbour: 'neighbour',
  advocate: 'advocate',
  voices: {
    psychologist: 'other_psychologist',
    prison: 'facility_manager',
    police: 'police_officer',
    probation: 'probation_lead',
    aftercare: 'aftercare_worker',
    teacher: 'teacher',
    family_liaison: 'family_worker',
  },
} as const satisfies Cast;
