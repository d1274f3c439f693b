import type { JSX } from 'preact';
import { searchCasesOperation } from '../../cases/list';
import { Problem } from '../../errors/problem';
import { Token } from '../layout';
import { oneOf, type Page } from '../page';
import { hrefTo, paths } from '../paths';
import type { Voice } from '../voice';

/** Looks for a case. By POST, since a name must not stand in an address, a history or a proxy's log. */
export function Find({ voice }: { readonly voice: Voice }): JSX.Element {
  const { text } = voice.translator;
  return (
    <form method="post" action={hrefTo(paths.findCases, {})} role="search" autocomplete="off">
      <Token voice={voice} />
      <label class="label" for="find">
        {text('app.cases.find')}
      </label>
      <p>
        <input type="search" id="find" name="q" maxLength={100} required />
      </p>
      <p>
        <button type="submit" class="second">
          {text('app.cases.search')}
        </button>
      </p>
    </form>
  );
}

/** Takes a search, and leads to the list that shows what it found: its address holds the search sealed. */
export const findCases: Page = {
  name: 'findCases',
  path: paths.findCases,
  get: async () => ({ seeOther: hrefTo(paths.cases, {}) }),
  post: async ({ call }, posted) => {
    try {
      const { find } = await call(searchCasesOperation, { body: { q: oneOf(posted, 'q'), limit: 1 } });
      return { seeOther: hrefTo(paths.cases, {}, { find }) };
    } catch (error) {
      // Nothing that could be looked for was entered.
      if (error instanceof Problem && error.status === 400) return { seeOther: hrefTo(paths.cases, {}) };
      throw error;
    }
  },
};
