import type { Rejection } from '../../shared/domain/kernel/types';
import { recordAnswer } from './answer';
import { fitting, nothingTyped, problemsOf, readForm, type Field, type SentForm, type Typed } from './form';
import { checkNonce, nonceFor, receiptFor } from './nonce';
import { pathOfReceipt } from './paths';
import { askReply, reviewReply, seeOther, linkStateReply, type Reply } from './replies';
import type { LinkServices } from './services';
import type { Question } from './link-state';
import type { Visit } from './visit';

export type OpenVisit = Visit & { readonly question: Question };

interface Again {
  /** Earlier input. */
  readonly typed?: Typed;
  readonly problems?: readonly Field[];
  readonly notice?: 'old' | 'changed';
}

/** The form of an open task with a fresh nonce: empty at first, later with the earlier input. */
export function ask(services: LinkServices, visit: OpenVisit, again: Again = {}): Reply {
  const { voice, action, question } = visit;
  const { typed = nothingTyped, problems = [], notice = null } = again;
  const nonce = nonceFor({ ...shownTo(visit), step: 'review' }, services.pageKeys, services.now());
  return askReply({ voice, question, action, nonce, typed, problems, notice });
}

/** A posted form of an open task: shown again, shown for confirmation, or recorded. */
export async function answerForm(services: LinkServices, visit: OpenVisit, body: unknown): Promise<Reply> {
  const form = readForm(body);
  if (!form) return linkStateReply(visit.voice, 'malformed', { status: body === undefined ? 415 : 400 });
  const { step, nonce, typed } = form;
  if (step === 'change') return ask(services, visit, { typed });
  const mark = checkNonce(nonce, { ...shownTo(visit), step, typed }, services.pageKeys, services.now());
  if (mark !== 'good') return ask(services, visit, { typed, notice: mark });
  const problems = problemsOf(visit.question, typed);
  if (problems.length > 0) return ask(services, visit, { typed, problems });
  return step === 'review' ? review(services, visit, typed) : confirm(services, visit, form);
}

function review(services: LinkServices, visit: OpenVisit, entered: Typed): Reply {
  const typed = fitting(visit.question, entered);
  const nonce = nonceFor({ ...shownTo(visit), step: 'confirm', typed }, services.pageKeys, services.now());
  return reviewReply({ voice: visit.voice, action: visit.action, nonce, typed });
}

async function confirm(services: LinkServices, visit: OpenVisit, { nonce, typed }: SentForm): Promise<Reply> {
  const { link, reader, question, voice, action } = visit;
  const outcome = await recordAnswer(services, { link, reader, question, nonce, typed });
  switch (outcome.outcome) {
    case 'accepted':
      return seeOther(pathOfReceipt(action, receiptFor(link.linkId, services.pageKeys, services.now())));
    case 'rejected':
      return refusal(outcome.rejection, services, visit, typed);
    case 'key_reused':
      return seeOther(action);
    case 'forbidden':
    case 'invisible':
      return linkStateReply(voice, 'not_valid');
  }
}

/** The task was answered or has changed meanwhile: the link's own page says which. */
function refusal({ code }: Rejection, services: LinkServices, visit: OpenVisit, typed: Typed): Reply {
  switch (code) {
    case 'already_answered':
    case 'no_longer_needed':
    case 'changed_since_shown':
    case 'unknown_task':
    case 'not_your_task':
    case 'sign_in_required':
      return seeOther(visit.action);
    case 'answer_not_possible':
      return ask(services, visit, { typed, problems: ['answer'] });
    case 'reason_required':
    case 'unknown_reason':
      return ask(services, visit, { typed, problems: ['reason'] });
    default:
      return linkStateReply(visit.voice, 'not_now');
  }
}

function shownTo({ link, question }: OpenVisit): { linkId: string; generation: number; revision: number } {
  return { linkId: link.linkId, generation: question.generation, revision: question.revision };
}
