import { z } from 'zod';
import type { CaseRow } from '../../../record/queries/cases';
import type { Sight } from '../../../shared/policy/who-may-see';
import { instant, personShown, text } from './case-seen';
import { likewise, rowsOf } from './row';
import { shownOfCase } from './index';

/** The input of all fields of a list's line. */
export interface LineSeen {
  readonly row: CaseRow;
  readonly sight: Sight;
}

const line = rowsOf<LineSeen>();
const progress = line('identity', 'progress');
const name = line('identity', 'name');

/** Every field that a line of a list of cases may show. */
export const shownInList = {
  caseId: likewise(shownOfCase.caseId, ({ row }: LineSeen) => row.caseId),
  reference: likewise(shownOfCase.reference, ({ row }: LineSeen) => row.reference),
  alias: likewise(shownOfCase.alias, ({ row }: LineSeen) => row.alias),
  phase: likewise(shownOfCase.phase, ({ row }: LineSeen) => row.phase),
  phaseSince: likewise(shownOfCase.phaseSince, ({ row }: LineSeen) => row.phaseSince),
  targetAt: likewise(shownOfCase.targetAt, ({ row }: LineSeen) => row.phaseDueAt),
  overdue: likewise(shownOfCase.overdue, ({ row }: LineSeen) => row.overdue),
  engagement: likewise(shownOfCase.engagement, ({ row }: LineSeen) => row.engagement ?? undefined),
  person: name(personShown.omit({ bornOn: true }), ({ row: { givenName, familyName } }) =>
    givenName === null || familyName === null ? undefined : { givenName, familyName },
  ),
  nextDueAt: progress(instant.nullable(), ({ row }) => row.nextDueAt),
  facilityId: likewise(shownOfCase.facilityId, ({ row }: LineSeen) => row.facilityId),
  leadCoordinatorId: progress(text, ({ row }) => row.leadCoordinatorId),
  suspended: progress(z.boolean(), ({ row }) => row.suspended),
  died: progress(z.boolean(), ({ row }) => row.died),
  ended: progress(z.boolean(), ({ row }) => row.ended),
  openedAt: likewise(shownOfCase.openedAt, ({ row }: LineSeen) => row.openedAt),
};
