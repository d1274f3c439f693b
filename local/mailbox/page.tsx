import { renderToString } from 'preact-render-to-string';
import type { ComponentChildren, VNode } from 'preact';
import type { Message } from './message';

const style = `
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #0b0c0c }
  table { border-collapse: collapse; width: 100% }
  th, td { text-align: start; padding: .4rem .6rem; border-block-end: 1px solid #b1b4b6; vertical-align: top }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f3f2f1; padding: 1rem }
  iframe { width: 100%; height: 32rem; border: 1px solid #b1b4b6 }
`;

/** All mails, newest first; it reloads itself. */
export function listPage(messages: readonly Message[]): string {
  return render(
    <Page title={`Mailbox (${messages.length})`} refresh>
      {messages.length === 0 && <p>No mail yet.</p>}
      <table>
        {messages.map(({ id, receivedAt, to, subject }) => (
          <tr key={id}>
            <td>
              <time dateTime={receivedAt}>{receivedAt.replace('T', ' ').slice(0, 19)}</time>
            </td>
            <td>
              <bdi>{to.join(', ')}</bdi>
            </td>
            <td>
              <a href={`/messages/${id}`}>
                <bdi>{subject || '(no subject)'}</bdi>
              </a>
            </td>
          </tr>
        ))}
      </table>
      <p>
        The same as JSON: <a href="/api/messages">/api/messages</a>
      </p>
    </Page>,
  );
}

/** One mail: its HTML part in a frame without scripts, its text part, its headers. */
export function messagePage({ from, to, subject, text, html, headers, attachments }: Message): string {
  return render(
    <Page title={subject || '(no subject)'}>
      <p>
        <a href="/">All mails</a>
      </p>
      <p>
        From <bdi>{from}</bdi> to <bdi>{to.join(', ')}</bdi>
      </p>
      {html && <iframe title="HTML part" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc={frame(html)} />}
      <h2>Text part</h2>
      <pre dir="auto">{text}</pre>
      {attachments.length > 0 && <h2>Attachments</h2>}
      {attachments.map(({ filename, contentType, size }, index) => (
        <p key={index}>
          <bdi>{filename || 'unnamed'}</bdi>, {contentType}, {size} bytes
        </p>
      ))}
      <h2>Headers</h2>
      <pre>{Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`)}</pre>
    </Page>,
  );
}

/** The page of an unknown address. */
export function missingPage(): string {
  return render(
    <Page title="Not here">
      <p>
        There is nothing under this address. <a href="/">All mails</a>
      </p>
    </Page>,
  );
}

/** Links open outside the frame, since their pages refuse to be framed. */
function frame(html: string): string {
  return `<base target="_blank">${html}`;
}

function Page({ title, refresh, children }: { title: string; refresh?: boolean; children: ComponentChildren }): VNode {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        {refresh && <meta httpEquiv="refresh" content="5" />}
        <title>{title}</title>
        <style>{style}</style>
      </head>
      <body>
        <h1 dir="auto">{title}</h1>
        {children}
      </body>
    </html>
  );
}

function render(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
