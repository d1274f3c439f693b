import type { JSX } from 'preact';
import { Token } from '../layout';
import type { Voice } from '../voice';

/** A search by POST, since a name must not stand in an address, a history or a proxy's log. */
export function Search(props: { readonly action: string; readonly label: string; readonly voice: Voice }): JSX.Element {
  const { action, label, voice } = props;
  return (
    <form method="post" action={action} role="search" autocomplete="off">
      <Token voice={voice} />
      <label class="label" for="find">
        {label}
      </label>
      <p>
        <input type="search" id="find" name="q" maxLength={100} required />
      </p>
      <p>
        <button type="submit" class="second">
          {voice.translator.text('app.cases.search')}
        </button>
      </p>
    </form>
  );
}
