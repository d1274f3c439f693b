import fc from 'fast-check';
import { bodyOf } from '../../api/forms/body';
import { pagesOf } from '../../api/forms/pages';
import type { Typed } from '../../api/forms/typed';
import { opening, refused } from '../../api/forms/turn';
import { bare, bodiesOf } from './support/bodies';
import { allForms, where } from './support/choices';
import { filled, htmlOf } from './support/filling';
import { shownForm } from './support/html';

const empty: Typed = new Map();
const answerOf = (name: string): string | undefined => /: (.*)$/.exec(name)?.[1];

describe.each([...allForms])('the form of %s', (name, form) => {
  it('makes what the schema takes of what is typed into its pages', () => {
    fc.assert(
      fc.property(bodiesOf(form, answerOf(name)), (body) => {
        expect(form.schema.safeParse(body).error).toBeUndefined();
        const end = filled(form, body);
        expect(end.next).toBe('send');
        expect(end.next === 'send' && bare(end.body)).toEqual(bare(body));
      }),
      { numRuns: 6, seed: 15 },
    );
  });

  it('refuses to be empty, with a link to each field that is required', () => {
    const { errors } = bodyOf(form, empty, where);
    const pages = pagesOf(form, empty);
    const required = pages.flatMap(({ leaves, list }) => [
      ...leaves.filter((leaf) => leaf.required && !('min' in leaf && leaf.min === 0)).map(({ path }) => path),
      // A list of which at least one is needed shows one, empty.
      ...(list && list.min > 1 ? [list.path] : []),
    ]);
    const paths = errors.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(required));
    const shown = pages
      .filter((page) => page.leaves.some(({ path }) => paths.includes(path)))
      .map((page) => {
        const mine = errors.filter(({ path }) => page.leaves.some((leaf) => leaf.path === path));
        return shownForm(htmlOf(form, { next: 'page', page, typed: empty, errors: mine, isChecked: false }));
      });
    expect(shown.flatMap(({ links }) => links).sort()).toEqual([...paths].sort());
    for (const { links, ids } of shown) {
      expect(ids).toEqual(expect.arrayContaining([...links]));
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('has no field that appears or vanishes on the page that decides on it', () => {
    const begun = opening(form, empty, where);
    const first = begun.next === 'page' ? begun.page.leaves.map(({ path }) => path) : [];
    const deciders = Object.values(form.askedWith).flatMap((each) => Object.keys(each));
    for (const page of pagesOf(form, empty)) {
      const paths = page.leaves.map(({ path }) => path);
      if (paths.some((path) => deciders.includes(path))) expect(paths).toHaveLength(1);
    }
    expect(first.length).toBeGreaterThan(0);
  });

  it('says at its field what the API refuses', () => {
    const page = pagesOf(form, empty).find(({ leaves }) => leaves.length > 0);
    const path = page?.leaves[0]?.path ?? '';
    const state = refused(form, empty, [{ path, refusal: 'unknown_person' }]);
    const shown = htmlOf(form, state);
    expect(shown).toContain('refused: unknown_person');
    expect(shownForm(shown).links).toEqual([path]);
    expect(shownForm(shown).ids).toContain(path);
  });
});
