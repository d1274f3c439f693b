import { type CaseFunction, type Discipline } from '../../vocabulary';

/** Disciplines that may hold a function; an empty list allows any. */
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
