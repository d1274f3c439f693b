import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { translatorFor, type TranslatorFor } from '../shared/languages';
import { calendarPart } from './calendar';
import { type Line, linesOf } from './lines';
import type { ComposedMail, MailToCompose } from './types';

/**
 * The mail about a task, in the recipient's language: a neutral subject, a text part, the same as HTML, and a calendar
 * part for session invitations. It holds only what `mail` contains, so nothing sensitive can slip in.
 * @param translators with the words of the programmes; without them a place is its readable code
 */
export function composeMail(mail: MailToCompose, translators: TranslatorFor = translatorFor): ComposedMail {
  const translator = translators(mail.language, mail.programmeId);
  const subject = translator.text(`mail.subject.${mail.message}`, { programmeName: mail.programmeName });
  const lines = linesOf(mail, translator);
  const calendar = calendarPart(mail, translator);
  return {
    subject,
    text: lines.map(asText).join('\n\n') + '\n',
    html:
      '<!DOCTYPE html>' +
      renderToString(
        <Body subject={subject} language={translator.language} direction={translator.direction} lines={lines} />,
      ),
    ...(calendar && { calendar }),
  };
}

function asText(line: Line): string {
  switch (line.is) {
    case 'words':
      return line.text;
    case 'fields':
      return line.texts.join('\n');
    case 'link':
      return `${line.lead}\n${line.url}`;
  }
}

function Body(props: {
  readonly subject: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly lines: readonly Line[];
}): JSX.Element {
  return (
    <html lang={props.language} dir={props.direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.subject}</title>
      </head>
      <body
        style="margin:0;padding:24px;font:16px/1.5 Arial,Helvetica,sans-serif;color:#0b0c0c;background:#ffffff"
        dir={props.direction}
      >
        <div style="max-width:600px;margin:0 auto">
          {props.lines.map((line) => (
            <HtmlLine line={line} />
          ))}
        </div>
      </body>
    </html>
  );
}

const button = 'display:inline-block;padding:10px 16px;background:#1d4f8c;color:#ffffff;font-weight:bold';

function HtmlLine({ line }: { readonly line: Line }): JSX.Element {
  switch (line.is) {
    case 'words':
      return <p>{line.text}</p>;
    case 'fields':
      return (
        <p>
          {line.texts.map((text, index) => (
            <>
              {index > 0 && <br />}
              {text}
            </>
          ))}
        </p>
      );
    case 'link':
      return (
        <p>
          <a href={line.url} style={button}>
            {line.label}
          </a>
        </p>
      );
  }
}
