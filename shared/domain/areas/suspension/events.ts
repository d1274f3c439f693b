import { type Area, type Shift } from '../../kernel/area';
import { reported } from '../../kernel/provenance';
import { withAll } from '../../kernel/rules';
import { later } from '../../time';

export const rows: Area<'suspension'>['events'] = {
  caseSuspended: {
    in: 'identity',
    progress: true,
    provenance: reported(),
    reduce: (kase, { data, at }) => ({ ...kase, suspended: { since: at, reasonCode: data.reasonCode } }),
  },
  caseResumed: {
    in: 'identity',
    progress: true,
    provenance: reported(),
    // Appointments and dates that others have set stay. Waiting dates move by the time that they waited in the
    // suspension.
    reduce: (kase, { data: { suspendedSince }, at: resumedAt }, { moments }) => {
      const shift: Shift = (at, start) => later(at, start > suspendedSince ? start : suspendedSince, resumedAt);
      return withAll(
        { ...kase, suspended: null },
        moments.map(({ resumed }) => resumed?.(kase, shift)),
      );
    },
  },
};
