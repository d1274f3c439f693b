import type { JSX } from 'preact';
import type { SessionLink, SessionNotice } from '../../../shared/languages/texts';
import { Page, type Voice } from '../../links/views/layout';
import { SendAgain, type SentForm } from '../again';
import { tokenField } from '../fields';
import { paths } from '../paths';

/** A page about signing in or out: what happened, what was not recorded, and where to go on. */
export function NoticePage(props: {
  readonly voice: Voice;
  readonly notice: SessionNotice;
  readonly links: readonly (readonly [link: SessionLink, href: string])[];
  readonly token: string | undefined;
  readonly again: SentForm | undefined;
  readonly reference: string | undefined;
}): JSX.Element {
  const { voice, notice, links, token, again, reference } = props;
  const { text } = voice.translator;
  const heading = text(`sessions.notices.${notice}.heading`);
  return (
    <Page voice={voice} title={heading}>
      <h1>{heading}</h1>
      <p>{text(`sessions.notices.${notice}.text`)}</p>
      {reference !== undefined && <p>{text('sessions.reference', { reference })}</p>}
      {token !== undefined && <SignOutForm label={text('sessions.signOut')} token={token} />}
      {again && <SendAgain form={again} label={text('sessions.links.try_again')} />}
      {links.map(([link, href]) => (
        <p key={link}>
          <a href={href}>{text(`sessions.links.${link}`)}</a>
        </p>
      ))}
    </Page>
  );
}

function SignOutForm({ label, token }: { readonly label: string; readonly token: string }): JSX.Element {
  return (
    <form method="post" action={paths.signOut}>
      <input type="hidden" name={tokenField} value={token} />
      <button type="submit">{label}</button>
    </form>
  );
}
