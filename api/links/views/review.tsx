import type { JSX } from 'preact';
import type { EngagementSeen } from '../../../shared/domain/areas/sessions/contract';
import type { LinkAnswer } from '../../../shared/languages/texts';
import type { ConcernTyped, Typed } from '../form';
import { FieldList, Page, type Voice } from './layout';

/** The second page: the answer before it is recorded, and the button that records it. */
export function ReviewPage(props: {
  readonly voice: Voice;
  readonly action: string;
  /** Bound to the content of this page. */
  readonly nonce: string;
  readonly typed: Typed;
}): JSX.Element {
  const { voice, typed, action, nonce } = props;
  const { text, reason } = voice.translator;
  const heading = text('pages.review.heading');
  return (
    <Page voice={voice} title={heading}>
      <h1>{heading}</h1>
      <FieldList
        fields={[
          // A form gets here only with a possible answer of its task.
          [text('pages.review.answer'), text(`pages.answers.${typed.answer as LinkAnswer}`)],
          ...(typed.reason ? ([[text('pages.review.reason'), reason(typed.reason)]] as const) : []),
          ...shownFields(typed, text),
          [text('pages.review.note'), typed.note || text('pages.review.noNote')],
        ]}
      />
      <form method="post" action={action} autocomplete="off">
        <Carried step="confirm" nonce={nonce} typed={typed} />
        <button type="submit">{text('pages.review.confirm')}</button>
      </form>
      <form method="post" action={action} autocomplete="off">
        <Carried step="change" nonce={nonce} typed={typed} />
        <button type="submit" class="second">
          {text('pages.review.change')}
        </button>
      </form>
    </Page>
  );
}

function shownFields(
  { engagement, concern }: Typed,
  text: Voice['translator']['text'],
): readonly (readonly [string, string])[] {
  return [
    ...(engagement
      ? ([[text('pages.seen.engagement'), text(`pages.seen.${engagement as EngagementSeen}`)]] as const)
      : []),
    ...(concern ? ([[text('pages.seen.concern'), text(`pages.seen.${concern as ConcernTyped}`)]] as const) : []),
  ];
}

function Carried(props: { readonly step: string; readonly nonce: string; readonly typed: Typed }): JSX.Element {
  const fields = { step: props.step, nonce: props.nonce, ...props.typed };
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
    </>
  );
}
