import { z } from 'zod';
import { engagementOf, engagements } from '../../../shared/domain/areas/consent/engagement';
import { date, instant, shown, text } from './case-seen';

const progress = shown('identity', 'progress');
const name = shown('identity', 'name');

/** Participation of the person: consent and suitability. */
export const willingness = {
  engagement: progress(
    z.enum(engagements).meta({ description: 'How far the person takes part of their own will' }),
    ({ kase, facts }) => engagementOf(kase, facts.programme),
  ),
  consents: name(z.record(text, z.object({ state: text, since: instant })), ({ kase }) => kase.consents),
  notSuitableUntil: name(
    date.nullable().meta({ description: 'The next screening of suitability' }),
    ({ kase }) => kase.unsuitable?.nextScreeningOn ?? null,
  ),
};
