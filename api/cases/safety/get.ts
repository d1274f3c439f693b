import { listReferences } from '../../../record/queries/case';
import type { EventType } from '../../../shared/domain/case';
import { operation } from '../../http/operation';
import { paths } from '../../paths';
import { lines } from '../sections/recorded';
import { readSection } from '../sections/section';
import { peopleIn } from '../shown/people';
import { typesOf } from '../timeline';
import { safetyResponse, safetyShown } from './response';
import { safetyOf } from './section';

const people = peopleIn(safetyShown.extend({ lines }));

const own: readonly EventType[] = [
  'levelOfConcernSet',
  'riskPlanRecorded',
  'riskPlanReviewFellDue',
  'intelligenceAttested',
  ...typesOf(['concerns', 'incidents', 'housing', 'segregation', 'keepApart', 'challenges']),
];
/** Besides, answers that say why, and that there are restricted entries. */
const types: readonly EventType[] = [...own, 'restrictedEntryMade', 'taskAsked', 'taskAnswered', 'entryCorrected'];

/** The safety of the person and of others, as far as the caller sees it. */
export const getSafetyOperation = operation({
  id: 'getSafety',
  tag: 'Cases',
  method: 'get',
  path: paths.caseSafety,
  summary: 'Level of concern, risk plan, incidents, housing and separation, keep-apart, challenges, restricted entries',
  response: safetyResponse,
  handle: async (asked, services) => {
    const { seen, linesOf, namesOf } = await readSection(services, asked, 'safety', types);
    const safety = { ...safetyOf(seen), lines: linesOf(own) };
    const others = new Set(safety.keepApart?.map(({ otherCaseId }) => otherCaseId));
    const references = await listReferences(services.db, asked.caller, [...others]);
    return {
      body: {
        ...safety,
        references: Object.fromEntries(references.map(({ caseId, reference }) => [caseId, reference])),
        people: await namesOf(people(safety)),
      },
    };
  },
});
