import { followedUp } from '../../asking/asking';
import { type Area } from '../../kernel/area';
import { coordinators } from '../../kernel/grants';
import { accept, firstOf, reject } from '../../kernel/rules';
import { phasesWithConsent } from '../../path/phases';
import { commands } from './contract';
import { cancelVoluntary, checkEvidence, checkSuitability, checkTransition, offered, stops } from './rules';

export const rows: Area<'consent'>['commands'] = {
  recordConsent: {
    body: commands.recordConsent,
    by: coordinators,
    textsIn: 'identity',
    names: ({ evidence }) => [evidence?.witnessId],
    during: phasesWithConsent,
    whileSuspended: true,
    form: {
      first: ['state'],
      askedWith: { evidence: { state: ['given'] } },
      fills: ['consent_offer_', 'consent_offer_due'],
      frequent: true,
    },
    decide: (kase, data, facts) => {
      const known = facts.programme.consent.purposes.map(({ code }) => code);
      if (!known.includes(data.purpose)) return reject('unknown_purpose', 'purpose', { known });
      return (
        firstOf(
          checkTransition(kase.consents[data.purpose]?.state ?? 'none', data.state),
          data.state === 'given' ? checkEvidence(kase, data.evidence, facts) : null,
        ) ?? accept({ type: 'consentRecorded', data }, ...offered(kase, data.purpose), ...stops(kase, data, facts))
      );
    },
  },
  recordSuitability: {
    body: commands.recordSuitability,
    by: { functions: ['chair'] },
    textsIn: 'identity',
    during: phasesWithConsent,
    whileSuspended: true,
    form: { fills: ['suitability_screening_due'] },
    decide: (kase, data, facts) =>
      checkSuitability(kase, data, facts) ??
      accept(
        { type: 'suitabilityRecorded', data },
        ...followedUp(kase, 'suitability_screening_due'),
        ...(data.suitable ? [] : cancelVoluntary(kase, facts)),
      ),
  },
};
