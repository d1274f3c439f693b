import type { Request, Response } from 'express';
import type { Rejection } from '../../shared/domain/kernel-types';
import { recordAnswer } from './answer';
import { fitting, problemsOf, readForm, type Field, type SentForm, type Typed } from './form';
import { checkNonce, nonceFor, receiptFor, type Step } from './nonce';
import { pathOfReceipt } from './paths';
import type { LinkServices } from './services';
import { showAsk, showReview, showStanding } from './show';
import type { Question } from './standing';
import type { Visit } from './visit';

type OpenVisit = Visit & { readonly question: Question };

/** A posted form of an open task: shown again, shown for confirmation, or recorded. */
export async function answerForm(
  services: LinkServices,
  visit: OpenVisit,
  request: Request,
  response: Response,
): Promise<void> {
  const form = readForm(request.body);
  if (!form)
    return showStanding(response, visit.voice, 'malformed', { status: request.body === undefined ? 415 : 400 });
  const again = askAgain(services, visit, response, form.typed);
  if (form.step === 'change') return again({});
  const standingOfNonce = checkForm(services, visit, form, form.step);
  if (standingOfNonce !== 'good') return again({ notice: standingOfNonce });
  const problems = problemsOf(visit.question, form.typed);
  if (problems.length > 0) return again({ problems });
  if (form.step === 'review') return review(services, visit, response, fitting(visit.question, form.typed));
  await confirm(services, visit, response, form);
}

function checkForm(services: LinkServices, visit: OpenVisit, { nonce, typed }: SentForm, step: Step) {
  return checkNonce(nonce, { ...shownTo(visit), step, typed }, services.pageKeys, services.now());
}

function review(services: LinkServices, visit: OpenVisit, response: Response, typed: Typed): void {
  const nonce = nonceFor({ ...shownTo(visit), step: 'confirm', typed }, services.pageKeys, services.now());
  showReview(response, { voice: visit.voice, action: visit.action, nonce, typed });
}

async function confirm(services: LinkServices, visit: OpenVisit, response: Response, form: SentForm): Promise<void> {
  const { link, reader, question, voice, action } = visit;
  const outcome = await recordAnswer(services, {
    link,
    reader,
    question,
    nonce: form.nonce,
    typed: form.typed,
  });
  switch (outcome.outcome) {
    case 'accepted': {
      const receipt = receiptFor(link.linkId, services.pageKeys, services.now());
      return response.redirect(303, pathOfReceipt(action, receipt));
    }
    case 'rejected':
      return refuse(outcome.rejection, services, visit, response, form.typed);
    case 'key_reused':
      return response.redirect(303, action);
    case 'forbidden':
    case 'invisible':
      return showStanding(response, voice, 'not_valid');
  }
}

/** Somebody was faster, or what is asked has moved on: the link's own page says which. */
function refuse({ code }: Rejection, services: LinkServices, visit: OpenVisit, response: Response, typed: Typed): void {
  switch (code) {
    case 'already_answered':
    case 'no_longer_needed':
    case 'unknown_task':
    case 'not_your_task':
    case 'sign_in_required':
      return response.redirect(303, visit.action);
    case 'answer_not_possible':
      return askAgain(services, visit, response, typed)({ problems: ['answer'] });
    case 'reason_required':
    case 'unknown_reason':
      return askAgain(services, visit, response, typed)({ problems: ['reason'] });
    default:
      return showStanding(response, visit.voice, 'not_now');
  }
}

/** Shows the form with what was typed, and a fresh mark. */
function askAgain(services: LinkServices, visit: OpenVisit, response: Response, typed: Typed) {
  return ({
    problems = [],
    notice = null,
  }: {
    readonly problems?: readonly Field[];
    readonly notice?: 'old' | 'changed' | null;
  }): void => {
    const { voice, action, question } = visit;
    const nonce = nonceFor({ ...shownTo(visit), step: 'review' }, services.pageKeys, services.now());
    showAsk(response, { voice, question, action, nonce, typed, problems, notice });
  };
}

function shownTo({ link, question }: OpenVisit): { linkId: string; generation: number; revision: number } {
  return { linkId: link.linkId, generation: question.generation, revision: question.revision };
}
