import { type Area } from '../../kernel/area';
import { established, observed, toldByPerson } from '../../kernel/provenance';
import { change } from './rules';

export const rows: Area<'contacts'>['events'] = {
  contactsStarted: {
    in: 'identity',
    progress: true,
    provenance: established(),
    reduce: (kase, { data, at }) => ({
      ...kase,
      contacts: { kind: data.kind, startedAt: at, nextAt: at, asked: 0, made: 0, missed: 0, ended: false },
    }),
  },
  contactFellDue: {
    in: 'identity',
    progress: true,
    provenance: established(),
    reduce: (kase, { data }) => change(kase, () => ({ asked: data.number, nextAt: data.nextAt })),
  },
  contactMade: {
    in: 'identity',
    progress: true,
    provenance: observed(),
    reduce: (kase) => change(kase, ({ made }) => ({ made: made + 1 })),
  },
  contactMissed: {
    in: 'identity',
    progress: true,
    provenance: observed(),
    reduce: (kase) => change(kase, ({ missed }) => ({ missed: missed + 1 })),
  },
  outreachRecorded: {
    in: 'identity',
    progress: true,
    provenance: observed(),
  },
  contactScheduleEnded: {
    in: 'identity',
    progress: true,
    provenance: established(),
    says: 'Schedule of contacts ended',
    reduce: (kase) => change(kase, () => ({ ended: true, nextAt: null })),
  },
  aftercareChosen: {
    in: 'identity',
    progress: true,
    provenance: toldByPerson(),
    says: 'Choice about aftercare recorded',
    reduce: (kase, { data }) => ({ ...kase, aftercareChoice: data.choice }),
  },
};
