import type { Requirement } from '../domain/case';
import { programmeSections, requirementRows } from '../domain/catalogue';

export type { Requirement } from '../domain/case';

/** Requirements that a programme may name at a gate of custody. */
export const requirements = (Object.keys(requirementRows) as Requirement[]).filter((each) => requirementRows[each].at);
export const gates = programmeSections.gates.schema;
export const consent = programmeSections.consent.schema;
