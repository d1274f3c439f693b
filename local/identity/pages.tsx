import type { ComponentChildren, JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { agencies } from '../directory';
import type { LocalPerson } from '../people';
import { dutyOf } from './duties';

const style = `
  :root { color-scheme: light dark }
  body { font: 1.0625rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 56rem; padding: 0 1rem }
  .people { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); gap: .5rem; padding: 0; margin: 0 }
  li { list-style: none }
  h2 { font-size: 1.125rem; margin: 1.75rem 0 .5rem }
  button { font: inherit; padding: .5rem .75rem; min-height: 44px; width: 100%; text-align: start; cursor: pointer }
  .people button { display: flex; flex-direction: column; align-items: start; height: 100% }
  button span { display: block; font-size: .9375rem }
  :focus-visible { outline: 3px solid; outline-offset: 2px }
`;

/** Lists all people by agency; choosing a name signs that person in. */
export function signInPage(people: readonly LocalPerson[]): string {
  return render(
    <Page title="Sign in as">
      <p>
        This is the identity provider of a local stack, for development only. It knows made-up people and asks for no
        password: choose one.
      </p>
      <form method="post">
        {agencies.map(({ key, name }) => (
          <section key={key} aria-labelledby={key}>
            <h2 id={key}>{name}</h2>
            <ul class="people">{people.filter(({ agency }) => agency === key).map(PersonButton)}</ul>
          </section>
        ))}
      </form>
    </Page>,
  );
}

/**
 * Ends the provider's session without a question: the application has already asked it. Without script a button does.
 * @param form the provider's form, which the button belongs to
 */
export function signOutPage(form: string): string {
  return render(
    <Page title="Signing out">
      <div dangerouslySetInnerHTML={{ __html: form }} />
      <button type="submit" form="op.logoutForm" name="logout" value="yes">
        Sign out
      </button>
      <script dangerouslySetInnerHTML={{ __html: "document.querySelector('button').click()" }} />
    </Page>,
  );
}

export function signedOutPage(): string {
  return render(
    <Page title="You are signed out">
      <p>This identity provider has forgotten who you were.</p>
    </Page>,
  );
}

/** @param code of OAuth, such as `invalid_request` */
export function errorPage(code: string, description: string | undefined): string {
  return render(
    <Page title="The sign-in cannot go on">
      <p>
        {description ?? 'No description.'} (<code>{code}</code>)
      </p>
      <p>Go back to the application and begin again.</p>
    </Page>,
  );
}

function PersonButton(person: LocalPerson): JSX.Element {
  const { key, givenName, familyName } = person;
  return (
    <li key={key}>
      <button name="sub" value={key}>
        <strong>
          <bdi>{`${givenName} ${familyName}`}</bdi>
        </strong>
        <span>{dutyOf(person)}</span>
        <span>
          <code>{key}</code>
        </span>
      </button>
    </li>
  );
}

function Page(props: { readonly title: string; readonly children: ComponentChildren }): JSX.Element {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${props.title} – local identity provider`}</title>
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>
          <h1>{props.title}</h1>
          {props.children}
        </main>
      </body>
    </html>
  );
}

function render(page: JSX.Element): string {
  return `<!DOCTYPE html>${renderToString(page)}`;
}
