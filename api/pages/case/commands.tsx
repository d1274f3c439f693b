import type { JSX } from 'preact';
import { commandRows } from '../../../shared/domain/catalogue';
import { leadsOf } from '../../forms/leads';
import { hrefTo, paths } from '../paths';
import type { Voice } from '../voice';
import { possibleIn } from './actions-of';
import type { CaseShown } from './identity';

const most = 5;

/** The commands that come next or are used most, of those that the reader may give now, and the way to all of them. */
export function Commands(props: { readonly kase: CaseShown; readonly voice: Voice }): JSX.Element | null {
  const { kase, voice } = props;
  const { text } = voice.translator;
  const { caseId } = kase;
  const possible = possibleIn(kase);
  if (possible.length === 0) return null;
  const next = (kase.missing ?? []).flatMap(({ code }) => leadsOf(code).commands);
  const first = possible.filter((name) => next.includes(name));
  const frequent = possible.filter((name) => commandRows[name].form?.frequent === true);
  const shown = [...new Set([...first, ...frequent])].slice(0, most);
  return (
    <section>
      <h2>{text('app.case.commands')}</h2>
      <ul class="rows">
        {shown.map((command) => (
          <li key={command}>
            <a href={hrefTo(paths.action, { caseId, command })}>{voice.translator.practice.commands[command].title}</a>
          </li>
        ))}
        <li>
          <a href={hrefTo(paths.actions, { caseId })}>{text('app.case.allCommands')}</a>
        </li>
      </ul>
    </section>
  );
}
