import { commandBodies } from '../../shared/contracts/requests';
import { commandNames } from '../../shared/domain/case-rules';
import { referTexts } from '../../shared/domain/contract/narratives';
import { FreeText } from '../../shared/domain/contract/text';

const accept = { criteria: [], duplicateChecked: true, conflictOfInterestChecked: true };
const codesOf = (name: (typeof commandNames)[number], body: unknown) =>
  commandBodies[name].safeParse(body).error?.issues.map(({ code, path }) => `${path.join('.')} ${code}`) ?? [];

describe('the body of a command', () => {
  it('takes what is named and nothing else, so that nobody sets what is not theirs', () => {
    expect(codesOf('acceptReferral', { ...accept, reasons: 'Eligible.', phase: 'closed' })).toEqual([
      ' unrecognized_keys',
    ]);
  });

  it.each([
    ['nothing but blanks', '  \n ', 'too_small'],
    ['more than 10,000 characters', 'x'.repeat(10_001), 'too_big'],
    ['a NUL', 'a\u0000b', 'custom'],
    ['an escape', 'a\u001b[31mb', 'custom'],
    ['half of a surrogate pair', 'a\ud800b', 'custom'],
    ['no text', 7, 'invalid_type'],
  ])('refuses %s as a free text', (_, reasons, code) => {
    expect(codesOf('acceptReferral', { ...accept, reasons })).toEqual([`reasons ${code}`]);
  });

  it.each(['<script>alert(1)</script>', 'שלום\u202e olam', 'two\r\nlines\tand a tab', 'x'.repeat(10_000)])(
    'takes markup, other scripts and long texts as they are (%#)',
    (reasons) => {
      expect(commandBodies.acceptReferral.parse({ ...accept, reasons }).reasons).toEqual(new FreeText(reasons));
    },
  );

  it.each(['2023-02-29', '31.12.2030', '0000-01-01', '2030-1-1'])('knows that %s is no date', (expectedReleaseOn) => {
    expect(codesOf('changeDates', { expectedReleaseOn, reasonCode: 'other', reasons: 'Remission.' })).toEqual([
      'expectedReleaseOn custom',
    ]);
  });

  it('keeps instants in UTC to the millisecond, whatever offset they came with', () => {
    const session = { trackId: 't', specialistId: 'p', minutes: 45, placeCode: 'room_a' };
    const parsed = commandBodies.planSession.parse({ ...session, startsAt: '2031-05-30T11:00:00+02:00' });
    expect(parsed.startsAt).toBe('2031-05-30T09:00:00.000Z');
    expect(codesOf('planSession', { ...session, startsAt: '2031-05-30T11:00:00' })).toEqual([
      'startsAt invalid_format',
    ]);
  });

  it('may say when it happened in the world, whatever the command', () => {
    for (const name of commandNames) expect(commandBodies[name].shape).toHaveProperty('occurredAt');
  });
});

describe('free text in a body', () => {
  it('becomes a reference however deep it lies, and what is undefined is left out', () => {
    const kept: string[] = [];
    const body = { notes: undefined, objectives: [{ title: new FreeText('Work'), actors: ['teacher'] }] };
    const referred = referTexts(body, (text) => ({ narrativeId: `n${kept.push(text)}`, commitment: 'c' }));
    expect(referred).toStrictEqual({
      objectives: [{ title: { narrativeId: 'n1', commitment: 'c' }, actors: ['teacher'] }],
    });
    expect(kept).toEqual(['Work']);
  });
});
