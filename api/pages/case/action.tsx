import type { CommandName } from '../../../shared/domain/case';
import { commandRows } from '../../../shared/domain/catalogue';
import { compartmentOfCommand } from '../../../shared/policy/where-it-lies';
import { getCaseOperation } from '../../cases/get';
import { commandOperations } from '../../commands/operations';
import { notFound } from '../../errors/problem';
import { formOf } from '../../forms/form';
import { Layout } from '../layout';
import { byId, type Page, type Reply, type Visit } from '../page';
import { hrefTo, paths } from '../paths';
import { openForm, takeForm } from '../forms/flow';
import type { Subject } from '../forms/subject';
import { readersOf } from '../forms/readers';
import { nextDraft } from './plan/beginning';
import { CaseBar, nameOfCase, sayingOf, type CaseShown } from './identity';

type CaseCommand = Exclude<CommandName, 'openCase' | 'answerTask'>;

/** The form of any command of a case, made from its schema: a new command needs no line here. */
export const caseAction: Page = {
  name: 'caseAction',
  path: paths.action,
  keepsDrafts: true,
  needsFresh: ({ command = '' }) => isCaseCommand(command) && commandRows[command].form?.stepUp === true,
  get: (visit) => withSubject(visit, (subject) => openForm(visit, subject)),
  post: (visit, posted) => withSubject(visit, (subject) => takeForm(visit, subject, posted), true),
};

/**
 * A command that is not possible now has a page that says why; one that the reader may never give has none. A form that
 * is sent stays: sent twice, it has the same receipt; refused, nothing that was typed is lost.
 */
async function withSubject(visit: Visit, answer: (subject: Subject) => Promise<Reply>, isSent = false): Promise<Reply> {
  const { caseId = '', command = '' } = visit.params;
  const kase = await visit.call(getCaseOperation, { params: { caseId } });
  const name = isCaseCommand(command) ? command : null;
  const given = kase.commands.find((each) => each.name === name);
  if (!name || !given) throw notFound();
  if (!given.possible && !isSent) return { status: 409, view: notNow(visit, kase, name, given.why ?? 'not_possible') };
  return answer(subjectOf(visit, kase, name));
}

function isCaseCommand(name: string): name is CaseCommand {
  return Object.hasOwn(commandRows, name) && name !== 'openCase' && name !== 'answerTask';
}

function subjectOf(visit: Visit, kase: CaseShown, name: CaseCommand): Subject {
  const { voice, call } = visit;
  const { caseId } = kase;
  const { title } = voice.translator.practice.commands[name];
  const operation = byId(commandOperations, name);
  if (!operation) throw notFound();
  return {
    form: () => formOf(name),
    ...(name === 'draftPlan' && { begins: () => nextDraft(visit, caseId) }),
    action: hrefTo(paths.action, { caseId, command: name }),
    of: { caseId },
    title,
    send: title,
    section: 'cases',
    kase,
    caseName: nameOfCase(kase),
    bar: <CaseBar kase={kase} voice={voice} part="actions" />,
    saying: sayingOf(kase, voice),
    timeZone: kase.timeZone ?? voice.timeZone,
    readers: name === 'correctEntry' ? undefined : readersOf(compartmentOfCommand(name), voice.translator),
    give: async (body, key) => {
      await call(operation, { params: { caseId }, body, key });
      return hrefTo(paths.case, { caseId }, { done: name });
    },
  };
}

function notNow({ voice }: Visit, kase: CaseShown, name: CaseCommand, why: string) {
  const { translator } = voice;
  return (
    <Layout
      voice={voice}
      title={translator.practice.commands[name].title}
      about={nameOfCase(kase)}
      section="cases"
      bar={<CaseBar kase={kase} voice={voice} part="actions" />}
    >
      <h2>{translator.text('app.case.notNow')}</h2>
      <p>{translator.refusal(why)}</p>
      <p>
        <a href={hrefTo(paths.case, { caseId: kase.caseId })}>{translator.text('app.case.overview')}</a>
      </p>
    </Layout>
  );
}
