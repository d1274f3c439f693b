import { z } from 'zod';
import { segregationDays } from '../../../shared/domain/areas/segregation/rules';
import { instant, person, shown, text } from './case-seen';

const name = shown('identity', 'name');
const full = shown('incidents', 'full');
const existence = shown('intelligence', 'existence');
const incentives = shown('incentives', 'full');

const incentive = z.object({ incentiveId: text, kind: text, milestone: text, granterId: person, status: text });

/** Incidents in custody and their consequences. */
export const incidentRows = {
  segregationDays: name(
    z.int().meta({ description: 'Days of uninterrupted separation, today counted' }),
    ({ kase, facts }) => segregationDays(kase, facts.now, facts.calendar),
  ),
  keepApart: full(
    z.array(z.object({ pairId: text, otherCaseId: text, reasonCode: text })),
    ({ kase }) => kase.keepApart,
  ),
  activitiesSuspended: full(
    z.object({ since: instant, incidentId: text }).nullable(),
    ({ kase }) => kase.activitiesSuspended,
  ),
  restrictedEntries: existence(
    z.object({ entries: z.int(), custodianId: person.nullable(), attestedAt: instant.nullable() }).meta({
      description: 'That there are restricted entries, and whose; never what they say',
    }),
    ({ kase }) => kase.intelligence,
  ),
  incentives: incentives(z.array(incentive), ({ kase }) =>
    kase.incentives.map((each) => ({ ...each, milestone: each.milestone.kind })),
  ),
};
