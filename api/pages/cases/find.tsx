import type { JSX } from 'preact';
import { Token } from '../layout';
import { hrefTo, paths } from '../paths';
import type { Voice } from '../voice';

/** Looks for a case. By POST, since a name must not stand in an address, a history or a proxy's log. */
export function Find({ voice }: { readonly voice: Voice }): JSX.Element {
  const { text } = voice.translator;
  return (
    <form method="post" action={hrefTo(paths.findCases, {})} role="search" autocomplete="off">
      <Token voice={voice} />
      <label class="label" for="find">
        {text('app.cases.find')}
      </label>
      <p>
        <input type="search" id="find" name="q" maxLength={100} required />
      </p>
      <p>
        <button type="submit" class="second">
          {text('app.cases.search')}
        </button>
      </p>
    </form>
  );
}
