import { bodyOf } from '../../api/forms/body';
import { errorsOfProblem } from '../../api/forms/errors';
import { formOf } from '../../api/forms/form';
import { opening, refused, turn } from '../../api/forms/turn';
import { typedOf } from '../../api/forms/typed-of';
import { where, wordsIn } from './support/choices';
import { htmlOf } from './support/filling';
import { shownForm } from './support/html';

const session = formOf('planSession');
const conference = formOf('recordConference');
const incentive = formOf('proposeIncentive');

const base = { trackId: 'tracks_1', specialistId: 'people_1', minutes: 45, placeCode: 'places_1' };
const planned = typedOf(session, { ...base, startsAt: '2031-05-30T09:00:00.000Z' }, where);
const typed = (changes: Readonly<Record<string, string>>) =>
  new Map([...planned, ...Object.entries(changes).map(([name, value]) => [name, [value]] as const)]);
const codes = (changes: Readonly<Record<string, string>>) =>
  bodyOf(session, typed(changes), where).errors.map((error) => [
    error.path,
    'code' in error ? error.code : error.refusal,
  ]);

describe('what is wrong with a field', () => {
  it.each([
    [{ minutes: 'long' }, 'minutes', 'number'],
    [{ minutes: '0' }, 'minutes', 'tooSmall'],
    [{ minutes: '1441' }, 'minutes', 'tooBig'],
    [{ minutes: '٤٥ minutes' }, 'minutes', 'number'],
    [{ overrideReasons: 'x'.repeat(10_001) }, 'overrideReasons', 'tooLong'],
    [{ 'startsAt.date': '31 2 2031' }, 'startsAt', 'date'],
    [{ 'startsAt.time': '' }, 'startsAt', 'time'],
    [{ 'startsAt.date': '30 3 2031', 'startsAt.time': '2:30' }, 'startsAt', 'skipped'],
    [{ 'startsAt.date': '26 10 2031', 'startsAt.time': '2:30' }, 'startsAt', 'ambiguous'],
    [{ trackId: 'Not an id' }, 'trackId', 'invalid'],
  ])('stands at it (%j)', (changes, path, code) => {
    expect(codes(changes)).toEqual([[path, code]]);
  });

  it('is nothing where numbers are Arabic', () => {
    expect(codes({ minutes: '٤٥' })).toEqual([]);
  });

  it.each(['en', 'fr', 'ar'])('is said in the language of the reader (%s)', (language) => {
    const ambiguous = { 'startsAt.date': '26 10 2031', 'startsAt.time': '2:30' };
    const posted = Object.fromEntries([...typed(ambiguous)].map(([name, [value]]) => [name, value]));
    const state = turn(session, { ...posted, 'form-page': 'main', 'form-do': 'continue' }, where);
    const html = htmlOf(session, state, wordsIn(language));
    expect(shownForm(html).visible.get('startsAt.offset')).toEqual(['+02:00', '+01:00']);
    expect(html).not.toMatch(/forms\.|\{\{/);
    expect(shownForm(html).links).toEqual(['startsAt']);
  });
});

describe('what the API refuses', () => {
  const opened = opening(conference, new Map(), where).typed;
  const items = new Map([
    ...opened,
    ['items.length', ['2']] as const,
    ['items.1.disposition.kind', ['action']] as const,
  ]);

  it.each([
    ['items.1.disposition.ownerId', 'items.1.disposition.ownerId'],
    ['attended.3', 'attended'],
    ['items', 'items'],
    ['summary', 'summary'],
  ])('stands at the field that it means (%s)', (path, field) => {
    const { errors, others } = errorsOfProblem(conference, items, [{ path, code: 'unknown_person' }]);
    expect(errors).toEqual([{ path: field, refusal: 'unknown_person' }]);
    expect(others).toEqual([]);
  });

  it('stands at the first field of what it means', () => {
    const { errors } = errorsOfProblem(incentive, new Map(), [{ path: 'milestone', code: 'milestone_not_reached' }]);
    expect(errors).toEqual([{ path: 'milestone.kind', refusal: 'milestone_not_reached' }]);
  });

  it('is left over where the form asks for no such field', () => {
    const { errors, others } = errorsOfProblem(session, planned, [{ path: 'taskId', code: 'not_your_task' }]);
    expect(errors).toEqual([]);
    expect(others).toEqual(['not_your_task']);
  });

  it('is shown on the first page that has such a field, with all that was typed', () => {
    const state = refused(session, planned, [{ path: 'placeCode', refusal: 'unknown_place' }]);
    expect(state).toMatchObject({ next: 'page', page: { id: 'main' } });
    const { values, links } = shownForm(htmlOf(session, state));
    expect(links).toEqual(['placeCode']);
    expect(values.get('trackId')).toEqual(['tracks_1']);
    expect(values.get('minutes')).toEqual(['45']);
  });
});
