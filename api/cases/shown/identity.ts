import { z } from 'zod';
import { phaseNames } from '../../../shared/domain/path/phases';
import { compartments } from '../../../shared/domain/compartments';
import type { CaseFunction } from '../../../shared/domain/vocabulary';
import { views } from '../../../shared/policy/views';
import { seesFunction } from '../../../shared/policy/who-may-see';
import { instant, person, personShown, shown, text } from './case-seen';

const known = shown('identity', 'known');
const alias = shown('identity', 'alias');
const name = shown('identity', 'name');
const progress = shown('identity', 'progress');

/** The case's identity: its names, the person, and the people who work on it. */
export const identity = {
  caseId: known(text, ({ kase }) => kase.caseId),
  reference: known(text, ({ kase }) => kase.reference),
  views: known(
    z.record(z.enum(compartments), z.enum(views)).meta({ description: 'How much of each compartment you see' }),
    ({ sight }) => sight.views,
  ),
  alias: alias(text, ({ kase }) => kase.alias),
  phase: alias(z.enum(phaseNames), ({ kase }) => kase.phase),
  person: name(personShown, ({ besides }) => besides.person),
  openedAt: progress(instant, ({ kase }) => kase.openedAt),
  programme: progress(z.object({ id: text, version: text }), ({ kase }) => kase.programme),
  coordinatingAgencyId: progress(text, ({ kase }) => kase.coordinatingAgencyId),
  referringAgencyId: progress(text, ({ kase }) => kase.referringAgencyId),
  facilityId: progress(text, ({ kase }) => kase.facilityId),
  functions: progress(z.record(text, person), ({ kase, sight }) =>
    Object.fromEntries(Object.entries(kase.functions).filter(([held]) => seesFunction(sight, held as CaseFunction))),
  ),
  conflicts: name(
    z.array(person).meta({ description: 'People with a conflict of interest in this case' }),
    ({ kase }) => kase.conflicts,
  ),
};
