import { z } from 'zod';
import { timelineEntry, type TimelineEntryResponse } from '../present-event';
import { instant, person, text } from '../shown/case-seen';
import { present, toldOf } from './told';

const author = z.object({ personId: person }).nullable().meta({ description: 'Null where time did it' });

const correction = z.object({
  number: z.int(),
  at: instant,
  by: author,
  reasonCode: text.optional(),
  correction: text.optional(),
});

/** The entry of the record that something was taken from, with its corrections beside it. */
export const recorded = timelineEntry
  .pick({ number: true, entryId: true, at: true, occurredAt: true, knownBy: true, provenance: true })
  .extend({ by: author, corrections: z.array(correction) })
  .meta({ id: 'Recorded', description: 'The entry of the record, with its corrections' });
export type Recorded = z.input<typeof recorded>;

/** An entry of which the reader sees no more than what happened, when, and who says so. */
const line = recorded.extend({ type: text, says: text }).meta({ id: 'Line' });
type Line = z.input<typeof line>;

export const lines = z.array(line).meta({
  description: 'Entries of this section of which you see no details, or all where you see of most no more than a line',
});

/** Takes from each entry its place in the record, with the corrections that its reader sees or knows of. */
export function recorder(entries: readonly TimelineEntryResponse[]): (entry: TimelineEntryResponse) => Recorded {
  const corrections = entries.filter(({ type }) => type === 'entryCorrected');
  return (of) => ({
    ...placeOf(of),
    corrections: corrections
      .filter(({ corrects }) => corrects === of.entryId)
      .map((entry) => ({
        number: entry.number,
        at: entry.at,
        by: entry.by && { personId: entry.by.personId },
        ...wordsOf(entry),
      })),
  });
}

function wordsOf(
  correction: TimelineEntryResponse,
): Pick<Recorded['corrections'][number], 'reasonCode' | 'correction'> {
  const [told] = toldOf([correction], 'entryCorrected');
  return told ? present({ reasonCode: told.data.reasonCode, correction: told.data.correction }) : {};
}

function placeOf({ number, entryId, at, occurredAt, by, knownBy, provenance }: TimelineEntryResponse) {
  return {
    number,
    entryId,
    at,
    ...(occurredAt !== undefined && { occurredAt }),
    by: by && { personId: by.personId },
    knownBy,
    ...(provenance && { provenance }),
  };
}

/** Shortens an entry to a line. */
export function lineOf(recordedOf: (entry: TimelineEntryResponse) => Recorded): (entry: TimelineEntryResponse) => Line {
  return (entry) => ({ ...recordedOf(entry), type: entry.type, says: entry.says });
}
