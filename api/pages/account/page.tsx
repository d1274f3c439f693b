import type { JSX } from 'preact';
import { languageNames, languages } from '../../../shared/languages';
import { timeZone } from '../../directory/time-zone';
import { meOperations } from '../../directory/me';
import { returnPath } from '../../sessions/return-path';
import { Layout, Token } from '../layout';
import { oneOf, type Page } from '../page';
import { hrefTo, paths } from '../paths';
import type { Voice } from '../voice';
import { Notice } from '../views/notice';
import { languageOf } from './language';

const [, changeMeOperation] = meOperations;

/** A person's own choices: the language of pages and mails, and the time zone in which times are shown. */
export const accountPage: Page = {
  name: 'account',
  path: paths.account,
  get: async ({ voice, query }) => ({ view: <Account voice={voice} isDone={query['done'] !== undefined} /> }),
  post: async ({ call }, posted) => {
    const language = languageOf(oneOf(posted, 'language'));
    const zone = timeZone.safeParse(oneOf(posted, 'timeZone'));
    const body = { ...(language && { language }), ...(zone.success && { timeZone: zone.data }) };
    if (Object.keys(body).length > 0) await call(changeMeOperation, { body });
    const to = oneOf(posted, 'to');
    return { seeOther: to === '' ? hrefTo(paths.account, {}, { done: '1' }) : returnPath(to) };
  },
};

function Account({ voice, isDone }: { readonly voice: Voice; readonly isDone: boolean }): JSX.Element {
  const { translator, personName } = voice;
  const { text } = translator;
  const chosen = voice.timeZone;
  const zones = [...new Set([chosen, ...Intl.supportedValuesOf('timeZone')])].sort();
  return (
    <Layout voice={voice} title={text('app.account.heading')}>
      <Notice text={isDone ? text('app.account.saved') : null} />
      <p>
        <bdi>{personName}</bdi>
      </p>
      <p>
        {text('app.account.signedIn', {
          since: translator.moment(voice.signedInAt, chosen),
          until: translator.moment(voice.signedOutAt, chosen),
        })}
      </p>
      <form method="post" action={hrefTo(paths.account, {})}>
        <Token voice={voice} />
        <label for="language">{text('app.account.language')}</label>
        <select id="language" name="language">
          {languages.map((each) => (
            <option key={each} value={each} lang={each} selected={each === translator.language}>
              {languageNames[each]}
            </option>
          ))}
        </select>
        <label for="timeZone">{text('app.account.timeZone')}</label>
        <select id="timeZone" name="timeZone">
          {zones.map((zone) => (
            <option key={zone} value={zone} selected={zone === chosen}>
              {zone}
            </option>
          ))}
        </select>
        <p>
          <button type="submit">{text('app.account.save')}</button>
        </p>
      </form>
    </Layout>
  );
}
