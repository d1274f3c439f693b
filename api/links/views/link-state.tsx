import type { JSX } from 'preact';
import type { Instant } from '../../../shared/domain/time';
import type { LinkStateText } from '../../../shared/languages/texts';
import { Page, type Voice } from './layout';

/** A page about the state of a link. Beyond its mail it shows only that an answer was recorded, and when. */
export function LinkStatePage(props: {
  readonly voice: Voice;
  readonly state: LinkStateText;
  readonly recordedAt?: Instant;
}): JSX.Element {
  const { voice, state, recordedAt } = props;
  const { text, moment } = voice.translator;
  const heading = text(`pages.linkState.${state}.heading`);
  return (
    <Page voice={voice} title={heading}>
      <h1>{heading}</h1>
      {recordedAt !== undefined && <p>{text('pages.recordedAt', { when: moment(recordedAt, voice.timeZone) })}</p>}
      <p>{text(`pages.linkState.${state}.text`)}</p>
    </Page>
  );
}
