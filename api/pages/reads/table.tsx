import type { JSX } from 'preact';
import type { z } from 'zod';
import type { listReadsOperation } from '../../reads/operations';
import { hrefTo, paths } from '../paths';
import type { Voice } from '../voice';
import { Table } from '../views/table';
import { readInWords, rightInWords } from './words';

export type Reads = z.output<typeof listReadsOperation.response>;
type Read = Reads['items'][number];

/** Reads with the reader, or with the case where all of them are of one reader. */
export function ReadTable(props: {
  readonly reads: Reads;
  readonly caption: string;
  readonly by: 'reader' | 'case';
  readonly voice: Voice;
}): JSX.Element {
  const { reads, caption, by, voice } = props;
  const { text, moment, option } = voice.translator;
  const columns = ['when', by === 'reader' ? 'who' : 'kase', 'what', 'right', 'outcome'] as const;
  return (
    <Table caption={caption} columns={columns.map((column) => text(`registers.reads.${column}`))}>
      {reads.items.map((read) => (
        <tr key={read.readId}>
          <td>{moment(read.at, voice.timeZone)}</td>
          <th scope="row">
            {by === 'reader' ? (
              <Reader read={read} reads={reads} voice={voice} />
            ) : (
              <Case read={read} reads={reads} voice={voice} />
            )}
            <div class="quiet">{option(read.knownBy)}</div>
          </th>
          <What read={read} reads={reads} voice={voice} />
          <td>{rightInWords(read.relationship, voice.translator)}</td>
          <td class={read.outcome === 'denied' ? 'late' : undefined}>
            {text(`registers.reads.outcomes.${read.outcome}`)}
          </td>
        </tr>
      ))}
    </Table>
  );
}

interface Cell {
  readonly read: Read;
  readonly reads: Reads;
  readonly voice: Voice;
}

function Reader({ read, reads: { people }, voice }: Cell): JSX.Element {
  const { text } = voice.translator;
  const { personId } = read;
  return (
    <a href={hrefTo(paths.reads, {}, { person: personId })}>
      <bdi>{people[personId]?.name ?? text('app.case.unnamed')}</bdi>
    </a>
  );
}

function Case({ read, reads: { references }, voice }: Cell): JSX.Element {
  const { caseId } = read;
  const reference = caseId === null ? undefined : references[caseId];
  if (caseId === null || reference === undefined) return <>{voice.translator.text('registers.reads.noCase')}</>;
  return (
    <a href={hrefTo(paths.caseReads, { caseId })}>
      <bdi>{reference}</bdi>
    </a>
  );
}

function What({ read, reads: { people }, voice }: Cell): JSX.Element {
  const { translator } = voice;
  const { text } = translator;
  const { operation, askedFor, reason } = read;
  const [kind, of = ''] = askedFor?.split(':') ?? [];
  const name = people[of]?.name ?? text('app.case.unnamed');
  return (
    <td>
      {readInWords(operation, translator)}
      {kind !== undefined && (
        <div class="quiet">
          {kind === 'reader' && text('registers.reads.aboutReader', { name })}
          {kind === 'task' && text('registers.reads.aboutTask')}
          {kind === 'figures' && text('registers.reads.aboutFigures')}
        </div>
      )}
      {reason !== null && <div>{text('registers.reads.stated', { reason })}</div>}
    </td>
  );
}
