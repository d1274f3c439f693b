import type { Requirement } from '../domain/case';
import { requirementRows } from '../domain/catalogue';
export type { Requirement } from '../domain/case';
export const requirements = (Object.keys(requirementRows) as Requirement[]).filter((each) => requirementRows[each].at);
import { programmeSections } from '../domain/catalogue';
export const gates = programmeSections.gates.schema;
export const consent = programmeSections.consent.schema;
