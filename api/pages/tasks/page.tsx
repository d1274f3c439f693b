import type { JSX } from 'preact';
import type { z } from 'zod';
import type { TaskKind } from '../../../shared/domain/case';
import { taskRows } from '../../../shared/domain/catalogue';
import { compartmentOfAnswer } from '../../../shared/policy/where-it-lies';
import { getCaseOperation } from '../../cases/get';
import { commandOperations } from '../../commands/operations';
import { notFound } from '../../errors/problem';
import { formOfTask } from '../../forms/form';
import { taskOperations } from '../../tasks/operations';
import type { taskDetail } from '../../tasks/response';
import { CaseBar, nameOfCase, sayingOf, type CaseShown } from '../case/identity';
import { Entries } from '../case/entries';
import { readersOf } from '../forms/readers';
import { openForm, takeForm } from '../forms/flow';
import type { Subject } from '../forms/subject';
import { Layout } from '../layout';
import { byId, oneOf, type Page, type Reply, type Visit } from '../page';
import { itemsOf, rated } from './ratings';
import { hrefTo, paths } from '../paths';
import type { Saying } from '../say';
import type { Voice } from '../voice';
import { Notice } from '../views/notice';

type TaskShown = z.output<typeof taskDetail>;

const [, getTaskOperation] = taskOperations;

/** A task: what is asked and about what, and the answer. Mails lead here. */
export const taskPage: Page = {
  name: 'task',
  path: paths.task,
  keepsDrafts: true,
  get: (visit) => withTask(visit, (subject) => openForm(visit, subject)),
  post: (visit, posted) => withTask(visit, (subject) => takeForm(visit, subject, posted), true),
};

/**
 * Only its assignee answers a task, and only while it is open: others, and later, read how it stands. An answer that
 * is sent keeps its form: sent twice, it has the same receipt; too late, nothing that was typed is lost.
 */
async function withTask(visit: Visit, answer: (subject: Subject) => Promise<Reply>, isSent = false): Promise<Reply> {
  const { call, caller, params, voice } = visit;
  const task = await call(getTaskOperation, { params });
  const kase = await call(getCaseOperation, { params: { caseId: task.caseId } });
  if (!isKind(task.kind)) throw notFound();
  if (task.assigneeId !== caller.personId || (task.status !== 'open' && !isSent))
    return { view: <Standing task={task} kase={kase} voice={voice} isDone={visit.query['done'] !== undefined} /> };
  return answer(subjectOf(visit, task, task.kind, kase));
}

function isKind(kind: string): kind is TaskKind {
  return Object.hasOwn(taskRows, kind);
}

function subjectOf(visit: Visit, task: TaskShown, kind: TaskKind, kase: CaseShown): Subject {
  const { voice, call } = visit;
  const { taskId } = task;
  const operation = byId(commandOperations, 'answerTask');
  if (!operation) throw notFound();
  const saying = sayingOf(kase, voice);
  return {
    form: (posted) => rated(formOfTask(kind, oneOf(posted, 'answer')), task.instrument),
    fills: (form, typed) => itemsOf(form, typed, task.instrument),
    action: hrefTo(paths.task, { taskId }),
    of: { caseId: kase.caseId, taskId },
    title: voice.translator.practice.tasks[kind].do,
    send: voice.translator.text('app.tasks.send'),
    section: 'work',
    kase,
    caseName: nameOfCase(kase),
    bar: <CaseBar kase={kase} voice={voice} part={null} />,
    above: <About task={task} saying={saying} />,
    saying,
    reasonsOf: (given) => task.answers.find(({ answer }) => answer === given)?.reasons,
    timeZone: kase.timeZone ?? voice.timeZone,
    readers: readersOf(compartmentOfAnswer(kind), voice.translator),
    give: async (body, key) => {
      await call(operation, { params: { taskId }, body, key });
      return hrefTo(paths.task, { taskId }, { done: 'answerTask' });
    },
  };
}

/** The due time of a task, its appointment, and the entries to read before answering. */
function About({ task, saying }: { readonly task: TaskShown; readonly saying: Saying }): JSX.Element {
  const { translator, timeZone } = saying;
  const { text } = translator;
  const { session, appointment = session, dueAt, overdue, entries, caseId } = task;
  return (
    <>
      <dl>
        {appointment && (
          <div>
            <dt>{text('app.tasks.appointment')}</dt>
            <dd>
              {translator.moment(appointment.startsAt, timeZone)}, {translator.reason(appointment.placeCode)}
            </dd>
          </div>
        )}
        <div>
          <dt>{text('app.tasks.due')}</dt>
          <dd>
            {translator.moment(dueAt, timeZone)}
            {overdue && <span class="late"> {text('app.cases.isOverdue')}</span>}
          </dd>
        </div>
      </dl>
      {entries.length > 0 && (
        <section>
          <h2>{text('app.tasks.about')}</h2>
          <Entries caseId={caseId} entries={entries} saying={saying} />
        </section>
      )}
    </>
  );
}

/** A task that this reader does not answer: how it stands. */
function Standing(props: {
  readonly task: TaskShown;
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly isDone: boolean;
}): JSX.Element {
  const { task, kase, voice, isDone } = props;
  const { translator } = voice;
  const { text } = translator;
  const saying = sayingOf(kase, voice);
  const { kind, status, assigneeName, answer } = task;
  return (
    <Layout
      voice={voice}
      title={translator.missing(kind)}
      about={nameOfCase(kase)}
      section="work"
      bar={<CaseBar kase={kase} voice={voice} part={null} />}
    >
      {isDone && status === 'answered' && <Notice text={text('app.tasks.recorded')} />}
      <p>{text(`app.tasks.is.${status === 'open' ? 'open' : status === 'answered' ? 'answered' : 'withdrawn'}`)}</p>
      <dl>
        {assigneeName !== undefined && (
          <div>
            <dt>{text('app.tasks.assignee')}</dt>
            <dd>
              <bdi>{assigneeName}</bdi>
            </dd>
          </div>
        )}
        {answer !== undefined && (
          <div>
            <dt>{text('app.tasks.answer')}</dt>
            <dd>{answerInWords(kind, answer, voice)}</dd>
          </div>
        )}
      </dl>
      <About task={task} saying={saying} />
      <p>
        <a href={hrefTo(paths.work, {})}>{text('app.errors.toWork')}</a>
      </p>
    </Layout>
  );
}

function answerInWords(kind: string, answer: string, { translator }: Voice): string {
  const answers: Readonly<Record<string, string>> = isKind(kind) ? translator.practice.tasks[kind].answers : {};
  return answers[answer] ?? translator.option(answer);
}
