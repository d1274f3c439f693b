import { renderToString } from 'preact-render-to-string';
import type { LocalPerson } from '../people';

const style = `
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 44rem; padding: 0 1rem; color: #0b0c0c }
  li { list-style: none; margin-block: .3rem }
  ul { padding: 0 }
  button { font: inherit; padding: .4rem .8rem; width: 100%; text-align: start; cursor: pointer }
`;

/** Lists all people; choosing a name signs that person in. */
export function signInPage(people: readonly LocalPerson[]): string {
  const page = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>Sign in (development)</title>
        <style>{style}</style>
      </head>
      <body>
        <h1>Sign in as</h1>
        <p>This identity provider belongs to a local stack. It knows made-up people and asks for no password.</p>
        <form method="post">
          <ul>
            {people.map(({ key, givenName, familyName, roles, disciplines }) => (
              <li key={key}>
                <button name="sub" value={key}>
                  <strong>{key}</strong>: <bdi>{`${givenName} ${familyName}`}</bdi>,{' '}
                  {[...roles, ...disciplines].join(', ')}
                </button>
              </li>
            ))}
          </ul>
        </form>
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(page)}`;
}
