import { z } from 'zod';
import { releaseBeforeCompletionLikely } from '../../../shared/domain/path/short-sentence';
import { date, shown, text } from './case-seen';

const progress = shown('identity', 'progress');
const name = shown('identity', 'name');

/** The sentence: legal basis and dates, and markers of the person. */
export const sentence = {
  legalBasis: progress(text, ({ kase }) => kase.legalBasis),
  admittedOn: progress(date, ({ kase }) => kase.admittedOn),
  expectedReleaseOn: progress(date, ({ kase }) => kase.expectedReleaseOn),
  sentenceEndsOn: progress(date, ({ kase }) => kase.sentenceEndsOn),
  paroleEligibleOn: progress(date.nullable(), ({ kase }) => kase.paroleEligibleOn),
  releaseBeforeCompletionLikely: progress(
    z.boolean().meta({
      description: 'The sentence is short: targets are compressed, and the programme will hardly be complete',
    }),
    ({ kase, facts }) => releaseBeforeCompletionLikely(kase, facts.programme),
  ),
  convictedOn: name(date.nullable(), ({ kase }) => kase.convictedOn),
  markers: name(z.array(text), ({ kase }) => kase.markers),
};
