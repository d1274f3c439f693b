import { appointmentOf } from '../../shared/domain/case-rules';
import type { AnswerNeeds, Appointment } from '../../shared/domain/kernel/area';
import type { CaseState } from '../../shared/domain/case';
import type { Task } from '../../shared/domain/asking/task';
import { answersTo } from '../../shared/domain/case-rules';
import type { Instant } from '../../shared/domain/time';
import type { LinkAnswer, LinkKind } from '../../shared/languages/texts';
import type { Programme } from '../../shared/programme/schema';
import type { ActionLink } from './services';

/** The question of a link; it shows no more than the mail did. */
export interface Question {
  readonly kind: LinkKind;
  readonly reference: string;
  readonly dueAt: Instant;
  readonly generation: number;
  readonly revision: number;
  readonly appointment: Appointment | null;
  readonly answers: readonly PossibleAnswer[];
}

interface PossibleAnswer {
  readonly answer: LinkAnswer;
  /** Reasons, one of which is required; null where the answer needs no reason. */
  readonly reasons: readonly string[] | null;
  /** Whether the page asks how the person took part, and for a concern. */
  readonly tellsWhatWasSeen: boolean;
}

/** The state of a link: its task is open, or why it cannot be answered. */
export type LinkState =
  | { readonly is: 'open'; readonly question: Question }
  | { readonly is: 'already_recorded'; readonly recordedAt: Instant }
  | { readonly is: 'expired' | 'replaced' | 'no_longer_needed' | 'not_valid' };

/** The present state of a link. A former assignee learns only that the task needs nothing of them. */
export function linkStateOf(
  link: ActionLink,
  { kase, programme }: { readonly kase: CaseState; readonly programme: Pick<Programme, 'reasons' | 'conferences'> },
  now: Instant,
): LinkState {
  const hasExpired = link.expiresAt <= now;
  const task = kase.tasks[link.taskId];
  // A case forgets tasks that were closed long ago.
  if (!task) return { is: hasExpired ? 'expired' : 'no_longer_needed' };
  if (!isByLink(task)) return { is: 'not_valid' };
  if (task.assigneeId !== link.personId || task.status === 'withdrawn') return { is: 'no_longer_needed' };
  if (task.generation !== link.generation) return { is: 'replaced' };
  if (task.status === 'answered') return { is: 'already_recorded', recordedAt: task.closedAt ?? now };
  if (hasExpired) return { is: 'expired' };
  return { is: 'open', question: questionOf(task, kase, programme) };
}

type LinkTask = Task & { readonly kind: LinkKind };

/** A task that needs a sign-in is never answered by link, even if a link for it exists. */
function isByLink(task: Task): task is LinkTask {
  return answersTo(task.kind).sensitivity === 'link';
}

function questionOf(task: LinkTask, kase: CaseState, programme: Pick<Programme, 'reasons' | 'conferences'>): Question {
  const { reasons } = programme;
  const answers = Object.entries(answersTo(task.kind).answers) as [LinkAnswer, AnswerNeeds][];
  return {
    kind: task.kind,
    reference: task.taskId,
    dueAt: task.dueAt,
    generation: task.generation,
    revision: task.revision,
    appointment: appointmentOf(kase, task, programme),
    answers: answers.map(([answer, { reasonsFrom }]) => ({
      answer,
      reasons: reasonsFrom ? reasons[reasonsFrom] : null,
      tellsWhatWasSeen: answer === 'held',
    })),
  };
}
