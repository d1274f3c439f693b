import type { JSX } from 'preact';
import type { ErrorText } from '../../shared/languages/app-texts';
import { SendAgain, type SentForm } from '../sessions/again';
import { Layout } from './layout';
import { hrefTo, paths } from './paths';
import type { Voice } from './voice';

/** Says what went wrong, that nothing was recorded, and where to go on. */
export function ErrorPage(props: {
  readonly voice: Voice;
  readonly kind: ErrorText;
  readonly correlationId: string;
  /** A form that could not be taken. */
  readonly again: SentForm | undefined;
}): JSX.Element {
  const { voice, kind, correlationId, again } = props;
  const { text } = voice.translator;
  return (
    <Layout voice={voice} title={text(`app.errors.${kind}.heading`)}>
      <p>{text(`app.errors.${kind}.text`)}</p>
      {kind === 'unexpected' && <p>{text('app.errors.reference', { reference: correlationId })}</p>}
      {again && <SendAgain form={again} label={text('sessions.links.try_again')} />}
      <p>
        <a href={hrefTo(paths.work, {})}>{text('app.errors.toWork')}</a>
      </p>
    </Layout>
  );
}
