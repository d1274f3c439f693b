import type { JSX } from 'preact';
import { hrefTo, paths } from '../paths';
import type { Voice } from '../voice';

const parts = {
  people: paths.people,
  agencies: paths.agencies,
  facilities: paths.facilities,
  calendars: paths.calendars,
  own: hrefTo(paths.person, { personId: 'me' }),
} as const;

/** Leads to the pages of the directory. */
export function DirectoryBar(props: { readonly voice: Voice; readonly part: keyof typeof parts | null }): JSX.Element {
  const { voice, part } = props;
  const { text } = voice.translator;
  return (
    <nav aria-label={text('registers.directory.pages')}>
      <ul>
        {(Object.keys(parts) as (keyof typeof parts)[]).map((each) => (
          <li key={each}>
            <a href={parts[each]} {...(each === part && { 'aria-current': 'page' as const })}>
              {text(`registers.directory.parts.${each}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
