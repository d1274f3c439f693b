import { type CaseState, type CommandData } from '../../case';
import { checkApart } from '../../kernel/people';
import { firstOf } from '../../kernel/rules';
import { type Decision } from '../../kernel/types';
import { type CaseFunction, type Discipline } from '../../vocabulary';

export function appointed(kase: CaseState, { function: held, personId }: CommandData['appoint']): CaseState {
  return { ...kase, functions: { ...kase.functions, [held]: personId } };
}

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

/** Functions that must not meet in one person. */
const opposites: Partial<Record<CaseFunction, readonly CaseFunction[]>> = {
  // Who steers a case attests for nobody that what is sealed was considered, and opens nothing of it.
  lead_coordinator: ['chair', 'custodian'],
  custodian: ['lead_coordinator'],
  chair: ['lead_coordinator', 'assessor'],
  assessor: ['reviewer', 'chair'],
  reviewer: ['assessor'],
};

/** Refused where the person holds a function in the case that is opposite to this one (domain.md, "Tasks"). */
export function checkOpposites(kase: CaseState, held: CaseFunction, personId: string, path: string): Decision | null {
  const others = (opposites[held] ?? []).flatMap((other) => holdersOf(kase, other));
  return firstOf(...others.map((other) => checkApart([personId, other], path)));
}

/** Who holds a function; of an assessment also who made it, whoever is appointed for the next. */
function holdersOf({ functions, assessments }: CaseState, held: CaseFunction): readonly (string | undefined)[] {
  const latest = assessments.at(-1);
  const made = {
    assessor: [latest?.assessorId, latest?.secondAssessorId, latest?.moderatorId],
    reviewer: [latest?.reviewerId],
  };
  return [functions[held], ...(held === 'assessor' || held === 'reviewer' ? made[held] : [])];
}
