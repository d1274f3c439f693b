import type { ComponentChildren, JSX } from 'preact';
import { languageNames, languages } from '../../shared/languages';
import { inputs } from '../forms/turn';
import { languageButton } from './account/language';
import { icon, script, stylesheet } from './assets';
import { hrefTo, paths } from './paths';
import { sections, type Section } from './sections';
import type { Voice } from './voice';

/** The frame of every page of signed-in people, in the reader's language and direction. */
export function Layout(props: {
  readonly voice: Voice;
  /** The page's heading: title and `h1`. */
  readonly title: string;
  /** The case that the page is about, by its alias or name. */
  readonly about?: string | undefined;
  readonly section?: Section;
  /** Between navigation and heading, for what identifies a case. */
  readonly bar?: ComponentChildren;
  /** The form has errors. */
  readonly hasErrors?: boolean;
  /** The id of the form whose text is kept when the reader chooses another language. */
  readonly form?: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { voice, title, about, section, bar, hasErrors = false, form, children } = props;
  const { translator, programmeName } = voice;
  const { text } = translator;
  const parts = [title, ...(about === undefined ? [] : [about]), programmeName];
  return (
    <html lang={translator.language} dir={translator.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${hasErrors ? `${text('app.layout.error')} ` : ''}${parts.join(' – ')}`}</title>
        <link rel="icon" href={icon.path} type="image/svg+xml" />
        <link rel="stylesheet" href={stylesheet.path} />
        <script src={script.path} type="module" />
      </head>
      <body class="wide">
        <a class="skip" href="#main">
          {text('app.layout.skip')}
        </a>
        <Top voice={voice} section={section} />
        {bar !== undefined && (
          <section class="bar" aria-label={about}>
            {bar}
          </section>
        )}
        <main id="main" tabIndex={-1}>
          <h1>{title}</h1>
          {children}
        </main>
        <footer>
          <p>{text('app.layout.asOf', { when: translator.moment(voice.asOf, voice.timeZone) })}</p>
          <p>{text('pages.contact', { contact: voice.contactLine })}</p>
          <Languages voice={voice} form={form} />
        </footer>
        <Ending voice={voice} />
      </body>
    </html>
  );
}

function Top(props: { readonly voice: Voice; readonly section: Section | undefined }): JSX.Element {
  const { voice, section } = props;
  const { text } = voice.translator;
  return (
    <header>
      <div class="top">
        <bdi>{voice.programmeName}</bdi>
        <a href={hrefTo(paths.account, {})}>
          <bdi>{voice.personName}</bdi>
        </a>
        <form method="post" action="/sign-out">
          <Token voice={voice} />
          <button type="submit" class="plain">
            {text('app.layout.signOut')}
          </button>
        </form>
      </div>
      <nav aria-label={text('app.layout.navigation')}>
        <ul>
          {voice.sections.map((each) => (
            <li key={each}>
              <a href={sections[each].path} {...(each === section && { 'aria-current': 'page' as const })}>
                {text(`app.layout.sections.${each}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** The languages, each in itself. On a form the choice keeps what was typed. */
function Languages({ voice, form }: { readonly voice: Voice; readonly form: string | undefined }): JSX.Element {
  const { translator } = voice;
  const others = languages.filter((each) => each !== translator.language);
  const isKept = form !== undefined;
  const buttons = others.map((each) => (
    <button
      key={each}
      type="submit"
      class="plain"
      lang={each}
      {...(isKept ? { form, name: inputs.action, value: languageButton(each) } : { name: 'language', value: each })}
    >
      {languageNames[each]}
    </button>
  ));
  if (isKept) return <p class="languages">{buttons}</p>;
  return (
    <form class="languages" method="post" action={hrefTo(paths.account, {})}>
      <Token voice={voice} />
      <input type="hidden" name="to" value={voice.address} />
      {buttons}
    </form>
  );
}

/** Shown by the script five minutes before the session ends; without it, what is sent too late waits for its author. */
function Ending({ voice }: { readonly voice: Voice }): JSX.Element {
  const { translator, asOf, endsAt, signedOutAt } = voice;
  const secondsTo = (at: string): number => Math.round((Date.parse(at) - Date.parse(asOf)) / 1000);
  return (
    <div
      id="session"
      class="notice ending"
      role="alert"
      hidden
      data-ends={secondsTo(endsAt)}
      data-latest={secondsTo(signedOutAt)}
      data-stay={hrefTo(paths.account, {})}
    >
      <p>{translator.text('app.account.ending')}</p>
      <p hidden>{translator.text('app.account.endingForGood')}</p>
      <button type="button">{translator.text('app.account.stay')}</button>
    </div>
  );
}

/** The token that every form of a page carries. */
export function Token({ voice }: { readonly voice: Pick<Voice, 'csrf'> }): JSX.Element {
  return <input type="hidden" name="_csrf" value={voice.csrf} />;
}
