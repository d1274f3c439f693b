import type { z } from 'zod';
import type { listAssessmentsOperation } from '../../../cases/assessments/get';

/** The assessments as `listAssessments` answers. */
export type AssessmentsShown = z.output<typeof listAssessmentsOperation.response>;
export type RoundShown = AssessmentsShown['rounds'][number];
