import type { JSX } from 'preact';
import { CheckAnswers } from '../../forms/check';
import type { FormError } from '../../forms/errors';
import type { Form } from '../../forms/form';
import { ErrorSummary, FormPage, formId } from '../../forms/page';
import { actions, inputs, type Turn } from '../../forms/turn';
import { textOf } from '../../forms/typed';
import type { TimelineEntryResponse } from '../../cases/present-event';
import { Entries } from '../case/entries';
import { Layout } from '../layout';
import type { Voice } from '../voice';
import { Notice } from '../views/notice';
import { choicesOf } from './choices';
import { stepOf, type Draft } from './keeping';
import type { Lists } from './lists';
import { markField, type FormMark } from './mark';
import type { Subject } from './subject';
import { formWords } from './words';

/** A step of a form, and why it is shown. */
export interface Showing {
  readonly form: Form;
  readonly shown: Turn;
  readonly mark: Omit<FormMark, 'personId'>;
  /** Open for too long; back after the session was over; filled in by another person, for whom it is kept; or begun with what the
   * case has. */
  readonly notice?: 'old' | 'parked' | 'ofAnother' | 'begins' | undefined;
  /** Why the whole was refused. */
  readonly refusals?: readonly string[];
  /** Entries by others since the form was opened. */
  readonly news?: readonly TimelineEntryResponse[];
  /** The same form, begun earlier and not sent. */
  readonly others?: readonly Draft[];
  readonly status?: number | undefined;
}

/** One page of a form, or the check of all answers. */
export function Step(props: {
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
    action: stepOf(action, showing.mark),
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
      form={formId}
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
      <Leaving voice={voice} />
    </Layout>
  );
}

/** Other ways to leave a form than going on with it; without a script the text about what was kept stays empty. */
function Leaving({ voice: { translator } }: { readonly voice: Voice }): JSX.Element {
  const { text } = translator;
  return (
    <p>
      <button type="submit" class="second" form={formId} name={inputs.action} value={actions.later}>
        {text('app.drafts.later')}
      </button>{' '}
      <button type="submit" class="link" form={formId} name={inputs.action} value={actions.discard}>
        {text('app.drafts.discard')}
      </button>{' '}
      <span id="kept" class="quiet"></span>
    </p>
  );
}

/** Why the form is back although it was sent: it was open for too long, the case moved on, or a rule refuses it. */
function WhyNot(props: { readonly subject: Subject; readonly showing: Showing }): JSX.Element {
  const { kase, saying } = props.subject;
  const { notice, refusals = [], news = [], others = [] } = props.showing;
  const { translator, timeZone } = saying;
  return (
    <>
      <Notice text={notice ? translator.text(`app.forms.${notice}`) : null} />
      {others.length > 0 && (
        <div class="notice">
          <p>{translator.text('app.drafts.begun')}</p>
          <ul>
            {others.map(({ draftId, savedAt }) => (
              <li key={draftId}>
                <a href={stepOf(props.subject.action, { key: draftId })}>
                  {translator.text('app.drafts.goOn', { when: translator.moment(savedAt, timeZone) })}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
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
