import type { JSX } from 'preact';
import type { z } from 'zod';
import { viewOperations } from '../../views/operations';
import { Token } from '../layout';
import { oneOf, type Call, type Page } from '../page';
import { hrefTo, paths } from '../paths';
import type { Filter } from '../views/filters';
import type { Voice } from '../voice';

const [listViewsOperation, saveViewOperation, deleteViewOperation] = viewOperations;

/** Asks for the saved filters of the reader. */
export async function viewsOf(call: Call): Promise<Views> {
  return (await call(listViewsOperation)).items;
}

/** The saved filters of the reader. */
export type Views = z.output<typeof listViewsOperation.response>['items'];

/** Fields of the form that hold the filter, each with the name of its parameter. */
const prefix = 'filter.';

/** Takes a filter of the list of cases and its name, and leads back to the list. */
export const saveView: Page = {
  name: 'saveView',
  path: paths.views,
  get: async () => ({ seeOther: hrefTo(paths.cases, {}) }),
  post: async ({ call }, posted) => {
    const sent = Object.keys(posted).filter((field) => field.startsWith(prefix));
    const filter = Object.fromEntries(sent.map((field) => [field.slice(prefix.length), oneOf(posted, field)]));
    await call(saveViewOperation, { body: { name: oneOf(posted, 'name'), filter } });
    return { seeOther: hrefTo(paths.cases, {}, filter) };
  },
};

/** Deletes a saved filter, and leads back to the list. */
export const deleteView: Page = {
  name: 'deleteView',
  path: paths.deleteView,
  get: async () => ({ seeOther: hrefTo(paths.cases, {}) }),
  post: async ({ call, params }) => {
    await call(deleteViewOperation, { params });
    return { seeOther: hrefTo(paths.cases, {}) };
  },
};

/** The saved filters as links; one that the list no longer takes says so, and can only be deleted. */
export function SavedViews({ views, voice }: { readonly views: Views; readonly voice: Voice }): JSX.Element | null {
  if (views.length === 0) return null;
  const { text } = voice.translator;
  return (
    <section aria-labelledby="views">
      <h2 id="views">{text('app.views.heading')}</h2>
      <ul class="rows">
        {views.map(({ viewId, name, filter, understood }) => (
          <li key={viewId}>
            {understood ? (
              <a href={hrefTo(paths.cases, {}, filter)}>
                <bdi>{name}</bdi>
              </a>
            ) : (
              <>
                <bdi>{name}</bdi>: {text('app.views.notUnderstood')}
              </>
            )}
            <form method="post" action={hrefTo(paths.deleteView, { viewId })}>
              <Token voice={voice} />
              <button type="submit" class="plain">
                {text('app.views.delete', { name })}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Saves the filter in the address under a name. A search is never saved: it may hold a name. */
export function SaveView({ filter, voice }: { readonly filter: Filter; readonly voice: Voice }): JSX.Element | null {
  const { find, cursor: _, ...saved } = filter;
  if (find !== undefined || Object.keys(saved).length === 0) return null;
  const { text } = voice.translator;
  return (
    <form method="post" action={hrefTo(paths.views, {})} autocomplete="off">
      <Token voice={voice} />
      {Object.entries(saved).map(([name, value]) => (
        <input key={name} type="hidden" name={prefix + name} value={value} />
      ))}
      <label class="label" for="view-name">
        {text('app.views.name')}
      </label>
      <p class="hint" id="view-hint">
        {text('app.views.hint')}
      </p>
      <p>
        <input type="text" id="view-name" name="name" maxLength={80} required aria-describedby="view-hint" />
      </p>
      <p>
        <button type="submit" class="second">
          {text('app.views.save')}
        </button>
      </p>
    </form>
  );
}
