import type { SectionSeen } from '../sections/section';
import { answerWith, present, toldOf, type ToldEntry } from '../sections/told';
import type { ActionShown, MinutesShown } from './response';

type Held = ToldEntry<'conferenceHeld'>;
type Disposition = Held['data']['items'][number]['disposition'];

/** The minutes of a conference, with what came of each action since. */
export function minutesOf({ entry, data }: Held, seen: SectionSeen): MinutesShown {
  const { attended, apologies, lacking, items, dissent, summary, nextReviewOn } = data;
  return {
    attended: [...attended],
    apologies: [...apologies],
    lacking: [...lacking],
    items: items.map(({ itemId, title, disposition }) => ({
      itemId,
      ...present({ title }),
      disposition: disposition.kind,
      ...present({ says: wordsOf(disposition) }),
      ...(disposition.kind === 'action' && { action: actionShown(itemId, disposition, seen) }),
    })),
    dissent: dissent.map(({ personId, reasons }) => ({ personId, ...present({ reasons }) })),
    ...present({ summary }),
    nextReviewOn,
    recorded: seen.recordedOf(entry),
  };
}

function wordsOf(disposition: Disposition): string | undefined {
  if (disposition.kind === 'action') return disposition.what;
  return disposition.kind === 'decision' ? disposition.decision : disposition.reasons;
}

/** An action ends by the answer of its owner, or with the case. */
function actionShown(
  itemId: string,
  { ownerId, dueOn }: Extract<Disposition, { readonly kind: 'action' }>,
  { kase, entries, recordedOf }: SectionSeen,
): ActionShown {
  const isIts = ({ data }: { readonly data: { readonly actionId: string } }): boolean => data.actionId === itemId;
  const done = toldOf(entries, 'actionDone').findLast(isIts);
  const failed = toldOf(entries, 'actionNotPossible').findLast(isIts);
  const open = kase.tasks?.find(({ kind, about }) => kind === 'action' && about === itemId);
  const end = done ?? failed;
  if (end)
    return {
      ownerId: end.entry.by?.personId ?? ownerId,
      dueOn,
      state: done ? 'done' : 'not_possible',
      overdue: false,
      ...present({ reasonCode: failed?.data.reasonCode, says: answerWith(entries, end.entry) }),
      recorded: recordedOf(end.entry),
    };
  if (!open) return { ownerId, dueOn, state: 'no_longer_needed', overdue: false };
  const { assigneeId, overdue, taskId } = open;
  return { ownerId: assigneeId, dueOn, state: 'open', overdue, taskId };
}
