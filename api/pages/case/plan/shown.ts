import type { z } from 'zod';
import type { getPlanOperation } from '../../../cases/plan/get';

/** The plan as `getPlan` answers. */
export type PlanShown = z.output<typeof getPlanOperation.response>;
export type VersionShown = PlanShown['versions'][number];
