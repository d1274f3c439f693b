import { type CaseState } from '../../case';
import { checkApart } from '../../kernel/people';
import { firstOf } from '../../kernel/rules';
import { type Decision } from '../../kernel/types';
import { type CaseFunction } from '../../vocabulary';

/** Functions that must not meet in one person. */
const opposites: Partial<Record<CaseFunction, readonly CaseFunction[]>> = {
  // The lead coordinator neither attests that sealed entries were considered nor opens them.
  lead_coordinator: ['chair', 'custodian'],
  custodian: ['lead_coordinator'],
  chair: ['lead_coordinator', 'assessor'],
  assessor: ['reviewer', 'chair'],
  reviewer: ['assessor'],
};

/** Refused if the person holds an opposite function in the case (domain.md, "Tasks"). */
export function checkOpposites(kase: CaseState, held: CaseFunction, personId: string, path: string): Decision | null {
  const others = (opposites[held] ?? []).flatMap((other) => holdersOf(kase, other));
  return firstOf(...others.map((other) => checkApart([personId, other], path)));
}

/** The holder of a function; for `assessor` and `reviewer` also the people who made the latest assessment. */
function holdersOf({ functions, assessments }: CaseState, held: CaseFunction): readonly (string | undefined)[] {
  const latest = assessments.at(-1);
  const made = {
    assessor: [latest?.assessorId, latest?.secondAssessorId, latest?.moderatorId],
    reviewer: [latest?.reviewerId],
  };
  return [functions[held], ...(held === 'assessor' || held === 'reviewer' ? made[held] : [])];
}
