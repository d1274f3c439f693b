import { type CaseState, type CommandData, type EventData } from '../../case';
import type { Practice } from '../../kernel/area';
import { checkReason } from '../../kernel/reasons';
import { firstOf, reject } from '../../kernel/rules';
import { type Decision, type Facts } from '../../kernel/types';
import { type CivilDate, civilDate } from '../../time';
import { releaseMoved } from '../release/rules';
import { type CaseDate, caseDates, type MovedDeadline } from './contract';

type Changes = EventData['datesChanged']['changes'];

/** The value of a date after the changes. */
function dateOf(kase: CaseState, changes: Changes, date: CaseDate): CivilDate | null {
  return changes.find((change) => change.date === date)?.to ?? kase[date];
}

export function changesOf(kase: CaseState, data: CommandData['changeDates']): Changes {
  return caseDates.flatMap((date) => {
    const to = data[date];
    return to === undefined || to === kase[date] ? [] : [{ date, from: kase[date], to }];
  });
}

export function checkDates(
  kase: CaseState,
  data: CommandData['changeDates'],
  changes: Changes,
  facts: Facts,
): Decision | null {
  const [first = 'expectedReleaseOn'] = caseDates.filter((date) => data[date] !== undefined);
  const today = civilDate(facts.now, facts.calendar.timeZone);
  const expected = dateOf(kase, changes, 'expectedReleaseOn') ?? '';
  const ends = dateOf(kase, changes, 'sentenceEndsOn') ?? '';
  const parole = dateOf(kase, changes, 'paroleEligibleOn');
  const supervisionEnds = kase.release?.supervisionEndsOn;
  const moved = (date: CaseDate): boolean => changes.some((change) => change.date === date);
  return firstOf(
    changes.length === 0 ? reject('nothing_changed', first) : null,
    checkReason(data.reasonCode, 'datesChanged', facts),
    ...changes.map(({ date, to }) => (to < today && date !== 'paroleEligibleOn' ? reject('date_in_past', date) : null)),
    // An authority may already have decided on a later release. That must not block changes of other dates.
    (moved('sentenceEndsOn') || moved('expectedReleaseOn')) && ends < expected
      ? reject('ends_before_start', moved('sentenceEndsOn') ? 'sentenceEndsOn' : 'expectedReleaseOn')
      : null,
    parole !== null && (parole > ends || parole < kase.admittedOn)
      ? reject('ends_before_start', moved('paroleEligibleOn') ? 'paroleEligibleOn' : 'sentenceEndsOn')
      : null,
    supervisionEnds && expected >= supervisionEnds ? reject('ends_before_start', 'expectedReleaseOn') : null,
  );
}

export function withDates(kase: CaseState, changes: Changes): CaseState {
  const release = changes.find(({ date }) => date === 'expectedReleaseOn')?.to;
  const state = {
    ...kase,
    sentenceEndsOn: dateOf(kase, changes, 'sentenceEndsOn') ?? kase.sentenceEndsOn,
    paroleEligibleOn: dateOf(kase, changes, 'paroleEligibleOn'),
  };
  return release === undefined ? state : releaseMoved(state, release);
}

/** Every deadline that the changes move, before and after, matched by event and subject. */
export function movedBy(
  kase: CaseState,
  changes: Changes,
  facts: Facts,
  { nextDeadlines }: Practice,
): readonly MovedDeadline[] {
  const before = nextDeadlines(kase, facts);
  const after = nextDeadlines(withDates(kase, changes), facts);
  const same = (a: (typeof before)[number], b: (typeof before)[number]): boolean =>
    a.what === b.what && a.about === b.about;
  const moved = before.flatMap((each) => {
    const to = after.find((other) => same(each, other))?.at ?? null;
    return to === each.at ? [] : [{ ...named(each), from: each.at, to }];
  });
  const begun = after.filter((each) => !before.some((other) => same(each, other)));
  return [...moved, ...begun.map((each) => ({ ...named(each), from: null, to: each.at }))];
}

function named({
  what,
  about,
}: {
  readonly what: string;
  readonly about?: string;
}): Pick<MovedDeadline, 'what' | 'about'> {
  return { what, ...(about !== undefined && { about }) };
}
