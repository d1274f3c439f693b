import fc from 'fast-check';
import {
  civilDate,
  earliest,
  instant,
  isCivilDate,
  isDuration,
  isWorkingDay,
  minus,
  plus,
  startOfDay,
  within,
  type WorkingCalendar,
} from '../../shared/domain/time';

const at = (timeZone: string, changes: Partial<WorkingCalendar> = {}): WorkingCalendar => ({
  timeZone,
  weekend: [6, 7],
  holidays: [],
  ...changes,
});
const utc = at('UTC');
const paris = at('Europe/Paris');
const amman = at('Asia/Amman', { weekend: [5, 6] });

describe('durations', () => {
  it.each(['P90D', 'PT72H', 'P1Y2M3W4DT5H6M7.5S', 'P3M', 'PT15S', '5wd', '0wd'])('understands %s', (text) => {
    expect(isDuration(text)).toBe(true);
  });

  it.each(['', 'P', 'PT', 'P1', '90D', '-P1D', 'P-1D', 'P1.5D', '5 wd', 'wd', '1.5wd', 'P1DT', 'p1d'])(
    'refuses %p',
    (text) => {
      expect(isDuration(text)).toBe(false);
      expect(() => plus('2031-01-01T00:00:00.000Z', text, utc)).toThrow(RangeError);
    },
  );

  it('counts months on the calendar, at most to the last day of a shorter one', () => {
    expect(plus('2031-01-31T10:00:00.000Z', 'P1M', utc)).toBe('2031-02-28T10:00:00.000Z');
    expect(plus('2032-01-31T10:00:00.000Z', 'P1M', utc)).toBe('2032-02-29T10:00:00.000Z');
    expect(plus('2031-11-30T10:00:00.000Z', 'P3M', utc)).toBe('2032-02-29T10:00:00.000Z');
    expect(minus('2031-03-31T10:00:00.000Z', 'P1M', utc)).toBe('2031-02-28T10:00:00.000Z');
  });

  it('counts years from 29 February to the 28th where there is no 29th', () => {
    expect(plus('2032-02-29T10:00:00.000Z', 'P1Y', utc)).toBe('2033-02-28T10:00:00.000Z');
    expect(plus('2032-02-29T10:00:00.000Z', 'P4Y', utc)).toBe('2036-02-29T10:00:00.000Z');
    expect(minus('2032-02-29T10:00:00.000Z', 'P1Y', utc)).toBe('2031-02-28T10:00:00.000Z');
  });

  it('keeps the hour on the wall over days, and the length over hours, when clocks change', () => {
    const beforeSpring = '2031-03-29T08:00:00.000Z'; // nine in Paris; clocks go forward on the 30th
    expect(plus(beforeSpring, 'P1D', paris)).toBe('2031-03-30T07:00:00.000Z');
    expect(plus(beforeSpring, 'PT24H', paris)).toBe('2031-03-30T08:00:00.000Z');
    const beforeAutumn = '2031-10-25T07:00:00.000Z'; // clocks go back on the 26th
    expect(plus(beforeAutumn, 'P1D', paris)).toBe('2031-10-26T08:00:00.000Z');
    expect(minus('2031-10-26T08:00:00.000Z', 'P1D', paris)).toBe(beforeAutumn);
  });

  it('moves a time that the clock skips forward, and takes the first of one that it repeats', () => {
    expect(plus('2031-03-29T01:30:00.000Z', 'P1D', paris)).toBe('2031-03-30T01:30:00.000Z'); // 02:30 becomes 03:30
    expect(plus('2031-10-25T00:30:00.000Z', 'P1D', paris)).toBe('2031-10-26T00:30:00.000Z'); // 02:30 summer time
  });
});

describe('dates', () => {
  it.each(['2032-02-29', '1999-12-31'])('%s exists', (text) => expect(isCivilDate(text)).toBe(true));

  it.each(['2031-02-29', '2031-04-31', '2031-13-01', '2031-00-10', '2031-1-1', '31-01-01', '2031-01-01T00:00:00Z', ''])(
    '%p does not',
    (text) => expect(isCivilDate(text)).toBe(false),
  );

  it('begin at midnight of the place', () => {
    expect(startOfDay('2031-07-01', 'Europe/Paris')).toBe('2031-06-30T22:00:00.000Z');
    expect(startOfDay('2031-07-01', 'Asia/Kathmandu')).toBe('2031-06-30T18:15:00.000Z');
    expect(civilDate('2031-06-30T22:00:00.000Z', 'Europe/Paris')).toBe('2031-07-01');
    expect(civilDate('2031-06-30T21:59:59.999Z', 'Europe/Paris')).toBe('2031-06-30');
  });

  it('begin at the first time that exists where midnight is skipped, and even where the whole day is', () => {
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
    expect(civilDate('2018-11-04T03:00:00.000Z', 'America/Sao_Paulo')).toBe('2018-11-04');
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
  });

  it('begin with the first midnight where it is repeated', () => {
    expect(startOfDay('2018-02-18', 'America/Sao_Paulo')).toBe('2018-02-18T03:00:00.000Z');
  });
});

describe('working days', () => {
  it('skip the weekend of the place', () => {
    const thursday = '2031-03-06T08:00:00.000Z';
    expect(plus(thursday, '1wd', paris)).toBe('2031-03-07T08:00:00.000Z');
    expect(plus(thursday, '2wd', paris)).toBe('2031-03-10T08:00:00.000Z');
    expect(plus(thursday, '1wd', amman)).toBe('2031-03-09T08:00:00.000Z');
  });

  it('skip holidays, also where they lie beside a weekend', () => {
    const closed = at('Europe/Paris', { holidays: ['2031-03-07', '2031-03-10'] });
    expect(plus('2031-03-06T08:00:00.000Z', '1wd', closed)).toBe('2031-03-11T08:00:00.000Z');
    expect(isWorkingDay('2031-03-07', closed)).toBe(false);
    expect(isWorkingDay('2031-03-11', closed)).toBe(true);
  });

  it('count from the next one when they start on a day off', () => {
    expect(plus('2031-03-08T08:00:00.000Z', '1wd', paris)).toBe('2031-03-10T08:00:00.000Z');
  });

  it('belong to the place: late on Sunday in UTC it is Monday in Amman', () => {
    expect(plus('2031-03-09T22:00:00.000Z', '4wd', amman)).toBe('2031-03-15T22:00:00.000Z');
  });

  it('keep the hour on the wall when clocks change in between', () => {
    expect(plus('2031-03-28T08:00:00.000Z', '1wd', paris)).toBe('2031-03-31T07:00:00.000Z');
  });

  it('cannot be counted backwards', () => {
    expect(() => minus('2031-03-06T08:00:00.000Z', '3wd', utc)).toThrow(RangeError);
  });
});

describe('instants', () => {
  it('lie at a share of a window, and beyond it', () => {
    const [from, to] = ['2031-01-01T00:00:00.000Z', '2031-01-11T00:00:00.000Z'];
    expect(within(from, to, 0.5)).toBe('2031-01-06T00:00:00.000Z');
    expect(within(from, to, 0.9)).toBe('2031-01-10T00:00:00.000Z');
    expect(within(from, to, 1.5)).toBe('2031-01-16T00:00:00.000Z');
  });

  it('compare as text, so that the earliest is found among those that are there', () => {
    expect(earliest(['2031-01-02T00:00:00.000Z', null, '2031-01-01T23:59:59.999Z', undefined])).toBe(
      '2031-01-01T23:59:59.999Z',
    );
    expect(earliest([null, undefined])).toBeNull();
  });
});

describe('whatever the time and the place', () => {
  const someInstant = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2055-01-01') }).map(instant);
  const place = fc.constantFrom('UTC', 'Europe/Paris', 'America/New_York', 'Asia/Amman', 'Australia/Lord_Howe');
  const days = fc.nat({ max: 2_000 });

  it('a longer duration never ends earlier', () => {
    fc.assert(
      fc.property(someInstant, place, days, days, fc.constantFrom('D', 'M', 'wd'), (from, zone, one, more, unit) => {
        const calendar = at(zone);
        const of = (count: number): string => (unit === 'wd' ? `${count % 300}wd` : `P${count}${unit}`);
        const [shorter, longer] =
          unit === 'wd' ? [Math.min(one % 300, more % 300), Math.max(one % 300, more % 300)] : [one, one + more];
        expect(plus(from, of(longer), calendar) >= plus(from, of(shorter), calendar)).toBe(true);
      }),
      { numRuns: 300, seed: 31 },
    );
  });

  it('what starts later never ends on an earlier date', () => {
    fc.assert(
      fc.property(someInstant, place, fc.nat({ max: 90_000_000 }), days, (from, zone, gap, count) => {
        const calendar = at(zone);
        const dateAfter = (start: string): string => civilDate(plus(start, `P${count}D`, calendar), zone);
        expect(dateAfter(instant(Date.parse(from) + gap)) >= dateAfter(from)).toBe(true);
      }),
      { numRuns: 300, seed: 31 },
    );
  });

  it('going back an exact duration undoes going on', () => {
    fc.assert(
      fc.property(someInstant, place, fc.nat({ max: 10_000_000 }), (from, zone, seconds) => {
        const calendar = at(zone);
        expect(minus(plus(from, `PT${seconds}S`, calendar), `PT${seconds}S`, calendar)).toBe(from);
      }),
      { numRuns: 300, seed: 31 },
    );
  });

  it('a working day ends on one, so many of them later as were asked for', () => {
    fc.assert(
      fc.property(someInstant, place, fc.integer({ min: 1, max: 60 }), (from, zone, count) => {
        const calendar = at(zone);
        const end = civilDate(plus(from, `${count}wd`, calendar), zone);
        const between: string[] = [];
        for (let date = civilDate(from, zone); date < end;) {
          date = instant(Date.parse(`${date}T00:00:00Z`) + 86_400_000).slice(0, 10);
          between.push(date);
        }
        expect(between.filter((date) => isWorkingDay(date, calendar))).toHaveLength(count);
        expect(isWorkingDay(end, calendar)).toBe(true);
      }),
      { numRuns: 300, seed: 31 },
    );
  });

  it('a day begins on its own date, and a moment earlier it is another', () => {
    fc.assert(
      fc.property(someInstant, place, (moment, zone) => {
        const date = civilDate(moment, zone);
        const midnight = startOfDay(date, zone);
        expect(civilDate(midnight, zone)).toBe(date);
        expect(civilDate(instant(Date.parse(midnight) - 1), zone) < date).toBe(true);
      }),
      { numRuns: 300, seed: 31 },
    );
  });
});
