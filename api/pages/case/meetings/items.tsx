import type { JSX } from 'preact';
import { hrefTo, paths } from '../../paths';
import type { Saying } from '../../say';
import { FreeText, RecordedBy } from '../section/recorded';
import { withReason } from '../section/words';
import type { MeetingShown } from './shown';

type ItemShown = NonNullable<MeetingShown['minutes']>['items'][number];
type ActionShown = NonNullable<ItemShown['action']>;

interface Part {
  readonly saying: Saying;
  readonly callerId: string;
}

/** Every item with its outcome; an action with its owner and what came of it. */
export function Items({ items, ...part }: Part & { readonly items: readonly ItemShown[] }): JSX.Element {
  const { translator } = part.saying;
  return (
    <ol class="rows">
      {items.map(({ itemId, title, disposition, says, action }) => (
        <li key={itemId}>
          <p>
            <strong>
              <bdi>{title}</bdi>
            </strong>
          </p>
          <p>{translator.option(disposition, 'kind')}</p>
          {says !== undefined && <FreeText text={says} />}
          {action && <Action action={action} {...part} />}
        </li>
      ))}
    </ol>
  );
}

function Action({ action, saying, callerId }: Part & { readonly action: ActionShown }): JSX.Element {
  const { translator, nameOf } = saying;
  const { text } = translator;
  const { ownerId, dueOn, state, overdue, taskId, reasonCode, says, recorded } = action;
  return (
    <>
      <p>
        {text('sections.meetings.owner')} <bdi>{nameOf(ownerId) ?? text('app.case.unnamed')}</bdi>
        {` · ${text('sections.common.dueOn', { when: translator.weekday(dueOn) })} · `}
        <strong {...(overdue && { class: 'late' })}>
          {withReason(
            translator,
            text(overdue ? 'sections.common.overdue' : `sections.meetings.actionStates.${state}`),
            reasonCode,
          )}
        </strong>
      </p>
      {taskId !== undefined && ownerId === callerId && (
        <p>
          <a href={hrefTo(paths.task, { taskId })}>{translator.missing('action')}</a>
        </p>
      )}
      {says !== undefined && <FreeText text={says} />}
      {recorded && <RecordedBy of={recorded} saying={saying} />}
    </>
  );
}
