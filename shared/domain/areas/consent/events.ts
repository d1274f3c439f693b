import { type Area } from '../../kernel/area';
import { established, judged, toldByPerson } from '../../kernel/provenance';

export const rows: Area<'consent'>['events'] = {
  consentRecorded: {
    in: 'identity',
    provenance: toldByPerson(),
    reduce: (kase, { data, at }) => ({
      ...kase,
      consents: { ...kase.consents, [data.purpose]: { state: data.state, since: at, offerFellDue: false } },
    }),
  },
  consentOfferFellDue: {
    in: 'identity',
    progress: true,
    provenance: established(),
    says: 'New offer fell due',
    reduce: (kase, { data }) => {
      const consent = kase.consents[data.purpose];
      return consent
        ? { ...kase, consents: { ...kase.consents, [data.purpose]: { ...consent, offerFellDue: true } } }
        : kase;
    },
  },
  suitabilityRecorded: {
    in: 'identity',
    provenance: judged(),
    reduce: (kase, { data: { suitable, nextScreeningOn } }) => ({
      ...kase,
      unsuitable: suitable || !nextScreeningOn ? null : { nextScreeningOn, fellDue: false },
    }),
  },
  suitabilityScreeningFellDue: {
    in: 'identity',
    progress: true,
    provenance: established(),
    says: 'Screening of suitability fell due',
    reduce: (kase) => ({
      ...kase,
      unsuitable: kase.unsuitable && { ...kase.unsuitable, fellDue: true },
    }),
  },
};
