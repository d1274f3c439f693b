import fc from 'fast-check';
import { bodyOf } from '../../api/forms/body';
import { formOf, formOfTask } from '../../api/forms/form';
import { opening, turn, type Turn } from '../../api/forms/turn';
import { initialTyped, readTyped, without } from '../../api/forms/typed';
import { typedOf } from '../../api/forms/typed-of';
import { where } from './support/choices';
import { htmlOf, press } from './support/filling';
import { shownForm } from './support/html';

const plan = formOf('draftPlan');
const conference = formOf('recordConference');
const housing = formOf('decideHousing');
const screening = formOf('recordScreening');

const strange = [
  ['markup', '</textarea><script>alert(1)</script> & "quotes" &amp; \'more\''],
  ['writing from right to left', 'قال \u202eanother\u202c شيئًا'],
  ['a line break at the start', '\nthe second line'],
  ['several lines', 'one\ntwo\n\nfour\n'],
  ['blanks around it', '  in the middle  '],
  ['more than can be recorded', 'x'.repeat(10_001)],
] as const;

describe('what was typed', () => {
  it.each(strange)('is there again, verbatim, where it was typed (%s)', (_, text) => {
    const state = turn(housing, { 'form-page': 'main', 'form-do': 'continue', reasons: text }, where);
    expect(state.next).toBe('page');
    expect(shownForm(htmlOf(housing, state)).values.get('reasons')).toEqual([text]);
  });

  it.each(strange)('is there again, verbatim, after other pages (%s)', (_, text) => {
    const started = turn(
      conference,
      { 'form-page': 'conferenceId', 'form-do': 'continue', summary: text, conferenceId: 'c' },
      where,
    );
    const first: Turn = { ...started, next: 'page', page: firstPage(conference), errors: [] };
    const hidden = shownForm(htmlOf(conference, first)).values.get('summary');
    expect(hidden).toEqual([text]);
  });

  it('keeps the line ends of a browser through as many pages as there are', () => {
    const lines = 'one\r\ntwo';
    const state = turn(housing, { 'form-page': 'main', 'form-do': 'continue', reasons: lines }, where);
    expect(state.typed.get('reasons')).toEqual([lines]);
    expect(bodyOf(housing, state.typed, where).body).toMatchObject({ reasons: 'one\ntwo' });
  });

  it('is kept although a date in it cannot be read', () => {
    const state = turn(housing, { 'form-page': 'main', 'form-do': 'continue', expiresOn: '<b>soon</b>' }, where);
    expect(state).toMatchObject({ next: 'page' });
    const html = htmlOf(housing, state);
    expect(shownForm(html).values.get('expiresOn')).toEqual(['<b>soon</b>']);
    expect(html).toContain('Enter a date such as 3 12 2026');
    expect(html).not.toContain('<b>soon');
  });

  it('gives no answer that nobody chose', () => {
    const shown = shownForm(htmlOf(housing, opening(housing, new Map(), where)));
    expect(shown.values.has('option')).toBe(false);
    expect(shown.values.has('factors')).toBe(false);
  });

  it('begins with the default of the schema', () => {
    expect(initialTyped(formOf('openCase'))).toEqual(new Map([['programme', ['standard']]]));
  });
});

describe('a name that was posted', () => {
  const posted = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 'x']));

  it.each([
    '__proto__',
    'constructor',
    'objectives.__proto__.title',
    'objectives.-1.title',
    'objectives.1e1.title',
    'objectives.01.title',
    'objectives.30.title',
    'objectives.99999999999999999999.title',
    'objectives.0',
    'objectives.0.title.0',
    'objectives.0.__proto__',
    'aim.constructor',
    'no_such_field',
    'form-do',
    '',
    '.',
  ])('is read only where the form has such an input (%s)', (name) => {
    const json = JSON.parse(`{${JSON.stringify(name)}: "x"}`) as unknown;
    expect([...readTyped(plan, json).keys()]).toEqual([]);
  });

  it('may be of a thing of a list, as far as the list can go', () => {
    const names = ['aim', 'objectives.0.title', 'objectives.29.title', 'objectives.length'];
    expect([...readTyped(plan, posted(names)).keys()]).toEqual(names);
  });

  it('may be a code of a record, and never sets a prototype', () => {
    const names = ['findings.health', 'findings.constructor'];
    const typed = readTyped(screening, posted([...names, 'findings.__proto__', 'findings.A', 'findings.']));
    expect([...typed.keys()]).toEqual(names);
    const { findings } = bodyOf(screening, new Map([['findings.constructor', ['concern']]]), where).body as {
      readonly findings: object;
    };
    expect(Object.getPrototypeOf(findings)).toBe(Object.prototype);
    expect(Object.entries(findings)).toEqual([['constructor', 'concern']]);
  });

  it('counts as empty when it was sent twice for one value', () => {
    const typed = readTyped(housing, { securityClass: ['a', 'b'], factors: ['c', 'd'], roleTier: { length: 1 } });
    expect([...typed]).toEqual([['factors', ['c', 'd']]]);
  });

  it('says nothing of a length that is none', () => {
    for (const length of ['-1', '1e9', 'NaN', '99999', '0x10', ' 2'])
      expect(opening(plan, new Map([['objectives.length', [length]]]), where).next).toBe('page');
    const state = turn(plan, { 'form-page': 'objectives', 'form-do': 'add', 'objectives.length': '500' }, where);
    expect(state.typed.get('objectives.length')).toEqual(['30']);
  });

  it('never breaks a form, whatever it is', () => {
    const names = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '__proto__',
        'aim',
        'objectives.0.title',
        'objectives.0.actors',
        'form-do',
        'form-page',
        'tracks',
      ),
    );
    const values = fc.oneof(fc.string(), fc.array(fc.string()), fc.anything());
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values)), (entries) => {
        expect(turn(plan, Object.fromEntries(entries), where).next).toBe('page');
      }),
    );
    for (const nothing of [null, undefined, 'text', 7, []]) expect(turn(plan, nothing, where).next).toBe('page');
  });
});

describe('a list of things', () => {
  const two = { 'objectives.length': '2', 'objectives.0.title': 'one', 'objectives.1.title': 'two' };

  it('gets one more, and keeps what was typed', () => {
    const state = turn(plan, { 'form-page': 'objectives', 'form-do': 'add', ...two }, where);
    const { values } = shownForm(htmlOf(plan, state));
    expect(values.get('objectives.length')).toEqual(['3']);
    expect([0, 1, 2].map((index) => values.get(`objectives.${index}.title`)?.[0])).toEqual(['one', 'two', '']);
  });

  it('loses one, and those after it move up', () => {
    const state = turn(plan, { 'form-page': 'objectives', 'form-do': 'remove.0', ...two }, where);
    const { values } = shownForm(htmlOf(plan, state));
    expect(values.get('objectives.length')).toEqual(['1']);
    expect(values.get('objectives.0.title')).toEqual(['two']);
    expect(values.has('objectives.1.title')).toBe(false);
  });

  it('loses nothing when another list is shortened', () => {
    const typed = new Map(Object.entries(two).map(([name, value]) => [name, [value]] as const));
    expect(without(typed, 'tracks', 0)).toEqual(typed);
  });

  it('says what each item was when its disposition is asked', () => {
    const items = {
      'items.length': '1',
      'items.0.title': 'Work <outside>',
      'items.0.disposition.kind': 'no_action',
      conferenceId: 'conferences_1',
    };
    const state = turn(conference, { 'form-page': 'items', 'form-do': 'continue', ...items }, where);
    expect(state).toMatchObject({ next: 'page', page: { id: 'items.then' } });
    const html = htmlOf(conference, state);
    expect(html).toContain('Work &lt;outside>');
    expect([...shownForm(html).visible.keys()]).toContain('items.0.disposition.reasons');
    expect([...shownForm(html).visible.keys()]).not.toContain('items.0.disposition.ownerId');
  });
});

describe('the check of all answers', () => {
  const body = {
    option: 'dispersed',
    securityClass: 'securityclasses_1',
    roleTier: 'roletiers_2',
    factors: ['housingfactors_1', 'housingfactors_3'],
    reasons: 'First line.\nSecond <line>.',
    expiresOn: '2031-06-03',
  };
  const state: Turn = { next: 'check', typed: typedOf(housing, body, where), isChecked: true };

  it('shows dates with their weekday, choices by name and texts whole', () => {
    const html = htmlOf(housing, state);
    expect(html).toMatch(/Tuesday,? 3 June 2031/);
    expect(html).toContain('Label of housingfactors_3');
    expect(html).toContain('First line.\nSecond &lt;line>.');
  });

  it('leads back to the page of each answer, and from there to the check again', () => {
    const shown = shownForm(htmlOf(housing, state));
    const page = press(housing, shown, 'change.main');
    expect(page).toMatchObject({ next: 'page', page: { id: 'main' }, isChecked: true });
    expect(press(housing, shownForm(htmlOf(housing, page)), 'continue')).toMatchObject({ next: 'check' });
    expect(htmlOf(housing, state)).toContain('Change: &lt;expiresOn>');
  });

  it('sends nothing that lacks something', () => {
    const typed = new Map([...state.typed].filter(([name]) => name !== 'reasons'));
    const sent = {
      ...Object.fromEntries(typed),
      'form-do': 'send',
      securityClass: 'a',
      roleTier: 'b',
      option: 'dispersed',
    };
    expect(turn(housing, sent, where)).toMatchObject({ next: 'page', page: { id: 'main' } });
  });
});

describe('the form of an answer', () => {
  it('asks for the answer alone until there is one', () => {
    for (const answer of [undefined, '', 'no_such_answer', 'constructor'])
      expect(formOfTask('session_report', answer).fields.map(({ path }) => path)).toEqual(['answer']);
  });

  it('asks for the details and reasons that the answer has a use for', () => {
    const paths = (answer: string) => formOfTask('session_report', answer).fields.map(({ path }) => path);
    expect(paths('held')).toEqual(expect.arrayContaining(['engagement', 'observations', 'concern']));
    expect(paths('not_held')).toEqual(expect.arrayContaining(['reasonCode', 'concern']));
    expect(paths('not_held')).not.toContain('observations');
  });
});

function firstPage(form: typeof conference) {
  const state = opening(form, new Map(), where);
  if (state.next !== 'page') throw new Error('the form has no page');
  return state.page;
}
