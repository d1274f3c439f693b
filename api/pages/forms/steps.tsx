import type { ComponentChildren, JSX } from 'preact';
import { CheckAnswers } from '../../forms/check';
import { errorsOfProblem, type FormError } from '../../forms/errors';
import type { Form } from '../../forms/form';
import { ErrorSummary, FormPage } from '../../forms/page';
import { sourcesOf, pagesOf } from '../../forms/pages';
import { opening, refused, turn, type Turn } from '../../forms/turn';
import { initialTyped, readTyped, textOf } from '../../forms/typed';
import { typedOf } from '../../forms/typed-of';
import type { TimelineEntryResponse } from '../../cases/present-event';
import { listCaseEventsOperation } from '../../cases/events';
import { Entries } from '../case/entries';
import type { CaseShown } from '../case/identity';
import { Layout } from '../layout';
import { oneOf, type Posted, type Reply, type Visit } from '../page';
import type { Saying } from '../say';
import type { Section } from '../sections';
import type { Voice } from '../voice';
import { Notice } from '../views/notice';
import { choicesOf } from './choices';
import { refusalOf, type Refusal } from './errors';
import { loadLists, type Lists } from './lists';
import type { FormMark } from './mark';
import { formWords } from './words';

/** One form and what it is about: a command of a case, the opening of one, or the answer to a task. */
export interface Subject {
  readonly form: (posted: Posted) => Form;
  /** Its own address. */
  readonly action: string;
  /** The case or the task; empty for a case that is opened. */
  readonly about: string;
  readonly title: string;
  /** The button that sends it, as a verb. */
  readonly send: string;
  readonly section: Section;
  readonly kase: CaseShown | null;
  readonly caseName?: string | undefined;
  readonly bar?: ComponentChildren;
  /** Stands above the questions: what is decided. */
  readonly above?: ComponentChildren;
  readonly saying: Saying;
  /** The reasons that an answer takes, where the subject names them. */
  readonly reasonsOf?: (answer: string) => readonly string[] | undefined;
  /** IANA; times are typed in it. */
  readonly timeZone: string;
  /** A sentence that says who will read the free texts. */
  readonly readers?: string | undefined;
  /**
   * Gives the command.
   * @returns the address of the page that shows that it is done
   * @throws Problem where it is refused
   */
  readonly give: (body: object, key: string) => Promise<string>;
}

/** The hidden field that carries the form's mark. */
const markField = 'form-mark';

/** A form as it is opened: empty but for what the case or the address already says. */
export async function openForm(visit: Visit, subject: Subject): Promise<Reply> {
  const form = subject.form(visit.query);
  const where = whereOf(visit, subject);
  const known = typedOf(form, holdersIn(form, subject.kase), where);
  const typed = new Map([...initialTyped(form), ...known, ...readTyped(form, visit.query)]);
  const shown = opening(form, typed, where);
  return show(visit, subject, { form, shown, mark: newMark(visit, subject) });
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
export async function takeForm(visit: Visit, subject: Subject, posted: Posted): Promise<Reply> {
  const form = subject.form(posted);
  const shown = turn(form, posted, whereOf(visit, subject));
  const mark = visit.marks.read(form.name, subject.about, oneOf(posted, markField));
  if (mark === null) {
    const again = shown.next === 'send' ? ({ ...shown, next: 'check' } as const) : shown;
    return show(visit, subject, { form, shown: again, mark: newMark(visit, subject), notice: 'old', status: 409 });
  }
  if (shown.next !== 'send') return show(visit, subject, { form, shown, mark });
  const news = await entriesOfOthers(visit, subject, mark);
  if (news.length > 0) {
    const now = { ...mark, asOf: subject.kase?.asOf ?? null };
    return show(visit, subject, { form, shown: { ...shown, next: 'check' }, mark: now, news, status: 409 });
  }
  try {
    return { seeOther: await subject.give(shown.body, mark.key) };
  } catch (error) {
    return showRefused(visit, subject, { form, shown, mark }, refusalOf(error));
  }
}

interface Showing {
  readonly form: Form;
  readonly shown: Turn;
  readonly mark: FormMark;
  readonly notice?: 'old' | undefined;
  /** Why the whole was refused. */
  readonly refusals?: readonly string[];
  /** Entries by others since the form was opened. */
  readonly news?: readonly TimelineEntryResponse[];
  readonly status?: number | undefined;
}

function newMark({ marks, voice }: Visit, { kase }: Subject): FormMark {
  return { key: marks.newKey(), asOf: kase?.asOf ?? null, at: voice.asOf };
}

function whereOf({ voice }: Visit, { timeZone }: Subject): { timeZone: string; today: string } {
  return { timeZone, today: voice.asOf.slice(0, 10) };
}

/** The entries by others that this reader sees, since the mark. */
async function entriesOfOthers(
  { call, caller }: Visit,
  { kase }: Subject,
  { asOf }: FormMark,
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
  if (errors.length > 0) return show(visit, subject, { ...showing, shown: refused(form, shown.typed, errors), status });
  const refusals = others.length > 0 ? others : [refusal.code];
  return show(visit, subject, { ...showing, shown: { ...shown, next: 'check' }, refusals, status });
}

async function show(visit: Visit, subject: Subject, showing: Showing): Promise<Reply> {
  const { form, shown, mark } = showing;
  const lists = await loadLists(visit.call, subject.kase, new Set(sourcesOf(pagesOf(form, shown.typed))));
  const sealed = visit.marks.write(form.name, subject.about, mark);
  const hasErrors = shown.next === 'page' && shown.errors.length > 0;
  const status = showing.status ?? (hasErrors ? 422 : 200);
  return { status, view: <Step voice={visit.voice} subject={subject} showing={showing} lists={lists} mark={sealed} /> };
}

function Step(props: {
  readonly voice: Voice;
  readonly subject: Subject;
  readonly showing: Showing;
  readonly lists: Lists;
  readonly mark: string;
}): JSX.Element {
  const { voice, subject, showing, lists, mark } = props;
  const { form, shown, refusals = [] } = showing;
  const { translator } = voice;
  const words = formWords(translator, form.name);
  const { saying, timeZone, action } = subject;
  const typedAt = (name: string): string => textOf(shown.typed, name);
  const listed = { ...lists, reasons: subject.reasonsOf?.(typedAt('answer')) };
  const errors: readonly FormError[] = shown.next === 'page' ? shown.errors : [];
  const common = {
    form,
    typed: shown.typed,
    words,
    timeZone,
    action,
    hidden: { _csrf: voice.csrf, [markField]: mark },
    choices: (source: Parameters<typeof choicesOf>[0], path: string) =>
      choicesOf(source, listed, path, typedAt, saying),
  };
  return (
    <Layout
      voice={voice}
      title={subject.title}
      about={subject.caseName}
      section={subject.section}
      bar={subject.bar}
      hasErrors={errors.length > 0 || refusals.length > 0}
    >
      <WhyNot subject={subject} showing={showing} />
      <ErrorSummary errors={errors} words={words} />
      {subject.above}
      {shown.next === 'page' ? (
        <FormPage {...common} page={shown.page} errors={errors} isChecked={shown.isChecked} readers={subject.readers} />
      ) : (
        <>
          <h2>{words.text('check')}</h2>
          <CheckAnswers {...common} where={{ timeZone, today: voice.asOf.slice(0, 10) }} send={subject.send} />
        </>
      )}
    </Layout>
  );
}

/** Why the form is back although it was sent: it was open for too long, the case moved on, or a rule refuses it. */
function WhyNot(props: { readonly subject: Subject; readonly showing: Showing }): JSX.Element {
  const { kase, saying } = props.subject;
  const { notice, refusals = [], news = [] } = props.showing;
  const { translator } = saying;
  return (
    <>
      {notice === 'old' && <Notice text={translator.text('app.forms.old')} />}
      {news.length > 0 && kase && (
        <div class="notice" role="status">
          <p>{translator.text('app.forms.movedOn')}</p>
          <Entries caseId={kase.caseId} entries={news} saying={saying} isShort />
        </div>
      )}
      {refusals.length > 0 && (
        <div class="summary" role="alert">
          <h2>{translator.text('app.forms.notRecorded')}</h2>
          {refusals.map((code) => (
            <p key={code}>{translator.refusal(code)}</p>
          ))}
        </div>
      )}
    </>
  );
}
