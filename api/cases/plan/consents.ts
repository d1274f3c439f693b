import type { SectionSeen } from '../sections/section';
import { present, toldOf } from '../sections/told';
import type { ConsentShown, SuitabilityShown } from './response';

/** Consents by purpose, also those that were not asked for yet; undefined for those who see none. */
export function consentsOf({ kase, programme, entries, recordedOf }: SectionSeen): ConsentShown[] | undefined {
  const { consents } = kase;
  if (consents === undefined) return undefined;
  const { purposes } = programme.consent;
  const others = Object.keys(consents).filter((purpose) => !purposes.some(({ code }) => code === purpose));
  return [...purposes, ...others.map((code) => ({ code, stops: 'nothing' as const }))].map(({ code, stops }) => {
    const answers = toldOf(entries, 'consentRecorded').filter(({ data }) => data.purpose === code);
    const latest = answers.at(-1)?.entry.number ?? 0;
    const { state, since } = Object.hasOwn(consents, code) ? (consents[code] ?? {}) : {};
    return {
      purpose: code,
      ...present({ state, since }),
      offerDue: toldOf(entries, 'consentOfferFellDue').some(
        ({ entry, data }) => data.purpose === code && entry.number > latest,
      ),
      stops,
      answers: answers.map(({ entry, data: { state: said, evidence = {}, reasons } }) => ({
        state: said,
        ...present({ ...evidence, reasons }),
        recorded: recordedOf(entry),
      })),
    };
  });
}

export function suitabilityOf({ kase, entries, recordedOf }: SectionSeen): SuitabilityShown[] | undefined {
  if (kase.consents === undefined) return undefined;
  return toldOf(entries, 'suitabilityRecorded').map(({ entry, data: { suitable, reasons, nextScreeningOn } }) => ({
    suitable,
    ...present({ reasons, nextScreeningOn }),
    recorded: recordedOf(entry),
  }));
}
