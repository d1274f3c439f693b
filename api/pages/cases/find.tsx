import { searchCasesOperation } from '../../cases/list';
import { Problem } from '../../errors/problem';
import { oneOf, type Page } from '../page';
import { hrefTo, paths } from '../paths';

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
