import { type CaseFunction, type Discipline } from '../../vocabulary';

/** The disciplines of which a person must have one to hold a function; none named means any. */
export const functionDisciplines = {
  lead_coordinator: [],
  chair: [],
  assessor: ['psychologist'],
  reviewer: ['psychologist'],
  duty_officer: ['prison', 'police'],
  health_lead: ['health'],
  facility_manager: ['prison'],
  police_lead: ['police'],
  probation_lead: ['probation'],
  supervising_officer: ['probation'],
  aftercare_lead: ['aftercare', 'probation'],
  advocate: ['victims_advocate'],
  custodian: ['police'],
} as const satisfies Record<CaseFunction, readonly Discipline[]>;
