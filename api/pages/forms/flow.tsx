import { errorsOfProblem } from '../../forms/errors';
import type { Form } from '../../forms/form';
import { sourcesOf, pagesOf } from '../../forms/pages';
import { actions, inputs, opening, refused, resumed, turn } from '../../forms/turn';
import { initialTyped, readTyped } from '../../forms/typed';
import { typedOf } from '../../forms/typed-of';
import type { TimelineEntryResponse } from '../../cases/present-event';
import { listCaseEventsOperation } from '../../cases/events';
import { oneOf, type Posted, type Reply, type Visit } from '../page';
import { setLanguage, languageIn } from '../account/language';
import { hrefTo, paths } from '../paths';
import type { CaseShown } from '../case/identity';
import { refusalOf, type Refusal } from './errors';
import { discardDraft, listFor, markSent, pageIn, readDraft, saveDraft, stepOf } from './keeping';
import { loadLists } from './lists';
import { markField, type FormMark } from './mark';
import { Step, type Showing } from './step';
import type { Subject } from './subject';

type Mark = Omit<FormMark, 'personId'>;

/** A form as it was left, or as it is opened: empty but for what the case or the address already says. */
export async function openForm(visit: Visit, subject: Subject): Promise<Reply> {
  const { query } = visit;
  const drafts = await listFor(visit, subject.of);
  const here = drafts.find(({ draftId }) => draftId === query['draft']);
  if (here?.receipt !== undefined) return { seeOther: here.receipt };
  const isParked = query['parked'] !== undefined;
  if (here) return resume(visit, subject, here.draftId, isParked);
  const form = subject.form(query);
  const where = whereOf(visit, subject);
  const begins = (await subject.begins?.()) ?? {};
  const known = typedOf(form, { ...begins, ...holdersIn(form, subject.kase) }, where);
  const typed = new Map([...initialTyped(form), ...known, ...readTyped(form, query)]);
  return show(visit, subject, {
    form,
    shown: opening(form, typed, where),
    mark: newMark(visit, subject, form, query['draft']),
    others: drafts.filter((draft) => draft.form === form.name),
    notice: isParked ? 'ofAnother' : Object.keys(begins).length > 0 ? 'begins' : undefined,
  });
}

async function resume(visit: Visit, subject: Subject, draftId: string, isParked: boolean): Promise<Reply> {
  const { content } = await readDraft(visit, draftId);
  const posted = asPosted(content?.typed ?? {});
  const form = subject.form(posted);
  const { page = '', isChecked = false, asOf = null, openedAt: at = visit.voice.asOf } = content ?? {};
  const typed = readTyped(form, posted);
  const shown = resumed(form, typed, whereOf(visit, subject), visit.query['page'] ?? page, isChecked);
  const mark = { ...newMark(visit, subject, form, draftId), asOf, at };
  return show(visit, subject, { form, shown, mark, notice: isParked ? 'parked' : undefined });
}

/** A draft as a browser would send it: one value as a text, several as a list. */
function asPosted(typed: Readonly<Record<string, readonly string[]>>): Posted {
  return Object.fromEntries(
    Object.entries(typed).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}

/** The people whom a form asks for by their function, such as `policeLeadId`, where the case has them already. */
function holdersIn({ fields }: Form, kase: CaseShown | null): Readonly<Record<string, string>> {
  const held = Object.entries(kase?.functions ?? {}).map(([name, personId]) => [fieldOf(name), personId] as const);
  return Object.fromEntries(held.filter(([field]) => fields.some(({ path }) => path === field)));
}

/** `police_lead` is asked for as `policeLeadId`. */
function fieldOf(held: string): string {
  return `${held.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())}Id`;
}

/** A posted form: the next page of it, its check, or the receipt. Nothing that was typed is lost in any case. */
export async function takeForm(visit: Visit, subject: Subject, sent: Posted): Promise<Reply> {
  const form = subject.form(sent);
  const posted = filled(form, subject, sent);
  const shown = turn(form, posted, whereOf(visit, subject));
  const mark = markIn(visit, subject, form, posted);
  if (mark === null) {
    const again = shown.next === 'send' ? ({ ...shown, next: 'check' } as const) : shown;
    const anew = newMark(visit, subject, form);
    return keepAndShow(visit, subject, { form, shown: again, mark: anew, notice: 'old', status: 409 });
  }
  const left = await leave(visit, subject, { form, mark }, posted);
  if (left) return left;
  if (shown.next !== 'send') return keepAndGoOn(visit, subject, { form, shown, mark });
  const news = await entriesOfOthers(visit, subject, mark);
  if (news.length > 0) {
    const now = { ...mark, asOf: subject.kase?.asOf ?? null };
    return keepAndShow(visit, subject, { form, shown: { ...shown, next: 'check' }, mark: now, news, status: 409 });
  }
  try {
    const receipt = await subject.give(shown.body, mark.key);
    await markSent(visit, mark, receipt);
    return { seeOther: receipt };
  } catch (error) {
    return showRefused(visit, subject, { form, shown, mark }, refusalOf(error));
  }
}

/** A posted form with what follows from it. */
function filled(form: Form, { fills }: Subject, posted: Posted): Posted {
  if (!fills) return posted;
  const typed = readTyped(form, posted);
  return { ...asPosted(Object.fromEntries(fills(form, typed))), ...posted };
}

/** The answer to a button that leaves a form instead of going on with it; null for the others. */
async function leave(
  visit: Visit,
  subject: Subject,
  { form, mark }: Pick<Showing, 'form' | 'mark'>,
  posted: Posted,
): Promise<Reply | null> {
  const { translator, asOf, timeZone } = visit.voice;
  const action = oneOf(posted, inputs.action);
  const page = pageIn(posted);
  const left = { typed: readTyped(form, posted), page, isChecked: oneOf(posted, inputs.checked) !== '' };
  if (action === actions.keep) {
    await saveDraft(visit, mark, left);
    return { says: translator.text('app.drafts.keptAt', { when: translator.moment(asOf, timeZone) }) };
  }
  if (action === actions.later) {
    await saveDraft(visit, mark, { ...left, isKept: true });
    return { seeOther: hrefTo(paths.work, {}, { kept: mark.key }) };
  }
  if (action === actions.discard) {
    await discardDraft(visit, mark);
    return { seeOther: subject.kase ? hrefTo(paths.case, subject.kase) : hrefTo(paths.cases, {}) };
  }
  const language = languageIn(action);
  if (!language) return null;
  await saveDraft(visit, mark, left);
  await setLanguage(visit, language);
  return { seeOther: stepOf(subject.action, mark, page) };
}

function markIn({ marks }: Visit, { of }: Subject, { name }: Form, posted: Posted): FormMark | null {
  const mark = marks.read(oneOf(posted, markField));
  const isOfThis = mark?.form === name && mark.caseId === (of.caseId ?? null) && mark.taskId === (of.taskId ?? null);
  return isOfThis ? mark : null;
}

function newMark({ marks, voice }: Visit, { kase, of }: Subject, { name }: Form, key = marks.newKey()): Mark {
  const { caseId = null, taskId = null } = of;
  return { form: name, caseId, taskId, key, asOf: kase?.asOf ?? null, at: voice.asOf };
}

function whereOf({ voice }: Visit, { timeZone }: Subject): { timeZone: string; today: string } {
  return { timeZone, today: voice.asOf.slice(0, 10) };
}

/** The entries by others that this reader sees, since the mark. */
async function entriesOfOthers(
  { call, caller }: Visit,
  { kase }: Subject,
  { asOf }: Mark,
): Promise<readonly TimelineEntryResponse[]> {
  if (kase === null || asOf === null) return [];
  const query = { since: asOf, order: 'newest', limit: '10' };
  const { items } = await call(listCaseEventsOperation, { params: { caseId: kase.caseId }, query });
  return items.filter(({ by }) => by !== null && by.personId !== caller.personId);
}

/** A refusal stands at its field; one of the whole stands above the answers. */
function showRefused(visit: Visit, subject: Subject, showing: Showing, refusal: Refusal): Promise<Reply> {
  const { form, shown } = showing;
  const named = refusal.paths.map((path) => ({ path, code: refusal.code }));
  const { errors, others } = errorsOfProblem(form, shown.typed, named);
  const status = refusal.status;
  if (errors.length > 0)
    return keepAndShow(visit, subject, { ...showing, shown: refused(form, shown.typed, errors), status });
  const refusals = others.length > 0 ? others : [refusal.code];
  return keepAndShow(visit, subject, { ...showing, shown: { ...shown, next: 'check' }, refusals, status });
}

/** The step after this one has an address of its own; a page with errors is the answer itself. */
async function keepAndGoOn(visit: Visit, subject: Subject, showing: Showing): Promise<Reply> {
  const { shown, mark } = showing;
  if (shown.next === 'page' && shown.errors.length > 0) return keepAndShow(visit, subject, { ...showing, status: 422 });
  await keep(visit, showing);
  return { seeOther: stepOf(subject.action, mark, pageOf(showing)) };
}

async function keepAndShow(visit: Visit, subject: Subject, showing: Showing): Promise<Reply> {
  await keep(visit, showing);
  return show(visit, subject, showing);
}

async function keep(visit: Visit, showing: Showing): Promise<void> {
  const { shown, mark } = showing;
  await saveDraft(visit, mark, { typed: shown.typed, page: pageOf(showing), isChecked: shown.isChecked });
}

function pageOf({ shown }: Showing): string {
  return shown.next === 'page' ? shown.page.id : 'check';
}

async function show(visit: Visit, subject: Subject, showing: Showing): Promise<Reply> {
  const { form, shown, mark, status = 200 } = showing;
  const lists = await loadLists(visit.call, subject.kase, new Set(sourcesOf(pagesOf(form, shown.typed))));
  const sealed = visit.marks.write(mark);
  return { status, view: <Step voice={visit.voice} subject={subject} showing={showing} lists={lists} mark={sealed} /> };
}
