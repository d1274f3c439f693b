import type { JSX } from 'preact';
import { draftOperations } from '../../drafts/operations';
import { workOperations } from '../../work/operations';
import { Layout } from '../layout';
import { page } from '../page';
import { hrefTo, paths } from '../paths';
import type { Voice } from '../voice';
import type { Draft } from '../forms/keeping';
import { Notice } from '../views/notice';
import { Drafts } from './drafts';
import { Appointments, ToDo, Waiting, type Work } from './rows';

const [listWorkOperation] = workOperations;
const [listDraftsOperation] = draftOperations;

interface Shown extends Work {
  readonly drafts: readonly Draft[];
  /** The one that was kept just now. */
  readonly kept: Draft | undefined;
}

const week = 7 * 86_400_000;

/** The first page of people who work with cases: for them, waiting for others, and the next seven days. */
export const workPage = page<Shown>({
  name: 'work',
  path: paths.work,
  ask: async ({ call, caller, query }) => {
    const { items } = await call(listDraftsOperation);
    const drafts = items.filter(({ receipt }) => receipt === undefined);
    const kept = drafts.find(({ draftId }) => draftId === query['kept']);
    return { ...(await call(listWorkOperation)), roles: caller.roles, drafts, kept };
  },
  view: WorkPage,
});

function WorkPage(work: Shown, voice: Voice): JSX.Element {
  const { translator, timeZone } = voice;
  const { text } = translator;
  const { mine, waiting, next, asOf, drafts, kept } = work;
  const inAWeek = new Date(Date.parse(asOf) + week).toISOString();
  const groups = [
    { heading: text('app.work.late'), items: mine.items.filter(({ overdue }) => overdue) },
    {
      heading: text('app.work.thisWeek'),
      items: mine.items.filter(({ overdue, dueAt }) => !overdue && dueAt !== null && dueAt <= inAWeek),
    },
    {
      heading: text('app.work.later'),
      items: mine.items.filter(({ overdue, dueAt }) => !overdue && (dueAt === null || dueAt > inAWeek)),
    },
  ].filter(({ items }) => items.length > 0);
  return (
    <Layout voice={voice} title={text('app.work.heading')} section="work">
      <Notice text={kept ? text('app.drafts.kept', { when: translator.moment(kept.expiresAt, timeZone) }) : null} />
      <section aria-labelledby="mine">
        <h2 id="mine">{text('app.work.mine')}</h2>
        {groups.length === 0 && <p>{nothing(work, voice)}</p>}
        {groups.map(({ heading, items }) => (
          <div key={heading}>
            <h3>{heading}</h3>
            <ToDo items={items} roles={work.roles} voice={voice} />
          </div>
        ))}
        <More shown={mine.items.length} total={mine.total} voice={voice} />
      </section>
      <div class="columns">
        <section aria-labelledby="waiting">
          <h2 id="waiting">{text('app.work.waiting')}</h2>
          {waiting.items.length === 0 ? (
            <p>{text('app.work.nobodyOwes')}</p>
          ) : (
            <Waiting items={waiting.items} voice={voice} />
          )}
          <More shown={waiting.items.length} total={waiting.total} voice={voice} />
        </section>
        <section aria-labelledby="next">
          <h2 id="next">{text('app.work.appointments')}</h2>
          {next.items.length === 0 ? (
            <p>{text('app.work.noAppointments')}</p>
          ) : (
            <Appointments items={next.items} voice={voice} />
          )}
          <More shown={next.items.length} total={next.total} voice={voice} />
        </section>
      </div>
      <Drafts drafts={drafts} voice={voice} />
      <p>
        <a href={hrefTo(paths.cases, {})}>{text('app.work.toCases')}</a>
      </p>
    </Layout>
  );
}

/** Nothing waits: then the next appointment is what comes. */
function nothing({ next }: Work, { translator, timeZone }: Voice): string {
  const [first] = next.items;
  const none = translator.text('app.work.nothing');
  if (!first) return none;
  const what = translator.text(`app.work.${first.kind}`);
  return `${none} ${translator.text('app.work.nextIs', { what, when: translator.moment(first.startsAt, timeZone) })}`;
}

function More(props: { readonly shown: number; readonly total: number; readonly voice: Voice }): JSX.Element | null {
  const { shown, total, voice } = props;
  if (total <= shown) return null;
  return <p class="quiet">{voice.translator.text('app.work.more', { count: total - shown })}</p>;
}
