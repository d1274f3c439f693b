import { area } from '../../kernel/area';
import { holder } from '../../path/gates';
import { rows as commandRows } from './commands';
import { rows as eventRows } from './events';
import { sections } from './programme';
import { consentDeadlines } from './rules';

/** Consent by purpose, and suitability (domain.md, "refusal", "consent withdrawn", "not suitable now"). */
export const consent = area('consent', {
  state: { consents: {}, unsuitable: null },
  commands: commandRows,
  events: eventRows,
  followUps: {
    consent_offer_due: { in: 'identity', doneBy: 'consent_offer' },
    suitability_screening_due: { in: 'identity', doneBy: 'suitability_screening' },
  },
  requirements: {
    consent_offer: {
      codes: { consent_offer_: 'identity' },
      at: ['assessing', 'classifying', 'planning'],
      asksForNothing: ({ consent: { purposes } }) => purposes.length === 0,
      missing: (kase, { programme }) =>
        programme.consent.purposes
          .filter(({ code }) => !Object.hasOwn(kase.consents, code))
          .map(({ code }) => ({ code: `consent_offer_${code}`, owedBy: holder(kase, 'lead_coordinator') })),
    },
  },
  deadlines: consentDeadlines,
  programme: sections,
});
