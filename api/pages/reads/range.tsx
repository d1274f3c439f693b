import type { JSX } from 'preact';
import { civilDate, startOfDay } from '../../../shared/domain/time';
import { readDate } from '../../forms/moments';
import { dayAfter } from '../days';
import { DayFilter, type Filter } from '../views/filters';
import type { Voice } from '../voice';

/**
 * The instants between two days as they were typed, in the reader's zone. A text that is no day goes on to the API,
 * which refuses it.
 */
export function rangeOf(
  { from, to }: Filter,
  { timeZone, asOf }: Pick<Voice, 'timeZone' | 'asOf'>,
): { readonly from?: string; readonly to?: string } {
  const dayIn = (text: string): string | null => readDate(text, civilDate(asOf, timeZone));
  const first = from === undefined ? undefined : dayIn(from);
  const last = to === undefined ? undefined : dayIn(to);
  return {
    ...(from !== undefined && { from: first ? startOfDay(first, timeZone) : from }),
    ...(to !== undefined && { to: last ? startOfDay(dayAfter(last, 'P1D', timeZone), timeZone) : to }),
  };
}

/** The filters by day. */
export function Range({ filter, voice }: { readonly filter: Filter; readonly voice: Voice }): JSX.Element {
  const { text } = voice.translator;
  return (
    <>
      <DayFilter name="from" label={text('registers.reads.from')} typed={filter['from']} />
      <DayFilter name="to" label={text('registers.reads.to')} typed={filter['to']} />
    </>
  );
}
