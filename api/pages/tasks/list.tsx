import type { JSX } from 'preact';
import type { z } from 'zod';
import { taskOperations } from '../../tasks/operations';
import type { taskItem } from '../../tasks/response';
import { Layout } from '../layout';
import { page } from '../page';
import { hrefTo, paths } from '../paths';
import type { Voice } from '../voice';
import { Filters, Select, type Filter } from '../views/filters';
import { Table } from '../views/table';
import { understood } from '../views/understood';

const [listTasksOperation] = taskOperations;

interface Tasks {
  readonly items: readonly z.output<typeof taskItem>[];
  readonly total: number;
  readonly next: string | null;
  readonly filter: Filter;
  readonly isUnderstood: boolean;
}

const perPage = '25';
const filters = ['overdue', 'assignee', 'agency', 'kind', 'caseId'] as const;

/** Open tasks that the reader may see, the first due first: the list behind figures about tasks. */
export const taskList = page<Tasks>({
  name: 'taskList',
  path: paths.tasks,
  ask: async ({ call, query }) => {
    const { answer, ...found } = await understood(query, filters, (filter) =>
      call(listTasksOperation, { query: { ...filter, status: 'open', limit: perPage } }),
    );
    return { ...answer, ...found };
  },
  view: TaskList,
});

function TaskList({ items, total, next, filter, isUnderstood }: Tasks, voice: Voice): JSX.Element {
  const { translator } = voice;
  const { text } = translator;
  const columns = [text('app.tasks.task'), text('app.cases.person'), text('app.tasks.person'), text('app.tasks.due')];
  return (
    <Layout voice={voice} title={text('app.tasks.heading')} section="work">
      <Filters action={hrefTo(paths.tasks, {})} voice={voice} isUnderstood={isUnderstood}>
        <Select
          name="overdue"
          label={text('app.cases.time')}
          chosen={filter['overdue']}
          choices={[['true', text('app.cases.overdue')]]}
          voice={voice}
        />
        <Select
          name="assignee"
          label={text('app.tasks.person')}
          chosen={filter['assignee']}
          choices={[['me', text('app.tasks.mine')]]}
          voice={voice}
        />
        {filter['agency'] !== undefined && <input type="hidden" name="agency" value={filter['agency']} />}
      </Filters>
      {total === 0 ? (
        <p>{text('app.tasks.none')}</p>
      ) : (
        <Table caption={text('app.tasks.count', { count: total })} columns={columns}>
          {items.map((item) => (
            <Row key={item.taskId} item={item} voice={voice} />
          ))}
        </Table>
      )}
      {next !== null && (
        <p>
          <a href={hrefTo(paths.tasks, {}, { ...filter, cursor: next })}>{text('app.lists.next')}</a>
        </p>
      )}
    </Layout>
  );
}

function Row({ item, voice }: { readonly item: Tasks['items'][number]; readonly voice: Voice }): JSX.Element {
  const { translator, timeZone } = voice;
  const { taskId, caseId, kind, alias, assigneeName, dueAt, overdue } = item;
  return (
    <tr>
      <th scope="row">
        <a href={hrefTo(paths.task, { taskId })}>{translator.missing(kind)}</a>
      </th>
      <td>
        <a href={hrefTo(paths.case, { caseId })}>
          <bdi>{alias}</bdi>
        </a>
      </td>
      <td>
        <bdi>{assigneeName ?? ''}</bdi>
      </td>
      <td>
        {translator.moment(dueAt, timeZone)}
        {overdue && <span class="late"> {translator.text('app.cases.isOverdue')}</span>}
      </td>
    </tr>
  );
}
