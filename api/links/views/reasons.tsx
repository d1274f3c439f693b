import type { JSX } from 'preact';
import type { ReasonedAnswer } from '../../../shared/languages/texts';
import type { Field, Typed } from '../form';
import type { Question } from '../link-state';
import type { Voice } from './layout';
import { RadioGroup } from './radios';

/** The possible reasons, for each answer that needs one. */
export function ReasonChoices(props: {
  readonly voice: Voice;
  readonly question: Question;
  readonly typed: Typed;
  readonly problems: readonly Field[];
}): JSX.Element {
  const { text, reason } = props.voice.translator;
  return (
    <>
      {props.question.answers.map(
        ({ answer, reasons }) =>
          reasons && (
            <RadioGroup
              key={answer}
              name="reason"
              id={`reason-${answer}`}
              // Only kinds that list reasons get here.
              legend={text(`pages.why.${answer as ReasonedAnswer}`)}
              hint={text('pages.form.reasonReaders')}
              choices={reasons.map((code) => [code, reason(code)])}
              chosen={props.typed.reason}
              problem={
                props.problems.includes('reason') && props.typed.answer === answer ? text('pages.errors.reason') : null
              }
            />
          ),
      )}
    </>
  );
}
