import fc from 'fast-check';
import { readDate, readInstant, typedInstant } from '../../api/forms/moments';

const today = '2026-11-30';
const paris = 'Europe/Paris';
const at = (date: string, time: string, offset = '') => readInstant({ date, time, offset }, paris, today);
const arabic = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
const persian = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)));

describe('a date', () => {
  it.each([
    '3 12 2026',
    '03 12 2026',
    '3/12/2026',
    '3/12/26',
    '3.12.2026',
    '3. 12. 2026',
    '3-12-2026',
    ' 2026-12-03 ',
    '2026/12/3',
    '٣/١٢/٢٠٢٦',
    '\u200f٣\u200f/١٢/٢٠٢٦',
    '۳ ۱۲ ۲۰۲۶',
    '٣،١٢،٢٠٢٦',
  ])('is read as people write it (%s)', (text) => {
    expect(readDate(text, today)).toBe('2026-12-03');
  });

  it.each([
    '',
    '3',
    '3 12',
    '31 2 2026',
    '12/31/2026',
    '29 2 2026',
    '3 12 226',
    '3 12 1899',
    '3 12 2200',
    'today',
    '1e1 1 2026',
  ])('is none that does not exist or cannot be read (%s)', (text) => {
    expect(readDate(text, today)).toBeNull();
  });

  it('takes two digits of a year for the past when they would lie far ahead', () => {
    expect(readDate('1 2 56', today)).toBe('2056-02-01');
    expect(readDate('1 2 57', today)).toBe('1957-02-01');
  });

  it('is the same however it is written', () => {
    const dates = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, fc.constantFrom(' ', '/', '.', '-'), (date, sign) => {
        const iso = date.toISOString().slice(0, 10);
        const usual = iso.split('-').reverse().join(sign);
        for (const text of [iso, usual, arabic(iso), arabic(usual), persian(usual)])
          expect(readDate(text, today)).toBe(iso);
      }),
    );
  });

  it('is never read from anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(readDate(text, today) ?? '2000-01-01').toMatch(/^(19|20|21)\d\d-\d\d-\d\d$/);
      }),
    );
  });
});

describe('a moment', () => {
  it.each(['14:30', '14.30', '14h30', '1430', '١٤:٣٠', ' 14 : 30 '])('is read in its time zone (%s)', (time) => {
    expect(at('3 12 2026', time)).toEqual({ at: '2026-12-03T13:30:00.000Z' });
  });

  it('is a whole hour where no minutes are given', () => {
    expect(at('3 12 2026', '9')).toEqual({ at: '2026-12-03T08:00:00.000Z' });
    expect(at('3 7 2026', '9 h')).toEqual({ at: '2026-07-03T07:00:00.000Z' });
  });

  it.each(['', '24:00', '12:60', '9:5', 'noon', '12:300'])('wants a time that exists (%s)', (time) => {
    expect(at('3 12 2026', time)).toEqual({ problem: 'time' });
  });

  it('wants a date first', () => {
    expect(at('', '')).toEqual({ problem: 'date' });
  });

  it('asks which of two is meant when the clocks show a time twice', () => {
    const readings = [
      { time: '02:30', offset: '+02:00', at: '2026-10-25T00:30:00.000Z' },
      { time: '02:30', offset: '+01:00', at: '2026-10-25T01:30:00.000Z' },
    ];
    expect(at('25 10 2026', '2:30')).toEqual({ problem: 'ambiguous', readings });
    for (const { offset, at: moment } of readings) expect(at('25 10 2026', '2:30', offset)).toEqual({ at: moment });
    expect(at('25 10 2026', '2:30', '+05:00')).toMatchObject({ problem: 'ambiguous' });
  });

  it('names the times around one that the clocks skip', () => {
    const skipped = at('29 3 2026', '2:30');
    expect(skipped).toMatchObject({ problem: 'skipped' });
    expect('readings' in skipped && skipped.readings.map(({ time }) => time).sort()).toEqual(['01:30', '03:30']);
  });

  it('comes back as it was, in any zone and at any change of the clocks', () => {
    const zones = fc.constantFrom('Europe/Paris', 'Australia/Lord_Howe', 'America/St_Johns', 'Asia/Kathmandu', 'UTC');
    const minutes = fc.integer({ min: Date.UTC(2020, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
    fc.assert(
      fc.property(minutes, zones, (minute, zone) => {
        const moment = new Date(minute * 60_000).toISOString();
        expect(readInstant(typedInstant(moment, zone), zone, today)).toEqual({ at: moment });
      }),
    );
    const aroundChange = fc.integer({
      min: Date.UTC(2026, 9, 24, 22) / 60_000,
      max: Date.UTC(2026, 9, 25, 4) / 60_000,
    });
    fc.assert(
      fc.property(aroundChange, (minute) => {
        const moment = new Date(minute * 60_000).toISOString();
        expect(readInstant(typedInstant(moment, paris), paris, today)).toEqual({ at: moment });
      }),
    );
  });
});
