import type { JSX } from 'preact';
import { hrefTo, paths } from '../paths';
import type { Voice } from '../voice';
import { actionFilling } from './actions-of';
import { sayingOf, type CaseShown } from './identity';

type Item = NonNullable<CaseShown['missing']>[number];

/** The missing requirements of the gate, in two groups: those that the reader owes, and those that others owe. */
export function Missing(props: {
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly callerId: string;
}): JSX.Element | null {
  const { kase, voice, callerId } = props;
  const { text } = voice.translator;
  const { missing } = kase;
  if (missing === undefined || kase.phase === 'closed') return null;
  if (missing.length === 0) return <p>{text('app.case.nothingMissing')}</p>;
  const isMine = ({ owedBy }: Item): boolean =>
    owedBy.personId === callerId || (owedBy.function !== undefined && kase.functions?.[owedBy.function] === callerId);
  const groups = [
    { heading: text('app.case.youOwe'), items: missing.filter(isMine) },
    { heading: text('app.case.othersOwe'), items: missing.filter((item) => !isMine(item)) },
  ].filter(({ items }) => items.length > 0);
  return (
    <div class="columns">
      {groups.map(({ heading, items }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          <ul class="rows">
            {items.map((item, index) => (
              <li key={index}>
                <What item={item} kase={kase} voice={voice} callerId={callerId} />
                <By item={item} kase={kase} voice={voice} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** A missing requirement, as a link to the form or the task that brings it, where the reader may use it. */
function What(props: {
  readonly item: Item;
  readonly kase: CaseShown;
  readonly voice: Voice;
  readonly callerId: string;
}): JSX.Element {
  const { item, kase, voice, callerId } = props;
  const words = sayingOf(kase, voice).translator.missing(item.code);
  const task = kase.tasks?.find(({ kind, assigneeId }) => kind === item.code && assigneeId === callerId);
  if (task) return <a href={hrefTo(paths.task, { taskId: task.taskId })}>{words}</a>;
  const command = actionFilling(item.code, kase);
  if (command === undefined) return <>{words}</>;
  return <a href={hrefTo(paths.action, { caseId: kase.caseId, command })}>{words}</a>;
}

function By(props: { readonly item: Item; readonly kase: CaseShown; readonly voice: Voice }): JSX.Element {
  const { item, kase, voice } = props;
  const { translator } = voice;
  const { personId, function: held } = item.owedBy;
  const holder = personId ?? (held === undefined ? undefined : kase.functions?.[held]);
  const name = holder === undefined ? undefined : sayingOf(kase, voice).nameOf(holder);
  const as = held === undefined ? undefined : translator.option(held);
  return (
    <div class="quiet">
      {name !== undefined && <bdi>{name}</bdi>}
      {name !== undefined && as !== undefined && ', '}
      {as}
      {holder === undefined && ` ${translator.text('app.case.nobodyAppointed')}`}
    </div>
  );
}
