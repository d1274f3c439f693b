import type { JSX } from 'preact';
import type { CommandName } from '../../../shared/domain/case';
import { commandNames } from '../../../shared/domain/case-rules';
import { getCaseOperation } from '../../cases/get';
import { Layout } from '../layout';
import { page } from '../page';
import { hrefTo, paths } from '../paths';
import type { Voice } from '../voice';
import { possibleIn } from './actions-of';
import { CaseBar, nameOfCase, type CaseShown } from './identity';

/** Everything that the reader can do in a case, and what not now and why. */
export const caseActions = page<CaseShown>({
  name: 'caseActions',
  path: paths.actions,
  ask: ({ call, params }) => call(getCaseOperation, { params }),
  view: CaseActions,
});

function CaseActions(kase: CaseShown, voice: Voice): JSX.Element {
  const { translator } = voice;
  const { text, practice } = translator;
  const titled = (name: CommandName): string => practice.commands[name].title;
  const byTitle = (a: CommandName, b: CommandName): number => titled(a).localeCompare(titled(b), translator.language);
  const possible = [...possibleIn(kase)].sort(byTitle);
  const refused = kase.commands.filter((each) => !each.possible);
  const whyNot = new Map(refused.map(({ name, why = 'not_possible' }) => [name, why]));
  const notNow = commandNames.filter((name) => whyNot.has(name)).sort(byTitle);
  return (
    <Layout
      voice={voice}
      title={text('app.case.parts.actions')}
      about={nameOfCase(kase)}
      section="cases"
      bar={<CaseBar kase={kase} voice={voice} part="actions" />}
    >
      {possible.length === 0 && <p>{text('app.case.nothingToDo')}</p>}
      {possible.length > 0 && (
        <section>
          <h2>{text('app.case.possible')}</h2>
          <ul class="rows">
            {possible.map((command) => (
              <li key={command}>
                <a href={hrefTo(paths.action, { caseId: kase.caseId, command })}>{titled(command)}</a>
                {practice.commands[command].hint !== undefined && (
                  <div class="quiet">{practice.commands[command].hint}</div>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {notNow.length > 0 && (
        <section>
          <h2>{text('app.case.notNow')}</h2>
          <ul class="rows">
            {notNow.map((command) => (
              <li key={command}>
                {titled(command)}
                <div class="quiet">{translator.refusal(whyNot.get(command) ?? '')}</div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}
