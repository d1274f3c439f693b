import type { JSX } from 'preact';
import { engagements } from '../../../shared/domain/areas/consent/engagement';
import { phaseNames } from '../../../shared/domain/path/phases';
import { mayOpenCase } from '../../../shared/policy/who-may-act';
import { stuckReasons } from '../../../record/queries/stuck';
import { caseSorts } from '../../../record/queries/cases';
import { listCasesOperation } from '../../cases/list';
import { Layout } from '../layout';
import { page } from '../page';
import { hrefTo, paths } from '../paths';
import type { Voice } from '../voice';
import { Filters, Select, type Filter } from '../views/filters';
import { Search } from '../views/search';
import { understood } from '../views/understood';
import { CaseTable, type Listed } from './table';
import { SavedViews, SaveView, viewsOf, type Views } from './views';

interface Cases {
  readonly list: Listed;
  readonly filter: Filter;
  readonly isUnderstood: boolean;
  readonly mayOpen: boolean;
  readonly views: Views;
}

const perPage = '25';
const carried = ['ended', 'pastTarget', 'find'] as const;
const filters = ['phase', 'overdue', 'owner', 'engagement', 'stuck', 'sort', ...carried] as const;

/** Cases that the reader may know of, with filters in the address. */
export const caseList = page<Cases>({
  name: 'caseList',
  path: paths.cases,
  ask: async ({ call, caller, query }) => {
    const { answer, ...found } = await understood(query, filters, (filter) =>
      call(listCasesOperation, { query: { ...filter, limit: perPage } }),
    );
    return { list: answer, ...found, mayOpen: mayOpenCase(caller), views: await viewsOf(call) };
  },
  view: CaseList,
});

function CaseList({ list, filter, isUnderstood, mayOpen, views }: Cases, voice: Voice): JSX.Element {
  const { translator } = voice;
  const { text } = translator;
  const { items, total, next } = list;
  return (
    <Layout voice={voice} title={text('app.cases.heading')} section="cases">
      {mayOpen && (
        <p>
          <a class="button" href={hrefTo(paths.newCase, {})}>
            {text('app.cases.open')}
          </a>
        </p>
      )}
      <Search action={hrefTo(paths.findCases, {})} label={text('app.cases.find')} voice={voice} />
      <SavedViews views={views} voice={voice} />
      <CaseFilters filter={filter} isUnderstood={isUnderstood} voice={voice} />
      <SaveView filter={filter} voice={voice} />
      {total === 0 ? (
        <p>{text('app.cases.none')}</p>
      ) : (
        <CaseTable items={items} caption={text('app.cases.count', { count: total })} voice={voice} />
      )}
      {next !== null && (
        <p>
          <a href={hrefTo(paths.cases, {}, { ...filter, cursor: next })}>{text('app.lists.next')}</a>
        </p>
      )}
    </Layout>
  );
}

function CaseFilters(props: {
  readonly filter: Filter;
  readonly isUnderstood: boolean;
  readonly voice: Voice;
}): JSX.Element {
  const { filter, isUnderstood, voice } = props;
  const { translator } = voice;
  const { text } = translator;
  return (
    <Filters action={hrefTo(paths.cases, {})} voice={voice} isUnderstood={isUnderstood}>
      <Select
        name="phase"
        label={text('app.cases.phase')}
        chosen={filter['phase']}
        choices={phaseNames.map((phase) => [phase, translator.practice.phases[phase]] as const)}
        voice={voice}
      />
      <Select
        name="engagement"
        label={text('app.cases.engagement')}
        chosen={filter['engagement']}
        choices={engagements.map((each) => [each, translator.option(each, 'engagement')] as const)}
        voice={voice}
      />
      <Select
        name="overdue"
        label={text('app.cases.time')}
        chosen={filter['overdue']}
        choices={[['true', text('app.cases.overdue')]]}
        voice={voice}
      />
      <Select
        name="stuck"
        label={text('app.board.captions.stuck')}
        chosen={filter['stuck']}
        choices={stuckReasons.map((reason) => [reason, text(`app.board.reasons.${reason}`)] as const)}
        voice={voice}
      />
      <Select
        name="owner"
        label={text('app.cases.lead')}
        chosen={filter['owner']}
        choices={[['me', text('app.cases.owner')]]}
        voice={voice}
      />
      <Select
        name="sort"
        label={text('app.cases.sort')}
        chosen={filter['sort'] ?? 'newest'}
        choices={caseSorts.map((sort) => [sort, text(`app.cases.sorts.${sort}`)] as const)}
        voice={voice}
        hasNoAll
      />
      {carried.map(
        (name) => filter[name] !== undefined && <input key={name} type="hidden" name={name} value={filter[name]} />,
      )}
    </Filters>
  );
}
