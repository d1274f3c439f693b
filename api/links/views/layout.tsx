import type { ComponentChildren, JSX } from 'preact';
import type { Translator } from '../../../shared/languages';
import { paths } from '../paths';

/** Language, time zone and names that every page uses. */
export interface Voice {
  readonly translator: Translator;
  /** IANA; the reader's. */
  readonly timeZone: string;
  readonly programmeName: string;
  readonly contactLine: string;
}

/** The frame of every link page, in the reader's language and direction. */
export function Page(props: {
  readonly voice: Voice;
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { translator, programmeName, contactLine } = props.voice;
  return (
    <html lang={translator.language} dir={translator.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${props.title} – ${programmeName}`}</title>
        <link rel="stylesheet" href={paths.stylesheet} />
      </head>
      <body>
        <header>
          <bdi>{programmeName}</bdi>
        </header>
        <main>{props.children}</main>
        <footer>
          <p>{translator.text('pages.contact', { contact: contactLine })}</p>
        </footer>
      </body>
    </html>
  );
}

/** Names and values, one beneath the other. */
export function FieldList(props: {
  readonly fields: readonly (readonly [name: string, value: string])[];
}): JSX.Element {
  return (
    <dl>
      {props.fields.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
