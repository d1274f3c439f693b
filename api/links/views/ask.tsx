import type { JSX } from 'preact';
import { engagementsSeen } from '../../../shared/domain/areas/sessions/contract';
import { concerns, type Field, longestNote, type Typed } from '../form';
import type { Question } from '../link-state';
import { ReasonChoices } from './reasons';
import { FieldList, Page, type Voice } from './layout';
import { RadioGroup } from './radios';

interface AskProps {
  readonly voice: Voice;
  readonly question: Question;
  readonly action: string;
  readonly nonce: string;
  /** Earlier input, when the page is shown again; nothing is preselected. */
  readonly typed: Typed;
  readonly problems: readonly Field[];
  readonly notice: 'old' | 'changed' | null;
}

/** The page of an open task: the question, and a form that records nothing yet. */
export function AskPage(props: AskProps): JSX.Element {
  const { voice, question, problems, typed } = props;
  const { text } = voice.translator;
  const heading = text(`pages.question.${question.kind}`);
  const title = problems.length > 0 ? `${text('pages.errors.titlePrefix')}: ${heading}` : heading;
  return (
    <Page voice={voice} title={title}>
      {problems.length > 0 && <ErrorSummary {...props} />}
      {props.notice && <Notice voice={voice} notice={props.notice} />}
      <p class="hint">{text('pages.form.requestFrom', { programmeName: voice.programmeName })}</p>
      <h1>{heading}</h1>
      <FieldList fields={fieldsOf(question, voice)} />
      <form method="post" action={props.action} autocomplete="off" novalidate>
        <input type="hidden" name="step" value="review" />
        <input type="hidden" name="nonce" value={props.nonce} />
        <RadioGroup
          name="answer"
          legend={text('pages.review.answer')}
          hint={text('pages.form.answerReaders')}
          choices={question.answers.map(({ answer }) => [answer, text(`pages.answers.${answer}`)])}
          chosen={typed.answer}
          problem={problems.includes('answer') ? text('pages.errors.answer') : null}
        />
        <ReasonChoices {...props} />
        {question.answers.some(({ tellsWhatWasSeen }) => tellsWhatWasSeen) && <WhatWasSeen {...props} />}
        <Note {...props} />
        <p class="hint">{text('pages.form.continueHint')}</p>
        <button type="submit">{text('pages.form.continue')}</button>
      </form>
    </Page>
  );
}

/** The same fields as in the mail. */
function fieldsOf(question: Question, { translator, timeZone }: Voice): readonly (readonly [string, string])[] {
  const { text, moment, reason } = translator;
  const { appointment } = question;
  return [
    ...(appointment
      ? ([
          [text('pages.form.when'), moment(appointment.startsAt, timeZone)],
          [text('pages.form.minutes'), text('pages.form.minutesCount', { minutes: appointment.minutes })],
          [text('pages.form.place'), reason(appointment.placeCode)],
        ] as const)
      : []),
    [text('pages.form.due'), moment(question.dueAt, timeZone)],
    [text('pages.form.reference'), question.reference],
  ];
}

/** How the person took part, and whether the specialist is concerned, with the number to call. */
function WhatWasSeen({ voice, typed }: AskProps): JSX.Element {
  const { text } = voice.translator;
  return (
    <>
      <RadioGroup
        name="engagement"
        legend={text('pages.seen.engagement')}
        hint={text('pages.form.noteReaders')}
        choices={engagementsSeen.map((code) => [code, text(`pages.seen.${code}`)])}
        chosen={typed.engagement}
        problem={null}
      />
      <RadioGroup
        name="concern"
        legend={text('pages.seen.concern')}
        hint={text('pages.contact', { contact: voice.contactLine })}
        choices={concerns.map((code) => [code, text(`pages.seen.${code}`)])}
        chosen={typed.concern}
        problem={null}
      />
    </>
  );
}

function Note({ voice, typed, problems }: AskProps): JSX.Element {
  const { text } = voice.translator;
  const isWrong = problems.includes('note');
  return (
    <div class={isWrong ? 'field wrong' : 'field'}>
      <label class="label" for="note">
        {text('pages.form.note')}
      </label>
      <p class="hint" id="note-hint">
        {text('pages.form.noteReaders')}
      </p>
      {isWrong && (
        <p class="message" id="note-message">
          {text('pages.errors.note', { max: longestNote })}
        </p>
      )}
      <textarea
        id="note"
        name="note"
        rows={5}
        dir="auto"
        aria-describedby={isWrong ? 'note-hint note-message' : 'note-hint'}
        {...(isWrong && { 'aria-invalid': 'true' as const })}
      >
        {typed.note}
      </textarea>
    </div>
  );
}

function ErrorSummary({ voice, problems, typed }: AskProps): JSX.Element {
  const { text } = voice.translator;
  const targets: Readonly<Record<Field, string>> = {
    answer: 'answer-0',
    reason: `reason-${typed.answer}-0`,
    note: 'note',
  };
  return (
    <div class="summary" role="alert" aria-labelledby="summary-title">
      <h2 id="summary-title">{text('pages.errors.title')}</h2>
      <ul>
        {problems.map((field) => (
          <li key={field}>
            <a href={`#${targets[field]}`}>{text(`pages.errors.${field}`, { max: longestNote })}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Notice({ voice, notice }: { readonly voice: Voice; readonly notice: 'old' | 'changed' }): JSX.Element {
  const { text } = voice.translator;
  return (
    <div class="notice" role="alert" aria-labelledby="notice-title">
      <h2 id="notice-title">{text('pages.notices.title')}</h2>
      <p>{text(`pages.notices.${notice}`)}</p>
    </div>
  );
}
