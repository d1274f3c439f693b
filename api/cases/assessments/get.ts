import { notFound } from '../../errors/problem';
import { paths } from '../../paths';
import { compared } from '../compare';
import { sectionOperation, type SectionSeen } from '../sections/section';
import { present, toldOf } from '../sections/told';
import { assessmentShape, assessmentsShape, type AssessmentMade, type AssessmentsMade } from './response';
import { approvedIn, formsOf, roundsOf } from './rounds';

const common = {
  section: 'assessment',
  areas: ['assessment', 'background', 'reassessment'],
  besides: ['taskAnswered'],
} as const;

/** All rounds of a case, their comparison, and what belongs beside them. */
export const listAssessmentsOperation = sectionOperation({
  ...common,
  id: 'listAssessments',
  path: paths.caseAssessments,
  summary: 'Assessments: rounds, what changed from the first to the latest, background, level of concern',
  shape: assessmentsShape,
  make: assessmentsOf,
});

/** One round with every rating. */
export const getAssessmentOperation = sectionOperation({
  ...common,
  id: 'getAssessment',
  path: paths.caseAssessment,
  summary: 'One assessment, item by item: ratings, evidence, sources, what is not rated; never added up',
  shape: assessmentShape,
  make: (seen, { assessmentId = '' }) => assessmentOf(seen, assessmentId),
});

/** The assessments as their reader sees them, made from visible entries. */
export function assessmentsOf(seen: SectionSeen): AssessmentsMade {
  const { kase, entries, recordedOf } = seen;
  return {
    caseId: kase.caseId,
    rounds: roundsOf(seen),
    ...comparisonOf(seen),
    ...present({
      background: backgroundOf(seen),
      levelOfConcern: kase.levelOfConcern?.level,
      levelsSet:
        kase.background &&
        toldOf(entries, 'levelOfConcernSet').map(({ entry, data: { level, former, reasons } }) => ({
          level,
          ...present({ former: former ?? undefined, reasons }),
          recorded: recordedOf(entry),
        })),
      reassessment: kase.reassessment ?? undefined,
      reassessmentRequired: kase.reassessmentRequired ?? undefined,
    }),
    skipped: toldOf(entries, 'reassessmentSkipped').map(({ entry, data: { reasons } }) => ({
      ...present({ reasons }),
      recorded: recordedOf(entry),
    })),
  };
}

/** @throws a 404 problem for an assessment that the reader does not know of */
export function assessmentOf(seen: SectionSeen, assessmentId: string): AssessmentMade {
  const round = roundsOf(seen).find((each) => each.assessmentId === assessmentId);
  if (!round) throw notFound();
  const { form, apart } = formsOf(assessmentId, seen);
  return { caseId: seen.kase.caseId, round, ...present({ form }), apart };
}

function comparisonOf(seen: SectionSeen): Pick<AssessmentsMade, 'comparison' | 'notCompared'> {
  if (seen.kase.background === undefined) return {};
  const rounds = approvedIn(seen);
  const outcome = compared(rounds, seen.programme);
  return 'refused' in outcome ? { notCompared: outcome.refused } : { comparison: outcome };
}

/** The areas of the programme, and others that were recorded. */
function backgroundOf({ kase, programme, entries, recordedOf }: SectionSeen): AssessmentsMade['background'] {
  if (kase.background === undefined) return undefined;
  const told = toldOf(entries, 'backgroundRecorded');
  const areas = new Set([...programme.background, ...kase.background]);
  return [...areas].map((area) => ({
    area,
    summaries: told.flatMap(({ entry, data }) =>
      data.areas
        .filter((each) => each.area === area)
        .map(({ summary }) => ({ ...present({ summary }), recorded: recordedOf(entry) })),
    ),
  }));
}
