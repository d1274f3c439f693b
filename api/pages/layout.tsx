import type { ComponentChildren, JSX } from 'preact';
import { icon, stylesheet } from './assets';
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
  readonly children: ComponentChildren;
}): JSX.Element {
  const { voice, title, about, section, bar, hasErrors = false, children } = props;
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
        </footer>
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
        <bdi class="quiet">{voice.personName}</bdi>
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

/** The token that every form of a page carries. */
export function Token({ voice }: { readonly voice: Pick<Voice, 'csrf'> }): JSX.Element {
  return <input type="hidden" name="_csrf" value={voice.csrf} />;
}
