import type { JSX } from 'preact';
import type { TimelineEntryResponse } from '../../cases/present-event';
import { hrefTo, paths } from '../paths';
import { codeInWords, valueInWords, type Saying } from '../say';
import { Details } from '../views/details';

/** Entries of the record: what happened, who says so and when, and, unless short, everything that they tell. */
export function Entries(props: {
  readonly caseId: string;
  readonly entries: readonly TimelineEntryResponse[];
  readonly saying: Saying;
  readonly isShort?: boolean;
}): JSX.Element {
  const { caseId, entries, saying, isShort = false } = props;
  return (
    <ol class="rows">
      {entries.map((entry) => (
        <li key={entry.entryId} {...(!isShort && { id: `entry-${entry.entryId}` })}>
          {isShort ? (
            <a href={`${hrefTo(paths.record, { caseId })}#entry-${entry.entryId}`}>{sentenceOf(entry, saying)}</a>
          ) : (
            <h3>{sentenceOf(entry, saying)}</h3>
          )}
          <By entry={entry} saying={saying} />
          {!isShort && <Whole entry={entry} saying={saying} />}
        </li>
      ))}
    </ol>
  );
}

/** The event as a sentence with the values that the reader sees. */
export function sentenceOf(
  { type, details = {} }: Pick<TimelineEntryResponse, 'type' | 'details'>,
  saying: Saying,
): string {
  const values = Object.entries(details).map(([field, value]) => [field, phraseOf(field, value, saying)] as const);
  return saying.translator.event(type, Object.fromEntries(values));
}

/** A value inside a sentence; empty where the reader does not see it. */
function phraseOf(field: string, value: unknown, saying: Saying): string {
  if (!Array.isArray(value)) return valueInWords(field, value, saying) ?? '';
  const items: readonly unknown[] = value;
  return saying.translator.list(items.map((each) => phraseOf(field, each, saying)).filter((each) => each !== ''));
}

/** Who says so, when it was recorded and when it happened. */
export function By(props: {
  readonly entry: Pick<TimelineEntryResponse, 'by' | 'at' | 'occurredAt' | 'knownBy'>;
  readonly saying: Saying;
}): JSX.Element {
  const { entry, saying } = props;
  const { translator, timeZone, nameOf } = saying;
  const { by, at, occurredAt, knownBy } = entry;
  const name = by && (by.name ?? nameOf(by.personId) ?? translator.text('app.case.unnamed'));
  return (
    <p class="quiet">
      {name === null ? translator.text('app.record.byTime') : <bdi>{name}</bdi>}
      {` · ${translator.moment(at, timeZone)}`}
      {occurredAt !== undefined &&
        ` · ${translator.text('app.record.happened', { when: translator.moment(occurredAt, timeZone) })}`}
      {knownBy === 'link' && ` · ${translator.text('app.record.byLink')}`}
    </p>
  );
}

function Whole({ entry, saying }: { readonly entry: TimelineEntryResponse; readonly saying: Saying }): JSX.Element {
  const { translator } = saying;
  const { provenance, details, correctedBy, corrects, number } = entry;
  return (
    <>
      {details && <Details values={details} saying={saying} />}
      {corrects !== undefined && (
        <p>
          <a href={`#entry-${corrects}`}>{translator.text('app.record.corrects')}</a>
        </p>
      )}
      {correctedBy && <p class="late">{translator.text('app.record.corrected', { count: correctedBy.length })}</p>}
      {provenance && (
        <p class="quiet">
          {translator.list(
            [provenance.basis, provenance.source, provenance.reliability].map((each) => codeInWords(translator, each)),
          )}
        </p>
      )}
      <p class="quiet">{translator.text('app.record.entry', { number })}</p>
    </>
  );
}
